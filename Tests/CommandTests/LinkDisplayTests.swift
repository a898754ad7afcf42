import DisplayLink
import Emulation
import Foundation
import Testing

/// The real command at the real firmware: codes go in on standard input, and the panel is looked at dot by dot.
@Suite(.serialized, .enabled(if: Machine.hindrance == nil, "\(Machine.hindrance ?? "")"))
struct LinkDisplayTests {
  /// A desk with its display.
  private final class Kiosk: DisplayedDesk {
    let board: Machine
    let bridge: Bridge
    let desk: RunningDesk

    init(trust: [String]) throws {
      board = try Machine()
      bridge = try Bridge(to: board)
      desk = try RunningDesk(display: "link:" + bridge.path, trust)
    }

    /// Waits until the panel shows lines; whether it does in time.
    func shows(_ lines: [String], within seconds: Double = 60) throws -> Bool {
      let expected = Picture(of: lines.joined(separator: "\n"), inverseLines: lines[0].hasPrefix("✗") ? 1 : 0)
      return try until(within: seconds) { try board.picture() == expected }
    }

    /// The lamps that were lit within a second: they flash.
    func lamps() throws -> [Link.Lamp] {
      var pins: UInt32 = 0
      for _ in 0..<50 {
        pins |= try board.word(0x4000_63FC)
        Thread.sleep(forTimeInterval: 0.02)
      }
      return [(0x20, Link.Lamp.accepted), (0x40, .refused), (0x80, .caution)].compactMap { pins & $0 == 0 ? nil : $1 }
    }
  }

  /// The pages of a code on the terminal display: lists of lines, from the first that is not READY.
  private func terminalPages(_ code: String, _ trust: [String]) throws -> [[String]] {
    let answer = try Program.run(["scan", "--at", "2026-11-20"] + trust, input: code + "\n")
    var pages: [[String]] = []
    for line in answer.lines {
      if line.hasPrefix("┌") { pages.append([]) }
      if line.hasPrefix("│") { pages[pages.count - 1].append(String(line.dropFirst().dropLast())) }
    }
    return Array(pages.drop { $0[0].hasPrefix("READY") || $0[0].contains("rust file") })
  }

  struct Sample {
    let name, code: String
    let lamp: Link.Lamp
  }

  /// A code for each verdict, in three scripts.
  private func samples() throws -> (samples: [Sample], trust: [String], keep: [AnyObject]) {
    let registrar = try StatusTests.Registrar()
    let school = registrar.school
    let withdrawn = try registrar.issue(3)
    let ids = try withdrawn.map { try registrar.id($0) }
    for (command, id) in zip(["revoke", "suspend", "replace"], ids) {
      try registrar.run([command, registrar.list, id])
    }
    try registrar.sign()
    let silent = try StatusTests.Registrar("TU Wien", id: "https://tuwien.example")
    let unlisted = try School("Some School", id: "https://school.example")
    let narrow = try School("Aalto", id: "https://aalto.example")
    let uncovered = try narrow.code()
    let badges = try narrow.folder.read("issuer/issuer.json").replacingOccurrences(
      of: "\"MicroCredential\"", with: "\"OpenBadge\"")
    try narrow.folder.write("issuer/issuer.json", badges)
    let genuine = try school.code(["familyName": "Świątek", "givenName": "Łukasz"])
    let samples = [
      // A genuine code's lamp waits for the page that asks for the ID.
      Sample(name: "genuine", code: genuine, lamp: .off),
      Sample(
        name: "genuine-greek", code: try school.code(["familyName": "Ξένου", "givenName": "Δήμητρα"]), lamp: .off),
      Sample(
        name: "genuine-cyrillic", code: try school.code(["familyName": "Щърбанов", "givenName": "Живко"]), lamp: .off),
      Sample(name: "ended-expired", code: try school.code(["codeExpires": "2026-06-30"]), lamp: .refused),
      Sample(name: "ended-lapsed", code: try school.code(["expiryDate": "2026-06-30"]), lamp: .refused),
      Sample(name: "not-yet", code: try school.code(["validFrom": "2027-01-01"]), lamp: .refused),
      Sample(name: "withdrawn-revoked", code: withdrawn[0], lamp: .refused),
      Sample(name: "withdrawn-suspended", code: withdrawn[1], lamp: .refused),
      Sample(name: "withdrawn-replaced", code: withdrawn[2], lamp: .refused),
      Sample(name: "not-as-signed", code: try forged(genuine, "Świątek", "Świątex"), lamp: .refused),
      Sample(name: "not-listed", code: try unlisted.code(), lamp: .caution),
      Sample(name: "not-covered", code: uncovered, lamp: .caution),
      Sample(name: "undecided", code: try silent.issue()[0], lamp: .caution),
      Sample(name: "unreadable", code: truncated(genuine), lamp: .caution),
      Sample(name: "unsupported", code: "https://x.example", lamp: .caution),
      Sample(name: "not-a-credential", code: "4006381333931", lamp: .caution),
      Sample(name: "test", code: try #require(try Program.run(["card", "--test"]).lines.first), lamp: .off),
    ]
    let trust =
      school.trust + ["--trust", registrar.folder.path("out/status.jwt"), "--trust", silent.school.file]
      + ["--trust", narrow.file]
    return (samples, trust, [registrar, silent, unlisted, narrow])
  }

  /// Once, on the everyday build: on boards the tests below show that the same code reaches the same panel.
  @Test(.enabled(if: !Program.isOptimized)) func everyVerdictIsOnThePanelAsOnTheTerminal() throws {
    let (samples, trust, keep) = try samples()
    let kiosk = try Kiosk(trust: trust)
    #expect(try kiosk.shows(["READY", "Scan a code"]))
    #expect(try kiosk.lamps().isEmpty)
    let gallery = ProcessInfo.processInfo.environment["VIDIMUS_PICTURES"].map { Gallery(folder: $0) }
    for sample in samples {
      let pages = try terminalPages(sample.code, trust)
      let first = try #require(pages.first, "\(sample.name)")
      kiosk.scan(sample.code)
      #expect(try kiosk.shows(first), "\(sample.name): \(first)")
      try gallery?.add(sample.name, first, try kiosk.board.picture())
      #expect(try kiosk.lamps() == (sample.lamp == .off ? [] : [sample.lamp]), "\(sample.name)")
    }
    // Pages turn by themselves.
    let pages = try terminalPages(samples[0].code, trust)
    kiosk.scan(samples[0].code)
    #expect(try kiosk.shows(pages[0]))
    #expect(try kiosk.lamps().isEmpty)
    #expect(try kiosk.shows(pages[1], within: 60))
    #expect(try kiosk.lamps() == [.accepted])
    try kiosk.end()
    #expect(kiosk.process.terminationStatus == 0)
    #expect(kiosk.sentences.contains("display found at") && !kiosk.sentences.contains("letters"))
    #expect(try kiosk.shows(["NO LINK", "Desk off? Cable?"], within: 60))
    try gallery?.add("no-link", nil, try kiosk.board.picture())
    try gallery?.finish(samples, trust)
    withExtendedLifetime(keep) {}
  }

  @Test func aKioskThatCrashesLeavesNoVerdict() throws {
    let school = try School()
    let kiosk = try Kiosk(trust: school.trust)
    #expect(try kiosk.shows(["READY", "Scan a code"]))
    kiosk.scan(try school.code())
    #expect(try kiosk.shows(["✓ GENUINE CODE", "Anna Kowalska"]))
    kill(kiosk.process.processIdentifier, SIGKILL)
    kiosk.process.waitUntilExit()
    #expect(try kiosk.shows(["NO LINK", "Desk off? Cable?"], within: 60))
    #expect(try kiosk.lamps().isEmpty)
  }

  @Test func aKioskThatStandsStillLeavesNoVerdict() throws {
    let school = try School()
    let kiosk = try Kiosk(trust: school.trust)
    kiosk.scan(try school.code())
    #expect(try kiosk.shows(["✓ GENUINE CODE", "Anna Kowalska"]))
    kill(kiosk.process.processIdentifier, SIGSTOP)
    #expect(try kiosk.shows(["NO LINK", "Desk off? Cable?"], within: 60))
    #expect(try kiosk.lamps().isEmpty)
    // It goes on where it was: the display asks for its screen.
    kill(kiosk.process.processIdentifier, SIGCONT)
    let isBack = try until(within: 60) { try kiosk.board.word(0x4000_63FC) & 0x20 != 0 }
    #expect(isBack)
  }

  @Test func aDisplayThatIsPulledOutIsLostAndFoundAgain() throws {
    let school = try School()
    let kiosk = try Kiosk(trust: school.trust)
    #expect(try kiosk.shows(["READY", "Scan a code"]))
    kiosk.bridge.set(nil)
    #expect(until(within: 60) { kiosk.sentences.contains("display lost: ") })
    #expect(try kiosk.shows(["NO LINK", "Desk off? Cable?"], within: 60))
    kiosk.scan(try school.code())
    kiosk.bridge.set { $0 }
    #expect(try kiosk.shows(["✓ GENUINE CODE", "Anna Kowalska"]))
    #expect(until(within: 60) { kiosk.sentences.components(separatedBy: "display found at").count == 3 })
    try kiosk.end()
    #expect(kiosk.process.terminationStatus == 0)
  }

  @Test func noiseOnTheWireShowsNothingFalse() throws {
    let school = try School()
    let kiosk = try Kiosk(trust: school.trust)
    #expect(try kiosk.shows(["READY", "Scan a code"]))
    // One byte in 150 loses a bit, both ways: a sixth of the screens, and now and then an answer.
    kiosk.bridge.set { bytes in
      bytes.map { Int.random(in: 0..<150) == 0 ? $0 ^ 1 << UInt8.random(in: 0..<8) : $0 }
    }
    let code = try school.code()
    let changed = try forged(code, "Kowalska", "Kowalski")
    for text in [code, changed, code, changed, code, changed] {
      let lines = text == code ? ["✓ GENUINE CODE", "Anna Kowalska"] : ["✗ NOT AS SIGNED", "signature fails"]
      kiosk.scan(text)
      #expect(try kiosk.shows(lines, within: 90), "\(kiosk.sentences)")
    }
    #expect(kiosk.process.isRunning && !kiosk.sentences.contains("letters"))
  }

  @Test func deskAndDisplayHaveOneVersion() throws {
    let version = DisplayController.version
    let text = "\(version.0).\(version.1).\(version.2)"
    #expect(try Program.run(["--version"]).lines.first?.contains(text) == true)
    let board = try Machine()
    _ = board.serial.frame(within: 60)
    #expect(try board.picture() == Picture(of: "Vidimus \(text)\nwaiting for desk"))
  }

  @Test func aDeskStartsWithoutItsDisplay() throws {
    let answer = try Program.run(["scan", "--only-trust", "--display", "link:/dev/vidimus-nothing"], input: "x\n")
    #expect(answer.status == 0 && answer.errors.contains("display lost: cannot open /dev/vidimus-nothing"))
    let folder = try TemporaryFolder()
    for name in ["link:", "link:" + (try folder.write("file", "kept"))] {
      #expect(try Program.run(["scan", "--only-trust", "--display", name], input: "x\n").status == 64)
    }
    #expect(try folder.read("file") == "kept")
  }
}

/// Pictures of the displays side by side, for Documentation/display.md.
private final class Gallery {
  private let folder: URL
  private var rows: [(name: String, terminal: [String]?)] = []

  init(folder: String) { self.folder = URL(fileURLWithPath: folder) }

  func add(_ name: String, _ lines: [String]?, _ picture: Picture) throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("display"), withIntermediateDirectories: true)
    try picture.png(scale: 3).write(to: folder.appendingPathComponent("display/\(name).png"))
    rows.append((name, lines))
  }

  /// Writes the page, with the frames of LCDd and the pages of a customer display.
  func finish(_ samples: [LinkDisplayTests.Sample], _ trust: [String]) throws {
    let english = try serverPages(samples, trust, "en")
    let table = rows.map { name, lines in
      let terminal = lines.map { block($0) } ?? "the desk's program is gone"
      return "<tr><td>\(name)</td><td>\(terminal)</td><td><img src=\"display/\(name).png\" alt=\"\(name)\"></td>"
        + "<td>\(block(english[name] ?? []))</td></tr>\n"
    }.joined()
    var (greek, bulgarian) = (try serverPages(samples, trust, "el"), try serverPages(samples, trust, "bg"))
    (greek["no-link"], bulgarian["no-link"]) = (nil, nil)
    let scripts = try samples.map { sample in
      try "<tr><td>\(sample.name)</td><td>\(block(terminalPage(sample, trust, "el")))</td>"
        + "<td>\(block(greek[sample.name] ?? []))</td><td>\(block(terminalPage(sample, trust, "bg")))</td>"
        + "<td>\(block(bulgarian[sample.name] ?? []))</td></tr>\n"
    }.joined()
    let page = """
      # The same codes on the terminal, the controller, LCDd and a customer display

      The first page of each verdict: as `vidimus scan` draws it in a terminal, dot by dot as it stands on the panel of the
      emulated controller, and as LCDd 0.5.9 printed its frame, to which `vidimus lcdproc` brought it (`Scripts/pictures`
      makes this page and its pictures).

      <table>
      <tr><th>verdict</th><th>terminal</th><th>controller</th><th>LCDd</th></tr>
      \(table)</table>

      ## In Greek and in Cyrillic

      The same in Greek and Bulgarian. LCDd has the letters of ISO 8859-1, so there everything is written as passports do.

      <table>
      <tr><th>verdict</th><th>Greek, terminal</th><th>LCDd</th><th>Bulgarian, terminal</th><th>LCDd</th></tr>
      \(scripts)</table>

      ## One scan on a customer display, page by page

      What a 20x2 display at `--display escpos:DEVICE` holds, with the table CP437: a model of one that was sent the bytes.

      \(try ["staff", "visitor", "learner"].map { try filmStrip($0) }.joined())
      """
    try Data((page.trimmingCharacters(in: .newlines) + "\n").utf8).write(
      to: folder.appendingPathComponent("display.md"))
  }

  private func block(_ lines: [String]) -> String { "<pre>" + lines.joined(separator: "\n") + "</pre>" }

  /// The first page of a verdict on the terminal, behind those of a desk that waits.
  private func terminalPage(
    _ sample: LinkDisplayTests.Sample, _ trust: [String], _ language: String
  ) throws -> [String] {
    func pages(_ input: String) throws -> [[String]] {
      let answer = try Program.run(["scan", "--at", "2026-11-20", "--language", language] + trust, input: input)
      let lines = answer.lines.filter { $0.hasPrefix("│") }.map { String($0.dropFirst().dropLast()) }
      return stride(from: 0, to: lines.count - 1, by: 2).map { Array(lines[$0...$0 + 1]) }
    }
    return try pages(sample.code + "\n")[try pages("").count]
  }

  /// The first page of each verdict on LCDd, and what is there when the desk is gone.
  private func serverPages(
    _ samples: [LinkDisplayTests.Sample], _ trust: [String], _ language: String
  ) throws -> [String: [String]] {
    let desk = try LCDprocDesk(trust + ["--language", language], columns: 16, rows: 2)
    /// What stands there for a while, and is nothing of `others`.
    func page(besides others: [String]) -> [String] {
      var (seen, since) = ([String](), Date())
      _ = until {
        let lines = desk.server.lines
        if lines != seen { (seen, since) = (lines, Date()) }
        let isBlank = lines.allSatisfy { $0.allSatisfy { $0 == " " } }
        return !isBlank && !others.contains(lines[0]) && Date().timeIntervalSince(since) > 0.4
      }
      return seen
    }
    let ready = page(besides: ["Vidimus 0.1.0   "])
    var pages: [String: [String]] = [:]
    for sample in samples {
      desk.scan("VIDIMUS:CLEAR")
      #expect(desk.shows(ready))
      desk.scan(sample.code)
      pages[sample.name] = page(besides: [ready[0]])
    }
    desk.scan("VIDIMUS:CLEAR")
    #expect(desk.shows(ready))
    try desk.end()
    pages["no-link"] = page(besides: [ready[0]])
    return pages
  }

  /// The pages of one scan on a customer display, until the first of them comes again.
  private func filmStrip(_ faces: String) throws -> String {
    let school = try School()
    let day = try #require(ISO8601DateFormatter().date(from: "2026-09-02T12:00:00Z"))
    try FileManager.default.setAttributes([.modificationDate: day], ofItemAtPath: school.file)
    let desk = try DriverDisplayTests.Desk(.escpos, encoding: "CP437", school.trust + ["--faces", faces])
    #expect(desk.shows("READY", "Scan a code"))
    var pages = [desk.lines]
    desk.scan(try school.code())
    var (seen, since) = (pages[0], Date())
    _ = until(within: 60) {
      let lines = desk.lines
      if lines != seen { (seen, since) = (lines, Date()) }
      guard Date().timeIntervalSince(since) > 0.2, lines != pages.last else {
        return faces == "visitor" && Date().timeIntervalSince(since) > 5
      }
      if pages.count > 1, lines == pages[1] { return true }
      pages.append(lines)
      return false
    }
    let frames = pages.map { page in
      ["┌" + String(repeating: "─", count: 20) + "┐"] + page.map { "│" + $0 + "│" }
        + ["└" + String(repeating: "─", count: 20) + "┘"]
    }
    let strip = stride(from: 0, to: frames.count, by: 3).flatMap { start in
      (0..<4).map { row in "    " + frames[start..<min(start + 3, frames.count)].map { $0[row] }.joined(separator: "  ")
      }
    }
    return "To \(faces):\n\n" + strip.joined(separator: "\n") + "\n\n"
  }
}
