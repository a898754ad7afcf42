import Foundation
import Testing

/// A virtual environment with other people's libraries, made once under the build folder.
enum Python {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    .standardizedFileURL

  private static let interpreter: Result<String, any Error> = Result {
    let environment = root.appendingPathComponent(".build/python").path
    let python = environment + "/bin/python"
    let isReady = { try run(python, ["-c", "import cbor2, cryptography, cwt, pycose"], quietly: true).status == 0 }
    if FileManager.default.fileExists(atPath: python), try isReady() { return python }
    _ = try run("/usr/bin/env", ["python3", "-m", "venv", "--clear", environment])
    _ = try run(
      python,
      ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "cbor2", "cryptography", "cwt", "pycose"])
    try #require(try isReady(), "the Python packages cbor2, cryptography, cwt and pycose cannot be installed")
    return python
  }

  /// Runs a script of the tests; what it prints.
  static func script(_ path: String, _ arguments: [String]) throws -> String {
    let answer = try run(try interpreter.get(), [root.appendingPathComponent(path).path] + arguments)
    try #require(answer.status == 0, "\(path) \(arguments.prefix(3))")
    return answer.output.trimmingCharacters(in: .newlines)
  }

  /// Whether a script of the tests ends well.
  static func succeeds(_ path: String, _ arguments: [String]) throws -> Bool {
    try run(try interpreter.get(), [root.appendingPathComponent(path).path] + arguments, quietly: true).status == 0
  }

  private static func run(_ program: String, _ arguments: [String], quietly: Bool = false) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    if quietly { process.standardError = FileHandle.nullDevice }
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
