/// What one format allows in CBOR beyond plain integers, strings, arrays, maps, booleans and null.
///
/// Indefinite lengths, duplicate map keys, reserved heads and ill-formed UTF-8 are refused under all rules.
public struct CBORRules: Sendable {
  /// How deep maps, arrays and tags may lie inside one another; the outermost is level 1.
  public var maximumDepth: Int
  /// Whether an argument must use the shortest of its encodings (RFC 8949 §4.2.1).
  public var requiresShortestHeads: Bool
  /// Whether the keys of a map must ascend bytewise in their encoded form (RFC 8949 §4.2.1).
  public var requiresSortedKeys: Bool
  /// Whether floating-point numbers may occur.
  public var allowsFloats: Bool
  /// Whether tags and simple values other than false, true and null may occur.
  public var allowsTags: Bool

  /// Rules for one format.
  public init(
    maximumDepth: Int, requiresShortestHeads: Bool, requiresSortedKeys: Bool, allowsFloats: Bool,
    allowsTags: Bool
  ) {
    self.maximumDepth = maximumDepth
    self.requiresShortestHeads = requiresShortestHeads
    self.requiresSortedKeys = requiresSortedKeys
    self.allowsFloats = allowsFloats
    self.allowsTags = allowsTags
  }

  /// Deterministic CBOR without floats and tags, six levels deep: the rules of an MC1 payload.
  public static let deterministic = CBORRules(
    maximumDepth: 6, requiresShortestHeads: true, requiresSortedKeys: true, allowsFloats: false,
    allowsTags: false)

  /// Any well-formed definite-length CBOR, sixteen levels deep.
  public static let general = CBORRules(
    maximumDepth: 16, requiresShortestHeads: false, requiresSortedKeys: false, allowsFloats: true,
    allowsTags: true)
}

/// Why bytes are not the CBOR that a format asks for, and where.
public struct CBORError: Error, Equatable {
  /// The rule that was broken.
  public enum Kind: Equatable, Sendable {
    /// The bytes end inside an item, or a count claims more than they hold.
    case truncated
    /// An item of another major type stands where the format has a fixed one.
    case unexpectedType
    /// The outermost item has other tags than the format.
    case unexpectedTag
    /// Bytes follow the outermost item.
    case trailingBytes
    /// More maps and arrays inside one another than the rules allow.
    case tooDeep
    /// A map holds one key twice.
    case duplicateKey
    /// The keys of a map do not ascend (RFC 8949 §4.2.1).
    case unsortedKey
    /// An argument is not in its shortest form (RFC 8949 §4.2.1).
    case longHead
    /// Additional information 28 to 30, or a simple value written too long (RFC 8949 §3).
    case reservedHead
    /// A length that is left open, or a break without one (RFC 8949 §3.2).
    case indefiniteLength
    /// A text string that is not UTF-8.
    case illFormedText
    /// A floating-point number.
    case float
    /// A tag.
    case tag
    /// A simple value other than false, true and null.
    case simpleValue
  }

  /// The rule that was broken.
  public let kind: Kind
  /// Bytes before the item at fault.
  public let offset: Int

  /// An error of `kind` after `offset` bytes.
  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
