public import Codecs

/// What a learner achieved in a short course: the elements of Annex I of 2022/C 243/02 and the few that
/// MC1 adds. Every text is UTF-8, its limit counted in bytes (``Limit``).
public struct MicroCredential: Sendable, Equatable {
  // Mandatory in Annex I, level only where applicable.
  public var learner: Learner
  public var title: String
  /// ISO 3166-1 alpha-2 countries, or ISO 3166-2 or NUTS regions: one to four.
  public var issuerCountry: [String]
  public var awardingBody: AwardingBody
  public var issuanceDate: Day
  /// One to twelve.
  public var learningOutcomes: [LearningOutcome]
  public var notionalWorkload: Workload
  public var level: Level?
  /// One to six each.
  public var typeOfAssessment: [Term]
  public var formOfParticipation: [Term]
  public var qualityAssurance: [Term]
  /// BCP 47 language of the texts.
  public var language: String

  // Optional in Annex I.
  public var entryRequirements: String?
  public var supervision: UInt8?
  public var grade: Grade?
  public var stackability: Stackability?
  public var additionalNote: String?

  // Added by MC1.
  /// BCP 47 language of the course.
  public var languageOfLearning: String?
  /// ISCED-F 2013, two to four digits; leading zeros count.
  public var fieldOfEducation: String?
  /// The title in other languages.
  public var titles: [LocalizedTitle]
  public var activityType: UInt8?
  public var opportunityType: UInt8?
  /// Who assures the quality: up to four.
  public var assurance: [Assurance]
  /// The last day of the achievement itself, of which a licence may have one.
  public var expiryDate: Day?
  public var certificateNumber: String?
  /// The full credential this is the compact twin of.
  public var document: Document?

  /// Who achieved it.
  public struct Learner: Sendable, Equatable {
    /// The family name, or the only name of a learner who has one.
    public var familyName: String
    public var givenName: String?
    public var dateOfBirth: Day?
  }

  /// The types of single elements are those of every credential.
  public typealias AwardingBody = Credential.AwardingBody
  public typealias LearningOutcome = Credential.LearningOutcome
  public typealias Skill = Credential.Skill
  public typealias Workload = Credential.Workload
  public typealias Level = Credential.Level
  public typealias Term = Credential.Term
  public typealias Grade = Credential.Grade
  public typealias Stackability = Credential.Stackability
  public typealias LocalizedTitle = Credential.LocalizedTitle
  public typealias Assurance = Credential.Assurance
  public typealias Document = Credential.Document
}

/// How long a text of MC1 may be, in bytes of UTF-8, and how long a list.
public enum Limit {
  public static let issuer = 120
  public static let name = 120
  public static let title = 200
  public static let region = 12
  public static let awardingBody = 160
  public static let identifier = 64
  public static let homepage = 120
  public static let outcome = 300
  public static let skill = 120
  public static let term = 120
  public static let entryRequirements = 400
  public static let grade = 80
  public static let gradingScheme = 120
  public static let partOf = 200
  public static let additionalNote = 400
  public static let language = 12
  public static let assurance = 160
  public static let certificateNumber = 64
  public static let uri = 160
  public static let statusURI = 120

  public static let regions = 4
  public static let outcomes = 12
  public static let skills = 6
  public static let terms = 6
  public static let assurances = 4
  /// The official languages of the Union.
  public static let titles = 24
  /// Hundredths of a credit, and hours: 600 ECTS are ten years of study.
  public static let workload = 60_000
}
