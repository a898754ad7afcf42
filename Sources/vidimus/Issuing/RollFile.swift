import Codecs
import Credentials
import Issuing
import Platform

/// A roll that is read from its beginning as often as needed, row by row.
final class RollFile {
  private let name: String
  private let file: any OpenFile
  private let defaults: [JSONMember]

  /// Opens a roll; what comes through a pipe is kept in a temporary file without a name.
  ///
  /// - Throws: ``Failure`` with status 66.
  init(_ path: String, defaults: [JSONMember]) throws(Failure) {
    self.defaults = defaults
    name = path == "-" ? "standard input" : visible(path)
    if path == "-" {
      file = try Self.kept()
    } else {
      file = try orFail(Failure.noInput) { () throws(SystemError) in try disk.open(path, followingLinks: true) }
    }
  }

  /// Standard input in a file that can be read again.
  private static func kept() throws(Failure) -> any OpenFile {
    let folder = ThisProcess.temporaryPlace
    let file: any OpenFile
    do {
      file = try disk.makeUnnamed(in: folder)
    } catch {
      throw .cannotCreate("cannot make a file in " + visible(folder) + ": " + ErrorNumber.text(error.errno))
    }
    try orFail(Failure.io) { () throws(SystemError) in
      let input = ByteStream()
      while true {
        switch try input.next() {
        case .bytes(let more): try file.append(more)
        case .end: return
        case .interrupted: break
        }
      }
    }
    return file
  }

  /// Calls `body` with each row, and the header of a table.
  ///
  /// - Throws: ``Failure`` with status 65 where it is no roll.
  func forEachRow(_ body: (RollRow, RollHeader?) throws(Failure) -> Void) throws(Failure) {
    var reader = RollReader(defaults: defaults)
    var offset = 0
    var isEmpty = true
    var isOver = false
    while !isOver {
      var rows: [RollRow] = []
      let bytes = try chunk(at: offset)
      offset += bytes.count
      isOver = bytes.isEmpty
      do {
        rows = isOver ? try reader.finish() : try reader.push(bytes)
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

  private func chunk(at offset: Int) throws(Failure) -> [UInt8] {
    try orFail(Failure.io) { () throws(SystemError) in try file.bytes(at: offset, count: Input.chunkSize) }
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
      // Rows may supply a missing member; a member that is present must be complete.
      let problems = error.problems.filter { problem in
        guard problem.kind == .missing else { return true }
        let member = problem.member.split(separator: ".").first.map { String($0) } ?? ""
        return members.contains { given in
          given.name.hasSameBytes(as: member) && given.value != .null && given.value.string?.isEmpty != true
        }
      }
      guard let last = problems.last else { return }
      for problem in problems.dropLast() { Output.say(visible(path) + ": " + Words.sayWithHint(problem)) }
      throw .data(visible(path) + ": " + Words.sayWithHint(last))
    }
  }
}
