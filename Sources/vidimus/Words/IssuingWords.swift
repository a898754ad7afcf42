import Codecs
import Credentials
import Issuing
import Keys
import Platform

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
    case .type(let expected): return member + " must be " + say(expected)
    case .value(let value, let expected):
      return member + " cannot be \"" + visible(value) + "\": it must be " + say(expected)
    case .tooLong(let bytes, let limit):
      return member + " is too long: " + meter(bytes, limit)
    case .tooMany(let count, let limit):
      return member + " has " + String(count) + " entries where " + String(limit) + " go"
    case .invisible(let scalar):
      return member + " has the invisible or control character U+" + codePoint(scalar) + " in it"
    case .unknownMember: return "there is no member " + member
    }
  }

  static func say(_ expectation: DraftProblem.Expectation) -> String {
    switch expectation {
    case .object: "an object in braces"
    case .text: "a text in quotation marks"
    case .day: "a date like 2026-05-14"
    case .claimDay: "a date from 1970-01-01 to 9999-12-30"
    case .amount(let limit): "a number above 0 with at most two decimals, up to " + String(limit)
    case .wholeNumber(let range): "a whole number from " + String(range.lowerBound) + " to " + String(range.upperBound)
    case .region: "a country like NL (GR for Greece), or a region like ES-CT or NL33"
    case .awardingBody: "a name, or an object with name, identifier and homepage"
    case .outcome: "a text, or an object with text and esco"
    case .skill: "the UUID of an ESCO skill, or a URI"
    case .workload: "an object with ects, hours or both"
    case .level: "a level of the European Qualifications Framework, EQF-1 to EQF-8"
    case .vocabulary(let terms): "one of " + terms.joined(separator: ", ")
    case .vocabularyOrWords(let terms): "one of " + terms.joined(separator: ", ") + ", or other words of your own"
    case .language: "a language like en or de-AT (BCP 47)"
    case .field: "two to four digits of ISCED-F 2013, with their zeros, as a text"
    case .titles: "an object with a title for each language"
    case .assurance: "an object with name, uri and validUntil"
    case .document: "an object with uri and sha256"
    case .digest: "64 hexadecimal digits"
    case .statusReference: "an object with uri and idx"
    }
  }

  /// Twenty columns for the limit, and beyond it whatever is too much.
  private static func meter(_ bytes: Int, _ limit: Int) -> String {
    let over = min(20, max(1, (bytes - limit) * 20 / limit))
    return "[" + String(repeating: "#", count: 20) + "|" + String(repeating: "#", count: over) + "] "
      + String(bytes) + " of " + String(limit) + " bytes, " + String(bytes - limit) + " too many"
  }

  /// Where to shorten a credential that is too large.
  static func say(largest members: [MemberSize]) -> String {
    "its largest elements are "
      + members.map { visible($0.name) + " (" + String($0.bytes) + " bytes)" }.joined(separator: ", ")
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }
}

// MARK: Runs

extension Words {
  static func say(_ error: IssueError) -> String {
    switch error {
    case .cannotRead(let error), .broken(let error): sentence(of: error)
    case .cannotMake(let error): Files.sayReplacing(error)
    case .busy(let folder): sentence(of: .busy(path: folder))
    case .cannotMove(let path, let errno): "cannot move " + visible(path) + ": " + ErrorNumber.text(errno)
    case .roll(let error): say(error)
    case .cannotKeep(let folder, let errno):
      "cannot make a file in " + visible(folder) + ": " + ErrorNumber.text(errno)
    case .manifestWithoutJournal(let path): visible(path) + " is there already and is not overwritten"
    case .notAJournal(let path): visible(path) + " is no journal of this program"
    case .rowChanged(let row, let folder):
      "row " + String(row) + " has changed since it was issued into " + visible(folder) + "; correct it with --rows "
        + String(row) + " --replaces once the folder is finished, or take another folder"
    case .rowLeftOut(let row):
      "row " + String(row) + " was not issued with those around it; take another folder for it, with --rows "
        + String(row)
    case .noRandomBytes: "OpenSSL has no random bytes"
    case .noLine(let row, let path): visible(path) + " has no row " + String(row)
    }
  }
}

// MARK: Signers

extension Words {
  static func say(_ fault: SignerProgram.Fault) -> String {
    switch fault {
    case .notStarted: "the signer could not be started"
    case .outOfTime(let seconds): "the signer gave no answer within " + String(seconds) + " s"
    case .ended(let status): "the signer ended with status " + String(status)
    case .noSignature(let count, let algorithm):
      "the signer answered with " + String(count) + (count == 1 ? " byte" : " bytes") + " where a signature has 64"
        + (algorithm == .edDSA ? "" : ", or is DER with nothing behind it")
    case .system(let error): "the signer: " + sentence(of: error)
    }
  }
}
