/// One CBOR data item (RFC 8949 §2) with everything in it.
public enum CBORValue: Sendable, Equatable {
  /// 0 ... 2⁶⁴−1, major type 0.
  case unsigned(UInt64)
  /// −1 − n for the n held here, major type 1: −1 is `.negative(0)`.
  case negative(UInt64)
  case bytes([UInt8])
  case text(String)
  case array([CBORValue])
  /// Pairs as they stood; no key occurs twice in one that was read.
  case map([CBORPair])
  indirect case tagged(UInt64, CBORValue)
  case boolean(Bool)
  case null
  /// A simple value without a meaning here; 23 is `undefined`.
  case simple(UInt8)
  case float(Double)

  /// A signed integer of either major type.
  public static func integer(_ value: Int64) -> CBORValue {
    // For a negative n, −1 − n is its complement, which never overflows.
    value < 0 ? .negative(UInt64(bitPattern: ~value)) : .unsigned(UInt64(value))
  }

  /// The value as a 64-bit integer; nil where it is none or does not fit.
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
  public let key: CBORValue
  public let value: CBORValue

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
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> UInt64(shift)))
      }
    }
  }

  private static func appendHead(_ major: UInt8, _ argument: UInt64, to bytes: inout [UInt8]) {
    let length: Int
    switch argument {
    case 0..<24:
      bytes.append(major << 5 | UInt8(argument))
      return
    case 0...0xFF: (length, _) = (1, bytes.append(major << 5 | 24))
    case 0...0xFFFF: (length, _) = (2, bytes.append(major << 5 | 25))
    case 0...0xFFFF_FFFF: (length, _) = (4, bytes.append(major << 5 | 26))
    default: (length, _) = (8, bytes.append(major << 5 | 27))
    }
    for place in (0..<length).reversed() {
      bytes.append(UInt8(truncatingIfNeeded: argument >> UInt64(8 * place)))
    }
  }
}
