public import Codecs

/// A credential that is read and checked but not signed.
public struct Draft: Sendable {
  public var credential: MicroCredential
  /// The last day on which the code is good; nil for good.
  public let codeExpires: Day?
  /// The first day on which it is good; nil for at once.
  public let validFrom: Day?
  public var status: StatusReference?

  /// Every member a credential may have, in the order in which people read them.
  public static let memberNames = [
    "familyName", "givenName", "dateOfBirth", "title", "language", "issuerCountry", "awardingBody",
    "issuanceDate", "learningOutcomes", "notionalWorkload", "level", "cycle", "typeOfAssessment",
    "formOfParticipation", "qualityAssurance", "entryRequirements", "supervision", "grade", "gradingScheme",
    "stackability", "partOf", "additionalNote", "fieldOfEducation", "languageOfLearning", "expiryDate",
    "codeExpires", "validFrom", "certificateNumber", "titles", "activityType", "opportunityType", "assurance",
    "document", "status",
  ]

  /// Reads a credential as people write it: the attribute names of the European rulebooks in JSON.
  ///
  /// - Throws: ``DraftProblems``: everything that is wrong with it, not only the first thing.
  public init(_ json: JSONValue) throws(DraftProblems) {
    let reader = DraftReader(json)
    let draft = reader.read()
    guard let draft, reader.problems.isEmpty else { throw DraftProblems(problems: reader.problems) }
    self = draft
  }

  init(credential: MicroCredential, codeExpires: Day?, validFrom: Day?, status: StatusReference?) {
    self.credential = credential
    self.codeExpires = codeExpires
    self.validFrom = validFrom
    self.status = status
  }
}

/// Everything that keeps a credential from being signed; at least one thing.
public struct DraftProblems: Error, Sendable {
  public let problems: [DraftProblem]
}

/// One thing wrong with one member of a credential.
public struct DraftProblem: Error, Equatable, Sendable {
  /// The member's name as people write it.
  public let member: String
  public let kind: Kind

  public init(member: String, kind: Kind) { (self.member, self.kind) = (member, kind) }

  public enum Kind: Equatable, Sendable {
    /// A mandatory element is missing or empty.
    case missing
    /// Not the kind of value the member has; with what it should be.
    case type(expected: Expectation)
    /// A value the member cannot have; with what it should be.
    case value(String, expected: Expectation)
    /// A text of so many bytes of UTF-8, over its limit.
    case tooLong(bytes: Int, limit: Int)
    /// A list of so many entries, over its limit.
    case tooMany(Int, limit: Int)
    /// An invisible, control or bidirectional character, which would not show what is signed.
    case invisible(Unicode.Scalar)
    /// A member that no credential has.
    case unknownMember
  }
  /// What a member should be.
  public enum Expectation: Equatable, Sendable {
    /// A JSON object: the credential itself.
    case object
    case text
    case day
    /// A day that bounds the code: 1970-01-01 to 9999-12-30.
    case claimDay
    /// A number above 0 with at most two decimals, of at most so many whole units.
    case amount(upTo: Int)
    case wholeNumber(ClosedRange<Int64>)
    case region
    /// A name, or an object of these members.
    case awardingBody
    case outcome
    case skill
    case workload
    /// A level of the European Qualifications Framework.
    case level
    case vocabulary(terms: [String])
    /// A term of a vocabulary, or words that are none of a misspelt term.
    case vocabularyOrWords(terms: [String])
    /// A language of BCP 47.
    case language
    /// Two to four digits of ISCED-F 2013.
    case field
    case titles
    case assurance
    case document
    /// A SHA-256 in hexadecimal.
    case digest
    case statusReference

    /// Whether a date is expected.
    public var isDay: Bool { self == .day || self == .claimDay }
  }
}
