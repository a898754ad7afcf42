import CLibC
import Codecs
import Desk
import Refreshing
import Scanning
import Trust
import Verification

/// `vidimus scan`: the desk. Codes on standard input, two lines on a display.
enum ScanCommand {
  static let command = Command(
    name: "scan", summary: "read codes from a scanner and show verdicts on a display",
    forms: [Command.Form("[--scanner NAME] [--display NAME] [--trust PATH]... [OPTION]...")],
    groups: [
      OptionGroup(
        "Scanner",
        [
          Option(
            "scanner", "NAME", "take codes from stdin (the default), serial:DEVICE[,BAUD] or keyboard:DEVICE",
            words: Option.scannerWords),
          Option("suffix", "tab", "let a TAB end a code too, for scanners that send one", words: ["tab"]),
        ]),
      OptionGroup(
        "Display",
        [
          Option(
            "display", "NAME",
            "show answers on terminal (the default; terminal:16x2 to terminal:40x4), link:DEVICE, charlcd:DEVICE, "
              + "escpos:DEVICE, cd5220:DEVICE or none",
            words: Option.displayWords),
          Option(
            "faces", "WHO", "choose texts for who looks at the display: staff (the default), visitor or learner",
            words: Faces.allCases.map { $0.rawValue }),
          Option(
            "language", "LIST",
            "show texts in this language, such as nl; of nl,fr,de show the first, until a command card turns to the next; "
              + "en unless given",
            words: Phrases.languages),
          Option("phrases", "FOLDER", "read the site's own texts from FOLDER; /etc/vidimus/phrases unless given"),
          Option("contact", "TEXT", "show TEXT as whom to call when the desk itself is at fault"),
          Option(
            "bell", nil, "ring the terminal's bell: once for accepted, twice for caution, three times for refused"),
          Option(
            "led", "SIGNAL=NAME",
            "light this LED of /sys/class/leds for accepted, caution or refused", repeats: true,
            words: ["accepted=", "caution=", "refused="]),
          Option("json", nil, "write one JSON object a line to standard output instead of using a display"),
        ]),
      OptionGroup(
        "What the desk accepts",
        [
          Option(
            "kinds", "WHICH",
            "take learning credentials only (learning, the default), or health certificates too (all)",
            words: ["learning", "all"])
        ] + .rules),
      OptionGroup("Trust", .trust),
      OptionGroup("Other options", [DeskFile.option, .at]),
    ],
    exits: [ExitStatus(0, "the input ended, SIGTERM came, or Ctrl-C or Ctrl-D was typed on the terminal")],
    notes: """
      Standard input is what a scanner types or sends, or the output of zbarcam --raw. CR, LF or both end a code. On a \
      terminal or a device 200 ms of silence end it too; from a keyboard, a second. The program looks every second for a \
      scanner that was pulled out. It shows the same code once within 3 seconds; with --json it answers every time.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let arguments = try DeskFile.arguments(arguments, command.options)
    let rules = try RuleOptions.rules(arguments)
    let trust = try DeskTrust(arguments, kinds: try kinds(arguments["kinds"] ?? "learning"), rules: rules)
    let tab = try suffix(arguments["suffix"])
    let desk = try desk(arguments, trust)
    Sandbox.enter()
    vidimus_defer_termination()
    let scanner = Scanner(try ScannerSources.open(arguments["scanner"] ?? "stdin"), tab: tab)
    defer { scanner.release() }
    try desk.open()
    var repeats = Repeats()
    while true {
      switch try scanner.next(within: patience(desk, trust)) {
      case .code(let code):
        // A key somebody touched is no code that was torn.
        if desk.hasDisplay, case .bytes(let line) = code, line.allSatisfy({ $0 < 0x20 || $0 == 0x7F }) {
          try desk.goOn()
          continue
        }
        let command: DeskCommand? = if desk.hasDisplay, case .bytes(let line) = code { DeskCommand(line) } else { nil }
        let time = command?.repeatTime ?? Repeats.time
        if desk.hasDisplay, repeats.isAgain(code, at: vidimus_milliseconds(), within: time) {
          try desk.goOn()
          continue
        }
        if let command {
          try desk.obey(command)
          continue
        }
        if case .bytes(let line) = code, desk.hasDisplay, let findings = Calibration.findings(line) {
          try desk.show(scanner: findings)
          for finding in findings { Output.say("the scanner: " + Words.say(finding)) }
          continue
        }
        let verdict = trust.verdict(on: code)
        try desk.show(verdict)
        trust.missing?.note(verdict)
      case .reading: try desk.showReading()
      case .nothing:
        if trust.lookForNewList() { try desk.showChangedBasis() }
        if let notice = trust.notice() { try desk.show(notice: notice) }
        try desk.turn()
        trust.missing?.write(atOnce: false)
      case .end(let isDrained):
        trust.missing?.write(atOnce: true)
        try desk.close(showsRest: isDrained)
        return 0
      }
    }
  }

  /// Milliseconds until something is to be done: of a desk that watches for a new list, a second at most.
  private static func patience(_ desk: DeskSession, _ trust: DeskTrust) -> Int32? {
    guard trust.watches else { return desk.patience }
    return min(desk.patience ?? watchTime, watchTime)
  }

  private static let watchTime: Int32 = 1_000

  private static func kinds(_ name: String) throws(Failure) -> Verifier.Kinds {
    switch name {
    case "learning": return .learning
    case "all": return .all
    default: throw .usage("--kinds takes learning or all")
    }
  }

  private static func suffix(_ name: String?) throws(Failure) -> Bool {
    switch name {
    case nil: return false
    case "tab": return true
    default: throw .usage("--suffix takes tab")
    }
  }

  private static func desk(_ arguments: Arguments, _ trust: DeskTrust) throws(Failure) -> DeskSession {
    guard !arguments.has("json") else {
      guard !arguments.has("display") else { throw .usage("--json and --display are one too many") }
      return DeskSession(answersInJSON: true)
    }
    guard let display = try Displays.open(arguments["display"] ?? "terminal") else {
      return DeskSession(answersInJSON: false)
    }
    let (faces, phrases) = (try faces(arguments["faces"] ?? "staff"), try DeskPhrases.read(arguments))
    return DeskSession(
      display: display,
      pages: { size in
        phrases.map {
          Pages(for: size, phrases: $0, characters: display.characters, faces: faces, contact: arguments["contact"])
        }
      },
      signals: .init(rings: arguments.has("bell"), lamps: try Lamps(arguments.all("led"))),
      idle: { pages, tip in pages.idle(list: trust.basis, trustFilesOf: trust.pinsAsOf, tip: tip) },
      status: { pages in
        pages.status(list: trust.basis, trustFilesOf: trust.pinsAsOf, rules: trust.rules, today: trust.clock.now.day)
      })
  }

  private static func faces(_ name: String) throws(Failure) -> Faces {
    guard let faces = Faces(rawValue: name) else { throw .usage("--faces takes staff, visitor or learner") }
    return faces
  }
}
