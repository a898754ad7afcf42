import Codecs
import Keys
import Platform
import Trust

/// What the keepers publish: a folder of static files, which any web server or stick can carry.
///
///     N.root     every root
///     <SHA-256>  tables and shards, which never change
///     head       the list's head, written last
///     bundle     all of it in one file
///     head.unsigned    a head that still wants signatures
struct Publication {
  let folder: String

  private var headPath: String { folder + "/head" }
  private var unsignedPath: String { folder + "/head.unsigned" }

  /// Writes tables and shards. Those that are there already are left.
  func write(_ table: ListTable, _ shards: [[UInt8]]) throws(Failure) {
    try writePart(table.bytes, table.reference.digest)
    for (number, shard) in shards.enumerated() where !shard.isEmpty {
      try writePart(shard, table.digest(ofShard: number))
    }
  }

  private func path(_ digest: [UInt8]) -> String { folder + "/" + Hexadecimal.encode(digest) }

  private func writePart(_ bytes: [UInt8], _ digest: [UInt8]) throws(Failure) {
    guard !Files.exists(path(digest)) else { return }
    try Files.replace(path(digest), bytes, mode: 0o644)
  }

  func write(_ roots: [SignedRoot]) throws(Failure) {
    for root in roots { try Files.replace(folder + "/" + String(root.root.version) + ".root", root.bytes, mode: 0o644) }
  }

  /// Whether there is a head that wants signatures.
  var hasUnsignedHead: Bool { Files.exists(unsignedPath) }

  func readUnsignedHead() throws(Failure) -> COSESignFile { try COSESignFile(unsignedPath) }

  func writeUnsignedHead(_ bytes: [UInt8]) throws(Failure) {
    try Files.replace(unsignedPath, bytes, mode: 0o644)
  }

  /// Publishes a head that enough keepers signed: the bundle first, the head last, and what neither it nor the head
  /// before needs is taken away.
  func publish(_ head: SignedHead, _ roots: [SignedRoot]) throws(Failure) {
    let before = parts(of: headPath, roots)
    let issuers = try table(head.head.issuers)
    let statuses = try table(head.head.statuses)
    try writeBundle(head, roots, [issuers, statuses])
    try Files.replace(headPath, head.bytes, mode: 0o644)
    Files.remove(unsignedPath)
    let needed = before.union(digests([issuers, statuses]))
    for name in try Files.names(in: folder) where name.utf8.count == 64 {
      if let digest = Hexadecimal.decode(name), !needed.contains(digest) { Files.remove(folder + "/" + name) }
    }
  }

  private func table(_ reference: ListTable.Reference) throws(Failure) -> ListTable {
    let bytes = try Files.read(path(reference.digest), limit: reference.tableSize).bytes
    do {
      return try ListTable(bytes, reference)
    } catch {
      throw .data(visible(path(reference.digest)) + ": " + Words.say(error))
    }
  }

  private func digests(_ tables: [ListTable]) -> Set<[UInt8]> {
    var digests: Set<[UInt8]> = []
    for table in tables {
      digests.insert(table.reference.digest)
      for number in 0..<table.reference.shardCount { digests.insert(table.digest(ofShard: number)) }
    }
    return digests
  }

  /// What the head that is published now needs; nothing where there is none.
  private func parts(of path: String, _ roots: [SignedRoot]) -> Set<[UInt8]> {
    guard let bytes = try? Files.read(path, limit: ListHead.maximumSize).bytes else { return [] }
    for root in roots {
      guard let head = try? SignedHead(bytes, under: root.root) else { continue }
      guard let issuers = try? table(head.head.issuers), let statuses = try? table(head.head.statuses) else {
        return []
      }
      return digests([issuers, statuses])
    }
    return []
  }

  private func writeBundle(_ head: SignedHead, _ roots: [SignedRoot], _ tables: [ListTable]) throws(Failure) {
    let temporary = folder + "/bundle.tmp"
    Files.remove(temporary)
    let output = try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.make(temporary, mode: 0o644) }
    let write: ([UInt8]) throws(Failure) -> Void = { bytes throws(Failure) in
      try orFail(Failure.io) { () throws(SystemError) in try output.append(bytes) }
    }
    try write(
      IssuerList.beginning(roots: roots.map { $0.bytes }, head: head.bytes, tables: tables.map { $0.bytes }))
    for table in tables {
      for number in 0..<table.reference.shardCount where !table.range(ofShard: number).isEmpty {
        try write(try Files.read(path(table.digest(ofShard: number)), limit: ListTable.maximumShardSize).bytes)
      }
    }
    try orFail(Failure.io) { () throws(SystemError) in try output.sync() }
    try Files.rename(temporary, to: folder + "/bundle")
  }
}
