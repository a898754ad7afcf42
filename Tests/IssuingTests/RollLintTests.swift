import Codecs
import Credentials
import Issuing
import Testing

@Suite struct RollLintTests {
  private func lint(_ changes: [(String, String)]) throws -> RollLint {
    RollLint(try Draft(SampleRow.row(changes)), issuerName: SampleRow.issuerName, today: SampleRow.today)
  }

  private func day(_ text: String) -> Day { SampleRow.day(text) }

  @Test func aGoodRowHasNeitherFaultsNorRemarks() throws {
    let lint = try lint([])
    #expect(lint.faults.isEmpty)
    #expect(lint.remarks.isEmpty)
  }

  @Test func aBirthOnTheDayOfIssueIsAFaultAndTheDayBeforeIsNot() throws {
    let issued = day("2026-05-14")
    #expect(try lint([("dateOfBirth", "2026-05-14")]).faults == [.birthNotBefore(issued, issued: issued)])
    #expect(try lint([("dateOfBirth", "2026-05-13")]).faults.isEmpty)
    #expect(try lint([("dateOfBirth", "2026-05-13")]).remarks == [.birthIsReadable])
  }

  @Test func aBirthMoreThan120YearsAgoIsRemarked() throws {
    #expect(try lint([("dateOfBirth", "1905-01-01")]).remarks.contains(.birthLongAgo(day("1905-01-01"))))
    #expect(try lint([("dateOfBirth", "1907-01-01")]).remarks == [.birthIsReadable])
  }

  @Test func anAchievementMayLapseOnTheDayOfIssueAndNoEarlier() throws {
    #expect(try lint([("expiryDate", "2026-05-14")]).faults.isEmpty)
    #expect(
      try lint([("expiryDate", "2026-05-13")]).faults == [.expiryBefore(day("2026-05-13"), issued: day("2026-05-14"))])
  }

  @Test func daysOfIssueThatAreToComeOrLongAgoAreRemarked() throws {
    #expect(try lint([("issuanceDate", "2026-05-21")]).remarks == [.issuedInFuture(day("2026-05-21"))])
    #expect(try lint([("issuanceDate", "2026-05-20")]).remarks.isEmpty)
    #expect(try lint([("issuanceDate", "1989-12-31")]).remarks == [.issuedLongAgo(day("1989-12-31"))])
    #expect(try lint([("issuanceDate", "1990-01-01")]).remarks.isEmpty)
  }

  @Test func aLetterOfAnotherAlphabetIsRemarked() throws {
    // The second letter is Cyrillic.
    let name = "K\u{43E}walska"
    #expect(
      try lint([("familyName", name)]).remarks
        == [.mixedScripts(member: "familyName", scripts: [.latin, .cyrillic], name: name)])
    #expect(try lint([("familyName", "Παπαδόπουλος")]).remarks.isEmpty)
  }

  @Test func aWordWiderThanTheNarrowestDisplayIsRemarked() throws {
    #expect(try lint([("givenName", "Abcdefghijklmnop")]).remarks.isEmpty)
    #expect(
      try lint([("givenName", "Abcdefghijklmnopq")]).remarks
        == [.brokenWord(member: "givenName", word: "Abcdefghijklmnopq", columns: 16)])
    #expect(try lint([("givenName", "Abcdefghijkl-mnopq")]).remarks.isEmpty)
  }

  @Test func aNumberThatASpreadsheetRoundedIsAFault() throws {
    #expect(try lint([("certificateNumber", "2,02605E+12")]).faults == [.roundedNumber("2,02605E+12")])
    #expect(try lint([("certificateNumber", "2E-12")]).faults.isEmpty)
    #expect(try lint([("certificateNumber", "AE+12")]).faults.isEmpty)
  }

  @Test func anotherAwardingBodyIsRemarkedWithTheIssuer() throws {
    #expect(
      try lint([("awardingBody", "Other School")]).remarks == [.awardingBody(issuerName: SampleRow.issuerName)])
  }

  @Test(arguments: [
    ("31.02.2026", DateHint.noSuchDay), ("46156", .spreadsheetDay(SampleRow.day("2026-05-14"))),
    ("5/14/2026", .slashes),
    ("tomorrow", nil),
  ])
  func aDateThatIsNoneGetsAHint(_ text: String, _ hint: DateHint?) {
    for expectation in [DraftProblem.Expectation.day, .claimDay] {
      #expect(RollLint.hint(problem(text, expectation)) == hint)
    }
    #expect(RollLint.hint(problem(text, .language)) == nil)
  }

  private func problem(_ text: String, _ expected: DraftProblem.Expectation) -> DraftProblem {
    DraftProblem(member: "issuanceDate", kind: .value(text, expected: expected))
  }

  // MARK: Rows

  @Test func whatMeasuringFindsGoesThroughJSONUnchanged() throws {
    let issuer = try SampleRow.issuer().issuer
    let check = RowCheck(
      issuer: issuer, issuerName: SampleRow.issuerName, day: SampleRow.today, style: SymbolStyle(),
      statusURI: "https://school.example/status", metersAll: true)
    let long = String(repeating: "Explain at length how data may be used. ", count: 12)
    for row in [SampleRow.row(), SampleRow.row([("additionalNote", long)]), .null] {
      let measure = check.measure(row)
      #expect(RowMeasure(try JSONReader.read(measure.json.bytes)) == measure)
    }
    let tooLarge = RowMeasure.tooLarge(bytes: 5_000, limit: 4_096)
    #expect(RowMeasure(tooLarge.json) == tooLarge)
  }

  @Test func aRowIsCheckedAndMeasured() throws {
    let check = RowCheck(
      issuer: try SampleRow.issuer().issuer, issuerName: SampleRow.issuerName, day: SampleRow.today,
      style: SymbolStyle(maximumVersion: 5), statusURI: nil, metersAll: false)
    let row = SampleRow.row()
    var finding = check.look(at: row)
    #expect(finding.faults.isEmpty)
    #expect(finding.version == 0)
    check.add(check.measure(row), of: row, to: &finding)
    #expect(finding.version > 5)
    guard case .tooLargeSymbol(_, let largest)? = finding.faults.first else {
      Issue.record("the code of version \(finding.version) fits version 5")
      return
    }
    #expect(largest.map { $0.name } == ["learningOutcomes", "qualityAssurance", "awardingBody"])
    let broken = check.look(at: SampleRow.row([("language", "")]))
    #expect(broken.faults == [.draft(DraftProblem(member: "language", kind: .missing))])
    #expect(broken.learner == nil)
  }

  @Test func ofManyRemarksOfAKindTheFirstFiveAreSaid() {
    var tally = LookTally()
    var finding = RowFinding()
    finding.remarks = [.birthIsReadable, .issuedLongAgo(SampleRow.day("1980-01-01"))]
    for row in 1...5 { #expect(tally.add(finding, row: row) == finding.remarks) }
    finding.learner = 7
    #expect(tally.add(finding, row: 6) == [])
    #expect(tally.add(finding, row: 7) == [.sameLearner(row: 6)])
    #expect(tally.unsaid == [2, 2])
  }
}
