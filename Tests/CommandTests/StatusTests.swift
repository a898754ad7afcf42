import Foundation
import Testing

/// An issuer withdraws, suspends and replaces, and desks hear of it.
@Suite struct StatusTests {
  /// A school with a status list.
  final class Registrar {
    let school: School
    var folder: TemporaryFolder { school.folder }
    var list: String { folder.path("status") }
    let uri = "https://tudelft.nl/status/1"

    init(
      _ name: String = "Delft University of Technology", id: String = "https://tudelft.nl", algorithm: String = "ES256"
    ) throws {
      school = try School(name, id: id, algorithm: algorithm)
      let answer = try Program.run(["revoke", "init", list, "--uri", uri, "--size", "1024"])
      try #require(answer.status == 0, "\(answer.errors)")
    }

    func issue(_ count: Int = 1) throws -> [String] {
      let roll = (0..<count).map { School.course(["familyName": "Learner \($0)"], awardingBody: school.name) }
      let answer = try Program.run(
        ["issue", "--key", school.key, "--issuer", school.file, "--status", list, "--at", "2026-05-14"],
        input: roll.joined(separator: "\n"))
      try #require(answer.status == 0, "\(answer.errors)")
      return answer.lines
    }

    @discardableResult
    func run(_ words: [String]) throws -> Program.Answer { try Program.run(words + ["--at", "2026-11-20"]) }

    func sign() throws {
      let answer = try run(
        ["revoke", "sign", list, "--key", school.key, "--issuer", school.file, "--out", folder.path("out")])
      try #require(answer.status == 0, "\(answer.errors)")
    }

    /// Verdict, reason and status of a text at a desk that pins the issuer and a token.
    func look(_ code: String, _ token: String? = "status.jwt", at day: String = "2026-11-20") throws -> [String] {
      let token = token.map { ["--trust", folder.path("out/" + $0)] } ?? []
      let answer = try verdict(
        try Program.run(["verify", "--json", "--at", day] + school.trust + token, input: code).output)
      return ["verdict", "reason", "status"].map { answer[$0] as? String ?? "" }
        + (answer["warnings"] as? [String] ?? [])
    }

    func id(_ code: String) throws -> String {
      let answer = try verdict(
        try Program.run(["verify", "--json", "--at", "2026-11-20"] + school.trust, input: code).output)
      return try #require((answer["credential"] as? [String: Any])?["id"] as? String)
    }
  }

  @Test(arguments: ["ES256", "EdDSA"]) func eachChangeIsHeardOf(_ algorithm: String) throws {
    let registrar = try Registrar(algorithm: algorithm)
    let codes = try registrar.issue(4)
    let ids = try codes.map { try registrar.id($0) }
    #expect(try registrar.look(codes[0], nil) == ["undecided", "status-unknown", "unknown"])
    for (command, id) in zip(["revoke", "suspend", "replace"], ids) {
      #expect(try registrar.run([command, registrar.list, id]).errors.contains("1 of 1 credential changed"))
    }
    try registrar.sign()
    for token in ["status.jwt", "status.cwt"] {
      #expect(try registrar.look(codes[0], token) == ["withdrawn", "revoked", "revoked"])
      #expect(try registrar.look(codes[1], token) == ["withdrawn", "suspended", "suspended"])
      #expect(try registrar.look(codes[2], token) == ["withdrawn", "replaced", "replaced"])
      #expect(try registrar.look(codes[3], token) == ["genuine", "ok", "good"])
    }
    for (code, words) in zip(codes, ["WITHDRAWN", "ON HOLD", "REPLACED", "GENUINE CODE"]) {
      let display = try Program.run(
        ["scan", "--at", "2026-11-20", "--trust", registrar.folder.path("out/status.jwt")] + registrar.school.trust,
        input: code)
      #expect(display.output.contains(words))
    }
    #expect(try registrar.run(["reinstate", registrar.list, ids[1]]).status == 0)
    try registrar.sign()
    #expect(try registrar.look(codes[1])[0] == "genuine")
    // What was withdrawn stays withdrawn.
    let back = try registrar.run(["reinstate", registrar.list, ids[0]])
    #expect(back.status == 65 && back.errors.contains("for good"))
  }

  @Test func aStatusAgesInThreeSteps() throws {
    let registrar = try Registrar()
    let code = try registrar.issue()[0]
    try registrar.sign()
    #expect(try registrar.look(code, at: "2026-11-21") == ["genuine", "ok", "good"])
    #expect(try registrar.look(code, at: "2026-11-21T00:00:01Z") == ["genuine", "ok", "good", "status-stale"])
    #expect(try registrar.look(code, at: "2026-12-19T23:59:59Z")[0] == "genuine")
    #expect(try registrar.look(code, at: "2026-12-20") == ["undecided", "status-expired", "expired"])
  }

  @Test func aTokenIsKeptBesideThePins() throws {
    let registrar = try Registrar()
    let code = try registrar.issue()[0]
    try registrar.sign()
    let pins = registrar.folder.path("pins")
    let files = [registrar.school.file, registrar.folder.path("out/status.cwt")]
    let added = try Program.run(["trust", "add"] + files + ["--pins", pins])
    #expect(added.status == 0 && added.errors.contains("this desk has the status list https://tudelft.nl/status/1"))
    let answer = try Program.run(
      ["verify", "--json", "--only-trust", "--trust", pins, "--at", "2026-11-20"], input: code)
    #expect(try verdict(answer.output)["status"] as? String == "good")
    let broken = try registrar.folder.write("broken.cwt", "x")
    #expect(try Program.run(["trust", "add", broken, "--pins", pins]).status == 65)
  }

  /// Only the issuer speaks of its credentials, under the URI that they name.
  @Test func nobodyElsesListCounts() throws {
    let (delft, porto) = (try Registrar(), try Registrar("Porto", id: "https://up.example"))
    let code = try delft.issue()[0]
    try porto.sign()
    let both = ["--trust", porto.school.file, "--trust", porto.folder.path("out/status.jwt")]
    let answer = try verdict(
      try Program.run(["verify", "--json", "--at", "2026-11-20"] + delft.school.trust + both, input: code).output)
    #expect(answer["reason"] as? String == "status-unknown")
    // A list of its own under another URI.
    #expect(
      try Program.run(["revoke", "init", delft.folder.path("other"), "--uri", "https://tudelft.nl/status/2"]).status
        == 0)
    _ = try Program.run(
      [
        "revoke", "sign", delft.folder.path("other"), "--key", delft.school.key, "--issuer", delft.school.file, "--out",
        delft.folder.path("out"), "--at", "2026-11-20",
      ])
    #expect(try delft.look(code)[1] == "status-unknown")
    try delft.sign()
    #expect(try delft.look(code)[1] == "ok")
    // Every byte of the token counts.
    let token = try Data(contentsOf: URL(fileURLWithPath: delft.folder.path("out/status.cwt")))
    for place in stride(from: 0, to: token.count, by: 11) {
      var changed = token
      changed[place] ^= 1
      try changed.write(to: URL(fileURLWithPath: delft.folder.path("out/bad.cwt")))
      let answer = try Program.run(
        ["verify", "--json", "--at", "2026-11-20", "--trust", delft.folder.path("out/bad.cwt")] + delft.school.trust,
        input: code)
      #expect(answer.status == 66 || answer.status == 2, "\(place)")
    }
  }

  @Test func noIndexIsGivenTwice() throws {
    let registrar = try Registrar()
    _ = try registrar.issue(200)
    _ = try registrar.issue(200)
    func entries() throws -> [[Substring]] {
      try registrar.folder.read("status/register.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",")
      }
    }
    let indices = try entries().compactMap { $0.first.flatMap { Int($0) } }
    #expect(indices.count == 400 && Set(indices).count == 400 && indices != indices.sorted())
    // Power failed in the middle of a line: it was never said.
    let path = URL(fileURLWithPath: registrar.list + "/register.csv")
    try (try Data(contentsOf: path) + Data("17,00aa".utf8)).write(to: path)
    _ = try registrar.issue(1)
    #expect(try entries().count == 401)
    // Half of the places stay free.
    let full = try Program.run(
      ["issue", "--key", registrar.school.key, "--issuer", registrar.school.file, "--status", registrar.list],
      input: (0..<200).map { _ in School.course() }.joined(separator: "\n"))
    #expect(full.status == 65 && full.errors.contains("begin another list"))
    #expect(try entries().count == 401)
  }

  @Test func aManifestNamesMany() throws {
    let registrar = try Registrar()
    let codes = try registrar.issue(3)
    let ids = try codes.map { try registrar.id($0) }
    let manifest = try registrar.folder.write("manifest.csv", "name,credentialId\nx,\(ids[0])\ny,\(ids[2])\n")
    let revoke = ["revoke", registrar.list, "--manifest", manifest]
    // Whoever forgets a condition has withdrawn nobody.
    let preview = try registrar.run(revoke)
    #expect(preview.status == 0 && preview.errors.contains("2 credentials would become revoked (now 2 good)"))
    #expect(try registrar.run(revoke + ["--confirm", "1"]).status == 65)
    #expect(try !registrar.folder.read("status/register.csv").contains("revoked"))
    let double = try registrar.folder.write("double.csv", "credentialId\n\(ids[0])\n\(ids[0])\n")
    let once = try registrar.run(["revoke", registrar.list, "--manifest", double])
    #expect(once.errors.contains(": 1 credential would become revoked (now 1 good)"), "\(once.errors)")
    let suspend = ["suspend", registrar.list, ids[0]]
    #expect(try registrar.run(suspend + ["--confirm", "1"]).status == 64)
    #expect(try registrar.run(suspend).errors.contains("1 of 1"))
    #expect(try registrar.run(revoke + ["--confirm", "2"]).errors.contains("2 of 2"))
    #expect(try registrar.run(revoke).errors.contains("0 of 2 credentials would become revoked (now 2 revoked)"))
    let absent = try registrar.run(revoke + ["--where", "issuanceDate=2026-05-01..2026-05-31"])
    #expect(
      absent.status == 65 && absent.errors.contains("has no column issuanceDate; it has name, credentialId"),
      "\(absent.errors)")
    // That is for good, and is not counted as if it were not.
    let reinstate = try registrar.run(["reinstate"] + revoke.dropFirst())
    #expect(
      reinstate.status == 0
        && reinstate.errors.contains("0 of 2 credentials would become good (now 2 revoked for good)"))
    let saved =
      Data("name,credentialId\nM\u{FC}ller,".unicodeScalars.map { UInt8($0.value) }) + Data((ids[0] + "\n").utf8)
    try saved.write(to: URL(fileURLWithPath: manifest))
    #expect(try registrar.run(revoke).errors.contains("save it as \"CSV UTF-8\""))
    _ = try registrar.folder.write("manifest.csv", "name,credentialId\nx,\(ids[0])\ny,\(ids[2])\n")
    try registrar.sign()
    #expect(try codes.map { try registrar.look($0)[0] } == ["withdrawn", "genuine", "withdrawn"])
    for words in [["nonsense"], ["99999"], ["--manifest", registrar.school.file]] {
      #expect(try registrar.run(["revoke", registrar.list] + words).status == 65, "\(words)")
    }
    let given = try Program.run(
      ["issue", "--key", registrar.school.key, "--issuer", registrar.school.file, "--status", registrar.list],
      input: School.course(["status": ["uri": "https://a.example", "idx": 1]]))
    #expect(given.status == 65 && given.errors.contains("so is --status"))
  }

  /// The list's keepers take a status list in, and a desk needs nothing else.
  @Test func anIssuerListCarriesStatusLists() throws {
    let (keepers, registrar) = (try Keepers(), try Registrar())
    let codes = try registrar.issue(2)
    try keepers.add(registrar.school)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-20")
    #expect(try desk.verify(codes[0], at: "2026-11-20")["reason"] as? String == "status-unknown")
    try registrar.run(["revoke", registrar.list, try registrar.id(codes[0])])
    try registrar.sign()
    for token in ["status.jwt", "status.cwt"] {
      try keepers.list(["status", keepers.workshop, registrar.folder.path("out/" + token), "--at", "2026-11-20"])
    }
    try keepers.pack(at: "2026-11-20")
    _ = try desk.refresh(from: [keepers.publication], at: "2026-11-20")
    #expect(try desk.verify(codes[0], at: "2026-11-20")["reason"] as? String == "revoked")
    #expect(try desk.verify(codes[1], at: "2026-11-20")["status"] as? String == "good")
    // Its status ages with the list's own dates for it: a day, and a week.
    #expect(try desk.verify(codes[1], at: "2026-11-22")["warnings"] as? [String] == ["status-stale"])
    #expect(try desk.verify(codes[1], at: "2026-11-28")["reason"] as? String == "status-expired")
    // A stranger's list, and one of an issuer that is not on it.
    let stranger = try Registrar("Porto", id: "https://up.example")
    try stranger.sign()
    let refused = try Program.run([
      "list", "status", keepers.workshop, stranger.folder.path("out/status.jwt"), "--at", "2026-11-20",
    ])
    #expect(refused.status == 65 && refused.errors.contains("signed with no key of its issuer"))
  }
}
