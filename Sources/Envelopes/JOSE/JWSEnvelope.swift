import Codecs

extension Envelope {
  /// The most bytes a credential in a compact JWS may have.
  public static let maximumJWSSize = 1 << 20
  /// The most bytes an issuer's id may have: a did:jwk contains its key.
  static let maximumIssuerSize = 512

  /// Opens a Verifiable Credential 2.0 in a compact JWS, whose payload is the credential (W3C Securing Verifiable
  /// Credentials using JOSE and COSE §3.1). ``isVCJWT(_:)`` checked the typ before.
  ///
  /// - Throws: ``EnvelopeError/jws(_:)``, ``EnvelopeError/json(_:)``, ``EnvelopeError/member(_:_:)``.
  public static func vcJWT(_ text: ArraySlice<UInt8>) throws(EnvelopeError) -> Envelope {
    let jws = try compactJWS(text)
    let claims: JSONValue
    do {
      claims = try JSONReader.read(jws.unverifiedPayload)
    } catch {
      throw .json(error)
    }
    return Envelope(
      format: .vcJWT, claimedIssuer: try issuer(in: claims), keyHint: jws.keyHint, algorithm: jws.algorithm,
      unknownParameterCount: 0, signedBytes: jws.signingInput, signature: jws.signature, payload: jws.unverifiedPayload)
  }

  private static func compactJWS(_ text: ArraySlice<UInt8>) throws(EnvelopeError) -> JWSCompact {
    do {
      return try JWSCompact(Array(text), limit: maximumJWSSize)
    } catch {
      throw .jws(error)
    }
  }

  /// The issuer of a credential: a URI, or an object with an id (Verifiable Credentials Data Model 2.0 §4.7). If iss is
  /// present too, both must be the same.
  private static func issuer(in claims: JSONValue) throws(EnvelopeError) -> String {
    guard let member = claims["issuer"] ?? claims["iss"] else { throw .member("issuer", .missing) }
    guard let id = member.string ?? member["id"]?.string else { throw .member("issuer", .type) }
    guard (1...maximumIssuerSize).contains(id.utf8.count) else {
      throw .member("issuer", .length(id.utf8.count, limit: maximumIssuerSize))
    }
    if let iss = claims["iss"] {
      guard let iss = iss.string, iss.hasSameBytes(as: id) else { throw .member("iss", .value) }
    }
    return id
  }
}

extension JWSCompact {
  /// How the header names the key: by a DID URL, or by a kid that the issuer chose.
  var keyHint: KeyHint {
    guard let kid else { return .none }
    return kid.hasPrefix("did:") ? .didURL([UInt8](kid.utf8)) : .kidText([UInt8](kid.utf8))
  }
}

extension Envelope {
  /// The most bytes of base64url that the header of a credential's JWS may have.
  private static let maximumHeaderSize = 8_192

  /// Whether a text is a compact JWS whose typ says that it is a Verifiable Credential 2.0: `vc+jwt`, with or without
  /// `application/` (RFC 7515 §4.1.9).
  public static func isVCJWT(_ text: ArraySlice<UInt8>) -> Bool {
    // With a tilde it is an SD-JWT (RFC 9901 §4).
    guard text.starts(with: "eyJ".utf8), !text.contains(UInt8(ascii: "~")) else { return false }
    let parts = text.split(separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count <= maximumHeaderSize else { return false }
    let encoded = [UInt8](parts[0])
    guard let bytes = try? Base64URL.decode(encoded.span), let header = try? JSONReader.read(bytes),
      let type = header["typ"]?.string
    else { return false }
    return ["vc+jwt", "application/vc+jwt"].contains { $0.hasSameBytes(as: type) }
  }
}
