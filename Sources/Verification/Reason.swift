public import Codecs

/// Why a verdict is what it is; each reason belongs to one word.
public enum Reason: Error, Equatable {
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
  /// The header demands something that this version does not understand.
  case critical
  /// A scanner that types for another keyboard layout than the machine's.
  case keyboardLayout
  /// A format that is named, not verified.
  case format
  case notForThisDesk
  case unknownText
  case test

  /// The layer that could not be read.
  public enum Layer: String, Sendable {
    case base45, inflate, cbor, cose, cwt, claims, jws, json
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
    case .onlineLink, .openID4VP, .newerVersion, .algorithm, .critical, .keyboardLayout, .format, .notForThisDesk:
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
    case .critical: "crit"
    case .keyboardLayout: "keyboard-layout"
    case .format: "format"
    case .notForThisDesk: "not-for-this-desk"
    case .unknownText: "unknown-text"
    case .test: "test"
    }
  }
}
