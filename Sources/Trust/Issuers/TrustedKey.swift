public import Codecs
public import Envelopes
public import Keys

/// A key of an issuer, with the names by which signed texts refer to it.
///
/// The key's numbers are checked when it is loaded. OpenSSL receives it when a signature needs it (``KeyRing``).
public struct TrustedKey: Sendable {
  /// The key's numbers.
  public let material: KeyMaterial
  /// The first 8 bytes of its COSE Key Thumbprint (RFC 9679): its kid in MC1.
  public let kid: [UInt8]
  /// The names its file gives it: the kid of a JWK as text and as bytes, or the first 8 bytes of a certificate's
  /// digest. Empty if the file gives none.
  public let names: [KeyHint]
  /// The one algorithm its JWK allows (RFC 7517 §4.4); nil for any algorithm of its kind.
  public let algorithm: SignatureAlgorithm?

  init(material: KeyMaterial, kid: [UInt8]? = nil, names: [KeyHint] = [], algorithm: SignatureAlgorithm? = nil) {
    self.material = material
    self.kid = kid ?? material.kid
    self.names = names
    self.algorithm = algorithm
  }

  /// Whether the key may be used with `algorithm`.
  public func isFor(_ algorithm: SignatureAlgorithm) -> Bool {
    algorithm.keyKind == material.kind && self.algorithm.map { $0 == algorithm } ?? true
  }

  /// Whether a signed text with this hint may mean this key.
  ///
  /// A key whose file gives it no textual kid may be meant by any textual kid.
  func answers(to hint: KeyHint) -> Bool {
    switch hint {
    case .thumbprint(let kid): self.kid == kid
    case .kid, .x5t: names.contains(hint)
    case .kidText: hasNoText || names.contains(hint)
    case .didURL(let url):
      hasNoText || names.contains(.kidText(url)) || Self.fragment(of: url).map { names.contains(.kidText($0)) } ?? false
    case .none: true
    }
  }

  private var hasNoText: Bool {
    !names.contains { name in
      if case .kidText = name { return true }
      return false
    }
  }

  /// The part of a DID URL after the number sign; nil if there is none.
  private static func fragment(of url: [UInt8]) -> [UInt8]? {
    url.firstIndex(of: UInt8(ascii: "#")).map { Array(url[($0 + 1)...]) }
  }
}

/// When a key may sign, and whether it was compromised.
public struct KeyStanding: Sendable, Equatable {
  /// The first second in which it may sign; nil for no limit.
  public var validFrom: Timestamp?
  /// The last second in which it may sign; what it signed until then stays good. Nil for no limit.
  public var validUntil: Timestamp?
  /// When its compromise was found; nil if it is not known to be compromised.
  public var compromised: Timestamp?

  /// The standing of a key without limits.
  public static let unlimited = KeyStanding()

  /// Whether the key might sign at `time`.
  public func covers(_ time: Timestamp) -> Bool {
    (validFrom.map { $0 <= time } ?? true) && (validUntil.map { time <= $0 } ?? true)
  }
}
