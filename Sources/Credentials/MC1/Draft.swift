public import Codecs

/// A credential that was read and checked, before it is signed.
public struct Draft: Sendable {
  /// The content.
  public var credential: MicroCredential
  /// The last day on which the code is good; nil for no limit.
  public let codeExpires: Day?
  /// The first day on which the code is good; nil for no limit.
  public let validFrom: Day?
  /// Its place in the issuer's status list; nil if it has none.
  public var status: StatusReference?

  /// Every member that a credential may have, in the order in which people read them.
  public static let memberNames = [
    "familyName", "givenName", "dateOfBirth", "title", "language", "issuerCountry", "awardingBody",
    "issuanceDate", "learningOutcomes", "notionalWorkload", "level", "cycle", "typeOfAssessment",
    "formOfParticipation", "qualityAssurance", "entryRequirements", "supervision", "grade", "gradingScheme",
    "stackability", "partOf", "additionalNote", "fieldOfEducation", "languageOfLearning", "expiryDate",
    "codeExpires", "validFrom", "certificateNumber", "titles", "activityType", "opportunityType", "assurance",
    "document", "status",
  ]

  /// Reads a credential as people write it: JSON with the attribute names of the European rulebooks.
  ///
  /// - Throws: ``DraftProblems`` with every problem found.
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

/// Every problem that keeps a credential from being signed.
public struct DraftProblems: Error, Sendable {
  /// At least one problem.
  public let problems: [DraftProblem]
}

/// One problem with one member of a credential.
public struct DraftProblem: Error, Equatable, Sendable {
  /// The member's name in JSON.
  public let member: String
  /// What is wrong with it.
  public let kind: Kind

  public enum Kind: Equatable, Sendable {
    /// A mandatory element is missing or empty.
    case missing
    /// Not the kind of value the member has; with what it should be.
    case type(expected: String)
    /// A value the member cannot have; with what it should be.
    case value(String, expected: String)
    /// A text of so many bytes of UTF-8, over its limit.
    case tooLong(bytes: Int, limit: Int)
    /// The list has this many entries, more than the limit.
    case tooMany(Int, limit: Int)
    /// The text contains this invisible, control or bidirectional character, so people would not see what is signed.
    case invisible(Unicode.Scalar)
    /// No credential has a member of this name.
    case unknownMember
  }
}
