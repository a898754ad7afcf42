import Codecs
import Keys

/// The two tables of an issuer list; the numbers stand in their shards' headers.
public enum ListKind: UInt8, Sendable {
  /// Records of issuers, and of texts known to be honest.
  case issuers = 1
  /// Status lists.
  case statuses = 2
}

/// A table of an issuer list: the digest and the length of each of its shards.
///
/// The first bits of a record's key number the shard that holds it. For one question a desk so reads one shard of some
/// tens of kilobytes, and checks it against the signed head, whether the list has ten issuers or a million.
public struct ListTable: Sendable {
  /// Bytes of an entry: SHA-256 of the shard, then its length in 32 bits, least significant byte first.
  static let entrySize = 36
  /// The most bits that may number a shard.
  public static let maximumBits = 16
  /// The most bytes a shard may have.
  public static let maximumShardSize = 16 << 20

  /// What the head says of a table.
  public struct Reference: Sendable, Equatable {
    /// SHA-256 of the table's bytes.
    public let digest: [UInt8]
    /// How many bits number a shard, 0 to 16.
    public let shardBits: Int
    /// The bytes of all shards together, below 2 GiB.
    public let shardsSize: Int
    /// How many records there are; informative, no reader relies on it.
    public let recordCount: Int

    /// A reference of these members; no limit is checked.
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
      // Below 2 GiB, so that offsets fit an Int on every board.
      shardsSize = try map.count(3, 0...0x7000_0000)
      recordCount = try map.count(4, 0...0x7FFF_FFFF)
    }

    var cbor: CBORValue {
      .members([
        (1, .bytes(digest)), (2, .integer(Int64(shardBits))), (3, .integer(Int64(shardsSize))),
        (4, .integer(Int64(recordCount))),
      ])
    }

    /// How many shards there are.
    public var shardCount: Int { 1 << shardBits }
    /// The bytes of the table itself.
    public var tableSize: Int { ListTable.entrySize << shardBits }
  }

  /// What the head says of this table.
  public let reference: Reference
  /// The table as it is stored, 36 bytes a shard.
  public let bytes: [UInt8]
  /// How many bytes of shards precede each shard; the last entry counts them all.
  private let offsets: [Int]

  /// Checks a table against the head's reference.
  ///
  /// - Throws: ``ListError/digest(_:)``; ``ListError/malformed(_:)`` if the lengths do not add up.
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

  /// The number of the shard that would hold the record of `key`.
  public func shard(of key: [UInt8]) -> Int { ListKey.prefix(of: key[...], bits: reference.shardBits) }

  /// SHA-256 of a shard.
  public func digest(ofShard number: Int) -> [UInt8] {
    [UInt8](bytes[number * Self.entrySize..<number * Self.entrySize + 32])
  }

  /// Where a shard's bytes lie among those of all shards.
  public func range(ofShard number: Int) -> Range<Int> { offsets[number]..<offsets[number + 1] }
}

/// The keys of records: SHA-256 over a byte for the kind, and the name.
public enum ListKey {
  /// Bytes of a key.
  static let size = 32

  /// The key of an issuer's record.
  public static func issuer(_ id: String) -> [UInt8] { make(1, [UInt8](id.utf8)) }

  /// The key of the record that calls a text honest although its key was compromised.
  ///
  /// - Parameter digest: from ``textDigest(_:)``.
  public static func exception(_ digest: [UInt8]) -> [UInt8] { make(2, digest) }

  /// The key of the status list with this URI.
  public static func status(_ uri: String) -> [UInt8] { make(3, [UInt8](uri.utf8)) }

  /// SHA-256 of a scanned text, which stands for the text in the list.
  public static func textDigest(_ text: [UInt8]) -> [UInt8] { Digest.sha256(text) }

  private static func make(_ tag: UInt8, _ name: [UInt8]) -> [UInt8] { Digest.sha256([tag] + name) }

  /// The first `bits` of a key, as a number.
  static func prefix(of key: ArraySlice<UInt8>, bits: Int) -> Int {
    Int(ByteOrder.bigEndian.number(key.prefix(2))) >> (16 - bits)
  }
}
