import Codecs

/// Reads the elements of Annex I from an Open Badges 3.0 achievement or from a plain subject.
///
/// Open Badges has no member for five of them. Issuers write those as alignments to concepts of the European Union.
extension Credential {
  mutating func readElements(_ json: JSONValue) {
    let subject = json["credentialSubject"]?.listed.first ?? .null
    let achievement = subject["achievement"] ?? .null
    title = achievement["name"]?.plainText ?? json["name"]?.plainText ?? subject["title"]?.plainText
    language = achievement["inLanguage"]?.string ?? json["language"]?.string
    learner = Self.learner(subject)
    awardingBody = Self.body(achievement["creator"]) ?? Self.body(json["issuer"])
    issuerCountry = Self.countries(json["issuer"])
    certificateNumber = subject["licenseNumber"]?.string
    additionalNote = subject["narrative"]?.plainText
    if let value = subject["result"]?.listed.first?["value"]?.plainText { grade = Grade(grade: value) }
    for alignment in achievement["alignment"]?.listed ?? [] { read(alignment: alignment) }
  }

  private static func learner(_ subject: JSONValue) -> Learner? {
    var learner = Learner()
    learner.familyName = subject["familyName"]?.plainText
    learner.givenName = subject["givenName"]?.plainText
    learner.dateOfBirth = subject["dateOfBirth"]?.string.flatMap { Day(iso: String($0.prefix(10))) }
    if learner.familyName == nil {
      learner.fullName = subject["fullName"]?.plainText ?? subject["name"]?.plainText ?? identityName(subject)
    }
    return learner == Learner() ? nil : learner
  }

  /// A name in clear among the subject's identities (Open Badges 3.0, IdentityObject).
  private static func identityName(_ subject: JSONValue) -> String? {
    for identity in subject["identifier"]?.listed ?? [] where identity["identityType"]?.string == "name" {
      if identity["hashed"] == .boolean(false), let name = identity["identityHash"]?.string { return name }
    }
    return nil
  }

  private static func body(_ profile: JSONValue?) -> AwardingBody? {
    guard let profile, let name = profile["name"]?.plainText else { return nil }
    return AwardingBody(name: name, homepage: profile["url"]?.string)
  }

  private static func countries(_ issuer: JSONValue?) -> [String] {
    let code = issuer?["address"]?["addressCountryCode"]?.string
    return code.map { [$0] } ?? []
  }

  /// Reads one alignment. If its URL is a concept of level, assessment, participation, quality assurance or
  /// supervision, it is that element; otherwise it is a learning outcome.
  private mutating func read(alignment: JSONValue) {
    let url = alignment["targetUrl"]?.string ?? ""
    let levels = "http://data.europa.eu/snb/eqf/"
    if url.hasPrefix(levels), let number = Decimal.digits(url.utf8.dropFirst(levels.utf8.count)),
      (1...8).contains(number)
    {
      level = Level(eqf: number, cycle: level?.cycle)
    } else if let code = Vocabulary.assessment.code(for: url) {
      typeOfAssessment.append(.code(code))
    } else if let code = Vocabulary.participation.code(for: url) {
      formOfParticipation.append(.code(code))
    } else if let code = Vocabulary.quality.code(for: url) {
      qualityAssurance.append(.code(code))
    } else if let code = Vocabulary.supervision.code(for: url) {
      supervision = code
    } else if let text = alignment["targetName"]?.plainText {
      learningOutcomes.append(LearningOutcome(text: text, skills: Skill(text: url).map { [$0] } ?? []))
    }
  }
}

extension JSONValue {
  /// A text, a number's digits, or the first value of a language map (VCDM 2.0 §11.1); nil for anything else.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .object: self["@value"]?.string
    case .array(let items): items.first?.plainText
    default: nil
    }
  }
}
