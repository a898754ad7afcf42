import Foundation
import Testing

/// An issuer with its key and issuer file, made by the program itself.
final class School {
  let folder: TemporaryFolder
  let name: String
  let id: String

  var key: String { folder.path("issuer/issuer-key.pem") }
  var file: String { folder.path("issuer/issuer.json") }
  /// What a desk that trusts this issuer alone adds to its command.
  var trust: [String] { ["--only-trust", "--trust", file] }

  init(
    _ name: String = "Delft University of Technology", id: String = "https://tudelft.nl", algorithm: String = "ES256",
    country: String = "NL"
  ) throws {
    folder = try TemporaryFolder()
    (self.name, self.id) = (name, id)
    let answer = try Program.run([
      "keygen", "--out", folder.path("issuer"), "--id", id, "--name", name, "--country", country, "--alg", algorithm,
    ])
    try #require(answer.status == 0, "\(answer.errors)")
  }

  /// The example of a short course, with members changed, added or left out.
  static func course(
    _ changes: [String: Any] = [:], without: [String] = [], awardingBody: String = "Delft University of Technology"
  ) -> String {
    var members: [String: Any] = [
      "familyName": "Kowalska", "givenName": "Anna", "title": "Introduction to Data Ethics", "language": "en",
      "issuerCountry": "NL", "awardingBody": awardingBody, "issuanceDate": "2026-05-14",
      "learningOutcomes": [
        "Explain how personal data may be used and shared", "Apply a fairness check to a simple prediction model",
        "Weigh the interests of users and society in a case",
      ],
      "notionalWorkload": ["ects": 1, "hours": 25], "level": "EQF-6", "cycle": "first",
      "typeOfAssessment": ["written-examination"], "formOfParticipation": "online",
      "qualityAssurance": "institutional-quality-assurance",
    ]
    for (name, value) in changes { members[name] = value }
    for name in without { members[name] = nil }
    let data = try? JSONSerialization.data(withJSONObject: members, options: [.sortedKeys])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// Signs the course as it was on 14 May 2026, unless another day is named.
  func code(_ changes: [String: Any] = [:], on day: String = "2026-05-14") throws -> String {
    let answer = try Program.run(
      ["issue", "--key", key, "--issuer", file, "--at", day], input: Self.course(changes, awardingBody: name))
    try #require(answer.status == 0, "\(answer.errors)")
    return try #require(answer.lines.first)
  }
}

/// Changes bytes of a signed text and leaves the signature, as anybody can.
func forged(_ code: String, _ old: String, _ new: String) throws -> String {
  let folder = try TemporaryFolder()
  let path = try folder.write("code.txt", code)
  let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Scripts/forge")
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", script.path, path, old, new]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0)
  return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
}

/// A code whose last bytes are missing and whose base45 is right all the same.
func truncated(_ code: String) -> String {
  String(code.dropLast((code.utf8.count - 4) % 3 == 2 ? 2 : 3))
}

/// The verdict of a line of JSON.
func verdict(_ line: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}
