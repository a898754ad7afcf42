import Foundation
import Testing

/// Scanners that are devices of their own, at the end of a pseudo-terminal or in `/dev/input`.
@Suite struct ScannerTests {
  /// A desk that answers in JSON, and what it has said so far.
  private final class Desk {
    let process: Process
    private let folder: TemporaryFolder

    init(_ scanner: String, _ options: [String] = ["--json"]) throws {
      folder = try TemporaryFolder()
      process = Program.process(["scan", "--only-trust", "--config", "/dev/null", "--scanner", scanner] + options)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle(forWritingAtPath: try folder.write("out", ""))
      process.standardError = FileHandle(forWritingAtPath: try folder.write("err", ""))
      try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    var answers: [Substring] { ((try? folder.read("out")) ?? "").split(separator: "\n") }
    var sentences: String { (try? folder.read("err")) ?? "" }

    func end() -> Int32 {
      process.terminate()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  @Test func aSerialScannerIsRawAndEndsItsCodesByCRorSilence() throws {
    let terminal = try PseudoTerminal()
    let desk = try Desk("serial:" + terminal.path + ",115200")
    #expect(until { desk.sentences.contains("scanner found at " + terminal.path) })
    try terminal.waitUntilRaw()
    // A terminal would cut it at 4 095 characters.
    terminal.type("https://" + String(repeating: "x", count: 6_000) + "\r\n")
    #expect(until { desk.answers.count == 1 } && desk.answers[0].contains("online-link"))
    terminal.type("4006381333931")
    #expect(until { desk.answers.count == 2 } && desk.answers[1].contains("unknown-text"))
    #expect(terminal.echoed().isEmpty)
    #expect(desk.end() == 0)
  }

  @Test func aScannerThatIsPulledOutIsFoundAgain() throws {
    let folder = try TemporaryFolder()
    let link = folder.path("scanner")
    var terminal: PseudoTerminal? = try PseudoTerminal()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: try #require(terminal).path)
    let desk = try Desk("serial:" + link)
    #expect(until { desk.sentences.contains("scanner found") })
    terminal?.type("https://a.exam")
    Thread.sleep(forTimeInterval: 0.05)
    // The other end is gone, and half a code with it.
    try terminal?.line.close()
    terminal = nil
    try FileManager.default.removeItem(atPath: link)
    #expect(until { desk.sentences.contains("scanner lost: ") })
    Thread.sleep(forTimeInterval: 2.2)
    #expect(desk.sentences.components(separatedBy: "scanner lost: ").count == 2)
    #expect(desk.answers.count == 1)
    let another = try PseudoTerminal()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: another.path)
    #expect(until { desk.sentences.components(separatedBy: "scanner found").count == 3 })
    another.type("https://b.example\n")
    #expect(until { desk.answers.count == 2 } && desk.answers.last?.contains("online-link") == true)
    #expect(desk.end() == 0)
  }

  @Test func aDeskStartsWithoutItsScanner() throws {
    let speeds = ["2400", "4800", "57600"].map { "serial:/dev/vidimus-nothing," + $0 }
    for name in ["serial:/dev/vidimus-nothing", "keyboard:/dev/input/vidimus-nothing"] + speeds {
      let desk = try Desk(name)
      #expect(until { desk.sentences.contains("scanner lost: cannot open ") })
      #expect(desk.end() == 0)
    }
  }

  @Test func whatIsNoScannerIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("file", "kept")
    for name in [
      "serial", "serial:", "serial:/dev/x,1", "serial:" + file, "keyboard:" + file, "keyboard:/dev/null", "camera",
    ] {
      let answer = try Program.run(["scan", "--only-trust", "--scanner", name], input: "x\n")
      #expect(answer.status == 64, "\(name): \(answer.errors)")
    }
    #expect(try folder.read("file") == "kept")
  }

  @Test func aCodeThatStaysInViewIsShownOnce() throws {
    let twice = try Program.run(["scan", "--only-trust"], input: "https://x.example\n]Q1https://x.example\n")
    #expect(twice.output.components(separatedBy: "WEB LINK").count == 3)
    let again = try Program.run(["scan", "--only-trust"], input: String(repeating: "https://x.example\n", count: 5))
    #expect(again.output.components(separatedBy: "WEB LINK").count == 2)
    let turns = try Program.run(["scan", "--only-trust"], input: "https://x.example\n1\nhttps://x.example\n")
    #expect(turns.output.components(separatedBy: "WEB LINK").count == 3)
    // Machines are told each time.
    let json = try Program.run(["scan", "--json", "--only-trust"], input: "https://x.example\nhttps://x.example\n")
    #expect(json.lines.count == 2)
    #expect(
      try Program.run(["verify", "--only-trust"], input: "https://x.example\nhttps://x.example\n").lines.count == 2)
  }

  @Test func aCodeShownOnPurposeIsShownAnew() throws {
    let process = Program.process(["scan", "--only-trust"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data("https://x.example\n".utf8))
    Thread.sleep(forTimeInterval: 3.3)
    input.fileHandleForWriting.write(Data("https://x.example\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text.components(separatedBy: "WEB LINK").count == 3)
  }

  // MARK: Layouts

  @Test func aCodeTypedOnAFrenchKeyboardIsReadAndSaid() throws {
    let school = try School()
    let image = Dictionary(
      uniqueKeysWithValues: zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", "à&é\"'(-è_çQBCDEFGHIJKL?NOPARSTUVZXYW 458+):!M"))
    let typed = String(try school.code().compactMap { image[$0] })
    let json = try Program.run(["verify", "--json", "--at", "2026-11-24"] + school.trust, input: typed + "\n")
    let found = try verdict(json.output)
    #expect(json.status == 0 && found["verdict"] as? String == "genuine")
    #expect(found["warnings"] as? [String] == ["keyboard-layout:fr"])
    let words = try Program.run(["verify", "--at", "2026-11-24"] + school.trust, input: typed + "\n")
    #expect(words.output.contains("your scanner types on a French keyboard"))
    let desk = try Program.run(["scan", "--at", "2026-11-24"] + school.trust, input: typed + "\n")
    #expect(
      desk.output.contains("GENUINE CODE") && desk.output.contains("other keyboard") && desk.output.contains("│fr "))
    // Cut short it cannot be undone: who types how is said all the same.
    let cut = try Program.run(["verify"] + school.trust, input: String(typed.dropLast(7)) + "\n")
    #expect(cut.status == 3 && cut.output.contains("unsupported (keyboard-layout)") && cut.output.contains("French"))
    let inspected = try Program.run(["inspect"], input: typed + "\n")
    #expect(inspected.status == 0 && inspected.output.contains("fr, undone"))
    // Command cards are typed on the same keyboard.
    #expect(
      try Program.run(["scan"] + school.trust, input: "VIDI?USMSTATUS\n").output.contains("Own trust file"))
  }

  // MARK: The calibration card

  private func card() throws -> String { try #require(try Program.run(["card", "--calibration"]).lines.first) }

  @Test func theCalibrationCardHasEveryCharacterOfACode() throws {
    let card = try card()
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:" {
      #expect(card.filter { $0 == character }.count >= 8, "\(character)")
    }
    let folder = try TemporaryFolder()
    let out = folder.path("cards")
    #expect(try Program.run(["card", "--calibration", "--out", out, "--png", "--svg"]).status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        == ["calibration.png", "calibration.svg", "calibration.txt"])
    let zbarimg = Process()
    zbarimg.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    zbarimg.arguments = ["zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", out + "/calibration.png"]
    #expect(try Program.run(zbarimg, input: Data()).output == card + "\n")
  }

  @Test func deskAndDoctorSayWhatAScannerDoes() throws {
    let card = try card()
    let german = Dictionary(uniqueKeysWithValues: zip("YZyz$%*-/:", "ZYzy$%(ß-Ö"))
    func typed(_ text: String) -> String { String(text.map { $0 == "+" ? "`" : german[$0] ?? $0 }) }
    let swapped = String(card.map { $0.isUppercase ? Character($0.lowercased()) : Character($0.uppercased()) })
    for (text, onDisplay, inWords) in [
      (card + "\n", "TEST CARD OK", "every character of the card came through"),
      ("]Q1" + card + "\n", "TEST CARD OK", "puts ]Q1 in front"),
      ("]Q3" + card + "\n", "GS1", "GS1"),
      (typed(card) + "\n", "other keyboard", "scanner: types on a German keyboard"),
      (swapped + "\n", "caps-lock", "Caps Lock"),
      (card.lowercased() + "\n", "A-Z > a-z", "makes small letters"),
      (card.uppercased() + "\n", "a-z > A-Z", "makes capitals"),
      (
        card.replacingOccurrences(of: "$", with: "").replacingOccurrences(of: "%", with: "") + "\n", "%$",
        "never sends % $"
      ),
      (card.replacingOccurrences(of: " ", with: "") + "\n", "␣", "never sends the space"),
      (card.dropLast(40) + "\n", "-40", "40 characters of the card are missing"),
      (card.replacingOccurrences(of: "*", with: "x") + "\n", "#", "changes characters"),
    ] {
      let desk = try Program.run(["scan", "--only-trust"], input: text)
      #expect(desk.output.contains(onDisplay), "\(inWords): \(desk.output)")
      let doctor = try Program.run(["doctor", "--only-trust", "--scanner", "stdin"], input: text)
      let line = doctor.lines.first { $0.contains(inWords) }
      #expect(desk.errors.contains("the scanner: your scanner") == false)
      #expect(line?.contains("scanner:") == true, "\(inWords): \(doctor.output)")
    }
    // A machine is answered as on any other text.
    #expect(try Program.run(["scan", "--json", "--only-trust"], input: card).output.contains("unknown-text"))
  }

  @Test func doctorWaitsForTheCardAndSaysWhenItDidNotCome() throws {
    let input = "4006381333931\n" + (try card())
    let other = try Program.run(["doctor", "--only-trust", "--scanner", "stdin"], input: input)
    #expect(other.errors.contains("that was another code") && other.output.contains("every character"))
    let none = try Program.run(["doctor", "--only-trust", "--scanner", "stdin"], input: "x\n")
    #expect(none.status == 1 && none.output.contains("! scanner: no calibration card was scanned"))
  }

  @Test func doctorShowsEveryTextAndLetter() throws {
    let answer = try Program.run(["doctor", "--only-trust", "--display", "terminal:20x4", "--language", "el"])
    #expect(answer.output.contains("ΓΝΗΣΙΟΣ ΚΩΔΙΚΟΣ") && answer.output.contains("ž") && answer.output.contains("щ"))
    #expect(answer.output.contains("pages shown"))
  }

  @Test(arguments: ["cd5220:", "escpos:", "link:", "charlcd:"])
  func doctorSaysThatADisplayIsNotThere(_ kind: String) throws {
    let answer = try Program.run(["doctor", "--only-trust", "--display", kind + "/dev/vidimus-nothing"])
    let line = answer.lines.first { $0.contains("display") }
    #expect(answer.status == 1 && line?.hasPrefix("! display: not there; cannot open ") == true, "\(answer.output)")
    #expect(!answer.output.contains("pages shown"))
  }

  @Test func doctorSaysThatNobodyAnswersAsADisplay() throws {
    let silent = try PseudoTerminal()
    let answer = try Program.run(["doctor", "--only-trust", "--display", "link:" + silent.path])
    #expect(answer.status == 1 && answer.output.contains("! display: not there; \(silent.path) does not answer"))
  }

  @Test func doctorGivesADisplayTimeToCome() throws {
    let folder = try TemporaryFolder()
    let (terminal, link) = (try PseudoTerminal(), folder.path("display"))
    let process = Program.process(["doctor", "--only-trust", "--display", "escpos:" + link])
    let errors = try folder.write("err", "")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    #expect(until { ((try? folder.read("err")) ?? "").contains("display lost: cannot open") })
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: terminal.path)
    #expect(until { ((try? folder.read("err")) ?? "").contains("look at the display: ") })
    process.terminate()
    process.waitUntilExit()
  }

  // MARK: The desk's file

  @Test func optionsOfAFileCountUnlessTheyAreGiven() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("scan.conf", "# a desk\ndisplay = terminal:20x4\n\n  language=de  \nbell\r\n")
    let wide = try Program.run(["scan", "--only-trust", "--config", file], input: "1\n")
    #expect(wide.status == 0 && wide.output.contains("┌────────────────────┐") && wide.output.contains("BEREIT"))
    let given = try Program.run(["scan", "--only-trust", "--config", file, "--display", "terminal"], input: "1\n")
    #expect(given.output.contains("┌────────────────┐") && given.output.contains("BEREIT"))
    #expect(try Program.run(["scan", "--only-trust", "--config", file, "--json"], input: "1\n").lines.count == 1)
    for (text, line, words) in [
      ("\nscaner = stdin\n", 2, "no option \"scaner\""), ("display\n", 1, "needs a value"),
      ("bell = yes\n", 1, "takes no value"), ("a b c\n", 1, "OPTION = VALUE"), ("display =\n", 1, "OPTION = VALUE"),
      ("config = x\n", 1, "no option"),
    ] {
      let answer = try Program.run(["scan", "--config", try folder.write("bad", text)], input: "1\n")
      #expect(answer.status == 66 && answer.errors.contains("line \(line): ") && answer.errors.contains(words))
    }
    #expect(try Program.run(["scan", "--config", folder.path("none")], input: "1\n").status == 66)
  }

  @Test func aValueThatIsNoneIsNamedWithItsFileAndLine() throws {
    let folder = try TemporaryFolder()
    for (text, line, words) in [
      ("bell\nfaces = boss\n", 2, "--faces takes staff, visitor or learner"),
      ("language = de\nlanguage = klingon\n", 2, "--language takes"), ("display = lamp\n", 1, "--display takes"),
      ("display = cd5220:/dev/x,16x2\n", 1, "--display cd5220: has 20x2"), ("scanner = camera\n", 1, "--scanner takes"),
      ("scanner = serial:/dev/x,1\n", 1, "--scanner serial: takes a speed of 2400"),
      ("scanner = serial:\(folder.url.path)\n", 1, "--scanner takes a serial port"),
      ("require = eqf=5\nrequire = eqf=x\nrequire = ects=3\n", 2, "--require eqf=x: "),
      ("led = x\nled = accepted=vidimus-nothing\n", 1, "--led x: takes"), ("kinds = some\n", 1, "--kinds takes"),
      ("led = accepted=vidimus-nothing\n", 1, "--led accepted=vidimus-nothing: there is no LED"),
    ] {
      let file = try folder.write("scan.conf", text)
      let answer = try Program.run(["scan", "--only-trust", "--config", file], input: "1\n")
      #expect(answer.status == 66 && answer.errors.contains("\(file), line \(line): \(words)"), "\(answer.errors)")
    }
    // The command line's own faults are those of the command line.
    let file = try folder.write("scan.conf", "faces = learner\n")
    let answer = try Program.run(["scan", "--only-trust", "--config", file, "--faces", "boss"], input: "1\n")
    #expect(answer.status == 64 && answer.errors.hasPrefix("vidimus: --faces takes staff"))
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("scan.conf", "\u{FEFF}language = de\r\n")
    let answer = try Program.run(["scan", "--only-trust", "--config", file], input: "1\n")
    #expect(answer.status == 0 && answer.output.contains("BEREIT"))
    let setup = ["setup", "--config", file, "--scanner", "stdin", "--display", "terminal"]
    #expect(try Program.run(setup, input: "").status == 1)
    #expect(try folder.read("scan.conf") == "language = de\nfaces = staff\n")
  }

  // MARK: Setup

  @Test func setupFindsWhatIsThereAndWritesTheFile() throws {
    let folder = try TemporaryFolder()
    let (terminal, silent) = (try PseudoTerminal(), try PseudoTerminal())
    let file = try folder.write("scan.conf", "# ours\ncontact = Ms Smith, 42\nfaces = visitor\n")
    let errors = try folder.write("err", "")
    let process = Program.process([
      "setup", "--config", file, "--scanner", "serial:" + silent.path, "--scanner", "serial:" + terminal.path,
      "--display", "terminal:20x2", "--wait", "30",
    ])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    #expect(until { ((try? folder.read("err")) ?? "").contains("scan any code now") })
    terminal.type("4006381333931\r")
    input.fileHandleForWriting.write(Data("7\n1\nxx\nfr\n\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 0)
    let written = try folder.read("scan.conf")
    #expect(
      written == "# ours\ncontact = Ms Smith, 42\nlanguage = fr\nfaces = visitor\nscanner = serial:\(terminal.path)\n"
        + "display = terminal:20x2\n")
    // The number was there, and is gone.
    let frames = text.split(separator: "\n").filter { $0.hasPrefix("│") }
    #expect(frames.contains { $0.hasPrefix("│1 ") })
    #expect(frames.last == "│                    │")
    let desk = try Program.run(["scan", "--only-trust", "--config", file, "--scanner", "stdin"], input: "1\n")
    #expect(desk.status == 0 && desk.output.contains("┌────────────────────┐"))
  }

  @Test func setupSaysWhatItDidNotFind() throws {
    let folder = try TemporaryFolder()
    let silent = try PseudoTerminal()
    let file = folder.path("scan.conf")
    let answer = try Program.run(
      ["setup", "--config", file, "--scanner", "serial:" + silent.path, "--display", "terminal", "--wait", "1"],
      input: "\n\n\n")
    #expect(answer.status == 1)
    #expect(answer.errors.contains("no scanner: nothing came within 1 seconds"))
    #expect(answer.errors.contains("no display: no number was seen"))
    #expect(try folder.read("scan.conf").hasSuffix("scan --help.\nlanguage = en\nfaces = staff\n"))
    let bad = try folder.write("bad", "a b c\n")
    #expect(try Program.run(["setup", "--config", bad], input: "").status == 66)
    #expect(try folder.read("bad") == "a b c\n")
  }

  @Test func setupProposesWhatTheFileSaysAndTellsWhatStays() throws {
    let folder = try TemporaryFolder()
    let before =
      "display = cd5220:/dev/ttyUSB9\nscanner = serial:/dev/ttyUSB8\nlanguage = nl,de\nfaces = learner\nbell\n"
    let file = try folder.write("scan.conf", before)
    let setup = ["setup", "--config", file, "--scanner", "serial:/dev/vidimus-nothing", "--display", "terminal"]
    let answer = try Program.run(setup + ["--wait", "1"], input: "\n\n\n")
    #expect(answer.status == 1)
    for sentence in [
      "[nl,de]", "[learner]", "verdicts stand on the terminal", "display is no longer cd5220:/dev/ttyUSB9",
      "as it was stays: scanner = serial:/dev/ttyUSB8; bell",
    ] {
      #expect(answer.errors.contains(sentence), "\(answer.errors)")
    }
    #expect(
      try folder.read("scan.conf")
        == "scanner = serial:/dev/ttyUSB8\nbell\nlanguage = nl,de\nfaces = learner\ndisplay = terminal\n")
    // What is no value is not proposed.
    try folder.write("scan.conf", "language = tlh\nfaces = boss\n")
    let second = try Program.run(setup + ["--wait", "1"], input: "\n\n\n")
    #expect(second.errors.contains("[en]") && second.errors.contains("[staff]"))
    #expect(try folder.read("scan.conf") == "language = en\nfaces = staff\n")
  }

  @Test func setupAsksNothingThatWouldBeInVain() throws {
    let folder = try TemporaryFolder()
    let silent = try PseudoTerminal()
    let setup = ["setup", "--scanner", "serial:" + silent.path, "--wait", "1"]
    let file = try folder.write("scan.conf", "typo = 3\n")
    for (options, status, words) in [
      (["--config", file, "--display", "terminal"], 66, "line 1: there is no option \"typo\""),
      (["--config", file + "/x/scan.conf", "--display", "terminal"], 73, "cannot make the folder"),
      (["--config", "/proc/vidimus.conf", "--display", "terminal"], 73, "cannot make /proc/vidimus.conf"),
      (["--config", folder.url.path, "--display", "terminal"], 66, "is not a file"),
      (["--config", folder.path("new"), "--display", "lamp"], 64, "--display takes"),
      (["--config", folder.path("new"), "--display", "escpos:" + file], 64, "--display escpos: takes a device"),
    ] {
      let answer = try Program.run(setup + options, input: "")
      #expect(answer.status == Int32(status) && answer.errors.contains(words), "\(answer.errors)")
      #expect(!answer.errors.contains("scan any code now"))
    }
    #expect(try folder.read("scan.conf") == "typo = 3\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("new")))
    // The folder is made where there is none.
    let deep = folder.path("etc/vidimus/scan.conf")
    #expect(try Program.run(setup + ["--config", deep, "--display", "terminal"], input: "").status == 1)
    #expect(try folder.read("etc/vidimus/scan.conf").hasSuffix("faces = staff\n"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("etc/vidimus")) == ["scan.conf"])
  }

  @Test func setupDoesNotWaitForAScannerThatHasEnded() throws {
    let folder = try TemporaryFolder()
    let (started, setup) = (Date(), ["setup", "--config", folder.path("scan.conf"), "--display", "terminal"])
    let answer = try Program.run(setup + ["--scanner", "stdin", "--wait", "600"], input: "")
    #expect(answer.status == 1 && answer.errors.contains("stdin has ended"))
    // Long enough for any machine, and far from the ten minutes it was to wait.
    #expect(Date().timeIntervalSince(started) < 300)
  }

  @Test func setupSaysHowAScannerTypes() throws {
    let folder = try TemporaryFolder()
    let swapped = String(
      try card().map { $0.isUppercase ? Character($0.lowercased()) : Character($0.uppercased()) })
    let setup = ["setup", "--config", folder.path("scan.conf"), "--display", "terminal", "--scanner", "stdin"]
    let answer = try Program.run(setup, input: swapped + "\n")
    #expect(answer.errors.contains("vidimus: the scanner types with Caps Lock on"))
  }

  @Test func setupThatIsLeftWritesNothing() throws {
    let folder = try TemporaryFolder()
    let silent = try PseudoTerminal()
    let process = Program.process([
      "setup", "--config", folder.path("scan.conf"), "--scanner", "serial:" + silent.path, "--display", "terminal",
    ])
    let errors = try folder.write("err", "")
    process.standardInput = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    #expect(until { ((try? folder.read("err")) ?? "").contains("scan any code now") })
    process.terminate()
    process.waitUntilExit()
    let said = try folder.read("err")
    #expect(process.terminationStatus == 1 && said.contains("nothing was written"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("scan.conf")))
  }
}
