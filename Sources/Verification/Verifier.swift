import Codecs
import Credentials
import Envelopes
import Scanning
public import Trust

/// Turns one scanned text into a verdict. Bytes, a trust store and a time go in; a value comes out.
///
/// No content is read out before the signature holds, and a credential that could not be checked is never genuine.
public struct Verifier {
  private var trust: TrustStore
  private let kinds: Kinds
  /// The desk's demands, in the order in which they are checked.
  public let rules: [Rule]

  /// Which kinds of credential a desk takes.
  public enum Kinds: Sendable {
    /// Learning credentials only. Of any other kind only the envelope is read.
    case learning
    /// Health certificates too.
    case all
  }

  /// A verifier for one desk.
  public init(trust: TrustStore, kinds: Kinds, rules: [Rule] = []) {
    self.trust = trust
    self.kinds = kinds
    self.rules = rules
  }

  /// The issuer list; nil if there is none.
  public var list: IssuerList? { trust.list }

  /// Replaces the issuer list from the next verdict on; nil removes it.
  public mutating func use(_ list: IssuerList?) { trust.use(list) }

  /// The lists of trusted entities; the one that ends last comes first.
  public var entitiesLists: [TrustedEntitiesList] { trust.entitiesLists }

  /// Replaces the lists of trusted entities from the next verdict on.
  ///
  /// - Parameter areAll: false if a list that should be here cannot be read.
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

  /// The verdict on a line that was too long to be read.
  public func verdictOnTooLongLine(at clock: Clock) -> Verdict {
    Seen(format: nil, at: clock).verdict(.unreadable(.tooLarge), list: trust.list)
  }

  /// Several keyboard layouts may give a readable code; the signature decides.
  private func verdict(on readings: [Carrier], at clock: Clock) -> Verdict {
    for reading in readings {
      let verdict = verdict(on: reading, at: clock)
      if readings.count == 1 || verdict.issuer != nil { return verdict }
    }
    return Seen(readings, at: clock).verdict(.keyboardLayout, list: trust.list)
  }

  /// The steps of a verdict, in the order of the table in `Documentation/verdicts.md`. The first reason that applies
  /// wins.
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
