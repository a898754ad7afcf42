import Foundation
import Testing

/// That time moves a real desk: the pace itself is tested by DeskTests, which hand the time in. The clock here runs faster
/// than others, and an emulated desk cannot keep up with it.
@Suite(.enabled(if: FakeClock.works && !Program.isOptimized)) struct DeskPaceTests {
  @Test func pagesTurnAndTheDeskIsReadyAgainByItself() throws {
    let school = try School()
    let desk = try FastDesk(8, school.trust)
    try desk.send(try school.code())
    for page in ["GENUINE CODE", "Same name on ID?", "Introduction to"] { #expect(try desk.frame().contains(page)) }
    try desk.send("VIDIMUS:BACK")
    #expect(try desk.frame().contains("Same name on ID?"))
    while try !desk.frame().contains("READY") {}
  }
}

/// A desk on a terminal that nobody else looks at; codes go in on a pipe.
private final class FastDesk {
  private let terminal: PseudoTerminal
  private let input = Pipe()
  private let process: Process
  private var drawn = ""
  /// The frames a test has looked at.
  private var count = 0

  /// - Parameter rate: seconds of the desk to one of the test.
  init(_ rate: Int, _ words: [String]) throws {
    terminal = try PseudoTerminal()
    process = FakeClock("2026-11-24 12:00:00", rate: rate).process(["scan"] + words)
    process.standardInput = input
    process.standardOutput = terminal.line
    try process.run()
    #expect(try frame().contains("READY"))
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  private var frames: [String] {
    drawn.components(separatedBy: "┌").dropFirst().filter { $0.contains("┘") }
  }

  /// Scans; ``frame()`` is then what is drawn from now on.
  func send(_ text: String) throws {
    drawn += terminal.echoed()
    count = frames.count
    try input.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
  }

  /// The next frame that is drawn.
  func frame() throws -> String {
    let isDrawn = until {
      drawn += terminal.echoed()
      return frames.count > count
    }
    try #require(isDrawn, "\(drawn.suffix(200))")
    count += 1
    return frames[count - 1]
  }
}
