/// The wire between desk and display, revision 1: see Documentation/display-link.md.
///
///     00  COBS( type  sequence  payload  CRC-16, low byte first )  00
public enum Link {
  public static let revision: UInt8 = 1
  /// Bytes of a frame's payload at most: 80 characters of three bytes each, and what stands before them.
  public static let maximumPayload = 248
  /// Bytes of a frame before COBS: type, sequence number, payload and checksum. Below 254, so COBS adds one.
  static let maximumFrame = maximumPayload + 4
  /// Characters on a display at most, as in 20×4 and 40×2.
  public static let maximumCells = 80
  /// The character between two lines of a screen.
  public static let lineEnd: UInt8 = 0x0A

  /// What a display writes beside ASCII, as bits of ``Greeting/scripts``.
  public enum Scripts {
    /// Latin with the marks of the EU's languages, Greek and Cyrillic.
    public static let all: UInt8 = 0x07
    /// Only the letters of ISO 8859-1.
    public static let western: UInt8 = 0x08
  }

  /// Frames of the desk.
  public enum Request: UInt8 {
    /// Are you there? No payload; answered by an acknowledgement.
    case ping = 0x10
    /// Show this in place of whatever you show; answered by an acknowledgement or a refusal.
    case show = 0x11
    /// Who are you? No payload; begins a session, and is answered by a greeting.
    case ask = 0x12
  }

  /// Frames of the display.
  public enum Reply: UInt8 {
    case greeting = 0x90
    case acknowledgement = 0x91
    case refusal = 0x9F
  }

  /// What the lamps and the beeper say of the screen.
  public enum Lamp: UInt8, Sendable {
    case off, accepted, refused, caution
  }

  /// What an acknowledgement says.
  public enum Status: UInt8, Sendable {
    case shown = 0
    /// No screen of the desk's has been shown since the display started or lost the link: send it again.
    case nothingShown = 1
    /// The panel behind the display does not answer.
    case noPanel = 2
  }

  /// Why a frame is refused.
  public enum Refusal: UInt8, Sendable {
    /// It was damaged, was too short or had no end. Sequence number 0, because that is not to be trusted either.
    case damaged = 1
    case unknownType = 2
    case badPayload = 3
  }
}

extension Link {
  /// The fixed part of a screen's payload, four bytes before the text.
  public struct Appearance: Sendable, Equatable {
    public var lamp: Lamp
    /// From dark to as bright as the panel goes.
    public var brightness: UInt8
    /// Tenths of a second until the display takes the screen away by itself; 0 is not at all while the link
    /// lasts, which no screen with ``Lamp/accepted`` may have.
    public var life: UInt8
    /// Lines in inverse video: bit 0 the first, bit 3 the fourth.
    public var inverseLines: UInt8
    /// Whether the beeper gives the lamp's signal.
    public var sounds: Bool

    static let size = 4
    private static let soundBit: UInt8 = 0x10
    private static let lineBits: UInt8 = 0x0F

    public init(lamp: Lamp, brightness: UInt8, life: UInt8 = 0, inverseLines: UInt8 = 0, sounds: Bool = false) {
      self.lamp = lamp
      self.brightness = brightness
      self.life = life
      self.inverseLines = inverseLines & Self.lineBits
      self.sounds = sounds
    }

    /// Nil where a byte has a value that revision 1 does not know, or a good verdict would have no end.
    init?(_ lamp: UInt8, _ brightness: UInt8, _ life: UInt8, _ flags: UInt8) {
      guard let lamp = Lamp(rawValue: lamp), flags & ~(Self.lineBits | Self.soundBit) == 0,
        lamp != .accepted || life != 0
      else { return nil }
      self.init(
        lamp: lamp, brightness: brightness, life: life, inverseLines: flags, sounds: flags & Self.soundBit != 0)
    }

    /// Writes the four bytes.
    public func write<let size: Int>(to frame: inout FrameWriter<size>) {
      frame.write(lamp.rawValue)
      frame.write(brightness)
      frame.write(life)
      frame.write(inverseLines | (sounds ? Self.soundBit : 0))
    }
  }

  /// What a display says of itself.
  public struct Greeting: Sendable, Equatable {
    public var revision: UInt8
    public var columns: UInt8
    public var rows: UInt8
    /// The pictures of its characters: 0 for its own, 1 for those of ``Glyph``. The checksum depends on it.
    public var font: UInt8
    /// What it can write besides ASCII: bit 0 Latin with the marks of the EU's languages, 1 Greek, 2 Cyrillic;
    /// 3 no more than the letters of ISO 8859-1.
    public var scripts: UInt8
    /// Of its program: major, minor, patch.
    public var version: (UInt8, UInt8, UInt8)
    /// Milliseconds since it started; wraps after 49 days.
    public var uptime: UInt32

    static let size = 12

    public init(
      columns: UInt8, rows: UInt8, font: UInt8, scripts: UInt8, version: (UInt8, UInt8, UInt8), uptime: UInt32
    ) {
      revision = Link.revision
      self.columns = columns
      self.rows = rows
      self.font = font
      self.scripts = scripts
      self.version = version
      self.uptime = uptime
    }

    /// Reads a greeting's payload, bytes behind it passed over: a later revision may say more.
    ///
    /// Nil where it is short, or of a size that no screen fits.
    public init?(_ payload: Span<UInt8>) {
      guard payload.count >= Self.size, payload[1] > 0, payload[2] > 0,
        Int(payload[1]) * Int(payload[2]) <= Link.maximumCells
      else { return nil }
      revision = payload[0]
      columns = payload[1]
      rows = payload[2]
      font = payload[3]
      scripts = payload[4]
      version = (payload[5], payload[6], payload[7])
      uptime = 0
      for index in 0..<4 { uptime |= UInt32(payload[8 + index]) &<< UInt32(8 * index) }
    }

    /// Writes the payload.
    public func write<let size: Int>(to frame: inout FrameWriter<size>) {
      frame.write(revision)
      frame.write(columns)
      frame.write(rows)
      frame.write(font)
      frame.write(scripts)
      frame.write(version.0)
      frame.write(version.1)
      frame.write(version.2)
      frame.write(UInt16(truncatingIfNeeded: uptime))
      frame.write(UInt16(truncatingIfNeeded: uptime &>> 16))
    }

    public static func == (one: Greeting, other: Greeting) -> Bool {
      one.revision == other.revision && one.columns == other.columns && one.rows == other.rows
        && one.font == other.font && one.scripts == other.scripts && one.version == other.version
        && one.uptime == other.uptime
    }
  }

  /// The payload of an acknowledgement or a refusal.
  public struct Answer: Sendable, Equatable {
    /// A ``Status`` or a ``Refusal``, as the type of the frame says.
    public var code: UInt8
    /// The checksum of what the display shows: see ``CellGrid/checksum(font:)``.
    public var checksum: UInt16
    /// Damaged frames since the display started, modulo 256.
    public var damagedFrames: UInt8
    /// Characters on the screen that it writes otherwise than it was asked to.
    public var replacedCharacters: UInt8

    static let size = 5

    public init(code: UInt8, checksum: UInt16, damagedFrames: UInt8, replacedCharacters: UInt8) {
      self.code = code
      self.checksum = checksum
      self.damagedFrames = damagedFrames
      self.replacedCharacters = replacedCharacters
    }

    /// Reads the payload, bytes behind it passed over; nil where it is short.
    public init?(_ payload: Span<UInt8>) {
      guard payload.count >= Self.size else { return nil }
      code = payload[0]
      checksum = UInt16(payload[1]) | UInt16(payload[2]) &<< 8
      damagedFrames = payload[3]
      replacedCharacters = payload[4]
    }

    /// Writes the payload.
    public func write<let size: Int>(to frame: inout FrameWriter<size>) {
      frame.write(code)
      frame.write(checksum)
      frame.write(damagedFrames)
      frame.write(replacedCharacters)
    }
  }
}
