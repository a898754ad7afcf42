public import Codecs
public import Envelopes

/// What a payload held that this version does not know: nothing to refuse it for, but to be counted.
public struct Unknowns: Sendable, Equatable {
  public var claims = 0
  public var elements = 0
  /// Elements with a code above this version's table.
  public var codes: [Element] = []
}

/// Why a signed payload says nothing that this program can read.
public enum PayloadError: Error, Equatable {
  case cbor(CBORError)
  case json(JSONError)
  /// A registered claim of a CWT.
  case claim(Claim, Fault)
  /// An element of MC1.
  case element(Element, Fault)
  /// A member of a Verifiable Credential, by its name.
  case member(String, Fault)
  /// There is no credential of the kind its format is for.
  case noCredential
  /// The micro-credential is of a later version of MC1.
  case newerVersion(UInt64)

  /// The claims that MC1 and HC1 read; `payload` is the set of them.
  public enum Claim: Sendable, Equatable {
    case payload, iss, iat, cti, exp, nbf, status
  }

  /// What is wrong with a claim or an element.
  public typealias Fault = ClaimFault
}
