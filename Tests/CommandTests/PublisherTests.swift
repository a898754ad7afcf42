import Foundation
import Testing

/// The keepers of a list at work, and the desks that take it.
final class Keepers {
  let folder: TemporaryFolder
  var workshop: String { folder.path("list") }
  var publication: String { folder.path("public") }
  let root: String

  init(at day: String = "2026-11-20", _ options: [String] = []) throws {
    folder = try TemporaryFolder()
    root = folder.path("list/roots/1.root")
    try list(["init", workshop, "--id", "https://list.example", "--keys", folder.path("keys"), "--at", day] + options)
  }

  func key(_ name: String) -> String { folder.path("keys/" + name + ".pem") }

  @discardableResult
  func list(_ words: [String]) throws -> Program.Answer {
    let answer = try Program.run(["list"] + words)
    try #require(answer.status == 0, "\(words) \(answer.errors)")
    return answer
  }

  func add(_ schools: School...) throws {
    for school in schools { try list(["add", workshop, school.file]) }
  }

  func pack(at day: String, keys: [String] = ["head-1"]) throws {
    try list(["pack", workshop, "--out", publication, "--at", day] + keys.flatMap { ["--key", key($0)] })
  }

  func desk(_ name: String = "desk", at day: String) throws -> Desk {
    let desk = Desk(folder: folder.path(name))
    let answer = try desk.refresh(from: [publication], at: day, ["--root", root])
    try #require(answer.status == 0, "\(answer)")
    return desk
  }
}

@Suite struct PublisherTests {
  @Test func aListOfTwoSchoolsReachesADesk() throws {
    let (delft, porto) = (
      try School(), try School("Universidade do Porto", id: "https://up.example", algorithm: "EdDSA")
    )
    let (keepers, stranger) = (try Keepers(), try School("Nobody", id: "https://nobody.example"))
    try keepers.add(delft, porto)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    for school in [delft, porto] {
      let answer = try desk.verify(try school.code())
      #expect(answer["verdict"] as? String == "genuine")
      let issuer = try #require(answer["issuer"] as? [String: Any])
      #expect(issuer["source"] as? String == "list" && issuer["name"] as? String == school.name)
      let list = try #require(answer["list"] as? [String: Any])
      #expect(list["id"] as? String == "https://list.example" && list["sequence"] as? Int == 1)
      #expect(list["issued"] as? String == "2026-11-20T00:00:00Z" && list["ageDays"] as? Int == 4)
    }
    #expect(try desk.verify(try stranger.code())["reason"] as? String == "issuer-not-listed")
    // The same name with another key.
    let impostor = try School()
    #expect(try desk.verify(try impostor.code())["reason"] as? String == "key-not-listed")
    #expect(try Program.run(["list", "show", keepers.publication + "/bundle"]).output.contains("https://up.example"))
  }

  @Test func everyKindOfFileIsTakenIn() throws {
    let (keepers, school) = (try Keepers(), try School())
    let folder = keepers.folder
    let file = try verdict(try String(contentsOfFile: school.file, encoding: .utf8))
    let key = try #require((file["keys"] as? [[String: Any]])?.first)
    func write(_ name: String, _ json: Any) throws -> String {
      try folder.write(name, String(decoding: try JSONSerialization.data(withJSONObject: json), as: UTF8.self))
    }
    let named = ["--id", school.id, "--name", school.name, "--country", "NL"]
    let pem = try #require(try openSSL(["pkey", "-in", school.key, "-pubout"]))
    let der = folder.path("key.der")
    _ = try openSSL(["pkey", "-in", school.key, "-pubout", "-outform", "DER", "-out", der])
    let certificate = folder.path("school.crt")
    _ = try openSSL(["req", "-x509", "-key", school.key, "-subj", "/O=TU Delft/CN=x", "-out", certificate])
    let document: [String: Any] = [
      "id": "did:web:tudelft.example",
      "verificationMethod": [["id": "did:web:tudelft.example#0", "type": "JsonWebKey", "publicKeyJwk": key]],
      "assertionMethod": ["#0"],
    ]
    let sources: [(what: String, options: [String])] = [
      (school.file, []), (try write("set.jwks", ["keys": [key]]), named), (try write("one.jwk", key), named),
      (try folder.write("key.pem", pem), named), (der, named), (certificate, ["--id", school.id]),
    ]
    for source in sources {
      let keepers = try Keepers()
      try keepers.list(["add", keepers.workshop, source.what] + source.options)
      try keepers.pack(at: "2026-11-20")
      let answer = try keepers.desk(at: "2026-11-24").verify(try school.code())
      #expect(answer["verdict"] as? String == "genuine", "\(source.what)")
      let name = (answer["issuer"] as? [String: Any])?["name"] as? String
      #expect(name == (source.what == certificate ? "TU Delft" : school.name), "\(source.what)")
    }
    try keepers.list(["add", keepers.workshop, try write("did.json", document), "--name", "TU Delft"])
    for did in [
      // did:key v0.9, Ed25519 and P-256; did:jwk's own example.
      "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
      "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
      "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9",
    ] {
      try keepers.list(["add", keepers.workshop, did, "--name", "Somebody"])
    }
    let shown = try keepers.list(["show", keepers.workshop]).output
    #expect(shown.contains("did:web:tudelft.example  TU Delft"))
    // The coordinates a compressed point stands for.
    #expect(shown.contains("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169  Somebody"))
    for bad in ["did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do", "did:web:a.example", "did:jwk:e30"] {
      #expect(try Program.run(["list", "add", keepers.workshop, bad, "--name", "x"]).status == 65, "\(bad)")
    }
    #expect(try Program.run(["list", "add", keepers.workshop, school.key, "--id", "x:y", "--name", "x"]).status == 65)
  }

  @Test func anIssuerThatLeftKeepsWhatItSigned() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    try keepers.list(["withdraw", keepers.workshop, school.id, "--date", "2026-09-01"])
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    let before = try desk.verify(try school.code(on: "2026-08-31"))
    #expect(before["verdict"] as? String == "genuine" && before["warnings"] as? [String] == ["issuer-left:2026-09-01"])
    let after = try desk.verify(try school.code(on: "2026-09-01"))
    #expect(after["verdict"] as? String == "not-covered" && after["reason"] as? String == "issuer-withdrawn")
    // A pin adds, and does not override.
    #expect(
      try desk.verify(try school.code(on: "2026-09-01"), ["--trust", school.file])["reason"] as? String
        == "issuer-withdrawn")
    #expect(
      try verdict(
        try Program.run(
          ["verify", "--json", "--at", "2026-11-24"] + school.trust, input: school.code(on: "2026-09-01")
        ).output)[
          "verdict"] as? String == "genuine")
  }

  @Test func aRetiredKeyKeepsWhatItSignedInItsTime() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    let kid = try #require(try keyID(school))
    try keepers.list(["retire", keepers.workshop, school.id, kid, "--date", "2026-08-31"])
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    let inside = try desk.verify(try school.code(on: "2026-08-31"))
    #expect(inside["verdict"] as? String == "genuine" && inside["warnings"] as? [String] == ["key-retired:2026-08-31"])
    let outside = try desk.verify(try school.code(on: "2026-09-01"))
    #expect(outside["verdict"] as? String == "not-covered" && outside["reason"] as? String == "key-retired")
    #expect(try Program.run(["list", "retire", keepers.workshop, school.id, "0000000000000000"]).status == 65)
  }

  @Test func aStolenKeyHonoursWhatIsKnownToBeHonestAndNothingElse() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    let (honest, forged) = (try school.code(), try school.code(["familyName": "Thief"], on: "2026-05-14"))
    let texts = try keepers.folder.write("honest.txt", honest + "\n")
    try keepers.list(["compromised", keepers.workshop, school.id, "--date", "2026-10-01", "--except", texts])
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    #expect(try desk.verify(honest)["verdict"] as? String == "genuine")
    // Whatever its date: whoever has the key writes any.
    let answer = try desk.verify(forged)
    #expect(answer["verdict"] as? String == "not-covered" && answer["reason"] as? String == "key-compromised")
    #expect(try desk.verify(forged, ["--trust", school.file])["reason"] as? String == "key-compromised")
    let display = try Program.run(["scan", "--state", desk.folder, "--at", "2026-11-24"], input: forged)
    #expect(display.output.contains("KEY CANCELLED") && display.output.contains("on 1 Oct 2026"))
    // A manifest names the same texts by their digests.
    let manifest = try keepers.folder.write("manifest.csv", "row,sha256\n1,\(try sha256(honest))\n")
    try keepers.list(["compromised", keepers.workshop, school.id, "--date", "2026-10-01", "--except", manifest])
    try keepers.pack(at: "2026-11-21")
    _ = try desk.refresh(from: [keepers.publication])
    #expect(try desk.verify(honest)["verdict"] as? String == "genuine")
    #expect(try desk.verify(forged)["reason"] as? String == "key-compromised")
  }

  @Test func whatAnIssuerIsListedForCounts() throws {
    let (keepers, school) = (try Keepers(), try School())
    let file = try String(contentsOfFile: school.file, encoding: .utf8)
    let badges = try keepers.folder.write(
      "badges.json", file.replacingOccurrences(of: "MicroCredential", with: "OpenBadge"))
    try keepers.list(["add", keepers.workshop, badges])
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    #expect(try desk.verify(try school.code())["reason"] as? String == "type-not-covered")
    #expect(try desk.verify(try school.code(), ["--trust", school.file])["verdict"] as? String == "genuine")
  }

  @Test func aListGrowsOldInThreeSteps() throws {
    let (keepers, school, other) = (try Keepers(), try School(), try School("Porto", id: "https://up.example"))
    try keepers.add(school)
    try keepers.pack(at: "2026-11-20")
    let (desk, code) = (try keepers.desk(at: "2026-11-24"), try school.code())
    func look(_ time: String, _ options: [String] = []) throws -> (String?, String?, [String]?) {
      let answer = try desk.verify(code, at: time, options)
      return (
        answer["reason"] as? String, (answer["list"] as? [String: Any])?["state"] as? String,
        answer["warnings"] as? [String]
      )
    }
    #expect(try look("2026-11-27T00:00:00Z") == ("ok", "fresh", []))
    #expect(try look("2026-11-27T00:00:01Z") == ("ok", "stale", ["list-stale"]))
    #expect(try look("2027-01-04T00:00:00Z") == ("ok", "stale", ["list-stale"]))
    #expect(try look("2027-01-04T00:00:01Z") == ("list-expired", "expired", []))
    // Who is on nobody's list is not on this one either, and a pin stands when the list has ended.
    #expect(try desk.verify(try other.code(), at: "2027-02-01")["reason"] as? String == "issuer-not-listed")
    #expect(try look("2027-02-01", ["--trust", school.file]) == ("ok", "expired", []))
    let display = try Program.run(["scan", "--state", desk.folder, "--at", "2027-01-02"], input: "")
    #expect(display.output.contains("LIST ENDS") && display.output.contains("in 2 d: refresh"))
    let ended = try Program.run(["scan", "--state", desk.folder, "--at", "2027-02-01"], input: code)
    #expect(ended.output.contains("LIST HAS ENDED") && ended.output.contains("our list too old"))
  }

  @Test func aThresholdOfPeopleEachSignsOnTheirOwnMachine() throws {
    let keepers = try Keepers(["--head-threshold", "2"])
    let school = try School()
    try keepers.add(school)
    let draft = try keepers.list(["pack", keepers.workshop, "--out", keepers.publication, "--at", "2026-11-20"])
    #expect(draft.errors.contains("wants 2 signatures more"))
    let desk = Desk(folder: keepers.folder.path("desk"))
    #expect(try desk.refresh(from: [keepers.publication], ["--root", keepers.root]).words == "none not-found")
    #expect(
      try keepers.list(["sign", keepers.publication, "--key", keepers.key("head-1")]).errors.contains(
        "wants 1 signature more"))
    // The same person twice is one person.
    #expect(
      try keepers.list(["sign", keepers.publication, "--key", keepers.key("head-1")]).errors.contains(
        "wants 1 signature more"))
    #expect(
      try keepers.list(["sign", keepers.publication, "--key", keepers.key("root-1")]).errors.contains(
        "wants 1 signature more"))
    #expect(
      try keepers.list(["sign", keepers.publication, "--key", keepers.key("head-2")]).errors.contains("published in"))
    #expect(try desk.refresh(from: [keepers.publication], ["--root", keepers.root]).words == "new")
    #expect(try desk.verify(try school.code())["verdict"] as? String == "genuine")
  }

  @Test func encryptedKeySignsWithItsPassphrase() throws {
    let keepers = try Keepers()
    let passphrase = try keepers.folder.write("passphrase", "secret\n")
    let sealed = keepers.folder.path("sealed.pem")
    let openSSL = Process()
    openSSL.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    openSSL.arguments = [
      "openssl", "pkcs8", "-topk8", "-in", keepers.key("head-1"), "-out", sealed, "-passout", "file:" + passphrase,
    ]
    try #require(try Program.run(openSSL, input: Data()).status == 0)
    let words = ["list", "pack", keepers.workshop, "--out", keepers.publication, "--at", "2026-11-20", "--key", sealed]
    let wrong = try Program.run(words + ["--passphrase-file", keepers.folder.write("other", "other\n")])
    #expect(wrong.status == 66 && wrong.errors.contains("another passphrase"), "\(wrong.errors)")
    try keepers.list(Array(words.dropFirst()) + ["--passphrase-file", passphrase])
    _ = try keepers.desk(at: "2026-11-24")
  }

  @Test func aLostHeadKeyIsReplaced() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-21")
    try keepers.list(
      [
        "rotate", keepers.workshop, "--key", keepers.key("root-1"), "--key", keepers.key("root-2"), "--head-key",
        try newKey(keepers, "spare"), "--keys", keepers.folder.path("keys"), "--at", "2026-11-22",
      ])
    // Beside the one that was named a new one was made, under a number that was free.
    #expect(FileManager.default.fileExists(atPath: keepers.key("head-3")))
    // The old key makes no list any more.
    let old = try Program.run(
      [
        "list", "pack", keepers.workshop, "--out", keepers.publication, "--at", "2026-11-22", "--key",
        keepers.key("head-1"),
      ])
    #expect(old.status == 0 && old.errors.contains("wants 1 signature more"))
    try keepers.list(["sign", keepers.publication, "--key", keepers.folder.path("spare/issuer-key.pem")])
    #expect(try desk.refresh(from: [keepers.publication]).words == "new")
    let answer = try desk.verify(try school.code())
    #expect(answer["verdict"] as? String == "genuine" && (answer["list"] as? [String: Any])?["sequence"] as? Int == 1)
    // A desk that knows the first root alone follows from one stick.
    #expect(
      try Desk(folder: keepers.folder.path("late")).refresh(from: [keepers.publication], ["--root", keepers.root]).words
        == "new")
  }

  @Test func aRootWantsEnoughOfItsKeepers() throws {
    let keepers = try Keepers()
    try keepers.add(try School())
    let spare = try newKey(keepers, "spare")
    try keepers.list([
      "rotate", keepers.workshop, "--key", keepers.key("root-1"), "--head-key", spare, "--at", "2026-11-22",
    ])
    let early = try Program.run(["list", "pack", keepers.workshop, "--out", keepers.publication, "--key", spare])
    #expect(early.status == 65 && early.errors.contains("cannot be published yet"))
    try keepers.list(["sign", keepers.workshop + "/roots/2.root", "--key", keepers.key("root-2")])
    try keepers.list(["pack", keepers.workshop, "--out", keepers.publication, "--key", spare, "--at", "2026-11-22"])
    _ = try keepers.desk(at: "2026-11-24")
  }

  @Test func lintSaysWhatLapsesBeforeTheNextRun() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    func lint(_ day: String, _ options: [String] = []) throws -> Program.Answer {
      try Program.run(["list", "lint", keepers.workshop, "--at", day] + options)
    }
    #expect(try lint("2026-11-20").status == 1)
    try keepers.pack(at: "2026-11-20")
    #expect(try lint("2026-11-20").status == 0)
    // Half of its life, and nothing is late yet.
    let half = try lint("2026-12-14")
    #expect(half.status == 0 && half.output.contains("! 2027-01-04  list 1 ends; 53 % of its life are over"))
    let late = try lint("2026-12-30")
    #expect(late.status == 1 && late.output.contains("; 88 % of its life are over: the next is wanted soon"))
    #expect(try lint("2026-11-20", ["--next", "2027-02-01"]).status == 1)
    #expect(try lint("2031-11-10", ["--next", "2031-11-11"]).output.contains("! 2027-01-04"))
    try keepers.list(["retire", keepers.workshop, school.id, try #require(try keyID(school)), "--date", "2026-11-24"])
    #expect(try lint("2026-11-20").output.contains("! 2026-11-24  key"))
    #expect(try lint("2026-11-26").output.contains("has no key in use"))
  }

  @Test func nothingIsOverwrittenAndNothingIsTwice() throws {
    let (keepers, school) = (try Keepers(), try School())
    #expect(
      try Program.run(["list", "init", keepers.workshop, "--id", "x:y", "--keys", keepers.folder.path("k2")]).status
        == 73)
    try keepers.add(school)
    let copy = keepers.workshop + "/issuers/copy.json"
    try FileManager.default.copyItem(atPath: school.file, toPath: copy)
    let twice = try Program.run([
      "list", "pack", keepers.workshop, "--out", keepers.publication, "--key", keepers.key("head-1"),
    ])
    #expect(twice.status == 65 && twice.errors.contains("is there twice"))
    try FileManager.default.removeItem(atPath: copy)
    try keepers.folder.write("list/issuers/broken.json", "{\"issuer\":1}")
    let broken = try Program.run([
      "list", "pack", keepers.workshop, "--out", keepers.publication, "--key", keepers.key("head-1"),
    ])
    #expect(broken.status == 65 && broken.errors.contains("broken.json"))
  }

  private func newKey(_ keepers: Keepers, _ name: String) throws -> String {
    let answer = try Program.run(
      ["keygen", "--out", keepers.folder.path(name), "--id", "x:y", "--name", "x", "--alg", "EdDSA"])
    try #require(answer.status == 0)
    return keepers.folder.path(name + "/issuer-key.pem")
  }

  private func keyID(_ school: School) throws -> String? {
    let file = try verdict(try String(contentsOfFile: school.file, encoding: .utf8))
    let kid = try #require((file["keys"] as? [[String: Any]])?.first?["kid"] as? String)
    let padded = kid.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/") + "="
    return try #require(Data(base64Encoded: padded)).map { String(format: "%02x", $0) }.joined()
  }

  private func sha256(_ text: String) throws -> String {
    let folder = try TemporaryFolder()
    return String(try #require(try openSSL(["dgst", "-sha256", "-r", try folder.write("text", text)])).prefix(64))
  }

  private func openSSL(_ words: [String]) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
  }
}

/// What a desk's keeper sees of its trust.
@Suite struct TrustCommandTests {
  @Test func whatIsTrustedCanBeLookedAt() throws {
    let (keepers, delft, porto) = (
      try Keepers(), try School(), try School("Universidade do Porto", id: "https://up.example")
    )
    try keepers.add(delft)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    func show(_ words: [String]) throws -> Program.Answer {
      try Program.run(
        ["trust", "show"] + words + ["--state", desk.folder, "--at", "2026-11-24", "--trust", porto.file])
    }
    let all = try show([]).output
    for text in [
      "https://list.example", "number    1 of epoch 1", "2026-11-20T00:00:00Z, 4 days ago", "fresh",
      "Universidade do Porto",
    ] {
      #expect(all.contains(text), "\(text)")
    }
    let one = try show(["DELFT"]).output
    #expect(one.contains("https://tudelft.nl  Delft University of Technology (NL)") && one.contains("thumbprint "))
    #expect(try show(["porto"]).output.contains("https://up.example"))
    #expect(try show(["nl"]).lines.count == 2)
    #expect(try show(["nothing like that"]).status == 66)
  }

  @Test func pinsAreAddedAndRemoved() throws {
    let (folder, school) = (try TemporaryFolder(), try School())
    let pins = folder.path("pins")
    let add = try Program.run(["trust", "add", school.file, "--pins", pins])
    #expect(add.status == 0 && add.errors.contains("this desk trusts Delft University of Technology"))
    #expect(try Program.run(["trust", "add", school.file, "--pins", pins]).status == 73)
    #expect(try Program.run(["trust", "add", school.key, "--pins", pins]).status == 65)
    let answer = try Program.run(
      ["verify", "--only-trust", "--trust", pins, "--at", "2026-11-24"], input: try school.code())
    #expect(answer.status == 0)
    #expect(try Program.run(["trust", "remove", "../pins/issuer.json", "--pins", pins]).status == 66)
    #expect(try Program.run(["trust", "remove", "issuer.json", "--pins", pins]).status == 0)
    #expect(try Program.run(["trust", "remove", "issuer.json", "--pins", pins]).status == 66)
  }

  @Test func whoIsMissingIsCountedAndNothingElseIsKept() throws {
    let (keepers, delft, porto) = (
      try Keepers(), try School(), try School("Universidade do Porto", id: "https://up.example")
    )
    try keepers.add(delft)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    let codes = [try delft.code(), try porto.code(), try porto.code(["familyName": "Silva"])].joined(separator: "\n")
    _ = try Program.run(["scan", "--state", desk.folder, "--at", "2026-11-24", "--display", "none"], input: codes)
    let missing = try Program.run(["trust", "missing", "--state", desk.folder])
    #expect(missing.lines.count == 1 && missing.output.hasPrefix("2  https://up.example  "))
    let kept = try String(contentsOfFile: desk.folder + "/missing", encoding: .utf8)
    for name in ["Kowalska", "Silva", "tudelft"] { #expect(!kept.contains(name)) }
  }

  @Test func theDoctorLooksAtListAndClock() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-24")
    func doctor(_ day: String) throws -> Program.Answer {
      try Program.run(["doctor", "--state", desk.folder, "--at", day])
    }
    #expect(try doctor("2026-11-24").status == 0)
    for (day, word) in [
      ("2026-12-14", "53 %"), ("2026-12-27", "soon"), ("2027-01-03", "AT ONCE"), ("2027-02-01", "expired"),
    ] {
      let answer = try doctor(day)
      #expect(answer.status == 1 && answer.output.contains(word), "\(day) \(answer.output)")
    }
    #expect(try Program.run(["doctor", "--state", keepers.folder.path("nothing"), "--only-trust"]).status == 1)
    try Data("x".utf8).write(to: URL(fileURLWithPath: desk.folder + "/current"))
    #expect(try doctor("2026-11-24").status == 1)
  }
}
