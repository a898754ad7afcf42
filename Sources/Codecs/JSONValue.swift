/// One JSON value (RFC 8259) with everything in it.
public enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case boolean(Bool)
  /// A number as it was written, such as `-1.5e3`; the reader of the format decides which numbers it takes.
  case number(String)
  /// A string without its escapes.
  case string(String)
  /// Values in their order.
  case array([JSONValue])
  /// Members in their order; no name stands twice in an object that was read.
  case object([JSONMember])

  /// A whole number.
  public static func integer(_ value: Int64) -> JSONValue { .number(String(value)) }

  /// The value of the member with this name, compared bytewise; nil if there is none, and for any value but an object.
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
  /// The name, without escapes.
  public let name: String
  /// The member's value.
  public let value: JSONValue

  /// A member of an object.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
