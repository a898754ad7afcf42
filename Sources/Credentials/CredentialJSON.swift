public import Codecs

extension SignedClaims {
  /// The credential as people read it: its id and the attribute names of the European rulebooks.
  public var json: JSONValue {
    var members: [JSONMember] = []
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONMember(name, value)) }
    }
    let it = credential
    add("id", .string(Hexadecimal.encode(id)))
    add("familyName", .string(it.learner.familyName))
    add("givenName", .string(it.learner.givenName))
    add("dateOfBirth", .string(it.learner.dateOfBirth?.iso))
    add("title", .string(it.title))
    add("language", .string(it.language))
    add("issuerCountry", .bareOrList(it.issuerCountry.map { .string($0) }))
    add("awardingBody", it.awardingBody.json)
    add("issuanceDate", .string(it.issuanceDate.iso))
    add("learningOutcomes", .array(it.learningOutcomes.map { $0.json }))
    add("notionalWorkload", it.notionalWorkload.json)
    add("level", it.level.map { .string("EQF-" + String($0.eqf)) })
    add("cycle", .string(it.level?.cycle.map(Vocabulary.cycle.term(for:))))
    add("typeOfAssessment", .array(it.typeOfAssessment.map { $0.json(.assessment) }))
    add("formOfParticipation", .bareOrList(it.formOfParticipation.map { $0.json(.participation) }))
    add("qualityAssurance", .bareOrList(it.qualityAssurance.map { $0.json(.quality) }))
    add("entryRequirements", .string(it.entryRequirements))
    add("supervision", .string(it.supervision.map(Vocabulary.supervision.term(for:))))
    add("grade", .string(it.grade?.grade))
    add("gradingScheme", .string(it.grade?.scheme))
    add("stackability", .string(it.stackability.map { Vocabulary.stackability.term(for: $0.code) }))
    add("partOf", .string(it.stackability?.partOf))
    add("additionalNote", .string(it.additionalNote))
    add("fieldOfEducation", .string(it.fieldOfEducation))
    add("languageOfLearning", .string(it.languageOfLearning))
    add("expiryDate", .string(it.expiryDate?.iso))
    add("codeExpires", .string(codeExpires))
    add("validFrom", .string(notBefore.map(SignedClaims.dayOrInstant)))
    add("certificateNumber", .string(it.certificateNumber))
    add("titles", it.titles.isEmpty ? nil : .object(it.titles.map { JSONMember($0.language, .string($0.title)) }))
    add("activityType", .string(it.activityType.map(Vocabulary.activity.term(for:))))
    add("opportunityType", .string(it.opportunityType.map(Vocabulary.opportunity.term(for:))))
    add("assurance", it.assurance.isEmpty ? nil : .array(it.assurance.map { $0.json }))
    add("document", it.document?.json)
    add("status", status?.json)
    return .object(members)
  }

  /// The last day on which the code is good: exp is the first second after it. Of an exp in the middle of
  /// a day, the second itself.
  private var codeExpires: String? {
    guard let expires else { return nil }
    let day = expires.day
    return expires == day.start && day > Day(number: 0) ? Day(number: day.number - 1).iso : expires.rfc3339
  }

  private static func dayOrInstant(_ time: Timestamp) -> String {
    time == time.day.start ? time.day.iso : time.rfc3339
  }
}

extension JSONValue {
  fileprivate static func string(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  fileprivate static func bareOrList(_ values: [JSONValue]) -> JSONValue {
    values.count == 1 ? values[0] : .array(values)
  }

  /// An object of the members that are there.
  fileprivate static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    var present: [JSONMember] = []
    for (name, value) in members {
      if let value { present.append(JSONMember(name, value)) }
    }
    return .object(present)
  }
}

extension MicroCredential.AwardingBody {
  fileprivate var json: JSONValue {
    guard identifier != nil || homepage != nil else { return .string(name) }
    return .members([
      ("name", .string(name)), ("identifier", .string(identifier)), ("homepage", .string(homepage)),
    ])
  }
}

extension MicroCredential.LearningOutcome {
  fileprivate var json: JSONValue {
    guard !skills.isEmpty else { return .string(text) }
    return .members([("text", .string(text)), ("esco", .array(skills.map { .string($0.text) }))])
  }
}

extension MicroCredential.Skill {
  /// A hyphenated UUID in lower case (RFC 9562 §4), or the URI.
  public var text: String {
    switch self {
    case .uri(let uri): return uri
    case .esco(let uuid):
      var text = ""
      for (index, byte) in uuid.enumerated() {
        if [4, 6, 8, 10].contains(index) { text += "-" }
        text += Hexadecimal.encode([byte])
      }
      return text
    }
  }
}

extension MicroCredential.Workload {
  /// ECTS credits as a decimal number without trailing zeros: `2.5`.
  public var ects: String? { ectsHundredths.map { Self.ects($0) } }

  /// Hundredths of a credit as that number.
  public static func ects(_ hundredths: Int) -> String {
    let whole = String(hundredths / 100)
    switch (hundredths / 10 % 10, hundredths % 10) {
    case (0, 0): return whole
    case (let tenths, 0): return whole + "." + String(tenths)
    case (let tenths, let rest): return whole + "." + String(tenths) + String(rest)
    }
  }

  fileprivate var json: JSONValue {
    .members([("ects", ects.map { .number($0) }), ("hours", hours.map { .integer(Int64($0)) })])
  }
}

extension MicroCredential.Term {
  /// The concept's term, or the text that stands for one.
  public func text(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .code(let code): vocabulary.term(for: code)
    case .text(let text): text
    }
  }

  fileprivate func json(_ vocabulary: Vocabulary) -> JSONValue { .string(text(vocabulary)) }
}

extension MicroCredential.Assurance {
  fileprivate var json: JSONValue {
    .members([("name", .string(name)), ("uri", .string(uri)), ("validUntil", .string(validUntil?.iso))])
  }
}

extension MicroCredential.Document {
  fileprivate var json: JSONValue {
    .members([("uri", .string(uri)), ("sha256", .string(Hexadecimal.encode(digest)))])
  }
}

extension StatusReference {
  fileprivate var json: JSONValue {
    .members([("uri", .string(uri)), ("idx", .integer(Int64(index)))])
  }
}
