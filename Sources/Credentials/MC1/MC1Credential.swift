public import Codecs
import Envelopes

extension Credential {
  /// Reads a payload of MC1.
  ///
  /// - Throws: ``PayloadError`` for the first rule that the payload breaks.
  init(mc1 payload: Span<UInt8>) throws(PayloadError) {
    let (claims, unknown) = try SignedClaims.read(payload)
    self.init(claims)
    self.unknown.claims = unknown.claims
    self.unknown.elements = unknown.elements
    self.unknown.codes = unknownCodes
  }

  /// The credential that the claims of MC1 describe.
  public init(_ claims: SignedClaims) {
    self.init(format: .mc1)
    types = [.microCredential]
    issuer = claims.issuer
    id = Hexadecimal.encode(claims.id)
    issuedAt = claims.issuedAt
    notBefore = claims.notBefore
    end = claims.expires
    status = claims.status.map { .places([$0]) } ?? .none
    add(claims.credential)
  }

  private mutating func add(_ said: MicroCredential) {
    learner = Learner(
      familyName: said.learner.familyName, givenName: said.learner.givenName, dateOfBirth: said.learner.dateOfBirth)
    title = said.title
    issuerCountry = said.issuerCountry
    awardingBody = said.awardingBody
    issuanceDate = said.issuanceDate
    learningOutcomes = said.learningOutcomes
    notionalWorkload = said.notionalWorkload
    level = said.level
    typeOfAssessment = said.typeOfAssessment
    formOfParticipation = said.formOfParticipation
    qualityAssurance = said.qualityAssurance
    language = said.language
    entryRequirements = said.entryRequirements
    supervision = said.supervision
    grade = said.grade
    stackability = said.stackability
    additionalNote = said.additionalNote
    languageOfLearning = said.languageOfLearning
    fieldOfEducation = said.fieldOfEducation
    titles = said.titles
    activityType = said.activityType
    opportunityType = said.opportunityType
    assurance = said.assurance
    expiryDate = said.expiryDate
    certificateNumber = said.certificateNumber
    document = said.document
  }
}

extension SignedClaims {
  /// The credential as people read it (``Credential/json``).
  public var json: JSONValue { Credential(self).json }
}
