public import Codecs

/// What an issuer says of all its credentials: a small number for each, by its index.
///
/// In memory and in issuer lists the numbers lie as a Token Status List has them, lowest bits first
/// (draft-ietf-oauth-status-list-20 §4.1).
public struct StatusList: Sendable, Equatable {
  /// Bytes the numbers of one list may have: 33 million of one bit.
  public static let maximumSize = 4 << 20
  /// Bytes of a list's URI.
  public static let maximumURISize = 120

  /// What a number means (§7.1); 3 of a list of two bits or more is ours: a newer code takes its place.
  public enum Value: Sendable, Equatable {
    case good, revoked, suspended, replaced
    /// A number without a meaning here, which cannot pass for good.
    case unknown(UInt8)

    public init(_ number: UInt8) {
      switch number {
      case 0: self = .good
      case 1: self = .revoked
      case 2: self = .suspended
      case 3: self = .replaced
      default: self = .unknown(number)
      }
    }

    public var number: UInt8 {
      switch self {
      case .good: 0
      case .revoked: 1
      case .suspended: 2
      case .replaced: 3
      case .unknown(let number): number
      }
    }
  }

  /// Where credentials say they are listed; a name, never fetched by a desk.
  public let uri: String
  /// 1, 2, 4 or 8.
  public let bits: Int
  public private(set) var bytes: [UInt8]
  public let issued: Timestamp
  /// When the next is due, and when this one says nothing any more; nil where it does not say.
  public let nextUpdate: Timestamp?
  public let expires: Timestamp?

  /// Nil unless the bits are 1, 2, 4 or 8 and everything is within its limit.
  public init?(
    uri: String, bits: Int, bytes: [UInt8], issued: Timestamp, nextUpdate: Timestamp?, expires: Timestamp?
  ) {
    guard [1, 2, 4, 8].contains(bits), bytes.count <= Self.maximumSize,
      (1...Self.maximumURISize).contains(uri.utf8.count)
    else { return nil }
    self.uri = uri
    self.bits = bits
    self.bytes = bytes
    self.issued = issued
    self.nextUpdate = nextUpdate
    self.expires = expires
  }

  /// How many credentials it has room for.
  public var count: Int { bytes.count * (8 / bits) }

  /// The value of a credential; nil for an index it does not have.
  public subscript(_ index: UInt32) -> Value? {
    guard let (byte, shift) = place(index) else { return nil }
    return Value(bytes[byte] >> shift & mask)
  }

  /// Sets the value of a credential that it has.
  public mutating func set(_ index: UInt32, to value: Value) {
    guard let (byte, shift) = place(index), value.number <= mask else { return }
    bytes[byte] = bytes[byte] & ~(mask << shift) | value.number << shift
  }

  private var mask: UInt8 { bits == 8 ? 0xFF : 1 << UInt8(bits) - 1 }

  private func place(_ index: UInt32) -> (byte: Int, shift: UInt8)? {
    guard let index = Int(exactly: index), index < count else { return nil }
    return (index / (8 / bits), UInt8(index % (8 / bits) * bits))
  }

  public func state(at now: Timestamp) -> ListState {
    if let expires, now >= expires { return .expired }
    if let nextUpdate, now > nextUpdate { return .stale }
    return .fresh
  }
}

/// Why something is no status list that can be used.
public enum StatusListError: Error, Equatable {
  /// Neither a token nor a credential that carries one.
  case unknownContent
  /// The envelope is broken.
  case envelope
  /// A member is missing or not what it must be.
  case member(String)
  /// The numbers do not inflate, or to more than the limit.
  case inflate(InflateError)
  /// No key of the issuer signed it.
  case untrusted
}
