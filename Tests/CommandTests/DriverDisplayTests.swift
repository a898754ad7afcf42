import Emulation
import Foundation
import Testing

/// The real command at a pseudo-terminal with a bought display behind it.
@Suite(.serialized) struct DriverDisplayTests {
  /// A desk with its display.
  final class Desk: DisplayedDesk {
    let display: BoughtDisplay
    let plug: Plug
    let desk: RunningDesk
    let folder: TemporaryFolder
    /// The encoding that the display's table has.
    private let encoding: String

    init(
      _ kind: BoughtDisplay.Kind, columns: Int = 20, rows: Int = 2, setting: String = "",
      encoding: String = "ASCII",
      _ words: [String], on plug: Plug? = nil, showing display: BoughtDisplay? = nil
    ) throws {
      folder = try TemporaryFolder()
      self.display = display ?? BoughtDisplay(kind, columns: columns, rows: rows)
      self.plug = try plug ?? Plug(self.display, in: folder.url)
      self.encoding = encoding
      desk = try RunningDesk(display: "\(kind.rawValue):\(self.plug.path)\(setting)", words)
    }

    var lines: [String] { display.lines(encoding) }

    /// Waits until the display shows lines, without the blanks behind them; whether it does in time.
    func shows(_ lines: String..., within seconds: Double = 30) -> Bool {
      until(within: seconds) {
        zip(self.lines, lines).allSatisfy { $0.hasPrefix($1) && $0.dropFirst($1.count).allSatisfy { $0 == " " } }
      }
    }
  }

  private struct Case: CustomTestStringConvertible, Sendable {
    let kind: BoughtDisplay.Kind
    let columns, rows: Int
    let setting, encoding, language: String
    let name: [String: String]
    let ready: [String], genuine: [String], refused: [String]
    let table: [UInt8]

    var testDescription: String { "\(kind) \(columns)x\(rows)\(setting) \(language)" }
  }

  private static let anna = ["familyName": "Kowalska", "givenName": "Anna"]
  private static let cases = [
    Case(
      kind: .charlcd, columns: 16, rows: 2, setting: "", encoding: "ASCII", language: "en", name: anna,
      ready: ["READY", "Scan a code"], genuine: ["\u{0} GENUINE CODE", "Anna Kowalska"],
      refused: ["\u{0} NOT YET VALID", "from 1 Jan 2027"], table: []),
    Case(
      kind: .charlcd, columns: 20, rows: 4, setting: ",20x4,a02", encoding: "LATIN1", language: "de",
      name: ["familyName": "Müßig", "givenName": "Jörg"], ready: ["BEREIT"],
      genuine: ["\u{0} CODE IST ECHT", "ID? Jörg Müßig"], refused: ["\u{0} GILT NOCH NICHT"], table: []),
    Case(
      kind: .escpos, columns: 20, rows: 2, setting: "", encoding: "CP437", language: "en", name: anna,
      ready: ["READY", "Scan a code"], genuine: ["√ GENUINE CODE", "ID? Anna Kowalska"],
      refused: ["X NOT YET VALID", "from 1 Jan 2027"], table: [0x1B, 0x74, 0]),
    Case(
      kind: .escpos, columns: 16, rows: 2, setting: ",16x2,cp852,19200", encoding: "CP852", language: "en",
      name: ["familyName": "Šťastná", "givenName": "Žofie"], ready: ["READY", "Scan a code"],
      genuine: ["V GENUINE CODE", "Žofie Šťastná"], refused: ["× NOT YET VALID", "from 1 Jan 2027"],
      table: [0x1B, 0x74, 18]),
    Case(
      kind: .escpos, columns: 20, rows: 4, setting: ",cp737,20x4", encoding: "CP737", language: "el",
      name: ["familyName": "Παπαδοπούλου", "givenName": "Μαρία"], ready: ["ΕΤΟΙΜΟ"],
      genuine: ["√ ΓΝΗΣΙΟΣ ΚΩΔΙΚΟΣ", "Μαρία Παπαδοπούλου"], refused: ["X ΔΕΝ ΙΣΧΥΕΙ ΑΚΟΜΗ", "από 1 Ιαν 2027"],
      table: [0x1B, 0x74, 14]),
    Case(
      kind: .cd5220, columns: 20, rows: 2, setting: ",cp866", encoding: "CP866", language: "bg",
      name: ["familyName": "Иванова", "givenName": "Щерка"], ready: ["ГОТОВО"],
      genuine: ["√ КОДЪТ Е ВЕРЕН", "ID? Щерка Иванова"], refused: ["X ОЩЕ НЕ ВАЖИ", "от 01.01.2027"],
      table: [0x1B, 0x63, 0x52]),
    Case(
      kind: .cd5220, columns: 20, rows: 2, setting: ",cp852=L,2400", encoding: "CP852", language: "en",
      name: ["familyName": "\"\\{Őry}", "givenName": "~þÿ"], ready: ["READY", "Scan a code"],
      genuine: ["V GENUINE CODE", "ID? ~thy \"\\{Őry}"], refused: ["× NOT YET VALID", "from 1 Jan 2027"],
      table: [0x1B, 0x63, 0x4C]),
  ]

  @Test(arguments: cases)
  private func everyKindShowsVerdictsInItsLetters(_ sample: Case) throws {
    let school = try School()
    let desk = try Desk(
      sample.kind, columns: sample.columns, rows: sample.rows, setting: sample.setting, encoding: sample.encoding,
      school.trust + ["--language", sample.language])
    func shows(_ lines: [String]) -> Bool {
      until {
        zip(desk.lines, lines).allSatisfy { $0.hasPrefix($1) && $0.dropFirst($1.count).allSatisfy { $0 == " " } }
      }
    }
    #expect(shows(sample.ready), "\(desk.lines) \(desk.sentences)")
    #expect(desk.display.isCalm)
    #expect(sample.kind != .charlcd || desk.display.light)
    desk.scan(try school.code(sample.name))
    #expect(shows(sample.genuine), "\(desk.lines)")
    if sample.kind == .charlcd { #expect(desk.display.glyph(0) == [0, 1, 3, 22, 28, 8, 0, 0]) }
    desk.scan(try school.code(["validFrom": "2027-01-01"]))
    #expect(shows(sample.refused), "\(desk.lines)")
    if sample.kind == .charlcd { #expect(desk.display.glyph(0) == [0, 17, 10, 4, 10, 17, 0, 0]) }
    #expect(desk.display.table == sample.table)
    try desk.end()
    #expect(desk.process.terminationStatus == 0)
    #expect(until { desk.display.isBlank })
    #expect(desk.display.strange.isEmpty, "\(desk.display.strange)")
    #expect(desk.sentences.components(separatedBy: "\n").count == 2 && desk.sentences.contains("display found at "))
  }

  @Test func aCharlcdIsTaughtALearnersLetters() throws {
    let school = try School()
    let desk = try Desk(.charlcd, columns: 16, school.trust)
    desk.scan(try school.code(["familyName": "Šťastná", "givenName": "Žofie"]))
    #expect(desk.shows("\u{0} GENUINE CODE", "\u{1}ofie \u{2}\u{3}astn\u{4}"), "\(desk.lines)")
    // ť and á
    #expect(desk.display.glyph(3) == [9, 9, 28, 8, 8, 9, 6, 0])
    #expect(desk.display.glyph(4) == [2, 4, 14, 1, 15, 17, 15, 0])
  }

  // MARK: Bad days

  @Test func aDisplayThatStallsKeepsNoCodeFromBeingRead() throws {
    let school = try School()
    let desk = try Desk(.escpos, setting: ",cp437", encoding: "CP437", school.trust)
    #expect(desk.shows("READY", "Scan a code"))
    desk.scan(try school.code())
    #expect(desk.shows("√ GENUINE CODE"))
    desk.plug.stall()
    // More than all buffers on the way hold; that the pipe takes them shows that they are read.
    let padding = String(repeating: "9", count: 500)
    for _ in 0..<400 {
      desk.scan("https://x.example/" + padding)
      desk.scan("4006381333931" + padding)
    }
    #expect(until { desk.sentences.contains("takes nothing") }, "\(desk.sentences)")
    desk.scan(try school.code(["familyName": "Last", "givenName": "One"]))
    Thread.sleep(forTimeInterval: 0.3)
    desk.plug.goOn()
    #expect(until { desk.sentences.components(separatedBy: "display found at").count == 3 }, "\(desk.sentences)")
    #expect(desk.shows("√ GENUINE CODE", "ID? One Last"), "\(desk.lines)")
    #expect(desk.sentences.components(separatedBy: "display lost").count == 2)
    try desk.end()
    #expect(desk.process.terminationStatus == 0)
  }

  @Test(arguments: [BoughtDisplay.Kind.charlcd, .escpos, .cd5220])
  func aDisplayThatIsPulledOutIsLostAndFoundAgain(_ kind: BoughtDisplay.Kind) throws {
    let school = try School()
    let desk = try Desk(kind, columns: kind == .charlcd ? 16 : 20, school.trust)
    #expect(desk.shows("READY", "Scan a code"))
    desk.scan(try school.code())
    #expect(until { desk.lines[1].contains("Anna Kowalska") })
    desk.plug.pullOut()
    #expect(until { desk.sentences.contains("display lost: ") })
    desk.scan("4006381333931")
    desk.display.switchOff()
    try desk.plug.putIn()
    #expect(until { desk.lines[0].contains("OTHER CODE") }, "\(desk.lines) \(desk.sentences)")
    #expect(desk.display.isCalm && desk.display.strange.isEmpty)
    #expect(until { desk.sentences.components(separatedBy: "display found at").count == 3 })
    #expect(desk.sentences.components(separatedBy: "display lost: ").count == 2)
  }

  @Test func aDisplayThatWasSwitchedOffIsShownTheScreenAgain() throws {
    let school = try School()
    let desk = try Desk(.escpos, setting: ",cp866", encoding: "CP866", school.trust + ["--language", "bg"])
    #expect(desk.shows("ГОТОВО"))
    desk.display.switchOff()
    #expect(desk.lines[0].hasPrefix("HELLO"))
    #expect(desk.shows("ГОТОВО") && desk.display.isCalm && desk.display.table == [0x1B, 0x74, 17])
  }

  @Test func theNextDeskTakesAwayWhatAKilledOneLeft() throws {
    let school = try School()
    let first = try Desk(.cd5220, school.trust)
    first.scan(try school.code())
    #expect(until { first.lines[1].contains("Anna Kowalska") })
    kill(first.process.processIdentifier, SIGKILL)
    first.process.waitUntilExit()
    first.plug.release()
    let second = try Desk(.cd5220, school.trust, on: first.plug, showing: first.display)
    #expect(second.shows("READY", "Scan a code"))
    kill(second.process.processIdentifier, SIGTERM)
    second.process.waitUntilExit()
    #expect(second.process.terminationStatus == 0 && until { second.display.isBlank })
  }

  @Test func aDeskStartsWithoutItsDisplay() throws {
    let answer = try Program.run(["scan", "--only-trust", "--display", "charlcd:/dev/vidimus-nothing"], input: "x\n")
    #expect(answer.status == 0 && answer.errors.contains("display lost: cannot open /dev/vidimus-nothing"))
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "kept")
    for name in ["charlcd:", "escpos:,cp852", "charlcd:\(file)", "escpos:\(file),cp437", "cd5220:/dev/x,20x4"] {
      #expect(try Program.run(["scan", "--only-trust", "--display", name], input: "x\n").status == 64, "\(name)")
    }
    #expect(try folder.read("file") == "kept")
  }
}
