import Codecs
import Keys

/// What a table's shards are about.
public enum ListKind: UInt8, Sendable {
  case issuers = 1
  case statuses = 2
}

/// A table of an issuer list: the digest and length of each of its shards.
///
/// Records lie in the shard that the first bits of their key number. So a desk reads, and checks against the
/// signed head, one shard of some tens of kilobytes a question, whether the list has ten issuers or a million.
public struct ListTable: Sendable {
  /// Bytes of an entry: SHA-256 of the shard, and its length as 32 bits, least significant first.
  static let entrySize = 36
  /// The most bits that number a shard.
  public static let maximumBits = 16
  /// Bytes one shard may have.
  public static let maximumShardSize = 16 << 20

  /// How the head names a table.
  public struct Reference: Sendable, Equatable {
    /// SHA-256 of the table.
    public let digest: [UInt8]
    public let shardBits: Int
    /// Bytes of all shards together.
    public let shardsSize: Int
    public let recordCount: Int

    public init(digest: [UInt8], shardBits: Int, shardsSize: Int, recordCount: Int) {
      self.digest = digest
      self.shardBits = shardBits
      self.shardsSize = shardsSize
      self.recordCount = recordCount
    }

    init(_ value: CBORValue) throws(ListError) {
      let map = try ListMap(value, .head)
      digest = try map.bytes(1, count: 32)
      shardBits = try map.count(2, 0...ListTable.maximumBits)
      // Below 2 GiB, so that offsets are Ints on every board.
      shardsSize = try map.count(3, 0...0x7000_0000)
      recordCount = try map.count(4, 0...0x7FFF_FFFF)
    }

    var cbor: CBORValue {
      .members([
        (1, .bytes(digest)), (2, .integer(Int64(shardBits))), (3, .integer(Int64(shardsSize))),
        (4, .integer(Int64(recordCount))),
      ])
    }

    public var shardCount: Int { 1 << shardBits }
    public var tableSize: Int { ListTable.entrySize << shardBits }
  }

  public let reference: Reference
  public let bytes: [UInt8]
  /// Bytes of shards before each shard, and of all at the end.
  private let offsets: [Int]

  /// Checks a table against the head that names it.
  ///
  /// - Throws: ``ListError/digest(_:)``, and ``ListError/malformed(_:)`` where the lengths do not add up.
  public init(_ bytes: [UInt8], _ reference: Reference) throws(ListError) {
    guard bytes.count == reference.tableSize, Digest.sha256(bytes) == reference.digest else { throw .digest(.table) }
    let span = bytes.span
    var offsets = [0]
    var end = 0
    for index in 0..<reference.shardCount {
      let place = index * Self.entrySize + 32..<(index + 1) * Self.entrySize
      let length = ByteOrder.littleEndian.number(span.extracting(place))
      guard length <= Self.maximumShardSize, end <= reference.shardsSize - Int(length) else { throw .malformed(.table) }
      end += Int(length)
      offsets.append(end)
    }
    guard end == reference.shardsSize else { throw .malformed(.table) }
    self.reference = reference
    self.bytes = bytes
    self.offsets = offsets
  }

  /// The shard in which the record of `key` lies.
  public func shard(of key: [UInt8]) -> Int { ListKey.prefix(of: key[...], bits: reference.shardBits) }

  public func digest(ofShard number: Int) -> [UInt8] {
    [UInt8](bytes[number * Self.entrySize..<number * Self.entrySize + 32])
  }

  /// Where the shard lies among all shards.
  public func range(ofShard number: Int) -> Range<Int> { offsets[number]..<offsets[number + 1] }
}

/// The keys under which records are found.
public enum ListKey {
  /// Bytes of a key.
  static let size = 32

  /// The record of an issuer, by its id.
  public static func issuer(_ id: String) -> [UInt8] { make(1, [UInt8](id.utf8)) }

  /// A signed text that is known to be honest though its key was compromised, by ``textDigest(_:)``.
  public static func exception(_ digest: [UInt8]) -> [UInt8] { make(2, digest) }

  /// The status list of a URI.
  public static func status(_ uri: String) -> [UInt8] { make(3, [UInt8](uri.utf8)) }

  /// SHA-256 of a scanned text, by which an honest one is named.
  public static func textDigest(_ text: [UInt8]) -> [UInt8] { Digest.sha256(text) }

  /// SHA-256 over what kind of thing it is, and its name.
  private static func make(_ tag: UInt8, _ name: [UInt8]) -> [UInt8] { Digest.sha256([tag] + name) }

  /// The number that the first `bits` of a key are.
  static func prefix(of key: ArraySlice<UInt8>, bits: Int) -> Int {
    Int(ByteOrder.bigEndian.number(key.prefix(2))) >> (16 - bits)
  }
}
