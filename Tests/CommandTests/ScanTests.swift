import Foundation
import Testing

@Suite struct ScanTests {
  /// The screens of a film strip, each a list of its lines without the frame.
  private func screens(_ output: String) -> [[String]] {
    var screens: [[String]] = []
    for line in output.split(separator: "\n") {
      if line.hasPrefix("┌") { screens.append([]) }
      if line.hasPrefix("│") {
        screens[screens.count - 1].append(line.dropFirst().dropLast().trimmingCharacters(in: .whitespaces))
      }
    }
    return screens
  }

  @Test func twoLinesSayWhoseCodeItIs() throws {
    let school = try School()
    let answer = try Program.run(["scan", "--at", "2026-11-24"] + school.trust, input: try school.code() + "\n")
    #expect(answer.status == 0)
    let pages = screens(answer.output)
    #expect(pages.first == ["READY", "Scan a code"])
    #expect(pages.contains(["✓ GENUINE CODE", "Anna Kowalska"]))
    #expect(pages.contains(["Same name on ID?", "Paper may differ"]))
    #expect(pages.contains(["1 ECTS, 25 h", "EQF 6, 1st cycle"]))
    #expect(pages.contains { $0.first == "Own trust file" })
    #expect(pages.last == ["READY", "Scan a code"])
    #expect(!answer.output.contains("\u{1B}"))
    for line in answer.lines { #expect(line.count == 18, "\(line)") }
  }

  @Test func eachVerdictHasItsOwnWords() throws {
    let school = try School()
    let cases: [(String, [String])] = [
      (try forged(try school.code(), "Kowalska", "Kowalski"), ["✗ NOT AS SIGNED", "signature fails"]),
      (try school.code(["expiryDate": "2026-06-30"]), ["✗ LAPSED", "on 30 Jun 2026"]),
      (try School("Some School", id: "https://school.example").code(), ["! NOT ON LIST", "issuer unchecked"]),
      (try #require(try Program.run(["card", "--test"]).lines.first), ["TEST CARD OK", "not a person"]),
      ("https://x.example", ["! WEB LINK ONLY", "not checked here"]),
      (truncated(try school.code()), ["! CANNOT READ", "code incomplete"]),
      ("4006381333931", ["! OTHER CODE", "no certificate"]),
    ]
    for (text, words) in cases {
      let answer = try Program.run(["scan", "--at", "2026-11-24"] + school.trust, input: text + "\n")
      #expect(screens(answer.output).contains(words), "\(words): \(answer.output)")
    }
  }

  @Test func theDisplayHasTheSizeThatWasAskedFor() throws {
    let answer = try Program.run(["scan", "--only-trust", "--display", "terminal:20x4"], input: "x\n")
    let pages = screens(answer.output)
    #expect(!pages.isEmpty && pages.allSatisfy { $0.count == 4 })
    for size in ["terminal:15x2", "terminal:16x1", "terminal:20x", "lcd", "terminal:x"] {
      #expect(try Program.run(["scan", "--only-trust", "--display", size], input: "x\n").status == 64)
    }
    #expect(try Program.run(["scan", "--only-trust", "--display", "none"], input: "x\n").output.isEmpty)
  }

  @Test func everySuffixOfAScannerEndsACode() throws {
    func count(_ input: String, _ options: [String] = []) throws -> Int {
      try Program.run(["scan", "--json", "--only-trust"] + options, input: input).lines.count
    }
    for input in ["a\nb\n", "a\rb\r", "a\r\nb\r\n", "a\n\n\r\rb", "\na\rb"] {
      #expect(try count(input) == 2, "\(input)")
    }
    #expect(try count("a\tb") == 1)
    #expect(try count("a\tb\t", ["--suffix", "tab"]) == 2)
    #expect(try count("\r\n\r\n") == 0)
  }

  @Test func aCodeOverTheLimitIsRefusedAndTheNextOneServed() throws {
    for (length, reason) in [(8_192, "unknown-text"), (8_193, "too-large"), (1_000_000, "too-large")] {
      let input = String(repeating: "A", count: length) + "\nhttps://x.example\n"
      let answer = try Program.run(["scan", "--json", "--only-trust"], input: input)
      #expect(answer.lines.count == 2)
      #expect(try verdict(answer.lines[0])["reason"] as? String == reason)
      #expect(try verdict(answer.lines[1])["reason"] as? String == "online-link")
    }
  }

  @Test func aPauseInAPipeEndsNoCode() throws {
    let process = Program.process(["scan", "--json", "--only-trust"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data("https://".utf8))
    Thread.sleep(forTimeInterval: 0.5)
    input.fileHandleForWriting.write(Data("x.example\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(lines.split(separator: "\n").count == 1 && lines.contains("online-link"))
  }

  @Test func healthCertificatesAreForOtherDesks() throws {
    // A well-formed HC1 text of nobody's: the envelope decides before any key is looked for.
    let text = try hc1()
    let learning = try Program.run(["scan", "--json", "--only-trust"], input: text)
    #expect(try verdict(learning.output)["reason"] as? String == "not-for-this-desk")
    let all = try Program.run(["scan", "--json", "--only-trust", "--kinds", "all"], input: text)
    #expect(try verdict(all.output)["reason"] as? String == "list-missing")
  }

  @Test func terminationLeavesCleanly() throws {
    let process = Program.process(["scan", "--only-trust"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.availableData
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
  }

  // MARK: Terminals

  @Test func aTerminalIsRawWhileTheDeskIsOpenAndAsBeforeAfterwards() throws {
    let terminal = try PseudoTerminal()
    let before = try terminal.settings()
    let process = Program.process(["scan", "--json", "--only-trust"])
    let output = Pipe()
    process.standardInput = terminal.line
    process.standardOutput = output
    try process.run()
    try terminal.waitUntilRaw()
    // No suffix: silence ends the code. Nothing is echoed, and control characters do nothing.
    terminal.type("https://\u{3}x.example")
    let found = try verdict(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
    #expect(found["reason"] as? String == "online-link")
    // Longer than the 4 095 characters a terminal holds of one line otherwise.
    terminal.type("https://" + String(repeating: "x", count: 6_000) + "\r")
    let long = try verdict(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
    #expect(long["reason"] as? String == "online-link")
    #expect(terminal.echoed().isEmpty)
    terminal.type("\u{4}")
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    #expect(try terminal.settings() == before)
  }

  @Test func onATerminalTheFrameIsDrawnInItsPlace() throws {
    let terminal = try PseudoTerminal()
    let school = try School()
    let input = Pipe()
    let process = Program.process(["scan"] + school.trust)
    process.standardInput = input
    process.standardOutput = terminal.line
    try process.run()
    input.fileHandleForWriting.write(Data((try school.code() + "\n").utf8))
    var drawn = ""
    while !drawn.contains("Kowalska") { drawn += terminal.read() }
    #expect(drawn.contains("\u{1B}[4A"))
    #expect(drawn.contains("\u{1B}[1m✓ GENUINE CODE"))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(terminal.echoed().contains("Own trust file"))
  }

  /// By a signal, a key or a hangup of the scanner's terminal: the next person finds nobody's verdict.
  @Test(arguments: ["SIGTERM", "SIGINT", "SIGHUP", "Ctrl-C", "Ctrl-D"])
  func aDeskThatIsEndedTakesTheVerdictAway(_ how: String) throws {
    let terminal = try PseudoTerminal()
    let school = try School()
    let process = Program.process(["scan", "--at", "2026-11-24"] + school.trust)
    process.standardInput = terminal.line
    process.standardOutput = terminal.line
    try process.run()
    try terminal.waitUntilRaw()
    terminal.type(try school.code() + "\r")
    var drawn = ""
    for _ in 0..<40 where !drawn.contains("Kowalska") { drawn += terminal.read() }
    #expect(drawn.contains("Kowalska"))
    switch how {
    case "Ctrl-C": terminal.type("\u{3}")
    case "Ctrl-D": terminal.type("\u{4}")
    default:
      kill(process.processIdentifier, ["SIGTERM": SIGTERM, "SIGINT": SIGINT, "SIGHUP": SIGHUP][how] ?? SIGKILL)
    }
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    drawn += terminal.echoed()
    #expect(drawn.hasSuffix("\u{1B}[4A\u{1B}[J"))
    #expect(!drawn.contains("Own trust file"))
  }

  @Test func aStrayKeyIsNoTornCode() throws {
    let keys = "\u{1A}\n\u{1B}\n\0\u{7F}\n"
    let shown = try Program.run(["scan", "--only-trust"], input: keys + "x\n")
    #expect(screens(shown.output).map { $0[0] }.filter { $0.contains("CANNOT READ") }.isEmpty)
    #expect(screens(shown.output).contains(["! OTHER CODE", "no certificate"]))
    // Machines are answered as ever.
    let machine = try Program.run(["scan", "--json", "--only-trust"], input: keys)
    #expect(machine.lines.count == 3 && machine.lines.allSatisfy { $0.contains("not-text") })
  }

  /// A COSE_Sign1 in zlib and base45 with a signature of zeros.
  private func hc1() throws -> String {
    let script = """
      import zlib
      a = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
      m = bytes.fromhex("d2844da2012604480102030405060708a041a05840") + bytes(64)
      b = zlib.compress(m, 9)
      t = ""
      for i in range(0, len(b), 2):
          p = b[i:i+2]
          v = int.from_bytes(p, "big")
          for _ in range(len(p) + 1):
              v, d = divmod(v, 45)
              t += a[d]
      print("HC1:" + t)
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}

/// Both ends of a terminal that is not there.
final class PseudoTerminal {
  /// The end a program takes for its terminal.
  let line: FileHandle
  /// The device of that end.
  let path: String
  private let master: Int32

  init() throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    // Foundation does not bring posix_openpt(3) and its kin: TIOCSPTLCK and TIOCGPTN are what they do.
    var (unlocked, number) = (Int32(0), Int32(0))
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    path = "/dev/pts/\(number)"
    let slave = open(path, O_RDWR | O_NOCTTY)
    try #require(slave >= 0)
    line = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  deinit { close(master) }

  struct Settings: Equatable {
    let input, output, control, local: tcflag_t
  }

  func settings() throws -> Settings {
    var settings = termios()
    try #require(tcgetattr(line.fileDescriptor, &settings) == 0)
    return Settings(
      input: settings.c_iflag, output: settings.c_oflag, control: settings.c_cflag, local: settings.c_lflag)
  }

  func waitUntilRaw() throws {
    for _ in 0..<500 where try settings().local & tcflag_t(ICANON) != 0 { Thread.sleep(forTimeInterval: 0.01) }
    try #require(try settings().local & tcflag_t(ICANON | ECHO | ISIG) == 0)
  }

  /// Types, as slowly as the terminal takes it.
  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1_024)) }
      if count > 0 { bytes = bytes.dropFirst(count) } else { Thread.sleep(forTimeInterval: 0.005) }
    }
  }

  /// What the program has written, at least something of it within ten seconds.
  func read() -> String {
    for _ in 0..<1_000 {
      let text = echoed()
      if !text.isEmpty { return text }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return "nothing: Kowalska"
  }

  /// What is there to read on this end now.
  func echoed() -> String {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : ""
  }
}
