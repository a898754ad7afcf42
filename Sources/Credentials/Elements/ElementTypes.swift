public import Codecs

/// The types of single elements, the same in every format.
extension Credential {
  public struct AwardingBody: Sendable, Equatable {
    public var name: String
    public var identifier: String?
    public var homepage: String?
  }

  public struct LearningOutcome: Sendable, Equatable {
    public var text: String
    /// Up to six skills the outcome stands for.
    public var skills: [Skill]
  }

  public enum Skill: Sendable, Equatable {
    /// A skill of ESCO by the 16 bytes of its UUID.
    case esco([UInt8])
    /// Any other skill by its URI.
    case uri(String)
  }

  /// At least one of the two.
  public struct Workload: Sendable, Equatable {
    /// Hundredths of an ECTS credit: 250 is 2.5 ECTS.
    public var ectsHundredths: Int?
    public var hours: Int?
  }

  public struct Level: Sendable, Equatable {
    /// The level of the European Qualifications Framework, 1 to 8.
    public var eqf: Int
    public var cycle: UInt8?
  }

  /// A concept of a vocabulary by its code, or one without a code in words or as a URI.
  public enum Term: Sendable, Equatable {
    case code(UInt8)
    case text(String)
  }

  public struct Grade: Sendable, Equatable {
    public var grade: String
    public var scheme: String?
  }

  public struct Stackability: Sendable, Equatable {
    public var code: UInt8
    /// The larger credential this one counts towards.
    public var partOf: String?
  }

  public struct LocalizedTitle: Sendable, Equatable {
    public var language: String
    public var title: String
  }

  public struct Assurance: Sendable, Equatable {
    public var name: String
    public var uri: String?
    public var validUntil: Day?
  }

  public struct Document: Sendable, Equatable {
    public var uri: String
    /// SHA-256 of the document, 32 bytes.
    public var digest: [UInt8]
  }
}
