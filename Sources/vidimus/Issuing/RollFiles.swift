import Codecs
import Credentials
import Issuing
import Platform

/// A roll, and what its rows share, as a command names them.
extension RollFile {
  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - defaults: the file of ``defaults(_:)``; nil without one.
  convenience init(_ path: String, defaults: String?) throws(Failure) {
    let members = try Self.defaults(defaults)
    do throws(IssueError) {
      if path == "-" {
        try self.init(ByteStream(), keptIn: ThisProcess.temporaryPlace, on: disk, defaults: members)
      } else {
        try self.init(path, on: disk, defaults: members)
      }
    } catch {
      throw Failure(error)
    }
  }

  /// Calls `body` with each row, and the header of a table.
  func forEachRow(_ body: (RollRow, RollHeader?) throws(Failure) -> Void) throws(Failure) {
    try forEachRow(orThrow: Failure.init, body)
  }

  /// The members of a file of defaults.
  private static func defaults(_ path: String?) throws(Failure) -> [JSONMember] {
    guard let path else { return [] }
    let bytes = try Files.read(path, limit: 1 << 20).bytes
    let json: JSONValue
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw .noInput(visible(path) + " is not JSON: " + Words.say(error))
    }
    guard case .object(let members) = json else { throw .noInput(visible(path) + " is no JSON object") }
    let problems = RollDefaults.problems(of: members)
    guard let last = problems.last else { return members }
    for problem in problems.dropLast() { Output.say(visible(path) + ": " + Words.sayWithHint(problem)) }
    throw .data(visible(path) + ": " + Words.sayWithHint(last))
  }
}
