import CLibC
import Trust

/// A bundle on the disk. What is read comes from the file that was opened, whatever takes its name since.
@safe final class ListFile: ListStorage {
  let size: Int
  /// What tells this file from another of the same name.
  let identity: Identity
  private let descriptor: Int32

  struct Identity: Equatable {
    let device: UInt64
    let inode: UInt64
    let modified: Int64

    /// Of whatever goes by `path` now; nil for nothing.
    init?(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      self.init(status)
    }

    fileprivate init(_ status: stat) {
      var status = status
      device = unsafe vidimus_device(&status)
      inode = unsafe vidimus_inode(&status)
      modified = unsafe vidimus_mtime(&status)
    }
  }

  /// Opens a regular file that is no link; nil where there is none, with the system's reason in errno.
  init?(_ path: String) {
    descriptor = unsafe vidimus_open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, unsafe vidimus_is_regular(&status) != 0,
      let size = Int(exactly: unsafe vidimus_size(&status))
    else {
      close(descriptor)
      return nil
    }
    self.size = size
    identity = Identity(status)
  }

  deinit { close(descriptor) }

  /// Asks the system to read the file from the disk again: what was written there is what counts.
  func forgetCache() { posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) }

  func read(_ range: Range<Int>) throws(ListError) -> [UInt8] {
    guard range.upperBound <= size else { throw .storage }
    var bytes = [UInt8](repeating: 0, count: range.count)
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe pread(
          descriptor, $0.baseAddress.map { unsafe $0 + done }, $0.count - done, off_t(range.lowerBound + done))
      }
      if count > 0 {
        done += count
      } else if count == 0 || vidimus_errno() != EINTR {
        throw .storage
      }
    }
    return bytes
  }
}
