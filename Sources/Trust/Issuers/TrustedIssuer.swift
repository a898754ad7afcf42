public import Codecs
public import Envelopes

/// An issuer that a desk trusts, as the desk's keeper knows it. Nothing here comes from a credential.
public struct TrustedIssuer: Sendable {
  /// The iss of its credentials, compared bytewise; nil for a bare key, which fits any.
  public let id: String?
  /// The name that people are shown.
  public let name: String
  /// ISO 3166-1 alpha-2; nil where the file does not say.
  public let country: String?
  /// What it is trusted for; nil for everything.
  public let types: [CredentialType]?
  /// When the file or list that names it was made.
  public let asOf: Timestamp
  /// What names it.
  public let source: Source
  /// When it left the list: what it signed before that stays good.
  public let left: Timestamp?

  /// What names an issuer.
  public enum Source: Sendable {
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

  /// Whether it is trusted for a credential of these types: for one of them, or for everything.
  public func covers(_ credential: [CredentialType]) -> Bool {
    types?.contains { credential.contains($0) } ?? true
  }

  /// The same issuer, having left at that time.
  func leaving(_ left: Timestamp?) -> TrustedIssuer {
    TrustedIssuer(id: id, name: name, country: country, types: types, asOf: asOf, source: source, left: left)
  }
}
