public import Codecs
public import Keys

/// A compact JAdES baseline B signature (ETSI TS 119 182-1 V1.2.1 §6.3) around its payload, which nobody has checked.
///
/// It is a JWS whose protected header says when it was signed (`iat`) and with which certificate (`x5c`, `x5t#S256` or
/// both). What the header brings is never trusted for being there: it must name a certificate that was pinned.
public struct JAdESCompact: Sendable {
  /// When it was signed, by the signer's own word.
  public let claimedTime: Timestamp
  private let jws: JWSCompact
  /// SHA-256 of the certificate the header names.
  private let certificateDigest: [UInt8]

  /// Decodes one text, all of it but one line ending.
  ///
  /// - Throws: ``JAdESError``.
  public init(_ text: [UInt8], limit: Int) throws(JAdESError) {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    // Nothing of compact serialisation begins so; JSON with its signature beside it does.
    guard text.first(where: { !isSpace($0) }) != UInt8(ascii: "{") else { throw .notCompact }
    do {
      jws = try JWSCompact(text.last == 0x0A ? Array(text.dropLast()) : text, limit: limit)
    } catch {
      throw .jws(error)
    }
    let header = jws.header
    // A type of something else, signed by the same hand, must not pass for this.
    if let type = header["typ"] {
      let types = ["JAdES", "tl+jwt", "JOSE", "jose"]
      guard let name = type.string, types.contains(where: { $0.hasSameBytes(as: name) }) else { throw .header("typ") }
    }
    // What was signed would be elsewhere.
    guard header["sigD"] == nil else { throw .header("sigD") }
    guard let time = header["iat"]?.digits, time <= Timestamp.last.seconds else { throw .header("iat") }
    claimedTime = Timestamp(seconds: time)
    certificateDigest = try Self.certificateDigest(header)
  }

  /// - Throws: ``JAdESError/header(_:)`` where the header names no certificate, or two.
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

  /// Checks the signature under the one of `signers` that the header names: the one way to the payload.
  ///
  /// - Throws: ``JAdESError``.
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

/// Why a text is no compact JAdES signature by whom it must be.
public enum JAdESError: Error, Equatable {
  /// JSON, perhaps with a signature inside: not compact serialisation.
  case notCompact
  case jws(JWSError)
  /// A parameter of the protected header that is missing or not what it must be.
  case header(String)
  /// Signed with a certificate that nobody pinned.
  case signerNotPinned
  /// The pinned certificate has a key that this program does not verify with.
  case signerKey
  case signature
  /// Signed, by the signer's own word, outside the time in which the certificate is valid.
  case signerDates
}
