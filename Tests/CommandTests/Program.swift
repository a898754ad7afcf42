import Foundation
import Testing

/// The real binary, run from outside.
///
/// `VIDIMUS_COMMAND` names another one, with whatever runs it in front: `qemu-arm-static dist/vidimus-armel`.
enum Program {
  struct Answer {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of standard output, without their endings.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  static let words: [String] = {
    if let command = ProcessInfo.processInfo.environment["VIDIMUS_COMMAND"] {
      return command.split(separator: " ").map(String.init)
    }
    // Beside the tests, where the package manager puts it.
    let tests = URL(fileURLWithPath: CommandLine.arguments[0])
    return [tests.deletingLastPathComponent().appendingPathComponent("vidimus").path]
  }()

  /// Whether the binary runs on this machine itself; what looks at the process from outside needs that.
  static var isNative: Bool { words.count == 1 }

  /// Whether it is a build for use, with which what takes long in others can be tried in full.
  static var isOptimized: Bool { ProcessInfo.processInfo.environment["VIDIMUS_COMMAND"] != nil }

  /// A process that is not yet started, with `arguments` behind the program's name.
  static func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    return process
  }

  /// Runs the program to its end with `input` on standard input.
  static func run(
    _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Answer {
    try run(process(arguments, environment: environment), input: input)
  }

  /// Runs a process of the program's to its end.
  static func run(_ process: Process, input: Data) throws -> Answer {
    let folder = try TemporaryFolder()
    // Files instead of pipes: whatever the program prints, nobody waits for anybody.
    let inputPath = folder.path("in"), outputPath = folder.path("out"), errorPath = folder.path("err")
    try input.write(to: URL(fileURLWithPath: inputPath))
    for path in [outputPath, errorPath] { try Data().write(to: URL(fileURLWithPath: path)) }
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = FileHandle(forWritingAtPath: outputPath)
    process.standardError = FileHandle(forWritingAtPath: errorPath)
    try process.run()
    process.waitUntilExit()
    let killed = process.terminationReason == .uncaughtSignal ? 1_000 : 0
    return Answer(
      status: process.terminationStatus + Int32(killed),
      output: String(decoding: try Data(contentsOf: URL(fileURLWithPath: outputPath)), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: errorPath)), as: UTF8.self))
  }

  static func run(_ arguments: [String], input: String) throws -> Answer {
    try run(arguments, input: Data(input.utf8))
  }
}

/// A folder that is gone when its owner is.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("vidimus-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  @discardableResult
  func write(_ name: String, _ content: String) throws -> String {
    try Data(content.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }
}
