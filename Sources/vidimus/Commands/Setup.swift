import CLibC
import Codecs
import Desk
import Platform
import Scanning

/// `vidimus setup`: finds a desk's scanner and display by asking, and writes what `scan` reads.
enum SetupCommand {
  static let command = Command(
    name: "setup", summary: "find this desk's scanner and display, and write its configuration",
    forms: [Command.Form("[OPTION]...")],
    groups: [
      OptionGroup(
        "Options",
        [
          Option(
            "config", "FILE", "read what FILE says already, and write it anew; " + DeskFile.path + " unless given"),
          Option(
            "scanner", "NAME", "listen to this scanner instead of every serial port and keyboard", repeats: true,
            words: Option.scannerWords),
          Option(
            "display", "NAME", "try this display instead of every device that could be one", repeats: true,
            words: Option.displayWords),
          Option("wait", "SECONDS", "wait this long for a code; 60 unless given"),
        ])
    ],
    exits: [ExitStatus(0, "scanner and display were found"), ExitStatus(1, "scanner or display was not found")],
    notes: """
      The program asks for a code to be scanned, and listens everywhere at once. Then it shows a number on each display, \
      and asks which number is seen. Answers are typed, or piped in, a line each: the number, the language, the faces. An \
      empty line takes what is proposed, which is what the file says. If no display was seen, the terminal takes its \
      place. Everything else in the file stays, and the program names it.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let path = arguments["config"] ?? DeskFile.path
    // What would stop setup or the desk's start is better known before the questions than after.
    let seconds = try arguments.number("wait", 1...3_600) ?? 60
    for name in arguments.all("display") { try Displays.check(name) }
    let old = try OldFile(path)
    vidimus_defer_termination()
    try Files.prepare(path)
    let scanner = try Listening(arguments.all("scanner")).find(within: Int64(seconds) * 1_000)
    let display = try Looking(arguments.all("display"), except: scanner).find()
    let language = try ask(
      "Language of the display: " + Phrases.languages.joined(separator: " "), old["language"], or: "en",
      isAnswer: areLanguages)
    let faces = try ask(
      "Who looks at it: " + Faces.allCases.map { $0.rawValue }.joined(separator: " "), old["faces"],
      or: Faces.staff.rawValue, isAnswer: { Faces(rawValue: $0) != nil })
    var values = [(name: "language", value: language), (name: "faces", value: faces)]
    if let scanner { values.append(("scanner", scanner)) }
    // The verdicts are to stand where this says they do.
    if let display = display ?? (old["display"] == nil ? nil : "terminal") { values.append(("display", display)) }
    try Files.replace(path, OptionFile.replacing(values, in: old.bytes), mode: 0o644)
    for entry in values { try Output.writeLine(entry.name + " = " + entry.value) }
    Output.say("written to " + visible(path))
    for entry in values {
      guard let before = old[entry.name], !before.hasSameBytes(as: entry.value) else { continue }
      Output.say(entry.name + " is no longer " + visible(before))
    }
    let kept = old.entries.filter { entry in !values.contains { $0.name.hasSameBytes(as: entry.name) } }
    if !kept.isEmpty {
      let texts = kept.map { visible($0.name + ($0.value.map { " = " + $0 } ?? "")) }
      Output.say("as it was stays: " + texts.joined(separator: "; "))
    }
    return scanner == nil || display == nil ? 1 : 0
  }

  /// The file that is there already, or the head of a new one.
  private struct OldFile {
    let bytes: [UInt8]
    let entries: [OptionFile.Entry]

    /// - Throws: ``Failure`` where `scan` would refuse the file, or it is none.
    init(_ path: String) throws(Failure) {
      guard Files.exists(path) else {
        bytes = [UInt8]("# Written by vidimus setup; its options are those of vidimus scan --help.\n".utf8)
        entries = []
        return
      }
      bytes = try Files.read(path, limit: OptionFile.maximumSize + 1).bytes
      entries = try DeskFile.read(path, ScanCommand.command.options)
    }

    /// The value that counts.
    subscript(_ name: String) -> String? { entries.last { $0.name.hasSameBytes(as: name) }?.value }
  }

  /// Whether that is a language, or several with commas between.
  private static func areLanguages(_ list: String) -> Bool {
    let names = list.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    return names.allSatisfy { Phrases(language: String(decoding: Array($0), as: UTF8.self)) != nil }
  }

  /// A question on standard error; the answer, or for an empty line and at the end of input what was so far, or `usual`.
  private static func ask(
    _ question: String, _ before: String?, or usual: String, isAnswer: (String) -> Bool
  ) throws(Failure) -> String {
    let proposal = before.map(isAnswer) == true ? before ?? usual : usual
    while true {
      Output.say(question + " [" + proposal + "]")
      guard let answer = try SetupAnswers.next(), !answer.isEmpty else { return proposal }
      if isAnswer(answer) { return answer }
      Output.say("\"" + visible(answer) + "\" is none of them")
    }
  }
}

enum SetupAnswers {
  /// A line that was typed, or nil at the end of input.
  ///
  /// - Throws: where the program was told to end.
  static func next() throws(Failure) -> String? {
    let line = try Terminal.readLine()
    if vidimus_wait(-1, 0, 0) == Int32(VIDIMUS_TERMINATED) { throw left }
    return line
  }

  static var left: Failure { Failure(status: 1, sentence: "left; nothing was written") }
}

// MARK: The scanner

/// Waits for a code at several scanners at once.
private final class Listening {
  private var sources: [(name: String, scanner: Scanner, nextSpeeds: [String])] = []
  private let isGiven: Bool
  private static let speeds = ["115200", "19200", "38400"]
  /// Fewer characters are somebody's finger on a keyboard.
  private static let leastCharacters = 4

  init(_ names: [String]) throws(Failure) {
    isGiven = !names.isEmpty
    // The Enter that started this program is let go first: a keyboard taken over with a key down repeats it for ever.
    if !isGiven { _ = vidimus_wait(-1, 0, 500) }
    for name in isGiven ? names : Self.candidates() {
      do throws(Failure) {
        try add(name, speeds: name.hasPrefix("serial:") && !name.utf8.contains(UInt8(ascii: ",")) ? Self.speeds : [])
      } catch {
        // What only looked like one is passed over.
        if isGiven { throw error }
      }
    }
    if !isGiven, isatty(STDIN_FILENO) == 1 { try add("stdin", speeds: []) }
  }

  private func add(_ name: String, speeds: [String]) throws(Failure) {
    sources.append((name, Scanner(try ScannerSources.open(name, quietly: true)), speeds))
  }

  /// Serial ports and keyboards, by names that stay where there are such.
  private static func candidates() -> [String] {
    let ports =
      devices("/dev/vidimus-scanner") + devices(in: "/dev/serial/by-id/") { _ in true }
      + devices(in: "/dev/") { $0.hasPrefix("ttyACM") || $0.hasPrefix("ttyUSB") }
    let keyboards =
      devices(in: "/dev/input/by-id/") { $0.hasSuffix("-event-kbd") }
      + devices(in: "/dev/input/") { $0.hasPrefix("event") }
    return distinct(ports).map { "serial:" + $0 } + distinct(keyboards).map { "keyboard:" + $0 }
  }

  private static func devices(_ path: String) -> [String] { Files.exists(path) ? [path] : [] }

  private static func devices(in folder: String, where isWanted: (String) -> Bool) -> [String] {
    let names = (try? Files.names(in: folder)) ?? []
    return names.filter(isWanted).map { folder + $0 }
  }

  /// Of several names of one device the first.
  private static func distinct(_ paths: [String]) -> [String] {
    var seen: [UInt64] = []
    return paths.filter { path in
      guard let inode = disk.facts(of: path)?.identity.inode else { return false }
      defer { seen.append(inode) }
      return !seen.contains(inode)
    }
  }

  /// The name of the scanner that sent a code; nil where none did in time.
  func find(within milliseconds: Int64) throws(Failure) -> String? {
    defer { for source in sources { source.scanner.release() } }
    guard !sources.isEmpty else {
      Output.say("no scanner: there is no serial port and no keyboard here that may be opened")
      return nil
    }
    Output.say("scan any code now; listening at " + sources.map { visible($0.name) }.joined(separator: ", "))
    let end = vidimus_milliseconds() + milliseconds
    while vidimus_milliseconds() < end {
      var ended: Int?
      for index in sources.indices {
        switch try sources[index].scanner.next(within: 0) {
        case .code(.bytes(let line)):
          if let name = try heard(line, at: index) { return name }
        case .end where vidimus_wait(-1, 0, 0) == Int32(VIDIMUS_TERMINATED) || !isGiven: throw SetupAnswers.left
        case .end: ended = index
        case .code(.tooLong), .reading, .nothing: break
        }
      }
      if let ended {
        Output.say(visible(sources[ended].name) + " has ended")
        sources.remove(at: ended).scanner.release()
        if sources.isEmpty { break }
      }
      // Not long: a keyboard's device holds no more than a few characters.
      if vidimus_wait(-1, 0, 5) == Int32(VIDIMUS_TERMINATED) { throw SetupAnswers.left }
    }
    let time = sources.isEmpty ? "" : " within " + String(milliseconds / 1_000) + " seconds"
    Output.say("no scanner: nothing came" + time)
    return nil
  }

  private func heard(_ line: [UInt8], at index: Int) throws(Failure) -> String? {
    let name = sources[index].name
    let isText = String(strictUTF8: line).map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } } ?? false
    guard isText else {
      guard let speed = sources[index].nextSpeeds.first else { return nil }
      Output.say("something that is no text came from " + visible(name) + "; scan again, now at another speed")
      let device = name.utf8.prefix { $0 != UInt8(ascii: ",") }
      let rest = Array(sources[index].nextSpeeds.dropFirst())
      sources[index].scanner.release()
      sources.remove(at: index)
      try add(String(decoding: Array(device), as: UTF8.self) + "," + speed, speeds: rest)
      return nil
    }
    guard line.count >= Self.leastCharacters else { return nil }
    Output.say("the scanner is " + visible(name))
    if let findings = Calibration.findings(line) {
      for finding in findings { Output.say("the scanner " + Words.say(finding)) }
      if findings.isEmpty { Output.say("every character of the calibration card came through") }
    }
    return name
  }
}

// MARK: The display

/// Shows a number on each display that could be there, and asks which is seen.
private struct Looking {
  /// Names by turns: what is at one device takes turns there.
  private let turns: [[String]]

  init(_ names: [String], except scanner: String?) {
    let scanner = scanner.map { Self.device($0) } ?? ""
    var turns: [[String]] = []
    for name in names.isEmpty ? Displays.candidates() : names {
      let device = Self.device(name)
      guard device.isEmpty || !device.hasSameBytes(as: scanner) else { continue }
      if let turn = turns.firstIndex(where: { !$0.contains { Self.device($0).hasSameBytes(as: device) } }) {
        turns[turn].append(name)
      } else {
        turns.append([name])
      }
    }
    self.turns = turns
  }

  /// `/dev/ttyUSB0` of `escpos:/dev/ttyUSB0,cp852`.
  private static func device(_ name: String) -> String {
    let rest = name.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst()
    return String(decoding: Array(rest.prefix { $0 != UInt8(ascii: ",") }), as: UTF8.self)
  }

  /// The name of the display that the keeper saw a number on; nil where it was none.
  func find() throws(Failure) -> String? {
    var number = 1
    for turn in turns {
      var shown: [(number: Int, name: String, display: any LineDisplay)] = []
      // No number stays on a display, whatever comes.
      defer { for entry in shown { try? entry.display.show(Pages(for: entry.display.size).blank) } }
      for name in turn {
        guard let display = try? Displays.open(name) else { continue }
        shown.append((number, name, display))
        number += 1
      }
      guard !shown.isEmpty else { continue }
      if let name = try ask(shown) {
        Output.say("the display is " + visible(name))
        return name
      }
    }
    Output.say(
      "no display: " + (number == 1 ? "there is no device here that could be one" : "no number was seen")
        + "; verdicts stand on the terminal")
    return nil
  }

  private func ask(_ shown: [(number: Int, name: String, display: any LineDisplay)]) throws(Failure) -> String? {
    let range = String(shown[0].number) + (shown.count > 1 ? " to " + String(shown[shown.count - 1].number) : "")
    Output.say("which display shows a number, " + range + "? Type it; Enter where none does")
    while true {
      for entry in shown {
        entry.display.service()
        let pages = Pages(for: entry.display.size, characters: entry.display.characters)
        try? entry.display.show(pages.notice([String(entry.number)])[0])
      }
      switch vidimus_wait(STDIN_FILENO, Int16(POLLIN), 500) {
      case Int32(VIDIMUS_TERMINATED): throw SetupAnswers.left
      case Int32(VIDIMUS_TIMEOUT): continue
      default:
        guard let answer = try SetupAnswers.next(), !answer.isEmpty else { return nil }
        if let number = Decimal.digits(answer.utf8), let entry = shown.first(where: { $0.number == number }) {
          return entry.name
        }
        Output.say("\"" + visible(answer) + "\" is no number that was shown")
      }
    }
  }
}
