/// Takes the bytes of the wire one at a time and hands out the frames whose checksum is right.
///
/// Nothing of a frame is to be looked at before it is whole. Whatever comes, the next zero byte ends it, so a
/// reader that was lost finds its way at the next frame. Consistent Overhead Byte Stuffing is Cheshire and
/// Baker's (IEEE/ACM Transactions on Networking 7(2), 1999).
public struct FrameReader: ~Copyable {
  public enum Event: Sendable {
    case nothing
    /// A whole frame: ``type``, ``sequence`` and ``payload`` are its own until the next byte is pushed.
    case frame
    /// A frame that was damaged, too short or too long.
    case damaged
  }

  private var bytes = InlineArray<252, UInt8>(repeating: 0)
  private var count = 0
  private var crc = CRC16()
  /// Bytes that still belong to the block of the last code byte.
  private var left = 0
  /// Whether that block stands for a zero behind it, which only the next block brings about.
  private var owesZero = false
  private var isOverlong = false
  private var hasBegun = false

  public init() {}

  public var type: UInt8 { bytes[0] }
  public var sequence: UInt8 { bytes[1] }
  public var payload: Span<UInt8> {
    @_lifetime(borrow self) get { bytes.span.extracting(2..<max(2, count)) }
  }

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
    // Two zeros in a row have no frame between them.
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
