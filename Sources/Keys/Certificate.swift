import COpenSSL
public import Codecs

/// The content of an X.509 certificate (RFC 5280), for code that needs more than its key. Its signature is not checked
/// and no path is built; it is trusted because of where it was found.
public struct Certificate: Sendable, Equatable {
  /// The whole certificate in DER.
  public let der: [UInt8]
  /// SHA-256 over the DER: `x5t#S256` (RFC 7515 §4.1.8).
  public let digest: [UInt8]
  /// The public key; nil for a kind that this program does not verify with.
  public let key: KeyMaterial?
  /// The subject's name in DER.
  public let subject: [UInt8]
  /// The subject's first organizationName; nil if it has none.
  public let organization: String?
  /// The subject's first countryName; nil if it has none.
  public let country: String?
  /// URIs of the subject alternative name (RFC 5280 §4.2.1.6).
  public let uris: [String]
  /// The subject key identifier (§4.2.1.2); nil without the extension.
  public let keyIdentifier: [UInt8]?
  /// The first second in which it is valid.
  public let notBefore: Timestamp
  /// The last second in which it is valid.
  public let notAfter: Timestamp

  /// Reads a certificate that fills all of `der`.
  ///
  /// - Throws: ``KeyError/malformed``.
  public init(der: [UInt8]) throws(KeyError) {
    let certificate: OpaquePointer? =
      unsafe KeyFile.parse(der, free: { unsafe X509_free($0) }, read: { unsafe d2i_X509(nil, &$0, $1) })
    guard let certificate = unsafe certificate else { throw .malformed }
    defer { unsafe X509_free(certificate) }
    self.der = der
    digest = Digest.sha256(der)
    // This key is borrowed from the certificate, as is everything below that is not copied.
    if let key = unsafe X509_get0_pubkey(certificate) {
      self.key = unsafe try? KeyMaterial(key)
    } else {
      self.key = nil
    }
    ERR_clear_error()
    let name = unsafe X509_get_subject_name(certificate)
    organization = unsafe KeyFile.entry(NID_organizationName, of: name)
    country = unsafe KeyFile.entry(NID_countryName, of: name)
    guard let subject = unsafe KeyFile.encoding({ unsafe i2d_X509_NAME(name, $0) }) else { throw .malformed }
    self.subject = subject
    uris = unsafe Self.uris(of: certificate)
    keyIdentifier = unsafe Self.keyIdentifier(of: certificate)
    notBefore = try unsafe Self.time(X509_get0_notBefore(certificate))
    notAfter = try unsafe Self.time(X509_get0_notAfter(certificate))
  }

  /// Reads all certificates of a PEM file, in order, or one certificate in DER.
  ///
  /// - Throws: ``KeyError/malformed`` if there is no certificate, ``KeyError/unsupported`` if there is anything else.
  public static func read(_ file: [UInt8]) throws(KeyError) -> [Certificate] {
    if file.first == 0x30 { return [try Certificate(der: file)] }
    var certificates: [Certificate] = []
    for block in try PEMBlock.all(in: file) {
      if block.label.hasSuffix("PRIVATE KEY") { throw .privateKey }
      guard block.label == "CERTIFICATE" else { throw .unsupported }
      certificates.append(try Certificate(der: block.content))
    }
    guard !certificates.isEmpty else { throw .malformed }
    return certificates
  }

  /// The certificate as a PEM file (RFC 7468 §5).
  public var pem: String {
    String(decoding: PEMBlock(label: "CERTIFICATE", content: der).text, as: UTF8.self)
  }

  /// The value of an extension, in DER; nil if there is none, or more than the one allowed (§4.2).
  private static func value(of extensionID: Int32, in certificate: OpaquePointer) -> [UInt8]? {
    let index = unsafe X509_get_ext_by_NID(certificate, extensionID, -1)
    guard index >= 0, unsafe X509_get_ext_by_NID(certificate, extensionID, index) < 0 else { return nil }
    return unsafe X509_EXTENSION_get_data(X509_get_ext(certificate, index)).map { unsafe bytes(of: $0) }
  }

  private static func uris(of certificate: OpaquePointer) -> [String] {
    guard let value = unsafe value(of: NID_subject_alt_name, in: certificate) else { return [] }
    let names: OpaquePointer? = unsafe KeyFile.parse(
      value, free: { unsafe GENERAL_NAMES_free($0) }, read: { unsafe d2i_GENERAL_NAMES(nil, &$0, $1) })
    guard let names = unsafe names else { return [] }
    defer { unsafe GENERAL_NAMES_free(names) }
    var uris: [String] = []
    for index in 0..<max(0, unsafe OPENSSL_sk_num(names)) {
      guard let entry = unsafe OPENSSL_sk_value(names, index) else { continue }
      var kind: Int32 = 0
      let name = unsafe entry.assumingMemoryBound(to: GENERAL_NAME.self)
      guard let value = unsafe GENERAL_NAME_get0_value(name, &kind), kind == GEN_URI else { continue }
      let text = unsafe Self.bytes(of: value.assumingMemoryBound(to: ASN1_STRING.self))
      if let uri = String(strictUTF8: text) { uris.append(uri) }
    }
    return uris
  }

  private static func keyIdentifier(of certificate: OpaquePointer) -> [UInt8]? {
    guard let value = unsafe value(of: NID_subject_key_identifier, in: certificate) else { return nil }
    let string: UnsafeMutablePointer<ASN1_OCTET_STRING>? = unsafe KeyFile.parse(
      value, free: { unsafe ASN1_OCTET_STRING_free($0) }, read: { unsafe d2i_ASN1_OCTET_STRING(nil, &$0, $1) })
    guard let string = unsafe string else { return nil }
    defer { unsafe ASN1_OCTET_STRING_free(string) }
    return unsafe bytes(of: string)
  }

  private static func bytes(of string: UnsafePointer<ASN1_STRING>) -> [UInt8] {
    let count = Int(unsafe ASN1_STRING_length(string))
    guard count > 0, let start = unsafe ASN1_STRING_get0_data(string) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: count))
  }

  private static func time(_ time: UnsafePointer<ASN1_TIME>?) throws(KeyError) -> Timestamp {
    // The structure has a pointer to the name of a time zone, which is not read.
    var parts = unsafe tm()
    guard let time = unsafe time, unsafe ASN1_TIME_to_tm(time, &parts) == 1,
      let day = unsafe Day(year: Int(parts.tm_year) + 1_900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    else { throw .malformed }
    let ofDay = unsafe Int64(parts.tm_hour) * 3_600 + Int64(parts.tm_min) * 60 + Int64(parts.tm_sec)
    return Timestamp(seconds: day.start.seconds + ofDay)
  }
}
