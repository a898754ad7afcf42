import CLibC
import Codecs
import Desk
import Scanning
import Verification

/// A desk at work: which screen its display shows, and until when.
///
/// On a terminal screens take each other's place: pages turn at a steady pace, and before long the desk is
/// ready again, so that nobody finds the last person's verdict. Into a file or pipe every screen is written
/// once, one below the other.
final class DeskSession {
  /// Milliseconds a page stands, and how long a verdict stays at least before the desk is ready again.
  private static let pageTime: Int64 = 3_000
  private static let verdictTime: Int64 = 45_000
  /// How long a page stands that was turned back to: the card can be scanned again for the one before.
  private static let backTime: Int64 = 10_000
  /// How long a page stays that a card holds, and a verdict can be shown again.
  private static let holdTime: Int64 = 300_000
  private static let memoryTime: Int64 = 120_000
  /// How long a notice to the desk's keeper stays.
  private static let noticeTime: Int64 = 10_000
  /// From one stroke of the bell to the next.
  private static let strokeTime: Int64 = 250

  /// What a desk says beside its display.
  struct Signals {
    let rings: Bool
    let lamps: Lamps?
  }

  private let display: (any LineDisplay)?
  private let makePages: (DisplaySize) -> [Pages]
  /// In each of the desk's languages, and which of them it speaks now.
  private var languages: [Pages]
  private var language = 0
  private let signals: Signals
  /// The screens between codes, which change with what verdicts rest on.
  private let idle: (Pages, _ tip: Bool) -> [Screen]
  private let status: (Pages) -> [Screen]
  private let answersInJSON: Bool

  private var screens: [Screen] = []
  private var shown = 0
  private var turnsAt: Int64?
  private var readyAt: Int64?
  /// How long the screens stay: every page has its turn, the last names what the verdict rests on.
  private var passTime = DeskSession.verdictTime
  /// Whether the screens are a verdict's or another answer's, and pass; a card's first bytes change nothing of that.
  private var passes = false
  private var isHeld = false
  private var isTurnedBack = false
  /// The last verdict, for as long as it may be shown again.
  private var last: (verdict: Verdict, until: Int64)?
  /// Whether the last code did not come through.
  private var needsTip = false
  private var isReading = false
  /// Whether the verdict has not been heard yet: the first page with a lamp is to sound, where a display can.
  private var isNews = false
  private var strokes = 0
  private var strokeAt: Int64?

  /// A desk without a display, which answers in JSON or, for tests of its input, not at all.
  init(answersInJSON: Bool) {
    (display, idle, status) = (nil, { _, _ in [] }, { _ in [] })
    makePages = { [Pages(for: $0)] }
    languages = makePages(.smallest)
    signals = Signals(rings: false, lamps: nil)
    self.answersInJSON = answersInJSON
  }

  /// - Parameter pages: in each of the desk's languages, the first of them its own; for a size, since a display may turn
  ///   out to have another one.
  init(
    display: any LineDisplay, pages: @escaping (DisplaySize) -> [Pages], signals: Signals,
    idle: @escaping (Pages, _ tip: Bool) -> [Screen], status: @escaping (Pages) -> [Screen]
  ) {
    self.display = display
    makePages = pages
    languages = pages(display.size)
    self.signals = signals
    self.idle = idle
    self.status = status
    answersInJSON = false
  }

  var hasDisplay: Bool { display != nil }

  private var pages: Pages { languages[language] }

  /// Whether a screen takes the place of the last.
  private var isLive: Bool { display?.isLive ?? false }

  /// Milliseconds until ``turn()`` has something to do; nil while nothing is due.
  var patience: Int32? {
    let now = vidimus_milliseconds()
    let due = [turnsAt, readyAt, strokeAt, last?.until].compactMap { $0 }.min()
    return [due.map { Int32(clamping: max(0, $0 - now)) }, display?.patience].compactMap { $0 }.min()
  }

  func open() throws(Failure) { try begin(idle(pages, false)) }

  /// Shows the pages of a verdict from the first.
  func show(_ verdict: Verdict) throws(Failure) {
    guard display != nil else {
      if answersInJSON { try Output.write(verdict.json.bytes + [0x0A]) }
      return
    }
    needsTip = verdict.word == .unreadable
    last = (verdict, vidimus_milliseconds() + Self.memoryTime)
    _ = try adoptSize()
    try showLast(isNews: true)
    try ring(Signal(verdict))
  }

  /// Shows the desk's keeper what came of something, such as a stick, and then that the desk is ready.
  func show(notice texts: [String]) throws(Failure) {
    guard display != nil else { return }
    try begin(pages.notice(texts), for: Self.noticeTime)
  }

  /// Shows what the scanner does to the calibration card.
  func show(scanner findings: [Calibration.Finding]) throws(Failure) {
    try begin(pages.scanner(findings), for: Self.verdictTime)
  }

  /// A waiting desk names what verdicts rest on, which has changed.
  func showChangedBasis() throws(Failure) {
    guard isLive, readyAt == nil else { return }
    try showReady()
  }

  /// The first bytes of a code have come.
  func showReading() throws(Failure) {
    guard isLive else { return }
    (turnsAt, readyAt, isReading) = (nil, vidimus_milliseconds() + Self.verdictTime, true)
    try draw(pages.reading)
  }

  /// Goes on showing what was there before a code's first bytes, since the code turned out to be the last one again.
  func goOn() throws(Failure) {
    guard isReading else { return }
    let now = vidimus_milliseconds()
    readyAt = stay.map { now + $0 }
    try turn(by: 0, now)
  }

  /// Turns the page, or makes the desk ready again, when it is time.
  func turn() throws(Failure) {
    display?.service()
    if try adoptSize() { return }
    let now = vidimus_milliseconds()
    if let until = last?.until, until <= now { last = nil }
    try strike(now)
    if let due = readyAt, due <= now {
      // What had begun to come in has not come to an end.
      if isReading { needsTip = true }
      language = 0
      return try showReady()
    }
    if let due = turnsAt, due <= now { try turn(by: 1, now) }
  }

  /// Leaves no verdict and no lamp behind.
  ///
  /// - Parameter showsRest: whether pages nobody has seen yet are drawn one below the other, where a display has room
  ///   below: whoever filled the pipe reads them there.
  func close(showsRest: Bool) throws(Failure) {
    signals.lamps?.show(.neutral)
    guard let display else { return }
    guard showsRest, display.startBelow() else { return display.leave() }
    guard isLive, passes, !isReading else { return }
    for screen in screens.dropFirst(shown + 1) where display.startBelow() { try show(screen) }
  }

  // MARK: Cards

  /// Does what a printed card says.
  func obey(_ command: DeskCommand) throws(Failure) {
    let now = vidimus_milliseconds()
    switch command {
    case .hold:
      guard isLive, passes else { return try showReady() }
      isHeld.toggle()
      readyAt = stay.map { now + $0 }
      try turn(by: 0, now)
    case .back:
      guard isLive, passes else { return try showReady() }
      try turn(by: screens.count - 1, now, back: true)
      readyAt = stay.map { now + $0 }
    case .repeat: try showLast()
    case .clear:
      (last, language) = (nil, 0)
      try showReady()
    case .language:
      language = (language + 1) % languages.count
      try showLast()
    case .status: try begin(status(pages), for: Self.verdictTime)
    }
  }

  /// The last verdict, or the waiting desk where there is none to be shown again.
  private func showLast(isNews: Bool = false) throws(Failure) {
    guard let last, last.until > vidimus_milliseconds() else { return try showReady() }
    self.isNews = isNews
    try begin(pages.screens(for: last.verdict), for: Self.verdictTime)
  }

  // MARK: Screens

  /// How long what is shown may stay before the desk is ready; nil for ever.
  private var stay: Int64? {
    if passes { return isHeld ? Self.holdTime : passTime + (isTurnedBack ? Self.backTime : 0) }
    // Whoever comes next finds the desk's own language.
    return isLive && language != 0 ? Self.verdictTime : nil
  }

  private func showReady() throws(Failure) {
    (passes, isNews) = (false, false)
    readyAt = stay.map { vidimus_milliseconds() + $0 }
    let screens = idle(pages, needsTip)
    // Below each verdict of a film strip the word alone is enough.
    try begin(!isLive ? Array(screens.prefix(1)) : screens)
  }

  /// Shows screens for a while, long enough for all of them, and then the waiting desk.
  private func begin(_ screens: [Screen], for time: Int64) throws(Failure) {
    passes = true
    passTime = max(time, Int64(screens.count) * Self.pageTime)
    try begin(screens)
    if isLive { readyAt = vidimus_milliseconds() + passTime } else { try showReady() }
  }

  private func begin(_ screens: [Screen]) throws(Failure) {
    self.screens = screens
    (shown, isHeld, isTurnedBack, isReading) = (0, false, false, false)
    turnsAt = isLive && screens.count > 1 ? vidimus_milliseconds() + Self.pageTime : nil
    for screen in isLive ? screens.prefix(1) : screens[...] { try draw(screen) }
  }

  /// Goes over to the size and letters of a display that was plugged in; the screens of the last are gone.
  private func adoptSize() throws(Failure) -> Bool {
    guard let display, display.size != pages.size || display.characters.name != pages.characters.name
    else { return false }
    languages = makePages(display.size)
    try showReady()
    return true
  }

  private func turn(by count: Int, _ now: Int64, back: Bool = false) throws(Failure) {
    guard !screens.isEmpty else { return }
    if count > 0 { isTurnedBack = back }
    shown = (shown + count) % screens.count
    turnsAt = isHeld || screens.count < 2 ? nil : now + (isTurnedBack ? Self.backTime : Self.pageTime)
    isReading = false
    try draw(screens[shown])
  }

  private func draw(_ page: Screen) throws(Failure) {
    var screen = page
    screen.isNews = isNews && screen.lamp != .neutral
    if screen.isNews { isNews = false }
    try show(screen)
    signals.lamps?.show(screen.lamp)
  }

  private func show(_ screen: Screen) throws(Failure) {
    do {
      try display?.show(screen)
    } catch {
      throw .io("cannot write to the display: " + systemError())
    }
  }

  // MARK: The bell

  private func ring(_ signal: Signal) throws(Failure) {
    guard signals.rings, isLive else { return }
    (strokes, strokeAt) = (signal.strokes, vidimus_milliseconds())
    try strike(vidimus_milliseconds())
  }

  private func strike(_ now: Int64) throws(Failure) {
    guard let due = strokeAt, due <= now else { return }
    guard strokes > 0 else {
      strokeAt = nil
      return
    }
    strokes -= 1
    strokeAt = strokes > 0 ? now + Self.strokeTime : nil
    do {
      try display?.ring()
    } catch {
      throw .io("cannot write to the display: " + systemError())
    }
  }
}
