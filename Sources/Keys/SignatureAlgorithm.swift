/// The signature algorithms that this program verifies. Each takes one kind of key.
public enum SignatureAlgorithm: Sendable, CaseIterable {
  /// ECDSA with SHA-256 on P-256 (RFC 9053 §2.1), and on no other curve, as in RFC 7518 §3.4.
  case es256
  /// ECDSA with SHA-384 on P-384.
  case es384
  /// EdDSA on Ed25519 (RFC 9053 §2.2).
  case edDSA
  /// RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes (RFC 8230 §2).
  case ps256
  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8812 §2).
  case rs256

  /// The number in the IANA registry "COSE Algorithms".
  public var coseIdentifier: Int64 {
    switch self {
    case .es256: -7
    case .edDSA: -8
    case .es384: -35
    case .ps256: -37
    case .rs256: -257
    }
  }

  /// The name in the IANA registry "JSON Web Signature and Encryption Algorithms".
  public var name: String {
    switch self {
    case .es256: "ES256"
    case .es384: "ES384"
    case .edDSA: "EdDSA"
    case .ps256: "PS256"
    case .rs256: "RS256"
    }
  }

  /// The algorithm with a COSE identifier; nil if this program does not verify it.
  public init?(coseIdentifier: Int64) {
    guard let found = Self.allCases.first(where: { $0.coseIdentifier == coseIdentifier }) else { return nil }
    self = found
  }

  /// The kind of key the algorithm takes; with a key of another kind no signature holds.
  public var keyKind: KeyKind {
    switch self {
    case .es256: .p256
    case .es384: .p384
    case .edDSA: .ed25519
    case .ps256, .rs256: .rsa
    }
  }
}

/// The kinds of key that this program verifies with.
public enum KeyKind: Sendable, Equatable {
  /// NIST P-256 and P-384, Ed25519, RSA.
  case p256, p384, ed25519, rsa

  /// Bytes of one coordinate of a point; nil for RSA.
  var coordinateLength: Int? {
    switch self {
    case .p256, .ed25519: 32
    case .p384: 48
    case .rsa: nil
    }
  }
}
