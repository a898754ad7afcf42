/// Reads one CBOR item (RFC 8949) from bytes that are not trusted yet.
///
/// Each byte is read once and in bounds. No input traps, and none makes the reader allocate more than a small multiple of
/// the input's length.
public struct CBORReader: ~Escapable {
  private let bytes: Span<UInt8>
  private let rules: CBORRules
  /// Bytes read so far.
  private var offset = 0
  /// Maps, arrays and tags that may still be opened around the next item.
  private var levelsLeft: Int

  @_lifetime(copy bytes)
  private init(_ bytes: Span<UInt8>, _ rules: CBORRules) {
    self.bytes = bytes
    self.rules = rules
    levelsLeft = rules.maximumDepth
  }

  /// Reads one item: all of `bytes`.
  ///
  /// - Throws: ``CBORError`` at the first item that breaks a rule, or at the first byte after the outermost item.
  public static func read(_ bytes: Span<UInt8>, rules: CBORRules) throws(CBORError) -> CBORValue {
    var reader = CBORReader(bytes, rules)
    return try reader.readWhole()
  }

  /// Reads one item: all of `bytes`.
  ///
  /// - Throws: ``CBORError`` at the first item that breaks a rule, or at the first byte after the outermost item.
  public static func read(_ bytes: [UInt8], rules: CBORRules) throws(CBORError) -> CBORValue {
    try read(bytes.span, rules: rules)
  }

  /// Reads one item with tags before it, which fills all of `bytes`.
  ///
  /// - Parameter tags: the tags that may precede the item, outermost first. One entry must match; an empty entry means
  ///   that no tag precedes it. The rules apply to the item after these tags.
  /// - Throws: ``CBORError``; ``CBORError/Kind/unexpectedTag`` if no entry matches.
  /// - Returns: the item without these tags.
  public static func read(
    _ bytes: Span<UInt8>, rules: CBORRules, tags: [[UInt64]]
  ) throws(CBORError) -> CBORValue {
    for sequence in tags {
      var reader = CBORReader(bytes, rules)
      if try reader.readTags(sequence) { return try reader.readWhole() }
    }
    throw CBORError(.unexpectedTag, at: 0)
  }

  /// Finds a value in the map at the beginning of `bytes`, and reads nothing after it.
  ///
  /// This serves to choose a key before a signature is checked. Everything else reads all bytes.
  ///
  /// - Throws: ``CBORError`` if the map up to the value breaks a rule other than the order of keys.
  /// - Returns: the first value under `key`; nil if the map has none.
  public static func find(
    _ key: CBORValue, inMapOf bytes: Span<UInt8>, rules: CBORRules
  ) throws(CBORError) -> CBORValue? {
    var reader = CBORReader(bytes, rules)
    let head = try reader.readHead()
    guard head.type == .map else { throw CBORError(.unexpectedType, at: 0) }
    for _ in 0..<(try reader.count(head.argument, bytesPerItem: 2, from: 0)) {
      let found = try reader.readValue()
      let value = try reader.readValue()
      if found == key { return value }
    }
    return nil
  }

  private mutating func readWhole() throws(CBORError) -> CBORValue {
    let value = try readValue()
    guard offset == bytes.count else { throw CBORError(.trailingBytes, at: offset) }
    return value
  }

  /// Reads these tags; false if there are others.
  private mutating func readTags(_ tags: [UInt64]) throws(CBORError) -> Bool {
    for tag in tags {
      guard isAtTag, try readHead().argument == tag else { return false }
    }
    return !tags.isEmpty || !isAtTag
  }

  private var isAtTag: Bool { offset < bytes.count && bytes[offset] >> 5 == MajorType.tag.rawValue }

  private mutating func readValue() throws(CBORError) -> CBORValue {
    let start = offset
    let head = try readHead()
    switch head.type {
    case .unsigned: return .unsigned(head.argument)
    case .negative: return .negative(head.argument)
    case .byteString:
      let content = try take(head.argument, from: start)
      return .bytes([UInt8](copying: content))
    case .textString:
      let content = try take(head.argument, from: start)
      guard let text = String(strictUTF8: content) else { throw CBORError(.illFormedText, at: start) }
      return .text(text)
    case .array:
      let count = try count(head.argument, bytesPerItem: 1, from: start)
      return .array(try readItems(count, from: start))
    case .map:
      let count = try count(head.argument, bytesPerItem: 2, from: start)
      return .map(try readPairs(count, from: start))
    case .tag:
      guard rules.allowsTags else { throw CBORError(.tag, at: start) }
      // Tags count as levels: each is a call inside the last, and a million of them would overflow the stack.
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

  /// Whether two keys are the same value, in whatever encoding. Sorting finds them in n log n steps.
  private static func hasKeyTwice(_ pairs: [CBORPair]) -> Bool {
    guard pairs.count > 1 else { return false }
    let keys = pairs.map { $0.key.deterministicEncoding }.sorted { $0.lexicographicallyPrecedes($1) }
    return zip(keys, keys.dropFirst()).contains { $0 == $1 }
  }

  private mutating func descend(from start: Int) throws(CBORError) {
    guard levelsLeft > 0 else { throw CBORError(.tooDeep, at: start) }
    levelsLeft -= 1
  }

  // MARK: Heads and bytes

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
    let initial = try take(1, from: start)[0]
    let additional = initial & 31
    // Three bits name exactly the eight major types, so this never falls back.
    let type = MajorType(rawValue: initial >> 5) ?? .simple
    switch additional {
    case 0..<24: return Head(type: type, additional: additional, argument: UInt64(additional))
    case 24...27:
      let argument = ByteOrder.bigEndian.number(try take(1 << UInt64(additional - 24), from: start))
      // The argument of major type 7 is a float's bits, which have no shorter form here.
      if type != .simple, rules.requiresShortestHeads, argument < Self.smallest(additional) {
        throw CBORError(.longHead, at: start)
      }
      return Head(type: type, additional: additional, argument: argument)
    case 31: throw CBORError(.indefiniteLength, at: start)
    default: throw CBORError(.reservedHead, at: start)
    }
  }

  /// The smallest argument that needs the bytes of `additional`: 24 means one byte, 27 eight.
  private static func smallest(_ additional: UInt8) -> UInt64 {
    switch additional {
    case 24: 24
    case 25: 1 << 8
    case 26: 1 << 16
    default: 1 << 32
    }
  }

  /// A claimed count, if the bytes that are left could hold so many items.
  private func count(_ claimed: UInt64, bytesPerItem: Int, from start: Int) throws(CBORError) -> Int {
    // The claim may be anything up to 2⁶⁴−1: compare first, convert after.
    guard claimed <= UInt64((bytes.count - offset) / bytesPerItem) else { throw CBORError(.truncated, at: start) }
    return Int(claimed)
  }

  /// Takes the next `length` bytes. All bytes of an item are read here, and nowhere else.
  ///
  /// Most takes are of one byte, for which a call costs more than the work.
  @inline(__always)
  @_lifetime(copy self)
  private mutating func take(_ length: UInt64, from start: Int) throws(CBORError) -> Span<UInt8> {
    guard length <= UInt64(bytes.count - offset) else { throw CBORError(.truncated, at: start) }
    let end = offset + Int(length)
    defer { offset = end }
    return bytes.extracting(offset..<end)
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

  /// A half-precision number (RFC 8949 Appendix D), widened field by field: some boards have no such type.
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

/// Checks that the keys of a map ascend bytewise in their encoded form (RFC 8949 §4.2.1), which also finds a key that
/// stands there twice.
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
