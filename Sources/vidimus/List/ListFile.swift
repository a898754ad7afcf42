import Platform
import Trust

/// A bundle on the disk. What is read comes from the file that was opened, whatever takes its name since.
final class ListFile: ListStorage {
  let size: Int
  /// What tells this file from another of the same name.
  let identity: Identity
  private let file: any OpenFile

  struct Identity: Equatable {
    private let file: FileIdentity

    /// Of whatever goes by `path` now; nil for nothing.
    init?(_ path: String) {
      guard let facts = disk.facts(of: path) else { return nil }
      file = facts.identity
    }

    fileprivate init(_ facts: FileFacts) { file = facts.identity }
  }

  /// Opens a regular file that is no link; nil where there is none, with the system's reason in errno.
  init?(_ path: String) {
    do {
      file = try disk.open(path, followingLinks: false)
      let facts = try file.facts()
      guard let size = Int(exactly: facts.size) else { return nil }
      (self.size, identity) = (size, Identity(facts))
    } catch {
      ErrorNumber.last = error.errno
      return nil
    }
  }

  /// Asks the system to read the file from the disk again: what was written there is what counts.
  func forgetCache() { file.forgetCache() }

  func read(_ range: Range<Int>) throws(ListError) -> [UInt8] {
    guard range.upperBound <= size, let bytes = try? file.bytes(at: range.lowerBound, count: range.count),
      bytes.count == range.count
    else { throw .storage }
    return bytes
  }
}
