import CLibC
import Codecs

/// Reading and making files.
enum Files {
  struct Content {
    let bytes: [UInt8]
    /// When the file was last changed.
    let modified: Timestamp
  }

  /// Reads a regular file of at most `limit` bytes.
  ///
  /// - Throws: ``Failure`` with status 66.
  static func read(_ path: String, limit: Int) throws(Failure) -> Content {
    // Without O_NONBLOCK opening a FIFO would wait for a writer that may never come.
    let descriptor = unsafe vidimus_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0)
    guard descriptor >= 0 else { throw .noInput("cannot open " + visible(path) + ": " + systemError()) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, unsafe vidimus_is_regular(&status) != 0 else {
      throw .noInput(visible(path) + " is not a file")
    }
    let modified = Timestamp(seconds: unsafe vidimus_mtime(&status))
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
    while true {
      let chunk: Input.Chunk
      do {
        chunk = try Input.read(descriptor, name: visible(path), into: &buffer)
      } catch {
        throw .noInput(error.sentence)
      }
      switch chunk {
      case .bytes(let more): bytes += more
      case .end: return Content(bytes: bytes, modified: modified)
      case .interrupted: break
      }
      guard bytes.count <= limit else {
        throw .noInput(visible(path) + " has more than " + String(limit) + " bytes")
      }
    }
  }

  /// Reads standard input to its end, at most `limit` bytes.
  static func readStandardInput(limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
    while true {
      switch try Input.read(STDIN_FILENO, name: "standard input", into: &buffer) {
      case .bytes(let more): bytes += more
      case .end: return bytes
      case .interrupted: break
      }
      guard bytes.count <= limit else {
        throw .noInput("standard input has more than " + String(limit) + " bytes")
      }
    }
  }

  /// Makes a file that was not there, whole or not at all.
  ///
  /// It is written under another name beside its place, brought to the disk and linked to its name, which
  /// fails where the name is taken.
  ///
  /// - Throws: ``Failure`` with status 73; nothing is left behind.
  static func create(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(Failure) {
    let temporary = path + ".part-" + String(getpid())
    let descriptor = unsafe vidimus_open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .cannotCreate("cannot make " + visible(path) + ": " + systemError()) }
    defer { unsafe unlink(temporary) }
    do {
      defer { close(descriptor) }
      try writeThrough(bytes, descriptor, name: visible(path))
    } catch {
      throw .cannotCreate(error.sentence)
    }
    try place(temporary, path)
    syncFolder(of: path)
  }

  /// Puts a file in the place of another, so that whoever looks finds the one or the other, whole.
  ///
  /// - Throws: ``Failure`` with status 73; the old one stays.
  static func replace(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(Failure) {
    // A file in the place of a device, such as /dev/null, is a broken machine.
    guard !exists(path) || isFile(path) else { throw .cannotCreate(visible(path) + " is there and is not a file") }
    let temporary = path + ".tmp"
    unsafe unlink(temporary)
    let descriptor = unsafe vidimus_open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .cannotCreate("cannot make " + visible(path) + ": " + systemError()) }
    do {
      defer { close(descriptor) }
      try writeThrough(bytes, descriptor, name: visible(path))
    } catch {
      let number = vidimus_errno()
      unsafe unlink(temporary)
      vidimus_set_errno(number)
      throw .cannotCreate(error.sentence)
    }
    guard unsafe rename(temporary, path) == 0 else {
      throw .cannotCreate("cannot make " + visible(path) + ": " + systemError())
    }
    syncFolder(of: path)
  }

  /// Makes sure that ``replace(_:_:mode:)`` can do its work later, and makes the folder where there is none.
  ///
  /// - Throws: ``Failure`` with status 73.
  static func prepare(_ path: String) throws(Failure) {
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try createFolders(String(path[..<slash])) }
    let temporary = path + ".tmp"
    unsafe unlink(temporary)
    let descriptor = unsafe vidimus_open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate("cannot make " + visible(path) + ": " + systemError()) }
    close(descriptor)
    unsafe unlink(temporary)
  }

  /// Writes bytes down to the disk.
  private static func writeThrough(_ bytes: [UInt8], _ descriptor: Int32, name: String) throws(Failure) {
    try Output.write(bytes, to: descriptor, name: name)
    guard fsync(descriptor) == 0 else { throw .io("cannot write " + name + ": " + systemError()) }
  }

  /// Gives a finished file its name, unless the name is taken.
  private static func place(_ temporary: String, _ path: String) throws(Failure) {
    if unsafe link(temporary, path) == 0 { return }
    let error = vidimus_errno()
    if error != EEXIST, !exists(path) {
      // File systems of USB sticks have no links.
      if unsafe rename(temporary, path) == 0 { return }
    }
    guard error != EEXIST, !exists(path) else {
      throw .cannotCreate(visible(path) + " is there already and is not overwritten")
    }
    throw .cannotCreate("cannot make " + visible(path) + ": " + systemError())
  }

  /// Makes a folder for its owner alone; one that is there is left as it is.
  static func createFolder(_ path: String) throws(Failure) {
    if unsafe mkdir(path, 0o700) == 0 { return }
    guard vidimus_errno() == EEXIST, isFolder(path) else {
      throw .cannotCreate("cannot make the folder " + visible(path) + ": " + systemError())
    }
  }

  /// Makes a folder, and those it lies in, where they are not there.
  ///
  /// - Throws: ``Failure`` with status 73.
  static func createFolders(_ path: String) throws(Failure) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      guard unsafe mkdir(made, 0o755) != 0 else { continue }
      guard vidimus_errno() == EEXIST || isFolder(made) else {
        throw .cannotCreate("cannot make the folder " + visible(made) + ": " + systemError())
      }
    }
  }

  /// Makes a folder that only its owner can look into, where things are that are soon forgotten.
  static func temporaryFolder() throws(Failure) -> String {
    let place = environment("TMPDIR") ?? "/tmp"
    var path = [UInt8]((place + "/vidimus-XXXXXX").utf8).map { CChar(bitPattern: $0) } + [0]
    guard unsafe mkdtemp(&path) != nil else {
      throw .cannotCreate("cannot make a folder in " + visible(place) + ": " + systemError())
    }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Takes away a folder and the files in it, as far as that can be done; what is left is in nobody's way.
  static func removeFolder(_ path: String) {
    guard let names = try? names(in: path) else { return }
    for name in names where name != "." && name != ".." { unsafe unlink(path + "/" + name) }
    unsafe rmdir(path)
  }

  /// Takes back a file that this process made.
  static func remove(_ path: String) { unsafe unlink(path) }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }

  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && vidimus_is_regular(&status) != 0
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && vidimus_is_directory(&status) != 0
  }

  /// The names in a folder in bytewise order.
  ///
  /// - Throws: ``Failure`` with status 66.
  static func names(in folder: String) throws(Failure) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw .noInput("cannot open the folder " + visible(folder) + ": " + systemError())
    }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    while true {
      vidimus_set_errno(0)
      guard let entry = unsafe readdir(stream) else { break }
      names.append(unsafe [UInt8](cString: vidimus_name(entry)))
    }
    guard vidimus_errno() == 0 else {
      throw .noInput("cannot read the folder " + visible(folder) + ": " + systemError())
    }
    names.sort { $0.lexicographicallyPrecedes($1) }
    return names.compactMap { String(strictUTF8: $0) }
  }

  /// Brings a new name in a folder to the disk. Some file systems cannot; the name is there all the same.
  private static func syncFolder(of path: String) {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) + "/" } ?? "."
    let descriptor = unsafe vidimus_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension [UInt8] {
  /// The bytes in front of the NUL that ends a C string.
  fileprivate init(cString: UnsafePointer<CChar>) {
    self = []
    var cursor = unsafe cString
    while unsafe cursor.pointee != 0 {
      append(UInt8(bitPattern: unsafe cursor.pointee))
      unsafe cursor += 1
    }
  }
}
