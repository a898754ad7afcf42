import CLibC
import Codecs
import Envelopes
import Keys
import Platform
import Publishing
import TestSupport
import Testing
import Trust

/// A list with one keeper of its root and two signers of its heads, of whom one must sign.
struct Keepers {
  /// 2026-11-24T00:00:00Z.
  static let now = Timestamp(seconds: 1_795_478_400)
  static let folder = "/tmp/list"

  let root: PrivateKey
  let heads: [PrivateKey]
  let issuer: PrivateKey

  init() throws {
    root = try PrivateKey.generate(for: .edDSA)
    heads = [try PrivateKey.generate(for: .edDSA), try PrivateKey.generate(for: .edDSA)]
    issuer = try PrivateKey.generate(for: .es256)
  }

  /// A list that was begun, with one issuer.
  func begin(on disk: any FileSystem, threshold: Int = 1) throws -> ListSources {
    let sources = try ListSources(making: Self.folder, ListSettings(list: "list.example"), on: disk)
    let root = ListRoot(
      list: "list.example", version: 1, issued: Self.now, expires: Timestamp(seconds: Self.now.seconds + 300 * 86_400),
      rootRole: try #require(ListRoot.Role(keys: [self.root.publicMaterial], threshold: 1)),
      headRole: try #require(ListRoot.Role(keys: heads.map { $0.publicMaterial }, threshold: threshold)), epoch: 1,
      minimumSequence: 0)
    var message = COSESign(type: ListRoot.type, payload: root.payload)
    try COSESignFile.sign(&message, with: [self.root], list: root.list)
    try disk.create(sources.rootPath(1), message.encoding, mode: 0o644)
    try sources.add(record("https://delft.example"))
    return sources
  }

  func record(_ id: String, name: String = "Delft", keys: [PrivateKey]? = nil) -> IssuerRecord {
    IssuerRecord(
      id: id, name: name, country: "NL", types: nil,
      keys: (keys ?? [issuer]).map { IssuerRecord.Key(material: $0.publicMaterial, standing: .unlimited) }, left: nil)
  }
}

/// What keepers say of issuers.
@Suite struct ListSourcesTests {
  private let keepers: Keepers
  private let disk = MemoryDisk()
  private let sources: ListSources
  private let day = Keepers.now.day
  private let delft = "https://delft.example"

  init() throws {
    keepers = try Keepers()
    sources = try keepers.begin(on: disk)
  }

  private func error(_ body: () throws(PublishingError) -> Void) -> PublishingError? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func settingsAreReadAsTheyWereWritten() throws {
    var sources = try ListSources(Keepers.folder, on: disk)
    #expect(sources.settings == ListSettings(list: "list.example"))
    (sources.settings.sequence, sources.settings.issued) = (7, Keepers.now)
    try sources.save()
    #expect(try ListSources(Keepers.folder, on: disk).settings == sources.settings)
    try disk.replace(Keepers.folder + "/list.json", [UInt8]("{\"list\":\"x\"}".utf8), mode: 0o644)
    let path = Keepers.folder + "/list.json"
    #expect(
      error { () throws(PublishingError) in _ = try ListSources(Keepers.folder, on: disk) } == .settings(path: path))
  }

  @Test func keysOfAnIssuerThatIsThereAddUp() throws {
    let second = try PrivateKey.generate(for: .es256)
    try sources.retire(delft, kid: Hexadecimal.encode(keepers.issuer.publicMaterial.kid), on: day)
    try sources.add(keepers.record(delft, name: "Other", keys: [second, keepers.issuer]))
    let record = try sources.issuer(delft).0
    #expect(record.name == "Delft")
    #expect(record.keys.map { $0.material } == [keepers.issuer.publicMaterial, second.publicMaterial])
    #expect(record.keys[0].standing.validUntil == Timestamp(seconds: day.next.start.seconds - 1))
    #expect(record.keys[1].standing == .unlimited)
  }

  @Test func whatHappenedIsWrittenDown() throws {
    #expect(try sources.withdraw(delft, on: day) == "Delft")
    #expect(try sources.issuer(delft).0.left == day.start)
    try sources.compromise(delft, kid: nil, on: day)
    #expect(try sources.issuer(delft).0.keys[0].standing.compromised == day.start)
    let kid = Base64URL.encode(keepers.issuer.publicMaterial.kid.span)
    try sources.retire(delft, kid: kid, on: day)
    #expect(try sources.issuer(delft).0.keys[0].standing.validUntil != nil)
    #expect(error { () throws(PublishingError) in try sources.retire(delft, kid: "00", on: day) } == .noKey("00"))
    let nobody = error { () throws(PublishingError) in _ = try sources.withdraw("https://no.example", on: day) }
    #expect(nobody == .noIssuer("https://no.example", folder: Keepers.folder + "/issuers"))
  }

  @Test func exceptionsAddUp() throws {
    let digests = [Digest.sha256([1]), Digest.sha256([2])]
    for digest in digests { try sources.except([digest], on: day) }
    #expect(Set(try sources.exceptions()) == Set(digests))
    try disk.write(Keepers.folder + "/exceptions/x.txt", [UInt8]("12\n".utf8), mode: 0o644)
    let path = Keepers.folder + "/exceptions/x.txt"
    #expect(error { () throws(PublishingError) in _ = try sources.exceptions() } == .exception(path: path))
  }

  @Test func fileOfManyIsChangedByHand() throws {
    let path = Keepers.folder + "/issuers/many.jsonl"
    var lines: [UInt8] = []
    for id in ["https://a.example", "https://b.example"] { lines += keepers.record(id).json.bytes + [0x0A] }
    try disk.write(path, lines, mode: 0o644)
    #expect(
      error { () throws(PublishingError) in _ = try sources.issuer("https://a.example") } == .fileOfMany(path: path))
    var ids: [String] = []
    try sources.forEachListed(at: Keepers.now) { record, _ in ids.append(record.id) }
    #expect(ids.sorted() == ["https://a.example", "https://b.example", delft])
    try disk.write(path, lines + lines, mode: 0o644)
    let twice = error { () throws(PublishingError) in _ = try sources.issuerShards(at: Keepers.now) }
    #expect(twice == .issuerTwice("https://a.example", path: path))
    try disk.write(path, [UInt8]("{}\n".utf8), mode: 0o644)
    guard
      case .issuer(path + ", line 1", _) = error({ () throws(PublishingError) in
        try sources.forEachListed(at: Keepers.now) { _, _ in }
      })
    else {
      Issue.record("a line that is no issuer was taken")
      return
    }
  }
}
