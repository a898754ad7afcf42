public import Codecs

/// Everything an MC1 payload says: the registered claims of a CWT (RFC 8392 §3.1) and the micro-credential.
public struct SignedClaims: Sendable, Equatable {
  /// iss: whose name the credential was signed in.
  public var issuer: String
  /// iat: when it was signed; issuers write midnight UTC.
  public var issuedAt: Timestamp
  /// cti: 8 to 16 random bytes that name this one credential.
  public var id: [UInt8]
  /// exp: the first second at which the code is no longer good.
  public var expires: Timestamp?
  /// nbf: the first second at which it is.
  public var notBefore: Timestamp?
  public var status: StatusReference?
  public var credential: MicroCredential

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
