import Platform
import Trust

/// What a source sends, file by file, into the staging folder of a list.
struct Delivery {
  let source: any ListSource
  let staging: String
  let disk: any FileSystem

  func path(_ name: String) -> String { staging + "/" + name }

  /// Brings a file; false where the source does not have it.
  func fetch(_ name: String, limit: Int, as staged: String) throws(RefreshError) -> Bool {
    try? disk.remove(path(staged))
    return try source.fetch(name, limit: limit, to: path(staged), on: disk)
  }

  /// Brings a file and opens it; nil where the source does not have it.
  func file(_ name: String, limit: Int) throws(RefreshError) -> ListFile? {
    guard try fetch(name, limit: limit, as: name) else { return nil }
    do {
      return try ListFile(path(name), on: disk)
    } catch {
      throw .read(name, error)
    }
  }

  /// Brings a small file and gives its bytes; nil where the source does not have it.
  func bytes(_ name: String, limit: Int) throws(RefreshError) -> [UInt8]? {
    guard let file = try file(name, limit: limit) else { return nil }
    defer { try? disk.remove(path(name)) }
    return try checking { () throws(ListError) in try file.read(0..<file.size) }
  }

  /// Gives a staged file another name in the staging folder, and waits until it is on the disk.
  func rename(_ name: String, to other: String) throws(RefreshError) {
    try writing { () throws(SystemError) in
      try disk.rename(path(name), to: path(other))
      try disk.sync(path(other))
    }
  }

  /// Opens a staged file to read it from the disk, as far as the system lets it.
  func openAgain(_ name: String) throws(RefreshError) -> ListFile {
    do {
      let file = try ListFile(path(name), on: disk)
      file.forgetCache()
      return file
    } catch {
      throw .readBack(error)
    }
  }
}
