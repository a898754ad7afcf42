import Credentials

/// An empty roll with its explanation, to be opened in a spreadsheet.
public enum RollTemplate {
  /// Members in the order in which a registrar fills them in.
  private static let columns = [
    "familyName", "givenName", "title", "language", "issuerCountry", "awardingBody", "issuanceDate", "learningOutcomes",
    "notionalWorkload.ects", "notionalWorkload.hours", "level", "cycle", "typeOfAssessment", "formOfParticipation",
    "qualityAssurance", "entryRequirements", "supervision", "grade", "gradingScheme", "stackability", "partOf",
    "additionalNote", "fieldOfEducation", "languageOfLearning", "expiryDate", "codeExpires", "certificateNumber",
  ]

  /// The roll as CSV with semicolons, in UTF-8 with a byte order mark.
  public static var text: String {
    "\u{FEFF}" + explanation.map { "# " + $0 + "\r\n" }.joined() + columns.joined(separator: ";") + "\r\n"
  }

  private static let explanation = [
    "A roll for vidimus issue. Lines that begin with # are comments. One row a learner below the header.",
    "Save as CSV UTF-8. Columns may stand in any order and be left out where empty. More columns do no harm.",
    "Mandatory (Council Recommendation 2022/C 243/02 - Annex I): familyName title language issuerCountry awardingBody",
    "  issuanceDate learningOutcomes notionalWorkload (ects or hours or both) typeOfAssessment formOfParticipation",
    "  qualityAssurance. What is the same for the whole course can stand in a file for --defaults instead.",
    "familyName: the family name or the only name. issuerCountry: NL or a region like ES-CT (GR for Greece).",
    "language: of the texts in the row: en or de-AT. Dates: 2026-05-14 or 14.05.2026.",
    "Lists have | between their entries: learningOutcomes issuerCountry typeOfAssessment formOfParticipation",
    "  qualityAssurance. Example of learningOutcomes: Explain how data may be used | Apply a fairness check",
    "notionalWorkload.ects: 2.5 or 2,5. level: EQF-1 to EQF-8 or 1 to 8. cycle: short first second third.",
    "typeOfAssessment: " + terms(.assessment) + " or words of your own",
    "formOfParticipation: " + terms(.participation),
    "qualityAssurance: " + terms(.quality),
    "supervision: " + terms(.supervision) + ". stackability: " + terms(.stackability),
    "fieldOfEducation: two to four digits of ISCED-F 2013. expiryDate: when the achievement lapses.",
    "codeExpires: the last day on which the code is good. Empty: for good.",
  ]

  private static func terms(_ vocabulary: Vocabulary) -> String {
    vocabulary.concepts.map { $0.term }.joined(separator: " ")
  }
}
