import Foundation
import Testing

/// Lists of trusted entities of another hand than this program's, of two schools, one of them without an identifier.
private final class Operator {
  let folder: TemporaryFolder
  let delft: School
  let porto: School

  init() throws {
    folder = try TemporaryFolder()
    delft = try School()
    porto = try School("Universidade do Porto", id: "https://up.example", algorithm: "EdDSA")
    _ = try Python.script(
      "Tests/Hostile/entities.py",
      [folder.url.path, "\(delft.name)=\(delft.id)=\(delft.key)", "\(porto.name)==\(porto.key)"])
  }

  func path(_ name: String) -> String { folder.path(name) }

  func refresh(
    _ desk: Desk, from file: String, at time: String = "2026-11-24", signers: [String] = []
  ) throws -> Desk.Refreshed {
    try desk.refresh(
      from: [path(file)], at: time, ["--entities", "eaa"] + signers.flatMap { ["--signer", path($0)] })
  }

  /// A desk with list 5.
  func desk() throws -> Desk {
    let desk = Desk(folder: path("desk-" + UUID().uuidString))
    let answer = try refresh(desk, from: "5.jwt", signers: ["signer.pem"])
    try #require(answer.words == "new" && answer.status == 0, "\(answer)")
    return desk
  }
}

/// A desk that reads lists of trusted entities itself.
@Suite struct EntitiesDeskTests {
  @Test func aVerdictNamesTheBodyAndTheList() throws {
    let it = try Operator()
    let desk = try it.desk()
    for school in [it.delft, it.porto] {
      let answer = try desk.verify(try school.code())
      #expect(answer["verdict"] as? String == "genuine")
      let issuer = try #require(answer["issuer"] as? [String: Any])
      #expect(issuer["name"] as? String == school.name && issuer["source"] as? String == "list")
      let list = try #require(answer["list"] as? [String: Any])
      #expect(list["id"] as? String == "EU:Example list of public bodies" && list["sequence"] as? Int == 5)
      #expect(list["state"] as? String == "fresh" && list["ageDays"] as? Int == 9)
    }
    let stranger = try School("Nobody", id: "https://nobody.example")
    #expect(try desk.verify(try stranger.code())["reason"] as? String == "issuer-not-listed")
    // Pins alone are pins alone.
    let alone = try desk.verify(try it.delft.code(), at: "2026-11-24", it.porto.trust)
    #expect(alone["reason"] as? String == "issuer-not-listed")
  }

  /// Each row is one list that comes to a desk which holds number 6.
  @Test func whatComesIsTakenOrTheOldListKept() throws {
    let it = try Operator()
    let rows = [
      ("7.jwt", "new", 7), ("6.jwt", "up-to-date", 6), ("fewer.jwt", "new", 9), ("4.jwt", "kept rollback", 6),
      ("5.jwt", "kept rollback", 6), ("other-6.jwt", "kept equivocation", 6), ("stranger.jwt", "kept untrusted", 6),
      ("resigned-6.jwt", "kept untrusted", 6), ("pid.jwt", "kept wrong-type", 6),
      ("published.json", "kept not-compact", 6), ("nothing.jwt", "kept not-found", 6),
    ]
    for (file, words, sequence) in rows {
      let desk = try it.desk()
      #expect(try it.refresh(desk, from: "6.jwt").words == "new")
      let answer = try it.refresh(desk, from: file)
      #expect(answer.words == words && answer.status == (words.hasPrefix("kept") ? 2 : 0), "\(file) \(answer)")
      #expect(answer.line["sequence"] as? Int == sequence && answer.line["entities"] as? String == "eaa", "\(file)")
      #expect(try desk.sequence(try it.delft.code()) == sequence, "\(file)")
    }
    // Whose entity was taken off is listed no more.
    let desk = try it.desk()
    #expect(try it.refresh(desk, from: "fewer.jwt").words == "new")
    #expect(try desk.verify(try it.porto.code())["reason"] as? String == "issuer-not-listed")
  }

  @Test func withoutAPinnedSignerNothingIsTaken() throws {
    let it = try Operator()
    let desk = Desk(folder: it.path("new"))
    let answer = try it.refresh(desk, from: "5.jwt")
    #expect(answer.words == "none no-signer" && answer.status == 3)
    #expect(try it.refresh(desk, from: "5.jwt", signers: ["stranger.pem"]).words == "none untrusted")
    #expect(try it.refresh(desk, from: "5.jwt", signers: ["signer.pem"]).words == "new")
    // A private key is nobody's certificate, and a name is no path.
    let key = try Program.run(
      ["refresh", "--state", desk.folder, "--entities", "eaa", "--from", it.path("5.jwt"), "--signer", it.delft.key])
    #expect(key.status == 66 && key.errors.contains("private"))
    let name = try Program.run(["refresh", "--state", desk.folder, "--entities", "../x", "--from", it.path("5.jwt")])
    #expect(name.status == 64)
  }

  /// Past its next update the list decides nothing, and says why.
  @Test func aListThatEndedIsDiscarded() throws {
    let it = try Operator()
    let desk = try it.desk()
    #expect(try it.refresh(desk, from: "ends.jwt").words == "new")
    let code = try it.delft.code()
    #expect(try desk.verify(code, at: "2026-11-30T23:59:59Z")["verdict"] as? String == "genuine")
    let answer = try desk.verify(code, at: "2026-12-01T00:00:00Z")
    #expect(answer["verdict"] as? String == "undecided" && answer["reason"] as? String == "list-expired")
    #expect((answer["list"] as? [String: Any])?["state"] as? String == "expired")
    let late = try it.refresh(desk, from: "ends.jwt", at: "2026-12-02")
    #expect(late.words == "none expired" && late.status == 3)
    let shown = try Program.run(["trust", "show", "--state", desk.folder, "--at", "2026-12-02"])
    #expect(shown.output.contains("ENDED"))
    let doctor = try Program.run(["doctor", "--state", desk.folder, "--at", "2026-12-02"])
    #expect(doctor.status == 1 && doctor.output.contains("! entities eaa"))
  }

  /// Whatever is put in its place or taken away, an older list does not come back.
  @Test func nothingOlderComesBack() throws {
    let it = try Operator()
    let desk = try it.desk()
    #expect(try it.refresh(desk, from: "6.jwt").words == "new")
    let (folder, code) = (desk.folder + "/entities/eaa", try it.delft.code())
    let files = FileManager.default
    for name in ["4.jwt", "5.jwt", "other-6.jwt", "stranger.jwt", "published.json"] {
      try files.removeItem(atPath: folder + "/current")
      try files.copyItem(atPath: it.path(name), toPath: folder + "/current")
      #expect(try desk.verify(code)["reason"] as? String == "list-missing", "\(name)")
      #expect(try it.refresh(desk, from: "5.jwt").words == "none rollback", "\(name)")
      #expect(try it.refresh(desk, from: "6.jwt").words == "new", "\(name)")
      #expect(try desk.sequence(code) == 6)
    }
    for name in ["current", "floor.0"] {
      try files.removeItem(atPath: folder + "/" + name)
      #expect(try it.refresh(desk, from: "5.jwt").words.hasSuffix("rollback"), "\(name)")
    }
    // Without its list and both floors nothing says what was seen.
    for name in ["floor.0", "floor.1"] { try? files.removeItem(atPath: folder + "/" + name) }
    #expect(try it.refresh(desk, from: "5.jwt").words == "new")
  }

  /// The next certificate is pinned beside the old one, and the old one goes once the lists have moved on.
  @Test func aSignerIsRolledOver() throws {
    let it = try Operator()
    let (desk, code) = (try it.desk(), try it.delft.code())
    #expect(try it.refresh(desk, from: "6.jwt", signers: ["signer.pem", "next-signer.pem"]).words == "new")
    // The very list, signed anew, is no other.
    #expect(try it.refresh(desk, from: "resigned-6.jwt").words == "up-to-date")
    #expect(try it.refresh(desk, from: "resigned-6.jwt", signers: ["next-signer.pem"]).words == "new")
    #expect(try desk.sequence(code) == 6)
    #expect(try it.refresh(desk, from: "7.jwt").words == "kept untrusted")
    // Whoever is pinned no more vouches for nothing, from that moment on.
    #expect(try it.refresh(desk, from: "7.jwt", signers: ["stranger.pem"]).words == "none untrusted")
    #expect(try desk.verify(code)["reason"] as? String == "list-missing")
  }

  @Test func aFlippedByteOnTheDiskNeverChangesAVerdict() throws {
    let it = try Operator()
    let (desk, code) = (try it.desk(), try it.delft.code())
    for name in ["current", "signers", "floor.1"] {
      let path = URL(fileURLWithPath: desk.folder + "/entities/eaa/" + name)
      let good = try Data(contentsOf: path)
      for index in stride(from: 0, to: good.count, by: max(1, good.count / 24)) {
        var bytes = good
        bytes[index] ^= 0x04
        try bytes.write(to: path)
        let answer = try desk.verify(code)
        let isGood = answer["verdict"] as? String == "genuine" && answer["issuer"] != nil
        #expect(isGood || answer["reason"] as? String == "list-missing", "\(name) \(index) \(answer)")
        // Nor does somebody else's pin make "nobody knows" into "not listed".
        let beside = try desk.verify(code, at: "2026-11-24", ["--trust", it.porto.file])
        #expect(beside["reason"] as? String == answer["reason"] as? String, "\(name) \(index)")
      }
      try good.write(to: path)
    }
    #expect(try desk.sequence(code) == 5)
  }

  /// A desk that scans takes the new list from the next code on.
  @Test func aRunningDeskTakesANewList() throws {
    let it = try Operator()
    let (desk, code) = (try it.desk(), try it.delft.code())
    let process = Program.process(["verify", "--json", "--state", desk.folder, "--at", "2026-11-24"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for sequence in [5, 6, 7] {
      if sequence > 5 { #expect(try it.refresh(desk, from: "\(sequence).jwt").words == "new") }
      input.fileHandleForWriting.write(Data((code + "\n").utf8))
      var line = Data()
      while line.last != 0x0A { line += output.fileHandleForReading.readData(ofLength: 1) }
      let answer = try verdict(String(decoding: line, as: UTF8.self))
      #expect((answer["list"] as? [String: Any])?["sequence"] as? Int == sequence)
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// The time a list was issued is known to be past: a board without a clock chip can go by it. A static program ignores
  /// the pretended clock.
  @Test(.enabled(if: Program.isNative && !Program.isOptimized)) func aListsIssueIsAFloorForTheClock() throws {
    let it = try Operator()
    let (desk, code) = (try it.desk(), try it.delft.code())
    func verify(_ options: [String]) throws -> [String: Any] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments =
        ["faketime", "1971-01-01 00:00:00"] + Program.words + ["verify", "--json", "--text", code] + options
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return try verdict(String(decoding: data, as: UTF8.self))
    }
    let answer = try verify(["--state", desk.folder])
    #expect(answer["verdict"] as? String == "genuine" && answer["warnings"] as? [String] == ["clock-unset"])
    #expect((answer["checkedAt"] as? String)?.hasPrefix("2026-11-15") ?? false)
    #expect(try verify(it.delft.trust)["reason"] as? String == "clock-implausible")
  }

  /// A stick has the list under the name the desk gives it.
  @Test func aFolderIsLookedThroughByName() throws {
    let it = try Operator()
    let desk = try it.desk()
    let stick = it.path("stick")
    try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
    #expect(try it.refresh(desk, from: "stick").words == "kept not-found")
    try FileManager.default.copyItem(atPath: it.path("6.jwt"), toPath: stick + "/eaa.jwt")
    #expect(try it.refresh(desk, from: "stick").words == "new")
    let notice = try String(contentsOfFile: desk.folder + "/notice", encoding: .utf8)
    #expect(notice.hasPrefix("{\"notice\":\"taken\",\"number\":6,"))
    try FileManager.default.removeItem(atPath: stick + "/eaa.jwt")
    try FileManager.default.createSymbolicLink(atPath: stick + "/eaa.jwt", withDestinationPath: it.path("7.jwt"))
    #expect(try it.refresh(desk, from: "stick").words == "kept io")
  }

  /// Killed at every call, every call failing, power gone after every call: the old list or the new one, whole.
  @Test(.enabled(if: Program.isNative && Strace.works)) func everyStepMayBeTheLast() throws {
    let it = try Operator()
    let report = try Python.script(
      "Tests/Hostile/refresh_faults.py", ["--entities", it.folder.url.path, try it.delft.code()] + Program.words)
    for part in ["kill: ", "error: ", "power: "] {
      let line = try #require(report.split(separator: "\n").first { $0.hasPrefix(part) })
      #expect(line.hasSuffix(" 0 neither") && !line.contains(" 0 old") && !line.contains(" 0 new"), "\(line)")
    }
  }

  @Test func whatIsTrustedIsShown() throws {
    let it = try Operator()
    let desk = try it.desk()
    func show(_ words: [String]) throws -> Program.Answer {
      try Program.run(["trust", "show"] + words + ["--state", desk.folder, "--at", "2026-11-24"])
    }
    let all = try show([])
    #expect(all.output.contains("entities  eaa  EU:Example list of public bodies, number 5 of 2026-11-15"))
    let one = try show(["tudelft"])
    #expect(one.lines.first?.hasPrefix("https://tudelft.nl  Delft University of Technology (NL)") ?? false)
    #expect(one.output.contains("thumbprint"))
    #expect(try show(["porto"]).output.contains("any issuer that is nobody else's"))
    let doctor = try Program.run(["doctor", "--state", desk.folder, "--at", "2026-11-24"])
    #expect(doctor.status == 0 && doctor.output.contains("entities eaa: EU:Example list"))
  }
}

/// The keepers of an issuer list, who take such a list in.
@Suite struct EntitiesPublisherTests {
  @Test func itsIssuersReachADeskAndGoWithTheList() throws {
    let (it, keepers) = (try Operator(), try Keepers())
    let own = try School("Leiden University", id: "https://leiden.example")
    try keepers.add(own)
    func take(_ name: String, at day: String = "2026-11-24", _ signer: String = "signer.pem") throws -> Program.Answer {
      // A list goes by the name of its file.
      let path = keepers.folder.path("eaa.jwt")
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.copyItem(atPath: it.path(name), toPath: path)
      return try Program.run(["list", "add", keepers.workshop, path, "--signer", it.path(signer), "--at", day])
    }
    let taken = try take("6.jwt")
    #expect(taken.status == 0 && taken.errors.contains("1 issuer") && taken.errors.contains("Universidade do Porto"))
    for (name, sentence) in [
      ("5.jwt", "number 6 was seen before"), ("other-6.jwt", "two lists with number 6"), ("stranger.jwt", "not pinned"),
      ("published.json", "compact JAdES"), ("pid.jwt", "something else than issuers"),
    ] {
      let answer = try take(name)
      #expect(answer.status == 65 && answer.errors.contains(sentence), "\(name) \(answer.errors)")
    }
    let unnamed = try Program.run(["list", "add", keepers.workshop, it.path("6.jwt")])
    #expect(unnamed.status == 65 && unnamed.errors.contains("--signer"))
    #expect(try take("6.jwt").status == 0)
    try keepers.pack(at: "2026-11-24")
    let desk = try keepers.desk(at: "2026-11-24")
    for school in [it.delft, own] { #expect(try desk.verify(try school.code())["verdict"] as? String == "genuine") }
    #expect(try desk.verify(try it.porto.code())["reason"] as? String == "issuer-not-listed")
    let shown = try keepers.list(["show", keepers.workshop, "--at", "2026-11-24"]).output
    #expect(shown.contains("eaa: EU:Example list of public bodies, number 6") && shown.contains("https://tudelft.nl"))

    #expect(try take("ends.jwt").status == 0)
    let lint = try Program.run(["list", "lint", keepers.workshop, "--at", "2026-11-28", "--next", "2026-12-02"])
    #expect(lint.status == 1 && lint.output.contains("! 2026-12-01  eaa, number 8, ends"))
    let answer = try Program.run(
      [
        "list", "pack", keepers.workshop, "--out", keepers.publication, "--at", "2026-12-02", "--key",
        keepers.key("head-1"),
      ])
    #expect(answer.status == 0 && answer.errors.contains("left out the issuers of eaa"), "\(answer.errors)")
    #expect(try desk.refresh(from: [keepers.publication], at: "2026-12-02").words == "new")
    #expect(try desk.verify(try it.delft.code(), at: "2026-12-02")["reason"] as? String == "issuer-not-listed")
    #expect(try desk.verify(try own.code(), at: "2026-12-02")["verdict"] as? String == "genuine")
    #expect(try take("ends.jwt", at: "2026-12-02").status == 65)
  }

  /// What the keepers write of an issuer themselves goes before a list that was taken in.
  @Test func theKeepersOwnWordGoesFirst() throws {
    let (it, keepers) = (try Operator(), try Keepers())
    try keepers.list([
      "add", keepers.workshop, it.path("6.jwt"), "--signer", it.path("signer.pem"), "--at", "2026-11-24",
    ])
    try keepers.add(it.delft)
    try keepers.list(["compromised", keepers.workshop, it.delft.id, "--date", "2026-11-01"])
    let answer = try keepers.list([
      "pack", keepers.workshop, "--out", keepers.publication, "--at", "2026-11-24", "--key", keepers.key("head-1"),
    ])
    #expect(answer.errors.contains("passed over https://tudelft.nl"))
    let desk = try keepers.desk(at: "2026-11-24")
    #expect(try desk.verify(try it.delft.code())["reason"] as? String == "key-compromised")
    // And on a desk that has both lists, what one has against a key counts.
    #expect(try it.refresh(desk, from: "6.jwt", signers: ["signer.pem"]).words == "new")
    #expect(try desk.verify(try it.delft.code())["reason"] as? String == "key-compromised")
  }
}
