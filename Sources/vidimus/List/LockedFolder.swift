import Platform

/// A folder that one refresh at a time writes into, so that after any failure each file is the old one or the new one.
final class LockedFolder {
  private let folder: Platform.LockedFolder

  /// Makes the folder where it is not there, and takes its lock.
  ///
  /// - Parameters:
  ///   - lock: the file to lock, in the folder.
  ///   - staging: the folder in it where what comes is put together.
  init(_ path: String, lock file: String, staging: String) throws(Refusal) {
    do {
      folder = try Platform.LockedFolder(path, lock: file, staging: staging, on: disk)
    } catch {
      switch error {
      case .busy: throw Refusal(reason: "busy", sentence: "another refresh is at work")
      case .call(.makeFolder, _, _): throw Refusal(reason: "read-only", sentence: sentence(of: error))
      default: throw .writing(ErrorNumber.text(error.errno), error.errno)
      }
    }
  }

  /// Makes the folder for what comes, which is gone after ``clear()``.
  func stage() throws(Refusal) { try writing { () throws(SystemError) in try folder.stage() } }

  /// Removes what an update put together and did not use, this one or one that was cut off.
  func clear() { folder.clear() }

  func replace(_ path: String, with bytes: [UInt8]) throws(Refusal) {
    do {
      try folder.replace(path, with: bytes)
    } catch {
      throw .writing(Files.sayReplacing(error), error.errno)
    }
  }

  /// Puts a file that was staged, and is on the disk already, in the place of another: the one moment that counts.
  func commit(_ staged: String, as name: String) throws(Refusal) {
    try writing { () throws(SystemError) in try folder.commit(staged, as: name) }
  }

  /// Waits until a file or folder is on the disk.
  func sync(_ path: String) throws(Refusal) { try writing { () throws(SystemError) in try disk.sync(path) } }
}
