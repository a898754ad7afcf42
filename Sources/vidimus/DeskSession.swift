import CLibC
import Codecs
import Desk
import Verification

/// A desk at work: which screen its display shows, and until when.
///
/// On a terminal screens take each other's place: pages turn at a steady pace, and before long the desk is
/// ready again, so that nobody finds the last person's verdict. Into a file or pipe every screen is written
/// once, one below the other.
final class DeskSession {
  /// Milliseconds a page stands, and how long a verdict stays before the desk is ready again.
  private static let pageTime: Int64 = 3_000
  private static let verdictTime: Int64 = 45_000
  /// How long a notice to the desk's keeper stays.
  private static let noticeTime: Int64 = 10_000

  private let display: (any LineDisplay)?
  /// The display once more, where it is a terminal.
  private let terminal: TerminalDisplay?
  private let makePages: (DisplaySize) -> Pages
  private var pages: Pages
  /// The screens between codes, which change with what verdicts rest on.
  private let idle: (Pages) -> [Screen]
  private let answersInJSON: Bool

  private var screens: [Screen] = []
  private var shown = 0
  private var turnsAt: Int64?
  private var readyAt: Int64?

  /// A desk without a display, which answers in JSON or, for tests of its input, not at all.
  init(answersInJSON: Bool) {
    (display, terminal, idle) = (nil, nil, { _ in [] })
    makePages = { Pages(for: $0) }
    pages = makePages(.smallest)
    self.answersInJSON = answersInJSON
  }

  /// - Parameters:
  ///   - terminal: `display`, where it is a terminal.
  ///   - pages: the pages for a size: a display may turn out to have another one.
  init(
    display: any LineDisplay, terminal: TerminalDisplay?, pages: @escaping (DisplaySize) -> Pages,
    idle: @escaping (Pages) -> [Screen]
  ) {
    self.display = display
    self.terminal = terminal
    self.idle = idle
    makePages = pages
    self.pages = pages(display.size)
    answersInJSON = false
  }

  /// Whether a screen takes the place of the last.
  private var isLive: Bool { display?.isLive ?? false }

  /// Milliseconds until ``turn()`` has something to do; nil while nothing is due.
  var patience: Int32? {
    let now = vidimus_milliseconds()
    let due = [turnsAt, readyAt].compactMap { $0 }.min().map { Int32(clamping: max(0, $0 - now)) }
    return [due, display?.patience].compactMap { $0 }.min()
  }

  func open() throws(Failure) { try begin(idle(pages)) }

  /// Shows the pages of a verdict from the first.
  func show(_ verdict: Verdict) throws(Failure) {
    guard display != nil else {
      if answersInJSON { try Output.writeLine(verdict.json.line) }
      return
    }
    _ = try adoptSize()
    try begin(pages.screens(for: verdict), isNews: true)
    if isLive {
      readyAt = vidimus_milliseconds() + Self.verdictTime
    } else {
      try showReady()
    }
  }

  /// Shows the desk's keeper what came of something, such as a stick, and then that the desk is ready.
  func show(notice texts: [String]) throws(Failure) {
    guard display != nil else { return }
    try begin(pages.notice(texts))
    if isLive { readyAt = vidimus_milliseconds() + Self.noticeTime } else { try showReady() }
  }

  /// A waiting desk names what verdicts rest on, which has changed.
  func showChangedBasis() throws(Failure) {
    guard isLive, readyAt == nil else { return }
    try showReady()
  }

  /// The first bytes of a code have come.
  func showReading() throws(Failure) {
    guard isLive else { return }
    (screens, turnsAt, readyAt) = ([], nil, vidimus_milliseconds() + Self.verdictTime)
    try draw(pages.reading)
  }

  /// Turns the page, or makes the desk ready again, when it is time.
  func turn() throws(Failure) {
    display?.service()
    if try adoptSize() { return }
    let now = vidimus_milliseconds()
    if let due = readyAt, due <= now { return try showReady() }
    guard let due = turnsAt, due <= now, !screens.isEmpty else { return }
    shown = (shown + 1) % screens.count
    turnsAt = now + Self.pageTime
    try draw(screens[shown])
  }

  /// Leaves no verdict behind; pages nobody has seen yet are drawn one below the other.
  func close() throws(Failure) {
    guard isLive, let terminal, readyAt != nil else { return }
    for screen in screens.dropFirst(shown + 1) {
      terminal.startBelow()
      try draw(screen)
    }
  }

  private func showReady() throws(Failure) {
    readyAt = nil
    let screens = idle(pages)
    // Below each verdict of a film strip the word alone is enough.
    try begin(isLive ? screens : Array(screens.prefix(1)))
  }

  private func begin(_ screens: [Screen], isNews: Bool = false) throws(Failure) {
    self.screens = screens
    shown = 0
    turnsAt = isLive && screens.count > 1 ? vidimus_milliseconds() + Self.pageTime : nil
    for (index, page) in (isLive ? screens.prefix(1) : screens[...]).enumerated() {
      var screen = page
      screen.isNews = isNews && index == 0
      try draw(screen)
    }
  }

  /// Goes over to the size of a display that was plugged in; the screens of the last are gone.
  private func adoptSize() throws(Failure) -> Bool {
    guard let display, display.size != pages.size else { return false }
    pages = makePages(display.size)
    try showReady()
    return true
  }

  private func draw(_ screen: Screen) throws(Failure) {
    do {
      try display?.show(screen)
    } catch {
      throw .io("cannot write to the display: " + systemError())
    }
  }
}
