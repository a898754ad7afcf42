import CLibC

extension JSONValue {
  /// The value in the JSON Canonicalization Scheme (RFC 8785): no white space, members sorted by the UTF-16 code units of
  /// their names, numbers as ECMAScript prints them, and as few escapes as possible.
  ///
  /// - Throws: ``JSONCanonicalError`` for a number beyond the range of doubles.
  public func canonical() throws(JSONCanonicalError) -> [UInt8] {
    var text: [UInt8] = []
    try append(canonicalTo: &text)
    return text
  }

  private func append(canonicalTo text: inout [UInt8]) throws(JSONCanonicalError) {
    switch self {
    case .null: text += "null".utf8
    case .boolean(let value): text += (value ? "true" : "false").utf8
    case .number(let number): text += try ECMAScriptNumber(number).text.utf8
    case .string(let content): Self.append(canonicalString: content, to: &text)
    case .array(let items):
      text.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        try item.append(canonicalTo: &text)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let members):
      text.append(UInt8(ascii: "{"))
      let sorted = members.sorted { Self.codeUnits($0.name).lexicographicallyPrecedes(Self.codeUnits($1.name)) }
      for (index, member) in sorted.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        Self.append(canonicalString: member.name, to: &text)
        text.append(UInt8(ascii: ":"))
        try member.value.append(canonicalTo: &text)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  /// The UTF-16 code units of a name (RFC 8785 §3.2.3). In them, scalars beyond the basic plane sort before U+E000.
  private static func codeUnits(_ name: String) -> [UInt32] {
    name.unicodeScalars.flatMap { scalar -> [UInt32] in
      guard scalar.value >= 0x10000 else { return [scalar.value] }
      let above = scalar.value - 0x10000
      return [0xD800 + (above >> 10), 0xDC00 + (above & 0x3FF)]
    }
  }

  private static func append(canonicalString content: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in content.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x08: text += "\\b".utf8
      case 0x09: text += "\\t".utf8
      case 0x0A: text += "\\n".utf8
      case 0x0C: text += "\\f".utf8
      case 0x0D: text += "\\r".utf8
      case 0..<0x20: text += ("\\u00" + Hexadecimal.encode([byte])).utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}

/// Why a value has no canonical form.
public enum JSONCanonicalError: Error, Equatable {
  /// A number beyond the range of IEEE 754 double precision (RFC 8785 §3.2.2.3).
  case number(String)
}

/// A number as Number::toString of ECMAScript prints it (ECMA-262 §6.1.6.1.20).
private struct ECMAScriptNumber {
  let text: String

  /// - Parameter number: a JSON number as it was written.
  /// - Throws: ``JSONCanonicalError`` for a number beyond the range of doubles.
  init(_ number: String) throws(JSONCanonicalError) {
    // strtod rounds to the nearest double; the program never leaves the C locale.
    let value = unsafe number.withCString { unsafe strtod($0, nil) }
    guard value.isFinite else { throw .number(number) }
    guard value != 0 else {
      text = "0"
      return
    }
    // Swift and ECMAScript both print the shortest digits that read back as the same double. They differ only in where
    // the point stands.
    let (digits, point) = Self.decimal(value.magnitude)
    text = (value < 0 ? "-" : "") + Self.layOut(digits, point)
  }

  /// The shortest digits of a number, and how many of them stand before the decimal point.
  private static func decimal(_ value: Double) -> (digits: [UInt8], point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let written = [UInt8](value.description.utf8)
    for (index, byte) in written.enumerated() {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        let isNegative = written[index + 1] == UInt8(ascii: "-")
        let magnitude = Decimal.digits(written[(index + (written[index + 1] < UInt8(ascii: "0") ? 2 : 1))...]) ?? 0
        exponent = isNegative ? -magnitude : magnitude
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if written[..<index].contains(UInt8(ascii: "e")) { continue }
        digits.append(byte)
      default: break
      }
    }
    var place = (point ?? digits.count) + exponent
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      place -= 1
    }
    return (digits, place)
  }

  private static func layOut(_ digits: [UInt8], _ point: Int) -> String {
    let count = digits.count
    let zeros = { (count: Int) in [UInt8](repeating: UInt8(ascii: "0"), count: count) }
    let dot = [UInt8(ascii: ".")]
    let written: [UInt8]
    if count <= point, point <= 21 {
      written = digits + zeros(point - count)
    } else if 0 < point, point <= 21 {
      written = digits[..<point] + dot + digits[point...]
    } else if -6 < point, point <= 0 {
      written = zeros(1) + dot + zeros(-point) + digits
    } else {
      let mantissa = count == 1 ? digits : digits[..<1] + dot + digits[1...]
      written = mantissa + ("e" + (point > 0 ? "+" : "-") + String(abs(point - 1))).utf8
    }
    return String(strictUTF8: written) ?? ""
  }
}
