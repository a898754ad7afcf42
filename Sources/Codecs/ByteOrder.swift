/// The order in which the bytes of a number are written.
public enum ByteOrder: Sendable {
  /// The most significant byte first.
  case bigEndian
  /// The least significant byte first.
  case littleEndian

  /// The number that up to eight bytes write; of more bytes, the lowest eight count.
  public func number(_ bytes: Span<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    switch self {
    case .bigEndian: for index in bytes.indices { number = number << 8 | UInt64(bytes[index]) }
    case .littleEndian: for index in bytes.indices.reversed() { number = number << 8 | UInt64(bytes[index]) }
    }
    return number
  }

  /// The number that up to eight bytes write; of more bytes, the lowest eight count.
  public func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { number(bytes.span) }

  /// The lowest `size` bytes of `number`, 1 to 8.
  public func bytes(_ number: UInt64, size: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    append(number, size: size, to: &bytes)
    return bytes
  }

  /// Appends the lowest `size` bytes of `number`, 1 to 8.
  public func append(_ number: UInt64, size: Int, to bytes: inout [UInt8]) {
    for step in 0..<size {
      let place = self == .littleEndian ? step : size - 1 - step
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place)))
    }
  }
}
