public import Codecs

extension Credential {
  /// The credential as people read it: its id, and elements under the attribute names of the European rulebooks.
  public var json: JSONValue {
    var members: [JSONMember] = []
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONMember(name, value)) }
    }
    add("id", .string(id))
    add("familyName", .string(learner?.familyName))
    add("givenName", .string(learner?.givenName))
    add("fullName", .string(learner?.fullName))
    add("dateOfBirth", .string(learner?.dateOfBirth?.iso))
    add("title", .string(title))
    add("language", .string(language))
    add("issuerCountry", .bareOrList(issuerCountry.map { .string($0) }))
    add("awardingBody", awardingBody?.json)
    add("issuanceDate", .string(issuanceDate?.iso))
    add("learningOutcomes", .list(learningOutcomes.map { $0.json }))
    add("notionalWorkload", notionalWorkload?.json)
    add("level", level.map { .string("EQF-" + String($0.eqf)) })
    add("cycle", .string(level?.cycle.map(Vocabulary.cycle.term(for:))))
    add("typeOfAssessment", .list(typeOfAssessment.map { $0.json(.assessment) }))
    add("formOfParticipation", .bareOrList(formOfParticipation.map { $0.json(.participation) }))
    add("qualityAssurance", .bareOrList(qualityAssurance.map { $0.json(.quality) }))
    add("entryRequirements", .string(entryRequirements))
    add("supervision", .string(supervision.map(Vocabulary.supervision.term(for:))))
    add("grade", .string(grade?.grade))
    add("gradingScheme", .string(grade?.scheme))
    add("stackability", .string(stackability.map { Vocabulary.stackability.term(for: $0.code) }))
    add("partOf", .string(stackability?.partOf))
    add("additionalNote", .string(additionalNote))
    add("fieldOfEducation", .string(fieldOfEducation))
    add("languageOfLearning", .string(languageOfLearning))
    add("expiryDate", .string(expiryDate?.iso))
    add("codeExpires", .string(codeExpires))
    add("validFrom", .string(notBefore.map(Self.dayOrInstant)))
    add("certificateNumber", .string(certificateNumber))
    add("titles", titles.isEmpty ? nil : .object(titles.map { JSONMember($0.language, .string($0.title)) }))
    add("activityType", .string(activityType.map(Vocabulary.activity.term(for:))))
    add("opportunityType", .string(opportunityType.map(Vocabulary.opportunity.term(for:))))
    add("assurance", .list(assurance.map { $0.json }))
    add("document", document?.json)
    if case .places(let places) = status { add("status", .bareOrList(places.map { $0.json })) }
    if !withheld.isEmpty { add("withheld", .array(withheldNames.map { .string($0) })) }
    return .object(members)
  }

  private var withheldNames: [String] { Element.allCases.filter { withheld.contains($0) }.map { $0.name } }

  /// The last day on which the code is good, since ``end`` is the first second after it. If the end is not at midnight,
  /// its second.
  private var codeExpires: String? {
    guard let end else { return nil }
    let day = end.day
    return end == day.start && day > Day(number: 0) ? Day(number: day.number - 1).iso : end.rfc3339
  }

  private static func dayOrInstant(_ time: Timestamp) -> String {
    time == time.day.start ? time.day.iso : time.rfc3339
  }
}

extension JSONValue {
  fileprivate static func string(_ text: String?) -> JSONValue? { text.map { .string($0) } }

  /// Nil for an empty list.
  fileprivate static func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }

  fileprivate static func bareOrList(_ values: [JSONValue]) -> JSONValue? {
    values.count == 1 ? values[0] : list(values)
  }

  /// An object with the members that have a value.
  fileprivate static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    var present: [JSONMember] = []
    for (name, value) in members {
      if let value { present.append(JSONMember(name, value)) }
    }
    return .object(present)
  }
}

extension Credential.AwardingBody {
  fileprivate var json: JSONValue {
    guard identifier != nil || homepage != nil else { return .string(name) }
    return .members([
      ("name", .string(name)), ("identifier", .string(identifier)), ("homepage", .string(homepage)),
    ])
  }
}

extension Credential.LearningOutcome {
  fileprivate var json: JSONValue {
    guard !skills.isEmpty else { return .string(text) }
    return .members([("text", .string(text)), ("esco", .array(skills.map { .string($0.text) }))])
  }
}

extension Credential.Skill {
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

extension Credential.Workload {
  /// ECTS credits as a decimal number without trailing zeros, such as `2.5`; nil if only hours are stated.
  public var ects: String? { ectsHundredths.map { Self.ects($0) } }

  /// Hundredths of a credit as such a number.
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

extension Credential.Term {
  /// The concept's term in `vocabulary`, or the text that replaces a code.
  public func text(_ vocabulary: Vocabulary) -> String {
    switch self {
    case .code(let code): vocabulary.term(for: code)
    case .text(let text): text
    }
  }

  fileprivate func json(_ vocabulary: Vocabulary) -> JSONValue { .string(text(vocabulary)) }
}

extension Credential.Assurance {
  fileprivate var json: JSONValue {
    .members([("name", .string(name)), ("uri", .string(uri)), ("validUntil", .string(validUntil?.iso))])
  }
}

extension Credential.Document {
  fileprivate var json: JSONValue {
    .members([("uri", .string(uri)), ("sha256", .string(Hexadecimal.encode(digest)))])
  }
}

extension StatusReference {
  fileprivate var json: JSONValue {
    .members([("uri", .string(uri)), ("idx", .integer(Int64(index)))])
  }
}
