/// A file that is open. It is closed, and a lock on it given up, when the last reference is gone.
package protocol OpenFile: AnyObject {
  /// What the system says of it now.
  func facts() throws(SystemError) -> FileFacts

  /// The bytes from `offset` on, at most `count`; fewer only at the end of the file, none behind it.
  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8]

  /// Adds bytes, all of them or an error; a part of them may then be in the file.
  func append(_ bytes: [UInt8]) throws(SystemError)

  /// Waits until what was written is on the disk.
  func sync() throws(SystemError)

  /// Waits until everything that was written to this file's file system is on the disk.
  func syncFileSystem() throws(SystemError)

  /// Cuts the file to so many bytes.
  func truncate(to size: Int) throws(SystemError)

  /// Takes room for so many bytes, so that a full disk shows at once. File systems that cannot do it take none.
  func reserve(_ size: Int) throws(SystemError)

  /// Takes the file's lock.
  ///
  /// - Throws: ``SystemError/busy(path:)`` where another process has it.
  func lock() throws(SystemError)

  /// Asks the system to read the file from the disk again instead of from memory.
  func forgetCache()
}
