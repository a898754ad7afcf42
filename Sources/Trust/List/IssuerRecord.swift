public import Codecs
public import Envelopes
public import Keys

/// An issuer as an issuer list records it.
///
/// In a shard, as CDDL (RFC 8610):
///
///     issuer = { 1 => tstr,             ; id, 1 to 1 024 bytes
///                2 => tstr,             ; name, 1 to 120 bytes
///                ? 3 => tstr,           ; country, 2 capital letters
///                ? 4 => [0*64 tstr],    ; names of credential types
///                5 => [0*1024 key],
///                ? 6 => uint }          ; when it left
///     key    = { 1 => COSE_Key, ? 2 => uint, ? 3 => uint, ? 4 => uint }
///                                       ; valid from, valid until, compromised
///
/// Times are seconds since 1970.
public struct IssuerRecord: Sendable, Equatable {
  /// The iss of its credentials, at most 1 024 bytes of UTF-8.
  public let id: String
  /// The name that people are shown, at most 120 bytes of UTF-8.
  public let name: String
  /// ISO 3166-1 alpha-2; nil if the list does not say.
  public let country: String?
  /// The types it may issue; nil for all types.
  public let types: [CredentialType]?
  /// Its keys, past ones among them; at most 1 024.
  public let keys: [Key]
  /// When it left the list; credentials signed before stay good. Nil while it is a member.
  public let left: Timestamp?

  /// A key of the issuer.
  public struct Key: Sendable, Equatable {
    /// The public key's numbers.
    public let material: KeyMaterial
    /// When the key may sign, and whether it was compromised.
    public let standing: KeyStanding

    /// A key with its standing.
    public init(material: KeyMaterial, standing: KeyStanding) {
      self.material = material
      self.standing = standing
    }
  }

  /// A record of these members; no limit is checked.
  public init(id: String, name: String, country: String?, types: [CredentialType]?, keys: [Key], left: Timestamp?) {
    self.id = id
    self.name = name
    self.country = country
    self.types = types
    self.keys = keys
    self.left = left
  }

  /// Reads a record.
  ///
  /// - Throws: ``ListError/malformed(_:)`` with ``ListPart/shard``.
  public init(_ value: CBORValue) throws(ListError) {
    let map = try ListMap(value, .shard)
    id = try map.text(1, limit: IssuerText.maximumIdSize)
    name = try map.text(2, limit: IssuerText.maximumSize)
    country = try map.optionalText(3, limit: 2)
    guard country.map(IssuerText.isCountry) ?? true else { throw .malformed(.shard) }
    types = map.optional(4) == nil ? nil : try Self.types(try map.items(4, limit: 64))
    var keys: [Key] = []
    for item in try map.items(5, limit: 1_024) { keys.append(try Key(item)) }
    self.keys = keys
    left = try map.optionalTime(6)
  }

  private static func types(_ items: [CBORValue]) throws(ListError) -> [CredentialType] {
    var types: [CredentialType] = []
    for item in items {
      // A type of a later version covers no credential that this version reads.
      guard case .text(let text) = item else { throw .malformed(.shard) }
      if let type = CredentialType(text) { types.append(type) }
    }
    return types
  }

  /// The record as a shard holds it.
  public var cbor: CBORValue {
    .members([
      (1, .text(id)), (2, .text(name)), (3, country.map { .text($0) }),
      (4, types.map { .array($0.map { .text($0.name) }) }), (5, .array(keys.map { $0.cbor })),
      (6, left.map { .time($0) }),
    ])
  }
}

extension IssuerRecord.Key {
  fileprivate init(_ value: CBORValue) throws(ListError) {
    let map = try ListMap(value, .shard)
    material = try Self.material(try map.value(1))
    standing = KeyStanding(
      validFrom: try map.optionalTime(2), validUntil: try map.optionalTime(3), compromised: try map.optionalTime(4))
  }

  private static func material(_ value: CBORValue) throws(ListError) -> KeyMaterial {
    do {
      return try KeyMaterial(coseKey: value)
    } catch {
      throw .malformed(.shard)
    }
  }

  fileprivate var cbor: CBORValue {
    .members([
      (1, material.coseKey), (2, standing.validFrom.map { .time($0) }), (3, standing.validUntil.map { .time($0) }),
      (4, standing.compromised.map { .time($0) }),
    ])
  }
}
