import COpenSSL
import Codecs

/// A private key that signs. OpenSSL holds it and it is freed exactly once, or a card or another program holds it.
@safe public final class PrivateKey {
  /// The public half.
  public let publicMaterial: KeyMaterial
  /// The algorithm with which this key signs: ES256 for P-256, EdDSA for Ed25519.
  public let algorithm: SignatureAlgorithm
  /// Nil for a key that is held elsewhere.
  private let key: OpaquePointer?
  private let signElsewhere: (([UInt8]) -> [UInt8]?)?

  /// A key that a card, a security module or another program holds.
  ///
  /// - Parameter sign: returns the signature of a message: for ES256, r and s of 32 bytes each or an Ecdsa-Sig-Value in
  ///   DER; for EdDSA, 64 bytes; nil if signing fails.
  /// - Throws: ``KeyError/unsupported`` for a kind of key with which this program verifies but does not sign.
  public init(
    heldElsewhere publicMaterial: KeyMaterial, sign: @escaping ([UInt8]) -> [UInt8]?
  ) throws(KeyError) {
    switch publicMaterial.kind {
    case .p256: algorithm = .es256
    case .ed25519: algorithm = .edDSA
    case .p384, .rsa: throw .unsupported
    }
    self.publicMaterial = publicMaterial
    unsafe key = nil
    signElsewhere = sign
  }

  /// Takes ownership of `key`, even if it throws.
  private init(owning key: OpaquePointer) throws(KeyError) {
    unsafe self.key = key
    signElsewhere = nil
    do {
      publicMaterial = unsafe try KeyMaterial(key)
    } catch {
      unsafe EVP_PKEY_free(key)
      throw error
    }
    switch publicMaterial.kind {
    case .p256: algorithm = .es256
    case .ed25519: algorithm = .edDSA
    case .p384, .rsa:
      unsafe EVP_PKEY_free(key)
      throw .unsupported
    }
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// Makes a new key from OpenSSL's generator for secrets.
  ///
  /// - Throws: ``KeyError/unsupported`` for an algorithm with which this program verifies but does not sign,
  ///   ``KeyError/openSSL``.
  public static func generate(for algorithm: SignatureAlgorithm) throws(KeyError) -> PrivateKey {
    let context: OpaquePointer?
    switch algorithm {
    case .es256: unsafe context = EVP_PKEY_CTX_new_from_name(nil, "EC", nil)
    case .edDSA: unsafe context = EVP_PKEY_CTX_new_from_name(nil, "ED25519", nil)
    case .es384, .ps256, .rs256: throw .unsupported
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_keygen_init(context) == 1 else { throw .openSSL }
    if algorithm == .es256 {
      guard unsafe EVP_PKEY_CTX_set_group_name(context, "P-256") == 1 else { throw .openSSL }
    }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_keygen(context, &key) == 1, let key = unsafe key else { throw .openSSL }
    return unsafe try PrivateKey(owning: key)
  }

  /// Reads a private key from a PEM file: PKCS #8 (RFC 5958), or the older form of an EC key (RFC 5915).
  ///
  /// - Parameter passphrase: called if the file is encrypted PKCS #8; returns nil if there is no passphrase.
  /// - Throws: ``KeyError/malformed`` if there is no private key, ``KeyError/encrypted`` if a passphrase is needed and
  ///   missing, ``KeyError/passphrase`` if it is wrong, ``KeyError/unsupported`` for another kind of key or an
  ///   unsupported cipher.
  public static func read(pem text: [UInt8], passphrase: () -> [UInt8]? = { nil }) throws(KeyError) -> PrivateKey {
    let blocks = try PEMBlock.all(in: text)
    guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }) else { throw .malformed }
    guard block.label != "ENCRYPTED PRIVATE KEY" else {
      guard let passphrase = passphrase() else { throw .encrypted }
      return try decrypt(block.content, passphrase)
    }
    let key: OpaquePointer? = unsafe block.content.withUnsafeBufferPointer { der in
      guard let start = der.baseAddress else { return nil }
      var cursor: UnsafePointer<UInt8>? = unsafe start
      return unsafe d2i_AutoPrivateKey(nil, &cursor, der.count)
    }
    guard let key = unsafe key else {
      ERR_clear_error()
      throw .malformed
    }
    return unsafe try PrivateKey(owning: key)
  }

  /// Tells libcrypto the ciphers that encrypted files name, since ``OpenSSL/start(readsConfiguration:)`` loads no
  /// tables of names.
  private static func knowCiphers() {
    unsafe EVP_add_cipher(EVP_aes_128_cbc())
    unsafe EVP_add_cipher(EVP_aes_192_cbc())
    unsafe EVP_add_cipher(EVP_aes_256_cbc())
    unsafe EVP_add_digest(EVP_sha1())
    unsafe EVP_add_digest(EVP_sha256())
    unsafe EVP_add_digest(EVP_sha512())
  }

  /// Opens an EncryptedPrivateKeyInfo (RFC 5958 §3).
  private static func decrypt(_ der: [UInt8], _ passphrase: [UInt8]) throws(KeyError) -> PrivateKey {
    knowCiphers()
    let sealed: OpaquePointer? = unsafe KeyFile.parse(
      der, free: { unsafe X509_SIG_free($0) }, read: { unsafe d2i_X509_SIG(nil, &$0, $1) })
    guard let sealed = unsafe sealed else { throw .malformed }
    defer { unsafe X509_SIG_free(sealed) }
    ERR_clear_error()
    defer { ERR_clear_error() }
    let text = passphrase.map { CChar(bitPattern: $0) }
    guard let opened = unsafe PKCS8_decrypt(sealed, text, Int32(text.count)) else {
      // A wrong passphrase gives bad padding or bytes that are no key; any earlier failure means an unsupported cipher.
      let reason = vidimus_err_reason(ERR_peek_last_error())
      throw reason == PKCS12_R_PKCS12_CIPHERFINAL_ERROR || reason == PKCS12_R_DECODE_ERROR ? .passphrase : .unsupported
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(opened) }
    guard let key = unsafe EVP_PKCS82PKEY(opened) else { throw .unsupported }
    return unsafe try PrivateKey(owning: key)
  }

  /// Rounds of PBKDF2 with HMAC-SHA-256, as OWASP has recommended since 2023. They take some 0.2 s on a desk's machine.
  private static let rounds: Int32 = 600_000

  /// The key as an unencrypted PKCS #8 PEM file; nil if OpenSSL fails or the key is held elsewhere.
  public var pem: [UInt8]? { pem(encryptedWith: nil) }

  /// The key as a PKCS #8 PEM file (RFC 7468 §10, §11), encrypted with AES-256 under a key from PBKDF2 (RFC 8018); nil
  /// if OpenSSL fails or the key is held elsewhere.
  ///
  /// - Parameter passphrase: nil for an unencrypted file.
  public func pem(encryptedWith passphrase: [UInt8]?) -> [UInt8]? {
    guard let open = privateKeyInfo else { return nil }
    guard let passphrase else { return PEMBlock(label: "PRIVATE KEY", content: open).text }
    return Self.encrypt(open, passphrase).flatMap { PEMBlock(label: "ENCRYPTED PRIVATE KEY", content: $0).text }
  }

  /// The key as a PrivateKeyInfo in DER (RFC 5958 §2). Both kinds have a fixed shape, so it is written here; OpenSSL's
  /// function would link encoders for every kind of key.
  private var privateKeyInfo: [UInt8]? {
    guard let key = unsafe key else { return nil }
    switch publicMaterial {
    case .ellipticCurve(_, let x, let y):
      guard let number = unsafe try? KeyMaterial.number(OSSL_PKEY_PARAM_PRIV_KEY, of: key, length: 32) else {
        return nil
      }
      return Self.beforeNumber + number + Self.beforePoint + x + y
    case .ed25519:
      var seed = [UInt8](repeating: 0, count: 32)
      var length = seed.count
      guard unsafe EVP_PKEY_get_raw_private_key(key, &seed, &length) == 1, length == 32 else { return nil }
      return Self.beforeSeed + seed
    case .rsa: return nil
    }
  }

  /// The algorithm id-ecPublicKey on prime256v1, and an ECPrivateKey (RFC 5915 §3), up to the private number.
  private static let beforeNumber: [UInt8] = [
    0x30, 0x81, 0x87, 0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
    0x2A,
    0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x04, 0x6D, 0x30, 0x6B, 0x02, 0x01, 0x01, 0x04, 0x20,
  ]

  /// Its public key, up to the two coordinates of the point.
  private static let beforePoint: [UInt8] = [0xA1, 0x44, 0x03, 0x42, 0x00, 0x04]

  /// The algorithm id-Ed25519, and a CurvePrivateKey (RFC 8410 §7), up to the seed.
  private static let beforeSeed: [UInt8] = [
    0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
  ]

  /// An EncryptedPrivateKeyInfo (RFC 5958 §3) that contains a PrivateKeyInfo; nil if OpenSSL fails.
  private static func encrypt(_ der: [UInt8], _ passphrase: [UInt8]) -> [UInt8]? {
    knowCiphers()
    let secret = passphrase.map { CChar(bitPattern: $0) }
    let open: OpaquePointer? = unsafe KeyFile.parse(
      der, free: { unsafe PKCS8_PRIV_KEY_INFO_free($0) }, read: { unsafe d2i_PKCS8_PRIV_KEY_INFO(nil, &$0, $1) })
    guard let open = unsafe open else { return nil }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(open) }
    guard
      let sealed = unsafe PKCS8_encrypt(
        -1, EVP_aes_256_cbc(), secret, Int32(secret.count), nil, 0, Self.rounds, open)
    else {
      ERR_clear_error()
      return nil
    }
    defer { unsafe X509_SIG_free(sealed) }
    return unsafe KeyFile.encoding { unsafe i2d_X509_SIG(sealed, $0) }
  }

  /// Whether a card or another program holds the key and signs.
  public var isHeldElsewhere: Bool { signElsewhere != nil }

  /// The 64 bytes of a signature in the answer of a card or program; nil if the answer is no signature or has more
  /// bytes after it.
  ///
  /// - Parameter answer: 64 bytes, or for ES256 an Ecdsa-Sig-Value in DER.
  public static func signature(from answer: [UInt8], _ algorithm: SignatureAlgorithm) -> [UInt8]? {
    answer.count == 64 ? answer : algorithm == .es256 ? raw(der: answer) : nil
  }

  /// Signs `message` with ``algorithm``: 64 bytes, r and s or R and S. Nil if OpenSSL, or the holder of the key, fails.
  public func sign(_ message: [UInt8]) -> [UInt8]? {
    if let signElsewhere {
      return signElsewhere(message).flatMap { Self.signature(from: $0, algorithm) }
    }
    guard let key = unsafe key, let context = unsafe EVP_MD_CTX_new() else { return nil }
    defer { unsafe EVP_MD_CTX_free(context) }
    let digest: StaticString? = algorithm == .es256 ? "SHA256" : nil
    let name = unsafe digest.map { unsafe UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self) }
    guard unsafe EVP_DigestSignInit_ex(context, nil, name, nil, nil, key, nil) == 1 else { return nil }
    var length = 128
    var signature = [UInt8](repeating: 0, count: length)
    let status = unsafe message.withUnsafeBufferPointer {
      unsafe EVP_DigestSign(context, &signature, &length, $0.baseAddress, $0.count)
    }
    guard status == 1 else { return nil }
    signature.removeLast(signature.count - length)
    return algorithm == .es256 ? Self.raw(der: signature) : signature
  }

  /// r and s of an Ecdsa-Sig-Value, 32 bytes each.
  private static func raw(der: [UInt8]) -> [UInt8]? {
    unsafe der.withUnsafeBufferPointer { der in
      var cursor = der.baseAddress
      guard let signature = unsafe d2i_ECDSA_SIG(nil, &cursor, der.count) else {
        ERR_clear_error()
        return nil
      }
      defer { unsafe ECDSA_SIG_free(signature) }
      guard unsafe cursor == der.baseAddress.map({ unsafe $0 + der.count }) else { return nil }
      var raw = [UInt8](repeating: 0, count: 64)
      let written = unsafe raw.withUnsafeMutableBufferPointer { raw in
        guard let start = raw.baseAddress else { return false }
        return unsafe BN_bn2binpad(ECDSA_SIG_get0_r(signature), start, 32) == 32
          && BN_bn2binpad(ECDSA_SIG_get0_s(signature), start + 32, 32) == 32
      }
      return written ? raw : nil
    }
  }
}
