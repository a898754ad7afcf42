/// Base64url without padding (RFC 4648 §5, as RFC 7515 §2 uses it).
///
/// Every byte string has exactly one text, and only that text decodes. Padding, white space, the characters of plain
/// base64, and set bits after the last byte are refused (RFC 4648 §3.5).
public enum Base64URL {
  /// Decodes all of `text`.
  ///
  /// - Throws: ``Base64URLError`` at the first character that cannot be right.
  public static func decode(_ text: Span<UInt8>) throws(Base64URLError) -> [UInt8] {
    guard text.count % 4 != 1 else { throw .danglingCharacter(at: text.count - 1) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3 + 2)
    var pending: UInt32 = 0
    var pendingBits = 0
    for position in 0..<text.count {
      let value = values[Int(text[position])]
      guard value < 64 else { throw .character(text[position], at: position) }
      pending = pending << 6 | UInt32(value)
      pendingBits += 6
      if pendingBits >= 8 {
        pendingBits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(pendingBits)))
        pending &= (1 << UInt32(pendingBits)) - 1
      }
    }
    guard pending == 0 else { throw .unusedBits(at: text.count - 1) }
    return bytes
  }

  /// Encodes `bytes`.
  public static func encode(_ bytes: Span<UInt8>) -> String {
    var text = ""
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var pending: UInt32 = 0
    var pendingBits = 0
    for position in 0..<bytes.count {
      pending = (pending << 8 | UInt32(bytes[position])) & 0xFFFF
      pendingBits += 8
      while pendingBits >= 6 {
        pendingBits -= 6
        text.append(character(pending >> UInt32(pendingBits)))
      }
    }
    if pendingBits > 0 { text.append(character(pending << UInt32(6 - pendingBits))) }
    return text
  }

  private static func character(_ value: UInt32) -> Character {
    Character(Unicode.Scalar(alphabet[Int(value & 63)]))
  }

  private static let alphabet = [UInt8](
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// The value of every byte, 255 if it is not in the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}

/// Why a text is not base64url. Positions count characters from 0.
public enum Base64URLError: Error, Equatable {
  /// A byte outside the alphabet, such as `=`, `+` or `/`.
  case character(UInt8, at: Int)
  /// Bits after the last byte are set, so this is not the one text of these bytes.
  case unusedBits(at: Int)
  /// One character is left over, which is too little for a byte.
  case danglingCharacter(at: Int)
}
