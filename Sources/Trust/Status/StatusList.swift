public import Codecs

/// The status of all credentials in one list: a small number for each, by its index.
///
/// In memory and in issuer lists the numbers are packed as in a Token Status List, lowest bits first
/// (draft-ietf-oauth-status-list-20 §4.1).
public struct StatusList: Sendable, Equatable {
  /// The most bytes the numbers of one list may take: room for 33 million of one bit.
  public static let maximumSize = 4 << 20
  /// The most bytes a list's URI may have.
  public static let maximumURISize = 120

  /// What a number means (§7.1). The value 3 is this program's own: a newer code replaces the credential.
  public enum Value: Sendable, Equatable {
    /// The numbers 0 to 3.
    case good, revoked, suspended, replaced
    /// A number without a meaning here; it never counts as good.
    case unknown(UInt8)

    /// The meaning of a number.
    public init(_ number: UInt8) {
      switch number {
      case 0: self = .good
      case 1: self = .revoked
      case 2: self = .suspended
      case 3: self = .replaced
      default: self = .unknown(number)
      }
    }

    /// The number in the list, 0 to 255.
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

  /// The URI by which credentials refer to the list. It is a name; no desk fetches it.
  public let uri: String
  /// How many bits a number has: 1, 2, 4 or 8.
  public let bits: Int
  /// The packed numbers.
  public private(set) var bytes: [UInt8]
  /// When the issuer made the list.
  public let issued: Timestamp
  /// When the next list is due; nil if the list does not say.
  public let nextUpdate: Timestamp?
  /// From when on the list counts for nothing; nil if the list does not say.
  public let expires: Timestamp?

  /// Nil unless `bits` is 1, 2, 4 or 8 and the numbers and the URI are within their limits.
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

  /// How many credentials the list has room for.
  public var count: Int { bytes.count * (8 / bits) }

  /// The value of a credential; nil for an index outside the list.
  public subscript(_ index: UInt32) -> Value? {
    guard let (byte, shift) = place(index) else { return nil }
    return Value(bytes[byte] >> shift & mask)
  }

  /// Sets the value of a credential. An index outside the list, or a value that needs more bits, changes nothing.
  public mutating func set(_ index: UInt32, to value: Value) {
    guard let (byte, shift) = place(index), value.number <= mask else { return }
    bytes[byte] = bytes[byte] & ~(mask << shift) | value.number << shift
  }

  private var mask: UInt8 { bits == 8 ? 0xFF : 1 << UInt8(bits) - 1 }

  private func place(_ index: UInt32) -> (byte: Int, shift: UInt8)? {
    guard let index = Int(exactly: index), index < count else { return nil }
    return (index / (8 / bits), UInt8(index % (8 / bits) * bits))
  }

  /// Fresh until the next list is due, then stale, from ``expires`` on expired.
  public func state(at now: Timestamp) -> ListState {
    if let expires, now >= expires { return .expired }
    if let nextUpdate, now > nextUpdate { return .stale }
    return .fresh
  }
}

/// Why a text is no usable status list.
public enum StatusListError: Error, Equatable {
  /// The text is neither a status list token nor a status list credential.
  case unknownContent
  /// The JWS or COSE message around it is malformed.
  case envelope
  /// This member is missing or wrong.
  case member(String)
  /// The numbers do not inflate, or exceed the limit.
  case inflate(InflateError)
  /// No key of the issuer signed it.
  case untrusted
}
