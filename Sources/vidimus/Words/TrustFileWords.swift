import Codecs
import Keys
import Trust

/// What is wrong with a file that pins issuers, or with a key.
extension Words {
  static func say(_ error: TrustFileError) -> String {
    switch error {
    case .unknownContent: "is no issuer file, JWK, JWK set, PEM public key or X.509 certificate"
    case .json(let error): "is not JSON: " + say(error)
    case .key(let error): "has a key that " + say(error)
    case .member(let name): "is no issuer file: its member \"" + name + "\" is missing or wrong"
    case .duplicateKid: "calls two keys by one kid"
    case .testIssuer: "pins the built-in test issuer, whose cards are not credentials"
    }
  }

  static func say(_ error: JSONError) -> String {
    let what =
      switch error.kind {
      case .truncated: "it breaks off"
      case .unexpectedByte: "a character stands where it cannot"
      case .trailingBytes: "something follows the value"
      case .tooDeep: "it is nested too deep"
      case .duplicateName: "an object has one name twice"
      case .illFormedText: "a text is not UTF-8"
      case .controlCharacter: "a text has a control character in it"
      case .loneSurrogate: "a text has half of an escaped pair in it"
      }
    return what + " (byte " + String(error.offset + 1) + ")"
  }

  static func say(_ error: KeyError) -> String {
    switch error {
    case .malformed: "cannot be read"
    case .unsupported: "is of a kind this program does not take here"
    case .privateKey: "is private and belongs in no trust file"
    case .encrypted: "is encrypted; give its passphrase with --passphrase-file, or on a terminal"
    case .passphrase: "was encrypted with another passphrase"
    case .weakPoint: "is no point of its curve that could be trusted"
    case .modulusLength(let bits): "has " + String(bits) + " bits where 2048 to 4096 go"
    case .exponent: "has an exponent that is even or below 3"
    case .openSSL: "OpenSSL failed on"
    }
  }
}
