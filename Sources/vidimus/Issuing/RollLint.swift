import Codecs
import Credentials
import Desk
import Issuing

/// What in a credential can be signed but is seldom meant, or should be known before it is printed.
enum RollLint {
  struct Remark {
    /// What the remark is about: of many alike, only the first are said.
    let kind: String
    let sentence: String
  }

  /// Columns of the narrowest display.
  private static let narrowest = 16
  /// Bytes above which an outcome is long: three of them fill a comfortable code.
  private static let longOutcome = 160

  /// Faults that no credential may have, and remarks.
  static func look(
    at draft: Draft, issuerName: String, today: Day
  ) -> (faults: [(member: String, sentence: String)], remarks: [Remark]) {
    let credential = draft.credential
    var faults: [(member: String, sentence: String)] = []
    var remarks: [Remark] = []
    func remark(_ kind: String, _ sentence: String) { remarks.append(Remark(kind: kind, sentence: sentence)) }
    func fault(_ member: String, _ sentence: String) { faults.append((member, member + " " + sentence)) }

    let issued = credential.issuanceDate
    if let birth = credential.learner.dateOfBirth {
      remark("birth", "dateOfBirth goes into the code, where every scanner reads it")
      if birth >= issued {
        fault("dateOfBirth", birth.iso + " is not before the credential was issued, " + issued.iso)
      } else if issued.number - birth.number > 120 * 366 {
        remark("age", "dateOfBirth " + birth.iso + " is more than 120 years ago; is it meant?")
      }
    }
    if let expiry = credential.expiryDate, expiry < issued {
      fault("expiryDate", expiry.iso + " is before the credential was issued, " + issued.iso)
    }
    if issued > today {
      remark("future", "issuanceDate " + issued.iso + " is to come: until then desks say NOT YET")
    }
    if issued < tooLongAgo { remark("past", "issuanceDate " + issued.iso + " is long ago; is it meant?") }

    for (member, name) in [("familyName", credential.learner.familyName), ("givenName", credential.learner.givenName)] {
      guard let name else { continue }
      let scripts = Script.all(in: name)
      if scripts.count > 1 {
        remark(
          "scripts",
          member + " mixes " + scripts.map { $0.rawValue }.joined(separator: " and ") + " letters: "
            + visible(name))
      }
      let words = name.unicodeScalars.split { $0.isBlank || $0 == "-" }.map { DisplayText(String($0)) }
      if let word = words.first(where: { $0.columns > narrowest }) {
        remark(
          "cut", member + " has \"" + word.text + "\", which displays of " + String(narrowest) + " columns break in two"
        )
      }
    }
    for (number, outcome) in credential.learningOutcomes.enumerated() where outcome.text.utf8.count > longOutcome {
      remark(
        "outcome",
        "learningOutcomes: number " + String(number + 1) + " has " + String(outcome.text.utf8.count)
          + " bytes; below " + String(longOutcome) + " codes stay easy to scan")
    }
    if !credential.awardingBody.name.hasSameBytes(as: issuerName) {
      remark(
        "body",
        "awardingBody is not the issuer's name, so desks show both: signed by \"" + visible(issuerName) + "\"")
    }
    if let number = credential.certificateNumber, isRounded(number) {
      fault("certificateNumber", "\"" + number + "\" was rounded by a spreadsheet; format the column as text")
    }
    return (faults, remarks)
  }

  /// Before it nobody issued micro-credentials.
  private static let tooLongAgo = Day(number: 7_305)  // 1990-01-01

  /// `2,02605E+12`, as a spreadsheet shows a long number.
  private static func isRounded(_ text: String) -> Bool {
    let parts = text.utf8.split { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }
    guard parts.count == 2, parts[1].first == UInt8(ascii: "+"), Decimal.digits(parts[1].dropFirst()) != nil else {
      return false
    }
    return parts[0].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
  }

  /// What hints at a fix where a value is not what it must be.
  static func hint(_ problem: DraftProblem) -> String? {
    guard case .value(let value, let expected) = problem.kind, expected.hasPrefix("a date") else { return nil }
    if SpreadsheetCell.isNoDay(value) { return "there is no such day" }
    if let days = Decimal.digits(value.utf8), value.utf8.count == 5 {
      // Spreadsheets count from 1899-12-30.
      return "a spreadsheet counts days like this, and means " + Day(number: Int64(days) - 25_569).iso
        + "; format the column as a date"
    }
    guard value.utf8.contains(UInt8(ascii: "/")) else { return nil }
    return "with slashes it could be the day or the month that stands first; 14.05.2026 is taken too"
  }
}

/// The alphabets in which names of the European Union are written.
enum Script: String {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"

  /// The scripts of a text's letters, in the order in which they first occur.
  static func all(in text: String) -> [Script] {
    var found: [Script] = []
    for scalar in text.unicodeScalars {
      guard let script = Script(scalar), !found.contains(script) else { continue }
      found.append(script)
    }
    return found
  }

  private init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x37F...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F: self = .cyrillic
    default: return nil
    }
  }
}
