/// The wire between desk and display, revision 1: see Documentation/display-link.md.
///
///     00  COBS( type  sequence  payload  CRC-16, low byte first )  00
public enum Link {
  /// The revision of the protocol that this code speaks.
  public static let revision: UInt8 = 1
  /// The most bytes of a frame's payload: 80 characters of three bytes each, and what precedes them.
  public static let maximumPayload = 248
  /// The most bytes of a frame before COBS: type, sequence number, payload and checksum. Below 254, so COBS adds only
  /// one.
  static let maximumFrame = maximumPayload + 4
  /// The most characters on a display, as in 20×4 and 40×2.
  public static let maximumCells = 80
  /// The character between two lines of a screen.
  public static let lineEnd: UInt8 = 0x0A

  /// The characters beside ASCII that a display can write, as bits of ``Greeting/scripts``.
  public enum Scripts {
    /// Latin with the marks of the EU's languages, Greek and Cyrillic.
    public static let all: UInt8 = 0x07
    /// Only the letters of ISO 8859-1.
    public static let western: UInt8 = 0x08
  }

  /// Frames that the desk sends.
  public enum Request: UInt8 {
    /// Asks whether the display is there. No payload; the display answers with an acknowledgement.
    case ping = 0x10
    /// Shows a screen in place of any other; the display answers with an acknowledgement or a refusal.
    case show = 0x11
    /// Asks what the display is, which begins a session. No payload; the display answers with a greeting.
    case ask = 0x12
  }

  /// Frames that the display sends.
  public enum Reply: UInt8 {
    /// Says what the display is (``Greeting``); sent after its start and when it is asked.
    case greeting = 0x90
    /// The request was carried out (``Answer`` with a ``Status``).
    case acknowledgement = 0x91
    /// The request was refused (``Answer`` with a ``Refusal``).
    case refusal = 0x9F
  }

  /// What the lamps and the beeper signal with a screen.
  public enum Lamp: UInt8, Sendable {
    case off, accepted, refused, caution
  }

  /// What an acknowledgement says.
  public enum Status: UInt8, Sendable {
    /// The screen of the desk is shown.
    case shown = 0
    /// No screen of the desk was shown since the display started or lost the link; the desk must send it again.
    case nothingShown = 1
    /// The panel behind the display does not answer.
    case noPanel = 2
  }

  /// Why the display refuses a frame.
  public enum Refusal: UInt8, Sendable {
    /// The frame was damaged, too short or without an end. The answer has sequence number 0, because the frame's own
    /// may be damaged.
    case damaged = 1
    /// Revision 1 has no frame of this type.
    case unknownType = 2
    /// The payload does not fit the type, or the screen does not fit the display.
    case badPayload = 3
  }
}

extension Link {
  /// The fixed part of a screen's payload, four bytes before the text.
  public struct Appearance: Sendable, Equatable {
    /// The signal of the lamps and the beeper.
    public var lamp: Lamp
    /// 0 is dark, 255 as bright as the panel gets.
    public var brightness: UInt8
    /// Tenths of a second until the display removes the screen by itself. 0 means not while the link lasts; a screen
    /// with ``Lamp/accepted`` must not have it.
    public var life: UInt8
    /// The lines in inverse video: bit 0 the first, bit 3 the fourth.
    public var inverseLines: UInt8
    /// Whether the beeper gives the lamp's signal.
    public var sounds: Bool

    static let size = 4
    private static let soundBit: UInt8 = 0x10
    private static let lineBits: UInt8 = 0x0F

    /// An appearance with these members.
    public init(lamp: Lamp, brightness: UInt8, life: UInt8 = 0, inverseLines: UInt8 = 0, sounds: Bool = false) {
      self.lamp = lamp
      self.brightness = brightness
      self.life = life
      self.inverseLines = inverseLines & Self.lineBits
      self.sounds = sounds
    }

    /// Nil if a byte has a value that revision 1 does not know, or if a good verdict would have no end.
    init?(_ lamp: UInt8, _ brightness: UInt8, _ life: UInt8, _ flags: UInt8) {
      guard let lamp = Lamp(rawValue: lamp), flags & ~(Self.lineBits | Self.soundBit) == 0,
        lamp != .accepted || life != 0
      else { return nil }
      self.init(
        lamp: lamp, brightness: brightness, life: life, inverseLines: flags, sounds: flags & Self.soundBit != 0)
    }

    /// Adds the four bytes to a frame.
    public func write<let size: Int>(to frame: inout FrameWriter<size>) {
      frame.write(lamp.rawValue)
      frame.write(brightness)
      frame.write(life)
      frame.write(inverseLines | (sounds ? Self.soundBit : 0))
    }
  }

  /// What a display says of itself.
  public struct Greeting: Sendable, Equatable {
    /// The revision of the protocol that it speaks.
    public var revision: UInt8
    /// Characters in a line.
    public var columns: UInt8
    /// Lines.
    public var rows: UInt8
    /// The pictures of its characters: 0 for its own, 1 for those of ``Glyph``. The checksum depends on it.
    public var font: UInt8
    /// The characters it can write beside ASCII: bit 0 Latin with the marks of the EU's languages, 1 Greek, 2 Cyrillic;
    /// bit 3 only the letters of ISO 8859-1.
    public var scripts: UInt8
    /// The version of its program: major, minor, patch.
    public var version: (UInt8, UInt8, UInt8)
    /// Milliseconds since it started; they wrap after 49 days.
    public var uptime: UInt32

    static let size = 12

    /// A greeting of this revision.
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

    /// Reads a greeting's payload. Bytes after it are passed over, because a later revision may add some.
    ///
    /// Nil if it is too short, or if no screen fits its size.
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

    /// Adds the payload to a frame.
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

    /// Whether all members are the same.
    public static func == (one: Greeting, other: Greeting) -> Bool {
      one.revision == other.revision && one.columns == other.columns && one.rows == other.rows
        && one.font == other.font && one.scripts == other.scripts && one.version == other.version
        && one.uptime == other.uptime
    }
  }

  /// The payload of an acknowledgement or a refusal.
  public struct Answer: Sendable, Equatable {
    /// A ``Status`` or a ``Refusal``, depending on the frame's type.
    public var code: UInt8
    /// The checksum of what the display shows (``CellGrid/checksum(font:)``).
    public var checksum: UInt16
    /// How many damaged frames it received since it started, modulo 256.
    public var damagedFrames: UInt8
    /// How many characters on the screen it shows otherwise than asked.
    public var replacedCharacters: UInt8

    static let size = 5

    /// An answer with these members.
    public init(code: UInt8, checksum: UInt16, damagedFrames: UInt8, replacedCharacters: UInt8) {
      self.code = code
      self.checksum = checksum
      self.damagedFrames = damagedFrames
      self.replacedCharacters = replacedCharacters
    }

    /// Reads the payload; nil if it is too short. Bytes after it are passed over.
    public init?(_ payload: Span<UInt8>) {
      guard payload.count >= Self.size else { return nil }
      code = payload[0]
      checksum = UInt16(payload[1]) | UInt16(payload[2]) &<< 8
      damagedFrames = payload[3]
      replacedCharacters = payload[4]
    }

    /// Adds the payload to a frame.
    public func write<let size: Int>(to frame: inout FrameWriter<size>) {
      frame.write(code)
      frame.write(checksum)
      frame.write(damagedFrames)
      frame.write(replacedCharacters)
    }
  }
}
