import Codecs
import Credentials
import Issuing

/// What is wrong with a roll.
extension Words {
  static func say(_ error: RollError) -> String {
    switch error {
    case .empty: "there is no credential in the roll"
    case .json(let error): "the roll is not JSON: " + say(error)
    case .table(let error): "the roll is no table: line " + String(error.line) + ": " + say(error.kind)
    case .columnTwice(let name): "the roll has the column \"" + visible(name) + "\" twice"
    case .noColumns:
      "the roll is neither JSON nor a table with columns of a credential, such as familyName, title and awardingBody"
    case .tooLarge(let limit):
      "the roll is JSON of more than " + String(limit) + " bytes in one piece; write an object a line"
    }
  }

  static func say(_ fault: RollRow.Fault) -> String {
    switch fault {
    case .cellBeyondColumns: "more cells than columns; a cell with a separator in it goes in quotation marks"
    case .json(let error): "the line is not JSON: " + say(error)
    }
  }

  static func say(_ fault: CSVError.Kind) -> String {
    switch fault {
    case .openQuotation: "a quotation mark opens a cell and none closes it"
    case .quotationInText: "a quotation mark stands inside a cell that does not begin with one"
    case .textBehindQuotation: "text stands behind the quotation mark that closes a cell"
    case .codePage(.utf16): "it is UTF-16, \"Unicode Text\"; save it as \"CSV UTF-8\""
    case .codePage(let page):
      "it is not UTF-8 but looks like " + page.rawValue + "; save it as \"CSV UTF-8\", or run iconv -f "
        + page.rawValue + " -t UTF-8"
    case .rowTooLong: "a row does not end; perhaps a quotation mark is missing"
    }
  }
}

// MARK: Remarks

extension Words {
  static func say(_ fault: RollFault, _ style: SymbolStyle) -> String {
    switch fault {
    case .row(let fault): say(fault)
    case .draft(let problem): sayWithHint(problem)
    case .birthNotBefore(let birth, let issued):
      "dateOfBirth " + birth.iso + " is not before the credential was issued, " + issued.iso
    case .expiryBefore(let expiry, let issued):
      "expiryDate " + expiry.iso + " is before the credential was issued, " + issued.iso
    case .roundedNumber(let number):
      "certificateNumber \"" + number + "\" was rounded by a spreadsheet; format the column as text"
    case .statusTwice: "status is given, and so is --status"
    case .tooLarge(let bytes, let limit, let largest):
      say(IssuingError.tooLarge(bytes: bytes, limit: limit)) + "; " + say(largest: largest)
    case .tooLargeSymbol(let meter, let largest):
      tooLarge(maximumVersion: style.maximumVersion) + ": " + say(meter, style) + "; " + say(largest: largest)
    }
  }

  /// What is wrong with a member, and what was probably meant.
  static func sayWithHint(_ problem: DraftProblem) -> String {
    say(problem) + (RollLint.hint(problem).map { "; " + say($0) } ?? "")
  }

  private static func say(_ hint: DateHint) -> String {
    switch hint {
    case .noSuchDay: "there is no such day"
    case .spreadsheetDay(let day):
      "a spreadsheet counts days like this, and means " + day.iso + "; format the column as a date"
    case .slashes: "with slashes it could be the day or the month that stands first; 14.05.2026 is taken too"
    }
  }

  static func say(_ remark: RollRemark) -> String {
    switch remark {
    case .birthIsReadable: "dateOfBirth goes into the code, where every scanner reads it"
    case .birthLongAgo(let day): "dateOfBirth " + day.iso + " is more than 120 years ago; is it meant?"
    case .issuedInFuture(let day): "issuanceDate " + day.iso + " is to come: until then desks say NOT YET"
    case .issuedLongAgo(let day): "issuanceDate " + day.iso + " is long ago; is it meant?"
    case .mixedScripts(let member, let scripts, let name):
      member + " mixes " + scripts.map { say($0) }.joined(separator: " and ") + " letters: " + visible(name)
    case .brokenWord(let member, let word, let columns):
      member + " has \"" + word + "\", which displays of " + String(columns) + " columns break in two"
    case .longOutcome(let number, let bytes, let limit):
      "learningOutcomes: number " + String(number) + " has " + String(bytes) + " bytes; below " + String(limit)
        + " codes stay easy to scan"
    case .awardingBody(let name):
      "awardingBody is not the issuer's name, so desks show both: signed by \"" + visible(name) + "\""
    case .symbol(let remark, let saving): say(remark, of: "it") + (saving.map { "; " + say($0) } ?? "")
    case .sameLearner(let row): "the same learner and course as in row " + String(row)
    }
  }

  private static func say(_ script: Script) -> String {
    switch script {
    case .latin: "Latin"
    case .greek: "Greek"
    case .cyrillic: "Cyrillic"
    }
  }

  /// What a look at a roll comes to.
  static func say(_ tally: LookTally, total: Int, faulty: Int) -> String {
    var sentence = String(total - faulty) + " of " + String(total) + " credentials can be signed"
    if tally.largest.version > 0 {
      sentence +=
        "; the largest code has version " + String(tally.largest.version) + ", of row " + String(tally.largest.row)
        + ", and " + String(tally.uncomfortable) + " are above version " + String(SymbolStyle.comfortableVersion)
    }
    return sentence + "; nothing was written"
  }
}

// MARK: Tables and manifests

extension Words {
  static func say(_ left: CohortFilter.Incomparable) -> String {
    "left out " + String(left.count) + (left.count == 1 ? " row whose " : " rows whose ") + visible(left.column)
      + " cannot be compared with " + visible(left.from) + ".." + visible(left.to)
  }

  static func say(_ change: ManifestLines.Change, ofRow row: Int) -> String {
    let place = "row " + String(row) + ": "
    return switch change {
    case .sameName(let name): place + visible(name) + " gets another code"
    case .renamed(let old, let new): place + becomes(old, new)
    }
  }

  static func say(_ fault: ManifestLines.Fault, in path: String) -> String {
    switch fault {
    case .noColumns: visible(path) + " has no columns row, familyName and file, which say whose the codes are"
    case .noLine(let row): "row " + String(row) + " has no line in the manifest"
    case .nameOfOther(let row, let old, let new, let other):
      "row " + String(row) + ": " + becomes(old, new) + ", who has row " + visible(other) + " in the manifest"
        + ifMeant
    case .otherName(let row, let old, let new):
      "row " + String(row) + ": " + becomes(old, new) + ", and no part of the name is left" + ifMeant
    }
  }

  private static func becomes(_ old: String, _ new: String) -> String { visible(old) + " becomes " + visible(new) }

  private static let ifMeant =
    "; was the roll sorted? Nothing was changed. If it is meant, withdraw the old code with vidimus revoke and issue "
    + "the row into another folder"
}

// MARK: The empty roll

extension Words {
  /// The explanation above an empty roll.
  static let emptyRoll = [
    "A roll for vidimus issue. Lines that begin with # are comments. One row a learner below the header.",
    "Save as CSV UTF-8. Columns may stand in any order and be left out where empty. More columns do no harm.",
    "Mandatory (Council Recommendation 2022/C 243/02 - Annex I): familyName title language issuerCountry awardingBody",
    "  issuanceDate learningOutcomes notionalWorkload (ects or hours or both) typeOfAssessment formOfParticipation",
    "  qualityAssurance. What is the same for the whole course can stand in a file for --defaults instead.",
    "familyName: the family name or the only name. issuerCountry: NL or a region like ES-CT (GR for Greece).",
    "language: of the texts in the row: en or de-AT. Dates: 2026-05-14 or 14.05.2026.",
    "Lists have | between their entries: learningOutcomes issuerCountry typeOfAssessment formOfParticipation",
    "  qualityAssurance. Example of learningOutcomes: Explain how data may be used | Apply a fairness check",
    "notionalWorkload.ects: 2.5 or 2,5. level: EQF-1 to EQF-8 or 1 to 8. cycle: short first second third.",
    "typeOfAssessment: " + terms(of: .assessment) + " or words of your own",
    "formOfParticipation: " + terms(of: .participation),
    "qualityAssurance: " + terms(of: .quality),
    "supervision: " + terms(of: .supervision) + ". stackability: " + terms(of: .stackability),
    "fieldOfEducation: two to four digits of ISCED-F 2013. expiryDate: when the achievement lapses.",
    "codeExpires: the last day on which the code is good. Empty: for good.",
  ]

  private static func terms(of vocabulary: Vocabulary) -> String { vocabulary.terms.joined(separator: " ") }
}
