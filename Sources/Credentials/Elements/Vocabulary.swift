import Codecs

/// A closed list of concepts that MC1 writes as small integers.
///
/// New codes are appended; a code never changes its meaning. A term is the concept's English label in kebab case. If
/// the European Union publishes the concept, its URI is accepted too.
public struct Vocabulary: Sendable {
  /// One concept.
  public struct Concept: Sendable {
    /// The number in MC1 payloads.
    public let code: UInt8
    /// The English label in kebab case.
    public let term: String
    /// The end of the official URI, after the vocabulary's base; nil for a concept that only MC1 has.
    let suffix: String?
  }

  /// The concepts in the order of their codes.
  public let concepts: [Concept]
  /// The beginning of the official URIs.
  private let base: String

  private init(_ list: String, firstCode: UInt8 = 1, _ entries: [(term: String, suffix: String?)]) {
    base = "http://data.europa.eu/snb/" + list + "/"
    concepts = entries.enumerated().map {
      Concept(code: firstCode + UInt8($0.offset), term: $0.element.term, suffix: $0.element.suffix)
    }
  }

  /// The term of `code`; for one above the table, which a later version may have added, `code-<n>`.
  public func term(for code: UInt8) -> String {
    concepts.first { $0.code == code }?.term ?? "code-" + String(code)
  }

  /// Whether the table has `code`.
  public func knows(_ code: UInt8) -> Bool { concepts.contains { $0.code == code } }

  /// The code of a term or an official URI; nil for any other text.
  public func code(for text: String) -> UInt8? {
    concepts.first { $0.term.hasSameBytes(as: text) || isURI(text, of: $0) }?.code
  }

  /// The official URI of `code`; nil if there is none.
  public func uri(for code: UInt8) -> String? {
    concepts.first { $0.code == code }?.suffix.map { base + $0 }
  }

  private func isURI(_ text: String, of concept: Concept) -> Bool {
    guard let suffix = concept.suffix else { return false }
    return text.hasSameBytes(as: base + suffix)
  }
}

extension Vocabulary {
  /// Assessment types, `http://data.europa.eu/snb/assessment/`.
  public static let assessment = Vocabulary(
    "assessment",
    [
      ("artefact-assessment", "de4d165a6c"), ("continuous-evaluation", "3484bd7e51"),
      ("group-performance", "56539a6507"), ("level-of-attendance", "7331eb4762"),
      ("marked-assignment", "2939dae15f"), ("oral-examination", "d30284d7df"),
      ("peer-assessment", "19a2e5e671"), ("peer-review", "812e3b0ae1"), ("portfolio", "4f03b91c0e"),
      ("practical-assessment", "6a4db9f11d"), ("problem-based-learning", "c4256a2726"),
      ("project-work", "795dac4096"), ("quiz", "b1b68f6735"), ("written-examination", "6e6cb2cc78"),
    ])

  /// Modes of learning; the Union publishes them under the name of learning assessment.
  public static let participation = Vocabulary(
    "learning-assessment",
    [
      ("blended", "e92d221e4d"), ("online", "920fbb3cbe"), ("presential", "9191af2ed9"),
      ("project-based", "7813801c77"), ("research-lab-based", "ed4c557045"), ("work-based", "729f3bed4b"),
    ])

  /// Accreditation types. Only MC1 has the last three, for quality assurance that is no accreditation.
  public static let quality = Vocabulary(
    "accreditation",
    [
      ("institutional-license", "003293d2ce"), ("institutional-quality-assurance", "bb4618238e"),
      ("program-license", "e57dddfcf3"), ("program-quality-assurance", "820101cba6"),
      ("internal-quality-assurance", nil), ("sectoral-quality-assurance", nil),
      ("certified-management-system", nil),
    ])

  /// Supervision and identity verification during assessment.
  public static let supervision = Vocabulary(
    "supervision-verification",
    [
      ("unsupervised-without-id", "c598449d64"), ("unsupervised-with-id", "df2880c5cb"),
      ("supervised-without-id", "44314532f9"), ("supervised-with-id", "70be69aaf9"),
    ])

  /// Integration and stackability; only MC1 has these concepts.
  public static let stackability = Vocabulary("", firstCode: 0, [("standalone", nil), ("stackable", nil)])

  /// Cycles of the framework of the European Higher Education Area; the Union publishes no such list.
  public static let cycle = Vocabulary(
    "", firstCode: 0, [("short", nil), ("first", nil), ("second", nil), ("third", nil)])

  /// Learning activity types, `http://data.europa.eu/snb/learning-activity/`.
  public static let activity = Vocabulary(
    "learning-activity",
    [
      ("apprenticeship", "d46a826a39"), ("classroom-coursework", "ff436ea7c9"),
      ("e-learning-coursework", "bf2e3a7bae"), ("educational-programme", "fd33e234ae"),
      ("internship", "bf5588ff84"), ("job-experience", "4357e0e681"),
      ("lab-simulation-practice", "3c8bd58d62"), ("research", "a7e556215a"),
      ("self-motivated-study", "b660f5dcea"), ("volunteering", "59eaf34fab"),
      ("workshop-seminar-or-conference", "efff75e10a"),
    ])

  /// Learning opportunity types, `http://data.europa.eu/snb/learning-opportunity/`.
  public static let opportunity = Vocabulary(
    "learning-opportunity",
    [
      ("apprenticeship", "63f9f6180c"), ("class", "7e1ac538db"), ("course", "05053c1cbe"),
      ("educational-programme", "79343569f3"), ("internship", "77b99de990"), ("mooc", "17744a2647"),
      ("mentoring", "11252a5207"), ("programme-module", "0f7dac46ca"), ("service-learning", "8b965da2d4"),
      ("short-learning-programme", "74a4a268e8"), ("study-visit", "65a4cf5de2"), ("thesis", "b2434ca358"),
    ])
}
