public import Codecs
public import Credentials
public import Envelopes
public import Scanning
public import Trust

/// What a desk is told about one code.
///
/// The words and reasons are the public interface of the command; the order in which reasons win is that
/// of ``Verifier``.
public struct Verdict {
  public let reason: Reason
  /// The format's short name; nil for a text that is none.
  public let format: String?
  /// Whose key the signature holds under. Present exactly when it does.
  public let issuer: Issuer?
  /// What the signature covers; nil where it does not hold, where the content is broken, and where it is of a format
  /// that is not read out.
  public let credential: Credential?
  /// Nil where the question did not come up.
  public let status: Status?
  /// The list the verdict rests on, else the issuer list that was at hand; nil without one.
  public let list: HeldList?
  public let warnings: [Warning]
  public let checkedAt: Timestamp
  /// What exactly was wrong with an unreadable code.
  public let fault: Fault?
  /// What a code calls its issuer and key where one of them is not known here. Nobody vouches for it.
  public var unlisted: Unlisted?

  /// The verdict in a word.
  public var word: Word { reason.word }

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

  /// The issuer whose key signed, as the trust store knows it; the id alone is what the credential says.
  public struct Issuer {
    /// The iss that the signature covers; nil in a format that has none.
    public let id: String?
    public let name: String
    public let country: String?
    public let source: Source
    /// The date of what the trust rests on.
    public let asOf: Timestamp?
  }

  public enum Source: String, Sendable {
    case pinned, list
    case builtIn = "built-in"
  }

  /// A list of a desk, at the time of the verdict: the issuer list, or a list of trusted entities.
  public struct HeldList: Equatable, Sendable {
    public let id: String
    public let sequence: Int64
    public let issued: Timestamp
    public let state: ListState
    /// Whole days since it was issued, and until it is good no more.
    public let ageInDays: Int64
    public let daysLeft: Int64
    /// How urgent it is to look after it.
    public let urgency: ListUrgency
  }

  public enum Status: String, Sendable {
    /// The credential has no status to look up.
    case none
    case good
    case revoked, suspended, replaced
    /// Its status list at hand says nothing any more.
    case expired
    /// It has one, and no status list that answers is at hand.
    case unknown
  }

  /// What people should know beside the verdict.
  public enum Warning: Equatable, Sendable {
    /// A newer issuer list was due.
    case listStale
    /// A newer status list was due.
    case statusStale
    /// The machine's clock is wrong; the time is only known not to be earlier.
    case clockUnset
    /// The issuer has left the list since it signed.
    case issuerLeft(Day)
    /// The key is no longer in use; it was when it signed.
    case keyRetired(Day)
    /// The credential names another awarding body than the issuer that signed it.
    case awardingBodyDiffers
    /// Codes above this version's tables.
    case unknownCode(Element)
    case unknownElements(Int)
    case unknownClaims(Int)
    case unknownHeaderParameters(Int)
    /// The scanner types on another keyboard than the machine is set to, one of these. Where there is a verdict on the
    /// code, that was undone.
    case keyboardLayout([Typing])

    /// The warning as JSON output has it.
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

  /// The issuer and the key that a text names, of which one is not known here.
  public struct Unlisted: Equatable, Sendable {
    /// The issuer's id, as the text has it.
    public let issuer: String
    /// The key's name, as the text has it.
    public let kid: [UInt8]
  }

  public enum Fault: Equatable, Sendable {
    case envelope(EnvelopeError)
    case payload(PayloadError)
  }
}

extension Verdict.HeldList {
  public init(_ list: IssuerList, at now: Timestamp) {
    let head = list.head.head
    self.init(head.list, head.sequence, head.ages.issued, until: head.ages.expires, list.state(at: now), at: now)
  }

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
