import Codecs
import Credentials
import Issuing

/// Why a credential is not signed.
extension Words {
  static func say(_ error: IssuingError) -> String {
    switch error {
    case .keyNotInIssuerFile: "the private key belongs to no key in the issuer file"
    case .typeNotCovered: "the issuer file names types, and MicroCredential is not among them"
    case .expiresBeforeItBegins: "codeExpires lies before the code is good for the first time"
    case .tooLarge(let bytes, let limit):
      "the credential is too large: " + meter(bytes, limit)
    case .signer: "the signer gave no signature"
    case .openSSL: "OpenSSL failed to sign"
    case .notVerified: "the signed text did not verify and was thrown away"
    }
  }

  static func say(_ problem: DraftProblem) -> String {
    let member = visible(problem.member)
    switch problem.kind {
    case .missing:
      let element = Element.allCases.first { $0.name == problem.member }
      guard let place = element?.annexI, place.isMandatory else { return member + " is missing" }
      return member + " is missing: " + place.title + ", mandatory element " + String(place.number)
        + " in Annex I of Council Recommendation 2022/C 243/02"
    case .type(let expected): return member + " must be " + expected
    case .value(let value, let expected):
      return member + " cannot be \"" + visible(value) + "\": it must be " + expected
    case .tooLong(let bytes, let limit):
      return member + " is too long: " + meter(bytes, limit)
    case .tooMany(let count, let limit):
      return member + " has " + String(count) + " entries where " + String(limit) + " go"
    case .invisible(let scalar):
      return member + " has the invisible or control character U+" + codePoint(scalar) + " in it"
    case .unknownMember: return "there is no member " + member
    }
  }

  /// Twenty columns for the limit, and beyond it whatever is too much.
  private static func meter(_ bytes: Int, _ limit: Int) -> String {
    let over = min(20, max(1, (bytes - limit) * 20 / limit))
    return "[" + String(repeating: "#", count: 20) + "|" + String(repeating: "#", count: over) + "] "
      + String(bytes) + " of " + String(limit) + " bytes, " + String(bytes - limit) + " too many"
  }

  /// The elements of a credential that take the most room: where to shorten one that is too large.
  static func largest(_ credential: JSONValue) -> String {
    guard case .object(let members) = credential else { return "" }
    let sizes = members.map { (name: $0.name, bytes: $0.value.bytes.count) }.sorted { $0.bytes > $1.bytes }
    let named = sizes.prefix(3).map { visible($0.name) + " (" + String($0.bytes) + " bytes)" }
    return "its largest elements are " + named.joined(separator: ", ")
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }
}
