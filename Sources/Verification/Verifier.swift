import Codecs
import Credentials
import Envelopes
import Scanning
public import Trust

/// Turns one scanned text into a verdict: bytes, a trust store and a time in, a value out.
///
///     text → carrier → envelope → verified payload → credential → status, time → verdict
///
/// Where several reasons apply, the first along this way wins. Nothing of a credential is read out before
/// its signature holds, and what could not be checked is never genuine.
public struct Verifier {
  private var trust: TrustStore
  private let kinds: Kinds
  /// What this desk asks for, in order.
  public let rules: [Rule]

  /// Which kinds of credential are for this desk.
  public enum Kinds: Sendable {
    /// Learning credentials only: of a health certificate nothing is looked at but its envelope.
    case learning
    case all
  }

  public init(trust: TrustStore, kinds: Kinds, rules: [Rule] = []) {
    self.trust = trust
    self.kinds = kinds
    self.rules = rules
  }

  /// The issuer list; one that takes its place counts from the next verdict on.
  public var list: IssuerList? { trust.list }

  /// Takes another issuer list, or none.
  public mutating func use(_ list: IssuerList?) { trust.use(list) }

  /// The lists of trusted entities, that which is good longest first.
  public var entitiesLists: [TrustedEntitiesList] { trust.entitiesLists }

  /// Takes other lists of trusted entities, or none.
  ///
  /// - Parameter areAll: false where one that should be there cannot be read.
  public mutating func use(_ lists: [TrustedEntitiesList], areAll: Bool = true) { trust.use(lists, areAll: areAll) }

  /// The verdict on `line`, one code without its line ending.
  public func verdict(on line: [UInt8], at clock: Clock) -> Verdict {
    var findings: Findings
    switch ScannedText(line) {
    case .cose(let profile, let body): findings = judge(body, profile, at: clock)
    case .retyped(let readings): findings = judge(readings, at: clock)
    case .known(let known):
      findings = Findings(.init(known.reason), format: known.format)
      if case .keyboardLayout(let typings) = known.reason { findings.warnings.append(.keyboardLayout(typings)) }
    case .unknown: findings = Findings(.unknownText, format: nil)
    case .notText: findings = Findings(.unreadable(.notText), format: nil)
    }
    return findings.verdict(at: clock, list: trust.list)
  }

  /// The verdict on a line that was longer than its reader takes.
  public func verdictOnTooLongLine(at clock: Clock) -> Verdict {
    Findings(.unreadable(.tooLarge), format: nil).verdict(at: clock, list: trust.list)
  }

  /// What is left of several readings is the one whose signature holds.
  private func judge(_ readings: [RetypedText], at clock: Clock) -> Findings {
    for reading in readings {
      var findings = judge(reading.body, reading.profile, at: clock)
      guard readings.count == 1 || findings.issuer != nil else { continue }
      findings.warnings.append(.keyboardLayout([reading.typing]))
      return findings
    }
    var findings = Findings(.keyboardLayout, format: readings.first?.profile.format)
    findings.warnings.append(.keyboardLayout(readings.map { $0.typing }))
    return findings
  }

  private func judge(_ body: ArraySlice<UInt8>, _ profile: COSEProfile, at clock: Clock) -> Findings {
    let message: COSESign1
    do {
      message = try COSESign1.decode(body: body, profile: profile)
    } catch {
      return Findings(.init(error), format: profile.format, fault: .envelope(error))
    }
    if profile == .hc1 {
      guard kinds == .all else { return Findings(.notForThisDesk, format: profile.format) }
      return judgeHealthCertificate(message, at: clock)
    }
    return judgeMicroCredential(message, text: [UInt8](profile.prefix.utf8) + body, at: clock)
  }

  // MARK: MC1

  /// - Parameter text: the code without whatever a scanner put in front, by which an honest one is named.
  private func judgeMicroCredential(_ message: COSESign1, text: [UInt8], at clock: Clock) -> Findings {
    let format = message.profile.format
    let issuer: String
    do {
      issuer = try SignedClaims.unverifiedIssuer(of: message.unverifiedPayload.span)
    } catch {
      return Findings(.init(error), format: format, fault: .payload(error))
    }
    switch Signer.find(of: message, in: trust, issuer: issuer, at: clock.now) {
    case .failure(let reason):
      var findings = Findings(reason, format: format)
      if reason.word == .notListed { findings.unlisted = Verdict.Unlisted(issuer: issuer, kid: message.kid) }
      return findings
    case .success(let payload, let signer):
      var findings = Findings(.ok, format: format)
      findings.issuer = signer.signedBy(id: issuer, list: signer.listState(in: trust, at: clock.now))
      findings.entities = signer.entities
      findings.content = .withheld
      do {
        let (claims, unknown) = try SignedClaims.read(payload.bytes.span)
        findings.content = .microCredential(claims)
        findings.warnings = Self.warnings(claims, unknown, message, signer) + warnings(claims, signer, at: clock)
        let (status, isStale) = signer.status(of: claims, in: trust, at: clock.now)
        findings.status = status
        if isStale { findings.warnings.append(.statusStale) }
        findings.reason =
          signer.isTest
          ? .test : objection(to: signer, text, claims.issuedAt) ?? judge(claims, signer, findings.status, at: clock)
        if findings.reason == .ok, let issuer = findings.issuer {
          findings.reason = unmet(by: claims.credential, issuer, at: clock) ?? .ok
        }
      } catch {
        findings.reason = .init(error)
        findings.fault = .payload(error)
      }
      return findings
    }
  }

  /// What the list has against whoever signed: a stolen key, or an issuer that had left.
  private func objection(to signer: Signer, _ text: [UInt8], _ issued: Timestamp) -> Reason? {
    if let left = signer.left, issued >= left { return .issuerWithdrawn(left.day) }
    guard let compromised = signer.standing.compromised else { return nil }
    guard let isHonest = try? trust.list?.isHonest(textDigest: ListKey.textDigest(text)) else { return .listMissing }
    return isHonest ? nil : .keyCompromised(compromised.day)
  }

  /// What is left once the signature holds and the claims are read.
  private func judge(
    _ claims: SignedClaims, _ signer: Signer, _ status: Verdict.Status?, at clock: Clock
  ) -> Reason {
    guard signer.covers(.microCredential) else { return .typeNotCovered }
    guard clock.isPlausible else { return .clockImplausible }
    let today = clock.now.day
    if let day = claims.notYetValid(at: clock.now) {
      return clock.standing == .floor ? .clockImplausible : .notYetValid(day)
    }
    switch status {
    case .revoked: return .revoked
    case .suspended: return .suspended
    case .replaced: return .replaced
    default: break
    }
    if let expires = claims.expires, expires <= clock.now { return .expired(expires.lastDayBefore) }
    if let last = claims.credential.expiryDate, last < today { return .lapsed(last) }
    guard signer.standing.covers(claims.issuedAt) else { return .keyRetired }
    if signer.rests(onExpired: trust, at: clock.now) { return .listExpired }
    switch status {
    case .expired: return .statusExpired
    case .unknown: return .statusUnknown
    default: return .ok
    }
  }

  /// The first rule of this desk that a genuine credential does not meet.
  private func unmet(by credential: MicroCredential, _ issuer: Verdict.SignedBy, at clock: Clock) -> Reason? {
    rules.first { !$0.isMet(by: credential, issuer: issuer, today: clock.now.day) }.map { .unmet($0) }
  }

  /// What the list and the clock have to say of a verdict that rests on them.
  private func warnings(_ claims: SignedClaims, _ signer: Signer, at clock: Clock) -> [Verdict.Warning] {
    var warnings: [Verdict.Warning] = []
    if signer.restsOnList, signer.listState(in: trust, at: clock.now) == .stale { warnings.append(.listStale) }
    if clock.standing == .floor { warnings.append(.clockUnset) }
    if let left = signer.left, claims.issuedAt < left { warnings.append(.issuerLeft(left.day)) }
    if let end = signer.standing.validUntil, end < clock.now, signer.standing.covers(claims.issuedAt) {
      warnings.append(.keyRetired(end.day))
    }
    return warnings
  }

  private static func warnings(
    _ claims: SignedClaims, _ unknown: Unknowns, _ message: COSESign1, _ signer: Signer
  ) -> [Verdict.Warning] {
    var warnings: [Verdict.Warning] = []
    if let name = signer.statedName, !claims.credential.awardingBody.name.hasSameBytes(as: name) {
      warnings.append(.awardingBodyDiffers)
    }
    warnings += unknown.codes.map { .unknownCode($0) }
    if unknown.elements > 0 { warnings.append(.unknownElements(unknown.elements)) }
    if unknown.claims > 0 { warnings.append(.unknownClaims(unknown.claims)) }
    if message.unknownParameterCount > 0 {
      warnings.append(.unknownHeaderParameters(message.unknownParameterCount))
    }
    return warnings
  }

  // MARK: HC1

  private func judgeHealthCertificate(_ message: COSESign1, at clock: Clock) -> Findings {
    let format = message.profile.format
    switch Signer.find(of: message, in: trust) {
    case .failure(let reason): return Findings(reason, format: format)
    case .success(let payload, let signer):
      var findings = Findings(.ok, format: format)
      findings.content = .withheld
      findings.status = Verdict.Status.none
      do {
        let claims = try HealthCertificateClaims.read(payload.bytes.span)
        findings.issuer = signer.signedBy(id: claims.issuer, list: nil)
        findings.reason = Self.judge(claims, signer, at: clock)
        // Nothing is read of it by which a rule could be met.
        if findings.reason == .ok, let rule = rules.first { findings.reason = .unmet(rule) }
      } catch {
        findings.issuer = signer.signedBy(id: nil, list: nil)
        findings.reason = .init(error)
        findings.fault = .payload(error)
      }
      return findings
    }
  }

  private static func judge(_ claims: HealthCertificateClaims, _ signer: Signer, at clock: Clock) -> Reason {
    // No type of an issuer file covers health certificates; bare keys and files without types cover everything.
    guard signer.covers(nil) else { return .typeNotCovered }
    guard clock.isPlausible else { return .clockImplausible }
    if let issued = claims.issuedAt, clock.now < issued { return .notYetValid(issued.day) }
    // Good through the second of exp itself, unlike MC1.
    if let expires = claims.expires, expires < clock.now { return .expired(expires.day) }
    return .ok
  }
}

/// What is known of a code so far.
struct Findings {
  var reason: Reason
  let format: String?
  var issuer: Verdict.SignedBy?
  var content: Verdict.Content?
  var status: Verdict.Status?
  var warnings: [Verdict.Warning] = []
  var fault: Verdict.Fault?
  var unlisted: Verdict.Unlisted?
  /// The list of trusted entities the verdict rests on, in place of the issuer list.
  var entities: TrustedEntitiesList?

  init(_ reason: Reason, format: String?, fault: Verdict.Fault? = nil) {
    self.reason = reason
    self.format = format
    self.fault = fault
  }

  func verdict(at clock: Clock, list: IssuerList?) -> Verdict {
    Verdict(
      reason: reason, format: format, issuer: issuer, content: content, status: status,
      list: entities.map { Verdict.HeldList($0, at: clock.now) } ?? list.map { Verdict.HeldList($0, at: clock.now) },
      warnings: warnings, checkedAt: clock.now,
      fault: fault, unlisted: unlisted)
  }
}

extension SignedClaims {
  /// The first day on which everything dated has begun, where that is later than `now`.
  fileprivate func notYetValid(at now: Timestamp) -> Day? {
    let begin = max(issuedAt, notBefore ?? issuedAt, credential.issuanceDate.start)
    return now < begin ? begin.day : nil
  }
}

extension Timestamp {
  /// The last day on which something that ends before this second was good.
  fileprivate var lastDayBefore: Day { Timestamp(seconds: seconds - 1).day }
}
