import Testing

@testable import DisplayLink

@Suite struct DisplayControllerTests {
  /// A display with its board: whatever is due is drawn and sent.
  struct Board: ~Copyable {
    var display: DisplayController
    var sent: [UInt8] = []

    init(columns: Int = 16, rows: Int = 2, font: UInt8 = Glyph.font) {
      display = DisplayController(columns: columns, rows: rows, font: font, scripts: Glyph.scripts)
      work()
    }

    mutating func work() {
      if display.isStale { display.drew(replaced: 0, hasPanel: true) }
      guard display.hasReply else { return }
      let frame = display.takeReply()
      sent += (0..<frame.count).map { frame[$0] }
    }

    mutating func receive(_ bytes: [UInt8]) {
      for byte in bytes {
        display.receive(byte)
        work()
      }
    }

    mutating func tick(_ milliseconds: UInt32) {
      display.tick(milliseconds)
      work()
    }

    /// The frames sent since the last call.
    mutating func answers() -> [Frame] {
      let frames = read(sent).frames
      sent = []
      return frames
    }

    mutating func answer(to bytes: [UInt8]) -> Frame? {
      _ = answers()
      receive(bytes)
      return answers().first
    }
  }

  private func board(showing text: String = "✓ GENUINE CODE\nAnna", lamp: Link.Lamp = .accepted) -> Board {
    var board = Board()
    board.receive(wire(.ask, 1) + show(2, text, lamp: lamp))
    _ = board.answers()
    return board
  }

  @Test func itSaysWhatItIsUntilSomebodyAsks() {
    var board = Board()
    #expect(text(board.display.grid) == ["Vidimus 0.1.0", "waiting for desk"])
    #expect(board.answers().first?.payload.prefix(8) == [1, 16, 2, 1, 7, 0, 1, 0])
    board.tick(999)
    #expect(board.answers().isEmpty)
    board.tick(1_000)
    #expect(board.answers().first?.type == Link.Reply.greeting.rawValue)
    #expect(board.answer(to: wire(.ask, 5)).map { [$0.type, $0.sequence] } == [0x90, 5])
    board.tick(2_500)
    #expect(board.answers().isEmpty)
  }

  @Test func aScreenIsDrawnBeforeItIsAcknowledged() {
    var display = DisplayController(columns: 16, rows: 2, font: Glyph.font, scripts: 7)
    for byte in show(9, "READY\nScan a code") { display.receive(byte) }
    #expect(display.isStale && display.hasReply)
    display.drew(replaced: 0, hasPanel: true)
    let frame = display.takeReply()
    let answer = read((0..<frame.count).map { frame[$0] }).frames.first
    #expect(answer.map { [$0.type, $0.sequence, $0.payload[0]] } == [0x91, 9, Link.Status.shown.rawValue])
    let checksum = answer.flatMap { Link.Answer($0.payload.span)?.checksum }
    #expect(checksum == display.grid.checksum(font: Glyph.font))
  }

  @Test func aRepeatedFrameIsAnsweredAndNotDrawnAgain() {
    var board = board()
    board.tick(400)
    for byte in show(2, "✓ GENUINE CODE\nAnna", lamp: .accepted) { board.display.receive(byte) }
    #expect(!board.display.isStale && board.display.hasReply)
    // Nor does it live longer for it.
    board.tick(1_000)
    board.receive(wire(.ping, 3))
    for time in stride(from: UInt32(2_000), through: 15_000, by: 1_000) {
      board.tick(time)
      board.receive(wire(.ping, 3))
    }
    #expect(board.display.lamp == .off)
  }

  @Test func aVerdictDiesWithItsLife() {
    var board = board(lamp: .accepted)
    for time in stride(from: UInt32(1_000), through: 14_000, by: 1_000) {
      board.receive(wire(.ping, 3))
      board.tick(time)
    }
    board.tick(14_999)
    #expect(board.display.lamp == .accepted)
    board.tick(15_000)
    #expect(board.display.lamp == .off && board.display.litLamp == .off)
    #expect(text(board.display.grid) == ["BUSY", "Please wait"])
  }

  @Test func aVerdictDiesWithTheLink() {
    var board = board(lamp: .accepted)
    board.tick(2_999)
    #expect(board.display.lamp == .accepted)
    board.tick(3_000)
    #expect(board.display.lamp == .off)
    #expect(text(board.display.grid) == ["NO LINK", "Desk off? Cable?"])
    #expect(board.answers().last?.type == Link.Reply.greeting.rawValue)
    // Noise and frames that nothing can be made of are no desk.
    board.receive([1, 2, 3, 0] + wire(0x77, 1))
    #expect(text(board.display.grid)[0] == "NO LINK")
    let status = board.answer(to: wire(.ping, 4))?.payload.first
    #expect(status == Link.Status.nothingShown.rawValue)
    // The same sequence number is a new screen now.
    board.receive(show(2, "READY"))
    #expect(text(board.display.grid) == ["READY", ""])
  }

  @Test func timesWrapAround() {
    var board = Board()
    board.tick(.max - 1_000)
    board.receive(wire(.ask, 1) + show(2, "✓ GENUINE CODE", lamp: .accepted))
    board.tick(1_500)
    #expect(board.display.lamp == .accepted)
    board.tick(2_500)
    #expect(text(board.display.grid)[0] == "NO LINK")
  }

  @Test func anotherSessionTakesTheVerdictAway() {
    var board = board()
    board.receive(wire(.ask, 9))
    #expect(board.display.lamp == .off)
    #expect(text(board.display.grid)[0] == "Vidimus 0.1.0")
  }

  @Test func whatCannotBeShownIsRefusedAndThePictureStays() {
    var board = board()
    let wrong: [([UInt8], Link.Refusal)] = [
      (show(3, "\nx\nx"), .badPayload), (show(3, "12345678901234567"), .badPayload),
      (show(3, "x\u{7F}"), .badPayload), (show(3, "x\u{9B}"), .badPayload), (show(3, "x\ry"), .badPayload),
      (show(3, "😀"), .badPayload), (show(3, "x", flags: 0x20), .badPayload),
      (show(3, "x", lamp: .accepted, life: 0), .badPayload), (wire(.show, 3, [4, 9, 9, 0]), .badPayload),
      (wire(.show, 3, [0, 9, 9]), .badPayload), (wire(.show, 3, [0, 9, 9, 0, 0xC3]), .badPayload),
      (wire(.show, 3, [0, 9, 9, 0, 0xC0, 0xAF]), .badPayload),
      (wire(.show, 3, [0, 9, 9, 0, 0xE0, 0x80, 0xAF]), .badPayload),
      (wire(.show, 3, [0, 9, 9, 0, 0xED, 0xA0, 0x80]), .badPayload), (wire(.show, 3, [0, 9, 9, 0, 0x80]), .badPayload),
      (wire(.ping, 3, [1]), .badPayload), (wire(.ask, 3, [1]), .badPayload), (wire(0x13, 3), .unknownType),
    ]
    for (frame, refusal) in wrong {
      let answer = board.answer(to: frame)
      #expect(answer.map { [$0.type, $0.sequence, $0.payload[0]] } == [0x9F, 3, refusal.rawValue], "\(frame)")
      #expect(text(board.display.grid) == ["✓ GENUINE CODE", "Anna"])
      #expect(board.display.lamp == .accepted)
    }
    #expect(board.answer(to: show(3, "1234567890123456\nЖивко"))?.type == 0x91)
  }

  @Test func damageIsCountedAndNeverShown() {
    var board = board()
    var damaged = show(3, "✓ GENUINE CODE\nBob", lamp: .accepted)
    damaged[9] ^= 4
    let answer = board.answer(to: damaged)
    #expect(answer.map { [$0.type, $0.sequence, $0.payload[0], $0.payload[3]] } == [0x9F, 0, 1, 1])
    #expect(text(board.display.grid) == ["✓ GENUINE CODE", "Anna"])
  }

  @Test func everyBitErrorOfAVerdictLeavesTheReadyScreen() {
    let verdict = show(3, "✓ GENUINE CODE\nAnna", lamp: .accepted)
    var board = board(showing: "READY\nScan a code", lamp: .off)
    for bit in 8..<(verdict.count - 1) * 8 {
      var frame = verdict
      frame[bit / 8] ^= 1 << UInt8(bit % 8)
      board.receive(frame + [0])
      #expect(board.display.lamp == .off && text(board.display.grid)[0] == "READY", "bit \(bit)")
    }
    board.receive(verdict)
    #expect(board.display.lamp == .accepted)
  }

  @Test func lampsAndTonesDifferByTheirRhythm() {
    func pattern(_ lamp: Link.Lamp) -> String {
      var board = Board()
      board.receive(show(1, "x", lamp: lamp, life: 200, flags: 0x10))
      return (0..<32).map { step in
        board.display.tick(UInt32(step) * 64)
        return board.display.litLamp == .off ? "." : "#"
      }.joined()
    }
    func tones(_ lamp: Link.Lamp) -> Int {
      (1..<2_000).count { Signals.sounds(lamp, after: $0) && !Signals.sounds(lamp, after: $0 + 1) }
    }
    let patterns = [Link.Lamp.off, .accepted, .refused, .caution].map(pattern)
    #expect(patterns[0].allSatisfy { $0 == "." } && patterns[1].allSatisfy { $0 == "#" })
    #expect(Set(patterns).count == 4)
    #expect([Link.Lamp.off, .accepted, .refused, .caution].map(tones) == [0, 1, 3, 2])
    var quiet = board(lamp: .refused)
    quiet.tick(10)
    let sounds = quiet.display.sounds
    #expect(!sounds)
  }

  @Test func aPanelThatDoesNotAnswerIsReported() {
    var display = DisplayController(columns: 16, rows: 2, font: 0, scripts: 0)
    for byte in show(9, "READY") { display.receive(byte) }
    display.drew(replaced: 3, hasPanel: false)
    let frame = display.takeReply()
    let payload = read((0..<frame.count).map { frame[$0] }).frames.first?.payload
    #expect(payload?.first == Link.Status.noPanel.rawValue && payload?.last == 3)
  }

  @Test func checksumsTellScreensApart() {
    for font in [0, Glyph.font] {
      var sums: Set<UInt16> = []
      let texts = ["A", "B", "\nA", "A\nB", "Á", "ä", "Ж", "Ω", "", "✓", "✗"]
      for text in texts {
        var grid = CellGrid(columns: 16, rows: 2)
        grid.show(Array(text.utf8).span, inverseLines: 0)
        sums.insert(grid.checksum(font: font))
      }
      #expect(sums.count == texts.count)
    }
    var grid = CellGrid(columns: 16, rows: 2)
    let plain = (grid.checksum(font: 1), grid.checksum(font: 0))
    grid.show([UInt8]().span, inverseLines: 1)
    #expect(grid.checksum(font: 1) != plain.0 && grid.checksum(font: 0) == plain.1)
  }

  @Test func randomBytesDoNoHarm() {
    var random = SystemRandomNumberGenerator()
    var board = Board(columns: 20, rows: 4)
    for round in 0..<65_536 {
      let byte: UInt8 = round % 7 == 0 ? 0 : .random(in: 0...255, using: &random)
      board.receive([byte])
    }
    board.receive([0] + show(200, "still alive\nžluťoučký kůň"))
    #expect(text(board.display.grid)[1] == "žluťoučký kůň")
  }
}
