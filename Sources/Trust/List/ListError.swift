public import Codecs

/// The parts of an issuer list, as errors name them.
public enum ListPart: String, Sendable, Equatable {
  /// A ``ListRoot``, a ``ListHead``, a ``ListTable``, a shard of records, the bundle of them all.
  case root, head, table, shard, bundle
}

/// Why an issuer list, or an update of it, is refused.
public enum ListError: Error, Equatable {
  /// The part has not the structure it must have.
  case malformed(ListPart)
  /// The part's bytes differ from those the list's keepers signed.
  case digest(ListPart)
  /// `holding` of the keepers' keys signed, fewer than the `threshold`.
  case untrusted(ListPart, holding: Int, threshold: Int)
  /// The part belongs to the list with this id, another one.
  case wrongList(String)
  /// A root or head refers to a root that the desk has not seen; `version` is the next one the desk needs.
  case rootMissing(version: Int64)
  /// The root ended at this time.
  case rootExpired(Timestamp)
  /// The epoch differs from the root's.
  case wrongEpoch(Int64, expected: Int64)
  /// The list is older than the list held before, or than the root allows.
  case rollback(sequence: Int64, held: Int64)
  /// Two different lists have the same number: the keepers, or a thief of their keys, show different lists to different
  /// desks.
  case equivocation(sequence: Int64)
  /// The list ended at this time.
  case expired(Timestamp)
  /// The list was issued at this time, more than a day after now.
  case fromTheFuture(Timestamp)
  /// The part has more bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// The bytes could not be read.
  case storage
}

/// Reads the members of a part: a deterministic CBOR map with integer keys.
struct ListMap {
  private let pairs: [CBORPair]
  private let part: ListPart

  /// Reads a map that `bytes` hold.
  ///
  /// - Throws: ``ListError/malformed(_:)``, as every reader below.
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

  /// The value under `key`; nil if it is missing. Unknown keys are for later versions and are passed over.
  func optional(_ key: UInt64) -> CBORValue? { pairs.first { $0.key == .unsigned(key) }?.value }

  func value(_ key: UInt64) throws(ListError) -> CBORValue {
    guard let value = optional(key) else { throw .malformed(part) }
    return value
  }

  func number(_ key: UInt64) throws(ListError) -> Int64 {
    guard case .unsigned(let value) = try value(key), let number = Int64(exactly: value) else { throw .malformed(part) }
    return number
  }

  /// A number in `allowed`, so that it fits an Int on every board.
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

  /// The items of an array; none if the array is missing.
  func items(_ key: UInt64, limit: Int) throws(ListError) -> [CBORValue] {
    guard let value = optional(key) else { return [] }
    guard case .array(let items) = value, items.count <= limit else { throw .malformed(part) }
    return items
  }
}

extension CBORValue {
  /// A map with small integers as keys; members that are nil are left out.
  static func members(_ members: [(UInt64, CBORValue?)]) -> CBORValue {
    var pairs: [CBORPair] = []
    for (key, value) in members {
      if let value { pairs.append(CBORPair(key: .unsigned(key), value: value)) }
    }
    return .map(pairs)
  }

  static func time(_ time: Timestamp) -> CBORValue { .integer(time.seconds) }
}
