import CLibC
import Codecs

/// The file system of this machine.
package final class Disk: FileSystem, Sendable {
  package init() {}

  // MARK: Looking

  package func facts(of path: String) -> FileFacts? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? FileFacts(status) : nil
  }

  package func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  package func names(in folder: String) throws(SystemError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw .last(.openFolder, folder) }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      vidimus_set_errno(0)
      guard let entry = unsafe readdir(stream) else { break }
      names.append(unsafe [UInt8](cString: vidimus_name(entry)))
    }
    guard vidimus_errno() == 0 else { throw .last(.readFolder, folder) }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.compactMap { String(strictUTF8: $0) }
  }

  package func freeBytes(at path: String) -> Int64? {
    let free = unsafe vidimus_free_bytes(path)
    return free < 0 ? nil : free
  }

  // MARK: Opening

  package func open(_ path: String, followingLinks: Bool) throws(SystemError) -> any OpenFile {
    // Without O_NONBLOCK, opening a FIFO would wait for a writer that may never come.
    let flags = O_RDONLY | O_NONBLOCK | (followingLinks ? 0 : O_NOFOLLOW)
    let file = DiskFile(try Descriptor.open(path, flags), path)
    guard (try? file.facts().kind) == .file else { throw .notAFile(path: path) }
    return file
  }

  package func make(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile {
    DiskFile(try Descriptor.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode, for: .make), path)
  }

  package func openAppending(_ path: String, mode: UInt32?) throws(SystemError) -> any OpenFile {
    let flags = O_RDWR | O_APPEND | O_NOFOLLOW
    guard let mode else { return DiskFile(try Descriptor.open(path, flags), path) }
    return DiskFile(try Descriptor.open(path, flags | O_CREAT, mode: mode, for: .make), path)
  }

  package func openEmptied(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile {
    DiskFile(try Descriptor.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: mode, for: .make), path)
  }

  package func makeUnnamed(in folder: String) throws(SystemError) -> any OpenFile {
    let path = folder + "/vidimus-" + String(ThisProcess.id)
    do {
      let file = try make(path, mode: 0o600)
      try remove(path)
      return file
    } catch {
      throw .call(.makeTemporary, path: folder, errno: error.errno)
    }
  }

  package func lock(_ path: String) throws(SystemError) -> any OpenFile {
    let file = DiskFile(try Descriptor.open(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644, for: .make), path)
    try file.lock()
    return file
  }

  // MARK: Names

  package func rename(_ path: String, to name: String) throws(SystemError) {
    guard unsafe CLibC.rename(path, name) == 0 else { throw .last(.rename, name) }
  }

  package func link(_ path: String, to name: String) throws(SystemError) {
    guard unsafe CLibC.link(path, name) == 0 else { throw .last(.link, name) }
  }

  package func remove(_ path: String) throws(SystemError) {
    guard unsafe unlink(path) == 0 else { throw .last(.remove, path) }
  }

  package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    guard unsafe mkdir(path, mode) == 0 else { throw .last(.makeFolder, path) }
  }

  package func makeTemporaryFolder(in folder: String) throws(SystemError) -> String {
    var path = [UInt8]((folder + "/vidimus-XXXXXX").utf8).map { CChar(bitPattern: $0) } + [0]
    guard unsafe mkdtemp(&path) != nil else { throw .last(.makeTemporary, folder) }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  package func removeEmptyFolder(_ path: String) throws(SystemError) {
    guard unsafe rmdir(path) == 0 else { throw .last(.remove, path) }
  }

  package func sync(_ path: String) throws(SystemError) {
    try DiskFile(try Descriptor.open(path, O_RDONLY | O_NONBLOCK), path).sync()
  }
}

extension [UInt8] {
  /// The bytes before the NUL that ends a C string.
  fileprivate init(cString: UnsafePointer<CChar>) {
    self = []
    var cursor = unsafe cString
    while unsafe cursor.pointee != 0 {
      append(UInt8(bitPattern: unsafe cursor.pointee))
      unsafe cursor += 1
    }
  }
}
