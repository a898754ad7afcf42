public import Codecs
public import Credentials
public import Envelopes

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
  public let warnings: [Warning]
  public let checkedAt: Timestamp
  /// What exactly was wrong with an unreadable code.
  public let fault: Fault?

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
    case pinned
    case builtIn = "built-in"
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
    case revoked
    /// It has one, and no status list that answers is at hand.
    case unknown
  }

  /// What people should know beside the verdict.
  public enum Warning: Equatable, Sendable {
    /// The credential names another awarding body than the issuer that signed it.
    case awardingBodyDiffers
    /// Codes above this version's tables.
    case unknownCode(Element)
    case unknownElements(Int)
    case unknownClaims(Int)
    case unknownHeaderParameters(Int)

    /// The warning as JSON output has it.
    public var text: String {
      switch self {
      case .awardingBodyDiffers: "awarding-body-differs"
      case .unknownCode(let element): "unknown-code:" + element.name
      case .unknownElements(let count): "unknown-elements:" + String(count)
      case .unknownClaims(let count): "unknown-claims:" + String(count)
      case .unknownHeaderParameters(let count): "unknown-header-parameters:" + String(count)
      }
    }
  }

  public enum Fault: Equatable, Sendable {
    case envelope(EnvelopeError)
    case payload(PayloadError)
  }
}

/// Why a verdict is what it is; each reason belongs to one word.
public enum Reason: Equatable, Sendable {
  case ok
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
  case listMissing
  case statusUnknown
  case clockImplausible
  case unreadable(Layer)
  case onlineLink
  case openID4VP
  case newerVersion
  case algorithm
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
    case .expired, .lapsed: .ended
    case .notYetValid: .notYet
    case .badSignature: .notAsSigned
    case .issuerNotListed, .keyNotListed: .notListed
    case .typeNotCovered: .notCovered
    case .listMissing, .statusUnknown, .clockImplausible: .undecided
    case .unreadable: .unreadable
    case .onlineLink, .openID4VP, .newerVersion, .algorithm, .format, .notForThisDesk: .unsupported
    case .unknownText: .notACredential
    case .test: .test
    }
  }

  /// The reason as JSON output has it.
  public var text: String {
    switch self {
    case .ok: "ok"
    case .expired: "expired"
    case .lapsed: "lapsed"
    case .notYetValid: "not-yet-valid"
    case .badSignature: "bad-signature"
    case .issuerNotListed: "issuer-not-listed"
    case .keyNotListed: "key-not-listed"
    case .typeNotCovered: "type-not-covered"
    case .listMissing: "list-missing"
    case .statusUnknown: "status-unknown"
    case .clockImplausible: "clock-implausible"
    case .unreadable(let layer): layer.rawValue
    case .onlineLink: "online-link"
    case .openID4VP: "openid4vp"
    case .newerVersion: "newer-version"
    case .algorithm: "algorithm"
    case .format: "format"
    case .notForThisDesk: "not-for-this-desk"
    case .unknownText: "unknown-text"
    case .test: "test"
    }
  }
}
