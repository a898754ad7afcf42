import Foundation

/// A Raspberry Pi Pico's image in the Unicorn emulator, with the panel that is wired to it: see rp2040.py.
public struct Pico {
  /// Why it cannot be emulated here; nil where it can. The Python package is installed once, under the build folder.
  public static let hindrance: String? = {
    if !FileManager.default.fileExists(atPath: Machine.image("rp2040", "uf2")) {
      return "the firmware was not built: Scripts/firmware all"
    }
    let ready = { (try? run(python, ["-c", "import unicorn"]))?.status == 0 }
    if FileManager.default.fileExists(atPath: python), ready() { return nil }
    _ = try? run("/usr/bin/env", ["python3", "-m", "venv", "--clear", environment])
    _ = try? run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "unicorn"])
    return ready() ? nil : "the Python package unicorn cannot be installed"
  }()

  private static let environment = Machine.root.appendingPathComponent(".build/unicorn").path
  private static let python = environment + "/bin/python"

  /// Runs an image with a panel through commands; their answers.
  public static func answers(panel: String, _ commands: [String]) throws -> [String] {
    let script = Machine.root.appendingPathComponent("Tests/Emulation/rp2040.py").path
    let answer = try run(python, [script, Machine.image("rp2040", "uf2"), panel], input: commands)
    let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard answer.status == 0, lines.count == commands.count + 1 else { throw Fault("rp2040.py: \(lines)") }
    return lines.dropLast()
  }

  /// The frames in an answer, which are in hexadecimal and without their zeros.
  public static func frames(_ answer: String) -> [Frame] {
    answer.split(separator: " ").compactMap { text in
      let digits = Array(text)
      let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
      return Frame(bytes + [0])
    }
  }

  /// A command that sends frames.
  public static func send(_ frames: Frame...) -> String {
    "send " + frames.flatMap(\.wire).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func run(
    _ program: String, _ arguments: [String], input: [String] = []
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let (words, output) = (Pipe(), Pipe())
    process.standardInput = words
    process.standardOutput = output
    try process.run()
    // Less than a pipe holds.
    words.fileHandleForWriting.write(Data(input.map { $0 + "\n" }.joined().utf8))
    try words.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
