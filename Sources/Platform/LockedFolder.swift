/// A folder that one process at a time writes into. After any failure each file in it is the old one or the new one.
package final class LockedFolder {
  /// The folder's path.
  package let path: String
  /// The subfolder in which new files are put together.
  package let staging: String
  private let disk: any FileSystem
  private let lock: any OpenFile

  /// Makes the folder if necessary, and holds its lock until this object is gone.
  ///
  /// - Parameters:
  ///   - lock: the path of the file to lock, inside the folder.
  ///   - staging: the path of the subfolder for unfinished files.
  /// - Throws: ``SystemError/busy(path:)`` if another process has the lock.
  package init(_ path: String, lock file: String, staging: String, on disk: any FileSystem) throws(SystemError) {
    try disk.createFolders(path)
    (self.path, self.staging, self.disk, lock) = (path, staging, disk, try disk.lock(file))
  }

  /// Makes ``staging``; ``clear()`` removes it.
  package func stage() throws(SystemError) {
    do {
      try disk.makeFolder(staging, mode: 0o700)
    } catch {
      guard error.isNameTaken else { throw error }
    }
  }

  /// Removes unfinished files of this process or of one that was interrupted.
  package func clear() { disk.removeFolder(staging) }

  /// Replaces a file as ``FileSystem/replace(_:_:mode:)`` does.
  package func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    try disk.replace(path, bytes, mode: 0o644)
  }

  /// Renames a staged file, which is on the disk already, to its final name. This is the one moment at which the
  /// content changes.
  package func commit(_ staged: String, as name: String) throws(SystemError) {
    try disk.rename(staged, to: name)
    try disk.sync(path)
  }
}
