/// A file of lines that only grows, locked by one process, each addition on the disk before ``append(_:)`` returns.
///
/// A line without its ending was cut short by a power failure or a full disk. The promise of ``append(_:)`` was not
/// given for it, so it is cut off.
package final class AppendOnlyFile {
  package let path: String
  private let file: any OpenFile
  /// Bytes of whole lines.
  private var end: Int
  /// Why nothing may be added any more.
  private var fault: SystemError?

  /// Opens the file, locks it until this is gone, and cuts off a torn line.
  ///
  /// - Parameters:
  ///   - mode: permissions for the file where it is to be made; nil where it must be there.
  ///   - patience: milliseconds to wait for another process that has the lock.
  /// - Throws: ``SystemError/busy(path:)`` where another process keeps the lock.
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

  /// Whether there is not one line yet.
  package var isEmpty: Bool { end == 0 }

  /// Everything that is in the file, whole lines only.
  ///
  /// - Throws: ``SystemError/tooLarge(path:limit:)`` for more than `limit` bytes.
  package func content(limit: Int) throws(SystemError) -> [UInt8] {
    guard end <= limit else { throw .tooLarge(path: path, limit: limit) }
    return try file.bytes(at: 0, count: end)
  }

  /// Adds whole lines and waits until they are on the disk.
  ///
  /// - Throws: what failed; the file has none of the lines. Where they could not be taken back, or the disk did not
  ///   keep them, every later call throws the same: what the disk then holds, nobody can know.
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

  /// The place behind the last line ending, looked for from the back.
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
