/// When what goes to a display that never answers.
///
/// It opens nothing and asks no clock. Nothing waits: a screen goes out whole once the device has taken all of the last,
/// and until then a newer one takes its place, so that a slow display has no backlog of people long gone. Every screen
/// goes out again after a while, for a display that was switched off and on.
package struct DriverSession: Sendable {
  /// Milliseconds after which a screen goes out again, and after which a device that takes nothing has stalled.
  package static let renewal: Int64 = 2_000
  /// Milliseconds between attempts to open a device that is gone.
  static let retry: Int64 = 1_000
  /// Milliseconds between looks at a device that is not done with the last bytes.
  static let look: Int64 = 50

  package enum News: Sendable, Equatable {
    case found
    /// The device cannot be opened, or is gone.
    case lost
    /// The device is there, and takes nothing.
    case stalled
  }

  private enum State: Equatable {
    case away(until: Int64)
    /// From the moment its buffer was full: what is in there is old.
    case stalled
    case taking
  }

  private let driver: DisplayDriver
  private var state = State.away(until: 0)
  private var screen: Screen?
  private var isDue = false
  /// Whether the display is to be told everything from the start.
  private var isFirst = true
  private var sentAt: Int64 = 0
  private var lookAt: Int64 = 0
  private var news: [News] = []
  private var said: News?

  package init(_ driver: DisplayDriver) { self.driver = driver }

  /// What is news since the last call, in order.
  package mutating func takeNews() -> [News] {
    defer { news = [] }
    return news
  }

  private mutating func say(_ word: News) {
    // Of a display that stays away once is enough.
    if word != said, word == .found || said == nil || said == .found { news.append(word) }
    said = word
  }

  /// Whether the device is to be opened, and ``opened()`` to be called.
  package func wantsPort(at now: Int64) -> Bool {
    if case .away(let until) = state { until <= now } else { false }
  }

  package var isStalled: Bool { state == .stalled }

  /// Whether the device took what it was last given.
  package var isFound: Bool { said == .found }

  /// When there is something to do at the latest; in the past where it is due.
  package var deadline: Int64 {
    switch state {
    case .away(let until): until
    case .stalled: lookAt
    case .taking: isDue || isFirst ? lookAt : sentAt + Self.renewal
    }
  }

  // MARK: The device

  package mutating func opened() {
    (state, isFirst, isDue, lookAt) = (.taking, true, true, 0)
  }

  /// The device cannot be opened, or is gone.
  package mutating func failed(at now: Int64) {
    say(.lost)
    state = .away(until: now + Self.retry)
  }

  /// What the display shall show from now on.
  package mutating func show(_ screen: Screen) {
    self.screen = screen
    (isDue, lookAt) = (true, 0)
  }

  /// The bytes to write now, all at once; then ``wrote(_:of:at:)`` is to be called.
  ///
  /// - Parameter isFree: whether the device has taken all that it was given, and takes more.
  package mutating func output(at now: Int64, isFree: Bool) -> [UInt8]? {
    if case .away = state { return nil }
    guard isDue || isFirst || now - sentAt >= Self.renewal else { return nil }
    guard isFree else {
      lookAt = now + Self.look
      if state == .taking, now - sentAt >= Self.renewal { stall() }
      return nil
    }
    let isAgain = !isDue && !isFirst
    let opening = isFirst ? driver.opening : []
    (isDue, isFirst, sentAt) = (false, false, now)
    return opening + (screen.map { driver.bytes(of: $0, again: isAgain) } ?? [])
  }

  /// What became of ``output(at:isFree:)``.
  ///
  /// - Parameter written: bytes the device took; nil where it is gone.
  package mutating func wrote(_ written: Int?, of count: Int, at now: Int64) {
    guard let written else { return failed(at: now) }
    guard written == count else {
      lookAt = now + Self.look
      return stall()
    }
    state = .taking
    say(.found)
  }

  private mutating func stall() {
    say(.stalled)
    (state, isFirst, isDue) = (.stalled, true, true)
  }
}
