/// Base64 with padding (RFC 4648 §4), in which JSON carries certificates.
///
/// As with ``Base64URL``, every byte string has exactly one text, without white space and without set bits after the last
/// byte.
public enum Base64 {
  /// Decodes all of `text`; nil if it is not base64.
  public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    var digits = Array(text)
    for _ in 0..<2 where digits.last == UInt8(ascii: "=") { digits.removeLast() }
    for index in digits.indices {
      switch digits[index] {
      case UInt8(ascii: "+"): digits[index] = UInt8(ascii: "-")
      case UInt8(ascii: "/"): digits[index] = UInt8(ascii: "_")
      case UInt8(ascii: "-"), UInt8(ascii: "_"): return nil
      default: break
      }
    }
    return try? Base64URL.decode(digits.span)
  }

  /// Encodes `bytes`.
  public static func encode(_ bytes: [UInt8]) -> String {
    var digits = [UInt8](Base64URL.encode(bytes.span).utf8)
    for index in digits.indices {
      if digits[index] == UInt8(ascii: "-") { digits[index] = UInt8(ascii: "+") }
      if digits[index] == UInt8(ascii: "_") { digits[index] = UInt8(ascii: "/") }
    }
    let padding = String(repeating: "=", count: (4 - digits.count % 4) % 4)
    return String(decoding: digits, as: UTF8.self) + padding
  }
}
