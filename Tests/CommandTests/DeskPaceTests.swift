import Foundation
import Testing

/// What a live desk shows when, on a clock that runs faster than others. An emulated one cannot keep up with it.
@Suite(.enabled(if: FakeClock.works && !Program.isOptimized)) struct DeskPaceTests {
  @Test func everyPageHasItsTurnBeforeTheDeskIsReady() throws {
    let school = try School("University of Applied Sciences for Technology, Economics and the Arts")
    let code = try school.code([
      "familyName": "Papadopoulou-Chatzikonstantinou", "givenName": "Maria Eleftheria Anastasia",
      "title": "Introduction to the ethics of data in public administration, with exercises for those who decide, "
        + "those who advise them and those who are decided upon",
      "expiryDate": "2030-05-14", "grade": "passed with distinction",
    ])
    let desk = try FastDesk(6, school.trust)
    try desk.send(code)
    var frames: [String] = []
    while frames.last?.contains("READY") != true { frames.append(try desk.frame()) }
    // More than 45 seconds have room for.
    #expect(frames.count > 16)
    #expect(frames.dropLast().last?.contains("Own trust file") == true)
  }

  @Test func whoeverComesNextFindsTheDesksOwnLanguage() throws {
    let desk = try FastDesk(6, ["--only-trust", "--language", "en,el"])
    try desk.send("VIDIMUS:LANGUAGE")
    #expect(try desk.frame().contains("ΕΤΟΙΜΟ"))
    try desk.send("VIDIMUS:CLEAR")
    #expect(try desk.frame().contains("READY"))
    for card in ["BACK", "HOLD", "REPEAT"] {
      try desk.send("VIDIMUS:LANGUAGE")
      #expect(try desk.frame().contains("ΕΤΟΙΜΟ"))
      try desk.send("VIDIMUS:" + card)
      #expect(try desk.frame().contains("ΕΤΟΙΜΟ"))
      // By itself, after a while.
      #expect(try desk.frame().contains("READY"), "\(card)")
    }
  }

  @Test func theCardTurnsBackAsOftenAsItIsScanned() throws {
    let school = try School()
    let desk = try FastDesk(4, school.trust)
    try desk.send(try school.code())
    while try !desk.frame().contains("Signed by") {}
    for page in ["Introduction to", "Same name on ID?", "GENUINE CODE", "Own trust file"] {
      try desk.send("VIDIMUS:BACK")
      #expect(try desk.frame().contains(page))
      Thread.sleep(forTimeInterval: 0.3)
    }
    // What stays in view is one card.
    try desk.send("VIDIMUS:BACK\nVIDIMUS:BACK\nVIDIMUS:BACK")
    #expect(try desk.frame().contains("EQF 6"))
    #expect(try desk.frame().contains("Own trust file"))
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
