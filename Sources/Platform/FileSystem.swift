/// Files and folders: the machine's own (``Disk``), or in tests a file system that fails on demand.
///
/// Each function of the first three groups stands for one call of the system. The functions of the last group are made
/// of these, so a test that fails the n-th call reaches every moment between them. Unless a comment names the error, a
/// function throws ``SystemError/call(_:path:errno:)``.
package protocol FileSystem: AnyObject {
  // MARK: Looking

  /// The facts of what `path` leads to, with links followed; nil if nothing is there.
  func facts(of path: String) -> FileFacts?

  /// Whether the name is taken, even by a link that leads nowhere.
  func exists(_ path: String) -> Bool

  /// The names in a folder that are UTF-8, in bytewise order.
  func names(in folder: String) throws(SystemError) -> [String]

  /// Free bytes on the file system of `path`; nil if the system does not tell.
  func freeBytes(at path: String) -> Int64?

  // MARK: Opening

  /// Opens a regular file for reading. It does not wait on a pipe that stands in the file's place.
  ///
  /// - Throws: ``SystemError/notAFile(path:)`` for anything else.
  func open(_ path: String, followingLinks: Bool) throws(SystemError) -> any OpenFile

  /// Makes a file for writing. The name must be free.
  func make(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile

  /// Opens a file for reading and appending. It does not follow a link.
  ///
  /// - Parameter mode: permissions of the file if it is made; nil if it must exist.
  func openAppending(_ path: String, mode: UInt32?) throws(SystemError) -> any OpenFile

  /// Opens a file and empties it, or makes it. It does not follow a link.
  func openEmptied(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile

  /// Makes a file without a name. It is gone when it is closed.
  func makeUnnamed(in folder: String) throws(SystemError) -> any OpenFile

  /// Locks the lock file at `path`, and makes it if necessary. The lock lasts until the result is gone.
  ///
  /// - Throws: ``SystemError/busy(path:)`` if another process has the lock.
  func lock(_ path: String) throws(SystemError) -> any OpenFile

  // MARK: Names

  /// Renames a file, in place of any file that has the new name.
  func rename(_ path: String, to name: String) throws(SystemError)

  /// Gives a file a second name, which must be free.
  func link(_ path: String, to name: String) throws(SystemError)

  func remove(_ path: String) throws(SystemError)

  /// Makes a folder. The name must be free.
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError)

  /// Makes a folder with a unique name in `folder`, for its owner only.
  func makeTemporaryFolder(in folder: String) throws(SystemError) -> String

  /// Removes an empty folder.
  func removeEmptyFolder(_ path: String) throws(SystemError)

  /// Waits until a file, or the names in a folder, are on the disk.
  func sync(_ path: String) throws(SystemError)

  // MARK: Made of these

  /// Reads a regular file of at most `limit` bytes.
  func read(_ path: String, limit: Int) throws(SystemError) -> FileContent

  /// Makes a file, whole and on the disk, or not at all. The name must be free.
  ///
  /// - Throws: ``SystemError/exists(path:)`` if the name is taken; nothing is left behind.
  func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError)

  /// Replaces a file, so that a reader finds the old file or the new one, always whole. The new file is on the disk.
  ///
  /// - Throws: ``SystemError``; the old file stays, and nothing else is left behind.
  func replace(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError)

  /// Checks that ``replace(_:_:mode:)`` can work later, and makes the folder if necessary.
  func prepare(_ path: String) throws(SystemError)

  /// Overwrites a file without waiting for the disk.
  func write(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError)

  /// Makes a folder for its owner only; an existing folder stays as it is.
  func createFolder(_ path: String) throws(SystemError)

  /// Makes a folder and its parents if they are missing.
  func createFolders(_ path: String) throws(SystemError)

  /// Removes a folder and the files in it, as far as possible.
  func removeFolder(_ path: String)
}

extension FileSystem {
  package func read(_ path: String, limit: Int) throws(SystemError) -> FileContent {
    let file = try open(path, followingLinks: true)
    let modified = try file.facts().modified
    var bytes: [UInt8] = []
    while true {
      let more = try file.bytes(at: bytes.count, count: Descriptor.chunkSize)
      guard !more.isEmpty else { return FileContent(bytes: bytes, modified: modified) }
      bytes += more
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  /// The file is written under another name, synced and then linked to its name; linking fails if the name is taken.
  package func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError) {
    let temporary = path + ".part-" + String(ThisProcess.id)
    do throws(SystemError) {
      let file = try make(temporary, mode: mode)
      defer { try? remove(temporary) }
      try file.append(bytes)
      try file.sync()
      try place(temporary, path)
    } catch {
      throw error.about(path)
    }
    // Some file systems cannot sync a folder; the file has its name all the same.
    try? sync(Self.folder(of: path))
  }

  /// Gives a finished file its name. The name must be free.
  private func place(_ temporary: String, _ path: String) throws(SystemError) {
    do {
      return try link(temporary, to: path)
    } catch {
      guard !error.isNameTaken, !exists(path) else { throw .exists(path: path) }
    }
    // File systems of USB sticks have no links.
    try rename(temporary, to: path)
  }

  package func replace(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError) {
    // A device, such as /dev/null, must not become a file: that breaks the machine.
    guard !exists(path) || facts(of: path)?.kind == .file else { throw .notAFile(path: path) }
    let temporary = path + ".tmp"
    try? remove(temporary)
    do throws(SystemError) {
      let file = try make(temporary, mode: mode)
      try file.append(bytes)
      try file.sync()
      try rename(temporary, to: path)
    } catch {
      try? remove(temporary)
      throw error.about(path)
    }
    try? sync(Self.folder(of: path))
  }

  package func prepare(_ path: String) throws(SystemError) {
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try createFolders(String(path[..<slash])) }
    let temporary = path + ".tmp"
    try? remove(temporary)
    do {
      _ = try make(temporary, mode: 0o600)
    } catch {
      throw error.about(path)
    }
    try? remove(temporary)
  }

  package func write(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError) {
    try openEmptied(path, mode: mode).append(bytes)
  }

  package func createFolder(_ path: String) throws(SystemError) {
    do {
      try makeFolder(path, mode: 0o700)
    } catch {
      guard error.isNameTaken, facts(of: path)?.kind == .folder else { throw error }
    }
  }

  package func createFolders(_ path: String) throws(SystemError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      do {
        try makeFolder(made, mode: 0o755)
      } catch {
        guard error.isNameTaken || facts(of: made)?.kind == .folder else { throw error }
      }
    }
  }

  package func removeFolder(_ path: String) {
    guard let names = try? names(in: path) else { return }
    for name in names where name != "." && name != ".." { try? remove(path + "/" + name) }
    try? removeEmptyFolder(path)
  }

  /// The folder of a path, with its slash.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }
}
