import CLibC
import Codecs
import Credentials
import Issuing

/// A roll that is read from its beginning as often as needed, row by row.
final class RollFile {
  private let name: String
  private let descriptor: Int32
  private let defaults: [JSONMember]

  /// Opens a roll; what comes through a pipe is kept in a temporary file without a name.
  ///
  /// - Throws: ``Failure`` with status 66.
  init(_ path: String, defaults: [JSONMember]) throws(Failure) {
    self.defaults = defaults
    name = path == "-" ? "standard input" : visible(path)
    descriptor = path == "-" ? try Self.kept() : unsafe vidimus_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
    guard descriptor >= 0 else { throw .noInput("cannot open " + name + ": " + systemError()) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, unsafe vidimus_is_regular(&status) != 0 else {
      throw .noInput(name + " is not a file")
    }
  }

  deinit { close(descriptor) }

  private static func kept() throws(Failure) -> Int32 {
    let folder = environment("TMPDIR") ?? "/tmp"
    let path = folder + "/vidimus-" + String(getpid())
    let file = unsafe vidimus_open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .cannotCreate("cannot make a file in " + visible(folder) + ": " + systemError()) }
    unsafe unlink(path)
    var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
    while true {
      switch try Input.read(STDIN_FILENO, name: "standard input", into: &buffer) {
      case .bytes(let more): try Output.write(more, to: file, name: visible(folder))
      case .end: return file
      case .interrupted: break
      }
    }
  }

  /// Calls `body` with each row, and the header of a table.
  ///
  /// - Throws: ``Failure`` with status 65 where it is no roll.
  func forEachRow(_ body: (RollRow, RollHeader?) throws(Failure) -> Void) throws(Failure) {
    lseek(descriptor, 0, SEEK_SET)
    var reader = RollReader(defaults: defaults)
    var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
    var isEmpty = true
    var isOver = false
    while !isOver {
      var rows: [RollRow] = []
      let chunk = try Input.read(descriptor, name: name, into: &buffer)
      do {
        switch chunk {
        case .bytes(let bytes): rows = try reader.push(bytes)
        case .end:
          rows = try reader.finish()
          isOver = true
        case .interrupted: break
        }
      } catch {
        throw .data(Words.say(error))
      }
      for row in rows {
        isEmpty = false
        try body(row, reader.header)
      }
    }
    guard !isEmpty else { throw .data(Words.say(RollError.empty)) }
  }

  /// The members of a file of defaults.
  static func defaults(_ path: String?) throws(Failure) -> [JSONMember] {
    guard let path else { return [] }
    let bytes = try Files.read(path, limit: 1 << 20).bytes
    let json: JSONValue
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw .noInput(visible(path) + " is not JSON: " + Words.say(error))
    }
    guard case .object(let members) = json else { throw .noInput(visible(path) + " is no JSON object") }
    try check(members, path)
    return members
  }

  /// Says what is wrong with defaults once, and not of every row.
  private static func check(_ members: [JSONMember], _ path: String) throws(Failure) {
    do {
      _ = try Draft(.object(members))
    } catch {
      // What is missing the rows may have, but not a part of what is here.
      let problems = error.problems.filter { problem in
        guard problem.kind == .missing else { return true }
        let member = problem.member.split(separator: ".").first.map { String($0) } ?? ""
        return members.contains { given in
          given.name.hasSameBytes(as: member) && given.value != .null && given.value.string?.isEmpty != true
        }
      }
      guard let last = problems.last else { return }
      for problem in problems.dropLast() { Output.say(visible(path) + ": " + say(problem)) }
      throw .data(visible(path) + ": " + say(last))
    }
  }

  private static func say(_ problem: DraftProblem) -> String {
    Words.say(problem) + (RollLint.hint(problem).map { "; " + $0 } ?? "")
  }
}
