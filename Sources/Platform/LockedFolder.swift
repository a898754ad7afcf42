/// A folder that one process at a time writes into, so that after any failure each file is the old one or the new one.
package final class LockedFolder {
  package let path: String
  /// The folder in it where new files are put together.
  package let staging: String
  private let disk: any FileSystem
  private let lock: any OpenFile

  /// Makes the folder where it is not there, and takes its lock until this is gone.
  ///
  /// - Parameters:
  ///   - lock: the path of the file to lock, in the folder.
  ///   - staging: the path of the folder for what is not yet whole, in the folder.
  /// - Throws: ``SystemError/busy(path:)`` where another process has the lock.
  package init(_ path: String, lock file: String, staging: String, on disk: any FileSystem) throws(SystemError) {
    try disk.createFolders(path)
    (self.path, self.staging, self.disk, lock) = (path, staging, disk, try disk.lock(file))
  }

  /// Makes ``staging``, which ``clear()`` removes.
  package func stage() throws(SystemError) {
    do {
      try disk.makeFolder(staging, mode: 0o700)
    } catch {
      guard error.isNameTaken else { throw error }
    }
  }

  /// Removes what was put together and not used, by this process or one that was cut off.
  package func clear() { disk.removeFolder(staging) }

  package func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    try disk.replace(path, bytes, mode: 0o644)
  }

  /// Puts a staged file, which is on the disk already, in the place of another: the one moment that counts.
  package func commit(_ staged: String, as name: String) throws(SystemError) {
    try disk.rename(staged, to: name)
    try disk.sync(path)
  }
}
