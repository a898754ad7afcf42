import Foundation
import Testing

/// `verify --json --filter` under engines that spread lines over processes, as documented in registrar.md.
@Suite(.enabled(if: Program.isNative)) struct ArchiveTests {
  private static let example = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Documentation/examples/verify-archive.py")
    .standardizedFileURL.path

  @Test(.enabled(if: isThere("parallel"), "GNU parallel is not installed"))
  func parallelAnswersInTheOrderOfTheLines() throws {
    let archive = try Archive(lines: 500)
    let answer = try archive.run(
      ["parallel", "--pipe", "--keep-order", "-N", "40", "-j", "2"] + Program.words + archive.verify, archive.texts)
    #expect(try answer == archive.answers())
  }

  @Test(.enabled(if: isThere("spark-submit"), "Spark is not installed"))
  func sparkAnswersInTheOrderOfTheLines() throws {
    let archive = try Archive(lines: 500)
    let out = archive.school.folder.path("verdicts")
    let counts = try archive.run(
      ["spark-submit", "--master", "local[2]", Self.example, archive.school.folder.path("texts"), out] + Program.words
        + archive.options, "")
    let parts = try FileManager.default.contentsOfDirectory(atPath: out).filter { $0.hasPrefix("part-") }.sorted()
    #expect(parts.count > 1)
    let answers = try parts.map { try String(contentsOfFile: out + "/" + $0, encoding: .utf8) }.joined()
    #expect(try answers == archive.answers())
    #expect(counts.contains(" genuine\n") && counts.contains(" not-as-signed\n"))
  }
}

private struct Archive {
  let school: School
  let texts: String

  init(lines: Int) throws {
    school = try School()
    let good = try school.code()
    let kinds = [good, try forged(good, "Kowalska", "Kowalski"), "https://x.example", "MC1:abc"]
    texts = (0..<lines).map { kinds[($0 * 31) % kinds.count] + "\n" }.joined()
    try Data(texts.utf8).write(to: URL(fileURLWithPath: school.folder.path("texts")))
  }

  var options: [String] { ["--at", "2026-11-24"] + school.trust }
  var verify: [String] { ["verify", "--json", "--filter"] + options }

  /// As one process gives them.
  func answers() throws -> String {
    let answer = try Program.run(verify, input: texts)
    try #require(answer.lines.count == texts.split(separator: "\n").count)
    return answer.output
  }

  func run(_ command: [String], _ input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    let answer = try Program.run(process, input: Data(input.utf8))
    try #require(answer.status == 0, "\(command[0]): \(answer.errors.suffix(2_000))")
    return answer.output
  }
}
