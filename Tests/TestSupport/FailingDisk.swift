import CLibC
package import Platform

/// A file system that works until one call, which fails as it was told to.
///
/// Run the work once without a fault to learn how many calls it makes (``calls``), then once for each of them:
///
///     for moment in 1...calls { … FailingDisk(disk, at: moment, .powerCut) … }
package final class FailingDisk: FileSystem {
  package enum Fault: Equatable, Sendable {
    /// The one call fails with this number, and has no effect; later ones work.
    case error(Int32)
    /// From this call on there is no room: what needs some fails with ENOSPC, and half of what is appended is written.
    case full
    /// From this call on nothing can be changed: EROFS.
    case readOnly
    /// The power is cut before this call: neither it nor any later one has an effect.
    case powerCut
    /// The power is cut in the middle of this call: of what is appended, half is written.
    case tornWrite
  }

  let base: any FileSystem
  private let moment: Int?
  private let fault: Fault
  private let countsReads: Bool
  /// Calls so far.
  package private(set) var calls = 0
  /// The calls by name and path, for the message of a test that fails.
  package private(set) var log: [String] = []

  /// - Parameters:
  ///   - moment: the call to fail, counted from 1; nil for none.
  ///   - countsReads: whether calls that change nothing are counted, and can fail, too.
  package init(_ base: any FileSystem, at moment: Int? = nil, _ fault: Fault = .powerCut, countsReads: Bool = false) {
    (self.base, self.moment, self.fault, self.countsReads) = (base, moment, fault, countsReads)
  }

  /// The call that failed, or was to fail, as the log has it.
  package var failed: String { moment.flatMap { log.indices.contains($0 - 1) ? log[$0 - 1] : nil } ?? "none" }

  /// Whether the power was cut.
  package var isOff: Bool { (fault == .powerCut || fault == .tornWrite) && hasCome }

  private var hasCome: Bool { moment.map { calls >= $0 } ?? false }

  // MARK: Counting

  /// Counts a call that changes something.
  ///
  /// - Parameter needsRoom: whether it fails on a full disk.
  func change(_ call: SystemCall, _ path: String, needsRoom: Bool = false) throws(SystemError) {
    let number = try count(call, path)
    if let number { throw .call(call, path: path, errno: number) }
    if fault == .full, hasCome, needsRoom { throw .call(call, path: path, errno: ENOSPC) }
    if fault == .readOnly, hasCome { throw .call(call, path: path, errno: EROFS) }
  }

  /// How many bytes of an addition are written, and the number it then fails with; nil where it does not.
  func addition(_ path: String, size: Int) throws(SystemError) -> (size: Int, errno: Int32?) {
    let wasOff = isOff
    let number = try count(.write, path)
    if !wasOff, fault == .tornWrite, isOff { return (size / 2, EIO) }
    if let number { throw .call(.write, path: path, errno: number) }
    if fault == .full, hasCome { return (size / 2, ENOSPC) }
    if fault == .readOnly, hasCome { throw .call(.write, path: path, errno: EROFS) }
    return (size, nil)
  }

  /// Counts a call that changes nothing, where such calls count.
  func look(_ call: SystemCall, _ path: String) throws(SystemError) {
    let number = countsReads ? try count(call, path) : isOff ? EIO : nil
    if let number { throw .call(call, path: path, errno: number) }
  }

  private func count(_ call: SystemCall, _ path: String) throws(SystemError) -> Int32? {
    if isOff { return EIO }
    calls += 1
    log.append("\(call) \(path)")
    if isOff { return EIO }
    guard case .error(let number) = fault, calls == moment else { return nil }
    return number
  }

  // MARK: Looking

  package func facts(of path: String) -> FileFacts? { isOff ? nil : base.facts(of: path) }

  package func exists(_ path: String) -> Bool { !isOff && base.exists(path) }

  package func names(in folder: String) throws(SystemError) -> [String] {
    try look(.openFolder, folder)
    return try base.names(in: folder)
  }

  package func freeBytes(at path: String) -> Int64? { base.freeBytes(at: path) }

  // MARK: Opening

  package func open(_ path: String, followingLinks: Bool) throws(SystemError) -> any OpenFile {
    try look(.open, path)
    return FailingFile(try base.open(path, followingLinks: followingLinks), path, self)
  }

  package func make(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile {
    try change(.make, path, needsRoom: true)
    return FailingFile(try base.make(path, mode: mode), path, self)
  }

  package func openAppending(_ path: String, mode: UInt32?) throws(SystemError) -> any OpenFile {
    if mode == nil || base.exists(path) { try look(.open, path) } else { try change(.make, path, needsRoom: true) }
    return FailingFile(try base.openAppending(path, mode: mode), path, self)
  }

  package func openEmptied(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile {
    try change(.make, path, needsRoom: true)
    return FailingFile(try base.openEmptied(path, mode: mode), path, self)
  }

  package func makeUnnamed(in folder: String) throws(SystemError) -> any OpenFile {
    try change(.makeTemporary, folder, needsRoom: true)
    return FailingFile(try base.makeUnnamed(in: folder), folder, self)
  }

  package func lock(_ path: String) throws(SystemError) -> any OpenFile {
    try change(.make, path, needsRoom: true)
    return FailingFile(try base.lock(path), path, self)
  }

  // MARK: Names

  package func rename(_ path: String, to name: String) throws(SystemError) {
    try change(.rename, name)
    try base.rename(path, to: name)
  }

  package func link(_ path: String, to name: String) throws(SystemError) {
    try change(.link, name)
    try base.link(path, to: name)
  }

  package func remove(_ path: String) throws(SystemError) {
    try change(.remove, path)
    try base.remove(path)
  }

  package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try change(.makeFolder, path, needsRoom: true)
    try base.makeFolder(path, mode: mode)
  }

  package func makeTemporaryFolder(in folder: String) throws(SystemError) -> String {
    try change(.makeTemporary, folder, needsRoom: true)
    return try base.makeTemporaryFolder(in: folder)
  }

  package func removeEmptyFolder(_ path: String) throws(SystemError) {
    try change(.remove, path)
    try base.removeEmptyFolder(path)
  }

  package func sync(_ path: String) throws(SystemError) {
    try change(.sync, path)
    try base.sync(path)
  }
}

private final class FailingFile: OpenFile {
  private let base: any OpenFile
  private let path: String
  private let disk: FailingDisk

  init(_ base: any OpenFile, _ path: String, _ disk: FailingDisk) {
    (self.base, self.path, self.disk) = (base, path, disk)
  }

  func facts() throws(SystemError) -> FileFacts {
    try disk.look(.status, path)
    return try base.facts()
  }

  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    try disk.look(.read, path)
    return try base.bytes(at: offset, count: count)
  }

  func append(_ bytes: [UInt8]) throws(SystemError) {
    let (size, errno) = try disk.addition(path, size: bytes.count)
    try base.append([UInt8](bytes.prefix(size)))
    if let errno { throw .call(.write, path: path, errno: errno) }
  }

  func sync() throws(SystemError) {
    try disk.change(.sync, path)
    try base.sync()
  }

  func syncFileSystem() throws(SystemError) {
    try disk.change(.sync, path)
    try base.syncFileSystem()
  }

  func truncate(to size: Int) throws(SystemError) {
    try disk.change(.truncate, path)
    try base.truncate(to: size)
  }

  func reserve(_ size: Int) throws(SystemError) {
    try disk.change(.reserve, path, needsRoom: true)
    try base.reserve(size)
  }

  func lock() throws(SystemError) {
    try disk.look(.lock, path)
    try base.lock()
  }

  func forgetCache() { base.forgetCache() }
}
