public import Codecs
public import Envelopes

/// An issuer that a desk trusts. Every member comes from a pinned file, a list or the program, never from a credential.
public struct TrustedIssuer: Sendable {
  /// The iss of its credentials, compared bytewise; nil for a pinned key without an issuer, which fits any iss.
  public let id: String?
  /// The name that people are shown.
  public let name: String
  /// ISO 3166-1 alpha-2; nil if its source does not say.
  public let country: String?
  /// The credential types it is trusted for; nil for all types.
  public let types: [CredentialType]?
  /// When the file or list that names it was made.
  public let asOf: Timestamp
  /// What names it.
  public let source: Source
  /// When it left the list; credentials signed before stay good.
  public let left: Timestamp?

  /// What names an issuer.
  public enum Source: Sendable {
    /// A pinned file; an issuer list or a list of trusted entities.
    case pinned, list
    /// The program itself: the issuer of test cards.
    case builtIn
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

  /// Whether the issuer is trusted for a credential that has these types; one trusted type is enough.
  public func covers(_ credential: [CredentialType]) -> Bool {
    types?.contains { credential.contains($0) } ?? true
  }

  /// The same issuer with this time of leaving.
  func leaving(_ left: Timestamp?) -> TrustedIssuer {
    TrustedIssuer(id: id, name: name, country: country, types: types, asOf: asOf, source: source, left: left)
  }
}
