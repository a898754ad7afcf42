/// An element of a micro-credential: those of Annex I of the Council Recommendation of 16 June 2022 on a
/// European approach to micro-credentials (2022/C 243/02), and what MC1 adds to them.
///
/// The raw value is the element's key in an MC1 payload.
public enum Element: Int64, CaseIterable, Sendable {
  /// The version of MC1; every other element is content.
  case version = 0
  case learner = 1
  case title = 2
  case issuerCountry = 3
  case awardingBody = 4
  case issuanceDate = 5
  case learningOutcomes = 6
  case notionalWorkload = 7
  case level = 8
  case typeOfAssessment = 9
  case formOfParticipation = 10
  case qualityAssurance = 11
  case entryRequirements = 12
  case supervision = 13
  case grade = 14
  case stackability = 15
  case additionalNote = 16
  case languageOfLearning = 17
  case language = 18
  case fieldOfEducation = 19
  case titles = 20
  case activityType = 21
  case opportunityType = 22
  case assurance = -1
  case expiryDate = -2
  case certificateNumber = -3
  case document = -4

  /// The element's member name in JSON. The learner has the name of a member that every learner has.
  public var name: String {
    switch self {
    case .version: "version"
    case .learner: "familyName"
    case .title: "title"
    case .issuerCountry: "issuerCountry"
    case .awardingBody: "awardingBody"
    case .issuanceDate: "issuanceDate"
    case .learningOutcomes: "learningOutcomes"
    case .notionalWorkload: "notionalWorkload"
    case .level: "level"
    case .typeOfAssessment: "typeOfAssessment"
    case .formOfParticipation: "formOfParticipation"
    case .qualityAssurance: "qualityAssurance"
    case .entryRequirements: "entryRequirements"
    case .supervision: "supervision"
    case .grade: "grade"
    case .stackability: "stackability"
    case .additionalNote: "additionalNote"
    case .languageOfLearning: "languageOfLearning"
    case .language: "language"
    case .fieldOfEducation: "fieldOfEducation"
    case .titles: "titles"
    case .activityType: "activityType"
    case .opportunityType: "opportunityType"
    case .assurance: "assurance"
    case .expiryDate: "expiryDate"
    case .certificateNumber: "certificateNumber"
    case .document: "document"
    }
  }

  /// The element's title in Annex I, whether it is mandatory there, and its number in that list; nil for an element
  /// that MC1 adds.
  public var annexI: (title: String, isMandatory: Bool, number: Int)? {
    switch self {
    case .learner: ("identification of the learner", true, 1)
    case .title: ("title of the micro-credential", true, 2)
    case .issuerCountry: ("country or region of the issuer", true, 3)
    case .awardingBody: ("awarding body", true, 4)
    case .issuanceDate: ("date of issuing", true, 5)
    case .learningOutcomes: ("learning outcomes", true, 6)
    case .notionalWorkload: ("notional workload needed to achieve the learning outcomes", true, 7)
    case .level: ("level of the learning experience, where applicable", true, 8)
    case .typeOfAssessment: ("type of assessment", true, 9)
    case .formOfParticipation: ("form of participation in the learning activity", true, 10)
    case .qualityAssurance: ("type of quality assurance", true, 11)
    case .entryRequirements: ("prerequisites needed to enrol", false, 1)
    case .supervision: ("supervision and identity verification during assessment", false, 2)
    case .grade: ("grade achieved", false, 3)
    case .stackability: ("integration and stackability options", false, 4)
    case .additionalNote: ("further information", false, 5)
    default: nil
    }
  }
}
