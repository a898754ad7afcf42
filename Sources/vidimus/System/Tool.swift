import CLibC
import Codecs

/// Another program, run as a separate process: what it answers on standard output.
struct Tool {
  /// The name it is started by.
  let name: String
  /// The Debian package that brings it.
  let package: String

  static let zbarimg = Tool(name: "zbarimg", package: "zbar-tools")
  static let pdftoppm = Tool(name: "pdftoppm", package: "poppler-utils")
  static let pdftotext = Tool(name: "pdftotext", package: "poppler-utils")
  static let pdfinfo = Tool(name: "pdfinfo", package: "poppler-utils")
  static let qpdf = Tool(name: "qpdf", package: "qpdf")
  static let weasyprint = Tool(name: "weasyprint", package: "weasyprint")
  static let shell = Tool(name: "/bin/sh", package: "dash")

  /// What a program said, and how it ended: as a status of its own, or 128 and the signal that ended it.
  struct Answer {
    let status: Int32
    let output: [UInt8]
  }

  /// Runs the program to its end, at most so many seconds.
  ///
  /// - Throws: ``Failure`` with status 69 where it is not installed.
  func run(_ words: [String], input: [UInt8] = [], seconds: UInt32 = 600) throws(Failure) -> Answer {
    let (down, up) = (vidimus_memory_file(), vidimus_memory_file())
    defer { _ = (close(down), close(up)) }
    guard down >= 0, up >= 0 else { throw .io("cannot make a file in memory: " + systemError()) }
    try Output.write(input, to: down, name: name)
    lseek(down, 0, SEEK_SET)
    let copies = unsafe ([name] + words).map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    guard unsafe copies.allSatisfy({ unsafe $0 != nil }) else { throw .software("out of memory") }
    var vector = unsafe copies
    unsafe vector.append(nil)
    let status = unsafe vidimus_run_with(&vector, down, up, seconds)
    guard status != -1 else {
      throw .unavailable(name + " is not installed; the Debian package " + package + " brings it")
    }
    lseek(up, 0, SEEK_SET)
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
    while case .bytes(let more) = try Input.read(up, name: name, into: &buffer) { output += more }
    return Answer(status: status, output: output)
  }

  /// Runs the program, which must end well.
  func check(_ words: [String], input: [UInt8] = [], seconds: UInt32 = 600) throws(Failure) -> [UInt8] {
    let answer = try run(words, input: input, seconds: seconds)
    guard answer.status == 0 else {
      throw .software(name + " failed with status " + String(answer.status))
    }
    return answer.output
  }
}
