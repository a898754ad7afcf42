import COpenSSL
import Codecs

/// A public key from a file.
public struct LoadedKey {
  /// The key's numbers.
  public let material: KeyMaterial
  /// The name its certificate claims: the organisation, else the common name; nil for a bare key.
  public let subject: String?
  /// SHA-256 of the certificate's DER; nil for a bare key.
  public let certificateDigest: [UInt8]?
}

/// Reads public keys and certificates from files: PEM (RFC 7468) and DER.
public enum KeyFile {
  /// Reads every public key and certificate of a PEM file, in order.
  ///
  /// - Throws: ``KeyError/malformed`` if there is none, ``KeyError/privateKey`` if there is a private key,
  ///   ``KeyError/unsupported`` for any other block or kind of key.
  public static func readPEM(_ text: [UInt8]) throws(KeyError) -> [LoadedKey] {
    var keys: [LoadedKey] = []
    let blocks = try PEMBlock.all(in: text)
    guard !blocks.contains(where: { $0.label.hasSuffix("PRIVATE KEY") }) else { throw .privateKey }
    for block in blocks {
      switch block.label {
      case "PUBLIC KEY": keys.append(try readPublicKey(der: block.content))
      case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE":
        keys.append(try readCertificate(der: block.content))
      default: throw .unsupported
      }
    }
    guard !keys.isEmpty else { throw .malformed }
    return keys
  }

  /// Reads a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) that fills all of `der`.
  ///
  /// - Throws: ``KeyError/malformed``, ``KeyError/unsupported``, ``KeyError/openSSL``.
  public static func readPublicKey(der: [UInt8]) throws(KeyError) -> LoadedKey {
    let key: OpaquePointer? =
      unsafe parse(der, free: { unsafe EVP_PKEY_free($0) }, read: { unsafe d2i_PUBKEY(nil, &$0, $1) })
    guard let key = unsafe key else { throw .malformed }
    defer { unsafe EVP_PKEY_free(key) }
    return LoadedKey(material: unsafe try KeyMaterial(key), subject: nil, certificateDigest: nil)
  }

  /// Reads the key of an X.509 certificate (RFC 5280). Its dates, usage and signature are not checked: it is trusted
  /// because it was pinned.
  ///
  /// - Throws: ``KeyError/malformed``, ``KeyError/unsupported``, ``KeyError/openSSL``.
  public static func readCertificate(der: [UInt8]) throws(KeyError) -> LoadedKey {
    let certificate: OpaquePointer? =
      unsafe parse(der, free: { unsafe X509_free($0) }, read: { unsafe d2i_X509(nil, &$0, $1) })
    guard let certificate = unsafe certificate else { throw .malformed }
    defer { unsafe X509_free(certificate) }
    // This key is borrowed from the certificate.
    guard let key = unsafe X509_get0_pubkey(certificate) else { throw .unsupported }
    let name = unsafe X509_get_subject_name(certificate)
    let subject =
      unsafe entry(NID_organizationName, of: name) ?? (unsafe entry(NID_commonName, of: name))
    return LoadedKey(
      material: unsafe try KeyMaterial(key), subject: subject, certificateDigest: Digest.sha256(der))
  }

  /// Runs one of OpenSSL's d2i functions over all of `der`; nil if it fails or leaves bytes over, which would go
  /// unchecked.
  static func parse<Object>(
    _ der: [UInt8], free: (Object) -> Void, read: (inout UnsafePointer<UInt8>?, Int) -> Object?
  ) -> Object? {
    unsafe der.withUnsafeBufferPointer { der in
      guard let start = der.baseAddress else { return nil }
      var cursor: UnsafePointer<UInt8>? = unsafe start
      guard let object = unsafe read(&cursor, der.count) else {
        ERR_clear_error()
        return nil
      }
      guard unsafe cursor == start + der.count else {
        free(object)
        return nil
      }
      return object
    }
  }

  /// The output of one of OpenSSL's i2d functions, called first for the length and then for the bytes; nil if it fails.
  static func encoding(_ write: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32) -> [UInt8]? {
    let length = write(nil)
    guard length > 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(length))
    let written = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      var cursor = buffer.baseAddress
      return unsafe write(&cursor)
    }
    return written == length ? bytes : nil
  }

  static func entry(_ kind: Int32, of name: OpaquePointer?) -> String? {
    let index = unsafe X509_NAME_get_index_by_NID(name, kind, -1)
    guard index >= 0, let entry = unsafe X509_NAME_get_entry(name, index) else { return nil }
    var utf8: UnsafeMutablePointer<UInt8>?
    let length = unsafe ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(entry))
    guard length > 0, let utf8 = unsafe utf8 else { return nil }
    defer { unsafe CRYPTO_free(utf8, nil, 0) }
    return unsafe String(strictUTF8: Array(UnsafeBufferPointer(start: utf8, count: Int(length))))
  }
}

/// One block of a PEM file, whose base64 OpenSSL decodes.
struct PEMBlock {
  let label: String
  let content: [UInt8]

  /// The block as it stands in a file (RFC 7468 §3).
  var text: [UInt8] {
    let digits = [UInt8](Base64.encode(content).utf8)
    var text = [UInt8](("-----BEGIN " + label + "-----\n").utf8)
    for start in stride(from: 0, to: digits.count, by: 64) {
      text += digits[start..<min(start + 64, digits.count)] + [0x0A]
    }
    return text + [UInt8](("-----END " + label + "-----\n").utf8)
  }

  /// - Throws: ``KeyError/malformed`` if a block begins and does not parse. Passing it over would hide a missing key.
  static func all(in text: [UInt8]) throws(KeyError) -> [PEMBlock] {
    var blocks: [PEMBlock] = []
    var isWhole = true
    unsafe text.withUnsafeBufferPointer { text in
      guard let bio = unsafe BIO_new_mem_buf(text.baseAddress, Int32(clamping: text.count)) else { return }
      defer { unsafe BIO_free(bio) }
      ERR_clear_error()
      var name: UnsafeMutablePointer<CChar>?
      var header: UnsafeMutablePointer<CChar>?
      var data: UnsafeMutablePointer<UInt8>?
      var length = 0
      while unsafe PEM_read_bio(bio, &name, &header, &data, &length) == 1 {
        defer {
          unsafe CRYPTO_free(name, nil, 0)
          unsafe CRYPTO_free(header, nil, 0)
          unsafe CRYPTO_free(data, nil, 0)
        }
        guard let name = unsafe name, let data = unsafe data else { continue }
        unsafe blocks.append(
          PEMBlock(
            label: String(cString: name), content: Array(UnsafeBufferPointer(start: data, count: length))))
      }
      // At the end of the text OpenSSL looks for one more block and reports that there is none.
      isWhole = vidimus_err_reason(ERR_peek_last_error()) == PEM_R_NO_START_LINE
      ERR_clear_error()
    }
    guard isWhole else { throw .malformed }
    return blocks
  }
}

extension KeyMaterial {
  /// The numbers of a key that OpenSSL has read.
  init(_ key: OpaquePointer) throws(KeyError) {
    switch unsafe EVP_PKEY_get_base_id(key) {
    case NID_X9_62_id_ecPublicKey:
      var name = [CChar](repeating: 0, count: 32)
      var length = 0
      guard unsafe EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else { throw .unsupported }
      let group = name.prefix(length).map { UInt8(bitPattern: $0) }
      let kind: KeyKind
      switch String(strictUTF8: group) {
      case "prime256v1": kind = .p256
      case "secp384r1": kind = .p384
      default: throw .unsupported
      }
      self = .ellipticCurve(
        kind, x: unsafe try Self.number(OSSL_PKEY_PARAM_EC_PUB_X, of: key, length: kind.coordinateLength),
        y: unsafe try Self.number(OSSL_PKEY_PARAM_EC_PUB_Y, of: key, length: kind.coordinateLength))
    case NID_ED25519:
      var bytes = [UInt8](repeating: 0, count: 32)
      var length = bytes.count
      guard unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &length) == 1, length == 32 else { throw .openSSL }
      self = .ed25519(bytes)
    case NID_rsaEncryption:
      self = .rsa(
        modulus: unsafe try Self.number(OSSL_PKEY_PARAM_RSA_N, of: key, length: nil),
        exponent: unsafe try Self.number(OSSL_PKEY_PARAM_RSA_E, of: key, length: nil))
    default: throw .unsupported
    }
  }

  /// A number of a key, big-endian: padded to `length`, or without leading zeros if that is nil.
  static func number(
    _ name: UnsafePointer<CChar>, of key: OpaquePointer, length: Int?
  ) throws(KeyError) -> [UInt8] {
    var number: OpaquePointer?
    guard unsafe EVP_PKEY_get_bn_param(key, name, &number) == 1 else { throw .openSSL }
    defer { unsafe BN_clear_free(number) }
    let count = length ?? Int(unsafe BN_num_bits(number) + 7) / 8
    var bytes = [UInt8](repeating: 0, count: count)
    guard unsafe BN_bn2binpad(number, &bytes, Int32(count)) == Int32(count) else { throw .openSSL }
    return bytes
  }
}
