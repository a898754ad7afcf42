package import Platform

/// A place that has the files of a list, each under its name. Nothing it brings is believed.
package protocol ListSource: AnyObject {
  /// The place, as reports name it.
  var name: String { get }
  /// Whether the place may have nothing but the bundle.
  var prefersBundle: Bool { get }

  /// Brings a file to `path`, which is not there yet.
  ///
  /// - Parameter disk: what `path` is on.
  /// - Returns: false where the source has no file of that name.
  /// - Throws: ``RefreshError``, also for a file of more than `limit` bytes.
  func fetch(_ file: String, limit: Int, to path: String, on disk: any FileSystem) throws(RefreshError) -> Bool
}

/// A folder, such as a USB stick's.
package final class FolderSource: ListSource {
  package let name: String
  package let prefersBundle = true
  private let disk: any FileSystem

  /// - Parameter disk: what the folder is on.
  package init(_ folder: String, on disk: any FileSystem = Disk()) { (name, self.disk) = (folder, disk) }

  package func fetch(
    _ file: String, limit: Int, to path: String, on target: any FileSystem
  ) throws(RefreshError) -> Bool {
    guard let input = try open(file) else { return false }
    if let size = try? input.facts().size, size > Int64(limit) { throw .tooLarge(file, limit: limit) }
    let output = try writing { () throws(SystemError) in try target.make(path, mode: 0o644) }
    var total = 0
    while true {
      let bytes = try chunk(of: input, at: total, file)
      guard !bytes.isEmpty else { return true }
      total += bytes.count
      guard total <= limit else { throw .tooLarge(file, limit: limit) }
      try writing { () throws(SystemError) in try output.append(bytes) }
    }
  }

  /// Opens a file without following links, which could lead out of the stick; nil where there is none.
  private func open(_ file: String) throws(RefreshError) -> (any OpenFile)? {
    do {
      return try disk.open(name + "/" + file, followingLinks: false)
    } catch {
      if error.isMissing { return nil }
      if case .notAFile = error { throw .notAFile(file) }
      throw .read(file, error)
    }
  }

  private func chunk(of input: any OpenFile, at offset: Int, _ file: String) throws(RefreshError) -> [UInt8] {
    do {
      return try input.bytes(at: offset, count: Descriptor.chunkSize)
    } catch {
      throw .read(file, error)
    }
  }
}
