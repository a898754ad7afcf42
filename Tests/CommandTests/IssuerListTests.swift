import Foundation
import Testing

/// Lists of other hands than this program's, good and bad, and a desk that holds the good one.
private final class HostileLists {
  let folder: TemporaryFolder
  let school: School
  /// A text that is genuine under every good list.
  let code: String

  struct Case {
    let name: String
    let folder: String
    let time: String
    /// `new`, `up-to-date`, or `kept` or `none` with a reason.
    let answer: String
  }

  let cases: [Case]

  init() throws {
    folder = try TemporaryFolder()
    school = try School()
    let other = try School("Universidade do Porto", id: "https://up.example", algorithm: "EdDSA")
    code = try school.code()
    _ = try Python.script("Tests/Hostile/lists.py", [folder.path("lists"), school.file, other.file])
    cases = try folder.read("lists/cases.tsv").split(separator: "\n").map { line in
      let fields = line.split(separator: "\t").map(String.init)
      try #require(fields.count == 4)
      return Case(name: fields[0], folder: fields[1], time: fields[2], answer: fields[3])
    }
  }

  func path(_ name: String) -> String { folder.path("lists/" + name) }

  /// A desk with list 5.
  func desk(_ name: String = "desk") throws -> Desk {
    let desk = Desk(folder: folder.path(name))
    let answer = try desk.refresh(from: [path("base")], ["--root", path("1.root")])
    try #require(answer.words == "new" && answer.status == 0, "\(answer)")
    return desk
  }
}

/// The folder of a desk that keeps an issuer list.
struct Desk {
  let folder: String

  struct Refreshed: CustomStringConvertible {
    let status: Int32
    let line: [String: Any]
    let errors: String

    /// The result, and the reason behind it where there is one.
    var words: String {
      [line["result"] as? String, line["reason"] as? String].compactMap { $0 }.joined(separator: " ")
    }
    var description: String { "\(status) \(line) \(errors)" }
  }

  func refresh(
    from sources: [String], at time: String = "2026-11-24", _ options: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Refreshed {
    let answer = try Program.run(
      ["refresh", "--state", folder, "--at", time] + sources.flatMap { ["--from", $0] } + options,
      environment: environment)
    return Refreshed(status: answer.status, line: try verdict(answer.output), errors: answer.errors)
  }

  /// What a desk with this list answers.
  func verify(_ code: String, at time: String = "2026-11-24", _ options: [String] = []) throws -> [String: Any] {
    try verdict(try Program.run(["verify", "--json", "--state", folder, "--at", time] + options, input: code).output)
  }

  /// The number of the list under which a code is genuine; nil where it is not.
  func sequence(_ code: String) throws -> Int? {
    let answer = try verify(code)
    guard answer["verdict"] as? String == "genuine" else { return nil }
    return (answer["list"] as? [String: Any])?["sequence"] as? Int
  }
}

/// What may come instead of a newer list (the attacks are those of The Update Framework).
@Suite struct ListAttackTests {
  @Test func whatComesIsTakenOrTheOldListKept() throws {
    let lists = try HostileLists()
    let attacks = Set(lists.cases.map { $0.name.split(separator: "/")[0] })
    for attack in [
      "arbitrary-installation", "wrong-keys", "below-threshold", "rollback", "fast-forward", "freeze", "endless-data",
      "mix-and-match", "file-swap", "equivocation", "roots", "clock", "parser", "control",
    ] {
      #expect(attacks.contains(Substring(attack)))
    }
    _ = try lists.desk("first")
    for it in lists.cases {
      let desk = Desk(folder: lists.folder.path("desk"))
      try? FileManager.default.removeItem(atPath: desk.folder)
      try FileManager.default.copyItem(atPath: lists.folder.path("first"), toPath: desk.folder)
      let answer = try desk.refresh(from: [lists.path(it.folder)], at: it.time)
      #expect(answer.words == it.answer, "\(it.name): \(answer)")
      let status: Int32 = it.answer.hasPrefix("kept") ? 2 : it.answer.hasPrefix("none") ? 3 : 0
      #expect(answer.status == status, "\(it.name)")
      if status == 2 { #expect(try desk.sequence(lists.code) == 5, "\(it.name)") }
      if it.answer == "new" { #expect(try desk.sequence(lists.code) != nil, "\(it.name)") }
    }
  }

  /// A bit changed on the way, in any byte that is looked at.
  @Test func everyByteOfWhatComesCounts() throws {
    let lists = try HostileLists()
    let newer = lists.path(try #require(lists.cases.first { $0.name == "control/sixteen-shards" }).folder)
    // What the desk has already it does not fetch.
    let held = try FileManager.default.contentsOfDirectory(atPath: lists.path("base")).filter { $0 != "head" }
    let names = try FileManager.default.contentsOfDirectory(atPath: newer).filter { !held.contains($0) }
    #expect(names.contains("head") && names.count >= 3)
    _ = try lists.desk("first")
    for name in names {
      let good = try Data(contentsOf: URL(fileURLWithPath: newer + "/" + name))
      for place in stride(from: 0, to: good.count, by: Program.isOptimized && Program.isNative ? 1 : 13) {
        let (source, desk) = (lists.folder.path("source"), Desk(folder: lists.folder.path("desk")))
        for (from, to) in [(newer, source), (lists.folder.path("first"), desk.folder)] {
          try? FileManager.default.removeItem(atPath: to)
          try FileManager.default.copyItem(atPath: from, toPath: to)
        }
        var bad = good
        bad[place] ^= 1 << UInt8(place % 8)
        try bad.write(to: URL(fileURLWithPath: source + "/" + name))
        let answer = try desk.refresh(from: [source])
        #expect(answer.status == 2 && answer.words.hasPrefix("kept "), "\(name) \(place): \(answer)")
      }
    }
  }

  /// Whoever only repeats an old list cannot keep it alive.
  @Test func aFrozenListEndsAllTheSame() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    #expect(try desk.refresh(from: [lists.path("base")], at: "2026-12-30").words == "up-to-date")
    let stale = try desk.verify(lists.code, at: "2026-12-30")
    #expect(stale["verdict"] as? String == "genuine" && stale["warnings"] as? [String] == ["list-stale"])
    let ended = try desk.refresh(from: [lists.path("base")], at: "2027-01-08")
    #expect(ended.line["state"] as? String == "expired")
    #expect(try desk.verify(lists.code, at: "2027-01-08")["reason"] as? String == "list-expired")
  }

  /// Older lists from a stick, whatever was deleted in between.
  @Test func nothingOlderComesBackByDeleting() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let newer = try #require(lists.cases.first { $0.name == "control/next" })
    #expect(try desk.refresh(from: [lists.path(newer.folder)]).words == "new")
    for name in ["current", "previous", "floor.0"] {
      try? FileManager.default.removeItem(atPath: desk.folder + "/" + name)
      #expect(try desk.refresh(from: [lists.path("base")]).words.hasSuffix("rollback"), "\(name)")
    }
    // Without both floors and without a list nothing says what was seen.
    for slot in 0...1 { try? FileManager.default.removeItem(atPath: desk.folder + "/floor.\(slot)") }
    #expect(try desk.refresh(from: [lists.path("base")]).words == "new")
  }

  /// A new root was seen and the list that goes with it is withheld: the old one is good, and amber.
  @Test func aWithheldListLeavesTheOldOneStale() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let old = try #require(lists.cases.first { $0.name == "fast-forward/old-keys-after-their-end" })
    #expect(try desk.refresh(from: [lists.path(old.folder)]).words == "kept untrusted")
    let answer = try desk.verify(lists.code)
    #expect(answer["verdict"] as? String == "genuine" && answer["warnings"] as? [String] == ["list-stale"])
    #expect((answer["list"] as? [String: Any])?["state"] as? String == "stale")
    let next = try #require(lists.cases.first { $0.name == "fast-forward/next-epoch-begins-at-one" })
    #expect(try desk.refresh(from: [lists.path(next.folder)]).words == "new")
    #expect(try desk.verify(lists.code)["warnings"] as? [String] == [])
  }
}

/// What may fail on the way, and on the disk.
@Suite struct ListFailureTests {
  @Test func aWebServerIsAskedAndNotBelieved() throws {
    let lists = try HostileLists()
    let newer = try #require(lists.cases.first { $0.name == "control/sixteen-shards" })
    let server = try TLSServer(serving: lists.path(newer.folder), in: lists.folder)
    defer { server.stop() }
    let first = try lists.desk("first")
    func answer(_ way: String, _ certificate: String, host: String = "localhost") throws -> Desk.Refreshed {
      let desk = Desk(folder: lists.folder.path("web"))
      try? FileManager.default.removeItem(atPath: desk.folder)
      try FileManager.default.copyItem(atPath: first.folder, toPath: desk.folder)
      let answer = try desk.refresh(
        from: ["https://\(host):\(server.port)/\(way)"], ["--patience", "2"],
        environment: ["CURL_CA_BUNDLE": certificate])
      #expect(try desk.sequence(lists.code) == (answer.words == "new" ? 6 : 5), "\(way)")
      return answer
    }
    #expect(try answer("good", server.certificate).words == "new")
    for (way, words) in [
      "missing": "kept not-found", "portal": "kept malformed", "redirect": "kept redirect", "hang": "kept network",
      "drip": "kept network", "endless": "kept too-large", "headers": "kept network", "cut": "kept network",
    ] {
      let found = try answer(way, server.certificate)
      #expect(found.words == words, "\(way): \(found)")
    }
    // A certificate of somebody else, and one for another name.
    #expect(try answer("good", "/etc/ssl/certs/ca-certificates.crt").words == "kept tls")
    #expect(try answer("good", server.certificate, host: "127.0.0.1").words == "kept tls")
  }

  @Test(.enabled(if: Program.isNative)) func aDeskWithoutCurlIsToldWhatToInstall() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let nowhere = ["PATH": try TemporaryFolder().url.path]
    let answer = try desk.refresh(from: ["https://localhost:1"], environment: nowhere)
    #expect(answer.words == "kept curl" && answer.errors.contains("the Debian package curl brings it"), "\(answer)")
    let doctor = ["doctor", "--state", desk.folder, "--at", "2026-11-24"]
    let told = "refresh: cannot download; curl is not installed; the Debian package curl brings it"
    #expect(try Program.run(doctor, environment: nowhere).output.contains(told))
    #expect(try !Program.run(doctor).output.contains(told))
  }

  @Test func aDeskWithoutCertificatesIsToldWhatToInstall() throws {
    let lists = try HostileLists()
    let server = try TLSServer(serving: lists.folder.url.path, in: lists.folder)
    defer { server.stop() }
    let answer = try lists.desk().refresh(
      from: ["https://localhost:\(server.port)/good"], environment: ["CURL_CA_BUNDLE": "/nothing"])
    #expect(
      answer.words == "kept tls" && answer.errors.contains("the Debian package ca-certificates brings them"),
      "\(answer)")
  }

  @Test func networkDownAndNameUnknown() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    for source in ["https://127.0.0.1:1", "https://vidimus.invalid"] {
      let answer = try desk.refresh(from: [source], ["--patience", "2"])
      #expect(answer.words == "kept network" && answer.status == 2, "\(answer)")
    }
    #expect(try desk.sequence(lists.code) == 5)
  }

  /// One source is dead and the other good: in whichever order, the list comes.
  @Test func aDeadMirrorDoesNotMatter() throws {
    let lists = try HostileLists()
    let newer = try #require(lists.cases.first { $0.name == "control/next" })
    for round in 0..<4 {
      let desk = try lists.desk("desk\(round)")
      let sources = ["https://127.0.0.1:1", lists.path(newer.folder)]
      #expect(try desk.refresh(from: sources, ["--patience", "2"]).words == "new")
    }
  }

  /// One source has an old list: in whichever order, the new one comes.
  @Test func aMirrorThatLagsDoesNotMatter() throws {
    let lists = try HostileLists()
    let older = lists.path(try #require(lists.cases.first { $0.name == "rollback/older-number" }).folder)
    let newer = lists.path(try #require(lists.cases.first { $0.name == "control/next" }).folder)
    for round in 0..<4 {
      let desk = try lists.desk("desk\(round)")
      #expect(try desk.refresh(from: [older, newer]).words == "new")
      #expect(try desk.sequence(lists.code) == 6)
    }
  }

  @Test func aDamagedListGivesWayToTheOneBefore() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let newer = try #require(lists.cases.first { $0.name == "control/next" })
    #expect(try desk.refresh(from: [lists.path(newer.folder)]).words == "new")
    let good = try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/current"))
    for place in [0, 700, good.count - 1] {
      var damaged = good
      damaged[place] ^= 1
      try damaged.write(to: URL(fileURLWithPath: desk.folder + "/current"))
      let answer = try desk.verify(lists.code)
      #expect(answer["verdict"] as? String == "genuine", "\(place)")
      let list = try #require(answer["list"] as? [String: Any])
      #expect(list["sequence"] as? Int == 5 && list["state"] as? String == "stale", "\(place)")
    }
    // The very same list is fetched again.
    #expect(try desk.refresh(from: [lists.path(newer.folder)]).words == "new")
    #expect(try desk.sequence(lists.code) == 6)
  }

  /// Each byte changed in turn: refused at load or irrelevant, never another verdict.
  @Test(.enabled(if: Program.isNative)) func noByteOfTheCacheChangesAVerdict() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let stranger = try School("Nobody", id: "https://nobody.example").code()
    let path = URL(fileURLWithPath: desk.folder + "/current")
    let good = try Data(contentsOf: path)
    let step = Program.isOptimized ? 1 : 7
    for place in stride(from: 0, to: good.count, by: step) {
      var damaged = good
      damaged[place] ^= 0x10
      try damaged.write(to: path)
      let answers = try Program.run(
        ["verify", "--json", "--state", desk.folder, "--at", "2026-11-24"], input: lists.code + "\n" + stranger)
      let words = try answers.lines.map { try verdict($0)["reason"] as? String ?? "" }
      try #require(words.count == 2, "\(place)")
      #expect(["ok", "list-missing"].contains(words[0]), "\(place): \(words)")
      #expect(["issuer-not-listed", "list-missing"].contains(words[1]), "\(place): \(words)")
    }
  }

  @Test func brokenFloorsAreRaisedFromTheList() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    for slot in 0...1 { try Data("nonsense".utf8).write(to: URL(fileURLWithPath: desk.folder + "/floor.\(slot)")) }
    #expect(try desk.sequence(lists.code) == 5)
    let older = try #require(lists.cases.first { $0.name == "rollback/older-number" })
    let answer = try desk.refresh(from: [lists.path(older.folder)])
    #expect(answer.words == "kept rollback" && answer.errors.contains("is damaged"))
    // And is written anew.
    #expect(!(try desk.refresh(from: [lists.path(older.folder)]).errors.contains("is damaged")))
  }

  @Test func aStickIsReadWithCare() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let stick = lists.folder.path("stick")
    let manager = FileManager.default
    func remake() throws {
      try? manager.removeItem(atPath: stick)
      try manager.createDirectory(atPath: stick, withIntermediateDirectories: true)
    }
    let bundle = lists.path(try #require(lists.cases.first { $0.name == "control/next-bundle" }).folder) + "/bundle"
    func notice() throws -> String {
      let object = try verdict(try String(contentsOfFile: desk.folder + "/notice", encoding: .utf8))
      return "\(object["notice"] ?? "") \(object["number"] ?? "")"
    }
    try remake()
    try manager.createSymbolicLink(atPath: stick + "/bundle", withDestinationPath: bundle)
    #expect(try desk.refresh(from: [stick]).words == "kept io")
    #expect(try notice() == "unread 5")
    try remake()
    #expect(mkfifo(stick + "/bundle", 0o644) == 0)
    #expect(try desk.refresh(from: [stick]).words == "kept malformed")
    #expect(try notice() == "damaged 5")
    try remake()
    _ = manager.createFile(atPath: stick + "/bundle", contents: nil)
    let huge = try FileHandle(forWritingTo: URL(fileURLWithPath: stick + "/bundle"))
    try huge.truncate(atOffset: 1 << 33)
    #expect(try desk.refresh(from: [stick]).words == "kept too-large")
    try remake()
    #expect(try desk.refresh(from: [stick]).words == "kept not-found")
    try manager.copyItem(atPath: bundle, toPath: stick + "/bundle")
    #expect(try desk.refresh(from: [stick]).words == "new")
    #expect(try notice() == "taken 6")
    try remake()
    try manager.copyItem(atPath: lists.path("base/head"), toPath: stick + "/head")
    #expect(try desk.refresh(from: [stick]).words == "kept rollback")
    #expect(try notice() == "older 6")
  }

  @Test func theSecondOfTwoRefreshersEnds() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let descriptor = open(desk.folder + "/lock", O_RDWR)
    #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    #expect(try desk.refresh(from: [lists.path("base")]).words == "kept busy")
    close(descriptor)
    #expect(try desk.refresh(from: [lists.path("base")]).words == "up-to-date")
  }

  @Test func withoutARootNothingIsBelieved() throws {
    let lists = try HostileLists()
    let desk = Desk(folder: lists.folder.path("new"))
    #expect(try desk.refresh(from: [lists.path("base")]).words == "none no-root")
    let wrong = try Program.run(
      ["refresh", "--state", desk.folder, "--from", lists.path("base"), "--root", lists.path("base/head")])
    #expect(wrong.status == 65 && wrong.errors.contains("is no root of an issuer list"))
  }

  /// Killed at every call, every call failing, power gone after every call: the old list or the new one, whole.
  @Test(.enabled(if: Program.isNative && Strace.works)) func everyStepMayBeTheLast() throws {
    let lists = try HostileLists()
    let report = try Python.script(
      "Tests/Hostile/refresh_faults.py", [lists.path(""), lists.code] + Program.words)
    for part in ["kill: ", "error: ", "power: "] {
      let line = try #require(report.split(separator: "\n").first { $0.hasPrefix(part) })
      #expect(line.hasSuffix(" 0 neither") && !line.contains(" 0 old") && !line.contains(" 0 new"), "\(line)")
    }
  }

  /// Lists change places under a desk that reads: each verdict rests on one of them from beginning to end.
  @Test(.enabled(if: Program.isNative)) func noVerdictMixesTwoLists() throws {
    let lists = try HostileLists()
    let desk = try lists.desk()
    let (rounds, count) = Program.isOptimized ? (10_000, 100_000) : (500, 2_000)
    // The same issuer under another name in the other list.
    let file = try String(contentsOfFile: lists.school.file, encoding: .utf8)
    let renamed = lists.folder.path("renamed.json")
    try file.replacingOccurrences(of: "Delft University of Technology", with: "TU Delft").write(
      toFile: renamed, atomically: true, encoding: .utf8)
    _ = try Python.script("Tests/Hostile/lists.py", [lists.folder.path("others"), renamed])
    let next = lists.folder.path("others/case-1/bundle")
    let input = lists.folder.path("many"), output = lists.folder.path("answers")
    try String(repeating: lists.code + "\n", count: count).write(toFile: input, atomically: true, encoding: .utf8)
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    let process = Program.process(["verify", "--json", "--filter", "--state", desk.folder, "--at", "2026-11-24", input])
    process.standardOutput = FileHandle(forWritingAtPath: output)
    try process.run()
    let bundles = [
      try Data(contentsOf: URL(fileURLWithPath: next)),
      try Data(contentsOf: URL(fileURLWithPath: desk.folder + "/current")),
    ]
    for round in 0..<rounds {
      let temporary = desk.folder + "/current.tmp"
      try bundles[round % 2].write(to: URL(fileURLWithPath: temporary))
      #expect(rename(temporary, desk.folder + "/current") == 0)
      if !process.isRunning { break }
    }
    process.waitUntilExit()
    var seen: Set<Int> = []
    let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == count)
    for line in lines {
      let isNew = line.contains("\"sequence\":6"),
        isRenamed = line.contains("\"issuer\":{\"id\":\"https://tudelft.nl\",\"name\":\"TU Delft\"")
      if isNew != isRenamed || !line.hasPrefix("{\"verdict\":\"genuine\"") { Issue.record("\(line)") }
      seen.insert(isNew ? 6 : 5)
    }
    #expect(seen == [5, 6])
  }
}

/// Whether processes may be traced here.
enum Strace {
  static let works: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["strace", "-qq", "-o", "/dev/null", "true"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()
}

/// A web server on loopback with a certificate of its own, for as long as it is not stopped.
final class TLSServer {
  let certificate: String
  private(set) var port = 0
  private let process: Process
  private let input = Pipe()

  init(serving files: String, in folder: TemporaryFolder) throws {
    certificate = folder.path("server.pem")
    let make = Process()
    make.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    make.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
      "-subj",
      "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", folder.path("server.key"), "-out",
      certificate,
    ]
    make.standardError = FileHandle.nullDevice
    try make.run()
    make.waitUntilExit()
    try #require(make.terminationStatus == 0)
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../Hostile/list_server.py")
    process.arguments = ["python3", script.path, files, certificate, folder.path("server.key")]
    process.standardInput = input
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data([0x0A]), !byte.isEmpty {
      line += byte
    }
    port = try #require(Int(String(decoding: line, as: UTF8.self)))
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }
}
