import Foundation
import Testing

/// The real LCDd with its text driver, which prints each frame.
final class LCDServer {
  /// Why the tests cannot run here; nil where they can.
  static let hindrance: String? =
    drivers == nil ? "LCDd is not installed: Scripts/setup test" : Program.isNative ? nil : "for this machine only"

  private static let drivers: String? = {
    guard FileManager.default.isExecutableFile(atPath: "/usr/sbin/LCDd") else { return nil }
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    return folders.map { "/usr/lib/\($0)/lcdproc/" }.first { FileManager.default.fileExists(atPath: $0 + "text.so") }
  }()

  let folder: TemporaryFolder
  let port: Int
  private let columns, rows: Int
  private(set) var process: Process?

  init(columns: Int = 20, rows: Int = 2) throws {
    folder = try TemporaryFolder()
    (self.columns, self.rows) = (columns, rows)
    // Below the ports that are given out by themselves.
    port = Int.random(in: 20_000..<32_000)
    try folder.write(
      "LCDd.conf",
      """
      [server]
      Driver=text
      DriverPath=\(try #require(Self.drivers))
      Bind=127.0.0.1
      Port=\(port)
      ReportLevel=1
      User=root
      Foreground=yes
      ServerScreen=blank
      [text]
      Size=\(columns)x\(rows)

      """)
    try start()
  }

  deinit { stop() }

  func start() throws {
    let process = Process()
    // A frame is to be read when it is drawn, and not when a buffer is full.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/stdbuf")
    process.arguments = ["-oL", "/usr/sbin/LCDd", "-c", folder.path("LCDd.conf"), "-f", "-r", "0", "-s", "0"]
    process.standardOutput = FileHandle(forWritingAtPath: try folder.write("frames", ""))
    process.standardError = FileHandle.nullDevice
    try process.run()
    self.process = process
    // It draws once it listens.
    for _ in 0..<1_000 where try folder.read("frames").isEmpty { usleep(10_000) }
  }

  func stop() {
    guard let process, process.isRunning else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The lines of the last whole frame. It prints the bytes that it was sent, which are ISO 8859-1.
  var lines: [String] {
    guard let file = FileHandle(forReadingAtPath: folder.path("frames")), let end = try? file.seekToEnd() else {
      return []
    }
    // Two frames are enough, of which one is whole.
    let size = UInt64(2 * (rows + 3) * (columns + 4))
    try? file.seek(toOffset: end > size ? end - size : 0)
    let data = (try? file.readToEnd()) ?? Data()
    let text = (String(data: data, encoding: .isoLatin1) ?? "").split(separator: "\n").map(String.init)
    guard let last = text.lastIndex(where: { $0.hasPrefix("+") && $0.count == columns + 2 }), last >= rows else {
      return []
    }
    let frame = text[(last - rows)..<last]
    guard frame.allSatisfy({ $0.hasPrefix("|") && $0.count == columns + 2 }) else {
      // The last edge is that above a frame that is not whole.
      guard last > rows + 1 else { return [] }
      return text[(last - rows - 1)..<(last - 1)].map { String($0.dropFirst().dropLast()) }
    }
    return frame.map { String($0.dropFirst().dropLast()) }
  }
}

/// A desk whose display is LCDd's: `vidimus lcdproc` between the two.
final class LCDprocDesk: DisplayedDesk {
  let server: LCDServer
  let folder: TemporaryFolder
  let bridge: Process
  private(set) var desk: RunningDesk
  private let words: [String]

  init(_ words: [String], columns: Int = 20, rows: Int = 2) throws {
    server = try LCDServer(columns: columns, rows: rows)
    folder = try TemporaryFolder()
    self.words = words
    bridge = Program.process(["lcdproc", "--link", folder.path("link"), "--server", "127.0.0.1:\(server.port)"])
    bridge.standardError = FileHandle(forWritingAtPath: try folder.write("bridge", ""))
    try bridge.run()
    for _ in 0..<1_000 where !FileManager.default.fileExists(atPath: folder.path("link")) { usleep(10_000) }
    desk = try RunningDesk(display: "link:" + folder.path("link"), words)
  }

  /// Starts another desk in place of the first.
  func start() throws { desk = try RunningDesk(display: "link:" + folder.path("link"), words) }

  deinit { if bridge.isRunning { kill(bridge.processIdentifier, SIGKILL) } }

  var bridgeSentences: String { (try? folder.read("bridge")) ?? "" }

  func shows(_ lines: [String], within seconds: Double = 30) -> Bool {
    until(within: seconds) {
      let shown = server.lines
      return shown.count >= lines.count
        && zip(shown, lines).allSatisfy { $0.hasPrefix($1) && $0.dropFirst($1.count).allSatisfy { $0 == " " } }
    }
  }

  func shows(_ lines: String...) -> Bool { shows(lines) }
}

@Suite(.serialized, .enabled(if: LCDServer.hindrance == nil, "\(LCDServer.hindrance ?? "")"))
struct LCDprocTests {
  @Test func aDeskIsShownOnLCDd() throws {
    let school = try School()
    let desk = try LCDprocDesk(school.trust)
    #expect(desk.shows("READY", "Scan a code"), "\(desk.server.lines) \(desk.bridgeSentences)")
    desk.scan(try school.code(["familyName": "Świątek", "givenName": "Jörg"]))
    #expect(desk.shows("V GENUINE CODE", "ID? Jörg Swiatek"), "\(desk.server.lines)")
    desk.scan(try school.code(["validFrom": "2027-01-01"]))
    #expect(desk.shows("× NOT YET VALID", "from 1 Jan 2027"), "\(desk.server.lines)")
    // A name that is longer in Latin letters is broken, not cut.
    desk.scan(try school.code(["familyName": "Щърбанова-Жечкова", "givenName": "Юлия"]))
    #expect(until { desk.server.lines.first?.hasPrefix("V GENUINE CODE") == true })
    try desk.end()
    #expect(desk.process.terminationStatus == 0)
    #expect(desk.sentences.contains("display found at") && !desk.sentences.contains("letters"), "\(desk.sentences)")
    #expect(desk.shows("NO LINK", "Desk off? Cable?"))
    // Another desk, on the same display.
    try desk.start()
    #expect(desk.shows("READY", "Scan a code"))
    kill(desk.bridge.processIdentifier, SIGTERM)
    desk.bridge.waitUntilExit()
    #expect(desk.bridge.terminationStatus == 0)
    #expect(!FileManager.default.fileExists(atPath: desk.folder.path("link")))
    #expect(until { desk.server.lines.allSatisfy { $0.allSatisfy { $0 == " " } } }, "\(desk.server.lines)")
    #expect(desk.bridgeSentences == "vidimus: LCDd found at 127.0.0.1:\(desk.server.port): 20x2\n")
  }

  @Test func fourRowsAreUsed() throws {
    let school = try School()
    let desk = try LCDprocDesk(school.trust, columns: 20, rows: 4)
    #expect(desk.shows("READY", "Scan a code"))
    desk.scan(try school.code())
    #expect(desk.shows("V GENUINE CODE", "ID? Anna Kowalska", "Same name on the ID?"), "\(desk.server.lines)")
  }

  @Test func noNameIsACommand() throws {
    let school = try School()
    let desk = try LCDprocDesk(school.trust)
    #expect(desk.shows("READY", "Scan a code"))
    for name in ["a\"b\\{c", "}{}{ \\", "\\\\\"\"", "{x} \"\\n\"", "þÿ\\"] {
      desk.scan(try school.code(["familyName": name, "givenName": "Q"]))
      #expect(desk.shows("V GENUINE CODE", "ID? Q " + name), "\(name): \(desk.server.lines) \(desk.bridgeSentences)")
    }
    #expect(!desk.bridgeSentences.contains("lost"))
  }

  @Test(arguments: [SIGKILL, SIGSTOP]) func aDeskThatIsGoneLeavesNoVerdict(_ signal: Int32) throws {
    let school = try School()
    let desk = try LCDprocDesk(school.trust)
    #expect(desk.shows("READY", "Scan a code"))
    desk.scan(try school.code())
    #expect(desk.shows("V GENUINE CODE", "ID? Anna Kowalska"), "\(desk.server.lines)")
    kill(desk.process.processIdentifier, signal)
    #expect(desk.shows("NO LINK", "Desk off? Cable?"))
  }

  @Test func aServerThatIsGoneIsLookedForAndShownTheScreen() throws {
    let school = try School()
    let desk = try LCDprocDesk(school.trust)
    #expect(desk.shows("READY", "Scan a code"))
    desk.server.stop()
    #expect(until { desk.bridgeSentences.contains("LCDd lost at") })
    #expect(until { desk.sentences.contains("display lost: ") })
    desk.scan(try school.code())
    try desk.server.start()
    #expect(desk.shows("V GENUINE CODE", "ID? Anna Kowalska"), "\(desk.server.lines) \(desk.bridgeSentences)")
    // One that stands still shows what it shows, but not as acknowledged, and nothing of it when it goes on.
    kill(try #require(desk.server.process).processIdentifier, SIGSTOP)
    desk.scan("4006381333931")
    #expect(until { desk.bridgeSentences.contains("no answer") })
    #expect(until { desk.sentences.components(separatedBy: "display lost: ").count == 3 })
    kill(try #require(desk.server.process).processIdentifier, SIGCONT)
    #expect(desk.shows("! OTHER CODE", "no certificate in it"), "\(desk.server.lines)")
    #expect(desk.bridgeSentences.components(separatedBy: "LCDd lost").count == 3, "\(desk.bridgeSentences)")
  }

  @Test func whatIsNotAServerIsSaidSo() throws {
    let folder = try TemporaryFolder()
    let process = Program.process(["lcdproc", "--link", folder.path("link"), "--server", "127.0.0.1:1"])
    process.standardError = FileHandle(forWritingAtPath: try folder.write("err", ""))
    try process.run()
    for _ in 0..<1_000 where try folder.read("err").isEmpty { usleep(10_000) }
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(
      try folder.read("err") == "vidimus: LCDd lost at 127.0.0.1:1: Connection refused; trying again every second\n")
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: ["x", "lcd.example:13666", "127.0.0.1:0", "127.0.0.1:x", "[::1", "[::1]x", "", ":1"])
  func aServersNameIsNotLookedUp(_ server: String) throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["lcdproc", "--link", folder.path("x"), "--server", server]).status == 64)
  }

  @Test func aFileIsNotTakenForTheLink() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "kept")
    #expect(try Program.run(["lcdproc"]).status == 64)
    #expect(try Program.run(["lcdproc", "--link", file]).status == 73)
    #expect(try folder.read("file") == "kept")
  }
}
