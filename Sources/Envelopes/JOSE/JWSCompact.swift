public import Codecs
public import Keys

/// A JWS in compact serialisation (RFC 7515 §7.1) before its signature is checked.
public struct JWSCompact: Sendable {
  /// The algorithm in the protected header.
  public let algorithm: SignatureAlgorithm
  /// The key's name in the protected header; nil if there is none.
  public let kid: String?
  /// The type of the whole, such as `statuslist+jwt`; nil if there is none.
  public let type: String?
  /// The whole protected header.
  public let header: JSONValue
  let signingInput: [UInt8]
  let signature: [UInt8]
  /// The payload before the signature is checked, only for finding the key.
  public let unverifiedPayload: [UInt8]

  /// Decodes one text that is a JWS and no more.
  ///
  /// - Parameter limit: the most bytes the text may have.
  /// - Throws: ``JWSError``.
  public init(_ text: [UInt8], limit: Int) throws(JWSError) {
    guard text.count <= limit else { throw .tooLarge(limit: limit) }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .structure }
    let headerBytes = try Self.decode(parts[0])
    let header: JSONValue
    do {
      header = try JSONReader.read(headerBytes)
    } catch {
      throw .header
    }
    guard case .object = header else { throw .header }
    // No critical parameter is understood here (RFC 7515 §4.1.11).
    guard header["crit"] == nil, header["b64"] == nil else { throw .critical }
    // `none` and HMAC are not in SignatureAlgorithm, so they are refused here.
    guard let name = header["alg"]?.string,
      let algorithm = SignatureAlgorithm.allCases.first(where: { $0.name.hasSameBytes(as: name) })
    else { throw .algorithm }
    self.algorithm = algorithm
    self.header = header
    kid = header["kid"]?.string
    type = header["typ"]?.string
    unverifiedPayload = try Self.decode(parts[1])
    signature = try Self.decode(parts[2])
    signingInput = [UInt8](text[..<(parts[1].endIndex)])
  }

  private static func decode(_ part: ArraySlice<UInt8>) throws(JWSError) -> [UInt8] {
    do {
      return try Base64URL.decode(part.span)
    } catch {
      throw .base64url
    }
  }

  /// The payload, if the signature over header and payload holds under `key`; nil otherwise.
  public func verified(with key: PublicKey) -> VerifiedPayload? {
    guard key.isValid(signature.span, over: signingInput.span, algorithm: algorithm) else { return nil }
    return VerifiedPayload(bytes: unverifiedPayload)
  }

  /// Signs `payload`; nil if OpenSSL fails.
  public static func sign(_ payload: [UInt8], type: String, kid: String, with key: PrivateKey) -> [UInt8]? {
    let header = JSONValue.object([
      JSONMember("alg", .string(key.algorithm.name)), JSONMember("kid", .string(kid)), JSONMember("typ", .string(type)),
    ])
    let signed = Base64URL.encode(header.bytes.span) + "." + Base64URL.encode(payload.span)
    guard let signature = key.sign([UInt8](signed.utf8)) else { return nil }
    return [UInt8]((signed + "." + Base64URL.encode(signature.span)).utf8)
  }
}
