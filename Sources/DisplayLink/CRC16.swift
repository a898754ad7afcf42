/// CRC-16/X-25, the check sequence of HDLC (ISO/IEC 13239) and of PPP (RFC 1662 §C.2): polynomial 0x1021 with
/// its bits turned round, begun with ones and inverted at the end. Of "123456789" it is 0x906E.
public struct CRC16: Sendable {
  private var register: UInt16 = 0xFFFF

  public init() {}

  /// The checksum of what was fed so far.
  public var value: UInt16 { ~register }

  /// Whether what was fed ended with its own checksum, low byte first.
  public var isGood: Bool { register == 0xF0B8 }

  @inline(never)
  public mutating func feed(_ byte: UInt8) {
    register ^= UInt16(byte)
    for _ in 0..<8 {
      register = register & 1 == 0 ? register &>> 1 : register &>> 1 ^ 0x8408
    }
  }
}
