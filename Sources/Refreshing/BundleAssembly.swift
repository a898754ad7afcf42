import Codecs
import Keys
import Platform
import Trust

/// Puts a bundle together from the list that is held and what only the source has.
struct BundleAssembly {
  let head: SignedHead
  let roots: [SignedRoot]
  /// The list whose tables and shards are copied where they did not change.
  let held: IssuerList?
  let delivery: Delivery
  /// Bytes a whole bundle may have.
  let limit: Int

  /// Shards fetched one by one, beyond which the bundle as a whole is less trouble.
  private static let singleShards = 64

  /// Writes the bundle under a name in the staging folder, and waits until it is on the disk.
  func write(as name: String) throws(RefreshError) {
    let issuers = try table(head.head.issuers, .issuers)
    let statuses = try table(head.head.statuses, .statuses)
    let missing = missingShards(issuers, .issuers) + missingShards(statuses, .statuses)
    if missing > Self.singleShards, try delivery.file("bundle", limit: limit) != nil {
      return try delivery.rename("bundle", to: name)
    }
    let output = try writing { () throws(SystemError) in
      try delivery.disk.make(delivery.path(name), mode: 0o644)
    }
    let beginning = IssuerList.beginning(
      roots: roots.map { $0.bytes }, head: head.bytes, tables: [issuers.bytes, statuses.bytes])
    // Asked for at once, so that a full disk shows before the long part.
    let size = beginning.count + head.head.issuers.shardsSize + head.head.statuses.shardsSize
    try writing { () throws(SystemError) in
      try output.reserve(size)
      try output.append(beginning)
    }
    try copyShards(issuers, .issuers, to: output)
    try copyShards(statuses, .statuses, to: output)
    try writing { () throws(SystemError) in try output.sync() }
  }

  private func table(_ reference: ListTable.Reference, _ kind: ListKind) throws(RefreshError) -> ListTable {
    if let table = held?.table(kind), table.reference == reference { return table }
    let bytes = try part(reference.digest, limit: reference.tableSize)
    return try checking { () throws(ListError) in try ListTable(bytes, reference) }
  }

  private func missingShards(_ table: ListTable, _ kind: ListKind) -> Int {
    (0..<table.reference.shardCount).reduce(0) { $0 + (hasShard($1, of: table, kind) ? 0 : 1) }
  }

  /// Whether the list that is held has the same shard under the same number.
  private func hasShard(_ number: Int, of table: ListTable, _ kind: ListKind) -> Bool {
    guard let held = held?.table(kind), held.reference.shardBits == table.reference.shardBits else { return false }
    return held.digest(ofShard: number) == table.digest(ofShard: number)
  }

  private func copyShards(_ table: ListTable, _ kind: ListKind, to output: any OpenFile) throws(RefreshError) {
    for number in 0..<table.reference.shardCount where !table.range(ofShard: number).isEmpty {
      let bytes = try shard(number, of: table, kind)
      try writing { () throws(SystemError) in try output.append(bytes) }
    }
  }

  private func shard(_ number: Int, of table: ListTable, _ kind: ListKind) throws(RefreshError) -> [UInt8] {
    if let held, hasShard(number, of: table, kind) {
      return try checking { () throws(ListError) in try held.shardBytes(number, kind) }
    }
    let digest = table.digest(ofShard: number)
    let bytes = try part(digest, limit: table.range(ofShard: number).count)
    guard Digest.sha256(bytes) == digest else { throw .list(.digest(.shard)) }
    return bytes
  }

  /// A table or shard, which the source has under its digest.
  private func part(_ digest: [UInt8], limit: Int) throws(RefreshError) -> [UInt8] {
    let name = Hexadecimal.encode(digest)
    guard let bytes = try delivery.bytes(name, limit: limit) else {
      throw .partMissing(name, source: delivery.source.name)
    }
    return bytes
  }
}
