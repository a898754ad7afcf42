/// Base45 (RFC 9285): bytes written in the 45 characters that a QR code packs most tightly.
///
/// Two bytes become three characters, and a last odd byte becomes two, with the least significant digit first. Every byte
/// string has exactly one text, and only that text decodes.
public enum Base45 {
  /// Decodes all of `text`.
  ///
  /// - Throws: ``Base45Error`` at the first character that cannot be right.
  public static func decode(_ text: Span<UInt8>) throws(Base45Error) -> [UInt8] {
    guard text.count % 3 != 1 else { throw .danglingCharacter(at: text.count - 1) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 3 * 2 + 1)
    let values = values
    func digit(_ position: Int) throws(Base45Error) -> Int {
      let value = values[Int(text[position])]
      guard value < 45 else { throw .character(text[position], at: position) }
      return Int(value)
    }
    var position = 0
    while text.count - position >= 3 {
      let value = try digit(position) + 45 * digit(position + 1) + 2_025 * digit(position + 2)
      // Three characters reach 91 124 and two reach 2 024, more than the bytes they stand for.
      guard value <= 0xFFFF else { throw .outOfRange(at: position) }
      bytes.append(UInt8(value >> 8))
      bytes.append(UInt8(value & 0xFF))
      position += 3
    }
    if position < text.count {
      let value = try digit(position) + 45 * digit(position + 1)
      guard value <= 0xFF else { throw .outOfRange(at: position) }
      bytes.append(UInt8(value))
    }
    return bytes
  }

  /// Encodes `bytes`.
  public static func encode(_ bytes: Span<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 1) / 2 * 3)
    var position = 0
    while position < bytes.count {
      let paired = position + 1 < bytes.count
      var value = paired ? Int(bytes[position]) << 8 | Int(bytes[position + 1]) : Int(bytes[position])
      for _ in 0..<(paired ? 3 : 2) {
        text.append(alphabet[value % 45])
        value /= 45
      }
      position += 2
    }
    return text
  }

  /// The 45 characters in the order of their values (RFC 9285 §4.2, Table 1).
  private static let alphabet = [UInt8]("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

  /// The value of every byte, 255 if it is not in the alphabet.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}

/// Why a text is not base45. Positions count characters from 0.
public enum Base45Error: Error, Equatable {
  /// A byte outside the alphabet, such as a lower-case letter.
  case character(UInt8, at: Int)
  /// Three characters that mean more than 65 535, or two that mean more than 255.
  case outOfRange(at: Int)
  /// One character is left over; a text has 3n or 3n + 2.
  case danglingCharacter(at: Int)
}
