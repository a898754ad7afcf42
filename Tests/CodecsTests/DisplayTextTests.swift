import Codecs
import Testing

@Suite struct DisplayTextTests {
  @Test func plainTextStaysAsItIs() {
    #expect(DisplayText("Anna Kowalska").text == "Anna Kowalska")
    #expect(DisplayText("Anna Kowalska").columns == 13)
  }

  @Test(arguments: [
    ("\u{1B}[31mAnna\u{1B}[0m", "[31mAnna[0m"),
    ("An\u{202E}na", "Anna"), ("\u{2066}Anna\u{2069}", "Anna"), ("A\u{200B}n\u{200D}n\u{FEFF}a", "Anna"),
    ("Anna\u{E0041}\u{E0042}", "Anna"), ("Anna\u{0}\u{7}\u{7F}\u{9B}", "Anna"), ("An\u{AD}na\u{FE0F}", "Anna"),
  ])
  func whatActsOrHidesIsDropped(_ text: String, _ shown: String) {
    #expect(DisplayText(text).text == shown)
  }

  @Test(arguments: [
    "Anna\nKowalska", "Anna\r\nKowalska", "\tAnna \u{2028} Kowalska\u{A0}", "Anna\u{3000}Kowalska\u{2800}",
  ])
  func whiteSpaceIsOneSpaceBetweenWords(_ text: String) {
    #expect(DisplayText(text).text == "Anna Kowalska")
  }

  @Test func combiningMarksShareTheCellOfTheirBase() {
    let decomposed = DisplayText("Kova\u{10D}\u{301} Nguye\u{302}\u{303}n")
    #expect(decomposed.columns == 12)
    #expect(decomposed.cells[4].marks == ["\u{301}"])
    #expect(decomposed.cells[10].marks == ["\u{302}", "\u{303}"])
    #expect(decomposed.text == "Kova\u{10D}\u{301} Nguye\u{302}\u{303}n")
  }

  @Test func marksWithoutABaseAndPilesOfMarksAreDropped() {
    #expect(DisplayText("\u{301}A \u{301}b").cells.map { $0.marks.count } == [0, 0, 0])
    let pile = DisplayText("A" + String(repeating: "\u{35C}", count: 500))
    #expect(pile.columns == 1)
    #expect(pile.cells[0].marks.count == DisplayText.maximumMarks)
  }

  @Test(arguments: [
    ("山田太郎", 8), ("김민준", 6), ("Ａ", 2), ("🎓", 2), ("é", 1), ("e\u{301}", 1), ("Ωμέγα", 5), ("Ж", 1),
    ("✓✗!│", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("ก\u{E49}", 1),
  ])
  func columnsAreThoseOfATerminal(_ text: String, _ columns: Int) {
    #expect(DisplayText(text).columns == columns)
  }

  @Test func linesBreakAtSpaces() {
    #expect(lines("Introduction to Data Ethics", 16) == ["Introduction to", "Data Ethics"])
    #expect(lines("Introduction to Data Ethics", 40) == ["Introduction to Data Ethics"])
    #expect(lines("", 16).isEmpty)
  }

  @Test func onlyAWordLongerThanALineIsBroken() {
    #expect(
      lines("Wolfeschlegelsteinhausenbergerdorff Hubert", 16)
        == ["Wolfeschlegelste", "inhausenbergerdo", "rff Hubert"])
    #expect(lines("Ana Papadopoulou-Georgiadou", 16) == ["Ana", "Papadopoulou-", "Georgiadou"])
  }

  @Test func aWideCharacterIsNeverHalved() {
    let broken = DisplayText("山" + "a" + String(repeating: "山", count: 12)).lines(width: 16)
    #expect(broken.map { $0.columns } == [15, 12])
  }

  private func lines(_ text: String, _ width: Int) -> [String] {
    DisplayText(text).lines(width: width).map { $0.text }
  }
}
