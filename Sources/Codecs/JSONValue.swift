/// One JSON value (RFC 8259) with everything in it.
public enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  /// A number as it was written, such as `-1.5e3`: what it may be is the reader's business.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members as they stood; no name occurs twice in one that was read.
  case object([JSONMember])

  /// A whole number.
  public static func integer(_ value: Int64) -> JSONValue { .number(String(value)) }

  /// The value of the member of that name, compared bytewise; nil without it and for other kinds of value.
  public subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name.hasSameBytes(as: name) }?.value
  }

  /// The text of a string; nil for other kinds of value.
  public var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// A number without sign, fraction and exponent, up to 18 digits; nil for anything else.
  public var digits: Int64? {
    guard case .number(let text) = self, text.utf8.count <= 18 else { return nil }
    return Int64(text).flatMap { $0 < 0 ? nil : $0 }
  }

  /// A single value as a list of one, a list as it is.
  public var listed: [JSONValue] {
    guard case .array(let items) = self else { return [self] }
    return items
  }
}

/// A name and its value in a ``JSONValue/object(_:)``.
public struct JSONMember: Sendable, Equatable {
  public let name: String
  public let value: JSONValue

  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// The value on one line of UTF-8.
  ///
  /// Quotation marks, backslashes and every invisible or control character are escaped, so a line of
  /// output is one line, and nothing in it acts on a terminal.
  public var line: String {
    var text = ""
    append(to: &text)
    return text
  }

  private func append(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let content): Self.append(quoted: content, to: &text)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.append(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.append(quoted: member.name, to: &text)
        text += ":"
        member.value.append(to: &text)
      }
      text += "}"
    }
  }

  private static func append(quoted content: String, to text: inout String) {
    text += "\""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.isInvisibleOrControl: append(escaped: scalar, to: &text)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private static func append(escaped scalar: Unicode.Scalar, to text: inout String) {
    // Beyond the basic plane, as two surrogates of ten bits each (RFC 8259 §7).
    let above: UInt32? = scalar.value >= 0x10000 ? scalar.value - 0x10000 : nil
    for unit in above.map({ [0xD800 + $0 >> 10, 0xDC00 + $0 & 0x3FF] }) ?? [scalar.value] {
      text += "\\u" + Hexadecimal.encode([UInt8(unit >> 8), UInt8(unit & 0xFF)])
    }
  }
}
