/// One CBOR data item (RFC 8949 §2) with everything in it.
public enum CBORValue: Sendable, Equatable {
  /// 0 ... 2⁶⁴−1, major type 0.
  case unsigned(UInt64)
  /// −1 − n for the n held here, major type 1: −1 is `.negative(0)`.
  case negative(UInt64)
  /// A byte string, major type 2.
  case bytes([UInt8])
  /// A text string, major type 3.
  case text(String)
  /// Items in their order, major type 4.
  case array([CBORValue])
  /// Pairs in their order, major type 5; no key stands twice in a map that was read.
  case map([CBORPair])
  /// A tag and the item after it, major type 6.
  indirect case tagged(UInt64, CBORValue)
  /// False or true, simple values 20 and 21.
  case boolean(Bool)
  /// Null, simple value 22.
  case null
  /// A simple value without a meaning here; 23 is `undefined`.
  case simple(UInt8)
  /// A floating-point number of any width.
  case float(Double)

  /// A signed integer of either major type.
  public static func integer(_ value: Int64) -> CBORValue {
    // For a negative n, −1 − n is its complement, which never overflows.
    value < 0 ? .negative(UInt64(bitPattern: ~value)) : .unsigned(UInt64(value))
  }

  /// The value as a 64-bit integer; nil for other kinds of value and for integers that do not fit.
  public var int64: Int64? {
    switch self {
    case .unsigned(let value): Int64(exactly: value)
    case .negative(let value): Int64(exactly: value).map { ~$0 }
    default: nil
    }
  }
}

/// A key and its value in a ``CBORValue/map(_:)``.
public struct CBORPair: Sendable, Equatable {
  /// The key, of any kind.
  public let key: CBORValue
  /// The key's value.
  public let value: CBORValue

  /// A pair of a map.
  public init(key: CBORValue, value: CBORValue) {
    self.key = key
    self.value = value
  }
}

extension CBORValue {
  /// The item in deterministic encoding (RFC 8949 §4.2.1): shortest heads, keys in bytewise order.
  ///
  /// A float is written in eight bytes; no format of ours writes one.
  public var deterministicEncoding: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  private func append(to bytes: inout [UInt8]) {
    switch self {
    case .unsigned(let value): Self.appendHead(0, value, to: &bytes)
    case .negative(let value): Self.appendHead(1, value, to: &bytes)
    case .bytes(let content):
      Self.appendHead(2, UInt64(content.count), to: &bytes)
      bytes += content
    case .text(let text):
      Self.appendHead(3, UInt64(text.utf8.count), to: &bytes)
      bytes += text.utf8
    case .array(let items):
      Self.appendHead(4, UInt64(items.count), to: &bytes)
      for item in items { item.append(to: &bytes) }
    case .map(let pairs):
      Self.appendHead(5, UInt64(pairs.count), to: &bytes)
      let encoded = pairs.map { (key: $0.key.deterministicEncoding, value: $0.value) }
      for pair in encoded.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        bytes += pair.key
        pair.value.append(to: &bytes)
      }
    case .tagged(let tag, let content):
      Self.appendHead(6, tag, to: &bytes)
      content.append(to: &bytes)
    case .boolean(let value): bytes.append(value ? 0xF5 : 0xF4)
    case .null: bytes.append(0xF6)
    case .simple(let value): Self.appendHead(7, UInt64(value), to: &bytes)
    case .float(let value):
      bytes.append(0xFB)
      ByteOrder.bigEndian.append(value.bitPattern, size: 8, to: &bytes)
    }
  }

  private static func appendHead(_ major: UInt8, _ argument: UInt64, to bytes: inout [UInt8]) {
    let (additional, size): (UInt8, Int) =
      switch argument {
      case 0..<24: (UInt8(argument), 0)
      case 0...0xFF: (24, 1)
      case 0...0xFFFF: (25, 2)
      case 0...0xFFFF_FFFF: (26, 4)
      default: (27, 8)
      }
    bytes.append(major << 5 | additional)
    ByteOrder.bigEndian.append(argument, size: size, to: &bytes)
  }
}
