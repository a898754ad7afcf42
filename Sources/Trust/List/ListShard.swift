public import Codecs
import Keys

/// A shard of a table: records sorted by their keys.
///
///     "MTS1"  kind  bits  number, 16 bits  count, 32 bits  heap length, 32 bits      the header, 16 bytes
///     key, 32 bytes  offset, 32 bits  length, 32 bits                                 count times, ascending
///     records, each one deterministic CBOR item                                       the heap
///
/// Numbers are written least significant byte first. A shard without records has no bytes at all.
struct ListShard {
  static let magic = [UInt8]("MTS1".utf8)
  static let headerSize = 16
  static let entrySize = 40

  private let bytes: [UInt8]
  private let count: Int

  /// Checks a shard against its table's entry and against the kind and number it must have.
  ///
  /// - Throws: ``ListError/digest(_:)`` and ``ListError/malformed(_:)``.
  init(_ bytes: [UInt8], digest: [UInt8], kind: ListKind, bits: Int, number: Int) throws(ListError) {
    guard Digest.sha256(bytes) == digest else { throw .digest(.shard) }
    self.bytes = bytes
    guard !bytes.isEmpty else {
      count = 0
      return
    }
    guard bytes.count >= Self.headerSize, bytes.starts(with: Self.magic), bytes[4] == kind.rawValue, bytes[5] == bits,
      ByteOrder.littleEndian.number(bytes[6..<8]) == number
    else { throw .malformed(.shard) }
    let claimed = ByteOrder.littleEndian.number(bytes[8..<12])
    let heap = ByteOrder.littleEndian.number(bytes[12..<16])
    let room = UInt64(bytes.count - Self.headerSize)
    guard claimed > 0, claimed <= room / UInt64(Self.entrySize), room - claimed * UInt64(Self.entrySize) == heap else {
      throw .malformed(.shard)
    }
    count = Int(claimed)
  }

  /// The record under `key`; nil if there is none.
  ///
  /// - Throws: ``ListError/malformed(_:)`` if the entry points outside the shard.
  func record(_ key: [UInt8]) throws(ListError) -> CBORValue? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let found = self.key(middle)
      if found.elementsEqual(key) { return try record(middle) }
      if found.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Checks the whole shard: keys ascend and belong here; records are CBOR and leave no gap.
  ///
  /// - Throws: ``ListError/malformed(_:)``.
  func check(bits: Int, number: Int) throws(ListError) {
    var end = 0
    for index in 0..<count {
      let key = key(index)
      guard ListKey.prefix(of: key, bits: bits) == number else { throw .malformed(.shard) }
      guard index == 0 || self.key(index - 1).lexicographicallyPrecedes(key) else { throw .malformed(.shard) }
      let place = try place(index)
      guard place.lowerBound == heapStart + end else { throw .malformed(.shard) }
      end += place.count
      _ = try record(index)
    }
    guard heapStart + end == bytes.count || count == 0 else { throw .malformed(.shard) }
  }

  /// Calls `visit` with every record, in the order of the keys.
  func forEach(_ visit: (CBORValue) -> Void) throws(ListError) {
    for index in 0..<count { visit(try record(index)) }
  }

  private var heapStart: Int { Self.headerSize + count * Self.entrySize }

  private func key(_ index: Int) -> ArraySlice<UInt8> {
    let start = Self.headerSize + index * Self.entrySize
    return bytes[start..<start + ListKey.size]
  }

  private func place(_ index: Int) throws(ListError) -> Range<Int> {
    let start = Self.headerSize + index * Self.entrySize + ListKey.size
    let offset = ByteOrder.littleEndian.number(bytes[start..<start + 4])
    let length = ByteOrder.littleEndian.number(bytes[start + 4..<start + 8])
    let heap = UInt64(bytes.count - heapStart)
    guard offset <= heap, length <= heap - offset else { throw .malformed(.shard) }
    return heapStart + Int(offset)..<heapStart + Int(offset) + Int(length)
  }

  private func record(_ index: Int) throws(ListError) -> CBORValue {
    let place = try place(index)
    do {
      return try CBORReader.read(bytes.span.extracting(place), rules: .deterministic)
    } catch {
      throw .malformed(.shard)
    }
  }
}

/// Sorts records into the shards of a table.
public struct ListShardWriter {
  private let kind: ListKind
  private var records: [(key: [UInt8], record: [UInt8])] = []

  /// A writer without records.
  public init(kind: ListKind) { self.kind = kind }

  /// Adds a record. If two records have the same key, the later one counts.
  public mutating func add(_ key: [UInt8], _ record: CBORValue) {
    records.append((key, record.deterministicEncoding))
  }

  /// The table and its shards.
  ///
  /// - Parameter shardSize: bytes a shard should have on average; the number of shards is a power of two.
  /// - Throws: ``ListError/tooLarge(bytes:limit:)`` for a shard above ``ListTable/maximumShardSize``.
  public consuming func finish(shardSize: Int = 32_768) throws(ListError) -> (ListTable, shards: [[UInt8]]) {
    records.sort { $0.key.lexicographicallyPrecedes($1.key) }
    let total = records.reduce(0) { $0 + ListShard.entrySize + $1.record.count }
    var bits = 0
    while bits < ListTable.maximumBits, total >> bits > shardSize { bits += 1 }
    var shards: [[UInt8]] = []
    var table: [UInt8] = []
    var next = 0
    for number in 0..<(1 << bits) {
      var members: [(key: [UInt8], record: [UInt8])] = []
      while next < records.count, ListKey.prefix(of: records[next].key[...], bits: bits) == number {
        if let last = members.last, last.key == records[next].key { members.removeLast() }
        members.append(records[next])
        next += 1
      }
      let shard = shard(members, bits: bits, number: number)
      guard shard.count <= ListTable.maximumShardSize else {
        throw .tooLarge(bytes: shard.count, limit: ListTable.maximumShardSize)
      }
      table += Digest.sha256(shard)
      ByteOrder.littleEndian.append(UInt64(shard.count), size: 4, to: &table)
      shards.append(shard)
    }
    let reference = ListTable.Reference(
      digest: Digest.sha256(table), shardBits: bits, shardsSize: shards.reduce(0) { $0 + $1.count },
      recordCount: records.count)
    return (try ListTable(table, reference), shards)
  }

  private func shard(_ members: [(key: [UInt8], record: [UInt8])], bits: Int, number: Int) -> [UInt8] {
    guard !members.isEmpty else { return [] }
    let order = ByteOrder.littleEndian
    var bytes = ListShard.magic + [kind.rawValue, UInt8(bits)] + order.bytes(UInt64(number), size: 2)
    var heap: [UInt8] = []
    order.append(UInt64(members.count), size: 4, to: &bytes)
    order.append(UInt64(members.reduce(0) { $0 + $1.record.count }), size: 4, to: &bytes)
    for (key, record) in members {
      bytes += key
      order.append(UInt64(heap.count), size: 4, to: &bytes)
      order.append(UInt64(record.count), size: 4, to: &bytes)
      heap += record
    }
    return bytes + heap
  }
}
