public import Codecs

/// A status list as an issuer list carries it: taken in and checked by the list's keepers.
public struct StatusRecord: Sendable, Equatable {
  /// The issuer whose key signed the token; it speaks of this issuer's credentials alone.
  public let issuer: String
  public let list: StatusList

  public init(issuer: String, list: StatusList) {
    self.issuer = issuer
    self.list = list
  }

  /// - Parameter ages: those of all status lists in the issuer list; a token that ends sooner ends sooner.
  /// - Throws: ``ListError/malformed(_:)``.
  init(_ value: CBORValue, ages: ListHead.Ages) throws(ListError) {
    let map = try ListMap(value, .shard)
    issuer = try map.text(1, limit: IssuerText.maximumIdSize)
    let uri = try map.text(2, limit: StatusList.maximumURISize)
    guard case .bytes(let bytes) = try map.value(4) else { throw .malformed(.shard) }
    let (issued, expires) = (try map.time(5), try map.optionalTime(6) ?? ages.expires)
    let list = StatusList(
      uri: uri, bits: try map.count(3, 1...8), bytes: bytes, issued: issued, nextUpdate: ages.nextUpdate,
      expires: min(expires, ages.expires))
    guard let list else { throw .malformed(.shard) }
    self.list = list
  }

  public var cbor: CBORValue {
    .members([
      (1, .text(issuer)), (2, .text(list.uri)), (3, .integer(Int64(list.bits))), (4, .bytes(list.bytes)),
      (5, .time(list.issued)), (6, list.expires.map { .time($0) }),
    ])
  }
}
