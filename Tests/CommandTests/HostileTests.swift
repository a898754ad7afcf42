import Foundation
import Testing

/// Broken and forged texts of our own making, with keys that are new in each run.
@Suite struct HostileTests {
  private struct Case {
    let name: String
    let verdict: String
    let reason: String
    let text: Data
  }

  private final class Cases {
    let folder = try? TemporaryFolder()
    let all: [Case]
    var trust: [String] { ["--only-trust", "--trust", folder?.path("made/trust") ?? "", "--at", "2026-11-24"] }

    init() throws {
      let folder = try #require(folder)
      _ = try Python.script("Tests/Hostile/generate.py", [folder.path("made")])
      all = try folder.read("made/cases.tsv").split(separator: "\n").map { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        try #require(fields.count == 4)
        return Case(name: fields[0], verdict: fields[1], reason: fields[2], text: Data(hex: fields[3]))
      }
    }
  }

  @Test func eachTextGetsTheVerdictAndReasonItMust() throws {
    let cases = try Cases()
    let controls = cases.all.filter { $0.name.hasPrefix("control/") }
    #expect(cases.all.count - controls.count >= 150 && controls.count >= 30)
    for family in ["text", "zlib", "cose", "alg", "kid", "sig", "forge", "claims"] {
      #expect(cases.all.contains { $0.name.hasPrefix(family + "/") })
    }
    let input = cases.all.reduce(into: Data()) { $0 += $1.text + [0x0A] }
    let answer = try Program.run(["verify", "--json"] + cases.trust, input: input)
    #expect(answer.lines.count == cases.all.count)
    for (it, line) in zip(cases.all, answer.lines) {
      let found = try verdict(line)
      let (word, reason) = (found["verdict"] as? String, found["reason"] as? String)
      #expect(word == it.verdict && reason == it.reason, "\(it.name): \(word ?? "") \(reason ?? "")")
      #expect((word == "genuine") == it.name.hasPrefix("control/"), "\(it.name)")
    }
  }

  /// A process each: a crash or a loop in one cannot hide behind the next. The system ends a process that uses ten
  /// seconds of a processor, a thousand times what the slowest of these texts needs.
  @Test(.enabled(if: Program.isNative && Program.isOptimized)) func noTextLoopsOrEndsTheProcess() throws {
    let cases = try Cases()
    for it in cases.all {
      let process = Program.process(["verify", "--json"] + cases.trust)
      process.arguments = ["sh", "-c", "ulimit -t 10; exec \"$@\"", "sh"] + (process.arguments ?? [])
      let answer = try Program.run(process, input: it.text)
      // An empty text is no line at all.
      #expect(answer.lines.count == (it.text.isEmpty ? 0 : 1) && answer.status < 5, "\(it.name)")
    }
  }

  /// A gibibyte; in a debug build twice the memory that is allowed.
  @Test(.enabled(if: Program.isNative)) func aGibibyteWithoutAnEndingIsOneRefusal() throws {
    let size = Program.isOptimized ? 1 << 30 : 64 << 20
    let found = try stream("head -c \(size) /dev/zero | tr '\\0' A; echo; echo https://x.example")
    #expect(found.lines.count == 2 && found.lines[1].contains("online-link"))
    #expect(found.peak < 32_768, "\(found.peak) KiB")
  }

  @Test(.enabled(if: Program.isNative)) func aMillionLinesTakeNoMoreMemoryThanAThousand() throws {
    // In a debug build fewer, so that twenty bytes kept of each line still show.
    let count = Program.isOptimized ? 1_000_000 : 50_000
    let few = try stream("seq 1000"), many = try stream("seq \(count)")
    #expect(few.count == 1_000 && many.count == count)
    #expect(many.peak < few.peak + 1_024, "\(few.peak) and \(many.peak) KiB")
  }

  /// What `verify` makes of the output of a shell command: the first lines, how many there are, and the peak in KiB.
  private func stream(_ command: String) throws -> (lines: [String], count: Int, peak: Int) {
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let pipeline =
      "(\(command)) | /usr/bin/env time -f %M -o \(folder.path("peak")) \(Program.words.joined(separator: " "))"
      + " verify --json --only-trust 2> /dev/null > \(folder.path("all"));"
      + " head -n 5 \(folder.path("all")) > \(folder.path("out")); wc -l < \(folder.path("all")) > \(folder.path("count"))"
    process.arguments = ["-c", pipeline]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let number = { (name: String) in
      try #require(Int(try folder.read(name).split(separator: "\n").last?.trimmingCharacters(in: .whitespaces) ?? ""))
    }
    return (try folder.read("out").split(separator: "\n").map(String.init), try number("count"), try number("peak"))
  }
}

extension Data {
  fileprivate init(hex: String) {
    let digits = Array(hex.utf8)
    let value = { (digit: UInt8) in digit <= 0x39 ? digit - 0x30 : digit - 0x61 + 10 }
    self.init(stride(from: 0, to: digits.count, by: 2).map { value(digits[$0]) << 4 | value(digits[$0 + 1]) })
  }
}
