package import Codecs
package import Platform

/// A roll that is read from its beginning as often as needed, row by row.
package final class RollFile {
  private let file: any OpenFile
  private let defaults: [JSONMember]

  /// - Parameter defaults: members of every credential that does not say otherwise.
  package init(_ file: any OpenFile, defaults: [JSONMember]) { (self.file, self.defaults) = (file, defaults) }

  /// Opens the roll in a file.
  ///
  /// - Throws: ``IssueError/cannotRead(_:)``.
  package convenience init(_ path: String, on disk: any FileSystem, defaults: [JSONMember]) throws(IssueError) {
    do {
      self.init(try disk.open(path, followingLinks: true), defaults: defaults)
    } catch {
      throw .cannotRead(error)
    }
  }

  /// Keeps a roll that comes through a pipe in a file without a name.
  ///
  /// - Throws: ``IssueError``.
  package convenience init(
    _ input: ByteStream, keptIn folder: String, on disk: any FileSystem, defaults: [JSONMember]
  ) throws(IssueError) {
    let file: any OpenFile
    do {
      file = try disk.makeUnnamed(in: folder)
    } catch {
      throw .cannotKeep(folder: folder, errno: error.errno)
    }
    do throws(SystemError) {
      try Self.copy(input, to: file)
    } catch {
      throw .broken(error)
    }
    self.init(file, defaults: defaults)
  }

  private static func copy(_ input: ByteStream, to file: any OpenFile) throws(SystemError) {
    while true {
      switch try input.next() {
      case .bytes(let more): try file.append(more)
      case .end: return
      case .interrupted: break
      }
    }
  }

  /// Calls `body` with each row, and the header of a table.
  ///
  /// - Throws: what `body` throws, and what `failure` makes of an ``IssueError``.
  package func forEachRow<Failure: Error>(
    orThrow failure: (IssueError) -> Failure, _ body: (RollRow, RollHeader?) throws(Failure) -> Void
  ) throws(Failure) {
    var reader = RollReader(defaults: defaults)
    var (offset, isEmpty, isOver) = (0, true, false)
    while !isOver {
      let rows: [RollRow]
      do throws(IssueError) {
        (rows, isOver) = try next(&reader, &offset)
      } catch {
        throw failure(error)
      }
      for row in rows {
        isEmpty = false
        try body(row, reader.header)
      }
    }
    if isEmpty { throw failure(.roll(.empty)) }
  }

  /// The rows that end in the next piece of the file, and whether it was the last.
  private func next(_ reader: inout RollReader, _ offset: inout Int) throws(IssueError) -> ([RollRow], Bool) {
    let bytes: [UInt8]
    do {
      bytes = try file.bytes(at: offset, count: Descriptor.chunkSize)
    } catch {
      throw .broken(error)
    }
    offset += bytes.count
    do {
      return bytes.isEmpty ? (try reader.finish(), true) : (try reader.push(bytes), false)
    } catch {
      throw .roll(error)
    }
  }
}
