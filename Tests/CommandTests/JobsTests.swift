import Foundation
import Testing

@Suite struct JobsTests {
  private func input(_ school: School, lines: Int) throws -> String {
    let good = try school.code(), forged = try forged(good, "Kowalska", "Kowalski")
    let kinds = [
      good, forged, "https://x.example", "", "MC1:abc", String(repeating: "A", count: 70_000), "4006381333931",
    ]
    return (0..<lines).map { kinds[($0 * 31) % kinds.count] + ($0 % 3 == 0 ? "\r\n" : "\n") }.joined() + good
  }

  @Test(arguments: [2, 5])
  func theAnswersAreThoseOfOneProcessInTheSameOrder(_ jobs: Int) throws {
    let school = try School()
    let input = try input(school, lines: !Program.isNative ? 300 : Program.isOptimized ? 3_000 : 600)
    for options in [["--json", "--at", "2026-11-24"], ["--at", "2026-11-24"]] {
      let one = try Program.run(["verify"] + options + school.trust, input: input)
      let many = try Program.run(["verify", "--jobs", String(jobs)] + options + school.trust, input: input)
      #expect(one.output == many.output && one.status == many.status && one.status == 3)
    }
  }

  @Test func endsAndEmptyInputsAreThoseOfOneProcess() throws {
    let school = try School()
    let code = try school.code()
    #expect(try Program.run(["verify", "--jobs", "3", "--only-trust"]).status == 3)
    #expect(try Program.run(["verify", "--jobs", "3"] + school.trust, input: code).status == 0)
    #expect(try Program.run(["verify", "--jobs", "3", "--text", code] + school.trust).status == 0)
    #expect(try Program.run(["verify", "--jobs", "3"] + school.trust, input: "{\n\n}").lines.count == 1)
    for jobs in ["0", "65", "two", "-1"] {
      #expect(try Program.run(["verify", "--jobs=" + jobs, "--only-trust"]).status == 64)
    }
  }

  @Test(.enabled(if: Program.isNative)) func aWorkerThatDiesIsAFaultAndNoLineIsLost() throws {
    let process = Program.process(["verify", "--jobs", "2", "--only-trust"])
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    input.fileHandleForWriting.write(Data("x\n".utf8))
    _ = output.fileHandleForReading.availableData
    let killer = Process()
    killer.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    killer.arguments = ["pkill", "-KILL", "-P", String(process.processIdentifier)]
    try killer.run()
    killer.waitUntilExit()
    input.fileHandleForWriting.write(Data("y\n".utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 74)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said.contains("worker"))
  }
}
