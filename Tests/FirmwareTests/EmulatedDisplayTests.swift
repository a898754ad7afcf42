import DisplayLink
import Emulation
import Foundation
import Testing

/// The image of the evaluation board in an emulator: what stands on its panel, dot by dot.
@Suite(.serialized, .enabled(if: Machine.hindrance == nil, "\(Machine.hindrance ?? "")"))
struct EmulatedDisplayTests {
  private let board: Machine

  init() throws {
    board = try Machine()
    let greeting = try #require(board.serial.frame(within: 30)?.greeting)
    try #require(greeting.columns == 16 && greeting.rows == 2 && greeting.font == Glyph.font)
  }

  /// Port C: lamps at bits 5 to 7, beeper at 4.
  private enum Pins {
    static let data: UInt32 = 0x4000_63FC
    static let green: UInt32 = 0x20
    static let red: UInt32 = 0x40
    static let amber: UInt32 = 0x80
    static let beeper: UInt32 = 0x10
    static let lamps: UInt32 = 0xE0
  }

  private func lamps() throws -> UInt32 { try board.word(Pins.data) & Pins.lamps }

  /// Shows a screen, and holds the answer and the panel against the font.
  private func show(
    _ sequence: UInt8, _ text: String, lamp: Link.Lamp = .off, flags: UInt8 = 0,
    _ place: SourceLocation = #_sourceLocation
  ) throws {
    let answer = try #require(
      board.serial.answer(to: .show(sequence, text, lamp: lamp, flags: flags)), "\(text)", sourceLocation: place)
    let expected = Picture(of: text, inverseLines: flags & 0x0F)
    #expect(answer.type == Link.Reply.acknowledgement.rawValue && answer.payload[0] == 0, sourceLocation: place)
    #expect(answer.answer?.checksum == expected.checksum, "\(text)", sourceLocation: place)
    let picture = try board.picture()
    #expect(picture == expected, "\(picture.drawing)", sourceLocation: place)
  }

  @Test func itStartsWithItsVersion() throws {
    #expect(try board.picture() == Picture(of: "Vidimus 0.1.0\nwaiting for desk"))
    #expect(try lamps() == 0)
    // It goes on greeting until somebody answers, and then no more.
    #expect(board.serial.frame(within: 30)?.sequence == 0)
    #expect(board.serial.answer(to: .ask(7))?.greeting?.version.1 == 1)
    #expect(board.serial.answer(to: .ping(8))?.payload[0] == Link.Status.nothingShown.rawValue)
    #expect(board.serial.frame(within: 1.5) == nil)
  }

  @Test func allLettersAreOnThePanel() throws {
    let alphabets = [
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"()+-/&%",
      "ÁÀÂÄÃÅĂĀĄÆĆČÇĊĎĐÉÈÊËĚĒĘĖĠĢĦÍÌÎÏĪĮĶĹĽĻŁŃŇÑŅÓÒÔÖÕŐØŒŔŘŚŠŞȘŤŢȚÚÙÛÜŮŰŪŲÝŸŹŽŻẞ",
      "áàâäãåăāąæćčçċďđéèêëěēęėġģħíìîïīįķĺľļłńňñņóòôöõőøœŕřśšşșťţțúùûüůűūųýÿźžżß",
      "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΪΌΎΫΏαβγδεζηθικλμνξοπρσςτυφχψωάέήίϊΐόύϋΰώ",
      "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюя✓✗€№«»„…中",
    ]
    var sequence: UInt8 = 0
    for alphabet in alphabets {
      var rest = Array(alphabet.unicodeScalars)[...]
      while !rest.isEmpty {
        let lines = [rest.prefix(16), rest.dropFirst(16).prefix(16)].map { part in
          String(String.UnicodeScalarView(part))
        }
        rest = rest.dropFirst(32)
        sequence += 1
        try show(sequence, lines.joined(separator: "\n"), flags: sequence & 3)
      }
    }
  }

  @Test func lampsAndBeeperHaveTheirRhythm() throws {
    /// How often each pin was on, of samples taken for two seconds.
    func samples(_ lamp: Link.Lamp, _ sequence: UInt8) throws -> [UInt32] {
      _ = board.serial.answer(to: .show(sequence, "x", lamp: lamp, flags: 0x10))
      var words: [UInt32] = []
      let end = Date(timeIntervalSinceNow: 2)
      while Date() < end { words.append(try board.word(Pins.data)) }
      return words
    }
    func part(_ words: [UInt32], _ pin: UInt32) -> Double {
      Double(words.count { $0 & pin != 0 }) / Double(max(1, words.count))
    }
    let accepted = try samples(.accepted, 1), refused = try samples(.refused, 2), caution = try samples(.caution, 3)
    #expect(part(accepted, Pins.green) > 0.95 && part(accepted, Pins.red | Pins.amber) == 0)
    #expect((0.2...0.8).contains(part(refused, Pins.red)) && part(refused, Pins.green | Pins.amber) == 0)
    #expect((0.2...0.8).contains(part(caution, Pins.amber)) && part(caution, Pins.green | Pins.red) == 0)
    for words in [accepted, refused, caution] { #expect(words.contains { $0 & Pins.beeper != 0 }) }
    for _ in 0..<200 where try board.word(Pins.data) & Pins.beeper != 0 { Thread.sleep(forTimeInterval: 0.05) }
    #expect(try board.word(Pins.data) & Pins.beeper == 0)
  }

  /// An answer says that the lamp is lit too: a board that is held up just after it has nothing left to do.
  @Test func anAnswerComesAfterTheLamp() throws {
    for round in 1...200 as ClosedRange<UInt8> {
      let isGood = round & 1 == 1
      _ = board.serial.answer(to: .show(round, "x", lamp: isGood ? .accepted : .off))
      #expect(try lamps() == (isGood ? Pins.green : 0), "round \(round)")
    }
  }

  @Test func aVerdictEndsWithItsLife() throws {
    _ = board.serial.answer(to: .show(1, "✓ GENUINE CODE\nAnna Kowalska", lamp: .accepted, life: 10))
    #expect(try lamps() == Pins.green)
    // A busy machine's emulator is slower than its clock, so this waits for what must come and not for a time.
    let busy = Picture(of: "BUSY\nPlease wait")
    for round in 0..<600 where try board.picture() != busy {
      _ = board.serial.answer(to: .ping(UInt8(2 + round % 200)))
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(try board.picture() == busy)
    #expect(try lamps() == 0)
  }

  @Test func aVerdictEndsWithTheLink() throws {
    try show(1, "✓ GENUINE CODE\nAnna Kowalska", lamp: .accepted)
    #expect(try lamps() == Pins.green)
    // The greeting says that it is on its own again.
    let start = Date()
    #expect(board.serial.frame(within: 30)?.type == Link.Reply.greeting.rawValue)
    #expect(Date().timeIntervalSince(start) > 2)
    #expect(try lamps() == 0)
    #expect(try board.picture() == Picture(of: "NO LINK\nDesk off? Cable?"))
    try show(1, "READY\nScan a code")
  }

  @Test func everyBitErrorAndTruncationOfAVerdictIsRefused() throws {
    let ready = "READY\nScan a code"
    try show(1, ready)
    let verdict = Frame.show(2, "✓ GENUINE CODE\nAnna Kowalska", lamp: .accepted).wire
    var damaged: [[UInt8]] = []
    for bit in 8..<(verdict.count - 1) * 8 {
      var frame = verdict
      frame[bit / 8] ^= 1 << UInt8(bit % 8)
      damaged.append(frame)
    }
    for length in 2..<verdict.count - 1 { damaged.append(Array(verdict[..<length]) + [0]) }
    for frame in damaged {
      board.serial.send(frame)
      // Each has at least one answer, and never the one of a screen that was shown.
      let answer = try #require(board.serial.frame(within: 30))
      #expect(answer.type == Link.Reply.refusal.rawValue || answer.type == Link.Reply.greeting.rawValue)
    }
    #expect(!board.serial.frames(quietFor: 0.3).contains { $0.type == Link.Reply.acknowledgement.rawValue })
    #expect(try lamps() == 0)
    // Damaged frames keep no link: by now it may have been lost, and nothing else.
    let picture = try board.picture()
    #expect(picture == Picture(of: ready) || picture == Picture(of: "NO LINK\nDesk off? Cable?"))
    board.serial.send(verdict)
    #expect(board.serial.frame(within: 30)?.type == Link.Reply.acknowledgement.rawValue)
    #expect(try lamps() == Pins.green)
  }

  @Test func sixtyFourKilobytesOfNoiseDoNoHarm() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    var sent = 0
    while sent < 65_536 {
      var bytes: [UInt8] = []
      switch random() % 3 {
      case 0: bytes = (0..<random() % 400).map { _ in UInt8(truncatingIfNeeded: random()) }
      case 1: bytes = [0] + (0..<random() % 300).map { _ in UInt8(1 + random() % 255) } + [0]
      default:
        let payload = (0..<random() % 120).map { _ in UInt8(truncatingIfNeeded: random()) }
        // No session is begun and no verdict shown by accident: those are right frames.
        bytes = Frame(UInt8(0x13 + random() % 0x60), UInt8(truncatingIfNeeded: random()), payload).wire
      }
      board.serial.send(bytes)
      sent += bytes.count
    }
    board.serial.send([0])
    _ = board.serial.frames(quietFor: 0.5)
    #expect(try lamps() == 0, "seed \(seed)")
    try show(200, "still alive\nžluťoučký kůň")
    // It did not start anew meanwhile.
    let uptime = try #require(board.serial.answer(to: .ask(201))?.greeting?.uptime)
    #expect(uptime > 500, "seed \(seed)")
    #expect(try deepestStack() <= Self.stackBound(), "seed \(seed)")
  }

  @Test func theStackIsNoDeeperThanItsCodeSays() throws {
    try show(1, "Ňňďťľ ĄąĘę ŐőŰűŽ\nΰΐώ Йй", flags: 3)
    #expect(try (1_000...Self.stackBound()).contains(deepestStack()))
  }

  /// Bytes of stack that the code can need, as Scripts/firmware found.
  private static func stackBound() throws -> Int {
    let sizes = try String(contentsOfFile: Machine.image("lm3s811evb", "sizes"), encoding: .utf8)
    return try #require(Int(sizes.split(separator: " ")[2].trimmingCharacters(in: .newlines)))
  }

  /// Bytes of stack that were ever written to: RAM starts as zeros here.
  private func deepestStack() throws -> Int {
    let memory = try board.memory(0x2000_0000, count: 0x2000)
    // Variables are at the lower end.
    let lowest = memory[0x180...].firstIndex { $0 != 0 } ?? memory.endIndex
    return memory.endIndex - lowest
  }
}

@Suite(.serialized, .enabled(if: Machine.hindrance == nil, "\(Machine.hindrance ?? "")"))
struct EmulatedBoardTests {
  /// An index out of range is a trap of Swift's, a fault of the processor's, and then nobody feeds the watchdog.
  @Test func aTrapPutsTheLampOutAndStartsAnew() throws {
    let board = try Machine("lm3s811evb-trap")
    _ = board.serial.frame(within: 30)
    Thread.sleep(forTimeInterval: 1.2)
    let uptime = try #require(board.serial.answer(to: .ask(1))?.greeting?.uptime)
    _ = board.serial.answer(to: .show(2, "✓ GENUINE CODE\nAnna Kowalska", lamp: .accepted))
    #expect(try board.word(0x4000_63FC) & 0xE0 == 0x20)
    board.serial.send(Frame.show(3, "\u{2620}", lamp: .accepted).wire)
    var greeting: Link.Greeting?
    while let frame = board.serial.frame(within: 30) {
      greeting = frame.greeting
      if frame.type == Link.Reply.greeting.rawValue { break }
    }
    #expect(try #require(greeting).uptime < uptime)
    #expect(try board.word(0x4000_63FC) & 0xF0 == 0)
    #expect(try board.picture() == Picture(of: "Vidimus 0.1.0\nwaiting for desk"))
  }

  /// The same sources on a Cortex-M0 draw the same dots: its panel cannot be seen, but its answers tell.
  @Test func theSmallestProcessorDrawsTheSame() throws {
    let one = try Machine(), other = try Machine("microbit", machine: "microbit")
    _ = one.serial.frame(within: 30)
    _ = other.serial.frame(within: 30)
    let letters = Array(
      "ABCxyz 0189ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽáčďéěíňóřšťúůýžßäöüĄĆĘŁąćęłőűŐŰâăîșțøæåΑΒΓΔΩαβγδωάΐБДЖЩЮЯбджщюяй€✓✗—…中".unicodeScalars)
    for round in 0..<60 as Range<UInt8> {
      var text = String.UnicodeScalarView()
      for column in 0..<33 { text.append(column == 16 ? "\n" : letters.randomElement() ?? " ") }
      let frame = Frame.show(round + 1, String(text), lamp: .caution, flags: round & 0x13)
      let answers = [one.serial.answer(to: frame), other.serial.answer(to: frame)]
      #expect(answers[0]?.payload[0] == 0 && answers[0] == answers[1], "\(String(text))")
    }
  }

  /// The front's lamps, of which a row is lit at a time.
  @Test func theMicrobitShowsTheShape() throws {
    let board = try Machine("microbit", machine: "microbit")
    _ = board.serial.frame(within: 30)
    func lit() throws -> Int {
      var rows: [UInt32: UInt32] = [:]
      for _ in 0..<200 {
        let pins = try board.word(0x5000_0504)
        let row = pins >> 13 & 7
        if row == 1 || row == 2 || row == 4 { rows[row] = (rows[row] ?? 0) | ~(pins >> 4) & 0x1FF }
      }
      return rows.values.reduce(0) { $0 + $1.nonzeroBitCount }
    }
    for (sequence, (lamp, count)) in [(Link.Lamp.accepted, 5), (.refused, 9), (.caution, 4), (.off, 0)].enumerated() {
      _ = board.serial.answer(to: .show(UInt8(sequence + 1), "x", lamp: lamp))
      // Some of them blink, and a busy machine looks seldom.
      var seen = try lit()
      for _ in 0..<50 where seen != count { seen = try lit() }
      #expect(seen == count, "\(lamp)")
    }
  }

  /// The same sources give the same bytes, whatever the folder is called.
  @Test func imagesAreReproducible() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
      .standardizedFileURL
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("vidimus-firmware-" + UUID().uuidString)
    defer { try? files.removeItem(at: folder) }
    for part in ["Sources/DisplayLink", "Sources/vidimus/Version.swift", "Firmware", "Scripts"] {
      let copy = folder.appendingPathComponent(part)
      try files.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
      try files.copyItem(at: root.appendingPathComponent(part), to: copy)
    }
    let process = Process()
    process.executableURL = folder.appendingPathComponent("Scripts/firmware")
    process.arguments = ["all"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    for name in ["lm3s811evb.elf", "lm3s811evb.bin", "rp2040.elf", "rp2040.uf2", "microbit.hex"] {
      let path = "dist/firmware/" + name
      let one = try Data(contentsOf: root.appendingPathComponent(path))
      #expect(try one == Data(contentsOf: folder.appendingPathComponent(path)), "\(name)")
    }
  }
}
