import Codecs

/// Reads the members of a credential as people write it, and collects every problem.
///
/// A reading function returns nil for an absent member and for a wrong one. It notes the problem of a wrong member and
/// reading goes on, so that the registrar sees every problem at once.
final class DraftReader {
  private let members: [JSONMember]
  private(set) var problems: [DraftProblem] = []

  init(_ json: JSONValue) {
    guard case .object(let members) = json else {
      self.members = []
      problems = [DraftProblem(member: "credential", kind: .type(expected: "an object in braces"))]
      return
    }
    self.members = members
  }

  func read() -> Draft? {
    guard problems.isEmpty else { return nil }
    noteUnknownMembers()
    let family = required("familyName") { self.text($0, $1, Limit.name) }
    let title = required("title") { self.text($0, $1, Limit.title) }
    let country = required("issuerCountry", regions)
    let body = required("awardingBody", awardingBody)
    let issued = required("issuanceDate", day)
    let outcomes = required("learningOutcomes", outcomes)
    let workload = required("notionalWorkload", workload)
    let assessment = required("typeOfAssessment") { self.terms($0, $1, .assessment) }
    let participation = required("formOfParticipation") { self.terms($0, $1, .participation) }
    let quality = required("qualityAssurance") { self.terms($0, $1, .quality) }
    let language = required("language", language)
    let level = level()
    let grade = grade()
    let stackability = stackability()
    let givenName = optional("givenName") { self.text($0, $1, Limit.name) }
    let birth = optional("dateOfBirth", day)
    let requirements = optional("entryRequirements") { self.text($0, $1, Limit.entryRequirements) }
    let supervision = optional("supervision") { self.code($0, $1, .supervision) }
    let note = optional("additionalNote") { self.text($0, $1, Limit.additionalNote) }
    let languageOfLearning = optional("languageOfLearning", self.language)
    let field = optional("fieldOfEducation", field)
    let titles = optional("titles", titles)
    let activity = optional("activityType") { self.code($0, $1, .activity) }
    let opportunity = optional("opportunityType") { self.code($0, $1, .opportunity) }
    let assurance = optional("assurance", assurances)
    let expiry = optional("expiryDate", day)
    let number = optional("certificateNumber") { self.text($0, $1, Limit.certificateNumber) }
    let document = optional("document", document)
    let codeExpires = optional("codeExpires", claimDay)
    let validFrom = optional("validFrom", claimDay)
    let status = optional("status", status)
    guard let family, let title, let country, let body, let issued, let outcomes, let workload, let assessment,
      let participation, let quality, let language
    else { return nil }
    let credential = MicroCredential(
      learner: .init(familyName: family, givenName: givenName, dateOfBirth: birth), title: title,
      issuerCountry: country, awardingBody: body, issuanceDate: issued, learningOutcomes: outcomes,
      notionalWorkload: workload, level: level, typeOfAssessment: assessment,
      formOfParticipation: participation, qualityAssurance: quality, language: language,
      entryRequirements: requirements, supervision: supervision, grade: grade, stackability: stackability,
      additionalNote: note, languageOfLearning: languageOfLearning, fieldOfEducation: field,
      titles: titles ?? [], activityType: activity, opportunityType: opportunity, assurance: assurance ?? [],
      expiryDate: expiry, certificateNumber: number, document: document)
    return Draft(credential: credential, codeExpires: codeExpires, validFrom: validFrom, status: status)
  }

  // MARK: Members

  private func noteUnknownMembers() {
    for member in members where !Draft.memberNames.contains(where: { $0.hasSameBytes(as: member.name) }) {
      note(member.name, .unknownMember)
    }
  }

  /// The value of a member; null and the empty text count as absent.
  private func value(_ name: String) -> JSONValue? {
    guard let value = members.first(where: { $0.name.hasSameBytes(as: name) })?.value else { return nil }
    if value == .null || value.string?.isEmpty == true { return nil }
    return value
  }

  private func optional<Value>(_ name: String, _ read: (JSONValue, String) -> Value?) -> Value? {
    value(name).flatMap { read($0, name) }
  }

  private func required<Value>(_ name: String, _ read: (JSONValue, String) -> Value?) -> Value? {
    guard let value = value(name) else {
      note(name, .missing)
      return nil
    }
    return read(value, name)
  }

  private func note(_ member: String, _ kind: DraftProblem.Kind) {
    problems.append(DraftProblem(member: member, kind: kind))
  }

  private func note<Value>(_ member: String, _ kind: DraftProblem.Kind) -> Value? {
    note(member, kind)
    return nil
  }

  // MARK: Values

  private func text(_ value: JSONValue, _ name: String, _ limit: Int) -> String? {
    guard let text = value.string else { return note(name, .type(expected: "a text in quotation marks")) }
    if let scalar = text.unicodeScalars.first(where: { $0.isInvisibleOrControl }) {
      return note(name, .invisible(scalar))
    }
    guard text.unicodeScalars.contains(where: { !$0.isBlank }) else { return note(name, .missing) }
    guard text.utf8.count <= limit else { return note(name, .tooLong(bytes: text.utf8.count, limit: limit)) }
    return text
  }

  private func day(_ value: JSONValue, _ name: String) -> Day? {
    let expected = "a date like 2026-05-14"
    guard let text = value.string else { return note(name, .type(expected: expected)) }
    return Day(iso: text) ?? note(name, .value(text, expected: expected))
  }

  /// A day that limits the code itself. As a NumericDate it must not be before 1970, and the second after it must be
  /// one that RFC 3339 can write.
  private func claimDay(_ value: JSONValue, _ name: String) -> Day? {
    guard let day = day(value, name) else { return nil }
    let isWritable = (0..<Day.last.number).contains(day.number)
    return isWritable ? day : note(name, .value(day.iso, expected: "a date from 1970-01-01 to 9999-12-30"))
  }

  /// Hundredths, written as a number or text with at most two decimals.
  private func hundredths(_ value: JSONValue, _ name: String) -> Int? {
    let expected = "a number above 0 with at most two decimals, up to " + String(Limit.workload / 100)
    let written: String
    switch value {
    case .number(let number): written = number
    case .string(let text): written = text
    default: return note(name, .type(expected: expected))
    }
    // Spreadsheets of most of Europe write 2,5.
    let parts = written.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    guard parts.count <= 2, let whole = Decimal.digits(parts[0]), whole <= Limit.workload else {
      return note(name, .value(written, expected: expected))
    }
    var fraction = 0
    if parts.count == 2 {
      guard (1...2).contains(parts[1].count), let digits = Decimal.digits(parts[1]) else {
        return note(name, .value(written, expected: expected))
      }
      fraction = parts[1].count == 1 ? digits * 10 : digits
    }
    let total = whole * 100 + fraction
    guard (1...Limit.workload).contains(total) else { return note(name, .value(written, expected: expected)) }
    return total
  }

  private func integer(_ value: JSONValue, _ name: String, _ allowed: ClosedRange<Int>) -> Int? {
    let expected = "a whole number from " + String(allowed.lowerBound) + " to " + String(allowed.upperBound)
    let written: String
    switch value {
    case .number(let number): written = number
    case .string(let text): written = text
    default: return note(name, .type(expected: expected))
    }
    guard let number = Decimal.digits(written.utf8), allowed.contains(number) else {
      return note(name, .value(written, expected: expected))
    }
    return number
  }

  private func items(_ value: JSONValue, _ name: String, _ limit: Int) -> [JSONValue]? {
    let items = value.listed
    guard !items.isEmpty else { return note(name, .missing) }
    guard items.count <= limit else { return note(name, .tooMany(items.count, limit: limit)) }
    return items
  }

  /// The values of all items; nil if one is wrong.
  private func all<Value>(_ items: [JSONValue]?, _ read: (JSONValue) -> Value?) -> [Value]? {
    guard let items else { return nil }
    let values = items.compactMap(read)
    return values.count == items.count ? values : nil
  }

  /// The members of an object, of which none may be outside `names`.
  private func object(_ value: JSONValue, _ name: String, _ names: [String], expected: String) -> JSONValue? {
    guard case .object(let members) = value else { return note(name, .type(expected: expected)) }
    for member in members where !names.contains(where: { $0.hasSameBytes(as: member.name) }) {
      return note(name + "." + member.name, .unknownMember)
    }
    return value
  }

  // MARK: Elements

  private func regions(_ value: JSONValue, _ name: String) -> [String]? {
    all(items(value, name, Limit.regions)) { item in
      guard let region = self.text(item, name, Limit.region) else { return nil }
      let expected = "a country like NL (GR for Greece), or a region like ES-CT or NL33"
      let isCountry = Shape.isRegion(region) && !region.hasSameBytes(as: "EL") && !region.hasSameBytes(as: "UK")
      return isCountry ? region : self.note(name, .value(region, expected: expected))
    }
  }

  private func awardingBody(_ value: JSONValue, _ name: String) -> MicroCredential.AwardingBody? {
    if case .string = value {
      return text(value, name, Limit.awardingBody).map { .init(name: $0, identifier: nil, homepage: nil) }
    }
    let expected = "a name, or an object with name, identifier and homepage"
    guard let body = object(value, name, ["name", "identifier", "homepage"], expected: expected) else { return nil }
    guard let bodyName = body["name"] else { return note(name + ".name", .missing) }
    let read = text(bodyName, name + ".name", Limit.awardingBody)
    let identifier = body["identifier"].flatMap { text($0, name + ".identifier", Limit.identifier) }
    let homepage = body["homepage"].flatMap { text($0, name + ".homepage", Limit.homepage) }
    return read.map { .init(name: $0, identifier: identifier, homepage: homepage) }
  }

  private func outcomes(_ value: JSONValue, _ name: String) -> [MicroCredential.LearningOutcome]? {
    all(items(value, name, Limit.outcomes)) { item in
      if case .string = item {
        return self.text(item, name, Limit.outcome).map { .init(text: $0, skills: []) }
      }
      let expected = "a text, or an object with text and esco"
      guard let outcome = self.object(item, name, ["text", "esco"], expected: expected) else { return nil }
      guard let text = outcome["text"] else { return self.note(name + ".text", .missing) }
      let skills = outcome["esco"].map { self.skills($0, name + ".esco") } ?? []
      guard let read = self.text(text, name, Limit.outcome), let skills else { return nil }
      return .init(text: read, skills: skills)
    }
  }

  private func skills(_ value: JSONValue, _ name: String) -> [MicroCredential.Skill]? {
    all(items(value, name, Limit.skills)) { item in
      guard let text = self.text(item, name, Limit.skill) else { return nil }
      let expected = "the UUID of an ESCO skill, or a URI"
      return MicroCredential.Skill(text: text) ?? self.note(name, .value(text, expected: expected))
    }
  }

  private func workload(_ value: JSONValue, _ name: String) -> MicroCredential.Workload? {
    let expected = "an object with ects, hours or both"
    guard let workload = object(value, name, ["ects", "hours"], expected: expected) else { return nil }
    let (ects, hours) = (workload["ects"], workload["hours"])
    guard ects != nil || hours != nil else { return note(name, .missing) }
    let read = MicroCredential.Workload(
      ectsHundredths: ects.flatMap { hundredths($0, name + ".ects") },
      hours: hours.flatMap { integer($0, name + ".hours", 1...Limit.workload) })
    return read.ectsHundredths == nil && read.hours == nil ? nil : read
  }

  private func level() -> MicroCredential.Level? {
    let cycle = optional("cycle") { self.code($0, $1, .cycle) }
    guard let value = value("level") else {
      return self.value("cycle") == nil ? nil : note("level", .missing)
    }
    let expected = "a level of the European Qualifications Framework, EQF-1 to EQF-8"
    guard let text = value.string else { return note("level", .type(expected: expected)) }
    for prefix in ["EQF-", "http://data.europa.eu/snb/eqf/"] where text.hasPrefix(prefix) {
      if let eqf = Decimal.digits(text.dropFirst(prefix.count).utf8), (1...8).contains(eqf) {
        return .init(eqf: eqf, cycle: cycle)
      }
    }
    return note("level", .value(text, expected: expected))
  }

  private func terms(_ value: JSONValue, _ name: String, _ vocabulary: Vocabulary) -> [MicroCredential.Term]? {
    all(items(value, name, Limit.terms)) { item in
      guard let text = self.text(item, name, Limit.term) else { return nil }
      if let code = vocabulary.code(for: text) { return .code(code) }
      // One word in small letters is a misspelt term. A concept without a code is written in words or as a URI.
      let looksLikeATerm = text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || Shape.isDigit($0) || $0 == UInt8(ascii: "-")
      }
      guard looksLikeATerm else { return .text(text) }
      return self.note(name, .value(text, expected: Self.expected(vocabulary) + ", or other words of your own"))
    }
  }

  private func code(_ value: JSONValue, _ name: String, _ vocabulary: Vocabulary) -> UInt8? {
    guard let text = value.string else { return note(name, .type(expected: Self.expected(vocabulary))) }
    return vocabulary.code(for: text) ?? note(name, .value(text, expected: Self.expected(vocabulary)))
  }

  private func grade() -> MicroCredential.Grade? {
    let scheme = optional("gradingScheme") { self.text($0, $1, Limit.gradingScheme) }
    guard let grade = optional("grade", { self.text($0, $1, Limit.grade) }) else {
      return value("gradingScheme") != nil && value("grade") == nil ? note("grade", .missing) : nil
    }
    return .init(grade: grade, scheme: scheme)
  }

  private func stackability() -> MicroCredential.Stackability? {
    let target = optional("partOf") { self.text($0, $1, Limit.partOf) }
    guard let code = optional("stackability", { self.code($0, $1, .stackability) }) else {
      return value("partOf") != nil && value("stackability") == nil ? note("stackability", .missing) : nil
    }
    return .init(code: code, partOf: target)
  }

  private func language(_ value: JSONValue, _ name: String) -> String? {
    guard let language = text(value, name, Limit.language) else { return nil }
    return Shape.isLanguage(language)
      ? language : note(name, .value(language, expected: "a language like en or de-AT (BCP 47)"))
  }

  private func field(_ value: JSONValue, _ name: String) -> String? {
    let expected = "two to four digits of ISCED-F 2013, with their zeros, as a text"
    guard let text = value.string else { return note(name, .type(expected: expected)) }
    let base = "http://data.europa.eu/snb/isced-f/"
    let field = text.hasPrefix(base) ? String(text.dropFirst(base.count)) : text
    return Shape.isField(field) ? field : note(name, .value(text, expected: expected))
  }

  private func titles(_ value: JSONValue, _ name: String) -> [MicroCredential.LocalizedTitle]? {
    let expected = "an object with a title for each language"
    guard case .object(let members) = value else { return note(name, .type(expected: expected)) }
    guard members.count <= Limit.titles else { return note(name, .tooMany(members.count, limit: Limit.titles)) }
    var titles: [MicroCredential.LocalizedTitle] = []
    for member in members {
      guard let language = language(.string(member.name), name),
        let title = text(member.value, name + "." + member.name, Limit.title)
      else { return nil }
      titles.append(.init(language: language, title: title))
    }
    // The order of their encoding, so that a draft equals the credential that is read from its code.
    return titles.sorted { left, right in
      let (a, b) = ([UInt8](left.language.utf8), [UInt8](right.language.utf8))
      return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }
  }

  private func assurances(_ value: JSONValue, _ name: String) -> [MicroCredential.Assurance]? {
    all(items(value, name, Limit.assurances)) { item in
      let expected = "an object with name, uri and validUntil"
      guard let entry = self.object(item, name, ["name", "uri", "validUntil"], expected: expected) else { return nil }
      guard let entryName = entry["name"] else { return self.note(name + ".name", .missing) }
      guard let read = self.text(entryName, name + ".name", Limit.assurance) else { return nil }
      let uri = entry["uri"].flatMap { self.text($0, name + ".uri", Limit.uri) }
      let until = entry["validUntil"].flatMap { self.day($0, name + ".validUntil") }
      return .init(name: read, uri: uri, validUntil: until)
    }
  }

  private func document(_ value: JSONValue, _ name: String) -> MicroCredential.Document? {
    let expected = "an object with uri and sha256"
    guard let document = object(value, name, ["uri", "sha256"], expected: expected) else { return nil }
    guard let uri = document["uri"] else { return note(name + ".uri", .missing) }
    guard let digest = document["sha256"]?.string else { return note(name + ".sha256", .missing) }
    guard let bytes = Hexadecimal.decode(digest), bytes.count == 32 else {
      return note(name + ".sha256", .value(digest, expected: "64 hexadecimal digits"))
    }
    return text(uri, name + ".uri", Limit.uri).map { .init(uri: $0, digest: bytes) }
  }

  private func status(_ value: JSONValue, _ name: String) -> StatusReference? {
    let expected = "an object with uri and idx"
    guard let status = object(value, name, ["uri", "idx"], expected: expected) else { return nil }
    guard let uri = status["uri"] else { return note(name + ".uri", .missing) }
    guard let idx = status["idx"] else { return note(name + ".idx", .missing) }
    let digits = idx.digits ?? idx.string.flatMap { JSONValue.number($0).digits }
    guard let index = digits.flatMap({ UInt32(exactly: $0) }) else {
      return note(name + ".idx", .type(expected: "a whole number from 0 to 4294967295"))
    }
    return text(uri, name + ".uri", Limit.statusURI).map { StatusReference(uri: $0, index: index) }
  }

  // MARK: Forms of text

  private static func expected(_ vocabulary: Vocabulary) -> String {
    "one of " + vocabulary.concepts.map { $0.term }.joined(separator: ", ")
  }
}
