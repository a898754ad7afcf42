public import Codecs
import Keys

/// The bytes of a bundle, wherever they are stored. The stored file never changes in place.
public protocol ListStorage: AnyObject {
  /// The size of the whole bundle, in bytes.
  var size: Int { get }

  /// Reads the bytes at `range`, counted from the bundle's beginning.
  ///
  /// - Throws: ``ListError/storage`` if the bytes cannot be read.
  func read(_ range: Range<Int>) throws(ListError) -> [UInt8]
}

/// An issuer list as a desk holds it: one bundle whose head was checked. Each question reads and checks one shard.
///
/// The same bundle is the file on a stick, the file a device is made with, and the cache:
///
///     "MTL1"  roots' length  head's length  0         16 bytes, numbers of 32 bits, least significant byte first
///     roots, each behind its length of 32 bits        ascending
///     head
///     table of issuers, table of status lists         36 bytes an entry
///     shards of the first, shards of the second       in the order of their numbers
public final class IssuerList {
  static let magic = [UInt8]("MTL1".utf8)
  static let headerSize = 16
  /// The most bytes all roots of a bundle may have together.
  static let maximumRootsSize = 1 << 20

  /// The head, whose signatures held under ``root``.
  public let head: SignedHead
  /// The root the head was checked under.
  public let root: ListRoot
  /// Whether something newer than this list is known: a root of a later epoch, or a later list whose file is damaged.
  /// The list is then stale at best.
  public let isSuperseded: Bool
  private let storage: any ListStorage
  private let issuers: ListTable
  private let statuses: ListTable
  /// Where the shards of each table begin, in bytes.
  private let issuersStart: Int
  private let statusesStart: Int

  /// Opens a bundle whose head was signed under one of the trusted roots.
  ///
  /// The head and the tables are read and checked now; each shard is read and checked when a question needs it.
  ///
  /// - Parameters:
  ///   - roots: the trusted root and its predecessors, in ascending order; the newest that fits counts.
  ///   - isFallback: true if another bundle should have been here.
  /// - Throws: ``ListError``. If the head fits no root, the error is the one under the newest root.
  public init(
    _ storage: any ListStorage, trusting roots: [ListRoot], isFallback: Bool = false
  ) throws(ListError) {
    guard let newest = roots.last else { throw .rootMissing(version: 1) }
    let layout = try Layout(storage)
    let bytes = try storage.read(layout.head)
    let (head, root) = try Self.head(bytes, roots, newest)
    guard head.head.epoch < newest.epoch || head.head.sequence >= newest.minimumSequence else {
      throw .rollback(sequence: head.head.sequence, held: newest.minimumSequence)
    }
    isSuperseded = isFallback || head.head.epoch < newest.epoch
    let tables = layout.head.upperBound
    let issuersTable = tables..<tables + head.head.issuers.tableSize
    let statusesTable = issuersTable.upperBound..<issuersTable.upperBound + head.head.statuses.tableSize
    issuersStart = statusesTable.upperBound
    statusesStart = issuersStart + head.head.issuers.shardsSize
    guard statusesStart + head.head.statuses.shardsSize == storage.size else { throw .malformed(.bundle) }
    issuers = try ListTable(try storage.read(issuersTable), head.head.issuers)
    statuses = try ListTable(try storage.read(statusesTable), head.head.statuses)
    self.storage = storage
    self.head = head
    self.root = root
  }

  /// The head, and the newest root that vouches for it.
  private static func head(
    _ bytes: [UInt8], _ roots: [ListRoot], _ newest: ListRoot
  ) throws(ListError) -> (SignedHead, ListRoot) {
    do {
      return (try SignedHead(bytes, under: newest), newest)
    } catch {
      for root in roots.dropLast().reversed() {
        if let head = try? SignedHead(bytes, under: root) { return (head, root) }
      }
      throw error
    }
  }

  /// The signed roots in a bundle, in their order. They are not checked.
  ///
  /// - Throws: ``ListError/storage``; ``ListError/malformed(_:)`` if the bytes are not a bundle.
  public static func roots(in storage: any ListStorage) throws(ListError) -> [[UInt8]] {
    try Layout(storage).roots(storage)
  }

  /// The signed head in a bundle. It is not checked.
  ///
  /// - Throws: ``ListError/storage``; ``ListError/malformed(_:)`` if the bytes are not a bundle.
  public static func headBytes(in storage: any ListStorage) throws(ListError) -> [UInt8] {
    try storage.read(try Layout(storage).head)
  }

  /// How old the list is; a superseded list is never fresh.
  public func state(at now: Timestamp) -> ListState {
    let state = head.head.ages.state(at: now)
    return state == .fresh && isSuperseded ? .stale : state
  }

  // MARK: Questions

  /// The record of an issuer; nil if the list has none.
  ///
  /// - Throws: ``ListError`` if the shard cannot be read or checked. The caller must not take that for "not listed".
  public func issuer(_ id: String) throws(ListError) -> IssuerRecord? {
    guard let record = try record(ListKey.issuer(id), .issuers) else { return nil }
    let issuer = try IssuerRecord(record)
    guard issuer.id.hasSameBytes(as: id) else { throw .malformed(.shard) }
    return issuer
  }

  /// Whether the keepers know a text to be honest although its key was compromised.
  ///
  /// - Parameter textDigest: SHA-256 of the text (``ListKey/textDigest(_:)``).
  /// - Throws: ``ListError`` if the shard cannot be read or checked.
  public func isHonest(textDigest: [UInt8]) throws(ListError) -> Bool {
    try record(ListKey.exception(textDigest), .issuers) != nil
  }

  /// The status list with this URI, and the issuer whose keys its token was checked with; nil if the list has none.
  ///
  /// - Throws: ``ListError`` if the shard cannot be read or checked.
  public func statusList(_ uri: String) throws(ListError) -> StatusRecord? {
    guard let record = try record(ListKey.status(uri), .statuses) else { return nil }
    let status = try StatusRecord(record, ages: head.head.statusAges)
    guard status.list.uri.hasSameBytes(as: uri) else { throw .malformed(.shard) }
    return status
  }

  /// Calls `visit` with every issuer, in the order of their keys in the table (``ListKey``).
  ///
  /// - Throws: ``ListError`` at the first shard that cannot be read or checked.
  public func forEachIssuer(_ visit: (IssuerRecord) -> Void) throws(ListError) {
    for number in 0..<issuers.reference.shardCount {
      try shard(number, .issuers).forEach { record in
        if case .map = record, let issuer = try? IssuerRecord(record) { visit(issuer) }
      }
    }
  }

  /// Reads and checks every shard.
  ///
  /// - Throws: ``ListError`` at the first shard that differs from its digest or is malformed.
  public func verifyEverything() throws(ListError) {
    for kind in [ListKind.issuers, .statuses] {
      let bits = table(kind).reference.shardBits
      for number in 0..<table(kind).reference.shardCount {
        try shard(number, kind).check(bits: bits, number: number)
      }
    }
  }

  // MARK: Pieces, for those who carry them on

  /// The table of one kind, for programs that copy a list piece by piece.
  public func table(_ kind: ListKind) -> ListTable { kind == .issuers ? issuers : statuses }

  /// The bytes of a shard, checked against the table's digest.
  ///
  /// - Parameter number: below the table's ``ListTable/Reference/shardCount``.
  /// - Throws: ``ListError/storage``, ``ListError/digest(_:)``.
  public func shardBytes(_ number: Int, _ kind: ListKind) throws(ListError) -> [UInt8] {
    let range = table(kind).range(ofShard: number)
    let start = kind == .issuers ? issuersStart : statusesStart
    let bytes = range.isEmpty ? [] : try storage.read(start + range.lowerBound..<start + range.upperBound)
    guard Digest.sha256(bytes) == table(kind).digest(ofShard: number) else { throw .digest(.shard) }
    return bytes
  }

  private func record(_ key: [UInt8], _ kind: ListKind) throws(ListError) -> CBORValue? {
    try shard(table(kind).shard(of: key), kind).record(key)
  }

  private func shard(_ number: Int, _ kind: ListKind) throws(ListError) -> ListShard {
    let range = table(kind).range(ofShard: number)
    let start = kind == .issuers ? issuersStart : statusesStart
    return try ListShard(
      range.isEmpty ? [] : try storage.read(start + range.lowerBound..<start + range.upperBound),
      digest: table(kind).digest(ofShard: number), kind: kind, bits: table(kind).reference.shardBits, number: number)
  }

  /// The bytes of a bundle up to its first shard.
  public static func beginning(roots: [[UInt8]], head: [UInt8], tables: [[UInt8]]) -> [UInt8] {
    let roots = RootChain.bytes(of: roots)
    var bytes = magic
    for length in [roots.count, head.count, 0] {
      ByteOrder.littleEndian.append(UInt64(length), size: 4, to: &bytes)
    }
    return bytes + roots + head + tables.flatMap { $0 }
  }
}

/// Where the roots and the head lie in a bundle.
private struct Layout {
  let roots: Range<Int>
  let head: Range<Int>

  init(_ storage: any ListStorage) throws(ListError) {
    guard storage.size >= IssuerList.headerSize else { throw .malformed(.bundle) }
    let header = try storage.read(0..<IssuerList.headerSize)
    guard header.starts(with: IssuerList.magic), ByteOrder.littleEndian.number(header[12..<16]) == 0 else {
      throw .malformed(.bundle)
    }
    let rootsSize = ByteOrder.littleEndian.number(header[4..<8])
    let headSize = ByteOrder.littleEndian.number(header[8..<12])
    guard rootsSize <= IssuerList.maximumRootsSize, headSize <= ListHead.maximumSize,
      IssuerList.headerSize + Int(rootsSize) + Int(headSize) <= storage.size
    else { throw .malformed(.bundle) }
    roots = IssuerList.headerSize..<IssuerList.headerSize + Int(rootsSize)
    head = roots.upperBound..<roots.upperBound + Int(headSize)
  }

  func roots(_ storage: any ListStorage) throws(ListError) -> [[UInt8]] {
    let (found, isWhole) = RootChain.split(try storage.read(roots))
    guard isWhole else { throw .malformed(.bundle) }
    return found
  }
}
