public import Codecs

/// The types of single elements. They are the same in every format. Limits are those of MC1 (``Limit``).
extension Credential {
  /// A body that awards credentials.
  public struct AwardingBody: Sendable, Equatable {
    /// Its legal name.
    public var name: String
    /// Its identifier in a register; nil if none is stated.
    public var identifier: String?
    /// Its web address; nil if none is stated. It is shown, never fetched.
    public var homepage: String?
  }

  /// One learning outcome.
  public struct LearningOutcome: Sendable, Equatable {
    /// The outcome in words.
    public var text: String
    /// Up to six skills that the outcome stands for.
    public var skills: [Skill]
  }

  /// A skill in a published list.
  public enum Skill: Sendable, Equatable {
    /// An ESCO skill, by the 16 bytes of its UUID.
    case esco([UInt8])
    /// Any other skill, by its URI.
    case uri(String)
  }

  /// A workload; at least one of the two members has a value.
  public struct Workload: Sendable, Equatable {
    /// Hundredths of an ECTS credit: 250 is 2.5 ECTS.
    public var ectsHundredths: Int?
    /// Hours of work; nil if only credits are stated.
    public var hours: Int?
  }

  /// A level of learning.
  public struct Level: Sendable, Equatable {
    /// The level of the European Qualifications Framework, 1 to 8.
    public var eqf: Int
    /// The cycle of the European Higher Education Area: a code of ``Vocabulary/cycle``; nil if none is stated.
    public var cycle: UInt8?
  }

  /// A concept of a ``Vocabulary``.
  public enum Term: Sendable, Equatable {
    /// The concept's code.
    case code(UInt8)
    /// A concept without a code, in words or as a URI.
    case text(String)
  }

  /// A grade achieved.
  public struct Grade: Sendable, Equatable {
    /// The grade, as the scheme writes it.
    public var grade: String
    /// The grading scheme's name or URI; nil if none is stated.
    public var scheme: String?
  }

  /// Whether a credential counts towards a larger one.
  public struct Stackability: Sendable, Equatable {
    /// A code of ``Vocabulary/stackability``: 0 standalone, 1 stackable.
    public var code: UInt8
    /// The larger credential towards which it counts; nil if none is stated.
    public var partOf: String?
  }

  /// The title in one more language.
  public struct LocalizedTitle: Sendable, Equatable {
    /// BCP 47 language of the title.
    public var language: String
    /// The title in that language.
    public var title: String
  }

  /// A body that assures quality.
  public struct Assurance: Sendable, Equatable {
    /// The body's name.
    public var name: String
    /// A URI of the assurance; nil if none is stated. It is never fetched.
    public var uri: String?
    /// The last day of the assurance; nil if none is stated.
    public var validUntil: Day?
  }

  /// The full credential of which an MC1 code is a compact copy.
  public struct Document: Sendable, Equatable {
    /// Where the document is; it is never fetched.
    public var uri: String
    /// SHA-256 of the document, 32 bytes.
    public var digest: [UInt8]
  }
}
