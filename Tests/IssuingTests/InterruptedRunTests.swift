import Codecs
import Issuing
import Platform
import TestSupport
import Testing

/// A run of three rows, interrupted at each of its moments and then repeated.
@Suite struct InterruptedRunTests {
  private let rows = (1...3).map { number in
    RollRow.json("{\"familyName\":\"Learner\(number)\",\"title\":\"Course\"}", number: number)
  }

  /// Issues all rows line by line, as a run does with its batches.
  ///
  /// - Parameter signed: called with each row and id, once its text is written.
  private func run(
    on disk: any FileSystem, poweredOn: Int64 = 0, signed: (Int, String) -> Void = { _, _ in }
  ) throws(IssueError) {
    let folder = try IssueFolder("/tmp/out", on: disk)
    guard !folder.isFinished else { return }
    let form = ManifestForm(nil)
    try folder.openManifest(form.header, separator: form.separator, poweredOn: poweredOn)
    var window = IssueWindow()
    for row in rows { _ = try window.add(row, folder) }
    let codes = try window.plan(folder, orThrow: { $0 }) { (_) throws(IssueError) in nil }
    for code in codes {
      let (id, text) = (Hexadecimal.encode(code.id), [UInt8]("text \(code.row)".utf8))
      do {
        try disk.write(folder.path + "/" + id + ".txt", text, mode: 0o600)
      } catch {
        throw .cannotMake(error)
      }
      signed(code.row, id)
      try folder.finish(
        form.line(code, .init(text: text, version: 5, ending: "txt", moduleSize: "0.50"), replaces: nil))
    }
    try folder.close([])
  }

  /// Row and id of each line in the manifest.
  private func manifest(_ disk: any FileSystem) throws -> [[String]] {
    let table = try Table(disk.read("/tmp/out/manifest.csv", limit: 10_000).bytes)
    let id = try #require(table.column("credentialId"))
    return table.rows.map { [$0[0], $0[id]] }
  }

  private func expectWhole(_ disk: any FileSystem, _ comment: Comment) throws {
    let lines = try manifest(disk)
    #expect(lines.map { $0[0] } == ["1", "2", "3"], comment)
    #expect(Set(lines.map { $0[1] }).count == 3, comment)
    for line in lines {
      let text = try disk.read("/tmp/out/" + line[1] + ".txt", limit: 100).bytes
      #expect(String(decoding: text, as: UTF8.self) == "text " + line[0], comment)
    }
  }

  /// The calls of a run that nothing interrupts.
  private func calls() throws -> Int {
    let disk = FailingDisk(MemoryDisk())
    try run(on: disk)
    return disk.calls
  }

  @Test(arguments: [FailingDisk.Fault.error(5), .full, .readOnly])
  func aRunGoesOnAfterEachFault(_ fault: FailingDisk.Fault) throws {
    for moment in 1...(try calls()) {
      let disk = MemoryDisk()
      let failing = FailingDisk(disk, at: moment, fault)
      var ids: [Int: String] = [:]
      try? run(on: failing) { ids[$0] = $1 }
      try run(on: disk)
      let comment: Comment = "\(fault) at \(failing.failed)"
      try expectWhole(disk, comment)
      // A code that was signed keeps its id.
      for line in try manifest(disk) { #expect(ids[Int(line[0]) ?? 0] ?? line[1] == line[1], comment) }
    }
  }

  @Test(arguments: [FailingDisk.Fault.powerCut, .tornWrite], [true, false])
  func aRunGoesOnAfterEachPowerCut(_ fault: FailingDisk.Fault, _ namesAreKept: Bool) throws {
    for moment in 1...(try calls()) {
      let before = MemoryDisk()
      let failing = FailingDisk(before, at: moment, fault)
      var ids: [Int: String] = [:]
      try? run(on: failing) { ids[$0] = $1 }
      let disk = before.afterPowerCut(namesAreKept: namesAreKept)
      disk.now += 60
      try run(on: disk, poweredOn: disk.now - 10)
      let comment: Comment = "\(fault) at \(failing.failed)"
      try expectWhole(disk, comment)
      guard namesAreKept else { continue }
      for line in try manifest(disk) { #expect(ids[Int(line[0]) ?? 0] ?? line[1] == line[1], comment) }
    }
  }

  @Test func aRowThatChangedIsRefused() throws {
    let disk = MemoryDisk()
    try run(on: disk)
    let folder = try IssueFolder("/tmp/out", on: disk)
    #expect(throws: IssueError.rowChanged(2, folder: "/tmp/out")) { try folder.entry(of: 2, "0000") }
    #expect(try folder.entry(of: 4, "0000") == nil)
  }

  @Test func aRowThatIsIssuedAgainRemembersItsOldCode() throws {
    let disk = MemoryDisk()
    try run(on: disk)
    let old = try manifest(disk)[1][1]
    let folder = try IssueFolder("/tmp/out", on: disk)
    let entry = IssueJournal.Entry(digest: "0000", id: [1, 2, 3, 4, 5, 6, 7, 8], index: 9)
    try folder.note([(2, entry)])
    try folder.replace(row: 2, line: [UInt8]("2,new\r\n".utf8))
    try folder.putAside(old, ["txt", "png"])
    #expect(folder.lastEntry(of: 2)?.earlier.map { Hexadecimal.encode($0.id) } == [old])
    #expect(disk.exists("/tmp/out/replaced/" + old + ".txt"))
    #expect(!disk.exists("/tmp/out/" + old + ".txt"))
    let manifest = String(decoding: try disk.read("/tmp/out/manifest.csv", limit: 10_000).bytes, as: UTF8.self)
    #expect(manifest.contains("\r\n2,new\r\n3,"))
    #expect(throws: IssueError.noLine(row: 7, manifest: "/tmp/out/manifest.csv")) {
      try folder.replace(row: 7, line: [])
    }
  }

  @Test func aFolderIsLockedAndAStrangeOneIsLeftAlone() throws {
    let disk = MemoryDisk()
    try disk.createFolder("/tmp/out")
    try disk.create("/tmp/out/manifest.csv", [], mode: 0o600)
    #expect(throws: IssueError.manifestWithoutJournal(path: "/tmp/out/manifest.csv")) {
      try IssueFolder("/tmp/out", on: disk)
    }
    try disk.create("/tmp/out/journal.csv", Array("one,line\nof,three,cells\n".utf8), mode: 0o600)
    #expect(throws: IssueError.notAJournal(path: "/tmp/out/journal.csv")) { try IssueFolder("/tmp/out", on: disk) }
  }
}

@Suite struct RollFileTests {
  private func rows(_ text: String, defaults: [JSONMember] = []) throws -> [(Int, String?)] {
    let disk = MemoryDisk()
    try disk.create("/tmp/roll", Array(text.utf8), mode: 0o600)
    let roll = try RollFile("/tmp/roll", on: disk, defaults: defaults)
    var first: [(Int, String?)] = []
    var second = 0
    try roll.forEachRow(orThrow: { $0 }) { (row, _) throws(IssueError) in
      first.append((row.number, row.content["title"]?.string))
    }
    try roll.forEachRow(orThrow: { $0 }) { (_, _) throws(IssueError) in second += 1 }
    #expect(second == first.count)
    return first
  }

  @Test func aRollIsReadAsOftenAsNeeded() throws {
    let found = try rows("familyName,title\nKowalska,A\nNovak,\n", defaults: [JSONMember("title", .string("B"))])
    #expect(found.map { $0.0 } == [2, 3])
    #expect(found.map { $0.1 } == ["A", "B"])
  }

  @Test func whatIsNoRollIsRefused() throws {
    #expect(throws: IssueError.roll(.empty)) { try rows("  \n") }
    #expect(throws: IssueError.roll(.noColumns)) { try rows("a,b\n1,2\n") }
    #expect(throws: IssueError.self) { try RollFile("/tmp/none", on: MemoryDisk(), defaults: []) }
  }

  @Test func rowsMaySupplyWhatDefaultsLackButNoPartOfIt() {
    #expect(RollDefaults.problems(of: [JSONMember("title", .string("A"))]).isEmpty)
    let body = JSONMember("awardingBody", .object([JSONMember("homepage", .string("https://a.example"))]))
    #expect(RollDefaults.problems(of: [body]).map { $0.member } == ["awardingBody.name"])
  }
}

extension RollRow {
  /// A row of JSON.
  static func json(_ text: String, number: Int) -> RollRow {
    var reader = RollReader()
    let lines = String(repeating: "\n", count: number - 1) + text + "\n"
    let rows = (try? reader.push([UInt8](lines.utf8)) + reader.finish()) ?? []
    return rows[0]
  }
}
