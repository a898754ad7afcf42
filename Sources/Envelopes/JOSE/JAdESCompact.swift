public import Codecs
public import Keys

/// A compact JAdES baseline B signature (ETSI TS 119 182-1 V1.2.1 §6.3) with its payload, before the signature is
/// checked.
///
/// It is a JWS whose protected header says when it was signed (`iat`) and with which certificate (`x5c`, `x5t#S256` or
/// both). The certificate in the header proves nothing: it must be one that was pinned.
public struct JAdESCompact: Sendable {
  /// When it was signed, as the signer claims.
  public let claimedTime: Timestamp
  private let jws: JWSCompact
  /// SHA-256 of the certificate that the header names.
  private let certificateDigest: [UInt8]

  /// Decodes one text; a line ending after it is allowed.
  ///
  /// - Parameter limit: the most bytes the text may have.
  /// - Throws: ``JAdESError/notCompact``, ``JAdESError/jws(_:)``, ``JAdESError/header(_:)``.
  public init(_ text: [UInt8], limit: Int) throws(JAdESError) {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    // No compact serialisation begins with a brace; JSON serialisation does.
    guard text.first(where: { !isSpace($0) }) != UInt8(ascii: "{") else { throw .notCompact }
    do {
      jws = try JWSCompact(text.last == 0x0A ? Array(text.dropLast()) : text, limit: limit)
    } catch {
      throw .jws(error)
    }
    let header = jws.header
    // A document of another type, signed with the same key, must not pass for this one.
    if let type = header["typ"] {
      let types = ["JAdES", "tl+jwt", "JOSE", "jose"]
      guard let name = type.string, types.contains(where: { $0.hasSameBytes(as: name) }) else { throw .header("typ") }
    }
    // With sigD the signed content would be stored elsewhere.
    guard header["sigD"] == nil else { throw .header("sigD") }
    guard let time = header["iat"]?.digits, time <= Timestamp.last.seconds else { throw .header("iat") }
    claimedTime = Timestamp(seconds: time)
    certificateDigest = try Self.certificateDigest(header)
  }

  /// - Throws: ``JAdESError/header(_:)`` if the header names no certificate, or two different ones.
  private static func certificateDigest(_ header: JSONValue) throws(JAdESError) -> [UInt8] {
    var digest: [UInt8]?
    if let value = header["x5t#S256"] {
      guard let text = value.string, let bytes = try? Base64URL.decode([UInt8](text.utf8).span), bytes.count == 32
      else { throw .header("x5t#S256") }
      digest = bytes
    }
    if let value = header["x5c"] {
      guard case .array(let chain) = value, let text = chain.first?.string, let der = Base64.decode(text.utf8) else {
        throw .header("x5c")
      }
      guard digest == nil || digest == Digest.sha256(der) else { throw .header("x5t#S256") }
      digest = Digest.sha256(der)
    }
    guard let digest else { throw .header("x5c") }
    return digest
  }

  /// Checks the signature under the certificate of `signers` that the header names, and returns the payload.
  ///
  /// - Throws: ``JAdESError/signerNotPinned``, ``JAdESError/signerKey``, ``JAdESError/signature``,
  ///   ``JAdESError/signerDates``.
  public func verified(with signers: [Certificate]) throws(JAdESError) -> (
    payload: VerifiedPayload, signer: Certificate
  ) {
    guard let signer = signers.first(where: { $0.digest == certificateDigest }) else { throw .signerNotPinned }
    guard let material = signer.key, let key = try? PublicKey(material) else { throw .signerKey }
    guard let payload = jws.verified(with: key) else { throw .signature }
    guard signer.notBefore <= claimedTime, claimedTime <= signer.notAfter else { throw .signerDates }
    return (payload, signer)
  }
}

/// Why a text is not a compact JAdES signature of a pinned signer.
public enum JAdESError: Error, Equatable {
  /// The text is JSON, perhaps with a signature inside, and not compact serialisation.
  case notCompact
  /// The text is not a JWS that can be checked here.
  case jws(JWSError)
  /// This parameter of the protected header is missing or wrong.
  case header(String)
  /// The certificate that the header names is not pinned.
  case signerNotPinned
  /// This program does not verify with the pinned certificate's kind of key.
  case signerKey
  /// The signature does not hold.
  case signature
  /// The claimed time of signing is outside the certificate's validity.
  case signerDates
}
