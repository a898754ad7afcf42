import Codecs
import Desk
import Platform
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
    let (desk, answersInJSON) = (try desk(arguments, trust), arguments.has("json"))
    Sandbox.enter()
    Waiting.deferTermination()
    let scanner = Scanner(try ScannerSources.open(arguments["scanner"] ?? "stdin"), tab: tab)
    defer { scanner.release() }
    if let desk {
      try run(desk, trust, scanner)
    } else {
      try answer(trust, scanner, inJSON: answersInJSON)
    }
    return 0
  }

  /// A desk with a display, until its input ends.
  private static func run(_ desk: DeskSession, _ trust: DeskTrust, _ scanner: Scanner) throws(Failure) {
    try show { () throws(DisplayError) in try desk.open(at: MachineClock.milliseconds) }
    var sorter = CodeSorter()
    while true {
      let event = try scanner.next(within: patience(desk.patience(at: MachineClock.milliseconds), trust))
      let now = MachineClock.milliseconds
      switch event {
      case .code(let code): try take(code, as: sorter.kind(of: code, at: now), desk, trust)
      case .reading: try show { () throws(DisplayError) in try desk.showReading(at: now) }
      case .nothing:
        try show { () throws(DisplayError) in
          if trust.lookForNewList() { try desk.showChangedBasis(at: now) }
          if let notice = trust.notice().flatMap({ StickNotice(file: $0) }) { try desk.show(notice, at: now) }
          try desk.turn(at: MachineClock.milliseconds)
        }
        trust.missing?.write(atOnce: false)
      case .end(let isDrained):
        trust.missing?.write(atOnce: true)
        return try show { () throws(DisplayError) in try desk.close(showsRest: isDrained) }
      }
    }
  }

  private static func take(
    _ code: LineFramer.Line, as kind: CodeSorter.Kind, _ desk: DeskSession, _ trust: DeskTrust
  ) throws(Failure) {
    let verdict = kind == .code ? trust.verdict(on: code) : nil
    let now = MachineClock.milliseconds
    try show { () throws(DisplayError) in
      switch kind {
      case .keystroke, .repeated: try desk.goOn(at: now)
      case .command(let command): try desk.obey(command, at: now)
      case .calibration(let findings): try desk.show(scanner: findings, at: now)
      case .code: if let verdict { try desk.show(verdict, at: now) }
      }
    }
    if case .calibration(let findings) = kind {
      for finding in findings { Output.say("the scanner: " + Words.say(finding)) }
    }
    if let verdict { trust.missing?.note(verdict) }
  }

  /// A desk without a display, which answers every code in JSON or, for tests of its input, none.
  private static func answer(_ trust: DeskTrust, _ scanner: Scanner, inJSON: Bool) throws(Failure) {
    while true {
      switch try scanner.next(within: patience(nil, trust)) {
      case .code(let code):
        let verdict = trust.verdict(on: code)
        if inJSON { try Output.write(verdict.json.bytes + [0x0A]) }
        trust.missing?.note(verdict)
      case .reading: break
      case .nothing:
        _ = trust.lookForNewList()
        trust.missing?.write(atOnce: false)
      case .end: return trust.missing?.write(atOnce: true) ?? ()
      }
    }
  }

  /// Runs what a display may refuse.
  private static func show(_ body: () throws(DisplayError) -> Void) throws(Failure) {
    do {
      try body()
    } catch {
      throw .io("cannot write to the display: " + systemError())
    }
  }

  /// Milliseconds until something is to be done; at most a second for a desk that watches for a new list.
  private static func patience(_ patience: Int32?, _ trust: DeskTrust) -> Int32? {
    guard trust.watches else { return patience }
    return min(patience ?? watchTime, watchTime)
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

  /// The desk's session with its display; nil without a display.
  private static func desk(_ arguments: Arguments, _ trust: DeskTrust) throws(Failure) -> DeskSession? {
    guard !arguments.has("json") else {
      guard !arguments.has("display") else { throw .usage("--json and --display are one too many") }
      return nil
    }
    guard let display = try Displays.open(arguments["display"] ?? "terminal") else { return nil }
    let (faces, phrases) = (try faces(arguments["faces"] ?? "staff"), try DeskPhrases.read(arguments))
    let lamps = try Lamps(arguments.all("led"))
    return DeskSession(
      display: display,
      pages: { size in
        phrases.map {
          Pages(for: size, phrases: $0, characters: display.characters, faces: faces, contact: arguments["contact"])
        }
      },
      signals: .init(rings: arguments.has("bell"), light: lamps.show),
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
