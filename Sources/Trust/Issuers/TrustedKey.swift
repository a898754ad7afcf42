public import Codecs
public import Envelopes
public import Keys

/// A key of an issuer, with the names that signed texts call it by. Its numbers are checked when it is loaded; OpenSSL
/// gets it when a signature needs it (``KeyRing``).
public struct TrustedKey: Sendable {
  /// The numbers of the key.
  public let material: KeyMaterial
  /// The first 8 bytes of its COSE Key Thumbprint (RFC 9679): its kid in MC1.
  public let kid: [UInt8]
  /// What the file that has it calls it: the kid of a JWK as text and as bytes, the beginning of a certificate's digest.
  /// Empty where the file says nothing.
  public let names: [KeyHint]
  /// The one algorithm it may be used with, where its JWK names one (RFC 7517 §4.4); nil for any of its kind.
  public let algorithm: SignatureAlgorithm?

  init(material: KeyMaterial, kid: [UInt8]? = nil, names: [KeyHint] = [], algorithm: SignatureAlgorithm? = nil) {
    self.material = material
    self.kid = kid ?? material.kid
    self.names = names
    self.algorithm = algorithm
  }

  /// Whether a signature under `algorithm` may be this key's.
  public func isFor(_ algorithm: SignatureAlgorithm) -> Bool {
    algorithm.keyKind == material.kind && self.algorithm.map { $0 == algorithm } ?? true
  }

  /// Whether a signed text may mean this key.
  ///
  /// A key whose file gives it no name answers to every name an issuer may have chosen.
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

  /// What stands behind the number sign of a DID URL; nil without one.
  private static func fragment(of url: [UInt8]) -> [UInt8]? {
    url.firstIndex(of: UInt8(ascii: "#")).map { Array(url[($0 + 1)...]) }
  }
}

/// When a key may sign, and whether it was compromised.
public struct KeyStanding: Sendable, Equatable {
  /// The first moment at which it signs; nil without one.
  public var validFrom: Timestamp?
  /// The last moment at which it signs; what it signed until then stays good.
  public var validUntil: Timestamp?
  /// When it was found that others have it.
  public var compromised: Timestamp?

  /// A key about which no list says anything.
  public static let unlimited = KeyStanding()

  /// Whether something signed at `time` was signed while the key was in use.
  public func covers(_ time: Timestamp) -> Bool {
    (validFrom.map { $0 <= time } ?? true) && (validUntil.map { time <= $0 } ?? true)
  }
}
