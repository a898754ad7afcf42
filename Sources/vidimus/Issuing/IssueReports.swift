import CLibC
import Codecs
import Issuing

/// Which rows of a roll are meant, as in `412,500-510`.
struct RowSelection {
  private let ranges: [ClosedRange<Int>]
  /// Of which ranges a row was seen.
  private var isSeen: [Bool]

  init(_ text: String) throws(Failure) {
    var ranges: [ClosedRange<Int>] = []
    for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      let ends = part.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map { Decimal.digits($0) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last else {
        throw .usage("--rows takes row numbers like 412 or 412,500-510")
      }
      ranges.append(first...last)
    }
    self.ranges = ranges
    isSeen = ranges.map { _ in false }
  }

  func contains(_ row: Int) -> Bool { ranges.contains { $0.contains(row) } }

  mutating func see(_ row: Int) {
    for (index, range) in ranges.enumerated() where range.contains(row) { isSeen[index] = true }
  }

  /// What was named and of which no row was seen, as in `99` and `500-510`.
  var unseen: [String] {
    zip(ranges, isSeen).compactMap { range, isSeen in
      guard !isSeen else { return nil }
      let first = String(range.lowerBound)
      return range.count == 1 ? first : first + "-" + String(range.upperBound)
    }
  }
}

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

/// What the look at a roll found, said row by row; of many remarks of a kind only the first.
struct LookReport {
  private static let remarksOfAKind = 5

  private var counts: [(kind: String, count: Int)] = []
  private var learners: [UInt64: Int32] = [:]
  private var versions = [Int](repeating: 0, count: 42)
  private var largest = (version: 0, row: 0)

  mutating func add(_ finding: RowWork.Finding, row: Int, _ header: RollHeader?, prints: Bool) throws(Failure) {
    let place = "row " + String(row)
    for (member, sentence) in finding.faults {
      let column = header?.letter(of: member).map { ", column " + $0 } ?? ""
      Output.say(place + column + ": " + sentence)
    }
    for remark in finding.remarks { say(remark.kind, place + ": " + remark.sentence) }
    if let key = Hexadecimal.decode(finding.learner), !key.isEmpty {
      let number = ByteOrder.bigEndian.number(key[...])
      if let earlier = learners[number] {
        say("twice", place + ": the same learner and course as in row " + String(earlier))
      } else {
        learners[number] = Int32(clamping: row)
      }
    }
    versions[min(finding.version, 41)] += 1
    if finding.version > largest.version { largest = (finding.version, row) }
    if prints, let meter = finding.meter { try Output.writeLine(place + ": " + meter) }
  }

  private mutating func say(_ kind: String, _ sentence: String) {
    let index = counts.firstIndex { $0.kind == kind } ?? counts.count
    if index == counts.count { counts.append((kind, 0)) }
    counts[index].count += 1
    if counts[index].count <= Self.remarksOfAKind { Output.say(sentence) }
  }

  /// Says how many remarks were left out.
  func end() {
    for (_, count) in counts where count > Self.remarksOfAKind {
      Output.say("… and the same of " + String(count - Self.remarksOfAKind) + " more rows")
    }
  }

  func summary(total: Int, faulty: Int) -> String {
    var sentence = String(total - faulty) + " of " + String(total) + " credentials can be signed"
    if largest.version > 0 {
      let above = versions[(SymbolStyle.comfortableVersion + 1)...].reduce(0, +)
      sentence +=
        "; the largest code has version " + String(largest.version) + ", of row " + String(largest.row) + ", and "
        + String(above) + " are above version " + String(SymbolStyle.comfortableVersion)
    }
    return sentence + "; nothing was written"
  }
}

/// How many codes each view of the outlook takes, and what becomes of the others.
struct DeskTally {
  private struct Count {
    let view: Int
    let word: String
    let row: Int
    var count = 1
  }

  private var counts: [Count] = []
  private var total = 0

  mutating func add(_ views: [String], row: Int) {
    total += 1
    for (view, word) in views.enumerated() {
      if let index = counts.firstIndex(where: { $0.view == view && $0.word.hasSameBytes(as: word) }) {
        counts[index].count += 1
      } else {
        counts.append(Count(view: view, word: word, row: row))
      }
    }
  }

  private static func isGenuine(_ word: String) -> Bool {
    word.hasSameBytes(as: DeskOutlook.genuine) || word.hasSameBytes(as: DeskOutlook.genuineOnceStatusIsKnown)
  }

  /// Whether desks of today would refuse something for another reason than that its day is to come.
  var isRefusedToday: Bool {
    counts.contains { $0.view == 0 && !Self.isGenuine($0.word) && !$0.word.hasPrefix("not-yet") }
  }

  func report(_ outlook: DeskOutlook?) {
    guard let outlook, total > 0 else { return }
    if !outlook.hasPublishedTrust {
      Output.say("no issuer list is held here, so codes were tried as by desks that pinned the issuer file")
    }
    let waits = counts.contains { $0.word.hasSameBytes(as: DeskOutlook.genuineOnceStatusIsKnown) }
    guard counts.contains(where: { !Self.isGenuine($0.word) }) else {
      Output.say(
        "desks say GENUINE to all" + (waits ? " once they hold the status list" : "") + ": "
          + outlook.views.map { $0.name }.joined(separator: "; "))
      return
    }
    for (index, view) in outlook.views.enumerated() {
      let parts = counts.filter { $0.view == index }.sorted { $0.count > $1.count }.map { entry in
        String(entry.count) + " " + entry.word
          + (Self.isGenuine(entry.word) || entry.count == total ? "" : " (first: row " + String(entry.row) + ")")
      }
      Output.say(view.name + ": " + parts.joined(separator: ", "))
    }
  }
}
