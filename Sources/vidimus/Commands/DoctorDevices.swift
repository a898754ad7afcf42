import CLibC
import Codecs
import Desk
import Scanning

extension DoctorCommand {
  /// Milliseconds the calibration card is waited for, and a page of the display stands.
  private static let scanTime: Int64 = 60_000
  private static let pageTime: Int32 = 1_500
  /// Milliseconds a display may take to start, and to come back.
  private static let startTime: Int64 = 6_000

  /// Waits for the calibration card and says what the scanner does to it.
  static func scanner(_ name: String) throws(Failure) -> [Finding] {
    vidimus_defer_termination()
    let scanner = Scanner(try ScannerSources.open(name))
    defer { scanner.release() }
    let end = vidimus_milliseconds() + scanTime
    Output.say("scan the calibration card now; vidimus card --calibration prints it")
    var hasHeard = false
    while true {
      let left = end - vidimus_milliseconds()
      guard left > 0 else { break }
      switch try scanner.next(within: Int32(clamping: left)) {
      case .code(.bytes(let line)):
        hasHeard = true
        guard let findings = Calibration.findings(line) else {
          Output.say("that was another code; scan the calibration card")
          continue
        }
        return report(findings, endsBySilence: scanner.endedBySilence)
      case .code(.tooLong): hasHeard = true
      case .reading, .nothing: continue
      case .end:
        let what = hasHeard ? "no calibration card was scanned" : "nothing came"
        return [Finding(matters: true, text: "scanner: " + what)]
      }
    }
    let text =
      hasHeard
      ? "scanner: no calibration card came through; hold it 10 cm away, flat and in light"
      : "scanner: nothing came within " + String(scanTime / 1_000) + " seconds; vidimus setup looks for it elsewhere"
    return [Finding(matters: true, text: text)]
  }

  private static func report(_ findings: [Calibration.Finding], endsBySilence: Bool) -> [Finding] {
    var lines = findings.map { Finding(matters: $0.isFault, text: "scanner: " + Words.say($0)) }
    if !lines.contains(where: { $0.matters }) {
      lines.insert(Finding(matters: false, text: "scanner: every character of the card came through"), at: 0)
    }
    if endsBySilence {
      let text = "scanner: sends nothing behind a code; set to send Enter (CR), it would be answered sooner"
      lines.append(Finding(matters: false, text: text))
    }
    return lines
  }

  /// Shows every glyph of a display's own and every text, page by page, for somebody to look at.
  static func display(_ name: String, _ phrases: Phrases) throws(Failure) -> [Finding] {
    guard let display = try Displays.open(name) else { return [] }
    vidimus_defer_termination()
    // Before its pages are made: one that answers says how large it is.
    if let absence = absence(of: display) {
      return [Finding(matters: true, text: "display: not there; " + Words.say(absence))]
    }
    let pages = Pages(for: display.size, phrases: phrases, characters: display.characters)
    let screens = pages.check
    let isTyped = isatty(STDIN_FILENO) == 1
    if display.isLive {
      let hint = isTyped ? "; Enter turns them faster" : ""
      Output.say("look at the display: " + String(screens.count) + " pages" + hint)
    }
    defer { try? display.show(pages.blank) }
    for screen in screens {
      do {
        try display.show(screen)
      } catch {
        return [Finding(matters: true, text: "display: cannot be written to: " + systemError())]
      }
      guard display.isLive else { continue }
      if let absence = absence(of: display) {
        return [Finding(matters: true, text: "display: lost; " + Words.say(absence))]
      }
      let answer = vidimus_wait(isTyped ? STDIN_FILENO : -1, Int16(POLLIN), pageTime)
      if answer == Int32(VIDIMUS_TERMINATED) { break }
      if answer == Int32(VIDIMUS_READY) { _ = try Terminal.readLine() }
      display.service()
    }
    return [Finding(matters: false, text: "display: " + String(screens.count) + " pages shown; each must be readable")]
  }

  /// Why a display is not there, once it had its time to come; nil where it is.
  private static func absence(of display: any LineDisplay) -> DisplayAbsence? {
    let end = vidimus_milliseconds() + startTime
    while let absence = display.absence {
      let left = end - vidimus_milliseconds()
      guard left > 0 else { return absence }
      let patience = Int32(clamping: min(left, Int64(max(display.patience ?? 100, 10))))
      guard vidimus_wait(-1, 0, patience) != Int32(VIDIMUS_TERMINATED) else { return absence }
      display.service()
    }
    return nil
  }
}

extension Calibration.Finding {
  /// Whether codes may be lost by it.
  var isFault: Bool {
    if case .identifier = self { return false }
    return true
  }
}

extension Words {
  /// What a scanner does, and what to do about it.
  static func say(_ finding: Calibration.Finding) -> String {
    switch finding {
    case .identifier(let identifier): return "puts " + visible(identifier) + " in front of codes, which does no harm"
    case .gs1:
      return "reads codes as GS1's, which changes % and other characters; switch off GS1 and FNC1 in its manual"
    case .typed(let typings, let isUndone):
      return predicate(typings) + " (" + typings.map { $0.code }.joined(separator: "/") + ")"
        + (isUndone
          ? ", which is undone; better " : ", and some characters cannot be told, so codes will not be read: ")
        + "set it to a serial port (USB COM), or read it with --scanner keyboard:/dev/input/by-id/..."
    case .onlyCapitals: return "makes capitals of small letters, which spoils other codes than ours; switch that off"
    case .onlySmall: return "makes small letters of capitals; switch that off"
    case .drops(let scalars):
      return "never sends "
        + scalars.map { $0 == " " ? "the space" : visible(String(Character($0))) }.joined(
          separator: " ") + "; look in its manual for what it filters or replaces"
    case .loses(let count):
      return String(count) + " characters of the card are missing; set it to send more slowly, or to a serial port"
    case .changes(let position):
      return "changes characters, the first at " + String(position) + "; look in its manual for what it replaces"
    }
  }
}
