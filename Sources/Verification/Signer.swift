import Codecs
import Credentials
import Envelopes
import Keys
import Trust

/// The issuer under whose key a signature holds.
enum Signer {
  case trusted(TrustStore.Candidate)
  case test

  enum Search {
    case success(VerifiedPayload, Signer)
    case failure(Reason)
  }

  /// Looks for the key that signed an MC1 message of `issuer`. Every key under its kid is tried.
  static func find(of message: COSESign1, in trust: TrustStore, issuer: String, at now: Timestamp) -> Search {
    if issuer.hasSameBytes(as: TestIssuer.id) { return findTest(message) }
    guard !trust.isEmpty else { return .failure(.listMissing) }
    return find(message, among: trust.keys(of: issuer, kid: message.kid)) { candidate in
      Signer.trusted(candidate).rests(onExpired: trust, at: now)
    }
  }

  /// Looks for the key that signed a health certificate, whoever it says its issuer is.
  static func find(of message: COSESign1, in trust: TrustStore) -> Search {
    guard !trust.isEmpty else { return .failure(.listMissing) }
    return find(message, among: trust.keys(kid: message.kid))
  }

  /// - Parameter isExpired: whether nothing vouches for a candidate but a list that has ended.
  private static func find(
    _ message: COSESign1, among answer: TrustStore.Answer,
    _ isExpired: (TrustStore.Candidate) -> Bool = { _ in false }
  ) -> Search {
    switch answer {
    case .issuerNotListed: return .failure(.issuerNotListed)
    case .keyNotListed: return .failure(.keyNotListed)
    case .unreadable: return .failure(.listMissing)
    case .keys(let candidates):
      for candidate in candidates where candidate.key.isFor(message.algorithm) {
        if let payload = message.verified(with: candidate.key.key) {
          // Others may vouch for the same key, of which one that still counts is the one to name.
          let same = candidates.filter { $0.key.key.material == candidate.key.key.material }
          return .success(payload, .trusted(same.first { !isExpired($0) } ?? candidate))
        }
      }
      return .failure(.badSignature)
    }
  }

  private static func findTest(_ message: COSESign1) -> Search {
    guard message.kid == TestIssuer.material.kid, let key = try? PublicKey(TestIssuer.material) else {
      return .failure(.keyNotListed)
    }
    guard let payload = message.verified(with: key) else { return .failure(.badSignature) }
    return .success(payload, .test)
  }

  // MARK: What the store says of it

  var isTest: Bool {
    if case .test = self { return true }
    return false
  }

  /// Whether it is trusted for credentials of that type; of nil, only where it is trusted for everything.
  func covers(_ type: CredentialType?) -> Bool {
    guard case .trusted(let candidate) = self else { return true }
    return candidate.issuer.covers(type) || candidate.pinned?.covers(type) ?? false
  }

  /// What the list says of the key.
  var standing: KeyStanding {
    guard case .trusted(let candidate) = self else { return .unlimited }
    return candidate.standing
  }

  /// When the issuer left the list.
  var left: Timestamp? {
    guard case .trusted(let candidate) = self else { return nil }
    return candidate.issuer.left
  }

  /// The list of trusted entities that vouches for the key; nil where something else does.
  var entities: TrustedEntitiesList? {
    guard case .trusted(let candidate) = self else { return nil }
    return candidate.entities
  }

  /// How old the list is that vouches for the key; nil where none does.
  func listState(in trust: TrustStore, at now: Timestamp) -> ListState? {
    guard case .trusted(let candidate) = self, candidate.issuer.source == .list else { return nil }
    return candidate.entities.map { $0.state(at: now) } ?? trust.list?.state(at: now)
  }

  /// Whether a list alone vouches for the key.
  var restsOnList: Bool {
    guard case .trusted(let candidate) = self else { return false }
    return candidate.issuer.source == .list && candidate.pinned == nil
  }

  /// Whether a list alone vouches for the key, and has ended.
  func rests(onExpired trust: TrustStore, at now: Timestamp) -> Bool {
    restsOnList && listState(in: trust, at: now) == .expired
  }

  /// The name an issuer file or the list gives; nil for bare keys, whose name is only what the file is called.
  var statedName: String? {
    guard case .trusted(let candidate) = self, candidate.issuer.id != nil else { return nil }
    return candidate.issuer.name
  }

  /// - Parameter state: of the list: one that has expired vouches for nothing, and a file that pins the key does.
  func signedBy(id: String?, list state: ListState?) -> Verdict.SignedBy {
    switch self {
    case .trusted(let candidate):
      let issuer = state == .expired ? candidate.pinned ?? candidate.issuer : candidate.issuer
      return Verdict.SignedBy(
        id: id, name: issuer.name, country: issuer.country, source: issuer.source == .list ? .list : .pinned,
        asOf: issuer.asOf)
    case .test:
      return Verdict.SignedBy(id: id, name: TestIssuer.name, country: nil, source: .builtIn, asOf: nil)
    }
  }

  /// The status of a credential, and whether a newer word on it is due: of test cards the program knows it.
  func status(of claims: SignedClaims, in trust: TrustStore, at now: Timestamp) -> (Verdict.Status, isStale: Bool) {
    guard let reference = claims.status else { return (.none, false) }
    guard case .trusted(let candidate) = self else {
      return (TestIssuer.isWithdrawn(index: reference.index) ? .revoked : .good, false)
    }
    let answer = trust.status(
      uri: reference.uri, index: reference.index, issuer: claims.issuer, signer: candidate, at: now)
    switch answer {
    case .value(.good, let isStale): return (.good, isStale)
    case .value(.revoked, let isStale): return (.revoked, isStale)
    case .value(.suspended, let isStale): return (.suspended, isStale)
    case .value(.replaced, let isStale): return (.replaced, isStale)
    case .value(.unknown, _), .unknown: return (.unknown, false)
    case .expired: return (.expired, false)
    }
  }
}
