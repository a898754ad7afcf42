import Credentials
import Scanning
import Testing

@testable import Desk
@testable import Verification

/// A display that keeps what it was shown.
final class RecordingDisplay: LineDisplay {
  var size = DisplaySize.sixteen
  var isLive = true
  var fails = false
  private(set) var screens: [Screen] = []
  private(set) var strokes = 0
  private(set) var hasLeft = false

  func show(_ screen: Screen) throws(DisplayError) {
    if fails { throw .write }
    screens.append(screen)
  }

  func ring() { strokes += 1 }
  func startBelow() -> Bool { !isLive }
  func leave() { hasLeft = true }
}

/// A desk whose time passes when a test says so.
final class TimedDesk {
  let display = RecordingDisplay()
  let session: DeskSession
  private(set) var now: Int64 = 1_000_000
  private var sorter = CodeSorter()
  private let box = Box()

  private final class Box { var lamp = Signal.neutral }

  /// - Parameter languages: the desk's languages, its own first.
  init(_ languages: [String] = ["en"], rings: Bool = false, isLive: Bool = true) throws {
    display.isLive = isLive
    let phrases = languages.compactMap { Phrases(language: $0) }
    session = DeskSession(
      display: display, pages: { size in phrases.map { Pages(for: size, phrases: $0) } },
      signals: .init(rings: rings) { [box] in box.lamp = $0 }, idle: { $0.idle(tip: $1) },
      status: { $0.status(list: nil, trustFilesOf: nil, rules: [], today: .of("2026-12-01")) })
    try session.open(at: now)
  }

  /// The words that stand on the display.
  var words: [String] { display.screens.last?.words ?? [] }
  /// What the lamps show.
  var light: Signal { box.lamp }

  /// Scans a text that is no code to verify, such as a card.
  func scan(_ text: String) throws {
    let line = LineFramer.Line.bytes([UInt8](text.utf8))
    switch sorter.kind(of: line, at: now) {
    case .command(let command): try session.obey(command, at: now)
    case .calibration(let findings): try session.show(scanner: findings, at: now)
    case .keystroke, .repeated: try session.goOn(at: now)
    case .code: Issue.record("\(text) is to be verified")
    }
  }

  /// Shows a verdict.
  func show(_ verdict: Verdict) throws { try session.show(verdict, at: now) }

  /// Lets time pass; the session does what is due, when it is due.
  func wait(_ milliseconds: Int64) throws {
    let end = now + milliseconds
    while let patience = session.patience(at: now), now + Int64(patience) <= end {
      now += Int64(patience)
      try session.turn(at: now)
      try #require(session.patience(at: now) != 0, "nothing is done about what is due")
    }
    now = end
  }

  /// What the display was shown while `body` ran.
  func screens(_ body: () throws -> Void) rethrows -> [[String]] {
    let count = display.screens.count
    try body()
    return display.screens.dropFirst(count).map { $0.words }
  }
}
