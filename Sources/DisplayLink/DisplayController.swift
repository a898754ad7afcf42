/// The whole behaviour of a display, without its hardware: bytes and a time go in; a screen, lamps and answers come
/// out.
///
/// The program that drives it passes every byte of the wire to ``receive(_:)`` and the time to ``tick(_:)``, at least
/// every few milliseconds. It draws when ``isStale`` is true, and only then sends ``takeReply()``: an answer means that
/// the screen is shown.
///
/// A good verdict ends with its life, with the link, and with the program; it never stays on the display.
public struct DisplayController: ~Copyable {
  /// Milliseconds without a good frame after which the link is lost.
  public static let silence: UInt32 = 3_000
  /// Milliseconds between greetings while no desk answers.
  static let greetingInterval: UInt32 = 1_000
  /// The version of the display's program, major, minor, patch; the same as the desk's.
  public static let version: (UInt8, UInt8, UInt8) = (0, 1, 0)

  /// The screen that the panel must show.
  public private(set) var grid: CellGrid
  /// The panel's brightness, 0 dark to 255 as bright as it gets.
  public private(set) var brightness: UInt8 = 0x80
  /// Whether the panel does not show ``grid`` yet.
  public private(set) var isStale = true
  /// Whether there is a frame to send.
  public private(set) var hasReply = false

  private let font: UInt8
  private let scripts: UInt8
  private var reader = FrameReader()
  private var reply: Reply = .greeting(sequence: 0)
  private var now: UInt32 = 0
  private var heardAt: UInt32 = 0
  private var shownAt: UInt32 = 0
  private var greetedAt: UInt32 = 0
  private var appearance = Link.Appearance(lamp: .off, brightness: 0x80)
  private var isLinked = false
  /// The sequence number of the shown screen; nil if the display started, was asked, or lost the link since.
  private var shownSequence: UInt8?
  private var damagedFrames: UInt8 = 0
  private var replacedCharacters: UInt8 = 0
  private var hasPanel = true

  private enum Reply {
    case greeting(sequence: UInt8)
    case acknowledgement(sequence: UInt8)
    case refusal(Link.Refusal, sequence: UInt8)
  }

  /// A display that was just switched on: it sends a greeting and waits.
  ///
  /// - Parameters:
  ///   - font: ``Glyph/font`` if the panel shows dots, 0 if it has characters of its own.
  ///   - scripts: what it can write, as in ``Link/Greeting``.
  public init(columns: Int, rows: Int, font: UInt8, scripts: UInt8) {
    grid = CellGrid(columns: columns, rows: rows)
    self.font = font
    self.scripts = scripts
    showOwnPage(.waiting)
    hasReply = true
  }

  // MARK: What the board does

  /// Lets the time pass.
  ///
  /// - Parameter milliseconds: since the start; they wrap after 49 days.
  public mutating func tick(_ milliseconds: UInt32) {
    now = milliseconds
    if isLinked, now &- heardAt >= Self.silence {
      isLinked = false
      showOwnPage(.noLink)
      greet()
    }
    if appearance.life != 0, now &- shownAt >= UInt32(appearance.life) &* 100 {
      showOwnPage(.busy, keepingSequence: true)
    }
    if !isLinked, !hasReply, now &- greetedAt >= Self.greetingInterval { greet() }
  }

  /// Takes a byte of the wire.
  public mutating func receive(_ byte: UInt8) {
    switch reader.push(byte) {
    case .nothing: break
    case .frame: answer()
    case .damaged:
      damagedFrames &+= 1
      // Noise need not come from a desk, so it does not count as a sign of the link.
      send(.refusal(.damaged, sequence: 0))
    }
  }

  /// Notes that the panel shows ``grid``.
  ///
  /// - Parameters:
  ///   - replaced: how many characters the panel shows otherwise than asked.
  ///   - hasPanel: whether the panel answered.
  public mutating func drew(replaced: Int, hasPanel: Bool) {
    isStale = false
    replacedCharacters = UInt8(truncatingIfNeeded: min(replaced, 255))
    self.hasPanel = hasPanel
  }

  /// Notes that the panel was gone and is back, so that everything is drawn again.
  public mutating func redraw() { isStale = true }

  /// The frame to send. Afterwards ``hasReply`` is false.
  public mutating func takeReply() -> ReplyWriter {
    hasReply = false
    switch reply {
    case .greeting(let sequence):
      var frame = ReplyWriter(type: Link.Reply.greeting.rawValue, sequence: sequence)
      Link.Greeting(
        columns: UInt8(truncatingIfNeeded: grid.columns), rows: UInt8(truncatingIfNeeded: grid.rows), font: font,
        scripts: scripts, version: Self.version, uptime: now
      ).write(to: &frame)
      frame.finish()
      return frame
    case .acknowledgement(let sequence):
      let status: Link.Status = !hasPanel ? .noPanel : shownSequence == nil ? .nothingShown : .shown
      return state(.acknowledgement, sequence, code: status.rawValue)
    case .refusal(let refusal, let sequence):
      return state(.refusal, sequence, code: refusal.rawValue)
    }
  }

  /// The lamp that is lit at this moment; ``Link/Lamp/off`` also between two flashes.
  public var litLamp: Link.Lamp {
    Signals.isLit(appearance.lamp, after: now &- shownAt) ? appearance.lamp : .off
  }

  /// Whether the beeper sounds at this moment.
  public var sounds: Bool { appearance.sounds && Signals.sounds(appearance.lamp, after: now &- shownAt) }

  /// The lamp of the screen, lit or not.
  public var lamp: Link.Lamp { appearance.lamp }

  // MARK: Frames

  private mutating func answer() {
    let sequence = reader.sequence
    guard let request = Link.Request(rawValue: reader.type) else {
      return send(.refusal(.unknownType, sequence: sequence))
    }
    switch request {
    case .ping:
      guard reader.payload.isEmpty else { return send(.refusal(.badPayload, sequence: sequence)) }
    case .ask:
      guard reader.payload.isEmpty else { return send(.refusal(.badPayload, sequence: sequence)) }
      // A new session must not see what the last one showed.
      showOwnPage(.waiting)
    case .show:
      guard show(sequence) else { return send(.refusal(.badPayload, sequence: sequence)) }
    }
    isLinked = true
    heardAt = now
    send(request == .ask ? .greeting(sequence: sequence) : .acknowledgement(sequence: sequence))
  }

  /// Whether the payload is a screen of this size. If the sequence number is the same again, so is the screen; its
  /// acknowledgement was lost.
  private mutating func show(_ sequence: UInt8) -> Bool {
    let payload = reader.payload
    guard payload.count >= Link.Appearance.size,
      let appearance = Link.Appearance(payload[0], payload[1], payload[2], payload[3])
    else { return false }
    let text = payload.extracting(droppingFirst: Link.Appearance.size)
    guard grid.fits(text) else { return false }
    if shownSequence == sequence { return true }
    grid.show(text, inverseLines: appearance.inverseLines)
    self.appearance = appearance
    brightness = appearance.brightness
    shownSequence = sequence
    shownAt = now
    isStale = true
    return true
  }

  private mutating func send(_ reply: Reply) {
    self.reply = reply
    hasReply = true
  }

  private mutating func greet() {
    greetedAt = now
    send(.greeting(sequence: 0))
  }

  private borrowing func state(_ type: Link.Reply, _ sequence: UInt8, code: UInt8) -> ReplyWriter {
    var frame = ReplyWriter(type: type.rawValue, sequence: sequence)
    Link.Answer(
      code: code, checksum: grid.checksum(font: font), damagedFrames: damagedFrames,
      replacedCharacters: replacedCharacters
    ).write(to: &frame)
    frame.finish()
    return frame
  }

  // MARK: Pages of its own

  /// The pages that a display shows when no desk tells it what to show. They are in English, because the desk's
  /// language is not known here.
  private enum OwnPage {
    case waiting, noLink, busy
  }

  private mutating func showOwnPage(_ page: OwnPage, keepingSequence: Bool = false) {
    appearance = Link.Appearance(lamp: .off, brightness: 0x80)
    brightness = appearance.brightness
    if !keepingSequence { shownSequence = nil }
    switch page {
    case .waiting: show("Vidimus 0.1.0\nwaiting for desk")
    case .noLink: show("NO LINK\nDesk off? Cable?")
    case .busy: show("BUSY\nPlease wait")
    }
    isStale = true
  }

  private mutating func show(_ text: StaticString) {
    // A literal's bytes are there as long as the program is.
    let bytes = unsafe Span(_unsafeStart: text.utf8Start, count: text.utf8CodeUnitCount)
    grid.show(bytes, inverseLines: 0)
  }
}
