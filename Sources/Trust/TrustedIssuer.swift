public import Codecs
public import Keys

/// An issuer a desk trusts, as the keeper of the desk knows it; nothing here comes from a credential.
public struct TrustedIssuer {
  /// The iss its credentials carry, compared bytewise; nil for a bare key, which fits any.
  public let id: String?
  public let name: String
  /// ISO 3166-1 alpha-2; nil where the file does not say.
  public let country: String?
  /// What it is trusted for; nil for everything.
  public let types: [CredentialType]?
  /// When the file or list that names it was made.
  public let asOf: Timestamp
  public let source: Source
  /// When it left the list: what it signed before that stays good.
  public var left: Timestamp?

  public enum Source: Sendable {
    case pinned, list
  }

  init(
    id: String?, name: String, country: String?, types: [CredentialType]?, asOf: Timestamp, source: Source = .pinned,
    left: Timestamp? = nil
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.types = types
    self.asOf = asOf
    self.source = source
    self.left = left
  }

  /// An issuer as the list has it.
  init(_ record: IssuerRecord, asOf: Timestamp) {
    self.init(
      id: record.id, name: record.name, country: record.country, types: record.types, asOf: asOf, source: .list,
      left: record.left)
  }

  /// Whether it is trusted for credentials of that type; of nil, only where it is trusted for everything.
  public func covers(_ type: CredentialType?) -> Bool {
    guard let types else { return true }
    return type.map { types.contains($0) } ?? false
  }
}

/// The kinds of credential an issuer file can name; `SDJWTVC:` is followed by a vct.
public struct CredentialType: Equatable, Sendable {
  public let name: String

  public static let microCredential = CredentialType(name: "MicroCredential")

  /// A type of the closed list; nil for other text.
  init?(_ text: String) {
    let known = ["MicroCredential", "OpenBadge", "CLR", "EDC", "VC"]
    let isVCT = text.hasPrefix("SDJWTVC:") && text.utf8.count > 8
    guard isVCT || known.contains(where: { $0.hasSameBytes(as: text) }) else { return nil }
    name = text
  }

  private init(name: String) { self.name = name }

  public static func == (left: CredentialType, right: CredentialType) -> Bool {
    left.name.hasSameBytes(as: right.name)
  }
}

/// A key of an issuer, with the names credentials call it by.
public struct TrustedKey {
  public let key: PublicKey
  /// The first 8 bytes of its COSE Key Thumbprint (RFC 9679): its kid in MC1.
  public let kid: [UInt8]
  /// Its kids in HC1: the first 8 bytes of SHA-256 over the certificate, or what its JWK says.
  public let otherKids: [[UInt8]]
  /// The one algorithm it may be used with, where its JWK names one (RFC 7517 §4.4); nil for any of its kind.
  public var algorithm: SignatureAlgorithm? = nil

  /// Whether a signature under `algorithm` may be this key's.
  public func isFor(_ algorithm: SignatureAlgorithm) -> Bool { self.algorithm.map { $0 == algorithm } ?? true }
}

/// What a list says of a key beside whose it is.
public struct KeyStanding: Sendable, Equatable {
  /// The time in which it signs; what it signed then stays good.
  public var validFrom: Timestamp?
  public var validUntil: Timestamp?
  /// When somebody else was found to have it.
  public var compromised: Timestamp?

  public static let unlimited = KeyStanding()

  /// Whether something signed at `time` was signed while the key was in use.
  public func covers(_ time: Timestamp) -> Bool {
    (validFrom.map { $0 <= time } ?? true) && (validUntil.map { time <= $0 } ?? true)
  }
}

/// An issuer and its keys, as one file pins them.
public struct Pin {
  public let issuer: TrustedIssuer
  public let keys: [TrustedKey]
}
