import Codecs
import Platform

/// Reading and making files, with a ``Failure`` where it cannot be done.
enum Files {
  struct Content {
    let bytes: [UInt8]
    /// When the file was last changed.
    let modified: Timestamp
  }

  /// Reads a regular file of at most `limit` bytes.
  ///
  /// - Throws: ``Failure`` with status 66.
  static func read(_ path: String, limit: Int) throws(Failure) -> Content {
    let content = try orFail(Failure.noInput) { () throws(SystemError) in try disk.read(path, limit: limit) }
    return Content(bytes: content.bytes, modified: content.modified)
  }

  /// Reads standard input to its end, at most `limit` bytes.
  static func readStandardInput(limit: Int) throws(Failure) -> [UInt8] {
    do {
      return try Descriptor.readAll(Descriptor.standardInput, name: "standard input", limit: limit)
    } catch {
      if case .tooLarge = error { throw .noInput(sentence(of: error)) }
      throw .io(sentence(of: error))
    }
  }

  /// Makes a file that was not there, whole or not at all.
  ///
  /// - Throws: ``Failure`` with status 73; nothing is left behind.
  static func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.create(path, bytes, mode: mode) }
  }

  /// Puts a file in the place of another, so that a reader finds one or the other, whole.
  ///
  /// - Throws: ``Failure`` with status 73; the old one stays.
  static func replace(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(Failure) {
    do {
      try disk.replace(path, bytes, mode: mode)
    } catch {
      throw .cannotCreate(sayReplacing(error))
    }
  }

  /// What is said where a file cannot take the place of another.
  static func sayReplacing(_ error: SystemError) -> String {
    if case .notAFile(let path) = error { return visible(path) + " is there and is not a file" }
    return sentence(of: error)
  }

  /// Makes sure that ``replace(_:_:mode:)`` can do its work later, and makes the folder where there is none.
  ///
  /// - Throws: ``Failure`` with status 73.
  static func prepare(_ path: String) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.prepare(path) }
  }

  /// Makes a folder for its owner alone; one that is there is left as it is.
  static func createFolder(_ path: String) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.createFolder(path) }
  }

  /// Makes a folder, and those it lies in, where they are not there.
  ///
  /// - Throws: ``Failure`` with status 73.
  static func createFolders(_ path: String) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.createFolders(path) }
  }

  /// Makes a folder that only its owner can look into, for what is soon forgotten.
  static func temporaryFolder() throws(Failure) -> String {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in
      try disk.makeTemporaryFolder(in: ThisProcess.temporaryPlace)
    }
  }

  /// Gives a finished file its name.
  ///
  /// - Throws: ``Failure`` with status 73.
  static func rename(_ path: String, to name: String) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.rename(path, to: name) }
  }

  /// Removes a folder and the files in it, as far as that can be done.
  static func removeFolder(_ path: String) { disk.removeFolder(path) }

  static func remove(_ path: String) { try? disk.remove(path) }

  static func exists(_ path: String) -> Bool { disk.exists(path) }

  static func isFile(_ path: String) -> Bool { disk.facts(of: path)?.kind == .file }

  static func isFolder(_ path: String) -> Bool { disk.facts(of: path)?.kind == .folder }

  /// The names in a folder in bytewise order.
  ///
  /// - Throws: ``Failure`` with status 66.
  static func names(in folder: String) throws(Failure) -> [String] {
    try orFail(Failure.noInput) { () throws(SystemError) in try disk.names(in: folder) }
  }
}
