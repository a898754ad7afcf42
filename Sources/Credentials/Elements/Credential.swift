public import Codecs
public import Envelopes

/// The content of a credential, whatever its format: the elements of Annex I of the Council Recommendation of 16 June
/// 2022 (2022/C 243/02), and the elements that formats add.
///
/// A nil or empty element was not stated, unless ``withheld`` contains it; then the holder keeps it back.
public struct Credential: Sendable, Equatable {
  /// The format it was read from.
  public var format: Format
  /// The kinds of credential it is. Its issuer must be trusted for one of them; if this is empty, for all types.
  public var types: [CredentialType] = []
  /// The issuer's id in the signed content; nil in a format that has none.
  public var issuer: String?
  /// The id of this one credential, as its format writes it.
  public var id: String?

  /// When it was signed.
  public var issuedAt: Timestamp?
  /// The first second in which it is good; nil for no limit.
  public var notBefore: Timestamp?
  /// The first second in which it is no longer good; nil for no limit.
  public var end: Timestamp?
  /// Where its issuer publishes its status.
  public var status = StatusClaim.none

  // Mandatory in Annex I, level only where applicable.
  /// The person who achieved it.
  public var learner: Learner?
  /// The credential's title.
  public var title: String?
  /// ISO 3166-1 alpha-2 countries, or ISO 3166-2 or NUTS regions.
  public var issuerCountry: [String] = []
  /// The body that awards it, as the credential claims.
  public var awardingBody: AwardingBody?
  /// The day it was issued.
  public var issuanceDate: Day?
  /// What the learner knows and can do; texts of up to 300 bytes in MC1.
  public var learningOutcomes: [LearningOutcome] = []
  /// The work it took, in ECTS credits or hours.
  public var notionalWorkload: Workload?
  /// The level of the learning.
  public var level: Level?
  /// How it was assessed.
  public var typeOfAssessment: [Term] = []
  /// How the learner took part.
  public var formOfParticipation: [Term] = []
  /// The kind of quality assurance.
  public var qualityAssurance: [Term] = []
  /// BCP 47 language of the texts.
  public var language: String?

  // Optional in Annex I.
  /// The prerequisites of the course.
  public var entryRequirements: String?
  /// How the assessment was supervised: a code of ``Vocabulary/supervision``.
  public var supervision: UInt8?
  /// The grade, and its scheme.
  public var grade: Grade?
  /// Whether it counts towards a larger credential.
  public var stackability: Stackability?
  /// Further information.
  public var additionalNote: String?

  // Added by formats.
  /// BCP 47 language of the course.
  public var languageOfLearning: String?
  /// ISCED-F 2013, two to four digits; leading zeros count.
  public var fieldOfEducation: String?
  /// The title in other languages.
  public var titles: [LocalizedTitle] = []
  /// A code of ``Vocabulary/activity``.
  public var activityType: UInt8?
  /// A code of ``Vocabulary/opportunity``.
  public var opportunityType: UInt8?
  /// The bodies that assure the quality.
  public var assurance: [Assurance] = []
  /// The last day on which the achievement itself is valid, such as a licence.
  public var expiryDate: Day?
  /// The issuer's number for the certificate.
  public var certificateNumber: String?
  /// The full credential of which this is a compact copy.
  public var document: Document?

  /// The elements that the holder keeps back.
  public var withheld: Set<Element> = []
  /// What the reader did not know.
  public var unknown = Unknowns()

  /// A credential without content.
  public init(format: Format) { self.format = format }

  /// The learner, as the credential names the person.
  public struct Learner: Sendable, Equatable {
    /// The family name; the only name of a learner who has just one.
    public var familyName: String?
    /// The given name.
    public var givenName: String?
    /// The whole name, in a format that does not divide names.
    public var fullName: String?
    /// The day of birth.
    public var dateOfBirth: Day?

    /// The names in spoken order; nil if there is none.
    public var spokenName: String? {
      if let fullName { return fullName }
      return familyName.map { (givenName.map { $0 + " " } ?? "") + $0 } ?? givenName
    }
  }

  /// Where an issuer publishes the status of a credential.
  public enum StatusClaim: Sendable, Equatable {
    /// Nowhere: only its dates end it.
    case none
    /// At these places; each of them counts.
    case places([StatusReference])
    /// In a way that this version does not know, so the status cannot be looked up.
    case notUnderstood
  }

  /// Whether an element is stated, kept back by the holder, or neither.
  public enum Presence: Sendable, Equatable {
    case said, withheld, notSaid
  }

  /// The presence of an element.
  ///
  /// - Parameter isSaid: whether the element has a value.
  public func presence(of element: Element, isSaid: Bool) -> Presence {
    isSaid ? .said : withheld.contains(element) ? .withheld : .notSaid
  }

  /// The latest of its dates; from then on the credential may count. Nil if it has no date.
  public var begin: Timestamp? {
    [issuedAt, notBefore, issuanceDate?.start].compactMap { $0 }.max()
  }
}
