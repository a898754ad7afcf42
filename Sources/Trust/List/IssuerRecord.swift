public import Codecs
public import Envelopes
public import Keys

/// An issuer as a list has it.
public struct IssuerRecord: Sendable, Equatable {
  public let id: String
  public let name: String
  /// ISO 3166-1 alpha-2.
  public let country: String?
  /// What it may issue; nil for everything.
  public let types: [CredentialType]?
  public let keys: [Key]
  /// When it left: what it signed before stays good.
  public let left: Timestamp?

  public struct Key: Sendable, Equatable {
    public let material: KeyMaterial
    public let standing: KeyStanding

    public init(material: KeyMaterial, standing: KeyStanding) {
      self.material = material
      self.standing = standing
    }
  }

  public init(id: String, name: String, country: String?, types: [CredentialType]?, keys: [Key], left: Timestamp?) {
    self.id = id
    self.name = name
    self.country = country
    self.types = types
    self.keys = keys
    self.left = left
  }

  /// - Throws: ``ListError/malformed(_:)``.
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
      // A type of a later version covers nothing this version reads.
      guard case .text(let text) = item else { throw .malformed(.shard) }
      if let type = CredentialType(text) { types.append(type) }
    }
    return types
  }

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
