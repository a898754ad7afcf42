/// Takes the bytes of the wire one at a time and returns the frames whose checksum is right.
///
/// No part of a frame is used before the frame is complete. The next zero byte ends any frame, so a reader that lost
/// its place finds it again at the next frame. Consistent Overhead Byte Stuffing is by Cheshire and Baker (IEEE/ACM
/// Transactions on Networking 7(2), 1999).
public struct FrameReader: ~Copyable {
  /// What a byte completed.
  public enum Event: Sendable {
    /// Nothing yet.
    case nothing
    /// A whole frame: ``type``, ``sequence`` and ``payload`` are its own until the next byte is pushed.
    case frame
    /// A frame that was damaged, too short or too long.
    case damaged
  }

  private var bytes = InlineArray<252, UInt8>(repeating: 0)
  private var count = 0
  private var crc = CRC16()
  /// Bytes still to come in the current block.
  private var left = 0
  /// Whether that block ends with a zero, which is added when the next block begins.
  private var owesZero = false
  private var isOverlong = false
  private var hasBegun = false

  /// A reader at the beginning of a stream.
  public init() {}

  /// The frame's type: a ``Link/Request`` or a ``Link/Reply``.
  public var type: UInt8 { bytes[0] }
  /// The frame's sequence number.
  public var sequence: UInt8 { bytes[1] }
  /// The frame's payload, at most ``Link/maximumPayload`` bytes.
  public var payload: Span<UInt8> {
    @_lifetime(borrow self) get { bytes.span.extracting(2..<max(2, count)) }
  }

  /// Takes one byte of the wire.
  public mutating func push(_ byte: UInt8) -> Event {
    if byte == 0 { return end() }
    if !hasBegun { begin() }
    if left == 0 {
      if owesZero { append(0) }
      left = Int(byte) - 1
      owesZero = byte != 0xFF
    } else {
      append(byte)
      left -= 1
    }
    return .nothing
  }

  private mutating func begin() {
    (count, left) = (0, 0)
    (owesZero, isOverlong, hasBegun) = (false, false, true)
    crc = CRC16()
  }

  private mutating func end() -> Event {
    // Between two zero bytes in a row there is no frame.
    guard hasBegun else { return .nothing }
    hasBegun = false
    guard !isOverlong, left == 0, count >= 4, crc.isGood else {
      count = 0
      return .damaged
    }
    count -= 2
    return .frame
  }

  private mutating func append(_ byte: UInt8) {
    guard count < Link.maximumFrame else {
      isOverlong = true
      return
    }
    bytes[count] = byte
    count += 1
    crc.feed(byte)
  }
}
