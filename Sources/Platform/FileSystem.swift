/// Files and folders: the machine's own (``Disk``), or in tests one that fails when it is told to.
///
/// The calls of the first three groups stand for one call of the system each. Those of the last are made of them, so
/// that a test which fails the n-th call reaches every moment between.
package protocol FileSystem: AnyObject {
  // MARK: Looking

  /// What `path` leads to, links followed; nil where nothing is there.
  func facts(of path: String) -> FileFacts?

  /// Whether the name is taken, by a link that leads nowhere as well.
  func exists(_ path: String) -> Bool

  /// The names in a folder in bytewise order, those that are UTF-8.
  func names(in folder: String) throws(SystemError) -> [String]

  /// Bytes that are free where `path` is; nil where the system does not say.
  func freeBytes(at path: String) -> Int64?

  // MARK: Opening

  /// Opens a regular file for reading, without waiting on a pipe that stands in its place.
  ///
  /// - Throws: ``SystemError/notAFile(path:)`` for anything else.
  func open(_ path: String, followingLinks: Bool) throws(SystemError) -> any OpenFile

  /// Makes a file whose name is not taken, for writing.
  func make(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile

  /// Opens a file, but no link, to read it and to append to it.
  ///
  /// - Parameter mode: permissions for the file where it is to be made; nil where it must be there.
  func openAppending(_ path: String, mode: UInt32?) throws(SystemError) -> any OpenFile

  /// Opens a file, but no link, and empties it or makes it.
  func openEmptied(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile

  /// Makes a file without a name, gone when it is closed.
  func makeUnnamed(in folder: String) throws(SystemError) -> any OpenFile

  /// Makes the lock file at `path` where it is not there, and locks it until the result is gone.
  ///
  /// - Throws: ``SystemError/busy(path:)`` where another process has it.
  func lock(_ path: String) throws(SystemError) -> any OpenFile

  // MARK: Names

  /// Gives a file another name, and takes the place of what has that name.
  func rename(_ path: String, to name: String) throws(SystemError)

  /// Gives a file a second name, which must not be taken.
  func link(_ path: String, to name: String) throws(SystemError)

  func remove(_ path: String) throws(SystemError)

  /// Makes a folder whose name is not taken.
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError)

  /// Makes a folder with a name of its own in `folder`, for its owner alone.
  func makeTemporaryFolder(in folder: String) throws(SystemError) -> String

  /// Removes a folder that is empty.
  func removeEmptyFolder(_ path: String) throws(SystemError)

  /// Waits until a file, or the names in a folder, are on the disk.
  func sync(_ path: String) throws(SystemError)

  // MARK: Made of these

  /// Reads a regular file of at most `limit` bytes.
  func read(_ path: String, limit: Int) throws(SystemError) -> FileContent

  /// Makes a file that was not there, whole and on the disk, or not at all.
  ///
  /// - Throws: ``SystemError/exists(path:)`` where the name is taken; nothing is left behind.
  func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError)

  /// Puts a file in the place of another, so that a reader finds one or the other, whole. The new one is on the disk.
  ///
  /// - Throws: the old file stays, and no other is left behind.
  func replace(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError)

  /// Makes sure that ``replace(_:_:mode:)`` can do its work later, and makes the folder where there is none.
  func prepare(_ path: String) throws(SystemError)

  /// Writes a file over what may be left of it, without waiting for the disk.
  func write(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(SystemError)

  /// Makes a folder for its owner alone; one that is there is left as it is.
  func createFolder(_ path: String) throws(SystemError)

  /// Makes a folder, and those it lies in, where they are not there.
  func createFolders(_ path: String) throws(SystemError)

  /// Removes a folder and the files in it, as far as that can be done.
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

  /// The file is written under another name, brought to the disk and linked to its name: linking fails where the name
  /// is taken.
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
    // Some file systems cannot bring a name to the disk; the name is there all the same.
    try? sync(Self.folder(of: path))
  }

  /// Gives a finished file its name, unless the name is taken.
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

  /// The folder a path lies in, with its slash.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }
}
