import CLibC

/// Why the system did not do what was asked.
package enum SystemError: Error, Equatable {
  /// A call failed. `path` is the file, folder, device or program, `errno` the system's number.
  case call(SystemCall, path: String, errno: Int32)
  /// A folder, device or pipe stands where a regular file is needed.
  case notAFile(path: String)
  /// A file or folder stands where a character device is needed.
  case notADevice(path: String)
  /// The device does not have the keys of a keyboard.
  case notAKeyboard(path: String)
  /// The file or stream has more than `limit` bytes.
  case tooLarge(path: String, limit: Int)
  /// The name is taken, and the file that has it must not be overwritten.
  case exists(path: String)
  /// Another process holds the lock.
  case busy(path: String)
  /// The program is not installed, or the system could not start it.
  case notStarted(program: String)
  /// The process at the other end ended before it answered.
  case ended(String)
  /// The word of the command line with this number is not UTF-8.
  case notUTF8(word: Int)
  case outOfMemory
}

/// What was asked of the system. Calls that fail for the same reason, as a person sees it, have one name.
package enum SystemCall: Equatable, Sendable {
  case open, read, write, truncate, reserve, lock, status
  /// fsync(2): the bytes were accepted, but may not be on the disk.
  case sync
  /// Making a file, which includes giving a finished one its name.
  case make
  case rename, link, remove
  case makeFolder, openFolder, readFolder
  /// Making a short-lived file or folder; `path` is the folder for it.
  case makeTemporary
  /// Setting up a device: as a serial port, or for this process alone.
  case setSerial, take
  case pipe, fork, memoryFile, pseudoTerminal, connect
}

extension SystemError {
  /// The system's error number; 0 if no call failed.
  package var errno: Int32 {
    if case .call(_, _, let number) = self { return number }
    return 0
  }

  /// Whether there is no file or folder with that name.
  package var isMissing: Bool { errno == ENOENT }

  /// Whether the disk, or the user's share of it, is full.
  package var isOutOfSpace: Bool { errno == ENOSPC || errno == EDQUOT }

  /// Whether this place cannot be written to.
  package var isReadOnly: Bool { [EROFS, EACCES, EPERM].contains(errno) }

  /// Whether this user lacks permission.
  package var isDenied: Bool { errno == EACCES }

  /// Whether the name is taken.
  package var isNameTaken: Bool { errno == EEXIST }

  /// The same error with another path. A failure on a temporary file is reported for the file it was made for.
  package func about(_ path: String) -> SystemError {
    switch self {
    case .call(let call, _, let number): .call(call, path: path, errno: number)
    case .notAFile: .notAFile(path: path)
    case .notADevice: .notADevice(path: path)
    case .notAKeyboard: .notAKeyboard(path: path)
    case .tooLarge(_, let limit): .tooLarge(path: path, limit: limit)
    case .exists: .exists(path: path)
    case .busy: .busy(path: path)
    case .notStarted, .ended, .notUTF8, .outOfMemory: self
    }
  }

  /// The error of the call that has just failed.
  static func last(_ call: SystemCall, _ path: String) -> SystemError {
    .call(call, path: path, errno: vidimus_errno())
  }
}

/// The system's error numbers and its texts for them.
package enum ErrorNumber {
  /// The number of the last call that failed. Read it before any other call.
  package static var last: Int32 {
    get { vidimus_errno() }
    set { vidimus_set_errno(newValue) }
  }

  /// The system's text, such as `No space left on device`.
  package static func text(_ number: Int32) -> String {
    guard let text = unsafe strerror(number) else { return "unknown error" }
    return unsafe String(cString: text)
  }
}
