import Codecs
import Envelopes
import Keys
import Testing
import Trust

@testable import Refreshing

/// The keepers of an issuer list, who sign whatever they are given, and a source in memory that has it.
struct Keepers {
  /// 2026-11-24T00:00:00Z.
  static let today = Timestamp(seconds: 1_795_478_400)
  static let id = "list.example"

  let root: PrivateKey
  let head: PrivateKey
  let issuer: PrivateKey

  init() throws {
    root = try PrivateKey.generate(for: .edDSA)
    head = try PrivateKey.generate(for: .edDSA)
    issuer = try PrivateKey.generate(for: .es256)
  }

  /// A root of this number, signed by its one keeper.
  func root(_ version: Int64 = 1, minimumSequence: Int64 = 0) throws -> SignedRoot {
    let role = try #require(ListRoot.Role(keys: [root.publicMaterial], threshold: 1))
    let lists = try #require(ListRoot.Role(keys: [head.publicMaterial], threshold: 1))
    let root = ListRoot(
      list: Self.id, version: version, issued: day(-30), expires: day(300), rootRole: role, headRole: lists, epoch: 1,
      minimumSequence: minimumSequence)
    return try SignedRoot(pinned: try signed(root.payload, ListRoot.type, self.root))
  }

  /// A list of this number, under the last of `roots`.
  func list(
    _ sequence: Int64, name: String = "Delft", issued: Timestamp = Self.today, expires: Timestamp? = nil,
    roots: [SignedRoot]? = nil
  ) throws -> PublishedFiles {
    let roots = try roots ?? [root()]
    let newest = try #require(roots.last?.root)
    var issuers = ListShardWriter(kind: .issuers)
    for number in 0..<40 {
      let record = IssuerRecord(
        id: "https://\(number).example", name: number == 0 ? name : "School \(number)", country: "NL", types: nil,
        keys: [IssuerRecord.Key(material: issuer.publicMaterial, standing: .unlimited)], left: nil)
      issuers.add(ListKey.issuer(record.id), record.cbor)
    }
    let (table, shards) = try issuers.finish(shardSize: 1_024)
    let (statuses, noShards) = try ListShardWriter(kind: .statuses).finish()
    let ages = try #require(
      ListHead.Ages(issued: issued, nextUpdate: expires ?? day(7), expires: expires ?? day(45)))
    let head = ListHead(
      list: Self.id, rootVersion: newest.version, epoch: 1, sequence: sequence, ages: ages, statusAges: ages,
      issuers: table.reference, statuses: statuses.reference)
    let bytes = try signed(head.payload, ListHead.type, self.head)
    return PublishedFiles(roots: roots, head: bytes, parts: [(table, shards), (statuses, noShards)])
  }

  private func day(_ offset: Int64) -> Timestamp { Timestamp(seconds: Self.today.seconds + offset * 86_400) }

  private func signed(_ payload: [UInt8], _ type: String, _ key: PrivateKey) throws -> [UInt8] {
    var message = COSESign(type: type, payload: payload)
    let isSigned = message.sign(with: key, externalData: [UInt8](Self.id.utf8))
    try #require(isSigned)
    return message.encoding
  }
}

/// What keepers publish, by the names of the files.
struct PublishedFiles {
  var files: [String: [UInt8]] = [:]

  init(roots: [SignedRoot], head: [UInt8], parts: [(table: ListTable, shards: [[UInt8]])]) {
    for root in roots { files[String(root.root.version) + ".root"] = root.bytes }
    files["head"] = head
    for (table, shards) in parts {
      files[Hexadecimal.encode(table.reference.digest)] = table.bytes
      for (number, shard) in shards.enumerated() where !shard.isEmpty {
        files[Hexadecimal.encode(table.digest(ofShard: number))] = shard
      }
    }
    let beginning = IssuerList.beginning(
      roots: roots.map { $0.bytes }, head: head, tables: parts.map { $0.table.bytes })
    files["bundle"] = beginning + parts.flatMap { $0.shards.flatMap { $0 } }
  }
}
