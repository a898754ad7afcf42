import Codecs
public import Credentials

/// A demand of the desk on genuine credentials, for the job at hand.
///
/// A rule looks at what the signature covers and at what the desk's own trust store says of the issuer. A credential
/// that is silent on the demand does not meet it.
public struct Rule: Sendable, Equatable {
  /// Its name in verdicts, `rule:<name>`: small letters, digits and hyphens, at most 32.
  public let name: String
  /// What a credential must have.
  public let demand: Demand

  /// What a rule can ask for.
  public enum Demand: Sendable, Equatable {
    /// At least this level of the European Qualifications Framework.
    case level(Int)
    /// At least this many hundredths of an ECTS credit.
    case credits(Int)
    /// A learning outcome that stands for this skill.
    case skill(Credential.Skill)
    /// Assessed under supervision, with the identity document checked.
    case supervision
    /// Issued at most this long ago.
    case age(Age)
    /// Signed by an issuer that the trust store places in one of these countries, ISO 3166-1 alpha-2.
    case countries([String])
    /// Signed by one of these issuers, by their ids.
    case issuers([String])
  }

  /// A length of time back from today.
  public enum Age: Sendable, Equatable {
    case months(Int)
    case days(Int)
  }

  init(name: String, demand: Demand) {
    self.name = name
    self.demand = demand
  }

  /// Whether the rule may discriminate people by origin or age, so that the desk's keeper needs a reason for it:
  /// Article 45 of the Treaty on the Functioning of the European Union, Directive 2000/78/EC.
  public var mayDiscriminate: Bool {
    switch demand {
    case .age, .countries: true
    default: false
    }
  }

  /// Whether a genuine credential meets the rule.
  func isMet(by credential: Credential, issuer: Verdict.Issuer, today: Day) -> Bool {
    switch demand {
    case .level(let level): credential.level.map { $0.eqf >= level } ?? false
    case .credits(let hundredths): credential.notionalWorkload?.ectsHundredths.map { $0 >= hundredths } ?? false
    case .skill(let skill): credential.learningOutcomes.contains { $0.skills.contains { $0.isSame(as: skill) } }
    case .supervision: credential.supervision == Vocabulary.supervision.code(for: "supervised-with-id")
    case .age(let age): credential.issuanceDate.map { age.earliest(before: today) <= $0 } ?? false
    case .countries(let countries):
      issuer.country.map { country in countries.contains { $0.hasSameBytes(as: country) } } ?? false
    case .issuers(let ids): issuer.id.map { id in ids.contains { $0.hasSameBytes(as: id) } } ?? false
    }
  }
}

extension Rule.Age {
  /// The earliest day that this age still includes. If a month has no such day, its last day counts.
  func earliest(before today: Day) -> Day {
    switch self {
    case .days(let count): return Day(number: today.number - Int64(count))
    case .months(let count):
      let (year, month, day) = today.date
      let months = year * 12 + month - 1 - count
      guard months >= 12 else { return .first }
      return (0...3).lazy.compactMap { Day(year: months / 12, month: months % 12 + 1, day: day - $0) }.first ?? .first
    }
  }
}

extension Credential.Skill {
  fileprivate func isSame(as other: Credential.Skill) -> Bool {
    switch (self, other) {
    case (.esco(let left), .esco(let right)): left == right
    case (.uri(let left), .uri(let right)): left.hasSameBytes(as: right)
    default: false
    }
  }
}
