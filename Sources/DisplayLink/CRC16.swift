/// CRC-16/X-25, the check sequence of HDLC (ISO/IEC 13239) and PPP (RFC 1662 §C.2): polynomial 0x1021, bits reflected,
/// started with ones and inverted at the end. Its value for "123456789" is 0x906E.
public struct CRC16: Sendable {
  private var register: UInt16 = 0xFFFF

  /// A checksum that was fed nothing.
  public init() {}

  /// The checksum of the bytes fed so far.
  public var value: UInt16 { ~register }

  /// Whether the bytes fed so far end with their own checksum, low byte first.
  public var isGood: Bool { register == 0xF0B8 }

  /// Adds a byte.
  @inline(never)
  public mutating func feed(_ byte: UInt8) {
    register ^= UInt16(byte)
    for _ in 0..<8 {
      register = register & 1 == 0 ? register &>> 1 : register &>> 1 ^ 0x8408
    }
  }
}
