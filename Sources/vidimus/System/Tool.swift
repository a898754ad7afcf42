import Platform

/// Another program, run as a separate process: what it answers on standard output.
struct Tool {
  /// The name it is started by.
  let name: String
  /// The Debian package that brings it.
  let package: String

  static let curl = Tool(name: "curl", package: "curl")
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
    do {
      let answer = try Program(name).run(words, input: input, seconds: seconds)
      return Answer(status: answer.status, output: answer.output)
    } catch {
      switch error {
      case .notStarted:
        throw .unavailable(name + " is not installed; the Debian package " + package + " brings it")
      case .outOfMemory: throw .software(sentence(of: error))
      default: throw .io(sentence(of: error))
      }
    }
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
