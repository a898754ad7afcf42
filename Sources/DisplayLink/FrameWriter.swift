/// Builds one frame with its checksum and both zeros around it.
///
///     var frame = RequestWriter(type: Link.Request.ping.rawValue, sequence: 9)
///     frame.finish()      // 00 05 10 09 17 07 00
///
/// `size` is the most it may have on the wire.
public struct FrameWriter<let size: Int>: ~Copyable {
  private var bytes = InlineArray<size, UInt8>(repeating: 0)
  /// Bytes of the frame on the wire.
  public private(set) var count = 2
  /// Where the code byte of the block stands that is being written.
  private var codeAt = 1
  private var crc = CRC16()

  public init(type: UInt8, sequence: UInt8) {
    write(type)
    write(sequence)
  }

  /// One byte of the frame as it goes over the wire, `index` below ``count``.
  public subscript(index: Int) -> UInt8 { bytes[index] }

  /// Adds a byte of the payload. What is too long is left out.
  public mutating func write(_ byte: UInt8) {
    // Checksum and zero must have room.
    guard count < size - 3 else { return }
    crc.feed(byte)
    stuff(byte)
  }

  /// Adds a number, low byte first.
  public mutating func write(_ number: UInt16) {
    write(UInt8(truncatingIfNeeded: number))
    write(UInt8(truncatingIfNeeded: number &>> 8))
  }

  /// Ends the frame: nothing may be written any more.
  public mutating func finish() {
    let checksum = crc.value
    stuff(UInt8(truncatingIfNeeded: checksum))
    stuff(UInt8(truncatingIfNeeded: checksum &>> 8))
    bytes[codeAt] = UInt8(truncatingIfNeeded: count - codeAt)
    put(0)
  }

  private mutating func stuff(_ byte: UInt8) {
    guard byte == 0 else { return put(byte) }
    bytes[codeAt] = UInt8(truncatingIfNeeded: count - codeAt)
    codeAt = count
    put(1)
  }

  private mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }
}

/// For the longest frames, a desk's screens.
public typealias RequestWriter = FrameWriter<255>
/// For a display's greetings and answers.
public typealias ReplyWriter = FrameWriter<24>
