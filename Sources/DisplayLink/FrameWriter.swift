/// Builds one frame with its checksum and the zero byte on each side.
///
///     var frame = RequestWriter(type: Link.Request.ping.rawValue, sequence: 9)
///     frame.finish()      // 00 05 10 09 17 07 00
///
/// `size` is the most bytes the frame may have on the wire.
public struct FrameWriter<let size: Int>: ~Copyable {
  private var bytes = InlineArray<size, UInt8>(repeating: 0)
  /// Bytes of the frame on the wire.
  public private(set) var count = 2
  /// The position of the code byte of the block that is being written.
  private var codeAt = 1
  private var crc = CRC16()

  /// A frame without payload so far.
  ///
  /// - Parameter sequence: the number that the answer repeats.
  public init(type: UInt8, sequence: UInt8) {
    write(type)
    write(sequence)
  }

  /// One byte of the frame on the wire; `index` is below ``count``.
  public subscript(index: Int) -> UInt8 { bytes[index] }

  /// Adds a byte of the payload. A byte for which there is no room is left out.
  public mutating func write(_ byte: UInt8) {
    // Keep room for the checksum and the zero byte.
    guard count < size - 3 else { return }
    crc.feed(byte)
    stuff(byte)
  }

  /// Adds a number, low byte first.
  public mutating func write(_ number: UInt16) {
    write(UInt8(truncatingIfNeeded: number))
    write(UInt8(truncatingIfNeeded: number &>> 8))
  }

  /// Ends the frame. Nothing may be written after this.
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

/// Writes the longest frames, a desk's screens.
public typealias RequestWriter = FrameWriter<255>
/// Writes a display's greetings and answers.
public typealias ReplyWriter = FrameWriter<24>
