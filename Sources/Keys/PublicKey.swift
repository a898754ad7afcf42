import COpenSSL
import Codecs

/// A public key that OpenSSL holds and that is freed exactly once. One thread at a time may use it.
///
/// Its numbers were checked: the point lies on its curve and does not have low order; the modulus has 2048 to 4096
/// bits, and the exponent is odd and at least 3.
@safe public final class PublicKey {
  /// The key's numbers.
  public let material: KeyMaterial
  private let key: OpaquePointer
  /// A prepared verification per algorithm, made once and copied for each signature. Preparing it anew would cost a
  /// twentieth of an ES256 verification and a fifth of an RS256 one.
  private var prepared: [SignatureAlgorithm: Prepared] = [:]

  /// Checks the numbers and gives them to OpenSSL.
  ///
  /// - Throws: the errors of ``KeyMaterial/check()``; ``KeyError/openSSL``.
  public init(_ material: KeyMaterial) throws(KeyError) {
    try material.check()
    self.material = material
    switch material {
    case .ellipticCurve(let kind, let x, let y): unsafe key = try Self.ellipticCurveKey(kind, x, y)
    case .ed25519(let x): unsafe key = try Self.ed25519Key(x)
    case .rsa(let modulus, let exponent): unsafe key = try Self.rsaKey(modulus, exponent)
    }
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// The kind of key.
  public var kind: KeyKind { material.kind }

  /// Whether `signature` is this key's signature of `message`. False for an algorithm of another kind of key, for a
  /// signature of another length than the algorithm's, and if OpenSSL fails.
  public func isValid(
    _ signature: Span<UInt8>, over message: Span<UInt8>, algorithm: SignatureAlgorithm
  ) -> Bool {
    guard algorithm.keyKind == kind, signature.count == signatureLength else { return false }
    guard let context = context(for: algorithm) else { return false }
    if algorithm == .es256 || algorithm == .es384 {
      let encoded = ECDSASignature.der(raw: signature)
      return context.verify(encoded.span, over: message)
    }
    return context.verify(signature, over: message)
  }

  /// Bytes of a signature: r and s for ECDSA (RFC 9053 §2.1), R and S for Ed25519, as many as the modulus for RSA.
  private var signatureLength: Int {
    switch material {
    case .ellipticCurve(let kind, _, _): (kind.coordinateLength ?? 0) * 2
    case .ed25519: 64
    case .rsa(let modulus, _): modulus.count
    }
  }

  private func context(for algorithm: SignatureAlgorithm) -> Prepared? {
    if let found = prepared[algorithm] { return found }
    guard let made = unsafe Prepared(key, algorithm) else { return nil }
    prepared[algorithm] = made
    return made
  }

  // MARK: From numbers to keys

  private static func ellipticCurveKey(
    _ kind: KeyKind, _ x: [UInt8], _ y: [UInt8]
  ) throws(KeyError) -> OpaquePointer {
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { throw .openSSL }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    // The uncompressed form (SEC 1 §2.3.3). OpenSSL checks that the point is on the curve when it reads it.
    let point = [0x04] + x + y
    let group: StaticString = kind == .p256 ? "P-256" : "P-384"
    // The builder keeps every pointer, also those of names, until the parameters are made. A string that Swift lends to
    // C for one call would be gone by then.
    let key = unsafe point.withUnsafeBufferPointer { point -> OpaquePointer? in
      guard
        unsafe OSSL_PARAM_BLD_push_utf8_string(builder, cString("group"), cString(group), 0) == 1,
        unsafe OSSL_PARAM_BLD_push_octet_string(builder, cString("pub"), point.baseAddress, point.count) == 1
      else { return nil }
      return unsafe Self.key(ofType: "EC", builder)
    }
    guard let key = unsafe key else { throw .weakPoint }
    return unsafe key
  }

  private static func ed25519Key(_ x: [UInt8]) throws(KeyError) -> OpaquePointer {
    let key = unsafe x.withUnsafeBufferPointer {
      unsafe EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, $0.baseAddress, $0.count)
    }
    guard let key = unsafe key else { throw .openSSL }
    return unsafe key
  }

  private static func rsaKey(_ modulus: [UInt8], _ exponent: [UInt8]) throws(KeyError) -> OpaquePointer {
    guard let n = unsafe bigNumber(modulus) else { throw .openSSL }
    defer { unsafe BN_free(n) }
    guard let e = unsafe bigNumber(exponent) else { throw .openSSL }
    defer { unsafe BN_free(e) }
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { throw .openSSL }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    guard unsafe OSSL_PARAM_BLD_push_BN(builder, cString("n"), n) == 1,
      unsafe OSSL_PARAM_BLD_push_BN(builder, cString("e"), e) == 1
    else { throw .openSSL }
    guard let key = unsafe key(ofType: "RSA", builder) else { throw .malformed }
    return unsafe key
  }

  private static func bigNumber(_ bytes: [UInt8]) -> OpaquePointer? {
    unsafe bytes.withUnsafeBufferPointer { unsafe BN_bin2bn($0.baseAddress, Int32($0.count), nil) }
  }

  /// The key with the numbers in `builder`; nil if they make none.
  private static func key(ofType type: StaticString, _ builder: OpaquePointer) -> OpaquePointer? {
    guard let parameters = unsafe OSSL_PARAM_BLD_to_param(builder) else { return nil }
    defer { unsafe OSSL_PARAM_free(parameters) }
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, cString(type), nil) else { return nil }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_fromdata_init(context) == 1 else { return nil }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_fromdata(context, &key, vidimus_evp_public_key, parameters) == 1 else {
      ERR_clear_error()
      return nil
    }
    return unsafe key
  }

  /// A literal as a C string: it ends with a NUL and lives as long as the program.
  private static func cString(_ literal: StaticString) -> UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(literal.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}

/// A verification prepared for one key and algorithm, to be copied for each signature.
@safe private final class Prepared {
  private let template: OpaquePointer
  private let scratch: OpaquePointer

  init?(_ key: OpaquePointer, _ algorithm: SignatureAlgorithm) {
    guard let template = unsafe EVP_MD_CTX_new() else { return nil }
    guard let scratch = unsafe EVP_MD_CTX_new() else {
      unsafe EVP_MD_CTX_free(template)
      return nil
    }
    unsafe (self.template, self.scratch) = (template, scratch)
    guard unsafe Self.setUp(template, key, algorithm) else { return nil }
  }

  deinit {
    unsafe EVP_MD_CTX_free(scratch)
    unsafe EVP_MD_CTX_free(template)
  }

  func verify(_ signature: Span<UInt8>, over message: Span<UInt8>) -> Bool {
    guard unsafe EVP_MD_CTX_copy_ex(scratch, template) == 1 else { return false }
    return unsafe signature.withUnsafeBufferPointer { signature in
      unsafe message.withUnsafeBufferPointer { message in
        // 1 alone is success: 0 is a bad signature and negatives are errors.
        unsafe EVP_DigestVerify(
          scratch, signature.baseAddress, signature.count, message.baseAddress, message.count) == 1
      }
    }
  }

  private static func setUp(
    _ context: OpaquePointer, _ key: OpaquePointer, _ algorithm: SignatureAlgorithm
  ) -> Bool {
    var parameters: OpaquePointer?
    let started =
      switch algorithm {
      case .edDSA: unsafe EVP_DigestVerifyInit_ex(context, &parameters, nil, nil, nil, key, nil)
      case .es384: unsafe EVP_DigestVerifyInit_ex(context, &parameters, "SHA384", nil, nil, key, nil)
      case .es256, .ps256, .rs256:
        unsafe EVP_DigestVerifyInit_ex(context, &parameters, "SHA256", nil, nil, key, nil)
      }
    guard started == 1 else { return false }
    guard algorithm == .ps256 else { return true }
    // The salt must be as long as the digest; its length is not taken from the signature (RFC 8230 §2).
    return unsafe EVP_PKEY_CTX_set_rsa_padding(parameters, RSA_PKCS1_PSS_PADDING) == 1
      && EVP_PKEY_CTX_set_rsa_pss_saltlen(parameters, 32) == 1
      && EVP_PKEY_CTX_set_rsa_mgf1_md_name(parameters, "SHA256", nil) == 1
  }
}

/// The two encodings of an ECDSA signature.
enum ECDSASignature {
  /// Ecdsa-Sig-Value (RFC 3279 §2.2.3) of r and s, which are the two halves of `raw`.
  static func der(raw: Span<UInt8>) -> [UInt8] {
    let half = raw.count / 2
    let body = integer(raw.extracting(0..<half)) + integer(raw.extracting(half..<raw.count))
    // At most 2 × (2 + 1 + 48) = 102 bytes, so one byte of length is enough.
    return [0x30, UInt8(body.count)] + body
  }

  private static func integer(_ number: Span<UInt8>) -> [UInt8] {
    var start = 0
    while start < number.count - 1, number[start] == 0 { start += 1 }
    var content = [UInt8](copying: number.extracting(start..<number.count))
    if content[0] >= 0x80 { content.insert(0, at: 0) }
    return [0x02, UInt8(content.count)] + content
  }
}

/// Points of edwards25519 in their encoding (RFC 8032 §5.1.2).
enum Ed25519Point {
  /// Whether the bytes encode a point (RFC 8032 §5.1.3): y is below p, and x² = (y² − 1) / (dy² + 1) has a root.
  ///
  /// OpenSSL accepts any 32 bytes as a key, and finds out at each signature that they encode no point.
  static func isOnCurve(_ encoded: [UInt8]) -> Bool {
    guard encoded.count == 32, let context = unsafe BN_CTX_new() else { return false }
    defer { unsafe BN_CTX_free(context) }
    unsafe BN_CTX_start(context)
    defer { unsafe BN_CTX_end(context) }
    func number(_ bytes: [UInt8]) -> OpaquePointer? {
      guard let number = unsafe BN_CTX_get(context) else { return nil }
      return unsafe BN_bin2bn(bytes, Int32(bytes.count), number)
    }
    var bigEndian = [UInt8](encoded.reversed())
    // The highest bit is the sign of x.
    bigEndian[0] &= 0x7F
    guard let p = unsafe number(prime), let d = unsafe number(constant), let y = unsafe number(bigEndian),
      let above = unsafe BN_CTX_get(context), let below = unsafe BN_CTX_get(context),
      unsafe BN_cmp(y, p) < 0,
      unsafe BN_mod_sqr(y, y, p, context) == 1,
      unsafe BN_mod_sub(above, y, BN_value_one(), p, context) == 1,
      unsafe BN_mod_mul(below, y, d, p, context) == 1,
      unsafe BN_mod_add(below, below, BN_value_one(), p, context) == 1,
      unsafe BN_mod_mul(above, above, below, p, context) == 1
    else { return false }
    // A quotient has a root exactly if the product has one. The symbol is −1 if there is no root, and lower if OpenSSL
    // fails.
    return unsafe BN_kronecker(above, p, context) >= 0
  }

  /// p = 2²⁵⁵ − 19.
  private static let prime = [0x7F] + [UInt8](repeating: 0xFF, count: 30) + [0xED]
  /// d = −121665 / 121666 modulo p (RFC 8032 §5.1).
  private static let constant =
    Hexadecimal.decode("52036cee2b6ffe738cc740797779e89800700a4d4141d8ab75eb4dca135978a3") ?? []

  /// Whether the point has order 1, 2, 4 or 8. Under such a key some signatures hold for every message.
  ///
  /// Without the sign bit there are seven encodings; three of them encode numbers that are not below p = 2²⁵⁵ − 19.
  static func isOfLowOrder(_ encoded: [UInt8]) -> Bool {
    guard encoded.count == 32 else { return false }
    var y = encoded
    y[31] &= 0x7F
    return lowOrder.contains { Hexadecimal.decode($0) == y }
  }

  private static let lowOrder = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ]
}
