public import Codecs

/// A status list inside an issuer list. The list's keepers checked its token before they took it in.
///
/// In a shard, as CDDL (RFC 8610):
///
///     status = { 1 => tstr,             ; id of the issuer
///                2 => tstr,             ; URI, 1 to 120 bytes
///                3 => 1 / 2 / 4 / 8,    ; bits of a number
///                4 => bstr,             ; the numbers, not compressed
///                5 => uint, ? 6 => uint }  ; issued, expires, in seconds since 1970
public struct StatusRecord: Sendable, Equatable {
  /// The id of the issuer whose key signed the token. The record counts for this issuer's credentials only.
  public let issuer: String
  /// The status list.
  public let list: StatusList

  /// A record of these members.
  public init(issuer: String, list: StatusList) {
    self.issuer = issuer
    self.list = list
  }

  /// Reads a record.
  ///
  /// - Parameter ages: those of all status lists in the issuer list; an earlier end of the token itself counts too.
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

  /// The record as a shard holds it.
  public var cbor: CBORValue {
    .members([
      (1, .text(issuer)), (2, .text(list.uri)), (3, .integer(Int64(list.bits))), (4, .bytes(list.bytes)),
      (5, .time(list.issued)), (6, list.expires.map { .time($0) }),
    ])
  }
}
