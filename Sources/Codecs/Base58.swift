/// Base58 with the alphabet of Bitcoin, which multibase calls `z` (draft-multiformats-multibase §4).
public enum Base58 {
  private static let alphabet = [UInt8]("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

  /// The bytes of `text`; nil if it has other characters or more than `limit`. The time grows with the square of its
  /// length.
  public static func decode(_ text: String, limit: Int = 256) -> [UInt8]? {
    let characters = [UInt8](text.utf8)
    guard characters.count <= limit else { return nil }
    // The number so far, least significant byte first.
    var number: [UInt8] = []
    for character in characters {
      guard var carry = alphabet.firstIndex(of: character) else { return nil }
      for index in number.indices {
        carry += Int(number[index]) * 58
        number[index] = UInt8(truncatingIfNeeded: carry)
        carry >>= 8
      }
      while carry > 0 {
        number.append(UInt8(truncatingIfNeeded: carry))
        carry >>= 8
      }
    }
    // Each leading 1 is a zero byte of its own.
    let zeros = characters.prefix { $0 == UInt8(ascii: "1") }.count
    return [UInt8](repeating: 0, count: zeros) + number.reversed()
  }
}
