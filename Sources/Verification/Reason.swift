public import Codecs

/// Why a verdict is what it is. Each reason belongs to one ``Verdict/Word``.
public enum Reason: Error, Equatable {
  /// Every check passed.
  case ok
  /// The credential is genuine, but does not meet this rule of the desk, the first that it fails.
  case unmet(Rule)
  /// The code was good up to and including this day.
  case expired(Day)
  /// The achievement itself was valid up to and including this day.
  case lapsed(Day)
  /// The code is good from this day on.
  case notYetValid(Day)
  /// The signature does not hold under the key that the text names.
  case badSignature
  /// No pin and no list names the issuer.
  case issuerNotListed
  /// The issuer is known, but not the key that the text names.
  case keyNotListed
  /// The issuer is not trusted for this type of credential.
  case typeNotCovered
  /// The text was signed outside the time in which its key was in use.
  case keyRetired
  /// The key was found on this day to be in other hands.
  case keyCompromised(Day)
  /// The issuer left the list on this day and signed on that day or later.
  case issuerWithdrawn(Day)
  /// The status list says that the credential is revoked, suspended, or replaced by a newer code.
  case revoked, suspended, replaced
  /// Nothing is trusted here, or a list cannot be read.
  case listMissing
  /// Only a list that has expired vouches for the key.
  case listExpired
  /// The credential's status list has expired.
  case statusExpired
  /// No status list at hand tells the credential's status.
  case statusUnknown
  /// The machine's clock is wrong, so dates cannot be checked.
  case clockImplausible
  /// This layer of the text is malformed.
  case unreadable(Layer)
  /// A link to something online; nothing is fetched.
  case onlineLink
  /// A request of OpenID for Verifiable Presentations.
  case openID4VP
  /// A format version that this program does not know.
  case newerVersion
  /// A signature algorithm that this program does not verify.
  case algorithm
  /// The header demands a feature that this program does not understand.
  case critical
  /// The scanner types for another keyboard layout than the machine's.
  case keyboardLayout
  /// A format that this program recognises but does not verify.
  case format
  /// A health certificate at a desk for learning credentials.
  case notForThisDesk
  /// The text is in no known format.
  case unknownText
  /// A test card.
  case test

  /// The layer that could not be read; raw values stand in JSON output.
  public enum Layer: String, Sendable {
    case base45, inflate, cbor, cose, cwt, claims, jws, json
    case tooLarge = "too-large"
    case notText = "not-text"
  }

  /// The word that people are shown for this reason.
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

  /// The reason's name in JSON output, such as `key-retired`.
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
