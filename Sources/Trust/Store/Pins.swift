import Codecs
import Envelopes
import Keys

/// The keys that files pin, indexed by the hints of signed texts.
struct Pins {
  private(set) var isEmpty = true
  /// Pinned issuers by id; a later file for the same issuer only adds keys.
  private var issuers: [[UInt8]: TrustedIssuer] = [:]
  /// Anchors by the issuer's id. Keys without an issuer are in `bare`.
  private var byIssuer: [[UInt8]: [TrustAnchor]] = [:]
  private var bare: [TrustAnchor] = []
  private var byThumbprint: [[UInt8]: [TrustAnchor]] = [:]
  /// Anchors by each name of their key that is bytes (``KeyHint/kid(_:)``).
  private var byKid: [[UInt8]: [TrustAnchor]] = [:]

  mutating func add(_ pin: Pin) {
    let issuer = known(pin.issuer)
    for key in pin.keys {
      let anchor = TrustAnchor(issuer: issuer, key: key)
      byThumbprint[key.kid, default: []].append(anchor)
      for case .kid(let kid) in key.names { byKid[kid, default: []].append(anchor) }
      if let id = issuer.id { byIssuer[[UInt8](id.utf8), default: []].append(anchor) } else { bare.append(anchor) }
    }
    isEmpty = false
  }

  /// The issuer as the first file with its id describes it.
  private mutating func known(_ issuer: TrustedIssuer) -> TrustedIssuer {
    guard let id = issuer.id else { return issuer }
    let key = [UInt8](id.utf8)
    if let found = issuers[key] { return found }
    issuers[key] = issuer
    return issuer
  }

  func knows(_ issuer: String) -> Bool { issuers[[UInt8](issuer.utf8)] != nil }

  /// Keys that may have signed for an issuer: its own keys, and keys pinned without an issuer.
  func anchors(of issuer: String, _ hint: KeyHint) -> [TrustAnchor] {
    if case .thumbprint(let kid) = hint {
      return (byThumbprint[kid] ?? []).filter { $0.issuer.id.map { $0.hasSameBytes(as: issuer) } ?? true }
    }
    return ((byIssuer[[UInt8](issuer.utf8)] ?? []) + bare).filter { $0.key.answers(to: hint) }
  }

  /// Keys with this name, of any issuer.
  func anchors(ofAnyIssuer hint: KeyHint) -> [TrustAnchor] { byKid[hint.bytes] ?? [] }

  /// The keys pinned for an issuer's id.
  func keys(of issuer: String) -> [TrustedKey] { (byIssuer[[UInt8](issuer.utf8)] ?? []).map { $0.key } }
}
