import Codecs

/// Checks of short texts that have a fixed form.
enum Shape {
  /// ISO 3166-1 alpha-2 (`NL`), ISO 3166-2 (`ES-CT`) or NUTS (`NL33`).
  static func isRegion(_ text: String) -> Bool {
    let letters = [UInt8](text.utf8)
    guard letters.count >= 2, letters.prefix(2).allSatisfy(isCapital) else { return false }
    return letters.dropFirst(2).allSatisfy { isCapital($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// A BCP 47 tag: a language of two or three letters, and subtags of up to eight letters and digits.
  static func isLanguage(_ text: String) -> Bool {
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let language = subtags.first, (2...3).contains(language.count), language.allSatisfy(isLetter) else {
      return false
    }
    return subtags.dropFirst().allSatisfy {
      (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) }
    }
  }

  /// ISCED-F 2013: two to four digits.
  static func isField(_ text: String) -> Bool {
    (2...4).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    isCapital(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// Whether the text begins with a scheme (RFC 3986 §3.1).
  static func isURI(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text.utf8[..<colon]
    return scheme.count >= 2
      && scheme.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || isDigit($0) }
  }
}
