import CLibC

/// Another program, run to its end as a separate process.
package struct Program: Sendable {
  /// The name or path of the program.
  package let name: String

  /// A program that is not started yet.
  package init(_ name: String) { self.name = name }

  /// The statuses of programs that the system ended.
  package enum Status {
    /// The program ran out of time.
    package static let outOfTime: Int32 = 128 + SIGALRM
    /// The program wrote a file above its limit.
    package static let fileTooLarge: Int32 = 128 + SIGXFSZ
  }

  /// The result of a program.
  package struct Answer: Equatable, Sendable {
    /// Its exit status, or 128 and the number of the signal that ended it.
    package let status: Int32
    /// What it wrote to standard output.
    package let output: [UInt8]
  }

  /// Runs the program with `input` as its standard input, for at most `seconds`.
  ///
  /// - Throws: ``SystemError/notStarted(program:)`` if it is not installed.
  package func run(_ words: [String], input: [UInt8] = [], seconds: UInt32 = 600) throws(SystemError) -> Answer {
    let down = try memoryFile()
    let up: Int32
    do {
      up = try memoryFile()
    } catch {
      close(down)
      throw error
    }
    defer { _ = (close(down), close(up)) }
    try Descriptor.write(input, to: down, name: name)
    lseek(down, 0, SEEK_SET)
    let status = try unsafe start(words) { unsafe vidimus_run_with(&$0, down, up, seconds) }
    lseek(up, 0, SEEK_SET)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Descriptor.chunkSize)
    while case .bytes(let more) = try Descriptor.read(up, name: name, into: &buffer) { output += more }
    return Answer(status: status, output: output)
  }

  /// Runs the program without input, discards its output, and limits the files that it writes to `fileLimit` bytes.
  ///
  /// - Returns: its status, as in ``Answer``.
  /// - Throws: ``SystemError/notStarted(program:)`` if it is not installed.
  package func run(_ words: [String], fileLimit: Int64, seconds: UInt32) throws(SystemError) -> Int32 {
    try unsafe start(words) { unsafe vidimus_run(&$0, fileLimit, seconds) }
  }

  /// Calls `body` with the words as C strings, followed by a null pointer.
  private func start(
    _ words: [String], _ body: (inout [UnsafeMutablePointer<CChar>?]) -> Int32
  ) throws(SystemError) -> Int32 {
    let copies = unsafe ([name] + words).map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    guard unsafe copies.allSatisfy({ unsafe $0 != nil }) else { throw .outOfMemory }
    var vector = unsafe copies
    unsafe vector.append(nil)
    let status = unsafe body(&vector)
    guard status != -1 else { throw .notStarted(program: name) }
    return status
  }

  private func memoryFile() throws(SystemError) -> Int32 {
    let file = vidimus_memory_file()
    guard file >= 0 else { throw .last(.memoryFile, name) }
    return file
  }
}
