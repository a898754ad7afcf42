import CLibC
import Issuing

/// How far a run is, on a terminal; nothing where nobody looks.
final class Progress {
  private let what: String
  private let total: Int?
  private let isShown = isatty(STDERR_FILENO) == 1
  private var next: Int64 = 0

  init(_ what: String, total: Int?) { (self.what, self.total) = (what, total) }

  func show(_ count: Int) {
    guard isShown, vidimus_milliseconds() >= next else { return }
    next = vidimus_milliseconds() + 200
    let end = total.map { " of " + String($0) } ?? " rows"
    try? Output.write([UInt8](("\r\u{1B}[K" + what + " " + String(count) + end).utf8), to: STDERR_FILENO, name: "it")
  }

  func end() {
    if isShown { try? Output.write([UInt8]("\r\u{1B}[K".utf8), to: STDERR_FILENO, name: "it") }
  }
}

/// Says what a look at a roll finds, row by row.
struct LookReport {
  private let style: SymbolStyle
  /// Whether the size of every code goes to standard output.
  private let prints: Bool
  private(set) var tally = LookTally()

  init(_ style: SymbolStyle, prints: Bool) { (self.style, self.prints) = (style, prints) }

  mutating func add(_ finding: RowFinding, row: Int, _ header: RollHeader?) throws(Failure) {
    let place = "row " + String(row)
    for fault in finding.faults {
      let column = header?.letter(of: fault.member).map { ", column " + $0 } ?? ""
      Output.say(place + column + ": " + Words.say(fault, style))
    }
    for remark in tally.add(finding, row: row) { Output.say(place + ": " + Words.say(remark)) }
    if prints, let meter = finding.meter { try Output.writeLine(place + ": " + Words.say(meter, style)) }
  }

  /// Says how many remarks were left out.
  func end() {
    for count in tally.unsaid { Output.say("… and the same of " + String(count) + " more rows") }
  }
}

extension DeskTally {
  /// Says what each view answers.
  func report(_ lists: DeskLists?) {
    guard let lists, total > 0 else { return }
    if !lists.hasPublishedTrust {
      Output.say("no issuer list is held here, so codes were tried as by desks that pinned the issuer file")
    }
    let views = lists.outlook.views
    guard !isGenuineEverywhere else {
      Output.say(
        "desks say GENUINE to all" + (waitsForStatus ? " once they hold the status list" : "") + ": "
          + views.map { Words.say($0) }.joined(separator: "; "))
      return
    }
    for (index, view) in views.enumerated() {
      Output.say(Words.say(view) + ": " + Words.say(counts(ofView: index), of: total))
    }
  }
}
