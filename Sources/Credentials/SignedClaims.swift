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

/// The place of a credential in its issuer's status list (Token Status List, "Referenced Token in COSE").
public struct StatusReference: Sendable, Equatable {
  public var uri: String
  public var index: UInt32

  public init(uri: String, index: UInt32) {
    self.uri = uri
    self.index = index
  }
}

/// What a payload held that this version does not know: nothing to refuse it for, but to be counted.
public struct Unknowns: Sendable, Equatable {
  public var claims = 0
  public var elements = 0
  /// Elements with a code above this version's table.
  public var codes: [Element] = []
}

/// Why a payload is not an MC1 payload.
public enum PayloadError: Error, Equatable {
  case cbor(CBORError)
  case claim(Claim, Fault)
  case element(Element, Fault)
  /// The payload has no claim with the micro-credential, or the health certificate, its carrier is for.
  case noCredential
  /// The micro-credential is of a later version of MC1.
  case newerVersion(UInt64)

  public enum Claim: Sendable, Equatable {
    case payload, iss, iat, cti, exp, nbf, status
  }

  public enum Fault: Error, Equatable {
    case missing
    /// Another type or structure than the element has.
    case type
    /// A number, date, code or text the element cannot have.
    case value
    /// A text, byte string or list that is empty or over its limit.
    case length(Int, limit: Int)
  }
}
