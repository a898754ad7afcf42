import Foundation

/// `vidimus scan` beside a display, for as long as a test needs it: codes go in on standard input.
final class RunningDesk {
  let process: Process
  private let input = Pipe()
  private let folder: TemporaryFolder

  /// - Parameters:
  ///   - display: what `--display` says.
  ///   - words: whatever else the desk is told.
  init(display: String, _ words: [String]) throws {
    folder = try TemporaryFolder()
    process = Program.process(["scan", "--at", "2026-11-20", "--display", display] + words)
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(forWritingAtPath: try folder.write("err", ""))
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  func scan(_ code: String) { input.fileHandleForWriting.write(Data((code + "\n").utf8)) }

  func end() throws {
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// What standard error has said so far.
  var sentences: String { (try? folder.read("err")) ?? "" }
}

/// A display of some kind with the desk that drives it.
protocol DisplayedDesk {
  var desk: RunningDesk { get }
}

extension DisplayedDesk {
  var process: Process { desk.process }
  var sentences: String { desk.sentences }
  func scan(_ code: String) { desk.scan(code) }
  func end() throws { try desk.end() }
}

/// Waits until something holds; whether it does in time.
func until(within seconds: Double = 60, _ holds: () throws -> Bool) rethrows -> Bool {
  let end = Date(timeIntervalSinceNow: seconds)
  while Date() < end {
    if try holds() { return true }
    Thread.sleep(forTimeInterval: 0.02)
  }
  return try holds()
}
