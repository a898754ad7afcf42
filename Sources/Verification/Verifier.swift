import Codecs
import Credentials
import Envelopes
import Scanning
public import Trust

/// Turns one scanned text into a verdict: bytes, a trust store and a time in, a value out.
///
/// Nothing of a credential is read out before its signature holds, and what could not be checked is never genuine.
public struct Verifier {
  private var trust: TrustStore
  private let kinds: Kinds
  /// What this desk asks for, in order.
  public let rules: [Rule]

  /// Which kinds of credential are for this desk.
  public enum Kinds: Sendable {
    /// Learning credentials only. Nothing of another is looked at but its envelope.
    case learning
    case all
  }

  /// A verifier for one desk.
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
    switch ScannedText(line) {
    case .carrier(let carrier): verdict(on: carrier, at: clock)
    case .retyped(let readings): verdict(on: readings, at: clock)
    case .named(let text): Seen(text, at: clock).verdict(Reason(text.kind), list: trust.list)
    case .unknown: Seen(format: nil, at: clock).verdict(.unknownText, list: trust.list)
    case .notText: Seen(format: nil, at: clock).verdict(.unreadable(.notText), list: trust.list)
    }
  }

  /// The verdict on a line that was longer than its reader takes.
  public func verdictOnTooLongLine(at clock: Clock) -> Verdict {
    Seen(format: nil, at: clock).verdict(.unreadable(.tooLarge), list: trust.list)
  }

  /// Several keyboard layouts may give a code that opens: the signature decides.
  private func verdict(on readings: [Carrier], at clock: Clock) -> Verdict {
    for reading in readings {
      let verdict = verdict(on: reading, at: clock)
      if readings.count == 1 || verdict.issuer != nil { return verdict }
    }
    return Seen(readings, at: clock).verdict(.keyboardLayout, list: trust.list)
  }

  /// The way of a verdict. The first reason that applies wins, and its steps stand in the order of the table in
  /// `Documentation/verdicts.md`.
  private func verdict(on carrier: Carrier, at clock: Clock) -> Verdict {
    var seen = Seen(carrier, at: clock)
    do throws(Reason) {
      let envelope = try seen.envelope(of: carrier)  // unreadable, algorithm, crit
      try kinds.admit(envelope.format)  // not-for-this-desk
      let (payload, signer) = try seen.signer(of: envelope, trust)  // list-missing, not-listed, not-as-signed
      let credential = try seen.credential(payload, of: envelope, signer)  // unreadable
      let status = seen.status(of: credential, signer, trust)
      try signer.isNoTest()  // test
      try signer.vouches(for: credential, carrier, trust, clock)  // issuer-withdrawn, key-compromised, type-not-covered
      try clock.permits(credential)  // clock-implausible, not-yet
      try status.permits()  // revoked, suspended, replaced
      try credential.isCurrent(at: clock)  // expired, lapsed
      try signer.isCurrent(for: credential, clock)  // key-retired, list-expired
      try status.isKnown()  // status-expired, status-unknown
      for rule in rules { try rule.permits(credential, signer, clock) }  // rule:<name>
      return seen.verdict(.ok, list: trust.list)
    } catch {
      return seen.verdict(error, list: trust.list)
    }
  }
}
