public import Codecs
public import Envelopes

/// The parts of a payload that this version does not know. They are counted and are no reason to refuse it.
public struct Unknowns: Sendable, Equatable {
  /// How many claims are unknown.
  public var claims = 0
  /// How many elements, or members inside elements, are unknown.
  public var elements = 0
  /// The elements with a code that this version's table does not contain.
  public var codes: [Element] = []
}

/// Why a signed payload cannot be read by this program.
public enum PayloadError: Error, Equatable {
  /// The payload is not CBOR under the format's rules.
  case cbor(CBORError)
  /// The payload is not JSON.
  case json(JSONError)
  /// A registered claim of a CWT (RFC 8392 §3.1) is missing or wrong.
  case claim(Claim, Fault)
  /// An element of MC1 is missing or wrong.
  case element(Element, Fault)
  /// The member of a Verifiable Credential with this name is missing or wrong.
  case member(String, Fault)
  /// The payload does not contain the kind of credential that its format is for.
  case noCredential
  /// The micro-credential has this version of MC1, a later one.
  case newerVersion(UInt64)

  /// The claims that MC1 and HC1 read; `payload` stands for the whole set of claims.
  public enum Claim: Sendable, Equatable {
    case payload, iss, iat, cti, exp, nbf, status
  }

  /// What is wrong with a claim or an element.
  public typealias Fault = ClaimFault
}
