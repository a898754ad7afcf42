import CLibC
import Codecs
import Desk
import Refreshing
import Trust
import Verification

/// `vidimus doctor`: what would go wrong on Monday.
enum DoctorCommand {
  static let command = Command(
    name: "doctor", summary: "check clock, list, scanner and display for what will soon go wrong",
    forms: [Command.Form("[--scanner NAME] [--display NAME] [OPTION]...")],
    groups: [
      OptionGroup(
        "Devices",
        [
          Option(
            "scanner", "NAME", "wait for the calibration card, and say what this scanner does to it",
            words: Option.scannerWords),
          Option(
            "display", "NAME", "show every glyph and text on this display, page by page", words: Option.displayWords),
          Option(
            "language", "LIST", "with --display: show texts in this language, such as nl; en unless given",
            words: Phrases.languages),
        ]),
      OptionGroup("Trust", .trust),
      OptionGroup("Other options", [.at]),
    ],
    exits: [ExitStatus(0, "all is well"), ExitStatus(1, "something must be done")],
    notes: """
      Each finding is a line. A line that begins with "!" wants something done.
      """,
    run: run)

  /// Days before a root ends from which its keepers are to be reminded.
  private static let rootNotice: Int64 = 90

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let trust = try DeskTrust(arguments, kinds: .all)
    let phrases = try DeskPhrases.read(arguments)
    var devices: [Finding] = []
    if let name = arguments["scanner"] { devices += try scanner(name) }
    if let name = arguments["display"] { devices += try display(name, phrases.first ?? .english) }
    let findings =
      devices + clock(trust) + list(trust, arguments) + entities(trust, arguments) + (try pins(arguments, trust))
      + downloads()
    for finding in findings { try Output.writeLine((finding.matters ? "! " : "  ") + finding.text) }
    return findings.contains { $0.matters } ? 1 : 0
  }

  struct Finding {
    let matters: Bool
    let text: String
  }

  private static func clock(_ trust: DeskTrust) -> [Finding] {
    let clock = trust.clock
    if clock.isUnset {
      return [Finding(matters: true, text: "clock: behind what is known to be past; it counts as " + clock.now.rfc3339)]
    }
    guard clock.isPlausible else {
      return [
        Finding(matters: true, text: "clock: " + clock.now.rfc3339 + " cannot be; nothing is decided until it is set")
      ]
    }
    return [Finding(matters: false, text: "clock: " + clock.now.rfc3339)]
  }

  private static func list(_ trust: DeskTrust, _ arguments: Arguments) -> [Finding] {
    guard let list = trust.list else {
      let hasOther = trust.pinsAsOf != nil || !trust.entitiesLists.isEmpty
      return [Finding(matters: !hasOther, text: "list: none; vidimus refresh brings one")]
    }
    let (now, ages) = (trust.clock.now, list.head.head.ages)
    let age = ListAge(ages.issued, ages.expires, now)
    var findings = [
      Finding(
        matters: age.isHalf || list.state(at: now) != .fresh,
        text: "list: number " + String(list.head.head.sequence) + " of " + ages.issued.day.iso + ", "
          + list.state(at: now).rawValue + ", good until " + ages.expires.day.iso + "; " + age.sentence)
    ]
    if let root = ListFolder(arguments).trustedRoots().last?.root,
      root.expires.seconds - now.seconds < rootNotice * 86_400
    {
      findings.append(
        Finding(matters: true, text: "root: ends on " + root.expires.day.iso + "; its keepers must make the next"))
    }
    do {
      try list.verifyEverything()
    } catch {
      findings.append(
        Finding(matters: true, text: "list: damaged, " + Words.say(error) + "; vidimus refresh brings it anew"))
    }
    return findings
  }

  private static func entities(_ trust: DeskTrust, _ arguments: Arguments) -> [Finding] {
    guard !arguments.has("only-trust") else { return [] }
    return EntitiesReport.findings(in: ListFolder(arguments), at: trust.clock.now).map {
      Finding(matters: $0.matters, text: $0.text)
    }
  }

  private static func pins(_ arguments: Arguments, _ trust: DeskTrust) throws(Failure) -> [Finding] {
    let pins = try TrustPaths.pins(arguments)
    guard !pins.isEmpty else {
      return [Finding(matters: trust.list == nil && trust.entitiesLists.isEmpty, text: "pinned files: none")]
    }
    return [Finding(matters: false, text: "pinned files: " + String(pins.count))]
  }

  /// A desk whose sources are on the web cannot refresh without curl.
  private static func downloads() -> [Finding] {
    do {
      _ = try Tool.curl.check(["--version"])
      return []
    } catch {
      return [Finding(matters: RefreshRequests.namesWebSource(), text: "refresh: cannot download; " + error.sentence)]
    }
  }
}
