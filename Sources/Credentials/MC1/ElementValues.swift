import Codecs
import Envelopes

extension [CBORPair] {
  /// The value of an integer key; nil if it is missing.
  func value(for key: Int64) -> CBORValue? {
    for pair in self where pair.key.int64 == key { return pair.value }
    return nil
  }

  /// How many pairs are unknown, because a later version added them. Every key of MC1 is an integer.
  func unknownCount(besides known: [Int64]) throws(PayloadError.Fault) -> Int {
    var count = 0
    for pair in self {
      switch pair.key {
      case .unsigned, .negative:
        if pair.key.int64.map({ known.contains($0) }) != true { count += 1 }
      default: throw .type
      }
    }
    return count
  }
}

/// Readers of single elements, whose CDDL is in `Documentation/format-mc1.md`.
extension CBORValue {
  typealias Fault = PayloadError.Fault

  // MARK: Simple values

  func text(limit: Int) throws(Fault) -> String {
    guard case .text(let text) = self else { throw .type }
    guard (1...limit).contains(text.utf8.count) else { throw .length(text.utf8.count, limit: limit) }
    return text
  }

  func byteString(_ lengths: ClosedRange<Int>) throws(Fault) -> [UInt8] {
    guard case .bytes(let bytes) = self else { throw .type }
    guard lengths.contains(bytes.count) else { throw .length(bytes.count, limit: lengths.upperBound) }
    return bytes
  }

  /// Seconds since 1970, up to the last second that RFC 3339 can write.
  func timestamp() throws(Fault) -> Timestamp {
    guard case .unsigned(let seconds) = self else { throw .type }
    guard seconds <= UInt64(Timestamp.last.seconds) else { throw .value }
    return Timestamp(seconds: Int64(seconds))
  }

  /// Days since 1970-01-01 (RFC 8943, without its tag) that RFC 3339 can write.
  func day() throws(Fault) -> Day {
    switch self {
    case .unsigned, .negative: break
    default: throw .type
    }
    guard let number = int64, (Day.first.number...Day.last.number).contains(number) else { throw .value }
    return Day(number: number)
  }

  func number(_ allowed: ClosedRange<Int>) throws(Fault) -> Int {
    guard case .unsigned(let value) = self else { throw .type }
    guard let number = Int(exactly: value), allowed.contains(number) else { throw .value }
    return number
  }

  /// A code of a vocabulary whose first code is `first`.
  func code(from first: UInt8) throws(Fault) -> UInt8 {
    UInt8(try number(Int(first)...255))
  }

  /// The items of a list, or a single value that stands without a list.
  func items(limit: Int) throws(Fault) -> [CBORValue] {
    guard case .array(let items) = self else { return [self] }
    guard (1...limit).contains(items.count) else { throw .length(items.count, limit: limit) }
    return items
  }

  private func pairs() throws(Fault) -> [CBORPair] {
    guard case .map(let pairs) = self else { throw .type }
    return pairs
  }

  // MARK: Elements

  func learner(unknown: inout Int) throws(Fault) -> MicroCredential.Learner {
    let pairs = try pairs()
    unknown += try pairs.unknownCount(besides: [1, 2, 3])
    guard let family = pairs.value(for: 1) else { throw .missing }
    return MicroCredential.Learner(
      familyName: try family.text(limit: Limit.name),
      givenName: try pairs.value(for: 2)?.text(limit: Limit.name),
      dateOfBirth: try pairs.value(for: 3)?.day())
  }

  func regions() throws(Fault) -> [String] {
    var regions: [String] = []
    for item in try items(limit: Limit.regions) {
      let region = try item.text(limit: Limit.region)
      guard Shape.isRegion(region) else { throw .value }
      regions.append(region)
    }
    return regions
  }

  func awardingBody(unknown: inout Int) throws(Fault) -> MicroCredential.AwardingBody {
    if case .text = self {
      return MicroCredential.AwardingBody(name: try text(limit: Limit.awardingBody))
    }
    let pairs = try pairs()
    unknown += try pairs.unknownCount(besides: [1, 2, 3])
    guard let name = pairs.value(for: 1) else { throw .missing }
    return MicroCredential.AwardingBody(
      name: try name.text(limit: Limit.awardingBody),
      identifier: try pairs.value(for: 2)?.text(limit: Limit.identifier),
      homepage: try pairs.value(for: 3)?.text(limit: Limit.homepage))
  }

  /// Learning outcomes, always a list: an outcome with skills is a list itself, so one without a list around it would
  /// be ambiguous.
  func outcomes() throws(Fault) -> [MicroCredential.LearningOutcome] {
    guard case .array = self else { throw .type }
    var outcomes: [MicroCredential.LearningOutcome] = []
    for item in try items(limit: Limit.outcomes) { outcomes.append(try item.outcome()) }
    return outcomes
  }

  private func outcome() throws(Fault) -> MicroCredential.LearningOutcome {
    let parts = try items(limit: 1 + Limit.skills)
    var skills: [MicroCredential.Skill] = []
    for part in parts.dropFirst() {
      if case .bytes = part {
        skills.append(.esco(try part.byteString(16...16)))
      } else {
        skills.append(.uri(try part.text(limit: Limit.skill)))
      }
    }
    return MicroCredential.LearningOutcome(text: try parts[0].text(limit: Limit.outcome), skills: skills)
  }

  func workload(unknown: inout Int) throws(Fault) -> MicroCredential.Workload {
    let pairs = try pairs()
    unknown += try pairs.unknownCount(besides: [1, 2])
    let workload = MicroCredential.Workload(
      ectsHundredths: try pairs.value(for: 1)?.number(1...Limit.workload),
      hours: try pairs.value(for: 2)?.number(1...Limit.workload))
    guard workload.ectsHundredths != nil || workload.hours != nil else { throw .missing }
    return workload
  }

  func level() throws(Fault) -> MicroCredential.Level {
    let parts = try items(limit: 2)
    return MicroCredential.Level(
      eqf: try parts[0].number(1...8), cycle: parts.count > 1 ? try parts[1].code(from: 0) : nil)
  }

  func terms() throws(Fault) -> [MicroCredential.Term] {
    var terms: [MicroCredential.Term] = []
    for item in try items(limit: Limit.terms) {
      if case .text = item {
        terms.append(.text(try item.text(limit: Limit.term)))
      } else {
        terms.append(.code(try item.code(from: 1)))
      }
    }
    return terms
  }

  func grade() throws(Fault) -> MicroCredential.Grade {
    let parts = try items(limit: 2)
    return MicroCredential.Grade(
      grade: try parts[0].text(limit: Limit.grade),
      scheme: parts.count > 1 ? try parts[1].text(limit: Limit.gradingScheme) : nil)
  }

  func stackability() throws(Fault) -> MicroCredential.Stackability {
    let parts = try items(limit: 2)
    return MicroCredential.Stackability(
      code: try parts[0].code(from: 0), partOf: parts.count > 1 ? try parts[1].text(limit: Limit.partOf) : nil)
  }

  func language() throws(Fault) -> String {
    let language = try text(limit: Limit.language)
    guard Shape.isLanguage(language) else { throw .value }
    return language
  }

  func field() throws(Fault) -> String {
    let field = try text(limit: 4)
    guard Shape.isField(field) else { throw .value }
    return field
  }

  func titles() throws(Fault) -> [MicroCredential.LocalizedTitle] {
    let pairs = try pairs()
    guard (1...Limit.titles).contains(pairs.count) else { throw .length(pairs.count, limit: Limit.titles) }
    var titles: [MicroCredential.LocalizedTitle] = []
    for pair in pairs {
      titles.append(
        MicroCredential.LocalizedTitle(
          language: try pair.key.language(), title: try pair.value.text(limit: Limit.title)))
    }
    return titles
  }

  func assurances(unknown: inout Int) throws(Fault) -> [MicroCredential.Assurance] {
    var assurances: [MicroCredential.Assurance] = []
    for item in try items(limit: Limit.assurances) {
      let pairs = try item.pairs()
      unknown += try pairs.unknownCount(besides: [1, 2, 3])
      guard let name = pairs.value(for: 1) else { throw .missing }
      assurances.append(
        MicroCredential.Assurance(
          name: try name.text(limit: Limit.assurance),
          uri: try pairs.value(for: 2)?.text(limit: Limit.uri),
          validUntil: try pairs.value(for: 3)?.day()))
    }
    return assurances
  }

  func document() throws(Fault) -> MicroCredential.Document {
    guard case .array(let parts) = self, parts.count == 2 else { throw .type }
    return MicroCredential.Document(
      uri: try parts[0].text(limit: Limit.uri), digest: try parts[1].byteString(32...32))
  }

  /// `{"status_list": {"idx": n, "uri": "…"}}`; unknown members are counted.
  func statusReference(unknown: inout Int) throws(Fault) -> StatusReference {
    let mechanisms = try pairs()
    // A status that cannot be looked up must not pass for "no status".
    guard let list = mechanisms.first(where: { $0.key == .text("status_list") })?.value else { throw .missing }
    let members = try list.pairs()
    guard let index = members.first(where: { $0.key == .text("idx") })?.value,
      let uri = members.first(where: { $0.key == .text("uri") })?.value
    else { throw .missing }
    for pair in mechanisms + members {
      guard case .text = pair.key else { throw .type }
    }
    unknown += mechanisms.count - 1 + members.count - 2
    guard case .unsigned(let number) = index else { throw .type }
    guard let number = UInt32(exactly: number) else { throw .value }
    return StatusReference(uri: try uri.text(limit: Limit.statusURI), index: number)
  }
}
