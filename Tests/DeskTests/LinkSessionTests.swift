import Codecs
import DisplayLink
import Testing

@testable import Desk

/// A desk and a display with a wire and a clock of the test's own between them.
@Suite struct LinkSessionTests {
  struct Wire: ~Copyable {
    var session = LinkSession()
    var display = DisplayController(columns: 16, rows: 2, font: Glyph.font, scripts: Glyph.scripts)
    var now: Int64 = 1_000
    /// What becomes of the bytes on their way: nil is nothing.
    var toDisplay: ([UInt8]) -> [UInt8]? = { $0 }
    var toDesk: ([UInt8]) -> [UInt8]? = { $0 }
    /// Frames that the desk sent, and when.
    var sent: [(at: Int64, bytes: [UInt8])] = []
    var hasPort = true

    /// Lets that many milliseconds go by.
    mutating func run(_ milliseconds: Int64) {
      for _ in 0..<milliseconds {
        if session.wantsPort(at: now) {
          if hasPort { session.opened(at: now) } else { session.failed(at: now) }
        }
        if let frame = session.output(at: now) {
          sent.append((now, frame))
          for byte in toDisplay(frame) ?? [] { display.receive(byte) }
        }
        display.tick(UInt32(truncatingIfNeeded: now))
        if display.isStale { display.drew(replaced: 0, hasPanel: true) }
        if display.hasReply {
          let reply = display.takeReply()
          for byte in toDesk((0..<reply.count).map { reply[$0] }) ?? [] { session.receive(byte, at: now) }
        }
        now += 1
      }
    }

    mutating func show(_ texts: [String], _ signal: Signal = .neutral, isNews: Bool = false) {
      var screen = Screen(texts.map { DisplayText($0) }, signal: signal, size: .smallest)
      screen.isNews = isNews
      session.show(LinkScreen(screen))
    }

    /// The display was switched off and on.
    mutating func restartDisplay(columns: Int = 16, rows: Int = 2, font: UInt8 = Glyph.font) {
      display = DisplayController(columns: columns, rows: rows, font: font, scripts: Glyph.scripts)
    }

    var lines: [String] {
      let grid = display.grid
      return (0..<grid.rows).map { row in
        var text = ""
        for column in 0..<grid.columns { text.unicodeScalars.append(Unicode.Scalar(grid[row, column]) ?? "?") }
        while text.last == " " { text.removeLast() }
        return text
      }
    }
  }

  @Test func aScreenReachesTheDisplay() {
    var wire = Wire()
    wire.show(["✓ GENUINE CODE", "Łukasz Świątek"], .accepted, isNews: true)
    wire.run(10)
    let (lines, lamp, sounds) = (wire.lines, wire.display.lamp, wire.display.sounds)
    #expect(lines == ["✓ GENUINE CODE", "Łukasz Świątek"] && lamp == .accepted && sounds)
    let news = wire.session.takeNews()
    #expect(news.count == 1)
    if case .found(let greeting)? = news.first { #expect(greeting.columns == 16) } else { Issue.record("not found") }
    let isSettled = wire.session.isSettled
    #expect(isSettled)
  }

  @Test(arguments: [(Link.Scripts.all, "unicode"), (1, "unicode"), (Link.Scripts.western, "iso-8859-1"), (0, "ascii")])
  func aDeskWritesInLettersThatTheDisplayHas(_ scripts: UInt8, _ table: String) {
    var wire = Wire()
    let before = wire.session.characters.name
    wire.display = DisplayController(columns: 16, rows: 2, font: 0, scripts: scripts)
    wire.run(10)
    let after = wire.session.characters.name
    #expect(before == "unicode" && after == table)
  }

  @Test func marksAreComposedAndWhatHasNoCellIsReplaced() {
    var wire = Wire()
    wire.show(["Zoe\u{308} Nova\u{301}k g\u{327}", "中a🙂b"])
    wire.run(10)
    let lines = wire.lines
    #expect(lines == ["Zoë Novák ģ", "��a��b"])
  }

  @Test func lampsFollowTheSignal() {
    for (signal, lamp, inverse) in [
      (Signal.accepted, Link.Lamp.accepted, false), (.refused, .refused, true), (.caution, .caution, false),
      (.neutral, .off, false),
    ] {
      var wire = Wire()
      wire.show(["WORD"], signal)
      wire.run(10)
      let (shown, isInverse, isLoud) = (wire.display.lamp, wire.display.grid.isInverse(0), wire.display.sounds)
      #expect(shown == lamp && isInverse == inverse && !isLoud)
    }
  }

  @Test func aQuietDeskPingsOnceASecondAndRenewsAVerdict() {
    var wire = Wire()
    wire.show(["READY"])
    wire.run(10)
    wire.sent = []
    wire.run(10_000)
    #expect((9...11).contains(wire.sent.count))
    wire.show(["✓ GENUINE CODE"], .accepted, isNews: true)
    wire.run(60_000)
    let (lines, lamp, sounds) = (wire.lines, wire.display.lamp, wire.display.sounds)
    #expect(lines[0] == "✓ GENUINE CODE" && lamp == .accepted && !sounds)
    let isStillThere = wire.session.takeNews().count == 1
    #expect(isStillThere)
  }

  @Test func aVerdictGoesWithADeskThatCrashed() {
    var wire = Wire()
    wire.show(["✓ GENUINE CODE"], .accepted)
    wire.run(100)
    wire.toDisplay = { _ in nil }
    wire.run(2_900)
    let before = wire.display.lamp
    wire.run(200)
    let (lines, lamp) = (wire.lines, wire.display.lamp)
    #expect(before == .accepted && lamp == .off && lines[0] == "NO LINK")
  }

  @Test func aFrameGoesOutThreeTimesAndThenTheDisplayIsLost() {
    var wire = Wire()
    wire.show(["READY"])
    wire.run(10)
    _ = wire.session.takeNews()
    wire.sent = []
    wire.toDisplay = { _ in nil }
    wire.show(["x"])
    wire.run(600)
    let news = wire.session.takeNews()
    #expect(news == [.lost])
    #expect(wire.sent.count == 3 && Set(wire.sent.map(\.bytes)).count == 1)
    #expect(wire.sent.last.map { $0.at - wire.sent[0].at } == 300)
    // Once a second it is looked for, and that it is still lost is no news.
    wire.sent = []
    wire.run(10_000)
    let (more, count) = (wire.session.takeNews(), wire.sent.count)
    #expect(more.isEmpty && (8...10).contains(count))
    wire.toDisplay = { $0 }
    wire.run(1_300)
    let (found, lines) = (wire.session.takeNews(), wire.lines)
    #expect(found.count == 1 && lines[0] == "x")
  }

  @Test func aPortThatIsNotThereIsTriedOnceASecond() {
    var wire = Wire()
    wire.hasPort = false
    wire.show(["READY"])
    wire.run(5_000)
    let news = wire.session.takeNews()
    #expect(news == [.lost] && wire.sent.isEmpty)
    wire.hasPort = true
    wire.run(1_100)
    let lines = wire.lines
    #expect(lines[0] == "READY")
  }

  @Test func oneLostAnswerChangesNothing() {
    var wire = Wire()
    wire.run(10)
    var lost = 0
    wire.toDesk = { bytes in
      lost += 1
      return lost == 1 ? nil : bytes
    }
    wire.show(["✗ NOT AS SIGNED"], .refused)
    wire.run(400)
    let (lines, news) = (wire.lines, wire.session.takeNews())
    #expect(lines[0] == "✗ NOT AS SIGNED" && news.count == 1)
  }

  @Test func aDisplayThatStartedAnewGetsTheScreenAgain() {
    var wire = Wire()
    wire.show(["READY"])
    wire.run(500)
    wire.restartDisplay()
    wire.run(1_500)
    let lines = wire.lines
    #expect(lines[0] == "READY")
  }

  @Test func noiseDelaysAndDoesNotDeceive() {
    var wire = Wire()
    var generator = SystemRandomNumberGenerator()
    wire.show(["READY"])
    wire.run(100)
    var random: UInt64 = 1
    // Every other frame loses a bit on its way, in both directions.
    let damage: ([UInt8]) -> [UInt8]? = { bytes in
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      guard random >> 40 & 1 == 0 else { return bytes }
      var damaged = bytes
      damaged[Int(random >> 33) % bytes.count] ^= 1 << UInt8(random >> 60 & 7)
      return damaged
    }
    wire.toDisplay = damage
    wire.toDesk = damage
    for _ in 0..<40 {
      let name = "N" + String(Int.random(in: 0...9_999, using: &generator))
      wire.show(["✓ GENUINE CODE", name], .accepted)
      wire.run(700)
      let lines = wire.lines
      #expect(lines == ["✓ GENUINE CODE", name] || lines[0] != "✓ GENUINE CODE" || lines[1].hasPrefix("N"))
    }
    wire.toDisplay = { $0 }
    wire.toDesk = { $0 }
    wire.show(["READY"])
    wire.run(2_500)
    let lines = wire.lines
    #expect(lines[0] == "READY")
  }

  @Test func anotherFontIsReportedOnce() {
    var wire = Wire()
    // A display that says it has our font and draws with another.
    wire.toDesk = { bytes in
      var reader = FrameReader()
      for byte in bytes {
        guard case .frame = reader.push(byte), reader.type == Link.Reply.acknowledgement.rawValue else { continue }
        let payload = reader.payload
        var frame = ReplyWriter(type: reader.type, sequence: reader.sequence)
        for index in payload.indices { frame.write(index == 1 ? payload[index] ^ 1 : payload[index]) }
        frame.finish()
        return (0..<frame.count).map { frame[$0] }
      }
      return bytes
    }
    wire.show(["READY"])
    wire.run(5_000)
    let news = wire.session.takeNews()
    #expect(news.count == 2 && news.last == .differs)
    let (lines, isLinked) = (wire.lines, wire.session.isLinked)
    #expect(lines[0] == "READY" && isLinked)
  }

  @Test func lettersOfItsOwnAreCheckedByCharacter() {
    var wire = Wire()
    wire.restartDisplay(font: 0)
    wire.show(["Živko"])
    wire.run(3_000)
    let news = wire.session.takeNews()
    #expect(news.count == 1)
  }

  @Test func anotherRevisionIsNotSpokenTo() {
    var wire = Wire()
    wire.toDesk = { bytes in
      var reader = FrameReader()
      for byte in bytes {
        guard case .frame = reader.push(byte), reader.type == Link.Reply.greeting.rawValue else { continue }
        let payload = reader.payload
        var frame = ReplyWriter(type: reader.type, sequence: reader.sequence)
        for index in payload.indices { frame.write(index == 0 ? 2 : payload[index]) }
        frame.finish()
        return (0..<frame.count).map { frame[$0] }
      }
      return bytes
    }
    wire.show(["READY"])
    wire.run(5_000)
    let (news, lines) = (wire.session.takeNews(), wire.lines)
    #expect(news == [.revision(2)] && lines[0] == "Vidimus 0.1.0")
  }

  @Test func aDisplayThatIsTooSmallIsNamedOnce() {
    var wire = Wire()
    wire.restartDisplay(columns: 8, rows: 1)
    wire.show(["READY"])
    wire.run(5_000)
    let (news, isLinked) = (wire.session.takeNews(), wire.session.isLinked)
    #expect(news.count == 1 && !isLinked)
    if case .unfit(let greeting)? = news.first { #expect(greeting.columns == 8) } else { Issue.record("not named") }
  }

  @Test func aDisplayOfAnotherSizeGetsNoScreenOfTheOldOne() {
    var wire = Wire()
    wire.show(["READY"])
    wire.run(100)
    wire.restartDisplay(columns: 20, rows: 4)
    wire.run(2_500)
    let (lines, greeting) = (wire.lines, wire.session.greeting)
    #expect(lines[0] == "Vidimus 0.1.0" && greeting?.columns == 20)
  }
}
