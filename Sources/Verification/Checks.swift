import Codecs
import Credentials
import Envelopes
import Scanning
import Trust

// The steps of a verdict once the signature holds. Each lets a credential pass or throws the reason why not.

extension Verifier.Kinds {
  /// - Throws: ``Reason/notForThisDesk``.
  func admit(_ format: Format) throws(Reason) {
    guard self == .all || format.isLearning else { throw .notForThisDesk }
  }
}

extension SignedBy {
  /// - Throws: ``Reason/test`` for a test card.
  func isNoTest() throws(Reason) {
    guard !isTest else { throw .test }
  }

  /// Refuses a credential that its list speaks against: the issuer had left, the key is compromised and the text is no
  /// exception, or the issuer is not trusted for the type.
  ///
  /// - Throws: ``Reason/issuerWithdrawn(_:)``, ``Reason/keyCompromised(_:)``, ``Reason/listMissing``,
  ///   ``Reason/typeNotCovered``.
  func vouches(
    for credential: Credential, _ carrier: Carrier, _ trust: TrustStore, _ clock: Clock
  ) throws(Reason) {
    if let left, credential.signedAt(clock) >= left { throw .issuerWithdrawn(left.day) }
    if let compromised = standing.compromised {
      // The issuer list names the texts that are honest although the key was stolen.
      guard let isHonest = try? trust.isHonest([UInt8](carrier.code)) else { throw .listMissing }
      guard isHonest else { throw .keyCompromised(compromised.day) }
    }
    guard covers(credential.types) else { throw .typeNotCovered }
  }

  /// - Throws: ``Reason/keyRetired``, ``Reason/listExpired``.
  func isCurrent(for credential: Credential, _ clock: Clock) throws(Reason) {
    guard standing.covers(credential.signedAt(clock)) else { throw .keyRetired }
    guard !restsOnExpiredList else { throw .listExpired }
  }
}

extension Clock {
  /// - Throws: ``Reason/clockImplausible``, ``Reason/notYetValid(_:)``.
  func permits(_ credential: Credential) throws(Reason) {
    guard isPlausible else { throw .clockImplausible }
    guard let begin = credential.begin, now < begin else { return }
    // If the true time may be later than the clock's, the clock cannot tell that a time has not come.
    throw isUnset ? .clockImplausible : .notYetValid(begin.day)
  }
}

extension Credential {
  /// When it was signed. A credential without a date counts as signed now, when its issuer may already have left.
  func signedAt(_ clock: Clock) -> Timestamp { issuedAt ?? clock.now }

  /// - Throws: ``Reason/expired(_:)`` for the code, ``Reason/lapsed(_:)`` for the achievement.
  func isCurrent(at clock: Clock) throws(Reason) {
    if let end, end <= clock.now { throw .expired(Timestamp(seconds: end.seconds - 1).day) }
    if let last = expiryDate, last < clock.now.day { throw .lapsed(last) }
  }
}

extension Verdict.Status {
  /// - Throws: ``Reason/revoked``, ``Reason/suspended``, ``Reason/replaced``.
  func permits() throws(Reason) {
    switch self {
    case .revoked: throw .revoked
    case .suspended: throw .suspended
    case .replaced: throw .replaced
    case .none, .good, .expired, .unknown: break
    }
  }

  /// - Throws: ``Reason/statusExpired``, ``Reason/statusUnknown``.
  func isKnown() throws(Reason) {
    switch self {
    case .expired: throw .statusExpired
    case .unknown: throw .statusUnknown
    case .none, .good, .revoked, .suspended, .replaced: break
    }
  }
}

extension Rule {
  /// Format HC1 has no members that a rule could ask for, so it meets no rule.
  ///
  /// - Throws: ``Reason/unmet(_:)``.
  func permits(_ credential: Credential, _ signer: SignedBy, _ clock: Clock) throws(Reason) {
    guard credential.format.isLearning,
      isMet(by: credential, issuer: Verdict.Issuer(signer, id: credential.issuer), today: clock.now.day)
    else { throw .unmet(self) }
  }
}
