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
  /// Whose key the signature holds under. Present exactly when it does, as is ``content``.
  public let issuer: SignedBy?
  public let content: Content?
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

    /// What `vidimus verify` exits with: 0 genuine, 1 refused, 2 could not tell, 3 not readable here, 4 test.
    public var exitStatus: Int32 {
      switch self {
      case .genuine: 0
      case .unmet, .ended, .notYet, .withdrawn, .notAsSigned, .notListed, .notCovered: 1
      case .undecided: 2
      case .unreadable, .unsupported, .notACredential: 3
      case .test: 4
      }
    }
  }

  /// The issuer whose key signed, as the trust store knows it; the id alone is what the credential says.
  public struct SignedBy {
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
    public let urgency: Urgency

    /// How much of its life the list has behind it.
    public enum Urgency: Int, Comparable, Sendable {
      case none, half, fourFifths, nineteenTwentieths

      public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }

      init(seconds: Int64, of life: Int64) {
        let twentieths = life > 0 ? seconds / max(1, life / 20) : 20
        self =
          switch twentieths {
          case ..<10: .none
          case ..<16: .half
          case ..<19: .fourFifths
          default: .nineteenTwentieths
          }
      }
    }
  }

  /// What the signature covers.
  public enum Content {
    case microCredential(SignedClaims)
    /// Signed, but not read out: of a format whose content is not this desk's business, or broken.
    case withheld
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

  public struct Unlisted: Equatable, Sendable {
    public let issuer: String
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
    let (left, life) = (max(0, end.seconds - now.seconds), end.seconds - issued.seconds)
    self.init(
      id: id, sequence: sequence, issued: issued, state: state,
      ageInDays: max(0, now.seconds - issued.seconds) / 86_400, daysLeft: left / 86_400,
      urgency: Urgency(seconds: life - left, of: life))
  }
}

/// Why a verdict is what it is; each reason belongs to one word.
public enum Reason: Equatable, Sendable {
  case ok
  /// Genuine, and not what this desk asks for: the first of its rules that is not met.
  case unmet(Rule)
  /// The last day on which the code was good is over.
  case expired(Day)
  /// The last day of the achievement itself is over.
  case lapsed(Day)
  /// The first day on which it is good.
  case notYetValid(Day)
  case badSignature
  case issuerNotListed
  case keyNotListed
  case typeNotCovered
  /// Signed outside the time in which its key was in use.
  case keyRetired
  /// Signed with a key of which it was found, on that day, that somebody else has it.
  case keyCompromised(Day)
  /// Signed after its issuer left the list, on that day.
  case issuerWithdrawn(Day)
  case revoked, suspended, replaced
  case listMissing
  case listExpired
  case statusExpired
  case statusUnknown
  case clockImplausible
  case unreadable(Layer)
  case onlineLink
  case openID4VP
  case newerVersion
  case algorithm
  /// A scanner that types for another keyboard layout than the machine's.
  case keyboardLayout
  /// A format that is named, not verified.
  case format
  case notForThisDesk
  case unknownText
  case test

  /// The layer that could not be read.
  public enum Layer: String, Sendable {
    case base45, inflate, cbor, cose, cwt, claims
    case tooLarge = "too-large"
    case notText = "not-text"
  }

  public var word: Verdict.Word {
    switch self {
    case .ok: .genuine
    case .unmet: .unmet
    case .expired, .lapsed: .ended
    case .notYetValid: .notYet
    case .badSignature: .notAsSigned
    case .issuerNotListed, .keyNotListed: .notListed
    case .typeNotCovered, .keyRetired, .keyCompromised, .issuerWithdrawn: .notCovered
    case .revoked, .suspended, .replaced: .withdrawn
    case .listMissing, .listExpired, .statusExpired, .statusUnknown, .clockImplausible: .undecided
    case .unreadable: .unreadable
    case .onlineLink, .openID4VP, .newerVersion, .algorithm, .keyboardLayout, .format, .notForThisDesk:
      .unsupported
    case .unknownText: .notACredential
    case .test: .test
    }
  }

  /// The reason as JSON output has it.
  public var text: String {
    switch self {
    case .ok: "ok"
    case .unmet(let rule): "rule:" + rule.name
    case .expired: "expired"
    case .lapsed: "lapsed"
    case .notYetValid: "not-yet-valid"
    case .badSignature: "bad-signature"
    case .issuerNotListed: "issuer-not-listed"
    case .keyNotListed: "key-not-listed"
    case .typeNotCovered: "type-not-covered"
    case .keyRetired: "key-retired"
    case .keyCompromised: "key-compromised"
    case .issuerWithdrawn: "issuer-withdrawn"
    case .listMissing: "list-missing"
    case .listExpired: "list-expired"
    case .revoked: "revoked"
    case .suspended: "suspended"
    case .replaced: "replaced"
    case .statusExpired: "status-expired"
    case .statusUnknown: "status-unknown"
    case .clockImplausible: "clock-implausible"
    case .unreadable(let layer): layer.rawValue
    case .onlineLink: "online-link"
    case .openID4VP: "openid4vp"
    case .newerVersion: "newer-version"
    case .algorithm: "algorithm"
    case .keyboardLayout: "keyboard-layout"
    case .format: "format"
    case .notForThisDesk: "not-for-this-desk"
    case .unknownText: "unknown-text"
    case .test: "test"
    }
  }
}
