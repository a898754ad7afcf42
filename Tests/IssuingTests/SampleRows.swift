import Codecs
import Credentials
import Issuing
import Keys
import Trust

/// Rows of a roll, and an issuer to sign them.
enum SampleRow {
  /// A row that nothing is wrong with.
  static let good: [(String, String)] = [
    ("familyName", "Kowalska"), ("givenName", "Anna"), ("title", "Data ethics"), ("language", "en"),
    ("issuerCountry", "NL"), ("awardingBody", "Example School"), ("issuanceDate", "2026-05-14"),
    ("learningOutcomes", "Explain how data may be used"), ("typeOfAssessment", "quiz"),
    ("formOfParticipation", "online"), ("qualityAssurance", "institutional-license"),
  ]

  /// The good row with other members.
  static func row(_ changes: [(String, String)] = []) -> JSONValue {
    var members = good
    for change in changes {
      members.removeAll { $0.0 == change.0 }
      if !change.1.isEmpty { members.append(change) }
    }
    let workload = JSONMember("notionalWorkload", .object([JSONMember("ects", .number("2.5"))]))
    return .object(members.map { JSONMember($0.0, .string($0.1)) } + [workload])
  }

  /// A day as it is written; for what is none the first of 1970, which no test expects.
  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }

  /// The day of signing.
  static let today = day("2026-05-20")
  static let issuerID = "https://school.example"
  static let issuerName = "Example School"

  /// A key of the issuer and its issuer file.
  static func issuer() throws -> (issuer: Issuer, file: JSONValue) {
    let key = try PrivateKey.generate(for: .es256)
    let file = IssuerFile.make(
      id: issuerID, name: issuerName, country: "NL", key: key.publicMaterial, cohort: "2026")
    return (try Issuer(key: key, file: IssuerFile(file)), file)
  }
}
