import Codecs
import Credentials
import Envelopes
import Scanning
import Trust

/// What a verdict may tell of a code so far. It grows with each step of the verdict; no content enters before the
/// signature holds.
struct Seen {
  private let clock: Clock
  private let format: String?
  private var issuer: Verdict.Issuer?
  private var credential: Credential?
  private var status: Verdict.Status?
  private var warnings: [Verdict.Warning] = []
  private var fault: Verdict.Fault?
  private var unlisted: Verdict.Unlisted?
  /// The list of trusted entities on which the verdict rests; it replaces the issuer list in the verdict.
  private var entities: TrustedEntitiesList?
  /// The keyboard layout that was undone; it becomes the last warning.
  private var typings: [Typing] = []

  init(format: String?, at clock: Clock) {
    self.format = format
    self.clock = clock
  }

  init(_ carrier: Carrier, at clock: Clock) {
    self.init(format: carrier.format.rawValue, at: clock)
    typings = carrier.typing.map { [$0] } ?? []
  }

  /// Several readings of one text, none of which is signed by a known key.
  init(_ readings: [Carrier], at clock: Clock) {
    self.init(format: readings.first?.format.rawValue, at: clock)
    typings = readings.compactMap { $0.typing }
  }

  init(_ text: NamedText, at clock: Clock) {
    self.init(format: text.format, at: clock)
    if case .keyboardLayout(let typings) = text.kind { self.typings = typings }
  }

  /// The verdict for this reason, with everything seen.
  func verdict(_ reason: Reason, list: IssuerList?) -> Verdict {
    Verdict(
      reason: reason, format: format, issuer: issuer, credential: credential, status: status,
      list: entities.map { Verdict.HeldList($0, at: clock.now) } ?? list.map { Verdict.HeldList($0, at: clock.now) },
      warnings: warnings + (typings.isEmpty ? [] : [.keyboardLayout(typings)]), checkedAt: clock.now, fault: fault,
      unlisted: unlisted)
  }

  // MARK: Steps

  mutating func envelope(of carrier: Carrier) throws(Reason) -> Envelope {
    do {
      return try carrier.envelope()
    } catch {
      fault = .envelope(error)
      throw Reason(error)
    }
  }

  mutating func signer(
    of envelope: Envelope, _ trust: TrustStore
  ) throws(Reason) -> (payload: VerifiedPayload, signer: SignedBy) {
    do {
      let (payload, signer) = try trust.signed(envelope, at: clock.now)
      issuer = Verdict.Issuer(signer, id: envelope.claimedIssuer)
      entities = signer.entities
      return (payload, signer)
    } catch {
      let reason = Reason(error)
      if reason.word == .notListed, let issuer = envelope.claimedIssuer {
        unlisted = Verdict.Unlisted(issuer: issuer, kid: envelope.keyHint.bytes)
      }
      throw reason
    }
  }

  mutating func credential(
    _ payload: VerifiedPayload, of envelope: Envelope, _ signer: SignedBy
  ) throws(Reason) -> Credential {
    let read: Credential
    do {
      read = try Credential(payload, format: envelope.format)
    } catch {
      fault = .payload(error)
      throw Reason(error)
    }
    issuer = Verdict.Issuer(signer, id: read.issuer)
    if envelope.format.isLearning { credential = read }
    warnings = Verdict.Warning.all(of: read, envelope, signer, clock)
    return read
  }

  mutating func status(of credential: Credential, _ signer: SignedBy, _ trust: TrustStore) -> Verdict.Status {
    let (found, isStale) = trust.status(of: credential, signer, at: clock.now)
    status = found
    if isStale { warnings.append(.statusStale) }
    return found
  }
}

extension Verdict.Issuer {
  /// - Parameter id: the issuer's id as the signed content has it.
  init(_ signer: SignedBy, id: String?) {
    let issuer = signer.issuer
    switch issuer.source {
    case .builtIn: self.init(id: id, name: issuer.name, country: nil, source: .builtIn, asOf: nil)
    case .list: self.init(id: id, name: issuer.name, country: issuer.country, source: .list, asOf: issuer.asOf)
    case .pinned: self.init(id: id, name: issuer.name, country: issuer.country, source: .pinned, asOf: issuer.asOf)
    }
  }
}

extension Verdict.Warning {
  /// The warnings on a credential whose signature holds.
  static func all(
    of credential: Credential, _ envelope: Envelope, _ signer: SignedBy, _ clock: Clock
  ) -> [Verdict.Warning] {
    guard envelope.format.isLearning else { return [] }
    var warnings: [Verdict.Warning] = []
    if let name = signer.statedName, let body = credential.awardingBody, !body.name.hasSameBytes(as: name) {
      warnings.append(.awardingBodyDiffers)
    }
    warnings += credential.unknown.codes.map { .unknownCode($0) }
    if credential.unknown.elements > 0 { warnings.append(.unknownElements(credential.unknown.elements)) }
    if credential.unknown.claims > 0 { warnings.append(.unknownClaims(credential.unknown.claims)) }
    if envelope.unknownParameterCount > 0 { warnings.append(.unknownHeaderParameters(envelope.unknownParameterCount)) }
    return warnings + ofTrust(credential, signer, clock)
  }

  /// The warnings that come from the list and the clock.
  private static func ofTrust(
    _ credential: Credential, _ signer: SignedBy, _ clock: Clock
  ) -> [Verdict.Warning] {
    var warnings: [Verdict.Warning] = []
    if signer.restsOnList, signer.listState == .stale { warnings.append(.listStale) }
    if clock.isUnset { warnings.append(.clockUnset) }
    let signed = credential.signedAt(clock)
    if let left = signer.left, signed < left { warnings.append(.issuerLeft(left.day)) }
    if let end = signer.standing.validUntil, end < clock.now, signer.standing.covers(signed) {
      warnings.append(.keyRetired(end.day))
    }
    return warnings
  }
}
