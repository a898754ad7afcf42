import Codecs
package import Platform
package import Trust

/// What the keepers publish: a folder of static files, which any web server or stick can carry.
///
///     N.root     every root
///     <SHA-256>  tables and shards, which never change
///     head       the list's head, written last
///     bundle     all of it in one file
///     head.unsigned    a head that still wants signatures
package struct PublishedList {
  package let folder: String
  /// What the folder is on.
  private let disk: any FileSystem

  package init(_ folder: String, on disk: any FileSystem = Disk()) { (self.folder, self.disk) = (folder, disk) }

  private var headPath: String { folder + "/head" }
  private var unsignedPath: String { folder + "/head.unsigned" }

  /// Makes the folder where it is not there.
  package func begin() throws(PublishingError) {
    try writing { () throws(SystemError) in try disk.createFolders(folder) }
  }

  /// Writes tables and shards. Those that are there already are left.
  package func write(_ table: ListTable, _ shards: [[UInt8]]) throws(PublishingError) {
    try writePart(table.bytes, table.reference.digest)
    for (number, shard) in shards.enumerated() where !shard.isEmpty {
      try writePart(shard, table.digest(ofShard: number))
    }
  }

  private func path(_ digest: [UInt8]) -> String { folder + "/" + Hexadecimal.encode(digest) }

  private func writePart(_ bytes: [UInt8], _ digest: [UInt8]) throws(PublishingError) {
    guard !disk.exists(path(digest)) else { return }
    try replace(path(digest), bytes)
  }

  private func replace(_ path: String, _ bytes: [UInt8]) throws(PublishingError) {
    try writing { () throws(SystemError) in try disk.replace(path, bytes, mode: 0o644) }
  }

  // MARK: Roots

  private func rootPath(_ version: Int64) -> String { folder + "/" + String(version) + ".root" }

  package func write(_ roots: [SignedRoot]) throws(PublishingError) {
    for root in roots { try replace(rootPath(root.root.version), root.bytes) }
  }

  /// The roots that are published, ascending from 1.
  package func roots() throws(PublishingError) -> [SignedRoot] {
    var roots: [SignedRoot] = []
    while disk.exists(rootPath(Int64(roots.count + 1))) {
      let path = rootPath(Int64(roots.count + 1))
      let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: ListRoot.maximumSize).bytes }
      do {
        roots.append(try SignedRoot(stored: bytes))
      } catch {
        throw .notARoot(path: path)
      }
    }
    return roots
  }

  // MARK: The head

  /// Whether there is a head that wants signatures.
  package var hasUnsignedHead: Bool { disk.exists(unsignedPath) }

  package func unsignedHead() throws(PublishingError) -> COSESignFile { try COSESignFile(unsignedPath, on: disk) }

  package func writeUnsignedHead(_ bytes: [UInt8]) throws(PublishingError) { try replace(unsignedPath, bytes) }

  /// Publishes a head that enough keepers signed: the bundle first, the head last. Parts that neither this head nor the
  /// one before needs are removed.
  package func publish(_ head: SignedHead, _ roots: [SignedRoot]) throws(PublishingError) {
    let before = partsOfPublishedHead(roots)
    let issuers = try table(head.head.issuers)
    let statuses = try table(head.head.statuses)
    try writeBundle(head, roots, [issuers, statuses])
    try replace(headPath, head.bytes)
    try? disk.remove(unsignedPath)
    let needed = before.union(digests([issuers, statuses]))
    for name in try reading({ () throws(SystemError) in try disk.names(in: folder) }) where name.utf8.count == 64 {
      if let digest = Hexadecimal.decode(name), !needed.contains(digest) { try? disk.remove(folder + "/" + name) }
    }
  }

  private func table(_ reference: ListTable.Reference) throws(PublishingError) -> ListTable {
    let path = path(reference.digest)
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: reference.tableSize).bytes }
    do {
      return try ListTable(bytes, reference)
    } catch {
      throw .table(path: path, error)
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

  /// The parts of the head that is published now; none where there is no head.
  private func partsOfPublishedHead(_ roots: [SignedRoot]) -> Set<[UInt8]> {
    guard let bytes = try? disk.read(headPath, limit: ListHead.maximumSize).bytes else { return [] }
    for root in roots {
      guard let head = try? SignedHead(bytes, under: root.root) else { continue }
      guard let issuers = try? table(head.head.issuers), let statuses = try? table(head.head.statuses) else {
        return []
      }
      return digests([issuers, statuses])
    }
    return []
  }

  private func writeBundle(
    _ head: SignedHead, _ roots: [SignedRoot], _ tables: [ListTable]
  ) throws(PublishingError) {
    let temporary = folder + "/bundle.tmp"
    try? disk.remove(temporary)
    let output = try writing { () throws(SystemError) in try disk.make(temporary, mode: 0o644) }
    let beginning = IssuerList.beginning(
      roots: roots.map { $0.bytes }, head: head.bytes, tables: tables.map { $0.bytes })
    try append(beginning, to: output)
    for table in tables {
      for number in 0..<table.reference.shardCount where !table.range(ofShard: number).isEmpty {
        let path = path(table.digest(ofShard: number))
        let bytes = try reading { () throws(SystemError) in
          try disk.read(path, limit: ListTable.maximumShardSize).bytes
        }
        try append(bytes, to: output)
      }
    }
    do {
      try output.sync()
    } catch {
      throw .bundle(error)
    }
    try writing { () throws(SystemError) in try disk.rename(temporary, to: folder + "/bundle") }
  }

  private func append(_ bytes: [UInt8], to output: any OpenFile) throws(PublishingError) {
    do {
      try output.append(bytes)
    } catch {
      throw .bundle(error)
    }
  }
}
