public import Codecs
public import Envelopes

/// What a credential says, whatever its format: the elements of Annex I of the Council Recommendation of 16 June 2022
/// (2022/C 243/02), and what formats add to them.
///
/// An element that is nil or empty was not said, unless ``withheld`` has it: then the holder keeps it back.
public struct Credential: Sendable, Equatable {
  /// The format it was read from.
  public var format: Format
  /// The kinds of credential it is. An issuer must be trusted for one of them; for none, where it is trusted for all.
  public var types: [CredentialType] = []
  /// The issuer's id as the signed content has it; nil in a format that names none.
  public var issuer: String?
  /// The id of this one credential, as its format writes it.
  public var id: String?

  /// When it was signed.
  public var issuedAt: Timestamp?
  /// The first second at which it is good.
  public var notBefore: Timestamp?
  /// The first second at which it is no longer good.
  public var end: Timestamp?
  /// Where its issuer says what became of it.
  public var status = StatusClaim.none

  // Mandatory in Annex I, level only where applicable.
  /// Who achieved it.
  public var learner: Learner?
  /// What it is called.
  public var title: String?
  /// ISO 3166-1 alpha-2 countries, or ISO 3166-2 or NUTS regions.
  public var issuerCountry: [String] = []
  /// Who awards it, by its own word.
  public var awardingBody: AwardingBody?
  /// The day it was issued.
  public var issuanceDate: Day?
  /// What the learner knows and can do.
  public var learningOutcomes: [LearningOutcome] = []
  /// How much work it took.
  public var notionalWorkload: Workload?
  /// The level of the learning.
  public var level: Level?
  /// How it was assessed.
  public var typeOfAssessment: [Term] = []
  /// How the learner took part.
  public var formOfParticipation: [Term] = []
  /// What kind of quality assurance stands behind it.
  public var qualityAssurance: [Term] = []
  /// BCP 47 language of the texts.
  public var language: String?

  // Optional in Annex I.
  /// What learners had to bring.
  public var entryRequirements: String?
  /// How the assessment was supervised, by its code.
  public var supervision: UInt8?
  /// The grade.
  public var grade: Grade?
  /// Whether it counts towards more.
  public var stackability: Stackability?
  /// Anything else.
  public var additionalNote: String?

  // Added by formats.
  /// BCP 47 language of the course.
  public var languageOfLearning: String?
  /// ISCED-F 2013, two to four digits; leading zeros count.
  public var fieldOfEducation: String?
  /// The title in other languages.
  public var titles: [LocalizedTitle] = []
  /// The activity, by its code.
  public var activityType: UInt8?
  /// The opportunity, by its code.
  public var opportunityType: UInt8?
  /// Who assures the quality.
  public var assurance: [Assurance] = []
  /// The last day of the achievement itself, of which a licence may have one.
  public var expiryDate: Day?
  /// The number that its issuer gave the certificate.
  public var certificateNumber: String?
  /// The full credential this is the compact twin of.
  public var document: Document?

  /// Elements that the holder keeps back.
  public var withheld: Set<Element> = []
  /// What the format's reader did not know.
  public var unknown = Unknowns()

  /// A credential of which nothing is said.
  public init(format: Format) { self.format = format }

  /// The learner as the credential names one.
  public struct Learner: Sendable, Equatable {
    /// The family name, or the only name of a learner who has one.
    public var familyName: String?
    /// The given name.
    public var givenName: String?
    /// The whole name, in a format that does not divide it.
    public var fullName: String?
    /// The day of birth.
    public var dateOfBirth: Day?

    /// The names in the order in which they are spoken; nil without one.
    public var spokenName: String? {
      if let fullName { return fullName }
      return familyName.map { (givenName.map { $0 + " " } ?? "") + $0 } ?? givenName
    }
  }

  /// Where an issuer says what became of a credential.
  public enum StatusClaim: Sendable, Equatable {
    /// Nowhere: it stands as long as its dates say.
    case none
    /// At these places; each of them counts.
    case places([StatusReference])
    /// In a way that this version does not know, so that nobody can look.
    case notUnderstood
  }

  /// Whether an element is said, kept back, or neither.
  public enum Presence: Sendable, Equatable {
    case said, withheld, notSaid
  }

  /// - Parameter isSaid: whether the element has a value.
  public func presence(of element: Element, isSaid: Bool) -> Presence {
    isSaid ? .said : withheld.contains(element) ? .withheld : .notSaid
  }

  /// The moment from which everything dated has begun; nil where nothing is dated.
  public var begin: Timestamp? {
    [issuedAt, notBefore, issuanceDate?.start].compactMap { $0 }.max()
  }
}
