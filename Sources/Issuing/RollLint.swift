package import Codecs
package import Credentials

/// Why a row is not signed.
package enum RollFault: Equatable {
  /// It has no content.
  case row(RollRow.Fault)
  case draft(DraftProblem)
  /// The learner's date of birth is not before the credential was issued.
  case birthNotBefore(Day, issued: Day)
  /// The achievement lapsed before the credential was issued.
  case expiryBefore(Day, issued: Day)
  /// A spreadsheet rounded the certificate's number.
  case roundedNumber(String)
  /// The row names a place in a status list, and the run gives it another.
  case statusTwice
  /// The signed message would have too many bytes; with the members that take the most room.
  case tooLarge(bytes: Int, limit: Int, largest: [MemberSize])
  /// The code would be larger than the largest version that is wanted.
  case tooLargeSymbol(CodeMeter, largest: [MemberSize])

  /// The member that is at fault; `credential` where it is all of them.
  package var member: String {
    switch self {
    case .row, .tooLarge, .tooLargeSymbol: "credential"
    case .draft(let problem): problem.member
    case .birthNotBefore: "dateOfBirth"
    case .expiryBefore: "expiryDate"
    case .roundedNumber: "certificateNumber"
    case .statusTwice: "status"
    }
  }
}

/// What can be signed but is seldom meant, or should be known before it is printed.
package enum RollRemark: Equatable {
  /// The date of birth is in the code, for every scanner to read.
  case birthIsReadable
  case birthLongAgo(Day)
  case issuedInFuture(Day)
  case issuedLongAgo(Day)
  /// A name has letters of several alphabets.
  case mixedScripts(member: String, scripts: [Script], name: String)
  /// A word of a name is wider than the narrowest display.
  case brokenWord(member: String, word: String, columns: Int)
  case longOutcome(number: Int, bytes: Int, limit: Int)
  /// Desks show the awarding body and the issuer.
  case awardingBody(issuerName: String)
  case symbol(SymbolRemark, saving: CodeMeter.Saving?)
  /// The same learner and course stand in an earlier row.
  case sameLearner(row: Int)

  /// What the remark is about: of many alike, only the first are said.
  package enum Kind: Equatable {
    case birth, age, future, past, scripts, width, outcome, body, size, twice
  }

  package var kind: Kind {
    switch self {
    case .birthIsReadable: .birth
    case .birthLongAgo: .age
    case .issuedInFuture: .future
    case .issuedLongAgo: .past
    case .mixedScripts: .scripts
    case .brokenWord: .width
    case .longOutcome: .outcome
    case .awardingBody: .body
    case .symbol: .size
    case .sameLearner: .twice
    }
  }
}

/// What was probably meant where a date is none.
package enum DateHint: Equatable {
  /// The date has the form of one, and no calendar has the day.
  case noSuchDay
  /// A spreadsheet's number of a day.
  case spreadsheetDay(Day)
  /// With slashes, the day or the month may stand first.
  case slashes
}

/// A member of a credential and the bytes that its JSON takes.
package struct MemberSize: Equatable {
  package let name: String
  package let bytes: Int

  /// The three members that take the most room: where to shorten a credential that is too large.
  package static func largest(of credential: JSONValue) -> [MemberSize] {
    guard case .object(let members) = credential else { return [] }
    let sizes = members.map { MemberSize(name: $0.name, bytes: $0.value.bytes.count) }
    return Array(sizes.sorted { $0.bytes > $1.bytes }.prefix(3))
  }
}

/// Looks at a credential that could be signed for what is seldom meant.
package struct RollLint {
  /// Columns of the narrowest display.
  private static let narrowest = 16
  /// Bytes above which an outcome is long: three of them fill a comfortable code.
  private static let longOutcome = 160
  /// No learner is older, in days.
  private static let longestLife: Int64 = 120 * 366
  /// No micro-credential was issued before 1990-01-01.
  private static let firstIssue = Day(number: 7_305)

  /// Faults that no credential may have.
  package private(set) var faults: [RollFault] = []
  package private(set) var remarks: [RollRemark] = []

  package init(_ draft: Draft, issuerName: String, today: Day) {
    let credential = draft.credential
    look(atBirth: credential.learner.dateOfBirth, issued: credential.issuanceDate)
    look(atExpiry: credential.expiryDate, issued: credential.issuanceDate, today: today)
    look(at: credential.learner.familyName, "familyName")
    look(at: credential.learner.givenName, "givenName")
    look(at: credential.learningOutcomes)
    if !credential.awardingBody.name.hasSameBytes(as: issuerName) {
      remarks.append(.awardingBody(issuerName: issuerName))
    }
    if let number = credential.certificateNumber, Self.isRounded(number) { faults.append(.roundedNumber(number)) }
  }

  private mutating func look(atBirth birth: Day?, issued: Day) {
    guard let birth else { return }
    remarks.append(.birthIsReadable)
    if birth >= issued {
      faults.append(.birthNotBefore(birth, issued: issued))
    } else if issued.number - birth.number > Self.longestLife {
      remarks.append(.birthLongAgo(birth))
    }
  }

  private mutating func look(atExpiry expiry: Day?, issued: Day, today: Day) {
    if let expiry, expiry < issued { faults.append(.expiryBefore(expiry, issued: issued)) }
    if issued > today { remarks.append(.issuedInFuture(issued)) }
    if issued < Self.firstIssue { remarks.append(.issuedLongAgo(issued)) }
  }

  private mutating func look(at name: String?, _ member: String) {
    guard let name else { return }
    let scripts = Script.all(in: name)
    if scripts.count > 1 { remarks.append(.mixedScripts(member: member, scripts: scripts, name: name)) }
    let words = name.unicodeScalars.split { $0.isBlank || $0 == "-" }.map { DisplayText(String($0)) }
    guard let word = words.first(where: { $0.columns > Self.narrowest }) else { return }
    remarks.append(.brokenWord(member: member, word: word.text, columns: Self.narrowest))
  }

  private mutating func look(at outcomes: [MicroCredential.LearningOutcome]) {
    for (index, outcome) in outcomes.enumerated() where outcome.text.utf8.count > Self.longOutcome {
      remarks.append(
        .longOutcome(number: index + 1, bytes: outcome.text.utf8.count, limit: Self.longOutcome))
    }
  }

  /// `2,02605E+12`, as a spreadsheet shows a long number.
  private static func isRounded(_ text: String) -> Bool {
    let parts = text.utf8.split { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }
    guard parts.count == 2, parts[1].first == UInt8(ascii: "+"), Decimal.digits(parts[1].dropFirst()) != nil else {
      return false
    }
    return parts[0].allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") }
  }

  /// What hints at a fix where a value is no date.
  package static func hint(_ problem: DraftProblem) -> DateHint? {
    guard case .value(let value, let expected) = problem.kind, expected.isDay else { return nil }
    if SpreadsheetCell.isNoDay(value) { return .noSuchDay }
    if let days = Decimal.digits(value.utf8), value.utf8.count == 5 {
      // Spreadsheets count from 1899-12-30.
      return .spreadsheetDay(Day(number: Int64(days) - 25_569))
    }
    return value.utf8.contains(UInt8(ascii: "/")) ? .slashes : nil
  }
}
