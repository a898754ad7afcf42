import Codecs
import Testing

@testable import Credentials
@testable import Verification

@Suite struct RuleTests {
  // MARK: Reading

  @Test func rulesAreReadAsTheyAreWritten() throws {
    var reader = RuleReader()
    for text in [
      "eqf=5", " ects = 2.5 ", "supervision=supervised-with-id", "age=24m", "country=NL,BE", "issuer=https://a,urn:b",
    ] {
      try reader.add(text)
    }
    #expect(
      reader.rules == [
        Rule(name: "eqf", demand: .level(5)), Rule(name: "ects", demand: .credits(250)),
        Rule(name: "supervision", demand: .supervision), Rule(name: "age", demand: .age(.months(24))),
        Rule(name: "country", demand: .countries(["NL", "BE"])),
        Rule(name: "issuer", demand: .issuers(["https://a", "urn:b"])),
      ])
    #expect(reader.rules.map { $0.mayDiscriminate } == [false, false, false, true, true, false])
  }

  @Test func aFileNamesRulesAndGroups() throws {
    var reader = RuleReader()
    try reader.add(
      file: [UInt8](
        """
        # who may drive
        group driving-schools: https://a.example https://b.example

        forklift: skill=http://data.europa.eu/esco/skill/9dc3f0a1-4c77-4b05-a3c8-0e3e5d8b3f9a
        school: group=driving-schools\r
        issuer=https://a.example
        recent: age=3y
        """.utf8))
    #expect(reader.rules.map { $0.name } == ["forklift", "school", "issuer", "recent"])
    #expect(reader.rules[1].demand == .issuers(["https://a.example", "https://b.example"]))
    #expect(reader.rules[3].demand == .age(.months(36)))
  }

  @Test(arguments: [
    ("eqf", RuleError.syntax), ("eqf=9", .value("9", expected: "a level from 1 to 8")),
    ("eqf=", .value("", expected: "a level from 1 to 8")), ("level=5", .unknownDemand("level")),
    ("ects=0", .value("0", expected: "credits from 0.01 to 600")),
    ("ects=2.555", .value("2.555", expected: "credits from 0.01 to 600")),
    ("ects=601", .value("601", expected: "credits from 0.01 to 600")),
    ("skill=forklift", .value("forklift", expected: "the UUID of an ESCO skill, or a URI")),
    ("supervision=yes", .value("yes", expected: "supervised-with-id")),
    ("age=24", .value("24", expected: "a time such as 24m, 3y or 90d")),
    ("age=0d", .value("0d", expected: "a time such as 24m, 3y or 90d")),
    ("country=nl", .value("nl", expected: "two-letter countries such as NL,BE")),
    ("country=", .value("", expected: "two-letter countries such as NL,BE")), ("group=x", .unknownGroup("x")),
  ])
  func whatIsNoRuleIsRefusedByName(_ text: String, _ error: RuleError) {
    var reader = RuleReader()
    #expect(throws: error) { try reader.add(text) }
  }

  @Test(arguments: [
    ("eqf=5\neqf=6", 2, RuleError.twice("eqf")), ("eqf=5\n\nBig: eqf=6", 3, .name("Big")),
    ("group a: x\ngroup a: y", 2, .twice("a")), ("group a:", 1, .syntax), ("x\n", 1, .syntax),
    ("s: group=late\ngroup late: urn:x", 1, .unknownGroup("late")),
  ])
  func aFaultInAFileIsFoundInItsLine(_ file: String, _ line: Int, _ error: RuleError) {
    var reader = RuleReader()
    #expect(throws: RuleFileError(error: error, line: line)) { try reader.add(file: [UInt8](file.utf8)) }
  }

  @Test func bytesThatAreNoTextAndHugeFilesAreRefused() {
    var reader = RuleReader()
    #expect(throws: RuleFileError(error: .syntax, line: 1)) { try reader.add(file: [0xFF, 0xFE]) }
    #expect(throws: RuleFileError(error: .tooLarge, line: 1)) {
      try reader.add(file: Array(repeating: 0x0A, count: RuleReader.maximumSize + 1))
    }
  }

  // MARK: Meeting them

  private let issuer = Verdict.Issuer(id: "https://a", name: "A", country: "NL", source: .list, asOf: nil)

  private func credential(_ change: (inout Credential) -> Void = { _ in }) -> Credential {
    var credential = Credential(format: .mc1)
    credential.issuanceDate = Day(year: 2026, month: 5, day: 31)
    credential.learningOutcomes = [.init(text: "O", skills: [.esco(Array(1...16)), .uri("urn:skill")])]
    credential.issuerCountry = ["FI"]
    credential.notionalWorkload = .init(ectsHundredths: 250, hours: nil)
    credential.level = .init(eqf: 5, cycle: nil)
    credential.supervision = 4
    change(&credential)
    return credential
  }

  private func isMet(
    _ demand: Rule.Demand, by credential: Credential, issuer: Verdict.Issuer? = nil,
    on today: String = "2026-12-01"
  ) -> Bool {
    Rule(name: "r", demand: demand).isMet(
      by: credential, issuer: issuer ?? self.issuer, today: Day(iso: today) ?? .first)
  }

  @Test func eachDemandIsMetExactlyWhereItIsSaid() {
    let plain = credential()
    #expect(isMet(.level(5), by: plain) && !isMet(.level(6), by: plain))
    #expect(isMet(.credits(250), by: plain) && !isMet(.credits(251), by: plain))
    #expect(isMet(.skill(.esco(Array(1...16))), by: plain) && !isMet(.skill(.esco(Array(2...17))), by: plain))
    #expect(isMet(.skill(.uri("urn:skill")), by: plain) && !isMet(.skill(.uri("urn:Skill")), by: plain))
    #expect(isMet(.supervision, by: plain) && !isMet(.supervision, by: credential { $0.supervision = 3 }))
    // The country is the trust store's, not what the credential says of itself.
    #expect(isMet(.countries(["BE", "NL"]), by: plain) && !isMet(.countries(["FI"]), by: plain))
    #expect(isMet(.issuers(["https://a"]), by: plain) && !isMet(.issuers(["https://A"]), by: plain))
  }

  @Test func whatIsNotSaidIsNotMet() {
    let bare = credential {
      $0.level = nil
      $0.notionalWorkload = .init(ectsHundredths: nil, hours: 1_000)
      $0.supervision = nil
      $0.learningOutcomes = [.init(text: "O", skills: [])]
    }
    let stranger = Verdict.Issuer(id: nil, name: "key.pem", country: nil, source: .pinned, asOf: nil)
    for demand in [Rule.Demand.level(1), .credits(1), .supervision, .skill(.uri("urn:skill"))] {
      #expect(!isMet(demand, by: bare))
    }
    #expect(!isMet(.countries(["NL"]), by: bare, issuer: stranger))
    #expect(!isMet(.issuers(["https://a"]), by: bare, issuer: stranger))
  }

  @Test func anAgeEndsWithItsLastDay() {
    let plain = credential()
    #expect(isMet(.age(.days(30)), by: plain, on: "2026-06-30") && !isMet(.age(.days(30)), by: plain, on: "2026-07-01"))
    // Six months before 30 November is 30 May; before 1 December it is 1 June.
    #expect(
      isMet(.age(.months(6)), by: plain, on: "2026-11-30") && !isMet(.age(.months(6)), by: plain, on: "2026-12-01"))
    // A month without a 31st counts to its end.
    #expect(Rule.Age.months(1).earliest(before: Day(iso: "2027-03-31") ?? .first) == Day(iso: "2027-02-28"))
    #expect(Rule.Age.months(1_200).earliest(before: Day(iso: "0050-01-01") ?? .last) == .first)
  }
}
