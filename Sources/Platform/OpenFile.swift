/// An open file. It is closed, and its lock released, when the last reference is gone.
package protocol OpenFile: AnyObject {
  /// The file's facts at this moment.
  func facts() throws(SystemError) -> FileFacts

  /// The bytes from `offset` on, at most `count`; fewer only at the end of the file, none after it.
  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8]

  /// Appends all bytes. If it throws, some of them may be in the file.
  func append(_ bytes: [UInt8]) throws(SystemError)

  /// Waits until what was written is on the disk.
  func sync() throws(SystemError)

  /// Waits until all writes to this file's file system are on the disk.
  func syncFileSystem() throws(SystemError)

  /// Cuts the file to `size` bytes.
  func truncate(to size: Int) throws(SystemError)

  /// Reserves room for `size` bytes, so that a full disk shows at once. Does nothing on file systems that cannot
  /// reserve.
  func reserve(_ size: Int) throws(SystemError)

  /// Takes the file's lock.
  ///
  /// - Throws: ``SystemError/busy(path:)`` if another process has the lock.
  func lock() throws(SystemError)

  /// Asks the system to read the file from the disk again, not from memory.
  func forgetCache()
}
