import Issuing
import Testing

@Suite struct SpreadsheetCellTests {
  /// Croatian, Czech, Hungarian, and columns that hold a time as well.
  @Test(arguments: [
    "14.05.2026", "14.5.2026", "14.5.2026.", "14. 5. 2026", "14.\u{A0}5.\u{A0}2026", "14. 05. 2026.", "2026. 05. 14.",
    "2026.05.14", "14.05.2026 00:00", "14.5.2026 0:00:00", "2026-05-14 00:00:00", "2026-05-14T00:00:00", "2026-05-14",
  ])
  func aDateThatMeansOneDayIsRead(_ cell: String) {
    #expect(SpreadsheetCell.day(cell) == "2026-05-14" && !SpreadsheetCell.isNoDay(cell))
  }

  @Test(arguments: [
    "14/05/2026", "05-14-2026", "14-05-2026", "14.05.26", "26. 05. 14.", "14.05.2026 12:30", "1 4.05.2026",
    "14.05.2026..", "14..05.2026", "2026-5-14", "2026-05-14T", "00:00", "14. May 2026", "", "46156",
  ])
  func aDateThatCouldMeanMoreIsNot(_ cell: String) {
    #expect(SpreadsheetCell.day(cell) == nil && !SpreadsheetCell.isNoDay(cell))
  }

  @Test(arguments: ["31.02.2026", "2026-02-29", "2026. 13. 01.", "0.5.2026"])
  func aDayThatIsInNoCalendarIsKnown(_ cell: String) {
    #expect(SpreadsheetCell.day(cell) == nil && SpreadsheetCell.isNoDay(cell))
  }

  @Test(arguments: ["4946090478644e99", "3009947309424443", "33010874653e9836", "0000000000000000", "1E00000000000000"])
  func anIdThatASpreadsheetTakesForANumberIsKnown(_ id: String) {
    #expect(SpreadsheetCell.isTakenForNumber(id))
  }

  @Test(arguments: ["494609047864ee99", "e009947309424443", "300994730942444e", "3009947309a24443", "1e1e000000000000"])
  func anIdThatStaysATextIsKnown(_ id: String) {
    #expect(!SpreadsheetCell.isTakenForNumber(id))
  }
}
