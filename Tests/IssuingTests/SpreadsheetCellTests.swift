import Issuing
import Testing

@Suite struct SpreadsheetCellTests {
  @Test(arguments: ["4946090478644e99", "3009947309424443", "33010874653e9836", "0000000000000000", "1E00000000000000"])
  func anIdThatASpreadsheetTakesForANumberIsKnown(_ id: String) {
    #expect(SpreadsheetCell.isTakenForNumber(id))
  }

  @Test(arguments: ["494609047864ee99", "e009947309424443", "300994730942444e", "3009947309a24443", "1e1e000000000000"])
  func anIdThatStaysATextIsKnown(_ id: String) {
    #expect(!SpreadsheetCell.isTakenForNumber(id))
  }
}
