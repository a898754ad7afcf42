import Foundation
import Testing

@Suite struct VerifyTests {
  /// Every verdict there is today, each with its exit status and reason.
  @Test func exitStatusIsTheVerdict() throws {
    let (school, stranger) = (try School(), try School("Some School", id: "https://school.example"))
    let good = try school.code()
    let cases: [(text: String, verdict: String, reason: String, status: Int32)] = [
      (good, "genuine", "ok", 0),
      (try forged(good, "Kowalska", "Kowalski"), "not-as-signed", "bad-signature", 1),
      (try stranger.code(), "not-listed", "issuer-not-listed", 1),
      (try school.code(["expiryDate": "2026-06-30"]), "ended", "lapsed", 1),
      (try school.code(["codeExpires": "2026-06-30"]), "ended", "expired", 1),
      (try school.code(["validFrom": "2027-01-01"]), "not-yet", "not-yet-valid", 1),
      (
        try school.code(["status": ["uri": "https://tudelft.nl/status/1", "idx": 7]]), "undecided", "status-unknown", 2
      ),
      (truncated(good), "unreadable", "inflate", 3),
      ("MC1:abc", "unreadable", "base45", 3),
      ("MC2:ABC", "unsupported", "newer-version", 3),
      ("https://credentials.example/anna", "unsupported", "online-link", 3),
      ("openid4vp://?request_uri=x", "unsupported", "openid4vp", 3),
      ("4006381333931", "not-a-credential", "unknown-text", 3),
      ("", "not-a-credential", "unknown-text", 3),
      ("a\u{0}b", "unreadable", "not-text", 3),
    ]
    for (text, word, reason, status) in cases {
      let answer = try Program.run(
        ["verify", "--json", "--at", "2026-11-24"] + school.trust, input: text + "\n")
      let found = try verdict(answer.output)
      #expect(found["verdict"] as? String == word, "\(text)")
      #expect(found["reason"] as? String == reason, "\(text)")
      #expect(answer.status == status, "\(text)")
    }
  }

  @Test func aKeyThatIsNotListedIsNamed() throws {
    let (one, two) = (try School(), try School())
    let answer = try Program.run(["verify", "--json"] + one.trust, input: try two.code())
    #expect(try verdict(answer.output)["reason"] as? String == "key-not-listed")
    #expect(answer.status == 1)
  }

  @Test func issuerListedForOtherKindsDoesNotCoverThis() throws {
    let school = try School()
    let file = try String(contentsOfFile: school.file, encoding: .utf8)
      .replacingOccurrences(of: "MicroCredential", with: "OpenBadge")
    let path = try school.folder.write("badges.json", file)
    let answer = try Program.run(["verify", "--json", "--only-trust", "--trust", path], input: try school.code())
    #expect(try verdict(answer.output)["verdict"] as? String == "not-covered")
    #expect(answer.status == 1)
  }

  @Test func withoutTrustNothingIsDecided() throws {
    let answer = try Program.run(["verify", "--json", "--only-trust"], input: try School().code())
    #expect(try verdict(answer.output)["reason"] as? String == "list-missing")
    #expect(answer.status == 2)
  }

  @Test func jsonHasTheNamesOfTheContractInTheirOrder() throws {
    let school = try School()
    let answer = try Program.run(["verify", "--json", "--at", "2026-11-24"] + school.trust, input: try school.code())
    let names = ["verdict", "reason", "format", "issuer", "credential", "status", "list", "warnings", "checkedAt"]
    let places = try names.map { try #require(answer.output.range(of: "\"\($0)\":")).lowerBound }
    #expect(places == places.sorted())
    let found = try verdict(answer.output)
    #expect(Set(found.keys) == Set(names))
    let issuer = try #require(found["issuer"] as? [String: Any])
    #expect(issuer["id"] as? String == "https://tudelft.nl")
    #expect(issuer["name"] as? String == "Delft University of Technology")
    #expect(issuer["country"] as? String == "NL")
    #expect(issuer["source"] as? String == "pinned")
    let credential = try #require(found["credential"] as? [String: Any])
    #expect(credential["familyName"] as? String == "Kowalska")
    #expect((credential["notionalWorkload"] as? [String: Int]) == ["ects": 1, "hours": 25])
    #expect(credential["typeOfAssessment"] as? [String] == ["written-examination"])
    #expect(found["status"] as? String == "none")
    #expect(found["list"] is NSNull)
    #expect(found["checkedAt"] as? String == "2026-11-24T00:00:00Z")
  }

  @Test func nothingOfACredentialIsShownBeforeItsSignatureHolds() throws {
    let (school, stranger) = (try School(), try School("Some School", id: "https://school.example"))
    for text in [try forged(try school.code(), "Kowalska", "Kowalski"), try stranger.code()] {
      for arguments in [["verify", "--json"], ["verify"], ["scan"]] {
        let answer = try Program.run(arguments + school.trust, input: text)
        #expect(!answer.output.contains("Kowalsk") && !answer.output.contains("Ethics"))
        #expect(!answer.errors.contains("Kowalsk") && !answer.errors.contains("Ethics"))
        #expect(!answer.output.contains("\"issuer\"") && !answer.output.contains("\"credential\""))
      }
    }
  }

  @Test(arguments: ["ES256", "EdDSA"])
  func bothAlgorithmsSignAndVerify(_ algorithm: String) throws {
    let school = try School(algorithm: algorithm)
    #expect(try Program.run(["verify"] + school.trust, input: try school.code()).status == 0)
  }

  // MARK: Streams

  @Test func aStreamIsAnsweredInOrderALineEach() throws {
    let school = try School()
    let (first, second) = (try school.code(["familyName": "First"]), try school.code(["familyName": "Second"]))
    let input = "\(first)\r\n\nhttps://x.example\n\(second)"
    let answer = try Program.run(["verify", "--at", "2026-11-24"] + school.trust, input: input)
    #expect(answer.lines.count == 4)
    #expect(answer.lines[0].contains("First"))
    #expect(answer.lines[1].hasPrefix("not-a-credential"))
    #expect(answer.lines[2].hasPrefix("unsupported (online-link)"))
    #expect(answer.lines[3].contains("Second"))
    #expect(answer.status == 3)
    #expect(try Program.run(["verify", "--filter"] + school.trust, input: input).status == 0)
    #expect(try Program.run(["verify"] + school.trust, input: "\(first)\n\(second)\n").status == 0)
  }

  @Test(arguments: [[], ["--jobs", "2"]]) func eachAnswerComesBeforeTheNextLineIsSent(_ jobs: [String]) throws {
    let school = try School()
    let code = try school.code()
    let process = Program.process(["verify"] + jobs + school.trust)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for _ in 0..<3 {
      input.fileHandleForWriting.write(Data((code + "\n").utf8))
      #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("genuine"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func withoutALineThereIsNothingReadable() throws {
    #expect(try Program.run(["verify", "--only-trust"]).status == 3)
    #expect(try Program.run(["verify", "--only-trust", "--filter"]).status == 0)
  }

  @Test func aLineOverTheLimitIsRefusedAndTheNextOneServed() throws {
    let school = try School()
    let code = try school.code()
    let limit = 65_536
    for (length, reason) in [(limit, "unknown-text"), (limit + 1, "too-large"), (3_000_000, "too-large")] {
      let input = String(repeating: "A", count: length) + "\n" + code + "\n"
      let answer = try Program.run(["verify", "--json"] + school.trust, input: input)
      #expect(answer.lines.count == 2)
      #expect(try verdict(answer.lines[0])["reason"] as? String == reason)
      #expect(try verdict(answer.lines[1])["verdict"] as? String == "genuine")
    }
  }

  @Test func aDocumentIsOneCodeHoweverManyLinesItHas() throws {
    for document in ["{\n\"a\":\n1}\n", "<svg>\n</svg>\n", "\u{89}PNG\n\n"] {
      let data = document.hasPrefix("\u{89}") ? Data([0x89, 0x50, 0x4E, 0x47, 0x0A, 0x0A]) : Data(document.utf8)
      let answer = try Program.run(["verify", "--json", "--only-trust"], input: data)
      #expect(answer.lines.count == 1)
      #expect(try verdict(answer.output)["verdict"] as? String == "unsupported")
    }
    let large = "{" + String(repeating: " ", count: 1 << 20)
    let answer = try Program.run(["verify", "--json", "--only-trust"], input: large)
    #expect(try verdict(answer.output)["reason"] as? String == "too-large")
  }

  @Test func filesAndTextsAreVerifiedToo() throws {
    let school = try School()
    let code = try school.code()
    let path = try school.folder.write("code.txt", code + "\n")
    #expect(try Program.run(["verify", path, path] + school.trust).lines.count == 2)
    #expect(try Program.run(["verify", "--text", code] + school.trust).status == 0)
    // An argument is a file and never guessed to be a text.
    let guessed = try Program.run(["verify", code] + school.trust)
    #expect(guessed.status == 66 && guessed.errors.hasPrefix("vidimus: cannot open"))
  }

  // MARK: Faults

  @Test func faultsHaveTheStatusOfSysexits() throws {
    #expect(try Program.run([]).status == 64)
    #expect(try Program.run(["verfy"]).status == 64)
    #expect(try Program.run(["verify", "--jsn"]).status == 64)
    #expect(try Program.run(["verify", "--at", "tomorrow"]).status == 64)
    #expect(try Program.run(["verify", "--text"]).status == 64)
    #expect(try Program.run(["verify", "/nowhere/code.txt"]).status == 66)
    #expect(try Program.run(["verify", "/"]).status == 66)
    #expect(try Program.run(["verify", "--trust", "/nowhere"]).status == 66)
  }

  @Test func aFullDiskIsReported() throws {
    let process = Program.process(["verify", "--only-trust", "--text", "x"])
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 74)
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.hasPrefix("vidimus: cannot write to standard output"))
  }

  @Test func aBrokenPipeIsReportedAndKillsNobody() throws {
    let process = Program.process(["verify", "--only-trust"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try output.fileHandleForReading.close()
    input.fileHandleForWriting.write(Data("x\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 74)
  }
}
