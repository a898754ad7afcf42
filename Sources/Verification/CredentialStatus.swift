import Codecs
import Credentials
import Trust

extension TrustStore {
  /// The status of a credential, and whether a newer status list was due. The program itself knows the status of test
  /// cards.
  ///
  /// If a credential names several places, the worst status counts.
  func status(of credential: Credential, _ signer: SignedBy, at now: Timestamp) -> (Verdict.Status, isStale: Bool) {
    switch credential.status {
    case .none: return (.none, false)
    case .notUnderstood: return (.unknown, false)
    case .places(let places):
      var worst = (status: Verdict.Status.good, isStale: false)
      for place in places {
        let found = status(at: place, of: credential, signer, now)
        if found.status.severity > worst.status.severity { worst.status = found.status }
        worst.isStale = worst.isStale || found.isStale
      }
      return worst
    }
  }

  private func status(
    at place: StatusReference, of credential: Credential, _ signer: SignedBy, _ now: Timestamp
  ) -> (status: Verdict.Status, isStale: Bool) {
    if signer.isTest { return (TestIssuer.isWithdrawn(index: place.index) ? .revoked : .good, false) }
    guard let issuer = credential.issuer else { return (.unknown, false) }
    switch status(uri: place.uri, index: place.index, issuer: issuer, signer: signer, now: now) {
    case .value(.good, let isStale): return (.good, isStale)
    case .value(.revoked, let isStale): return (.revoked, isStale)
    case .value(.suspended, let isStale): return (.suspended, isStale)
    case .value(.replaced, let isStale): return (.replaced, isStale)
    case .expired: return (.expired, false)
    case .value(.unknown, _), .unknown: return (.unknown, false)
    }
  }
}

extension Verdict.Status {
  /// Which status counts more if two places differ: known withdrawals first, then an unknown status.
  fileprivate var severity: Int {
    switch self {
    case .none, .good: 0
    case .expired: 1
    case .unknown: 2
    case .replaced: 3
    case .suspended: 4
    case .revoked: 5
    }
  }
}
