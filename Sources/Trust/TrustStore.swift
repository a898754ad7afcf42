public import Codecs

/// Whom a desk trusts: what was pinned, indexed by kid.
public struct TrustStore {
  /// A key under which a credential may be checked, and whose it is.
  public struct Candidate {
    public let issuer: TrustedIssuer
    public let key: TrustedKey
  }

  /// What the store knows of an issuer and a kid.
  public enum Answer {
    /// Keys that may have signed, in the order they were pinned; at least one.
    case keys([Candidate])
    case issuerNotListed
    case keyNotListed
  }

  public private(set) var isEmpty = true
  /// When the youngest of the files was last changed; nil without one.
  public private(set) var asOf: Timestamp?
  /// Pinned issuers by id, to which later files only add keys.
  private var issuers: [[UInt8]: TrustedIssuer] = [:]
  private var byKid: [[UInt8]: [Candidate]] = [:]
  private var byOtherKid: [[UInt8]: [Candidate]] = [:]

  public init() {}

  /// Adds what one file pins. Of several files for one issuer the keys add up and the first name counts.
  public mutating func add(_ pin: Pin) {
    var issuer = pin.issuer
    if let id = pin.issuer.id {
      let key = [UInt8](id.utf8)
      issuer = issuers[key] ?? pin.issuer
      issuers[key] = issuer
    }
    for key in pin.keys {
      let candidate = Candidate(issuer: issuer, key: key)
      byKid[key.kid, default: []].append(candidate)
      for kid in key.otherKids { byOtherKid[kid, default: []].append(candidate) }
    }
    isEmpty = false
    asOf = max(asOf ?? pin.issuer.asOf, pin.issuer.asOf)
  }

  /// The keys for an MC1 credential of `issuer` signed under `kid`.
  public func keys(of issuer: String, kid: [UInt8]) -> Answer {
    let found = (byKid[kid] ?? []).filter { $0.issuer.id.map { $0.hasSameBytes(as: issuer) } ?? true }
    guard found.isEmpty else { return .keys(found) }
    return issuers[[UInt8](issuer.utf8)] == nil ? .issuerNotListed : .keyNotListed
  }

  /// The keys for an HC1 certificate signed under `kid`, whoever its issuer says it is.
  public func keys(kid: [UInt8]) -> Answer {
    guard let found = byOtherKid[kid] else { return .keyNotListed }
    return .keys(found)
  }
}
