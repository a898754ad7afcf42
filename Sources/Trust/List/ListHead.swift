public import Codecs
import Envelopes
import Keys

/// The head of an issuer list: its number, its ages, and what its tables are.
public struct ListHead: Sendable, Equatable {
  /// The type in the protected header of a head.
  public static let type = "vidimus-list-head"
  /// Bytes a signed head may have.
  public static let maximumSize = 65_536

  public let list: String
  /// The root whose keys sign it.
  public let rootVersion: Int64
  public let epoch: Int64
  /// Counts up within an epoch.
  public let sequence: Int64
  public let ages: Ages
  /// The ages of the status lists in it, which go out of date sooner.
  public let statusAges: Ages
  public let issuers: ListTable.Reference
  public let statuses: ListTable.Reference

  /// When something was issued, when the next is due, and when it is good no more.
  public struct Ages: Sendable, Equatable {
    public let issued: Timestamp
    public let nextUpdate: Timestamp
    public let expires: Timestamp

    /// Nil unless they come in this order.
    public init?(issued: Timestamp, nextUpdate: Timestamp, expires: Timestamp) {
      guard issued <= nextUpdate, nextUpdate <= expires, issued.seconds >= 0, expires <= .last else { return nil }
      self.issued = issued
      self.nextUpdate = nextUpdate
      self.expires = expires
    }

    public func state(at now: Timestamp) -> ListState {
      now > expires ? .expired : now > nextUpdate ? .stale : .fresh
    }
  }

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

  public var payload: [UInt8] {
    CBORValue.members([
      (1, .unsigned(1)), (2, .text(list)), (3, .integer(rootVersion)), (4, .integer(epoch)), (5, .integer(sequence)),
      (6, ages.cbor), (7, statusAges.cbor), (8, issuers.cbor), (9, statuses.cbor),
    ]).deterministicEncoding
  }

  /// Bytes of everything the head names: tables and shards.
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

/// A head with the bytes it came in.
public struct SignedHead: Sendable, Equatable {
  public let bytes: [UInt8]
  public let head: ListHead

  /// Reads a head under the root that is trusted.
  ///
  /// The signatures are checked before anything of the payload is read.
  ///
  /// - Throws: ``ListError``.
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
