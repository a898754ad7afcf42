import DisplayLink
import Emulation
import Foundation
import Testing

/// The image of the Raspberry Pi Pico, from its second stage on, with each of the panels that may be wired to it.
@Suite(.serialized, .enabled(if: Pico.hindrance == nil, "\(Pico.hindrance ?? "")"))
struct PicoTests {
  /// The outputs: lamps at GP16 to GP18, beeper at GP19, the Pico's own lamp at GP25.
  private enum Pins {
    static let green = 1 << 16
    static let red = 1 << 17
    static let amber = 1 << 18
    static let beeper = 1 << 19
    static let ownLamp = 1 << 25
  }

  /// The rows of dots that an SSD1306 should show: each glyph's dots doubled in height, in cells of eight columns.
  private func dots(_ text: String, inverseLines: UInt8 = 0, rows: Int) -> [String] {
    var grid = CellGrid(columns: 16, rows: rows)
    grid.show(Array(text.utf8).span, inverseLines: inverseLines)
    return (0..<rows * 16).map { y in
      (0..<128).map { x in
        let column = grid.dots(Glyph(grid[y / 16, x / 8]), x % 8, row: y / 16)
        return column >> UInt8(y % 16 / 2) & 1 != 0 ? "#" : "."
      }.joined()
    }
  }

  @Test(arguments: [2, 4]) func dotsAreThoseOfTheFont(_ rows: Int) throws {
    let text = ["✓ GENUINE CODE\nŁukasz Świątek", "✗ NOT AS SIGNED\nΔήμητρα Ξένου", "! NOT ON LIST\nЖивко Щърбанов"]
    let lines = rows == 2 ? text : text.map { $0 + "\nline three\nline four: žluť" }
    let answers = try Pico.answers(
      panel: rows == 2 ? "ssd1306-32" : "ssd1306-64",
      [Pico.send(.ask(1)), "dots"]
        + lines.enumerated().flatMap { index, text in
          [
            Pico.send(
              .show(
                UInt8(index + 2), text, lamp: Link.Lamp(rawValue: UInt8(index + 1)) ?? .off, flags: 1, brightness: 77)),
            "dots", "pins",
          ]
        })
    let greeting = try #require(Pico.frames(answers[0]).first?.greeting)
    #expect(greeting.columns == 16 && Int(greeting.rows) == rows && greeting.font == Glyph.font)
    let start = "Vidimus 0.1.0\nwaiting for desk"
    #expect(answers[1] == dots(start, rows: rows).joined(separator: "|") + " 128")
    for (index, text) in lines.enumerated() {
      let (answer, picture, pins) = (answers[3 * index + 2], answers[3 * index + 3], answers[3 * index + 4])
      #expect(picture == dots(text, inverseLines: 1, rows: rows).joined(separator: "|") + " 77", "\(text)")
      let checksum = Picture(of: text, inverseLines: 1, rows: rows).checksum
      #expect(Pico.frames(answer).first?.answer?.checksum == checksum)
      let lamp = [Pins.green, Pins.red, Pins.amber][index]
      #expect(Int(pins.dropFirst(2), radix: 16) == lamp | Pins.ownLamp)
    }
  }

  @Test func aVerdictEndsWithTheLinkAndTheBeeperBefore() throws {
    let verdict = Frame.show(2, "✓ GENUINE CODE\nAna Kovač", lamp: .accepted, flags: 0x10)
    let answers = try Pico.answers(
      panel: "ssd1306-32", [Pico.send(verdict), "pins", "run 1000", "pins", "run 2200", "pins", "dots"])
    let pins = [1, 3, 5].map { Int(answers[$0].dropFirst(2), radix: 16) }
    #expect(pins == [Pins.green | Pins.ownLamp | Pins.beeper, Pins.green | Pins.ownLamp, 0])
    #expect(answers[6] == dots("NO LINK\nDesk off? Cable?", rows: 2).joined(separator: "|") + " 128")
    #expect(Pico.frames(answers[4]).last?.type == Link.Reply.greeting.rawValue)
  }

  @Test func aPanelThatWasAwayComesBackByItself() throws {
    let answers = try Pico.answers(
      panel: "ssd1306-32",
      [
        Pico.send(.show(1, "READY\nScan a code")), "unplug", Pico.send(.show(2, "x")), "plug", Pico.send(.ping(3)),
        "run 1500",
        Pico.send(.ping(4)), "run 2600", Pico.send(.ping(5)), "dots",
      ])
    #expect(Pico.frames(answers[0]).last?.payload.first == Link.Status.shown.rawValue)
    #expect(Pico.frames(answers[2]).last?.payload.first == Link.Status.noPanel.rawValue)
    #expect(Pico.frames(answers[8]).last?.payload.first == Link.Status.shown.rawValue)
    #expect(answers[9] == dots("x", rows: 2).joined(separator: "|") + " 200")
  }

  /// A character display has ASCII and some letters in ROM, and eight more at a time.
  @Test func lettersThatTheRomLacksAreDefined() throws {
    let text = "✓ GENUINE CODE\nŽivko Čěšůýáíéő"
    let answers = try Pico.answers(
      panel: "hd44780",
      [
        Pico.send(.ask(1)), Pico.send(.show(2, text, lamp: .accepted)), "letters",
        Pico.send(.show(3, "ÄäÖöÜüßñ° ΑΒΕΣΩπ\nАВЕКМНОР caba")), "letters", "run 5000", "letters",
      ])
    let greeting = try #require(Pico.frames(answers[0]).first?.greeting)
    #expect(greeting.columns == 16 && greeting.rows == 2 && greeting.font == 0 && greeting.scripts == 1)
    let acknowledgement = try #require(Pico.frames(answers[1]).first?.answer)
    // ✓ and seven letters have a place; Ž is the second, and í, é and ő come too late: i, e and o stand there.
    #expect(acknowledgement.code == 0 && acknowledgement.replacedCharacters == 3)
    var grid = CellGrid(columns: 16, rows: 2)
    grid.show(Array(text.utf8).span, inverseLines: 0)
    #expect(acknowledgement.checksum == grid.checksum(font: 0))
    let parts = answers[2].split(separator: " ").map { hexadecimal(String($0)) }
    #expect(parts[0] == [0] + Array(" GENUINE CODE  ".utf8))
    #expect(parts[1] == [1] + Array("ivko ".utf8) + [2, 3, 4, 5, 6, 7] + Array("ieo ".utf8))
    for (place, scalar) in "✓ŽČěšůýá".unicodeScalars.enumerated() {
      let glyph = Glyph(UInt16(scalar.value))
      #expect(Array(parts[2][place * 8..<place * 8 + 8]) == (0..<8).map { glyph.row($0) }, "\(scalar)")
    }
    // Capitals that look alike need no place; Ä, Ö and Ü do.
    let second = answers[4].split(separator: " ").map { hexadecimal(String($0)) }
    #expect(second[0] == [0, 0xE1, 1, 0xEF, 2, 0xF5, 0xE2, 0xEE, 0xDF] + Array(" ABE".utf8) + [0xF6, 0xF4, 0xF7])
    #expect(second[1] == Array("ABEKMHOP caba   ".utf8))
    // Five seconds later the link was lost.
    #expect(answers[6].hasPrefix(Array("NO LINK         ".utf8).map { String($0, radix: 16) }.joined()))
  }

  private func hexadecimal(_ text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
