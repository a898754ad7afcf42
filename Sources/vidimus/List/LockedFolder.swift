import CLibC

/// A folder that one refresh at a time writes into, so that after whatever fails each file is the old one or the new one.
final class LockedFolder {
  private let path: String
  private let staging: String
  private let lock: Int32

  /// Makes the folder where it is not there, and takes its lock.
  ///
  /// - Parameters:
  ///   - lock: the file to lock, in the folder.
  ///   - staging: the folder in it where what comes is put together.
  init(_ path: String, lock file: String, staging: String) throws(Refusal) {
    do {
      try Files.createFolders(path)
    } catch {
      throw Refusal(reason: "read-only", sentence: error.sentence)
    }
    let descriptor = unsafe vidimus_open(file, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else { throw .writing(systemError(), vidimus_errno()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Refusal(reason: "busy", sentence: "another refresh is at work")
    }
    (self.path, self.staging, lock) = (path, staging, descriptor)
  }

  deinit { close(lock) }

  /// Makes the folder for what comes, which is gone after ``clear()``.
  func stage() throws(Refusal) {
    guard unsafe mkdir(staging, 0o700) == 0 || vidimus_errno() == EEXIST else {
      throw .writing(systemError(), vidimus_errno())
    }
  }

  /// Removes what an update put together and did not use, this one or one that was cut off.
  func clear() { Files.removeFolder(staging) }

  func replace(_ path: String, with bytes: [UInt8]) throws(Refusal) {
    do {
      try Files.replace(path, bytes, mode: 0o644)
    } catch {
      throw .writing(error.sentence, vidimus_errno())
    }
  }

  /// Puts a file that was staged, and is on the disk already, in the place of another: the one moment that counts.
  func commit(_ staged: String, as name: String) throws(Refusal) {
    guard unsafe rename(staged, name) == 0 else { throw .writing(systemError(), vidimus_errno()) }
    try sync(path)
  }

  /// Waits until a file or folder is on the disk.
  func sync(_ path: String) throws(Refusal) {
    let descriptor = unsafe vidimus_open(path, O_RDONLY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw .writing(systemError(), vidimus_errno()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .writing(systemError(), vidimus_errno()) }
  }
}
