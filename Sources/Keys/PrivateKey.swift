import COpenSSL
import Codecs

/// A private key that signs: held by OpenSSL and freed exactly once, or held elsewhere.
@safe public final class PrivateKey {
  public let publicMaterial: KeyMaterial
  /// The algorithm this key signs with: ES256 for P-256, EdDSA for Ed25519.
  public let algorithm: SignatureAlgorithm
  /// Nil for a key that is held elsewhere.
  private let key: OpaquePointer?
  private let signElsewhere: (([UInt8]) -> [UInt8]?)?

  /// A key that something else holds, such as a card or a security module.
  ///
  /// - Parameter sign: the signature over a message: for ES256 as r and s of 32 bytes each or as Ecdsa-Sig-Value in DER,
  ///   for EdDSA 64 bytes; nil where there is none.
  /// - Throws: ``KeyError/unsupported`` for keys that are verified but not signed with.
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

  /// Takes ownership of `key`, whatever comes of it.
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
  /// - Throws: ``KeyError/unsupported`` for algorithms that are verified but not signed with.
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

  /// Reads a PEM file: PKCS #8 (RFC 5958), or the older form of an EC key (RFC 5915).
  ///
  /// - Parameter passphrase: asked for where the file is encrypted PKCS #8; nil where there is none.
  /// - Throws: ``KeyError/encrypted`` for one that asks for a passphrase and got none, ``KeyError/malformed`` without a
  ///   private key, ``KeyError/passphrase`` where the passphrase is not the file's.
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

  /// Makes known to libcrypto what encrypted files name: it starts here without its tables of names.
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
    let text = passphrase.map { CChar(bitPattern: $0) }
    let key: OpaquePointer? = unsafe der.withUnsafeBufferPointer { der in
      var cursor = der.baseAddress
      guard let sealed = unsafe d2i_X509_SIG(nil, &cursor, der.count) else { return nil }
      defer { unsafe X509_SIG_free(sealed) }
      guard let opened = unsafe PKCS8_decrypt(sealed, text, Int32(text.count)) else { return nil }
      defer { unsafe PKCS8_PRIV_KEY_INFO_free(opened) }
      return unsafe EVP_PKCS82PKEY(opened)
    }
    guard let key = unsafe key else {
      ERR_clear_error()
      throw .passphrase
    }
    return unsafe try PrivateKey(owning: key)
  }

  /// Rounds of PBKDF2 with HMAC-SHA-256: what OWASP recommends of 2023, some 0.2 s on a desk machine.
  private static let rounds: Int32 = 600_000

  /// The key as an unencrypted PKCS #8 PEM file; nil where OpenSSL fails or the key is held elsewhere.
  public var pem: [UInt8]? { pem(encryptedWith: nil) }

  /// The key as a PKCS #8 PEM file, encrypted with AES-256 under a key of PBKDF2 (RFC 8018).
  public func pem(encryptedWith passphrase: [UInt8]?) -> [UInt8]? {
    guard let key = unsafe key, let bio = unsafe BIO_new(BIO_s_mem()) else { return nil }
    defer { unsafe BIO_free(bio) }
    let status: Int32
    if let passphrase {
      Self.knowCiphers()
      let secret = passphrase.map { CChar(bitPattern: $0) }
      guard let open = unsafe EVP_PKEY2PKCS8(key) else { return nil }
      defer { unsafe PKCS8_PRIV_KEY_INFO_free(open) }
      let sealed = unsafe PKCS8_encrypt(
        -1, EVP_aes_256_cbc(), secret, Int32(secret.count), nil, 0, Self.rounds, open)
      guard let sealed = unsafe sealed else { return nil }
      defer { unsafe X509_SIG_free(sealed) }
      status = unsafe PEM_write_bio_PKCS8(bio, sealed)
    } else {
      status = unsafe PEM_write_bio_PKCS8PrivateKey(bio, key, nil, nil, 0, nil, nil)
    }
    guard status == 1 else { return nil }
    var text = [UInt8](repeating: 0, count: Int(unsafe BIO_ctrl_pending(bio)))
    let length = unsafe BIO_read(bio, &text, Int32(text.count))
    return length == text.count ? text : nil
  }

  /// Whether something else holds the key and signs.
  public var isHeldElsewhere: Bool { signElsewhere != nil }

  /// The 64 bytes of a signature that another holder of a key answered with, for ES256 as r and s or in DER; nil where
  /// the answer is none, or has more behind it.
  public static func signature(from answer: [UInt8], _ algorithm: SignatureAlgorithm) -> [UInt8]? {
    answer.count == 64 ? answer : algorithm == .es256 ? raw(der: answer) : nil
  }

  /// Signs `message` with ``algorithm``: 64 bytes, r and s or R and S; nil where OpenSSL fails, or whoever holds it.
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
