/// An empty roll with its explanation, to be opened in a spreadsheet.
package enum RollTemplate {
  /// Members in the order in which a registrar fills them in.
  private static let columns = [
    "familyName", "givenName", "title", "language", "issuerCountry", "awardingBody", "issuanceDate", "learningOutcomes",
    "notionalWorkload.ects", "notionalWorkload.hours", "level", "cycle", "typeOfAssessment", "formOfParticipation",
    "qualityAssurance", "entryRequirements", "supervision", "grade", "gradingScheme", "stackability", "partOf",
    "additionalNote", "fieldOfEducation", "languageOfLearning", "expiryDate", "codeExpires", "certificateNumber",
  ]

  /// The roll as CSV with semicolons, in UTF-8 with a byte order mark.
  ///
  /// - Parameter comments: the explanation, a line each, without the sign of a comment.
  package static func text(comments: [String]) -> String {
    "\u{FEFF}" + comments.map { "# " + $0 + "\r\n" }.joined() + columns.joined(separator: ";") + "\r\n"
  }
}
