import Issuing
import Testing

@Suite struct TerminalSymbolTests {
  @Test(arguments: ["A", Sample.credential, Sample.characters(Sample.base45, 3_391)])
  func theScreenShowsTheModulesAndTheQuietZone(_ text: String) throws {
    let symbol = try QRSymbol(text)
    let screen = try #require(TerminalScreen(showing: TerminalSymbol.draw(symbol)))
    #expect(screen.lines == (symbol.side + 9) / 2)
    #expect(screen.raster == Raster(symbol))
  }

  @Test func noColourSchemeTurnsLightIntoDark() throws {
    let lines = TerminalSymbol.draw(try QRSymbol("A")).split(separator: "\n")
    // White and black of the fixed colours, none of the sixteen that schemes change; every line ends plain.
    for line in lines.dropLast() { #expect(line.hasPrefix("\u{1B}[38;5;231m\u{1B}[48;5;16m")) }
    for line in lines { #expect(line.hasSuffix("\u{1B}[0m")) }
  }

  @Test func nothingIsDrawnBelowTheQuietZone() throws {
    let last = try #require(TerminalSymbol.draw(try QRSymbol("A")).split(separator: "\n").last)
    #expect(last == "\u{1B}[38;5;231m" + String(repeating: "▀", count: 29) + "\u{1B}[0m")
  }
}

/// What a terminal shows of a drawing in half blocks: foreground is light, background dark.
struct TerminalScreen {
  let lines: Int
  let raster: Raster

  /// Nil where a line has anything but half blocks and colours, or a length of its own.
  init?(showing drawing: String) {
    guard drawing.hasSuffix("\n") else { return nil }
    var rows: [[Bool]] = []
    let lines = drawing.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      var (upper, lower): ([Bool], [Bool]) = ([], [])
      for character in line.replacing(/\x1B\[[0-9;]*m/, with: "") {
        switch character {
        case "█": (upper, lower) = (upper + [true], lower + [true])
        case "▀": (upper, lower) = (upper + [true], lower + [false])
        case "▄": (upper, lower) = (upper + [false], lower + [true])
        case " ": (upper, lower) = (upper + [false], lower + [false])
        default: return nil
        }
      }
      rows += line.contains("\u{1B}[48") ? [upper, lower] : [upper]
    }
    let width = rows.first?.count
    guard rows.allSatisfy({ $0.count == width }) else { return nil }
    self.lines = lines.count
    raster = Raster(rows: rows)
  }
}
