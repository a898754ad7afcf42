public import Codecs
public import Credentials
public import Envelopes
public import Scanning
public import Trust

/// The answer to a desk on one code.
///
/// Words and reasons are the command's public interface. ``Verifier`` sets which reason wins if several apply.
public struct Verdict {
  /// Why; the first reason that applies.
  public let reason: Reason
  /// The format's short name, such as `MC1`; nil if the text has no known format.
  public let format: String?
  /// The issuer whose key signed. It is present exactly if the signature holds.
  public let issuer: Issuer?
  /// What the signature covers. Nil if the signature does not hold, the content is malformed, or the format is not read
  /// out.
  public let credential: Credential?
  /// The credential's status; nil if the verdict was reached without it.
  public let status: Status?
  /// The list on which the verdict rests, else the issuer list at hand; nil if there is none.
  public let list: HeldList?
  /// What people should know beside the verdict; empty most of the time.
  public let warnings: [Warning]
  /// The time of the verdict.
  public let checkedAt: Timestamp
  /// The exact fault of an unreadable code.
  public let fault: Fault?
  /// The issuer and key that the code names, if one of them is not known here. Nothing vouches for them.
  public var unlisted: Unlisted?

  /// The verdict in one word.
  public var word: Word { reason.word }

  /// The words of verdicts; raw values stand in JSON output. `Documentation/verdicts.md` defines them.
  public enum Word: String, Sendable {
    case genuine, unmet, ended
    case notYet = "not-yet"
    case withdrawn
    case notAsSigned = "not-as-signed"
    case notListed = "not-listed"
    case notCovered = "not-covered"
    case undecided, unreadable, unsupported
    case notACredential = "not-a-credential"
    case test
  }

  /// The issuer whose key signed, as the trust store describes it. Only the id comes from the credential.
  public struct Issuer {
    /// The iss that the signature covers; nil in a format that has none.
    public let id: String?
    /// The name that people are shown.
    public let name: String
    /// ISO 3166-1 alpha-2; nil if the trust store does not say.
    public let country: String?
    /// What names the issuer.
    public let source: Source
    /// When the file or list that names it was made; nil for the built-in test issuer.
    public let asOf: Timestamp?
  }

  /// What names an issuer: a pinned file, a list, or the program itself.
  public enum Source: String, Sendable {
    case pinned, list
    case builtIn = "built-in"
  }

  /// A list of the desk at the time of the verdict: the issuer list, or a list of trusted entities.
  public struct HeldList: Equatable, Sendable {
    /// The issuer list's id, or the name of the list of trusted entities.
    public let id: String
    /// The list's number.
    public let sequence: Int64
    /// When its keepers made it.
    public let issued: Timestamp
    /// How old it is.
    public let state: ListState
    /// Whole days since it was issued.
    public let ageInDays: Int64
    /// Whole days until it ends; 0 after its end.
    public let daysLeft: Int64
    /// How urgent its renewal is.
    public let urgency: ListUrgency
  }

  /// The status of a credential, as far as it is known; raw values stand in JSON output.
  public enum Status: String, Sendable {
    /// The credential names no status list.
    case none
    /// The status list calls the credential good.
    case good
    /// The status list says that it is revoked, suspended, or replaced by a newer code.
    case revoked, suspended, replaced
    /// Its status list at hand has expired.
    case expired
    /// It names a status list, but no list at hand answers.
    case unknown
  }

  /// What people should know beside the verdict.
  public enum Warning: Equatable, Sendable {
    /// A newer issuer list, or list of trusted entities, was due.
    case listStale
    /// A newer status list was due.
    case statusStale
    /// The machine's clock is wrong; the true time may be later than the verdict's.
    case clockUnset
    /// The issuer left the list on this day, after it had signed.
    case issuerLeft(Day)
    /// The key was in use when it signed, up to this day.
    case keyRetired(Day)
    /// The credential names another awarding body than the issuer that signed it.
    case awardingBodyDiffers
    /// This element has a code that the program's tables do not contain.
    case unknownCode(Element)
    /// The credential has this many elements, claims, or header parameters that the program does not know.
    case unknownElements(Int)
    case unknownClaims(Int)
    case unknownHeaderParameters(Int)
    /// The scanner types for another keyboard than the machine's, one of these. If the code was verified, the layout
    /// was undone first.
    case keyboardLayout([Typing])

    /// The warning as JSON output has it, such as `issuer-left:2027-03-03`.
    public var text: String {
      switch self {
      case .listStale: "list-stale"
      case .statusStale: "status-stale"
      case .clockUnset: "clock-unset"
      case .issuerLeft(let day): "issuer-left:" + day.iso
      case .keyRetired(let day): "key-retired:" + day.iso
      case .awardingBodyDiffers: "awarding-body-differs"
      case .unknownCode(let element): "unknown-code:" + element.name
      case .unknownElements(let count): "unknown-elements:" + String(count)
      case .unknownClaims(let count): "unknown-claims:" + String(count)
      case .unknownHeaderParameters(let count): "unknown-header-parameters:" + String(count)
      case .keyboardLayout(let typings): "keyboard-layout:" + typings.map { $0.code }.joined(separator: "/")
      }
    }
  }

  /// The issuer and the key that a text names, if one of them is not known here.
  public struct Unlisted: Equatable, Sendable {
    /// The issuer's id, as the text has it.
    public let issuer: String
    /// The key's name, as the text has it.
    public let kid: [UInt8]
  }

  /// The exact fault of an unreadable code: in its envelope, or in the content under a signature that holds.
  public enum Fault: Equatable, Sendable {
    case envelope(EnvelopeError)
    case payload(PayloadError)
  }
}

extension Verdict.HeldList {
  /// The facts of an issuer list.
  public init(_ list: IssuerList, at now: Timestamp) {
    let head = list.head.head
    self.init(head.list, head.sequence, head.ages.issued, until: head.ages.expires, list.state(at: now), at: now)
  }

  /// The facts of a list of trusted entities.
  public init(_ list: TrustedEntitiesList, at now: Timestamp) {
    let scheme = list.scheme
    self.init(scheme.name, scheme.sequence, scheme.issued, until: scheme.nextUpdate, list.state(at: now), at: now)
  }

  private init(
    _ id: String, _ sequence: Int64, _ issued: Timestamp, until end: Timestamp, _ state: ListState, at now: Timestamp
  ) {
    self.init(
      id: id, sequence: sequence, issued: issued, state: state,
      ageInDays: max(0, now.seconds - issued.seconds) / 86_400, daysLeft: max(0, end.seconds - now.seconds) / 86_400,
      urgency: ListUrgency(issued: issued, end: end, now: now))
  }
}
