public import Codecs
import Envelopes
import Keys

/// The head of an issuer list: its number, its ages and the digests of its tables.
///
/// The payload, as CDDL (RFC 8610):
///
///     head  = { 1 => 1,                 ; version of this format
///               2 => tstr,              ; id of the list, 1 to 120 bytes
///               3 => uint,              ; version of the root
///               4 => uint, 5 => uint,   ; epoch, sequence (from 1)
///               6 => ages, 7 => ages,   ; of the list, of its status lists
///               8 => table, 9 => table }        ; issuers, status lists
///     ages  = { 1 => uint, 2 => uint, 3 => uint }  ; issued, next update, expires, in seconds since 1970
///     table = { 1 => bstr .size 32,     ; SHA-256 of the table
///               2 => 0..16,             ; bits that number a shard
///               3 => uint, 4 => uint }  ; bytes of all shards, number of records
///
/// Unknown keys are passed over.
public struct ListHead: Sendable, Equatable {
  /// The type in the protected header of a signed head (RFC 9596).
  public static let type = "vidimus-list-head"
  /// The most bytes a signed head may have.
  public static let maximumSize = 65_536

  /// The list's id, at most 120 bytes.
  public let list: String
  /// The version of the root whose keys sign this head.
  public let rootVersion: Int64
  /// The epoch of that root.
  public let epoch: Int64
  /// The list's number: from 1, counting up within an epoch.
  public let sequence: Int64
  /// The ages of the issuers' records.
  public let ages: Ages
  /// The ages of the status lists inside, which go out of date sooner.
  public let statusAges: Ages
  /// The table of issuers.
  public let issuers: ListTable.Reference
  /// The table of status lists.
  public let statuses: ListTable.Reference

  /// When something was issued, when its successor is due, and when it ends; in this order.
  public struct Ages: Sendable, Equatable {
    /// From when on it counts.
    public let issued: Timestamp
    /// When its successor is due; later it is stale.
    public let nextUpdate: Timestamp
    /// The last second in which a list that is held counts. From this second on no new list is taken.
    public let expires: Timestamp

    /// Nil unless the times come in this order, none before 1970 or after the year 9999.
    public init?(issued: Timestamp, nextUpdate: Timestamp, expires: Timestamp) {
      guard issued <= nextUpdate, nextUpdate <= expires, issued.seconds >= 0, expires <= .last else { return nil }
      self.issued = issued
      self.nextUpdate = nextUpdate
      self.expires = expires
    }

    /// Fresh up to ``nextUpdate``, stale up to ``expires``, then expired.
    public func state(at now: Timestamp) -> ListState {
      now > expires ? .expired : now > nextUpdate ? .stale : .fresh
    }
  }

  /// A head of these members; no limit is checked.
  public init(
    list: String, rootVersion: Int64, epoch: Int64, sequence: Int64, ages: Ages, statusAges: Ages,
    issuers: ListTable.Reference, statuses: ListTable.Reference
  ) {
    self.list = list
    self.rootVersion = rootVersion
    self.epoch = epoch
    self.sequence = sequence
    self.ages = ages
    self.statusAges = statusAges
    self.issuers = issuers
    self.statuses = statuses
  }

  /// Reads the payload of a head.
  ///
  /// - Throws: ``ListError/malformed(_:)``.
  init(payload: [UInt8]) throws(ListError) {
    let map = try ListMap(payload, .head)
    guard try map.number(1) == 1 else { throw .malformed(.head) }
    list = try map.text(2, limit: ListRoot.maximumIdSize)
    rootVersion = try map.number(3)
    epoch = try map.number(4)
    sequence = try map.number(5)
    ages = try Ages(try map.value(6))
    statusAges = try Ages(try map.value(7))
    issuers = try ListTable.Reference(try map.value(8))
    statuses = try ListTable.Reference(try map.value(9))
    guard sequence > 0 else { throw .malformed(.head) }
  }

  /// The payload that is signed, in deterministic CBOR.
  public var payload: [UInt8] {
    CBORValue.members([
      (1, .unsigned(1)), (2, .text(list)), (3, .integer(rootVersion)), (4, .integer(epoch)), (5, .integer(sequence)),
      (6, ages.cbor), (7, statusAges.cbor), (8, issuers.cbor), (9, statuses.cbor),
    ]).deterministicEncoding
  }

  /// The bytes of both tables and all shards.
  public var contentSize: Int {
    issuers.tableSize + issuers.shardsSize + statuses.tableSize + statuses.shardsSize
  }
}

extension ListHead.Ages {
  fileprivate init(_ value: CBORValue) throws(ListError) {
    let map = try ListMap(value, .head)
    let ages = ListHead.Ages(
      issued: try map.time(1), nextUpdate: try map.time(2), expires: try map.time(3))
    guard let ages else { throw .malformed(.head) }
    self = ages
  }

  fileprivate var cbor: CBORValue { .members([(1, .time(issued)), (2, .time(nextUpdate)), (3, .time(expires))]) }
}

/// A head and its signed bytes.
public struct SignedHead: Sendable, Equatable {
  /// The COSE_Sign message (RFC 9052 §4.1) as received.
  public let bytes: [UInt8]
  /// What the bytes say.
  public let head: ListHead

  /// Reads a head under a trusted root.
  ///
  /// The signatures are checked before the payload is read.
  ///
  /// - Throws: ``ListError/tooLarge(bytes:limit:)``, ``ListError/malformed(_:)``,
  ///   ``ListError/untrusted(_:holding:threshold:)``, ``ListError/wrongList(_:)``, ``ListError/rootMissing(version:)``.
  public init(_ bytes: [UInt8], under root: ListRoot) throws(ListError) {
    guard bytes.count <= ListHead.maximumSize else {
      throw .tooLarge(bytes: bytes.count, limit: ListHead.maximumSize)
    }
    let message = try COSESign.decode(bytes, type: ListHead.type, .head)
    let payload = try root.headRole.check(message, list: root.list, .head)
    let head = try ListHead(payload: payload.bytes)
    guard head.list.hasSameBytes(as: root.list) else { throw .wrongList(head.list) }
    guard head.rootVersion <= root.version else { throw .rootMissing(version: root.version + 1) }
    self.bytes = bytes
    self.head = head
  }

  /// SHA-256 of the signed bytes.
  public var digest: [UInt8] { Digest.sha256(bytes) }
}
