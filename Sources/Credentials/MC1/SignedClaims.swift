public import Codecs

/// The whole content of an MC1 payload: the registered claims of a CWT (RFC 8392 §3.1) and the micro-credential.
public struct SignedClaims: Sendable, Equatable {
  /// iss: the issuer in whose name the credential was signed, 1 to 120 bytes.
  public var issuer: String
  /// iat: when it was signed; issuers write midnight UTC.
  public var issuedAt: Timestamp
  /// cti: 8 to 16 random bytes that name this one credential.
  public var id: [UInt8]
  /// exp: the first second in which the code is no longer good; nil for no limit.
  public var expires: Timestamp?
  /// nbf: the first second in which the code is good; nil for no limit.
  public var notBefore: Timestamp?
  /// status: its place in the issuer's status list (claim 65535); nil if it has none.
  public var status: StatusReference?
  /// The micro-credential (claim -202224302).
  public var credential: MicroCredential

  /// Claims with these values; no limit is checked.
  public init(
    issuer: String, issuedAt: Timestamp, id: [UInt8], expires: Timestamp?, notBefore: Timestamp?,
    status: StatusReference?, credential: MicroCredential
  ) {
    self.issuer = issuer
    self.issuedAt = issuedAt
    self.id = id
    self.expires = expires
    self.notBefore = notBefore
    self.status = status
    self.credential = credential
  }
}
