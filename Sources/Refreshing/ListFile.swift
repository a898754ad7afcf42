package import Platform
package import Trust

/// A bundle on the disk. Its bytes come from the file that was opened, even if another file takes its name.
package final class ListFile: ListStorage {
  /// Bytes.
  package let size: Int
  let identity: FileIdentity
  private let file: any OpenFile

  /// Opens a regular file that is no link.
  package init(_ path: String, on disk: any FileSystem = Disk()) throws(SystemError) {
    file = try disk.open(path, followingLinks: false)
    let facts = try file.facts()
    guard let size = Int(exactly: facts.size) else { throw .tooLarge(path: path, limit: Int.max) }
    (self.size, identity) = (size, facts.identity)
  }

  /// Asks the system to read the file from the disk again instead of from memory.
  func forgetCache() { file.forgetCache() }

  package func read(_ range: Range<Int>) throws(ListError) -> [UInt8] {
    guard range.upperBound <= size, let bytes = try? file.bytes(at: range.lowerBound, count: range.count),
      bytes.count == range.count
    else { throw .storage }
    return bytes
  }
}

extension FileSystem {
  /// What tells the file that goes by `path` now from others of that name; nil where there is none.
  func identity(of path: String) -> FileIdentity? { facts(of: path)?.identity }
}
