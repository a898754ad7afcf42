package import Scanning
package import Verification

/// A desk at work: which screen its display shows, and until when.
///
/// On a terminal each screen replaces the last: pages turn at a steady pace, and after a while the desk is ready again,
/// so that the next person does not find the last person's verdict. In a file or pipe every screen is written once, one
/// below the other.
///
/// The session opens nothing and asks no clock. Its driver hands in the time, in milliseconds of a clock that nobody
/// sets, and calls ``turn(at:)`` after ``patience(at:)``.
package final class DeskSession {
  /// Milliseconds a page stands, and the least time a verdict stays before the desk is ready again.
  package static let pageTime: Int64 = 3_000
  package static let verdictTime: Int64 = 45_000
  /// Milliseconds a page stands after BACK, so that the card can be scanned again for the page before.
  package static let backTime: Int64 = 10_000
  /// Milliseconds a page stays after HOLD.
  package static let holdTime: Int64 = 300_000
  /// Milliseconds for which a verdict can be shown again.
  package static let memoryTime: Int64 = 120_000
  /// Milliseconds a notice to the desk's keeper stays.
  package static let noticeTime: Int64 = 10_000

  /// What a desk says beside its display.
  package struct Signals {
    let rings: Bool
    let light: (Signal) -> Void

    /// - Parameters:
    ///   - rings: whether the display's bell rings for a verdict.
    ///   - light: lights the lamps of a signal, and no others.
    package init(rings: Bool, light: @escaping (Signal) -> Void) { (self.rings, self.light) = (rings, light) }
  }

  private let display: any LineDisplay
  private let makePages: (DisplaySize) -> [Pages]
  /// The pages in each of the desk's languages, and the index of the language it uses now.
  private var languages: [Pages]
  private var language = 0
  private let signals: Signals
  /// The screens between codes, which change with what verdicts rest on.
  private let idle: (Pages, _ tip: Bool) -> [Screen]
  private let status: (Pages) -> [Screen]

  private var screens: [Screen] = []
  private var shown = 0
  private var turnsAt: Int64?
  private var readyAt: Int64?
  /// Milliseconds the screens stay: every page has its turn, because the last names what the verdict rests on.
  private var passTime = DeskSession.verdictTime
  /// Whether the screens answer something and go away again; the first bytes of a code do not change that.
  private var passes = false
  private var isHeld = false
  private var isTurnedBack = false
  /// The last verdict, for as long as it may be shown again.
  private var last: (verdict: Verdict, until: Int64)?
  /// Whether the last code did not come through.
  private var needsTip = false
  private var isReading = false
  /// Whether the verdict has not sounded yet: the first page with a lamp sounds, where a display can.
  private var isNews = false
  private var bell = Bell()

  /// Makes a session that shows nothing before ``open(at:)``.
  ///
  /// - Parameters:
  ///   - pages: the pages in each of the desk's languages, its own first; asked again when the display's size changes.
  ///   - idle: the screens of a desk that waits; `tip` says whether to add how codes are read best.
  ///   - status: the screens that say what the desk rests on.
  package init(
    display: any LineDisplay, pages: @escaping (DisplaySize) -> [Pages], signals: Signals,
    idle: @escaping (Pages, _ tip: Bool) -> [Screen], status: @escaping (Pages) -> [Screen]
  ) {
    self.display = display
    makePages = pages
    languages = pages(display.size)
    self.signals = signals
    self.idle = idle
    self.status = status
  }

  private var pages: Pages { languages[language] }

  /// Milliseconds until ``turn(at:)`` has something to do; nil while nothing is due.
  package func patience(at now: Int64) -> Int32? {
    let due = [turnsAt, readyAt, bell.strikesAt, last?.until].compactMap { $0 }.min()
    return [due.map { Int32(clamping: max(0, $0 - now)) }, display.patience].compactMap { $0 }.min()
  }

  /// Shows the waiting desk for the first time.
  package func open(at now: Int64) throws(DisplayError) { try begin(idle(pages, false), at: now) }

  /// Shows the pages of a verdict from the first.
  package func show(_ verdict: Verdict, at now: Int64) throws(DisplayError) {
    needsTip = verdict.word == .unreadable
    last = (verdict, now + Self.memoryTime)
    _ = try adoptSize(at: now)
    try showLast(at: now, isNews: true)
    guard signals.rings, display.isLive else { return }
    bell.begin(Signal(verdict), at: now)
    try strike(at: now)
  }

  /// Tells the desk's keeper what came of a stick, and then shows that the desk is ready.
  package func show(_ notice: StickNotice, at now: Int64) throws(DisplayError) {
    try begin(pages.notice(notice), for: Self.noticeTime, at: now)
  }

  /// Shows what the scanner does to the calibration card.
  package func show(scanner findings: [Calibration.Finding], at now: Int64) throws(DisplayError) {
    try begin(pages.scanner(findings), for: Self.verdictTime, at: now)
  }

  /// Makes a waiting desk name what verdicts rest on, which has changed.
  package func showChangedBasis(at now: Int64) throws(DisplayError) {
    guard display.isLive, readyAt == nil else { return }
    try showReady(at: now)
  }

  /// Shows that the first bytes of a code have come.
  package func showReading(at now: Int64) throws(DisplayError) {
    guard display.isLive else { return }
    (turnsAt, readyAt, isReading) = (nil, now + Self.verdictTime, true)
    try draw(pages.reading)
  }

  /// Goes on with the screens from before a code's first bytes, since the code brought nothing new.
  package func goOn(at now: Int64) throws(DisplayError) {
    guard isReading else { return }
    readyAt = stay.map { now + $0 }
    try turn(by: 0, at: now)
  }

  /// Turns the page, or makes the desk ready again, when it is time.
  package func turn(at now: Int64) throws(DisplayError) {
    display.service()
    if try adoptSize(at: now) { return }
    if let until = last?.until, until <= now { last = nil }
    try strike(at: now)
    if let due = readyAt, due <= now {
      // A code that began to come in has not ended.
      if isReading { needsTip = true }
      language = 0
      return try showReady(at: now)
    }
    if let due = turnsAt, due <= now { try turn(by: 1, at: now) }
  }

  /// Leaves no verdict and no lamp behind.
  ///
  /// - Parameter showsRest: whether pages that did not have their turn are drawn one below the other, where a display
  ///   has room below. A pipe that has ended is read there.
  package func close(showsRest: Bool) throws(DisplayError) {
    signals.light(.neutral)
    guard showsRest, display.startBelow() else { return display.leave() }
    guard display.isLive, passes, !isReading else { return }
    for screen in screens.dropFirst(shown + 1) where display.startBelow() { try display.show(screen) }
  }

  // MARK: Cards

  /// Does what a printed card says.
  package func obey(_ command: DeskCommand, at now: Int64) throws(DisplayError) {
    switch command {
    case .hold:
      guard display.isLive, passes else { return try showReady(at: now) }
      isHeld.toggle()
      readyAt = stay.map { now + $0 }
      try turn(by: 0, at: now)
    case .back:
      guard display.isLive, passes else { return try showReady(at: now) }
      try turn(by: screens.count - 1, at: now, back: true)
      readyAt = stay.map { now + $0 }
    case .repeat: try showLast(at: now)
    case .clear:
      (last, language) = (nil, 0)
      try showReady(at: now)
    case .language:
      language = (language + 1) % languages.count
      try showLast(at: now)
    case .status: try begin(status(pages), for: Self.verdictTime, at: now)
    }
  }

  /// Shows the last verdict, or the waiting desk where no verdict may be shown again.
  private func showLast(at now: Int64, isNews: Bool = false) throws(DisplayError) {
    guard let last, last.until > now else { return try showReady(at: now) }
    self.isNews = isNews
    try begin(pages.screens(for: last.verdict), for: Self.verdictTime, at: now)
  }

  // MARK: Screens

  /// Milliseconds until the desk is ready again; nil for ever.
  private var stay: Int64? {
    if passes { return isHeld ? Self.holdTime : passTime + (isTurnedBack ? Self.backTime : 0) }
    // The next person finds the desk's own language.
    return display.isLive && language != 0 ? Self.verdictTime : nil
  }

  private func showReady(at now: Int64) throws(DisplayError) {
    (passes, isNews) = (false, false)
    readyAt = stay.map { now + $0 }
    let screens = idle(pages, needsTip)
    // In a file the word alone is enough below each verdict.
    try begin(!display.isLive ? Array(screens.prefix(1)) : screens, at: now)
  }

  /// Shows screens for a while, long enough for all of them, and then the waiting desk.
  private func begin(_ screens: [Screen], for time: Int64, at now: Int64) throws(DisplayError) {
    passes = true
    passTime = max(time, Int64(screens.count) * Self.pageTime)
    try begin(screens, at: now)
    if display.isLive { readyAt = now + passTime } else { try showReady(at: now) }
  }

  private func begin(_ screens: [Screen], at now: Int64) throws(DisplayError) {
    self.screens = screens
    (shown, isHeld, isTurnedBack, isReading) = (0, false, false, false)
    turnsAt = display.isLive && screens.count > 1 ? now + Self.pageTime : nil
    for screen in display.isLive ? screens.prefix(1) : screens[...] { try draw(screen) }
  }

  /// Changes to the size and letters of a display that was plugged in, and drops the screens made for the last.
  private func adoptSize(at now: Int64) throws(DisplayError) -> Bool {
    guard display.size != pages.size || display.characters.name != pages.characters.name else { return false }
    languages = makePages(display.size)
    try showReady(at: now)
    return true
  }

  private func turn(by count: Int, at now: Int64, back: Bool = false) throws(DisplayError) {
    guard !screens.isEmpty else { return }
    if count > 0 { isTurnedBack = back }
    shown = (shown + count) % screens.count
    turnsAt = isHeld || screens.count < 2 ? nil : now + (isTurnedBack ? Self.backTime : Self.pageTime)
    isReading = false
    try draw(screens[shown])
  }

  private func draw(_ page: Screen) throws(DisplayError) {
    var screen = page
    screen.isNews = isNews && screen.lamp != .neutral
    if screen.isNews { isNews = false }
    try display.show(screen)
    signals.light(screen.lamp)
  }

  private func strike(at now: Int64) throws(DisplayError) {
    if bell.strikes(at: now) { try display.ring() }
  }
}
