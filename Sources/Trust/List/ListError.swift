public import Codecs

/// The parts of an issuer list, as errors name them.
public enum ListPart: String, Sendable, Equatable {
  case root, head, table, shard, bundle
}

/// Why an issuer list, or a newer one, is not taken. Facts; the tool makes the sentences.
public enum ListError: Error, Equatable {
  /// Not the structure it must be.
  case malformed(ListPart)
  /// Bytes other than those the list's keepers signed.
  case digest(ListPart)
  /// Fewer of the keepers' keys signed than must.
  case untrusted(ListPart, holding: Int, threshold: Int)
  /// A list with another id.
  case wrongList(String)
  /// A head under a root that has not been seen: the roots between are missing.
  case rootMissing(version: Int64)
  case rootExpired(Timestamp)
  /// A head of another epoch than its root's.
  case wrongEpoch(Int64, expected: Int64)
  /// Older than what was held, or than the root lets through.
  case rollback(sequence: Int64, held: Int64)
  /// Another list under the same number: somebody shows different people different lists.
  case equivocation(sequence: Int64)
  case expired(Timestamp)
  case fromTheFuture(Timestamp)
  case tooLarge(bytes: Int, limit: Int)
  /// The bytes could not be had.
  case storage
}

/// Readers for the parts: deterministic CBOR maps with integer keys.
struct ListMap {
  private let pairs: [CBORPair]
  private let part: ListPart

  /// - Throws: ``ListError/malformed(_:)``.
  init(_ bytes: [UInt8], _ part: ListPart) throws(ListError) {
    let value: CBORValue
    do {
      value = try CBORReader.read(bytes, rules: .deterministic)
    } catch {
      throw .malformed(part)
    }
    try self.init(value, part)
  }

  init(_ value: CBORValue, _ part: ListPart) throws(ListError) {
    guard case .map(let pairs) = value else { throw .malformed(part) }
    self.pairs = pairs
    self.part = part
  }

  /// The value under `key`; members above those that are known are for later versions, and passed over.
  func optional(_ key: UInt64) -> CBORValue? { pairs.first { $0.key == .unsigned(key) }?.value }

  func value(_ key: UInt64) throws(ListError) -> CBORValue {
    guard let value = optional(key) else { throw .malformed(part) }
    return value
  }

  func number(_ key: UInt64) throws(ListError) -> Int64 {
    guard case .unsigned(let value) = try value(key), let number = Int64(exactly: value) else { throw .malformed(part) }
    return number
  }

  /// A number that counts something and so fits an Int on every board.
  func count(_ key: UInt64, _ allowed: ClosedRange<Int>) throws(ListError) -> Int {
    guard let count = Int(exactly: try number(key)), allowed.contains(count) else { throw .malformed(part) }
    return count
  }

  /// Seconds since 1970, to the end of 9999.
  func time(_ key: UInt64) throws(ListError) -> Timestamp {
    let time = Timestamp(seconds: try number(key))
    guard time <= .last else { throw .malformed(part) }
    return time
  }

  func optionalTime(_ key: UInt64) throws(ListError) -> Timestamp? {
    optional(key) == nil ? nil : try time(key)
  }

  /// Visible text of 1 to `limit` bytes.
  func text(_ key: UInt64, limit: Int) throws(ListError) -> String {
    guard case .text(let text) = try value(key), (1...limit).contains(text.utf8.count),
      !text.unicodeScalars.contains(where: { $0.isInvisibleOrControl })
    else { throw .malformed(part) }
    return text
  }

  func optionalText(_ key: UInt64, limit: Int) throws(ListError) -> String? {
    optional(key) == nil ? nil : try text(key, limit: limit)
  }

  func bytes(_ key: UInt64, count: Int) throws(ListError) -> [UInt8] {
    guard case .bytes(let bytes) = try value(key), bytes.count == count else { throw .malformed(part) }
    return bytes
  }

  /// The items of a list; none where it is missing.
  func items(_ key: UInt64, limit: Int) throws(ListError) -> [CBORValue] {
    guard let value = optional(key) else { return [] }
    guard case .array(let items) = value, items.count <= limit else { throw .malformed(part) }
    return items
  }
}

extension CBORValue {
  /// A map of those members that are there, under small integers.
  static func members(_ members: [(UInt64, CBORValue?)]) -> CBORValue {
    var pairs: [CBORPair] = []
    for (key, value) in members {
      if let value { pairs.append(CBORPair(key: .unsigned(key), value: value)) }
    }
    return .map(pairs)
  }

  static func time(_ time: Timestamp) -> CBORValue { .integer(time.seconds) }
}
