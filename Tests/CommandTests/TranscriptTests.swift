import Foundation
import Testing

/// Transcripts in the documentation are what the program does: each command is run, and its output compared.
@Suite struct TranscriptTests {
  private struct Step {
    let command: String
    var output: [String]
  }

  /// The commands of all blocks of a document that begin with ```` ```console ````, in order.
  private func steps(of document: String) throws -> [Step] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Documentation/" + document)
    var steps: [Step] = []
    var isInside = false
    for line in try String(contentsOf: path, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), output: []))
      } else if isInside {
        try #require(!steps.isEmpty)
        steps[steps.count - 1].output.append(line)
      }
    }
    return steps
  }

  /// Runs what a document shows in `folder`, where `vidimus` is a command.
  private func check(_ document: String, in folder: TemporaryFolder) throws {
    try FileManager.default.createDirectory(atPath: folder.path("bin"), withIntermediateDirectories: true)
    let words = Program.words.map { "'\($0)'" }.joined(separator: " ")
    try folder.write("bin/vidimus", "#!/bin/sh\nexec \(words) \"$@\"\n")
    #expect(chmod(folder.path("bin/vidimus"), 0o755) == 0)
    let steps = try steps(of: document)
    #expect(steps.count > 5)
    for step in steps {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "exec 2>&1\n" + step.command]
      process.currentDirectoryURL = folder.url
      let path = folder.path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
      process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path, "LC_ALL": "C.UTF-8"]) { $1 }
      let answer = try Program.run(process, input: Data())
      let lines = answer.output.components(separatedBy: "\n").dropLast()
      #expect(lines.map(masked) == step.output.map(masked), "\(document): $ \(step.command)")
    }
  }

  /// Keys, and what is made of them, differ from run to run.
  private func masked(_ line: String) -> String {
    line.replacingOccurrences(of: "[0-9a-f]{16,}", with: "…", options: .regularExpression)
  }

  @Test func aYearOfAnIssuerList() throws {
    let (folder, delft) = (try TemporaryFolder(), try School())
    let porto = try School("Universidade do Porto", id: "https://up.example", algorithm: "EdDSA", country: "PT")
    let tartu = try School("Tartu Ülikool", id: "https://ut.example", country: "EE")
    for (school, name) in [(delft, "delft"), (porto, "porto"), (tartu, "tartu")] {
      try FileManager.default.copyItem(atPath: school.file, toPath: folder.path(name + ".json"))
    }
    func write(_ name: String, _ school: School, _ learner: [String: String], _ day: String) throws {
      try folder.write(name, try school.code(learner.merging(["issuanceDate": day]) { $1 }, on: day))
    }
    let rui = ["familyName": "Silva", "givenName": "Rui"]
    try write("anna.txt", delft, [:], "2025-11-14")
    try write("rui.txt", porto, rui, "2026-02-10")
    try write("rui-later.txt", porto, rui, "2026-03-05")
    try check("issuer-list.md", in: folder)
  }

  @Test func aStatusList() throws {
    let (folder, delft) = (try TemporaryFolder(), try School())
    try FileManager.default.copyItem(atPath: delft.file, toPath: folder.path("delft.json"))
    try FileManager.default.copyItem(atPath: delft.key, toPath: folder.path("delft-key.pem"))
    let bram = ["familyName": "Jansen", "givenName": "Bram"]
    try folder.write("roll.jsonl", School.course() + "\n" + School.course(bram) + "\n")
    try check("status-lists.md", in: folder)
  }
}
