/// A file of lines that only grows. One process locks it, and each addition is on the disk before ``append(_:)``
/// returns.
///
/// A power failure or a full disk can leave a line without its ending. ``append(_:)`` did not return for such a line,
/// so it is cut off.
package final class AppendOnlyFile {
  /// The file's path, for messages.
  package let path: String
  private let file: any OpenFile
  /// The bytes of all whole lines.
  private var end: Int
  /// The reason why no line may be added any more.
  private var fault: SystemError?

  /// Opens and locks the file, until this object is gone, and cuts off an unfinished line.
  ///
  /// - Parameters:
  ///   - mode: permissions of the file if it is made; nil if it must exist.
  ///   - patience: milliseconds to wait for another process that has the lock.
  /// - Throws: ``SystemError/busy(path:)`` if another process keeps the lock.
  package init(
    _ path: String, on disk: any FileSystem, mode: UInt32? = nil, patience: UInt32 = 0
  ) throws(SystemError) {
    self.path = path
    file = try disk.openAppending(path, mode: mode)
    try Self.lock(file, patience)
    let size = Int(clamping: try file.facts().size)
    end = try Self.endOfLines(in: file, size)
    if end < size { try file.truncate(to: end) }
  }

  /// Whether the file has no line.
  package var isEmpty: Bool { end == 0 }

  /// The whole content, which is whole lines only.
  ///
  /// - Throws: ``SystemError/tooLarge(path:limit:)`` for more than `limit` bytes.
  package func content(limit: Int) throws(SystemError) -> [UInt8] {
    guard end <= limit else { throw .tooLarge(path: path, limit: limit) }
    return try file.bytes(at: 0, count: end)
  }

  /// Adds whole lines and waits until they are on the disk.
  ///
  /// - Throws: ``SystemError``; the file then has none of the lines. If they could not be removed again, or the disk
  ///   did not keep them, the content of the disk is unknown, and every later call throws the same error.
  package func append(_ lines: [UInt8]) throws(SystemError) {
    if let fault { throw fault }
    do {
      try file.append(lines)
    } catch {
      do { try file.truncate(to: end) } catch let second { fault = second }
      throw error
    }
    do {
      try file.sync()
    } catch {
      // After a failed fsync Linux may have dropped the pages, and a second fsync would succeed all the same.
      fault = error
      try? file.truncate(to: end)
      throw error
    }
    end += lines.count
  }

  private static func lock(_ file: any OpenFile, _ patience: UInt32) throws(SystemError) {
    let pause: UInt32 = 200
    var waited: UInt32 = 0
    while true {
      do {
        return try file.lock()
      } catch {
        guard case .busy = error, waited < patience else { throw error }
        MachineClock.sleep(milliseconds: pause)
        waited += pause
      }
    }
  }

  /// The offset after the last line ending, searched from the back.
  private static func endOfLines(in file: any OpenFile, _ size: Int) throws(SystemError) -> Int {
    var end = size
    while end > 0 {
      let start = max(0, end - Descriptor.chunkSize)
      let bytes = try file.bytes(at: start, count: end - start)
      if let last = bytes.lastIndex(of: 0x0A) { return start + last + 1 }
      end = start
    }
    return 0
  }
}
