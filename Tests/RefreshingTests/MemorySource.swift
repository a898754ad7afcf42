import Platform

@testable import Refreshing

/// A source in memory: a server, which has every file, or a stick, which has the bundle.
final class MemorySource: ListSource {
  let name = "https://list.example"
  let prefersBundle: Bool
  var files: [String: [UInt8]]
  /// The files that were asked for, in order.
  private(set) var asked: [String] = []

  init(_ published: PublishedFiles, isStick: Bool = false) { (files, prefersBundle) = (published.files, isStick) }

  func fetch(_ file: String, limit: Int, to path: String, on disk: any FileSystem) throws(RefreshError) -> Bool {
    asked.append(file)
    guard let bytes = files[file] else { return false }
    guard bytes.count <= limit else { throw .tooLarge(file, limit: limit) }
    do throws(SystemError) {
      try disk.make(path, mode: 0o644).append(bytes)
    } catch {
      throw .write(error)
    }
    return true
  }
}
