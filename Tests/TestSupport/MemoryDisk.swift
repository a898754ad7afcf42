import CLibC
package import Platform

/// Files and folders in memory that know what would be left of them after a power cut.
package final class MemoryDisk: FileSystem {
  /// What a name leads to. Two names of one file lead to one node.
  final class Node {
    let inode: UInt64
    let isFolder: Bool
    var bytes: [UInt8] = []
    /// The bytes that are on the disk; nil where not even the file is.
    var kept: [UInt8]?
    var modified: Int64 = 0
    var isLocked = false

    init(inode: UInt64, isFolder: Bool) { (self.inode, self.isFolder) = (inode, isFolder) }
  }

  /// Seconds since 1970 that new and changed files get.
  package var now: Int64 = 1_800_000_000
  package var free: Int64?
  private var names: [String: Node] = [:]
  /// The names that are on the disk.
  private var keptNames: [String: Node] = [:]
  private var lastInode: UInt64 = 1

  /// An empty disk: the folders `/` and `/tmp`.
  package init() {
    for folder in ["/", "/tmp"] { names[folder] = newNode(isFolder: true) }
    keptNames = names
  }

  /// The disk as it is found after a power cut.
  ///
  /// - Parameter namesAreKept: whether names that were never synced reached the disk by themselves; both happens.
  package func afterPowerCut(namesAreKept: Bool) -> MemoryDisk {
    let disk = MemoryDisk()
    disk.now = now
    var copies: [UInt64: Node] = [:]
    for (name, node) in namesAreKept ? names : keptNames {
      let copy = copies[node.inode] ?? disk.newNode(isFolder: node.isFolder)
      copies[node.inode] = copy
      copy.bytes = node.kept ?? []
      copy.kept = copy.bytes
      copy.modified = node.modified
      disk.names[name] = copy
    }
    // A journal brings the name of a folder to the disk together with synced names in the folder.
    for name in Array(disk.names.keys) {
      var folder = Self.folder(of: name)
      while disk.names[folder] == nil {
        disk.names[folder] = disk.newNode(isFolder: true)
        folder = Self.folder(of: folder)
      }
    }
    disk.keptNames = disk.names
    return disk
  }

  // MARK: Looking

  package func facts(of path: String) -> FileFacts? { names[Self.tidy(path)].map(Self.facts) }

  package func exists(_ path: String) -> Bool { names[Self.tidy(path)] != nil }

  package func names(in folder: String) throws(SystemError) -> [String] {
    let folder = Self.tidy(folder)
    guard names[folder]?.isFolder == true else { throw .call(.openFolder, path: folder, errno: ENOENT) }
    let found = names.keys.filter { $0 != "/" && Self.folder(of: $0) == folder }.map(Self.lastPart)
    return ([".", ".."] + found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func freeBytes(at path: String) -> Int64? { free }

  // MARK: Opening

  package func open(_ path: String, followingLinks: Bool) throws(SystemError) -> any OpenFile {
    guard let node = names[Self.tidy(path)] else { throw .call(.open, path: path, errno: ENOENT) }
    guard !node.isFolder else { throw .notAFile(path: path) }
    return MemoryFile(node, path, self)
  }

  package func make(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile {
    MemoryFile(try add(path, .make, isFolder: false), path, self)
  }

  package func openAppending(_ path: String, mode: UInt32?) throws(SystemError) -> any OpenFile {
    if exists(path) || mode == nil { return try open(path, followingLinks: false) }
    return try make(path, mode: mode ?? 0)
  }

  package func openEmptied(_ path: String, mode: UInt32) throws(SystemError) -> any OpenFile {
    let file = try openAppending(path, mode: mode)
    try file.truncate(to: 0)
    return file
  }

  package func makeUnnamed(in folder: String) throws(SystemError) -> any OpenFile {
    MemoryFile(newNode(isFolder: false), folder, self)
  }

  package func lock(_ path: String) throws(SystemError) -> any OpenFile {
    let file = try openAppending(path, mode: 0o644)
    try file.lock()
    return file
  }

  // MARK: Names

  package func rename(_ path: String, to name: String) throws(SystemError) {
    guard let node = names[Self.tidy(path)] else { throw .call(.rename, path: name, errno: ENOENT) }
    try checkFolder(of: name, .rename)
    names[Self.tidy(path)] = nil
    names[Self.tidy(name)] = node
  }

  package func link(_ path: String, to name: String) throws(SystemError) {
    guard let node = names[Self.tidy(path)] else { throw .call(.link, path: name, errno: ENOENT) }
    guard !exists(name) else { throw .call(.link, path: name, errno: EEXIST) }
    try checkFolder(of: name, .link)
    names[Self.tidy(name)] = node
  }

  package func remove(_ path: String) throws(SystemError) {
    guard let node = names[Self.tidy(path)] else { throw .call(.remove, path: path, errno: ENOENT) }
    guard !node.isFolder else { throw .call(.remove, path: path, errno: EISDIR) }
    names[Self.tidy(path)] = nil
  }

  package func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    _ = try add(path, .makeFolder, isFolder: true)
  }

  package func makeTemporaryFolder(in folder: String) throws(SystemError) -> String {
    let path = folder + "/vidimus-" + String(lastInode)
    try makeFolder(path, mode: 0o700)
    return path
  }

  package func removeEmptyFolder(_ path: String) throws(SystemError) {
    guard names[Self.tidy(path)]?.isFolder == true else { throw .call(.remove, path: path, errno: ENOENT) }
    guard try names(in: path).count == 2 else { throw .call(.remove, path: path, errno: ENOTEMPTY) }
    names[Self.tidy(path)] = nil
  }

  package func sync(_ path: String) throws(SystemError) {
    let path = Self.tidy(path)
    guard let node = names[path] else { throw .call(.open, path: path, errno: ENOENT) }
    guard node.isFolder else { return node.kept = node.bytes }
    for name in Set(names.keys).union(keptNames.keys) where Self.folder(of: name) == path {
      keptNames[name] = names[name]
    }
  }

  // MARK: Inside

  /// Brings everything to the disk.
  func syncAll() {
    for node in names.values { node.kept = node.bytes }
    keptNames = names
  }

  static func facts(_ node: Node) -> FileFacts {
    FileFacts(
      kind: node.isFolder ? .folder : .file, size: Int64(node.bytes.count),
      identity: FileIdentity(device: 1, inode: node.inode, modified: node.modified), group: 0)
  }

  private func newNode(isFolder: Bool) -> Node {
    lastInode += 1
    let node = Node(inode: lastInode, isFolder: isFolder)
    node.modified = now
    return node
  }

  private func add(_ path: String, _ call: SystemCall, isFolder: Bool) throws(SystemError) -> Node {
    guard !exists(path) else { throw .call(call, path: path, errno: EEXIST) }
    try checkFolder(of: path, call)
    let node = newNode(isFolder: isFolder)
    names[Self.tidy(path)] = node
    return node
  }

  private func checkFolder(of path: String, _ call: SystemCall) throws(SystemError) {
    guard names[Self.folder(of: Self.tidy(path))]?.isFolder == true else {
      throw .call(call, path: path, errno: ENOENT)
    }
  }

  /// A path from the root, without slashes that say nothing.
  private static func tidy(_ path: String) -> String { "/" + path.split(separator: "/").joined(separator: "/") }

  private static func folder(of path: String) -> String {
    tidy(path.split(separator: "/").dropLast().joined(separator: "/"))
  }

  private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
}

private final class MemoryFile: OpenFile {
  private let node: MemoryDisk.Node
  private let path: String
  private let disk: MemoryDisk
  private var hasLock = false

  init(_ node: MemoryDisk.Node, _ path: String, _ disk: MemoryDisk) {
    (self.node, self.path, self.disk) = (node, path, disk)
  }

  deinit { if hasLock { node.isLocked = false } }

  func facts() throws(SystemError) -> FileFacts { MemoryDisk.facts(node) }

  func bytes(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    Array(node.bytes.dropFirst(offset).prefix(count))
  }

  func append(_ bytes: [UInt8]) throws(SystemError) {
    node.bytes += bytes
    node.modified = disk.now
  }

  func sync() throws(SystemError) { node.kept = node.bytes }

  func syncFileSystem() throws(SystemError) { disk.syncAll() }

  func truncate(to size: Int) throws(SystemError) {
    node.bytes = Array(node.bytes.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - node.bytes.count))
    node.modified = disk.now
  }

  func reserve(_ size: Int) throws(SystemError) {
    if let free = disk.free, Int64(size) > free { throw .call(.reserve, path: path, errno: ENOSPC) }
  }

  func lock() throws(SystemError) {
    guard !node.isLocked || hasLock else { throw .busy(path: path) }
    (node.isLocked, hasLock) = (true, true)
  }

  func forgetCache() {}
}
