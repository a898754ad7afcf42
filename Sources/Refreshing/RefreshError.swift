package import Platform
package import Trust

/// Why a newer list did not come, or was not taken.
package enum RefreshError: Error, Equatable {
  /// Another refresh holds the lock.
  case busy
  /// The folder for the lists cannot be made.
  case folder(SystemError)
  /// The new list, or what goes with it, cannot be written.
  case write(SystemError)
  /// Bytes that the list needs, and bytes that are free.
  case noRoom(needed: Int64, free: Int64)
  /// No root is trusted yet.
  case noRoot
  /// No certificate is pinned that may sign the list.
  case noSigner
  case noSource
  /// The source has no issuer list.
  case noList(source: String)
  /// The source does not have the file of a list of trusted entities.
  case noFile(String, source: String)
  /// The source ends in a slash, where the name of a file goes.
  case noFileName(source: String)
  /// The source has a list, but not this table or shard of it.
  case partMissing(String, source: String)
  /// The source has a folder or a device in the place of the file.
  case notAFile(String)
  case empty(String, source: String)
  /// A file of more than `limit` bytes.
  case tooLarge(String, limit: Int)
  /// The source's file cannot be read.
  case read(String, SystemError)
  /// The new list was written and cannot be read again.
  case readBack(SystemError)
  case download(DownloadFault, source: String)
  /// What came is no list to take.
  case list(ListError)
  /// What came is no list of trusted entities to take.
  case entities(TrustedEntitiesError)
}

/// Why a download failed.
package enum DownloadFault: Equatable, Sendable {
  /// curl is not installed.
  case noProgram
  case unknownName
  case noAnswer
  case tooSlow
  /// This machine has no certificates to check the server's with.
  case noCertificates
  /// The server's certificate does not prove who it is.
  case certificate
  /// The server points elsewhere, which is not followed.
  case redirect
  /// What came cannot be written.
  case write
  /// Any other status of curl's.
  case other(status: Int32)
}

/// Runs what writes to the folder of a list.
func writing<Value>(_ body: () throws(SystemError) -> Value) throws(RefreshError) -> Value {
  do {
    return try body()
  } catch {
    throw .write(error)
  }
}

/// Runs what reads a list and checks it.
func checking<Value>(_ body: () throws(ListError) -> Value) throws(RefreshError) -> Value {
  do {
    return try body()
  } catch {
    throw .list(error)
  }
}

extension LockedFolder {
  /// Makes the folder of a list where it is not there, and takes its lock.
  static func locked(
    _ path: String, lock: String, staging: String, on disk: any FileSystem
  ) throws(RefreshError) -> LockedFolder {
    do {
      return try LockedFolder(path, lock: lock, staging: staging, on: disk)
    } catch {
      switch error {
      case .busy: throw .busy
      case .call(.makeFolder, _, _): throw .folder(error)
      default: throw .write(error)
      }
    }
  }
}
