/// Reads one JSON text (RFC 8259) strictly: UTF-8 without a byte order mark, no member name twice, no lone surrogate,
/// nothing after the value.
public struct JSONReader: ~Escapable {
  /// How deep arrays and objects may lie inside one another. Real credentials stay under 16.
  public static let maximumDepth = 32

  private let bytes: Span<UInt8>
  private var offset = 0
  private var levelsLeft = JSONReader.maximumDepth

  @_lifetime(copy bytes)
  private init(_ bytes: Span<UInt8>) { self.bytes = bytes }

  /// Reads one value: all of `bytes`. The caller limits their number, and memory use is a small multiple of it.
  ///
  /// - Throws: ``JSONError`` at the first byte that cannot be right.
  public static func read(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    reader.skipWhiteSpace()
    let value = try reader.readValue()
    reader.skipWhiteSpace()
    guard reader.offset == bytes.count else { throw JSONError(.trailingBytes, at: reader.offset) }
    return value
  }

  /// Reads one value: all of `bytes`. The caller limits their number, and memory use is a small multiple of it.
  ///
  /// - Throws: ``JSONError`` at the first byte that cannot be right.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try read(bytes.span)
  }

  private mutating func readValue() throws(JSONError) -> JSONValue {
    switch try peek() {
    case UInt8(ascii: "{"): return try readObject()
    case UInt8(ascii: "["): return try readArray()
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try read("true", as: .boolean(true))
    case UInt8(ascii: "f"): return try read("false", as: .boolean(false))
    case UInt8(ascii: "n"): return try read("null", as: .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
    default: throw JSONError(.unexpectedByte, at: offset)
    }
  }

  // MARK: Structure

  private mutating func readObject() throws(JSONError) -> JSONValue {
    try enter()
    var members: [JSONMember] = []
    var names = NameSet()
    if try !closes(UInt8(ascii: "}")) {
      repeat {
        skipWhiteSpace()
        let start = offset
        guard try peek() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: offset) }
        let name = try readString()
        guard names.insert(name) else { throw JSONError(.duplicateName, at: start) }
        skipWhiteSpace()
        try expect(UInt8(ascii: ":"))
        skipWhiteSpace()
        members.append(JSONMember(name, try readValue()))
      } while try continues(before: UInt8(ascii: "}"))
    }
    levelsLeft += 1
    return .object(members)
  }

  private mutating func readArray() throws(JSONError) -> JSONValue {
    try enter()
    var items: [JSONValue] = []
    if try !closes(UInt8(ascii: "]")) {
      repeat {
        skipWhiteSpace()
        items.append(try readValue())
      } while try continues(before: UInt8(ascii: "]"))
    }
    levelsLeft += 1
    return .array(items)
  }

  private mutating func enter() throws(JSONError) {
    guard levelsLeft > 0 else { throw JSONError(.tooDeep, at: offset) }
    levelsLeft -= 1
    offset += 1
  }

  private mutating func closes(_ bracket: UInt8) throws(JSONError) -> Bool {
    skipWhiteSpace()
    guard try peek() == bracket else { return false }
    offset += 1
    return true
  }

  /// Whether another item follows: true and after the comma, or false and after the closing bracket.
  private mutating func continues(before bracket: UInt8) throws(JSONError) -> Bool {
    if try closes(bracket) { return false }
    try expect(UInt8(ascii: ","))
    return true
  }

  // MARK: Strings

  private mutating func readString() throws(JSONError) -> String {
    let start = offset
    offset += 1
    var content: [UInt8] = []
    while true {
      let byte = try peek()
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        guard let text = String(strictUTF8: content) else { throw JSONError(.illFormedText, at: start) }
        return text
      case UInt8(ascii: "\\"): try readEscape(into: &content)
      case 0..<0x20: throw JSONError(.controlCharacter, at: offset)
      default:
        content.append(byte)
        offset += 1
      }
    }
  }

  private mutating func readEscape(into content: inout [UInt8]) throws(JSONError) {
    let start = offset
    offset += 1
    let letter = try peek()
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try readEscapedScalar(from: start)
      content += String(scalar).utf8
    default: throw JSONError(.unexpectedByte, at: start)
    }
  }

  /// The scalar of `\uXXXX`, or of two of them that form a surrogate pair. The first `\u` is already read.
  private mutating func readEscapedScalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let first = try readFourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A value that is no scalar is a surrogate. Only a high one with a low one after it is valid.
    guard first < 0xDC00 else { throw JSONError(.loneSurrogate, at: start) }
    guard bytes.count - offset >= 2, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
    else { throw JSONError(.loneSurrogate, at: start) }
    offset += 2
    let second = try readFourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw JSONError(.loneSurrogate, at: start) }
    return scalar
  }

  private mutating func readFourDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try peek()
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw JSONError(.unexpectedByte, at: offset)
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  // MARK: Numbers and names

  private mutating func readNumber() throws(JSONError) -> JSONValue {
    let start = offset
    if try peek() == UInt8(ascii: "-") { offset += 1 }
    if try peek() == UInt8(ascii: "0") { offset += 1 } else { try readDigits() }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      try readDigits()
    }
    if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      let sign = try peek()
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { offset += 1 }
      try readDigits()
    }
    guard let number = String(strictUTF8: bytes.extracting(start..<offset)) else {
      throw JSONError(.illFormedText, at: start)
    }
    return .number(number)
  }

  private mutating func readDigits() throws(JSONError) {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) { offset += 1 }
    guard offset > start else { throw JSONError(offset < bytes.count ? .unexpectedByte : .truncated, at: offset) }
  }

  private mutating func read(_ name: String, as value: JSONValue) throws(JSONError) -> JSONValue {
    let start = offset
    for letter in name.utf8 {
      guard try peek() == letter else { throw JSONError(.unexpectedByte, at: start) }
      offset += 1
    }
    return value
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw JSONError(.unexpectedByte, at: offset) }
    offset += 1
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard offset < bytes.count else { throw JSONError(.truncated, at: offset) }
    return bytes[offset]
  }

  private mutating func skipWhiteSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return
      }
    }
  }
}

/// The member names of one object, compared as bytes. As `String`s, canonically equivalent names would be equal.
private struct NameSet {
  private var names: Set<[UInt8]> = []

  mutating func insert(_ name: String) -> Bool { names.insert([UInt8](name.utf8)).inserted }
}

/// Why bytes are not a JSON text, and where.
public struct JSONError: Error, Equatable {
  /// The rule that was broken.
  public enum Kind: Equatable, Sendable {
    /// The text ends inside a value.
    case truncated
    /// A byte that cannot stand there.
    case unexpectedByte
    /// Something follows the outermost value.
    case trailingBytes
    /// More arrays and objects inside one another than ``JSONReader/maximumDepth``.
    case tooDeep
    /// An object names one member twice. RFC 8259 §4 leaves open which one counts.
    case duplicateName
    /// A string that is not UTF-8.
    case illFormedText
    /// A character below U+0020 in a string, unescaped.
    case controlCharacter
    /// An escaped surrogate without its other half.
    case loneSurrogate
  }

  /// The rule that was broken.
  public let kind: Kind
  /// Bytes before the fault.
  public let offset: Int

  /// An error of `kind` after `offset` bytes.
  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
