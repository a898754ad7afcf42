public import Codecs

/// What a learner achieved in a short course: the elements of Annex I of 2022/C 243/02, and the few that MC1 adds.
///
/// Texts are UTF-8; ``Limit`` has the most bytes of each.
public struct MicroCredential: Sendable, Equatable {
  // Mandatory in Annex I, level only where applicable.
  /// The person who achieved it.
  public var learner: Learner
  /// Its title, 1 to 200 bytes.
  public var title: String
  /// ISO 3166-1 alpha-2 countries, or ISO 3166-2 or NUTS regions: one to four.
  public var issuerCountry: [String]
  /// The body that awards it.
  public var awardingBody: AwardingBody
  /// The day it was issued; payloads omit it if it is the day of signing.
  public var issuanceDate: Day
  /// What the learner knows and can do: one to twelve outcomes.
  public var learningOutcomes: [LearningOutcome]
  /// The work it took, up to 600 ECTS credits.
  public var notionalWorkload: Workload
  /// The level of the learning; nil if none applies.
  public var level: Level?
  /// How it was assessed: one to six codes of ``Vocabulary/assessment`` or texts.
  public var typeOfAssessment: [Term]
  /// How the learner took part: one to six codes of ``Vocabulary/participation`` or texts.
  public var formOfParticipation: [Term]
  /// The kinds of quality assurance: one to six codes of ``Vocabulary/quality`` or texts.
  public var qualityAssurance: [Term]
  /// BCP 47 language of the texts.
  public var language: String

  // Optional in Annex I.
  /// The prerequisites of the course, up to 400 bytes.
  public var entryRequirements: String?
  /// How the assessment was supervised: a code of ``Vocabulary/supervision``.
  public var supervision: UInt8?
  /// The grade, and its scheme.
  public var grade: Grade?
  /// Whether it counts towards a larger credential.
  public var stackability: Stackability?
  /// Further information, up to 400 bytes.
  public var additionalNote: String?

  // Added by MC1.
  /// BCP 47 language of the course.
  public var languageOfLearning: String?
  /// ISCED-F 2013, two to four digits; leading zeros count.
  public var fieldOfEducation: String?
  /// The title in up to 24 other languages.
  public var titles: [LocalizedTitle]
  /// A code of ``Vocabulary/activity``.
  public var activityType: UInt8?
  /// A code of ``Vocabulary/opportunity``.
  public var opportunityType: UInt8?
  /// The bodies that assure the quality: up to four.
  public var assurance: [Assurance]
  /// The last day on which the achievement itself is valid, such as a licence.
  public var expiryDate: Day?
  /// The issuer's number for the certificate, up to 64 bytes.
  public var certificateNumber: String?
  /// The full credential of which this is a compact copy.
  public var document: Document?

  /// The person who achieved it.
  public struct Learner: Sendable, Equatable {
    /// The family name, or the only name of a learner who has just one; up to 120 bytes.
    public var familyName: String
    /// The given names, up to 120 bytes; nil for a learner who has just one name.
    public var givenName: String?
    /// The day of birth; nil if it is not stated.
    public var dateOfBirth: Day?
  }

  /// The type of every format.
  public typealias AwardingBody = Credential.AwardingBody
  /// The type of every format.
  public typealias LearningOutcome = Credential.LearningOutcome
  /// The type of every format.
  public typealias Skill = Credential.Skill
  /// The type of every format.
  public typealias Workload = Credential.Workload
  /// The type of every format.
  public typealias Level = Credential.Level
  /// The type of every format.
  public typealias Term = Credential.Term
  /// The type of every format.
  public typealias Grade = Credential.Grade
  /// The type of every format.
  public typealias Stackability = Credential.Stackability
  /// The type of every format.
  public typealias LocalizedTitle = Credential.LocalizedTitle
  /// The type of every format.
  public typealias Assurance = Credential.Assurance
  /// The type of every format.
  public typealias Document = Credential.Document
}

/// The most bytes of UTF-8 that a text of MC1 may have, and the most entries that a list may have.
public enum Limit {
  /// Bytes of iss.
  public static let issuer = 120
  /// Bytes of each of the learner's names.
  public static let name = 120
  /// Bytes of a title in one language.
  public static let title = 200
  /// Bytes of a country or region.
  public static let region = 12
  /// Bytes of the awarding body's name.
  public static let awardingBody = 160
  /// Bytes of the awarding body's identifier.
  public static let identifier = 64
  /// Bytes of the awarding body's web address.
  public static let homepage = 120
  /// Bytes of one learning outcome.
  public static let outcome = 300
  /// Bytes of the URI of a skill.
  public static let skill = 120
  /// Bytes of a concept without a code.
  public static let term = 120
  /// Bytes of the prerequisites.
  public static let entryRequirements = 400
  /// Bytes of a grade.
  public static let grade = 80
  /// Bytes of the grading scheme's name.
  public static let gradingScheme = 120
  /// Bytes of the name of the larger credential.
  public static let partOf = 200
  /// Bytes of the further information.
  public static let additionalNote = 400
  /// Bytes of a language tag.
  public static let language = 12
  /// Bytes of an assuring body's name.
  public static let assurance = 160
  /// Bytes of a certificate's number.
  public static let certificateNumber = 64
  /// Bytes of the URI of an assurance or a document.
  public static let uri = 160
  /// Bytes of a status list's URI.
  public static let statusURI = 120

  /// Countries and regions.
  public static let regions = 4
  /// Learning outcomes.
  public static let outcomes = 12
  /// Skills of one outcome.
  public static let skills = 6
  /// Concepts of one element.
  public static let terms = 6
  /// Assuring bodies.
  public static let assurances = 4
  /// Titles in other languages: one for each official language of the Union.
  public static let titles = 24
  /// Hundredths of an ECTS credit, or hours: 600 ECTS are ten years of study.
  public static let workload = 60_000
}
