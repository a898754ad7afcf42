import CLibC

/// An open file of the disk. It owns the descriptor and closes it.
final class DiskFile: OpenFile {
  private let descriptor: Int32
  /// The path that errors mention.
  private let path: String

  init(_ descriptor: Int32, _ path: String) { (self.descriptor, self.path) = (descriptor, path) }

  deinit { close(descriptor) }

  func facts() throws(SystemError) -> FileFacts {
    guard let facts = Descriptor.facts(of: descriptor) else { throw .last(.status, path) }
    return facts
  }

  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let more = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(descriptor, $0.baseAddress.map { unsafe $0 + done }, count - done, off_t(offset + done))
      }
      if more > 0 {
        done += more
      } else if more == 0 {
        break
      } else if vidimus_errno() != EINTR {
        throw .last(.read, path)
      }
    }
    if done < count { bytes.removeLast(count - done) }
    return bytes
  }

  func append(_ bytes: [UInt8]) throws(SystemError) {
    try Descriptor.write(bytes, to: descriptor, name: path)
  }

  func sync() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw .last(.sync, path) }
  }

  func syncFileSystem() throws(SystemError) {
    guard vidimus_sync_files(descriptor) == 0 else { throw .last(.sync, path) }
  }

  func truncate(to size: Int) throws(SystemError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw .last(.truncate, path) }
  }

  func reserve(_ size: Int) throws(SystemError) {
    // posix_fallocate returns the error number and does not set errno.
    let number = posix_fallocate(descriptor, 0, off_t(size))
    guard number == 0 || number == EOPNOTSUPP || number == EINVAL else {
      throw .call(.reserve, path: path, errno: number)
    }
  }

  func lock() throws(SystemError) {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    guard vidimus_errno() == EWOULDBLOCK else { throw .last(.lock, path) }
    throw .busy(path: path)
  }

  func forgetCache() { posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }
}
