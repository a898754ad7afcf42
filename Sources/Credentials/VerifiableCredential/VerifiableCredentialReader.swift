import Codecs
import Envelopes

extension Credential {
  /// Reads the elements of Annex I from a Verifiable Credential 2.0 (W3C VCDM 2.0).
  ///
  /// Unknown members are passed over, as the data model demands.
  ///
  /// - Throws: ``PayloadError/json(_:)``, ``PayloadError/member(_:_:)``, ``PayloadError/noCredential``.
  init(verifiableCredential payload: Span<UInt8>) throws(PayloadError) {
    let json: JSONValue
    do {
      json = try JSONReader.read(payload)
    } catch {
      throw .json(error)
    }
    try VerifiableCredentialShape.check(json)
    self.init(format: .vcJWT)
    types = VerifiableCredentialShape.types(json)
    issuer = json["issuer"]?.string ?? json["issuer"]?["id"]?.string
    id = json["id"]?.string
    try readDates(json)
    status = try Self.status(json["credentialStatus"])
    readElements(json)
  }

  /// validFrom and validUntil limit the credential; iat, nbf and exp limit its signature. The narrower limits count.
  private mutating func readDates(_ json: JSONValue) throws(PayloadError) {
    let (from, until) = (try json.date("validFrom"), try json.date("validUntil"))
    issuedAt = try json.numericDate("iat") ?? from
    notBefore = [from, try json.numericDate("nbf")].compactMap { $0 }.max()
    end = [until, try json.numericDate("exp")].compactMap { $0 }.min()
    let awarded = try json.date("awardedDate")
    issuanceDate = (awarded ?? from)?.day
  }

  /// The places of all entries; each counts. An entry that is no bitstring status list cannot be looked up (VCDM 2.0
  /// §4.10).
  private static func status(_ value: JSONValue?) throws(PayloadError) -> StatusClaim {
    guard let value else { return .none }
    var places: [StatusReference] = []
    for entry in value.listed {
      // A refresh entry only tells where to get a newer credential.
      if let purpose = entry["statusPurpose"]?.string, purpose == "refresh" { continue }
      guard entry["type"]?.string == "BitstringStatusListEntry", let uri = entry["statusListCredential"]?.string,
        let index = entry["statusListIndex"].flatMap({ Self.index($0) })
      else { return .notUnderstood }
      places.append(StatusReference(uri: uri, index: index))
    }
    return places.isEmpty ? .none : .places(places)
  }

  /// An index as text of digits, or as the number that some issuers write.
  private static func index(_ value: JSONValue) -> UInt32? {
    guard let text = value.string else { return value.digits.flatMap { UInt32(exactly: $0) } }
    return Decimal.digits(text.utf8).flatMap { UInt32(exactly: $0) }
  }
}

/// Checks the members that every Verifiable Credential must have.
enum VerifiableCredentialShape {
  /// The first context of version 2.0 (VCDM 2.0 §4.3).
  static let context = "https://www.w3.org/ns/credentials/v2"

  /// - Throws: ``PayloadError/member(_:_:)`` and ``PayloadError/noCredential``.
  static func check(_ json: JSONValue) throws(PayloadError) {
    guard case .object = json else { throw .noCredential }
    // The payload is the credential itself; only version 1.1 has a claim vc or vp (VC-JOSE-COSE §3.1).
    for name in ["vc", "vp"] where json[name] != nil { throw .member(name, .value) }
    guard let contexts = json["@context"] else { throw .member("@context", .missing) }
    guard contexts.listed.first?.string.map({ $0.hasSameBytes(as: context) }) ?? false else {
      throw .member("@context", .value)
    }
    guard let types = json["type"] else { throw .member("type", .missing) }
    guard names(types).contains(where: { $0.hasSameBytes(as: "VerifiableCredential") }) else { throw .noCredential }
    guard let subject = json["credentialSubject"] else { throw .member("credentialSubject", .missing) }
    guard subject.listed.count == 1, case .object = subject.listed[0] else { throw .member("credentialSubject", .type) }
    for name in ["id"] where json[name] != nil && json[name]?.string == nil { throw .member(name, .type) }
  }

  /// The kinds of credential for which issuers can be trusted.
  static func types(_ json: JSONValue) -> [CredentialType] {
    var types = [CredentialType.vc]
    for name in json["type"].map(names) ?? [] {
      switch name {
      case "OpenBadgeCredential", "AchievementCredential": types.append(.openBadge)
      case "ClrCredential": types.append(.clr)
      case "EuropeanDigitalCredential": types.append(.edc)
      default: break
      }
    }
    return types
  }

  private static func names(_ value: JSONValue) -> [String] { value.listed.compactMap { $0.string } }
}

extension JSONValue {
  /// The date-time of a member (VCDM 2.0 §4.9); nil if the member is missing.
  fileprivate func date(_ name: String) throws(PayloadError) -> Timestamp? {
    guard let value = self[name] else { return nil }
    guard let text = value.string else { throw .member(name, .type) }
    guard let time = Timestamp(rfc3339: text) else { throw .member(name, .value) }
    return time
  }

  /// A NumericDate (RFC 7519 §2): whole seconds, from 0 to the end of 9999. Samples of the W3C have a date-time
  /// instead.
  fileprivate func numericDate(_ name: String) throws(PayloadError) -> Timestamp? {
    guard let value = self[name] else { return nil }
    if value.string != nil { return try date(name) }
    guard let seconds = value.digits else { throw .member(name, .type) }
    guard seconds <= Timestamp.last.seconds else { throw .member(name, .value) }
    return Timestamp(seconds: seconds)
  }
}
