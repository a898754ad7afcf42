import Codecs
import Testing

@testable import Credentials
@testable import Desk
@testable import Verification

@Suite struct TerminalDisplayTests {
  @Test func aFrameOfSixteenByTwo() throws {
    let frames = try frames(.sixteen, isTerminal: false, Pages(for: .sixteen).screens(for: .sample(.ok)))
    #expect(
      frames[0] == """
        ┌────────────────┐
        │✓ GENUINE CODE  │
        │Anna Kowalska   │
        └────────────────┘

        """)
  }

  @Test func aFrameOfTwentyByFour() throws {
    let verdict = Verdict.sample(.expired(.of("2026-05-14")))
    let frames = try frames(.fourRows, isTerminal: false, Pages(for: .fourRows).screens(for: verdict))
    #expect(
      frames[0] == """
        ┌────────────────────┐
        │✗ CODE EXPIRED      │
        │on 14 May 2026      │
        │The learning stands.│
        │Ask for a new code. │
        └────────────────────┘

        """)
  }

  @Test func theShapeStaysInTheFrameOnLaterPages() throws {
    let screens = Pages(for: .sixteen).screens(for: .sample(.lapsed(.of("2026-05-14"))))
    #expect(
      try frames(.sixteen, isTerminal: false, screens)[2] == """
        ┌ ✗ ─────────────┐
        │Anna Kowalska   │
        │                │
        └────────────────┘

        """)
  }

  @Test func wideCharactersKeepTheFrameStraight() throws {
    let verdict = Verdict.sample(.ok) { $0.learner = .init(familyName: "山田", givenName: "e\u{301}") }
    let frame = try frames(.sixteen, isTerminal: false, Pages(for: .sixteen).screens(for: verdict))[0]
    #expect(frame.contains("│ID? e\u{301} 山田      │\n"))
  }

  @Test func aFileHoldsNoEscapeSequence() throws {
    for reason in AllReasons.list {
      let bytes = try frames(.sixteen, isTerminal: false, Pages(for: .sixteen).screens(for: .sample(reason))).joined()
        .utf8
      #expect(!bytes.contains { $0 < 0x20 && $0 != 0x0A })
    }
  }

  @Test func aTerminalIsRedrawnInPlace() throws {
    let pages = Pages(for: .sixteen)
    let frames = try frames(.sixteen, isTerminal: true, [pages.reading, pages.busy])
    #expect(!frames[0].hasPrefix("\u{1B}"))
    #expect(frames[1].hasPrefix("\u{1B}[4A┌"))
    #expect(frames[1].split(separator: "\n").allSatisfy { $0.hasSuffix("\u{1B}[K") })
  }

  @Test func afterOtherOutputTheFrameIsDrawnBelow() throws {
    var frames: [String] = []
    let display = TerminalDisplay(size: .sixteen, isTerminal: true) {
      frames.append(String(decoding: $0, as: UTF8.self))
    }
    try display.show(Pages(for: .sixteen).reading)
    #expect(display.startBelow())
    try display.show(Pages(for: .sixteen).busy)
    #expect(frames.allSatisfy { $0.hasPrefix("┌") })
  }

  @Test func whoeverEndsTheDeskFindsNoFrame() throws {
    let screen = Pages(for: .sixteen).screens(for: .sample(.ok))[0]
    func left(isTerminal: Bool, below: Bool = false) throws -> String {
      var text = ""
      let display = TerminalDisplay(size: .sixteen, isTerminal: isTerminal) {
        text += String(decoding: $0, as: UTF8.self)
      }
      display.leave()
      try display.show(screen)
      #expect(text.hasPrefix("┌") && text.contains("Kowalska"))
      text = ""
      if below { #expect(display.startBelow()) }
      display.leave()
      display.leave()
      return text
    }
    #expect(try left(isTerminal: true) == "\u{1B}[4A\u{1B}[J")
    // Neither a film strip nor a file is taken away.
    #expect(try left(isTerminal: true, below: true).isEmpty && left(isTerminal: false).isEmpty)
  }

  @Test func attributesAreGivenBack() throws {
    for reason in AllReasons.list {
      for frame in try frames(.sixteen, isTerminal: true, Pages(for: .sixteen).screens(for: .sample(reason))) {
        let set = frame.ranges(of: "\u{1B}[1m").count + frame.ranges(of: "\u{1B}[7m").count
        #expect(set == (Signal(.sample(reason)) == .neutral ? 0 : 1))
        #expect(frame.ranges(of: "\u{1B}[0m").count == set)
      }
    }
  }

  @Test func aTerminalGetsNoControlByteOfACredential() throws {
    let hostile = "\u{1B}]0;x\u{7}\u{9B}2J\u{202E}\rA"
    let screens = Pages(for: .sixteen).screens(for: .sample(.ok) { $0.title = hostile })
    var text = try frames(.sixteen, isTerminal: true, screens).joined()
    for ours in ["\u{1B}[4A", "\u{1B}[K", "\u{1B}[1m", "\u{1B}[0m", "\n"] { text.replace(ours, with: "") }
    #expect(!text.unicodeScalars.contains { $0.isInvisibleOrControl })
  }

  @Test func aScreenOfAnotherSizeIsNotShown() {
    let display = TerminalDisplay(size: .sixteen, isTerminal: false) { _ in }
    #expect(throws: DisplayError.size) { try display.show(Pages(for: .twenty).reading) }
  }

  @Test func afterAFailedWriteNothingIsOverdrawn() throws {
    var frames: [String] = []
    var fails = true
    let write: TerminalDisplay.Write = { (frame) throws(DisplayError) in
      if fails { throw .write }
      frames.append(String(decoding: frame, as: UTF8.self))
    }
    let display = TerminalDisplay(size: .sixteen, isTerminal: true, write: write)
    #expect(throws: DisplayError.write) { try display.show(Pages(for: .sixteen).reading) }
    fails = false
    try display.show(Pages(for: .sixteen).reading)
    #expect(frames[0].hasPrefix("┌"))
  }

  private func frames(_ size: DisplaySize, isTerminal: Bool, _ screens: [Screen]) throws -> [String] {
    var frames: [String] = []
    let display = TerminalDisplay(size: size, isTerminal: isTerminal) {
      frames.append(String(decoding: $0, as: UTF8.self))
    }
    for screen in screens { try display.show(screen) }
    return frames
  }
}
