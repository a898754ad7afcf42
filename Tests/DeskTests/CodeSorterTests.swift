import Scanning
import Testing

@testable import Desk

/// What a scanned line is to a desk, before anything is verified.
@Suite struct CodeSorterTests {
  private func kinds(_ lines: [(String, at: Int64)]) -> [CodeSorter.Kind] {
    var sorter = CodeSorter()
    return lines.map { sorter.kind(of: .bytes([UInt8]($0.utf8)), at: $1) }
  }

  @Test func aKeyThatWasPressedIsNoCode() {
    #expect(kinds([("\u{1B}", 0), ("\u{7F}\u{9}", 0), ("\u{1B}[A", 0)]) == [.keystroke, .keystroke, .code])
    // A key between two scans of one code does not make the code new.
    #expect(kinds([("A", 0), ("\u{1B}", 1), ("A", 2)]) == [.code, .keystroke, .repeated])
  }

  @Test func aCodeThatStaysInViewCountsOnce() {
    #expect(kinds([("A", 0), ("A", 2_999), ("A", 5_998), ("A", 8_998)]) == [.code, .repeated, .repeated, .code])
    #expect(kinds([("A", 0), ("B", 1), ("A", 2)]) == [.code, .code, .code])
  }

  @Test func aCardThatGoesAStepFurtherCountsAgainSooner() {
    let back = CodeSorter.Kind.command(.back)
    #expect(kinds([("VIDIMUS:BACK", 0), ("VIDIMUS:BACK", 799), ("VIDIMUS:BACK", 1_599)]) == [back, .repeated, back])
    #expect(kinds([("VIDIMUS:HOLD", 0), ("VIDIMUS:HOLD", 2_999)]) == [.command(.hold), .repeated])
  }

  @Test func cardsAndTheCalibrationCardAreNoCodes() {
    for command in DeskCommand.allCases { #expect(kinds([(command.text, 0)]) == [.command(command)]) }
    #expect(kinds([(Calibration.text, 0)]) == [.calibration([])])
    #expect(kinds([(Calibration.text.uppercased(), 0)]) == [.calibration([.onlyCapitals])])
    #expect(kinds([("VIDIMUS:NOTHING", 0)]) == [.code])
  }

  @Test func aLineThatWasTooLongIsACodeAndRepeatedLikeOne() {
    var sorter = CodeSorter()
    #expect(sorter.kind(of: .tooLong, at: 0) == .code)
    #expect(sorter.kind(of: .tooLong, at: 1) == .repeated)
  }
}
