import Codecs
import DisplayLink
import Emulation
import Testing

@testable import Credentials
@testable import Desk
@testable import Verification

@Suite struct DriverTests {
  private static func driver(_ commands: DisplayDriver.Commands, _ settings: String...) throws -> DisplayDriver {
    try DisplayDriver(commands, settings: settings)
  }

  private func screen(_ driver: DisplayDriver, _ lines: String...) throws -> Screen {
    let size = driver.size
    return Screen(
      lines.map { driver.characters.drawable(DisplayText($0)) }, signal: .neutral, size: size)
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  // MARK: Bytes

  @Test func aCharlcdIsWrittenLineByLineWithoutClearing() throws {
    let driver = try Self.driver(.charlcd)
    #expect(driver.baud == nil)
    #expect(driver.opening == bytes("\n\u{C}\u{1B}[LI\u{1B}[Lc\u{1B}[Lb\u{1B}[L+"))
    #expect(
      driver.bytes(of: try screen(driver, "READY", "Scan a code"))
        == bytes("\u{1B}[Lx0y0;READY           \u{1B}[Lx0y1;Scan a code     "))
  }

  @Test func aCharlcdIsTaughtLettersBeforeTheyAreShown() throws {
    let driver = try Self.driver(.charlcd, "20x4", "a02")
    #expect(
      driver.bytes(of: try screen(driver, "Č é"))
        == bytes("\u{1B}[LG00a040f1010100f00;\u{1B}[Lx0y0;") + [0, 0x20, 0xE9]
        + bytes(String(repeating: " ", count: 17))
        + (1...3).flatMap { bytes("\u{1B}[Lx0y\($0);" + String(repeating: " ", count: 20)) })
  }

  @Test func anEpsonDisplayGetsItsTableWithEveryScreen() throws {
    let driver = try Self.driver(.escpos, "cp852", "19200")
    #expect(driver.baud == 19_200 && driver.size == .twenty)
    #expect(driver.opening == [0x20, 0x20, 0x20, 0x0C, 0x1B, 0x40])
    let shown = try screen(driver, "Žofie", "ő")
    let expected =
      [0x1B, 0x3D, 0x02, 0x1F, 0x01, 0x1F, 0x43, 0x00, 0x1B, 0x74, 18, 0x1F, 0x24, 1, 1, 0xA6] + bytes("ofie")
      + bytes(String(repeating: " ", count: 15)) + [0x1F, 0x24, 1, 2, 0x8B] + bytes(String(repeating: " ", count: 19))
    #expect(driver.bytes(of: shown) == expected)
    #expect(driver.bytes(of: shown, again: true) == expected)
  }

  @Test func aCD5220GetsWholeLinesAndItsTableBeforeThem() throws {
    let driver = try Self.driver(.cd5220, "cp866")
    let shown = try screen(driver, "Щ", "x")
    let lines =
      [0x1B, 0x51, 0x41, 0x99] + bytes(String(repeating: " ", count: 19)) + [0x0D, 0x1B, 0x51, 0x42]
      + bytes("x" + String(repeating: " ", count: 19)) + [0x0D]
    #expect(driver.opening == [0x0D, 0x0C, 0x1B, 0x40])
    #expect(driver.bytes(of: shown) == [0x0C, 0x1B, 0x3D, 0x02, 0x1B, 0x5F, 0x00, 0x1B, 0x63, 0x52] + lines)
    #expect(driver.bytes(of: shown, again: true) == lines)
  }

  // MARK: Settings

  @Test func aTableGoesByTheNumberItIsGiven() throws {
    func choice(_ commands: DisplayDriver.Commands, _ table: String) throws -> [UInt8] {
      let driver = try Self.driver(commands, table)
      let bytes = driver.bytes(of: try screen(driver, "x"))
      guard let place = bytes.firstIndex(where: { $0 == 0x74 || $0 == 0x63 }) else { return [] }
      return Array(bytes[(place - 1)...(place + 1)])
    }
    #expect(try choice(.escpos, "cp737=7") == [0x1B, 0x74, 7])
    #expect(try choice(.escpos, "iso-8859-1=40") == [0x1B, 0x74, 40])
    #expect(try choice(.cd5220, "cp852=S") == [0x1B, 0x63, 0x53])
    #expect(try choice(.cd5220, "cp737=7") == [0x1B, 0x74, 7])
    #expect(try choice(.escpos, "ascii") == [])
    for (table, number) in [
      ("cp437", 0), ("cp850", 2), ("cp737", 14), ("cp1252", 16), ("cp866", 17), ("cp852", 18), ("cp858", 19),
      ("cp1250", 45), ("cp1251", 46), ("cp1253", 47),
    ] as [(String, UInt8)] { #expect(try choice(.escpos, table) == [0x1B, 0x74, number], "\(table)") }
    for (table, letter) in [("cp437", 0x41), ("cp852", 0x4C), ("cp866", 0x52)] as [(String, UInt8)] {
      #expect(try choice(.cd5220, table) == [0x1B, 0x63, letter], "\(table)")
    }
  }

  @Test(arguments: [
    (DisplayDriver.Commands.charlcd, "cp437", DisplayDriver.Fault.table("cp437")),
    (.charlcd, "a00=1", .setting("a00=1")), (.charlcd, "15x2", .table("15x2")), (.escpos, "unicode", .table("unicode")),
    (.escpos, "a00", .table("a00")), (.escpos, "9601", .setting("9601")), (.escpos, "cp852=256", .setting("cp852=256")),
    (.escpos, "cp852=L", .setting("cp852=L")), (.escpos, "iso-8859-1", .number("iso-8859-1")),
    (.cd5220, "cp737", .number("cp737")), (.cd5220, "20x4", .size), (.cd5220, "cp852=l", .setting("cp852=l")),
    (.escpos, "cp852=", .setting("cp852=")),
  ])
  func aWrongSettingIsNamed(_ commands: DisplayDriver.Commands, _ setting: String, _ fault: DisplayDriver.Fault) {
    #expect(throws: fault) { try DisplayDriver(commands, settings: [setting]) }
  }

  // MARK: What a credential says

  private static let hostile = [
    "\u{1B}[LI\u{1B}[2J\u{1B}@", "\u{1F}\u{1B}t\u{7}\u{C}", "\u{1B}QAGENUINE\r\u{1B}b",
    "a\u{9B}2Jb\u{85}\u{8E}\u{FE}þÿ",
    "{\"} \\\" \\\\ \"\n widget_set v 1 1 1 {x}", "[Lx0y0;~\\`|", "\u{0}\u{1}\u{2}\u{7F}\u{80}\u{9F}",
    "Ž\u{202E}Š✓✗ЩΨ中",
  ]

  static let all: [(commands: DisplayDriver.Commands, setting: String)] =
    [(.charlcd, "a00"), (.charlcd, "a02"), (.charlcd, "20x4")]
    + DisplayDriver.tables(.escpos).flatMap { [(.escpos, $0 + "=5"), (.cd5220, $0 + "=5")] }

  @Test func noNameIsACommand() throws {
    let school = try School()
    for (commands, setting) in Self.all {
      let driver = try DisplayDriver(commands, settings: [setting])
      let display = BoughtDisplay(
        try #require(BoughtDisplay.Kind(rawValue: commands.rawValue)), columns: driver.size.columns,
        rows: driver.size.rows)
      display.push(driver.opening)
      for name in Self.hostile {
        let verdict = try school.verdict(on: .sample { $0.learner = .init(familyName: name, givenName: name) })
        for screen in Pages(for: driver.size, characters: driver.characters).screens(for: verdict) {
          display.push(driver.bytes(of: screen))
          #expect(display.bytes == driver.characters.encode(screen).lines, "\(commands) \(setting): \(name)")
        }
      }
      #expect(display.strange.isEmpty && display.isCalm, "\(commands) \(setting): \(display.strange)")
    }
  }

  /// Wherever bytes were lost, the next opening brings the display back to its senses.
  @Test func aScreenThatWasCutOffSpoilsNothing() throws {
    for (commands, setting) in Self.all {
      let driver = try DisplayDriver(commands, settings: [setting])
      let whole = driver.opening + driver.bytes(of: try screen(driver, "Ňázov č", "žluťoučký"))
      let next = try screen(driver, "READY", "Scan a code")
      for count in 0..<whole.count {
        let display = BoughtDisplay(
          try #require(BoughtDisplay.Kind(rawValue: commands.rawValue)), columns: driver.size.columns,
          rows: driver.size.rows)
        display.push(whole[..<count])
        display.push(driver.opening + driver.bytes(of: next))
        #expect(display.bytes == driver.characters.encode(next).lines, "\(commands) \(setting): \(count)")
        display.push(whole[..<count])
        display.push(driver.clearing)
        #expect(display.isBlank, "\(commands) \(setting): \(count)")
      }
    }
  }
}

// MARK: -

@Suite struct DriverSessionTests {
  private let driver: DisplayDriver
  private var session: DriverSession

  init() throws {
    driver = try DisplayDriver(.escpos, settings: [])
    session = DriverSession(driver)
    session.opened()
  }

  private func screen(_ text: String) -> Screen { Screen([DisplayText(text)], signal: .neutral, size: driver.size) }

  /// Writes what is due, of which the device takes all.
  private mutating func write(at now: Int64, isFree: Bool = true) -> [UInt8]? {
    guard let bytes = session.output(at: now, isFree: isFree) else { return nil }
    session.wrote(bytes.count, of: bytes.count, at: now)
    return bytes
  }

  @Test mutating func theFirstScreenComesBehindTheOpening() {
    session.show(screen("one"))
    #expect(write(at: 0) == driver.opening + driver.bytes(of: screen("one")))
    #expect(session.takeNews() == [.found])
    #expect(write(at: 1_999) == nil && session.deadline == 2_000)
    #expect(write(at: 2_000) == driver.bytes(of: screen("one"), again: true))
    #expect(session.takeNews() == [])
  }

  @Test mutating func ofManyScreensABusyDisplayGetsTheLast() {
    session.show(screen("one"))
    _ = write(at: 0)
    session.show(screen("two"))
    #expect(write(at: 10, isFree: false) == nil && session.deadline == 60)
    session.show(screen("three"))
    #expect(write(at: 60) == driver.bytes(of: screen("three")))
  }

  @Test mutating func aDisplayThatTakesNothingHasStalled() {
    session.show(screen("one"))
    _ = write(at: 0)
    session.show(screen("two"))
    #expect(write(at: 1_999, isFree: false) == nil && !session.isStalled)
    #expect(write(at: 2_000, isFree: false) == nil && session.isStalled)
    #expect(write(at: 60_000, isFree: false) == nil)
    session.show(screen("three"))
    #expect(write(at: 60_050) == driver.opening + driver.bytes(of: screen("three")))
    #expect(session.takeNews() == [.found, .stalled, .found] && !session.isStalled)
  }

  @Test mutating func aFullBufferIsAStallToo() throws {
    session.show(screen("one"))
    let output = session.output(at: 0, isFree: true)
    let bytes = try #require(output)
    session.wrote(7, of: bytes.count, at: 0)
    #expect(session.isStalled && session.deadline == 50)
    #expect(write(at: 50) == bytes)
    #expect(session.takeNews() == [.stalled, .found])
  }

  @Test mutating func aDeviceThatIsGoneIsSaidSoOnceAndLookedForEverySecond() {
    session.show(screen("one"))
    _ = write(at: 0)
    _ = session.output(at: 2_000, isFree: true)
    session.wrote(nil, of: 9, at: 2_000)
    #expect(!session.wantsPort(at: 2_999) && session.wantsPort(at: 3_000) && session.deadline == 3_000)
    session.failed(at: 3_000)
    session.show(screen("two"))
    #expect(write(at: 3_500) == nil)
    session.opened()
    #expect(write(at: 4_000) == driver.opening + driver.bytes(of: screen("two")))
    #expect(session.takeNews() == [.found, .lost, .found])
  }
}

// MARK: -

@Suite struct LCDprocSessionTests {
  private var session = LCDprocSession()

  private mutating func receive(_ text: String) throws { for byte in text.utf8 { try session.receive(byte) } }

  private mutating func sent() -> String {
    String(decoding: session.takeOutput().map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self)
  }

  private mutating func greet(_ size: String = "wid 20 hgt 2") throws {
    _ = session.takeOutput()
    try receive("connect LCDproc 0.5.9 protocol 0.3 lcd \(size) cellwid 5 cellhgt 8\n")
  }

  private func grid(_ text: String) -> CellGrid {
    var grid = CellGrid(columns: 20, rows: 2)
    grid.show(Array(text.utf8).span, inverseLines: 0)
    return grid
  }

  @Test mutating func aScreenOfStringsIsMade() throws {
    #expect(sent() == "hello\n")
    try greet()
    #expect(
      sent() == """
        client_set -name {vidimus}
        screen_add v
        screen_set v -heartbeat off -priority hidden
        widget_add v 1 string
        widget_add v 2 string

        """)
    try receive("success\nsuccess\nlisten v\nsuccess\nsuccess\nsuccess\n")
    #expect(!session.isSettled)
    try receive("ignore v\nsuccess\n")
    #expect(session.isSettled)
    #expect(session.show(grid("× ENDED\na\"b\\c{d}"), lamp: .refused, isVerdict: true) == 0)
    #expect(
      sent() == """
        widget_set v 1 1 1 "? ENDED             "
        widget_set v 2 1 2 "a\\"b\\\\c{d}            "
        screen_set v -priority alert -backlight flash

        """)
    try receive("success\nsuccess\nsuccess\n")
    #expect(!session.isSettled)
    try receive("success\n")
    #expect(session.isSettled)
  }

  @Test mutating func whatLatin1LacksIsWhatReadsLikeIt() throws {
    try greet()
    _ = session.takeOutput()
    #expect(session.show(grid("✓ Łučé Σ\nЩ中"), lamp: .off, isVerdict: false) == 6)
    let output = session.takeOutput()
    #expect(output.starts(with: Array("widget_set v 1 1 1 \"V Luc".utf8) + [0xE9, 0x20, 0x53]))
    #expect(String(decoding: output.filter { $0 < 0x80 }, as: UTF8.self).contains("widget_set v 2 1 2 \"S?  "))
  }

  @Test mutating func noByteOfATextIsACommand() throws {
    try greet()
    _ = session.takeOutput()
    _ = session.show(grid("\"\\\"\\\\{}\"þÿ"), lamp: .off, isVerdict: false)
    let lines = session.takeOutput().split(separator: 0x0A)
    #expect(lines.count == 3)
    for line in lines { #expect(line.allSatisfy { (0x20...0x7E).contains($0) || $0 > 0xA0 }) }
    #expect(lines[0].dropFirst(20).starts(with: Array(#"\"\\\"\\\\{}\""#.utf8) + [0xFE, 0xFF]))
  }

  @Test(arguments: [
    ("wid 20 hgt 4", 20, 4), ("wid 16 hgt 2", 16, 2), ("wid 40 hgt 4", 40, 2), ("wid 128 hgt 8", 40, 2),
  ])
  mutating func theSizeIsTheServers(_ size: String, _ columns: Int, _ rows: Int) throws {
    try greet(size)
    #expect(session.size == DisplaySize(columns: columns, rows: rows))
  }

  @Test mutating func aServerThatCannotIsSaidSo() throws {
    for size in ["wid 8 hgt 2", "wid 20 hgt 1", "wid 0 hgt 2", "wid 99999999999999999999 hgt 2", "hgt 2 wid", ""] {
      session = LCDprocSession()
      #expect(throws: LCDprocSession.Fault.size, "\(size)") { try greet(size) }
    }
    session = LCDprocSession()
    #expect(throws: LCDprocSession.Fault.refused("huh? Unknown [31mscreen id")) {
      try receive("huh? Unknown \u{1B}[31mscreen id\n")
    }
    session = LCDprocSession()
    #expect(throws: LCDprocSession.Fault.endless) { try receive(String(repeating: "x", count: 513)) }
    session = LCDprocSession()
    try receive(String(repeating: "x", count: 512) + "\n")
  }
}
