public import Codecs
import Envelopes
import Keys

/// An issuer as the list's keepers write it: its issuer file, with what the keepers know beside it.
///
///     {"issuer":"https://…","name":"…","country":"NL","types":[…],"left":"2027-03-03",
///      "keys":[{…JWK…,"validFrom":"2026-01-01","validUntil":"2027-01-01","compromised":"2026-05-05"}]}
///
/// A date means its first second in UTC; `validUntil` means its last second.
extension IssuerRecord {
  /// Reads an issuer; keys of unknown kinds are passed over.
  ///
  /// - Throws: ``TrustFileError`` with the member that is wrong; ``TrustFileError/testIssuer``.
  public init(_ json: JSONValue) throws(TrustFileError) {
    let file = try IssuerFile(json, idLimit: IssuerText.maximumIdSize)
    guard !file.id.hasSameBytes(as: TestIssuer.id) else { throw .testIssuer }
    var keys: [Key] = []
    for item in json["keys"]?.listed ?? [] {
      guard let key = try? KeyMaterial(jwk: item) else { continue }
      keys.append(Key(material: key, standing: try Self.standing(item)))
    }
    self.init(
      id: file.id, name: file.name, country: file.country, types: file.types, keys: keys,
      left: try Self.date(json, "left"))
  }

  private static func standing(_ json: JSONValue) throws(TrustFileError) -> KeyStanding {
    KeyStanding(
      validFrom: try date(json, "validFrom"),
      validUntil: try date(json, "validUntil").map { Timestamp(seconds: $0.seconds + 86_399) },
      compromised: try date(json, "compromised"))
  }

  private static func date(_ json: JSONValue, _ member: String) throws(TrustFileError) -> Timestamp? {
    guard let value = json[member] else { return nil }
    guard let day = value.string.flatMap({ Day(iso: $0) }), day.number >= 0 else { throw .member(member) }
    return day.start
  }

  /// The issuer as keepers write it; times become their day in UTC.
  public var json: JSONValue {
    func date(_ name: String, _ time: Timestamp?) -> [JSONMember] {
      time.map { [JSONMember(name, .string($0.day.iso))] } ?? []
    }
    let keys = keys.map { key -> JSONValue in
      guard case .object(let jwk) = key.material.jwk else { return .null }
      return .object(
        [JSONMember("kid", .string(Base64URL.encode(key.material.kid.span)))] + jwk
          + date("validFrom", key.standing.validFrom) + date("validUntil", key.standing.validUntil)
          + date("compromised", key.standing.compromised))
    }
    return .object(
      [JSONMember("issuer", .string(id)), JSONMember("name", .string(name))]
        + (country.map { [JSONMember("country", .string($0))] } ?? [])
        + (types.map { [JSONMember("types", .array($0.map { .string($0.name) }))] } ?? [])
        + date("left", left) + [JSONMember("keys", .array(keys))])
  }

  /// The same issuer with other keys or another time of leaving; nil keeps what it has.
  public func with(keys: [Key]? = nil, left: Timestamp? = nil) -> IssuerRecord {
    IssuerRecord(id: id, name: name, country: country, types: types, keys: keys ?? self.keys, left: left ?? self.left)
  }
}
