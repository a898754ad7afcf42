/// What one format allows of CBOR beyond plain integers, strings, arrays, maps, booleans and null.
///
/// Indefinite lengths, duplicate map keys, reserved heads and ill-formed UTF-8 are refused whatever the rules say.
public struct CBORRules: Sendable {
  /// Maps and arrays inside one another, the outermost counting as 1.
  public var maximumDepth: Int
  /// Whether an argument must use the shortest of its encodings (RFC 8949 §4.2.1).
  public var requiresShortestHeads: Bool
  /// Whether the keys of a map must ascend bytewise in their encoded form (RFC 8949 §4.2.1).
  public var requiresSortedKeys: Bool
  /// Whether floating-point numbers may occur.
  public var allowsFloats: Bool
  /// Whether tags and simple values other than false, true and null may occur.
  public var allowsTags: Bool

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

  /// Deterministic CBOR without floats and tags, six levels deep: an MC1 payload.
  public static let deterministic = CBORRules(
    maximumDepth: 6, requiresShortestHeads: true, requiresSortedKeys: true, allowsFloats: false,
    allowsTags: false)

  /// Any well-formed definite-length CBOR, sixteen levels deep.
  public static let general = CBORRules(
    maximumDepth: 16, requiresShortestHeads: false, requiresSortedKeys: false, allowsFloats: true,
    allowsTags: true)
}

/// A forward-only cursor over CBOR (RFC 8949) that nobody has vouched for yet.
///
/// Each byte is read once and in bounds; no input traps, and none makes this allocate more than a small
/// multiple of its own length.
public struct CBORReader: ~Escapable {
  private let bytes: Span<UInt8>
  /// Bytes read so far; the offset every ``CBORError`` reports.
  public private(set) var offset = 0
  /// What this reader lets through.
  public let rules: CBORRules
  /// Maps and arrays that may still be opened around the next item.
  private var levelsLeft: Int

  /// Starts at the first byte of `bytes`.
  @_lifetime(copy bytes)
  public init(_ bytes: Span<UInt8>, rules: CBORRules) {
    self.bytes = bytes
    self.rules = rules
    levelsLeft = rules.maximumDepth
  }

  /// Ends the reading of one encoded item.
  ///
  /// - Throws: ``CBORError`` where bytes are left over.
  public func finish() throws(CBORError) {
    guard offset == bytes.count else { throw CBORError(.trailingBytes, at: offset) }
  }

  /// Reads a tag (RFC 8949 §3.4) if the next item has one; nil and unmoved otherwise.
  public mutating func readTagIfPresent() throws(CBORError) -> UInt64? {
    guard offset < bytes.count, bytes[offset] >> 5 == MajorType.tag.rawValue else { return nil }
    return try readHead().argument
  }

  /// Reads the head of an array and returns how many items follow.
  public mutating func readArrayCount() throws(CBORError) -> Int {
    try readCount(.array, bytesPerItem: 1)
  }

  /// Reads the head of a map and returns how many pairs follow.
  public mutating func readMapCount() throws(CBORError) -> Int {
    try readCount(.map, bytesPerItem: 2)
  }

  /// Reads a byte string (RFC 8949 §3.1) and lends it to the caller.
  @_lifetime(copy self)
  public mutating func readByteString() throws(CBORError) -> Span<UInt8> {
    let start = offset
    let head = try readHead()
    guard head.type == .byteString else { throw CBORError(.unexpectedType, at: start) }
    return try take(head.argument, from: start)
  }

  /// Reads a text string (RFC 8949 §3.1).
  public mutating func readText() throws(CBORError) -> String {
    let start = offset
    let head = try readHead()
    guard head.type == .textString else { throw CBORError(.unexpectedType, at: start) }
    return try text(of: head.argument, from: start)
  }

  /// Reads whatever comes next, with everything in it.
  public mutating func readValue() throws(CBORError) -> CBORValue {
    let start = offset
    let head = try readHead()
    switch head.type {
    case .unsigned: return .unsigned(head.argument)
    case .negative: return .negative(head.argument)
    case .byteString:
      let content = try take(head.argument, from: start)
      return .bytes([UInt8](copying: content))
    case .textString: return .text(try text(of: head.argument, from: start))
    case .array:
      let count = try count(head.argument, bytesPerItem: 1, from: start)
      return .array(try readItems(count, from: start))
    case .map:
      let count = try count(head.argument, bytesPerItem: 2, from: start)
      return .map(try readPairs(count, from: start))
    case .tag:
      guard rules.allowsTags else { throw CBORError(.tag, at: start) }
      // A tag is no level of its own, yet a million of them must not be a million calls deep.
      try descend(from: start)
      let content = try readValue()
      levelsLeft += 1
      return .tagged(head.argument, content)
    case .simple: return try simple(head, from: start)
    }
  }

  // MARK: Items inside items

  private mutating func readItems(_ count: Int, from start: Int) throws(CBORError) -> [CBORValue] {
    try descend(from: start)
    var items: [CBORValue] = []
    for _ in 0..<count { items.append(try readValue()) }
    levelsLeft += 1
    return items
  }

  private mutating func readPairs(_ count: Int, from start: Int) throws(CBORError) -> [CBORPair] {
    try descend(from: start)
    var pairs: [CBORPair] = []
    var keys = AscendingKeys()
    for _ in 0..<count {
      let keyStart = offset
      let key = try readValue()
      if rules.requiresSortedKeys { try keys.admit(keyStart..<offset, in: bytes) }
      pairs.append(CBORPair(key: key, value: try readValue()))
    }
    if !rules.requiresSortedKeys, Self.hasKeyTwice(pairs) { throw CBORError(.duplicateKey, at: start) }
    levelsLeft += 1
    return pairs
  }

  /// Whether two keys are one, however each of them was encoded. Sorting finds it in n log n, however many there are.
  private static func hasKeyTwice(_ pairs: [CBORPair]) -> Bool {
    guard pairs.count > 1 else { return false }
    let keys = pairs.map { $0.key.deterministicEncoding }.sorted { $0.lexicographicallyPrecedes($1) }
    return zip(keys, keys.dropFirst()).contains { $0 == $1 }
  }

  private mutating func descend(from start: Int) throws(CBORError) {
    guard levelsLeft > 0 else { throw CBORError(.tooDeep, at: start) }
    levelsLeft -= 1
  }

  // MARK: Heads

  private enum MajorType: UInt8 {
    case unsigned, negative, byteString, textString, array, map, tag, simple
  }

  private struct Head {
    let type: MajorType
    /// The low five bits of the initial byte.
    let additional: UInt8
    let argument: UInt64
  }

  /// Reads an initial byte and its argument (RFC 8949 §3).
  private mutating func readHead() throws(CBORError) -> Head {
    let start = offset
    guard offset < bytes.count else { throw CBORError(.truncated, at: start) }
    let initial = bytes[offset]
    offset += 1
    let additional = initial & 31
    // The three top bits name all eight major types, so this never falls back.
    let type = MajorType(rawValue: initial >> 5) ?? .simple
    switch additional {
    case 0..<24: return Head(type: type, additional: additional, argument: UInt64(additional))
    case 24...27:
      let length = 1 << Int(additional - 24)
      guard bytes.count - offset >= length else { throw CBORError(.truncated, at: start) }
      var argument: UInt64 = 0
      for _ in 0..<length {
        argument = argument << 8 | UInt64(bytes[offset])
        offset += 1
      }
      // The argument of major type 7 is a float's bits, which have no shorter form here.
      if type != .simple, rules.requiresShortestHeads, argument < Self.smallest(ofLength: length) {
        throw CBORError(.longHead, at: start)
      }
      return Head(type: type, additional: additional, argument: argument)
    case 31: throw CBORError(.indefiniteLength, at: start)
    default: throw CBORError(.reservedHead, at: start)
    }
  }

  /// The smallest argument that needs `length` bytes.
  private static func smallest(ofLength length: Int) -> UInt64 {
    switch length {
    case 1: 24
    case 2: 1 << 8
    case 4: 1 << 16
    default: 1 << 32
    }
  }

  private mutating func readCount(_ type: MajorType, bytesPerItem: Int) throws(CBORError) -> Int {
    let start = offset
    let head = try readHead()
    guard head.type == type else { throw CBORError(.unexpectedType, at: start) }
    return try count(head.argument, bytesPerItem: bytesPerItem, from: start)
  }

  /// A claimed count that the bytes still there could hold.
  private func count(_ claimed: UInt64, bytesPerItem: Int, from start: Int) throws(CBORError) -> Int {
    // The sender's claim, 0 ... 2⁶⁴−1: compare first, convert after.
    guard claimed <= UInt64((bytes.count - offset) / bytesPerItem) else {
      throw CBORError(.truncated, at: start)
    }
    return Int(claimed)
  }

  @_lifetime(copy self)
  private mutating func take(_ length: UInt64, from start: Int) throws(CBORError) -> Span<UInt8> {
    guard length <= UInt64(bytes.count - offset) else { throw CBORError(.truncated, at: start) }
    let end = offset + Int(length)
    defer { offset = end }
    return bytes.extracting(offset..<end)
  }

  private mutating func text(of length: UInt64, from start: Int) throws(CBORError) -> String {
    guard let text = String(strictUTF8: try take(length, from: start)) else {
      throw CBORError(.illFormedText, at: start)
    }
    return text
  }

  // MARK: Major type 7

  private func simple(_ head: Head, from start: Int) throws(CBORError) -> CBORValue {
    switch head.additional {
    case 20: return .boolean(false)
    case 21: return .boolean(true)
    case 22: return .null
    case 25, 26, 27:
      guard rules.allowsFloats else { throw CBORError(.float, at: start) }
      return .float(Self.float(head))
    // A two-byte simple value below 32 is not well-formed (RFC 8949 §3.3).
    case 24 where head.argument < 32: throw CBORError(.reservedHead, at: start)
    default:
      guard rules.allowsTags else { throw CBORError(.simpleValue, at: start) }
      return .simple(UInt8(truncatingIfNeeded: head.argument))
    }
  }

  private static func float(_ head: Head) -> Double {
    switch head.additional {
    case 25: half(UInt16(truncatingIfNeeded: head.argument))
    case 26: Double(Float(bitPattern: UInt32(truncatingIfNeeded: head.argument)))
    default: Double(bitPattern: head.argument)
    }
  }

  /// A half-precision number (RFC 8949 Appendix D), widened by its fields: not every processor has it.
  private static func half(_ bits: UInt16) -> Double {
    let sign: UInt64 = UInt64(bits >> 15) << 63
    let exponent = UInt64(bits >> 10 & 31)
    let fraction = UInt64(bits & 1023)
    switch exponent {
    case 0:
      // Subnormal: fraction × 2⁻²⁴.
      let magnitude = Double(fraction) * Double(bitPattern: UInt64(1023 - 24) << 52)
      return Double(bitPattern: magnitude.bitPattern | sign)
    case 31: return Double(bitPattern: sign | 0x7FF << 52 | fraction << 42)
    default: return Double(bitPattern: sign | (exponent + 1023 - 15) << 52 | fraction << 42)
    }
  }
}

/// Holds the keys of a map that is being read to their order: bytewise, in their encoded form (RFC 8949 §4.2.1).
/// A key that ascends from the one before it has not been there.
private struct AscendingKeys {
  private var last: Range<Int>?

  mutating func admit(_ key: Range<Int>, in bytes: Span<UInt8>) throws(CBORError) {
    if let last {
      switch Self.compare(last, key, in: bytes) {
      case .ascending: break
      case .same: throw CBORError(.duplicateKey, at: key.lowerBound)
      case .descending: throw CBORError(.unsortedKey, at: key.lowerBound)
      }
    }
    last = key
  }

  private enum Order { case ascending, same, descending }

  private static func compare(_ left: Range<Int>, _ right: Range<Int>, in bytes: Span<UInt8>) -> Order {
    for step in 0..<min(left.count, right.count) {
      let (a, b) = (bytes[left.lowerBound + step], bytes[right.lowerBound + step])
      if a != b { return a < b ? .ascending : .descending }
    }
    // No encoded item is the beginning of another, so equal beginnings are equal items.
    return left.count == right.count ? .same : left.count < right.count ? .ascending : .descending
  }
}

/// Why bytes are not the CBOR a format asks for, and where.
public struct CBORError: Error, Equatable {
  public enum Kind: Equatable, Sendable {
    /// The bytes end inside an item, or a count claims more than they hold.
    case truncated
    /// An item of another major type stands where the format has a fixed one.
    case unexpectedType
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
    /// A length that is to be found out by reading on, or a break without one (RFC 8949 §3.2).
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

  public let kind: Kind
  /// Bytes before the item at fault.
  public let offset: Int

  public init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}
