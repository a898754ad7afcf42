import Codecs
import Keys
import Platform
import Trust

/// Brings a newer list into the folder, so that whatever fails and whenever the power does, the folder has the old
/// list or the new one, whole.
///
/// Everything is written beside its place, brought to the disk, read again and checked, and renamed; the renaming of
/// the bundle is the one moment that counts.
final class ListInstaller {
  private let folder: ListFolder
  private let now: Timestamp
  private let clockIsTrusted: Bool
  private let limit: Int
  private var floor: ListFloor
  private var roots: [SignedRoot]
  private(set) var held: ListFolder.Held?
  /// Whether what was seen was written down and cannot be read: then what is held counts as all that was seen.
  let hasLostFloor: Bool
  private let writer: LockedFolder

  /// Shards fetched one by one, beyond which the bundle as a whole is less trouble.
  private static let singleShards = 64

  enum Outcome {
    case new(from: Int64?)
    case upToDate
  }

  /// Takes the lock, clears away what an update before left, and looks at what is held.
  ///
  /// - Parameters:
  ///   - firstRoot: a root to start from, where the folder has none.
  ///   - limit: bytes a list may have.
  init(_ folder: ListFolder, clock: ClockSource, firstRoot: SignedRoot?, limit: Int) throws(Refusal) {
    self.folder = folder
    self.limit = limit
    writer = try LockedFolder(folder.path, lock: folder.lock, staging: folder.staging)
    roots = folder.trustedRoots()
    if roots.isEmpty, let firstRoot { roots = [firstRoot] }
    let stored = folder.storedFloor()
    hasLostFloor = stored == nil && (Files.exists(folder.floor(0)) || Files.exists(folder.floor(1)))
    var floor = (stored ?? ListFloor()).counted()
    held = folder.held(roots: roots, floor: floor, checked: true)
    if let held { floor.raise(to: held.list) }
    if let root = roots.last { floor.raise(to: root.root.issued) }
    self.floor = floor
    (now, clockIsTrusted) = clock.time(past: floor.time)
    writer.clear()
  }

  /// The time of this update, fixed once.
  var time: Timestamp { now }

  /// Looks for a newer list at `source`.
  ///
  /// - Throws: ``Refusal`` with the reason to keep what is held.
  func update(from source: any ListSource) throws(Refusal) -> Outcome {
    guard !roots.isEmpty else {
      throw Refusal(reason: "no-root", sentence: "there is no root to trust yet; name one with --root")
    }
    try writer.stage()
    defer { writer.clear() }
    let bundle = try bundle(of: source)
    try followRoots(source, bundle)
    guard let root = roots.last?.root else { throw Refusal(.rootMissing(version: 1)) }
    let gate = ListGate(root: root, floor: floor, now: now, clockIsTrusted: clockIsTrusted, limit: limit)
    let (head, answer) = try judge(gate, try headBytes(source, bundle))
    if answer == .upToDate, held?.list.head == head, held?.path == folder.current {
      try writeFloor()
      return .upToDate
    }
    try checkSpace(for: head.head)
    let staged = folder.staging + "/new"
    if let bundle { try move(bundle, to: staged) } else { try assemble(head, from: source, at: staged) }
    let from = held?.list.head.head.sequence
    try verify(staged, is: head)
    try commit(staged)
    return .new(from: from)
  }

  // MARK: What the source has

  /// The bundle of a source that has one as a rule; nil elsewhere.
  private func bundle(of source: any ListSource) throws(Refusal) -> ListFile? {
    guard source.prefersBundle else { return nil }
    return try fetchFile("bundle", limit: bundleLimit, source)
  }

  private var bundleLimit: Int { limit + (2 << 20) }

  private func fetchFile(_ name: String, limit: Int, _ source: any ListSource) throws(Refusal) -> ListFile? {
    let path = folder.staging + "/" + name
    Files.remove(path)
    guard try source.fetch(name, limit: limit, to: path) else { return nil }
    guard let file = ListFile(path) else { throw .reading(name, systemError()) }
    return file
  }

  private func fetchBytes(_ name: String, limit: Int, _ source: any ListSource) throws(Refusal) -> [UInt8]? {
    guard let file = try fetchFile(name, limit: limit, source) else { return nil }
    defer { Files.remove(folder.staging + "/" + name) }
    return try reading { () throws(ListError) in try file.read(0..<file.size) }
  }

  private func headBytes(_ source: any ListSource, _ bundle: ListFile?) throws(Refusal) -> [UInt8] {
    if let bundle { return try reading { () throws(ListError) in try IssuerList.headBytes(in: bundle) } }
    guard let bytes = try fetchBytes("head", limit: ListHead.maximumSize, source) else {
      throw Refusal(reason: "not-found", sentence: "there is no list at " + visible(source.name))
    }
    return bytes
  }

  private func judge(_ gate: ListGate, _ bytes: [UInt8]) throws(Refusal) -> (SignedHead, ListGate.Answer) {
    do {
      return try gate.judge(bytes)
    } catch {
      throw Refusal(error)
    }
  }

  /// Runs what reads a list, and says in the words of a refusal why it failed.
  private func reading<Value>(_ body: () throws(ListError) -> Value) throws(Refusal) -> Value {
    do {
      return try body()
    } catch {
      throw Refusal(error)
    }
  }

  // MARK: Roots

  /// Follows the roots as far as they lead. Each is kept at once: otherwise whoever withheld it later could bring keys
  /// back that it took away.
  private func followRoots(_ source: any ListSource, _ bundle: ListFile?) throws(Refusal) {
    var offered: [[UInt8]] = []
    if let bundle { offered = try reading { () throws(ListError) in try IssuerList.roots(in: bundle) } }
    while let last = roots.last?.root, last.version < ListRoot.maximumVersion {
      let bytes: [UInt8]?
      if bundle != nil {
        bytes = try nextRoot(in: &offered, after: last)
      } else {
        bytes = try fetchBytes(String(last.version + 1) + ".root", limit: ListRoot.maximumSize, source)
      }
      guard let bytes else { break }
      let next = try reading { () throws(ListError) in try SignedRoot(bytes, after: last) }
      roots.append(next)
      floor.raise(to: next.root.issued)
      try writeRoots()
      // What the new root does not vouch for any more goes amber, or dark.
      held = folder.held(roots: roots, floor: floor)
    }
    if !Files.exists(folder.roots) { try writeRoots() }
  }

  /// The first root of a bundle that is not older than `last` or the same.
  private func nextRoot(in offered: inout [[UInt8]], after last: ListRoot) throws(Refusal) -> [UInt8]? {
    while let bytes = offered.first {
      offered.removeFirst()
      let root = try reading { () throws(ListError) in try SignedRoot(stored: bytes) }
      if root.root.version > last.version || !root.root.list.hasSameBytes(as: last.list) { return bytes }
    }
    return nil
  }

  private func writeRoots() throws(Refusal) {
    try writer.replace(folder.roots, with: roots.flatMap { $0.bytes.lengthBefore })
    floor.rootVersion = max(floor.rootVersion, roots.last?.root.version ?? 0)
  }

  // MARK: The new bundle

  /// Twice what is held and a little more, so that the old one stays while the new one comes.
  private func checkSpace(for head: ListHead) throws(Refusal) {
    let needed = Int64(head.contentSize) + (1 << 20)
    guard let free = disk.freeBytes(at: folder.path), free < needed else { return }
    throw Refusal(
      reason: "no-space",
      sentence: "the new list needs " + String(needed) + " bytes, and " + String(free) + " are free")
  }

  private func move(_ bundle: ListFile, to path: String) throws(Refusal) {
    try writing { () throws(SystemError) in try disk.rename(folder.staging + "/bundle", to: path) }
    try writer.sync(path)
  }

  /// Puts the bundle together from what is held and what only the source has.
  private func assemble(_ head: SignedHead, from source: any ListSource, at path: String) throws(Refusal) {
    let issuers = try table(head.head.issuers, .issuers, source)
    let statuses = try table(head.head.statuses, .statuses, source)
    let missing = missingShards(issuers, .issuers) + missingShards(statuses, .statuses)
    if missing > Self.singleShards, let bundle = try fetchFile("bundle", limit: bundleLimit, source) {
      return try move(bundle, to: path)
    }
    let output = try writing { () throws(SystemError) in try disk.make(path, mode: 0o644) }
    let beginning = IssuerList.beginning(
      roots: roots.map { $0.bytes }, head: head.bytes, tables: [issuers.bytes, statuses.bytes])
    // Asked for at once, so that a full disk shows before the long part.
    let size = beginning.count + head.head.issuers.shardsSize + head.head.statuses.shardsSize
    try writing { () throws(SystemError) in try output.reserve(size) }
    try append(beginning, to: output)
    try copyShards(issuers, .issuers, source, to: output)
    try copyShards(statuses, .statuses, source, to: output)
    try writing { () throws(SystemError) in try output.sync() }
  }

  private func table(
    _ reference: ListTable.Reference, _ kind: ListKind, _ source: any ListSource
  ) throws(Refusal) -> ListTable {
    if let table = held?.list.table(kind), table.reference == reference { return table }
    let name = Hexadecimal.encode(reference.digest)
    guard let bytes = try fetchBytes(name, limit: reference.tableSize, source) else { throw .partMissing(name, source) }
    return try reading { () throws(ListError) in try ListTable(bytes, reference) }
  }

  private func missingShards(_ table: ListTable, _ kind: ListKind) -> Int {
    (0..<table.reference.shardCount).reduce(0) { $0 + (heldShard(table, $1, kind) == nil ? 1 : 0) }
  }

  /// The number under which the list that is held has the same shard.
  private func heldShard(_ table: ListTable, _ number: Int, _ kind: ListKind) -> Int? {
    guard let held = held?.list.table(kind), held.reference.shardBits == table.reference.shardBits,
      held.digest(ofShard: number) == table.digest(ofShard: number)
    else { return nil }
    return number
  }

  private func copyShards(
    _ table: ListTable, _ kind: ListKind, _ source: any ListSource, to output: any OpenFile
  ) throws(Refusal) {
    for number in 0..<table.reference.shardCount where !table.range(ofShard: number).isEmpty {
      if let held = held?.list, let same = heldShard(table, number, kind) {
        try append(try reading { () throws(ListError) in try held.shardBytes(same, kind) }, to: output)
        continue
      }
      let name = Hexadecimal.encode(table.digest(ofShard: number))
      let bytes = try fetchBytes(name, limit: table.range(ofShard: number).count, source)
      guard let bytes else { throw .partMissing(name, source) }
      guard Digest.sha256(bytes) == table.digest(ofShard: number) else { throw Refusal(.digest(.shard)) }
      try append(bytes, to: output)
    }
  }

  /// Reads the whole of it again, from the disk as far as the system lets it, under the same head.
  private func verify(_ path: String, is head: SignedHead) throws(Refusal) {
    guard let file = ListFile(path) else { throw .reading("the new list", systemError()) }
    file.forgetCache()
    let trusted = roots.map { $0.root }
    let list = try reading { () throws(ListError) in try IssuerList(file, trusting: trusted) }
    guard list.head == head else { throw Refusal(.digest(.head)) }
    try reading { () throws(ListError) in try list.verifyEverything() }
    held = ListFolder.Held(list: list, file: file, path: folder.current)
  }

  // MARK: The moment

  private func commit(_ staged: String) throws(Refusal) {
    try writer.sync(folder.staging)
    let spare = folder.previous + ".tmp"
    Files.remove(spare)
    try writing { () throws(SystemError) in
      do throws(SystemError) {
        try disk.link(folder.current, to: spare)
      } catch {
        guard error.isMissing else { throw error }
        return
      }
      try disk.rename(spare, to: folder.previous)
    }
    try writer.commit(staged, as: folder.current)
    if let held { floor.raise(to: held.list) }
    try writeFloor()
  }

  /// Writes the slot that is not the last one written.
  func writeFloor() throws(Refusal) {
    floor.counter &+= 1
    let path = folder.floor(floor.counter & 1)
    try writer.replace(path, with: floor.bytes)
  }
}

extension Refusal {
  fileprivate static func partMissing(_ name: String, _ source: any ListSource) -> Refusal {
    Refusal(reason: "not-found", sentence: "a part of the list is missing at " + visible(source.name) + ": " + name)
  }
}

extension [UInt8] {
  /// The bytes behind their count of 32 bits, least significant byte first.
  fileprivate var lengthBefore: [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + self
  }
}
