extension String {
  /// The text of `bytes`; nil if they are not well-formed UTF-8 (RFC 3629 §3). Nothing is repaired.
  public init?(strictUTF8 bytes: Span<UInt8>) {
    guard let text = try? UTF8Span(validating: bytes) else { return nil }
    self = String(copying: text)
  }

  /// The text of `bytes`; nil if they are not well-formed UTF-8 (RFC 3629 §3). Nothing is repaired.
  public init?(strictUTF8 bytes: [UInt8]) {
    self.init(strictUTF8: bytes.span)
  }

  /// Whether both texts are the same bytes.
  ///
  /// `==` compares by canonical equivalence: "K" equals the Kelvin sign. So it must not compare identifiers.
  public func hasSameBytes(as other: String) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar is a blank of some width: the space separators of Unicode.
  public var isBlank: Bool {
    switch value {
    case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether the scalar is not shown itself, or could change how other text is shown.
  ///
  /// That is: C0, DEL and C1 controls, line and paragraph separators, bidirectional controls, zero-width and other
  /// invisible format characters, variation selectors, tags, noncharacters and private use. Such a character never
  /// reaches a display or a terminal, and cannot be issued.
  public var isInvisibleOrControl: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB: true
    case 0xE000...0xF8FF, 0xFDD0...0xFDEF: true
    case 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    case 0xE0000...0x10FFFF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }
}
