import Foundation
import Testing

/// Project Wycheproof's signatures, put to the program's own verification in a process of its own, so that the same
/// suites run on the boards.
@Suite(.enabled(if: Vectors.arePresent, Vectors.absence)) struct SignatureSuiteTests {
  @Test(arguments: [
    ("ecdsa_secp256r1_sha256_p1363_test.json", "ES256", 262), ("ecdsa_secp384r1_sha384_p1363_test.json", "ES384", 280),
    ("ed25519_test.json", "EdDSA", 151), ("rsa_pss_2048_sha256_mgf1_32_test.json", "PS256", 108),
    ("rsa_signature_2048_sha256_test.json", "RS256", 259),
  ])
  func verdictsAreWycheproofs(_ file: String, _ algorithm: String, _ count: Int) throws {
    let suite = try Vectors.json("wycheproof/testvectors_v1/" + file)
    #expect(suite["numberOfTests"] as? Int == count)
    var lines: [String] = []
    var expected: [(name: String, result: String)] = []
    for group in try #require(suite["testGroups"] as? [[String: Any]]) {
      let key = try #require(group["publicKeyDer"] as? String)
      for test in try #require(group["tests"] as? [[String: Any]]) {
        let message = try #require(test["msg"] as? String), signature = try #require(test["sig"] as? String)
        lines.append([algorithm, key, message, signature].map { $0.isEmpty ? "-" : $0 }.joined(separator: " "))
        expected.append(("tcId \(try #require(test["tcId"] as? Int))", try #require(test["result"] as? String)))
      }
    }
    let answers = try Oracle.ask(lines)
    #expect(answers.count == lines.count)
    var score = Score("Wycheproof \(algorithm)", divergences: Self.divergences[algorithm] ?? [:])
    for (answer, (name, result)) in zip(answers, expected) {
      // "Acceptable" is for the verifier to decide; this one takes no signature that is not exactly as it should be.
      score.note(name, agrees: (answer == "valid") == (result == "valid"))
    }
    try score.check(count: count)
  }

  private static let divergences: [String: [String: String]] = [:]
}

/// The process that answers signatures; `VIDIMUS_ORACLE` names another build of it, with what runs it in front.
enum Oracle {
  static func ask(_ lines: [String]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let beside = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("SignatureOracle").path
    let command = ProcessInfo.processInfo.environment["VIDIMUS_ORACLE"] ?? beside
    process.arguments = command.split(separator: " ").map(String.init)
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("oracle-" + UUID().uuidString)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answers = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationReason == .exit)
    return String(decoding: answers, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
