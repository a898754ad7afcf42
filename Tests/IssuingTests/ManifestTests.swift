import Codecs
import Issuing
import Testing

@Suite struct ManifestTests {
  private func lines() throws -> ManifestLines {
    let text = """
      row, familyName,givenName,credentialId,file
      2,Kowalska,Anna,00,00.png
      3,Novák,Jan,01,01.svg
      """
    return try ManifestLines(try Table([UInt8](text.utf8)))
  }

  @Test func theSameLearnerGetsAnotherCode() throws {
    #expect(try lines().change(of: 2, to: "Anna Kowalska") == .sameName("Anna Kowalska"))
    #expect(
      try lines().change(of: 2, to: "anna KOWALSKA") == .renamed(from: "Anna Kowalska", to: "anna KOWALSKA"))
    #expect(
      try lines().change(of: 2, to: "Anna Nowak") == .renamed(from: "Anna Kowalska", to: "Anna Nowak"))
  }

  @Test func anotherLearnersRowIsRefused() throws {
    let fault = ManifestLines.Fault.nameOfOther(row: 2, from: "Anna Kowalska", to: "Jan NOVÁK", other: "3")
    #expect(throws: fault) { try lines().change(of: 2, to: "Jan NOVÁK") }
    #expect(throws: ManifestLines.Fault.otherName(row: 2, from: "Anna Kowalska", to: "Eve Smith")) {
      try lines().change(of: 2, to: "Eve Smith")
    }
    #expect(throws: ManifestLines.Fault.noLine(row: 4)) { try lines().change(of: 4, to: "Eve Smith") }
  }

  @Test func picturesAreNamedByTheManifest() throws {
    #expect(try lines().ending(of: 3) == "svg")
    #expect(try lines().ending(of: 4) == nil)
    #expect(throws: ManifestLines.Fault.noColumns) { try ManifestLines(try Table([UInt8]("row,file\n".utf8))) }
  }

  // MARK: Cohorts

  private func rows(_ conditions: String...) throws -> (rows: [String], left: Int) {
    let table = try Table([UInt8]("row,day,number\n2,2026-05-01,042\n3,14.05.2026,42\n4,,\n5,soon,7.50\n".utf8))
    let found = try CohortFilter(conditions).rows(of: table)
    return (found.rows.map { $0[0] }, found.incomparable.map { $0.count }.reduce(0, +))
  }

  @Test func conditionsCompareDaysNumbersAndTexts() throws {
    #expect(try rows("day=2026-05-14").rows == ["3"])
    #expect(try rows("number=42").rows == ["3"])
    #expect(try rows("number=7,5").rows == ["5"])
    #expect(try rows("day=2026-05-01..2026-05-31").rows == ["2", "3"])
    #expect(try rows("day=2026-05-01..2026-05-31").left == 1)
    #expect(try rows("number=..42").rows == ["2", "3", "5"])
    #expect(try rows("day=2026-05-02..", "number=1..99").rows == ["3"])
  }

  @Test func whatIsNoConditionIsRefused() throws {
    #expect(throws: CohortFilter.Fault.condition("=3")) { try rows("=3") }
    #expect(throws: CohortFilter.Fault.noColumn("name")) { try rows("name=3") }
  }

  // MARK: Rows

  @Test func rowsAreSelectedByNumbersAndRanges() throws {
    var selection = try #require(RowSelection("4,10-12"))
    #expect([3, 4, 9, 10, 12, 13].filter { selection.contains($0) } == [4, 10, 12])
    selection.see(11)
    #expect(selection.unseen == ["4"])
    for text in ["", "a", "5-3", "1-2-3", "1,,2"] { #expect(RowSelection(text) == nil) }
  }
}
