package import DisplayLink

/// The desk's end of the display link: what to send when, and what the answers mean (Documentation/display-link.md).
///
/// It opens nothing and asks no clock. Whoever drives it hands in what came over the wire and the time, and sends
/// what ``output(at:)`` returns until ``deadline`` or until more comes in.
package struct LinkSession: ~Copyable {
  /// Milliseconds within which a frame must be answered, and how often it goes out in all.
  package static let answerTime: Int64 = 150
  package static let tries = 3
  /// Milliseconds between pings, and between attempts to find a display that was lost.
  package static let pingTime: Int64 = 1_000
  /// Milliseconds a good frame keeps a verdict on the display, and after which it is renewed.
  static let life: Int64 = 10_000
  static let renewal: Int64 = 4_000

  /// What somebody should hear of.
  package enum News: Sendable, Equatable {
    /// The display answers.
    case found(Link.Greeting)
    /// It does not answer any more, or never did.
    case lost
    /// It shows something else than it was sent: another font than it names.
    case differs
    /// Its panel does not answer.
    case noPanel
    /// It has a size that no page is made for.
    case unfit(Link.Greeting)
    /// It speaks a revision of the link that is not ours.
    case revision(UInt8)
  }

  private enum State {
    /// No port, or nobody behind it; the next attempt is at that time.
    case away(until: Int64)
    case asking
    case linked
  }

  /// A frame on its way.
  private struct Sent {
    let bytes: [UInt8]
    let sequence: UInt8
    let isScreen: Bool
    var tries = 0
    var answerDue: Int64
  }

  /// What the display said of itself last; nil before it was ever found.
  package private(set) var greeting: Link.Greeting?

  /// What the display can show: a text that grows when it is transliterated needs its lines broken for that.
  package var characters: CharacterTable {
    guard let scripts = greeting?.scripts, scripts & Link.Scripts.all == 0 else { return .unicode }
    return scripts & Link.Scripts.western == 0 ? .ascii : CharacterTable.named("iso-8859-1") ?? .ascii
  }

  private var state = State.away(until: 0)
  private var reader = FrameReader()
  private var sequence: UInt8 = 0
  private var sent: Sent?
  private var screen: LinkScreen?
  /// Whether ``screen`` is to be sent, and whether it was sent again because something else stood there.
  private var isScreenDue = false
  private var isScreenRepeated = false
  private var isScreenNews = false
  private var screenAt: Int64 = 0
  private var pingDue: Int64 = 0
  private var news: [News] = []
  private var saidOfScreen: News?
  /// Whether the display, should it be lost, was there before.
  private var isFirstLoss = true

  package init() {}

  /// Whether the display answered lately.
  package var isLinked: Bool {
    if case .linked = state { true } else { false }
  }

  /// Whether nothing is on its way or waits to be sent at once.
  package var isSettled: Bool {
    switch state {
    case .away: true
    case .asking: false
    case .linked: sent == nil && !isScreenDue
    }
  }

  /// Whether the port is to be opened, or opened again, and ``opened(at:)`` to be called.
  package func wantsPort(at now: Int64) -> Bool {
    if case .away(let until) = state { until <= now } else { false }
  }

  /// When there is something to do at the latest; in the past where it is due.
  package var deadline: Int64 {
    switch state {
    case .away(let until): until
    case .asking: sent?.answerDue ?? 0
    case .linked: sent?.answerDue ?? (isScreenDue ? 0 : min(pingDue, renewalDue))
    }
  }

  private var renewalDue: Int64 { screen?.hasLife == true ? screenAt + Self.renewal : .max }

  /// What is news since the last call, in order.
  package mutating func takeNews() -> [News] {
    defer { news = [] }
    return news
  }

  // MARK: The port

  /// The port is open.
  package mutating func opened(at now: Int64) {
    reader = FrameReader()
    sent = nil
    state = .asking
  }

  /// The port cannot be opened, or was lost.
  package mutating func failed(at now: Int64) {
    sayLost(.lost)
    sent = nil
    state = .away(until: now + Self.pingTime)
  }

  /// Of a display that stays away once is enough.
  private mutating func sayLost(_ loss: News) {
    if isFirstLoss { news.append(loss) }
    isFirstLoss = false
  }

  // MARK: Screens

  /// What the display shall show from now on.
  package mutating func show(_ screen: LinkScreen) {
    self.screen = screen
    isScreenNews = screen.isNews
    isScreenDue = true
    isScreenRepeated = false
  }

  /// The frame to send now, or nothing before ``deadline``.
  package mutating func output(at now: Int64) -> [UInt8]? {
    if sent != nil { return repeated(at: now) }
    switch state {
    case .away: return nil
    case .asking:
      // A zero before it ends whatever stood in the line.
      return [0] + send(.ask, at: now) { _ in }
    case .linked:
      if renewalDue <= now { isScreenDue = true }
      // A display of another size waits for pages of its own.
      if let screen, let greeting, !screen.fits(greeting) { (self.screen, isScreenDue) = (nil, false) }
      if isScreenDue, let screen, let greeting {
        isScreenDue = false
        screenAt = now
        defer { isScreenNews = false }
        let isNews = isScreenNews
        return send(.show, at: now) { screen.write(to: &$0, sounds: isNews, greeting) }
      }
      return pingDue <= now ? send(.ping, at: now) { _ in } : nil
    }
  }

  private mutating func send(
    _ request: Link.Request, at now: Int64, write: (inout RequestWriter) -> Void
  ) -> [UInt8] {
    sequence = sequence == 255 ? 1 : sequence + 1
    var frame = RequestWriter(type: request.rawValue, sequence: sequence)
    write(&frame)
    frame.finish()
    var bytes: [UInt8] = []
    for index in 0..<frame.count { bytes.append(frame[index]) }
    pingDue = now + Self.pingTime
    sent = Sent(
      bytes: bytes, sequence: sequence, isScreen: request == .show, tries: 1, answerDue: now + Self.answerTime)
    return bytes
  }

  private mutating func repeated(at now: Int64) -> [UInt8]? {
    guard let frame = sent, frame.answerDue <= now else { return nil }
    // A display that was lost is asked once at a time: a desk must not wait for it at every turn.
    guard frame.tries < (isFirstLoss ? Self.tries : 1) else {
      failed(at: now)
      return nil
    }
    sent?.tries += 1
    sent?.answerDue = now + Self.answerTime
    return frame.bytes
  }

  // MARK: Answers

  /// Takes a byte of the wire.
  package mutating func receive(_ byte: UInt8, at now: Int64) {
    // What is damaged is as good as nothing: the frame goes out again when its time is over.
    guard case .frame = reader.push(byte), let reply = Link.Reply(rawValue: reader.type) else { return }
    switch reply {
    case .greeting: greeted(at: now)
    case .acknowledgement: acknowledged(at: now)
    case .refusal: refused(at: now)
    }
  }

  private mutating func greeted(at now: Int64) {
    guard let found = Link.Greeting(reader.payload) else { return }
    guard reader.sequence != 0 else {
      // Nobody asked: it has started anew, and what it showed is gone.
      if isLinked {
        sent = nil
        state = .asking
      }
      return
    }
    guard case .asking = state, sent?.sequence == reader.sequence else { return }
    sent = nil
    guard found.revision == Link.revision else {
      sayLost(.revision(found.revision))
      return failed(at: now)
    }
    guard DisplaySize(columns: Int(found.columns), rows: Int(found.rows)) != nil else {
      sayLost(.unfit(found))
      return failed(at: now)
    }
    greeting = found
    state = .linked
    isFirstLoss = true
    (isScreenDue, isScreenRepeated) = (screen != nil, false)
    saidOfScreen = nil
    news.append(.found(found))
  }

  private mutating func acknowledged(at now: Int64) {
    guard let answer = Link.Answer(reader.payload), let frame = sent, frame.sequence == reader.sequence, let greeting
    else { return }
    sent = nil
    if answer.code == Link.Status.noPanel.rawValue { say(.noPanel) }
    guard let screen, !isScreenDue else { return }
    let expected = screen.checksum(on: greeting)
    if answer.code != Link.Status.nothingShown.rawValue, expected == nil || expected == answer.checksum {
      if frame.isScreen { isScreenRepeated = false }
      return
    }
    // Something else stands there: once more, and if that is no help, so it is.
    if isScreenRepeated { return say(.differs) }
    isScreenDue = true
    isScreenRepeated = true
  }

  /// A screen that the display cannot show is not shown to it again.
  private mutating func refused(at now: Int64) {
    guard let answer = Link.Answer(reader.payload) else { return }
    if answer.code == Link.Refusal.damaged.rawValue {
      // Not worth waiting for the end of its time.
      if let due = sent?.answerDue { sent?.answerDue = min(due, now) }
      return
    }
    guard let frame = sent, frame.sequence == reader.sequence else { return }
    sent = nil
    if frame.isScreen { say(.differs) }
  }

  private mutating func say(_ fault: News) {
    guard saidOfScreen != fault else { return }
    saidOfScreen = fault
    news.append(fault)
  }
}
