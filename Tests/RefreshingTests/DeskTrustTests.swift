import Codecs
import Keys
import Platform
import TestSupport
import Testing
import Trust
import Verification

@testable import Refreshing

@Suite struct PinnedFilesTests {
  private let key: PrivateKey
  private let file: [UInt8]

  init() throws {
    key = try PrivateKey.generate(for: .es256)
    file = [UInt8](
      IssuerFile.make(id: "https://delft.example", name: "Delft", country: "NL", key: key.publicMaterial).line.utf8)
  }

  private func disk(_ files: [String: [UInt8]]) throws -> MemoryDisk {
    let disk = MemoryDisk()
    try disk.createFolders("/etc/vidimus/trust.d")
    for (path, bytes) in files { try disk.write(path, bytes, mode: 0o644) }
    return disk
  }

  @Test func folderIsReadByNameAndKeysBesideTheirIssuerFileArePassedOver() throws {
    let disk = try disk([
      "/tmp/issuer.json": file, "/tmp/issuer-key.pem": try #require(key.pem), "/tmp/notes.txt": [1],
      "/tmp/.x.json": [1],
    ])
    let pins = try PinnedFiles(["/tmp"], includesSystemFolder: true, on: disk).pins()
    #expect(pins.map { $0.path } == ["/tmp/issuer.json"])
    #expect(pins.first?.pin.issuer.name == "Delft")
  }

  @Test func systemFolderCountsUnlessItIsLeftOut() throws {
    let disk = try disk(["/etc/vidimus/trust.d/delft.json": file])
    #expect(try !PinnedFiles([], includesSystemFolder: true, on: disk).store().isEmpty)
    #expect(try PinnedFiles([], includesSystemFolder: false, on: disk).store().isEmpty)
    #expect(try PinnedFiles([], includesSystemFolder: true, on: MemoryDisk()).store().isEmpty)
  }

  @Test func fileThatCannotBeUsedStopsTheStart() throws {
    let disk = try disk(["/tmp/key.pem": try #require(key.pem), "/tmp/status.jwt": [UInt8]("x".utf8)])
    func error(_ path: String) -> PinnedFileError? {
      do {
        _ = try PinnedFiles([path], includesSystemFolder: false, on: disk).store()
        return nil
      } catch {
        return error
      }
    }
    #expect(error("/tmp/key.pem") == .content(path: "/tmp/key.pem", .key(.privateKey)))
    guard case .statusToken("/tmp/status.jwt", _) = error("/tmp/status.jwt") else {
      Issue.record("a broken token was taken")
      return
    }
    guard case .read(.call(.open, "/tmp/none.json", _)) = error("/tmp/none.json") else {
      Issue.record("a missing file was taken")
      return
    }
  }

  @Test(arguments: [
    ("/a/delft.json", "delft"), ("b.c.pem", "b.c"), (".json", ".json"), ("x\u{202E}y.pem", "x\u{FFFD}y"),
  ])
  func stemNamesAnIssuerThatHasNoName(_ path: String, _ stem: String) {
    #expect(PinnedFiles.stem(path) == stem)
  }
}

/// What a running desk follows.
@Suite struct DeskTrustTests {
  private let keepers: Keepers
  private let disk = MemoryDisk()

  init() throws { keepers = try Keepers() }

  private var folder: ListFolder { ListFolder("/tmp/desk", on: disk) }

  private func take(_ sequence: Int64) throws {
    disk.now += 1
    let outcome = Refresh.issuers(
      in: folder, .given(Keepers.today), firstRoot: try keepers.root(), limit: 1 << 20,
      from: [MemorySource(try keepers.list(sequence))])
    #expect(outcome.change != nil)
  }

  private func desk() -> DeskTrust {
    DeskTrust(pins: TrustStore(), folder: folder, clock: .given(Keepers.today), kinds: .all)
  }

  @Test func newListCountsFromTheNextLookOn() throws {
    try disk.createFolders("/tmp/desk")
    let desk = desk()
    #expect(desk.list == nil && desk.watches && !desk.lookForNewList())
    for sequence: Int64 in [5, 6] {
      try take(sequence)
      #expect(desk.lookForNewList())
      #expect(desk.list?.head.head.sequence == sequence)
      #expect(!desk.lookForNewList())
    }
    #expect(desk.basis?.sequence == 6)
  }

  @Test func noticeIsToldOnce() throws {
    try take(5)
    try disk.replace(folder.notice, [UInt8]("OLD\n".utf8), mode: 0o644)
    let desk = desk()
    #expect(desk.notice() == nil)
    disk.now += 1
    try disk.replace(folder.notice, [UInt8]("NEW\n".utf8), mode: 0o644)
    #expect(desk.notice() == [UInt8]("NEW\n".utf8))
    #expect(desk.notice() == nil)
  }

  @Test func deskWithoutAFolderTrustsItsPinsAlone() {
    let desk = DeskTrust(pins: TrustStore(), folder: nil, clock: .given(Keepers.today), kinds: .all)
    #expect(desk.list == nil && !desk.watches && desk.missing == nil && desk.notice() == nil)
    #expect(!desk.lookForNewList())
  }

  @Test func missingIssuersAreKeptLineByLine() throws {
    try disk.createFolders("/tmp/desk")
    let line = "{\"issuer\":\"https://a.example\",\"kid\":\"AQI\",\"count\":3,\"last\":\"2026-11-24\"}\n"
    try disk.write("/tmp/desk/missing", [UInt8]((line + "broken\n").utf8), mode: 0o600)
    let missing = MissingIssuers(folder)
    #expect(missing.entries.count == 1)
    #expect(missing.entries.first?.kid == [1, 2] && missing.entries.first?.count == 3)
  }
}

@Suite struct RefreshRequestTests {
  private func disk(_ path: String, _ text: String) throws -> MemoryDisk {
    let disk = MemoryDisk()
    try disk.createFolders("/etc/vidimus")
    try disk.write(path, [UInt8](text.utf8), mode: 0o644)
    return disk
  }

  @Test func sourcesAreTheFirstWordsOfLinesThatAreNoComments() throws {
    let text = "# https://no.example\n\nhttps://a.example  our own\n/media/stick\n"
    let disk = try disk(RefreshRequests.listSources, text)
    #expect(try RefreshRequests.configuredSources(on: disk) == ["https://a.example", "/media/stick"])
    #expect(RefreshRequests.namesWebSource(on: disk))
    #expect(try RefreshRequests.configuredSources(on: MemoryDisk()).isEmpty)
    #expect(!RefreshRequests.namesWebSource(on: MemoryDisk()))
  }

  @Test func onlyHTTPSAndFoldersAreSources() throws {
    #expect(try RefreshRequests.sources(["https://a.example/", "/b"], patience: 1).count == 2)
    for name in ["http://a.example", "ftp://a.example"] {
      #expect(throws: RefreshRequests.Fault.source(name)) { try RefreshRequests.sources([name], patience: 1) }
    }
  }

  @Test func linesOfEntitiesWithOneNameAddUp() throws {
    let bench = try EntitiesWorkbench()
    let text = ["eaa /tmp/signer https://a.example", "eaa /tmp/signer https://b.example", "pid /tmp/signer /b"]
      .joined(separator: "\n")
    let disk = try disk(RefreshRequests.entitiesSources, text)
    try disk.write("/tmp/signer", [UInt8](bench.signer.pem.utf8), mode: 0o644)
    let requests = try RefreshRequests.configuredEntities(on: disk)
    #expect(requests.map { $0.name } == ["eaa", "pid"])
    #expect(requests.first?.sources == ["https://a.example", "https://b.example"])
    #expect(requests.first?.signers.count == 1)
    try disk.write(RefreshRequests.entitiesSources, [UInt8]("eaa /tmp/signer\n".utf8), mode: 0o644)
    #expect(throws: RefreshRequests.Fault.line(path: RefreshRequests.entitiesSources)) {
      try RefreshRequests.configuredEntities(on: disk)
    }
  }
}
