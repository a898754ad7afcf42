package import Codecs
import Platform
package import Trust

/// Brings a newer issuer list into its folder. After any failure or power cut the folder has the old list or the new
/// one, whole.
///
/// Everything is written beside its place, brought to the disk, read again and checked, and renamed. The renaming of
/// the bundle is the one moment that counts.
package final class ListInstaller {
  private let folder: ListFolder
  /// The time of this update, fixed once.
  package let time: Timestamp
  private let clockIsTrusted: Bool
  private let limit: Int
  private var floor: ListFloor
  private var roots: [SignedRoot]
  /// The list that is held now.
  package private(set) var held: ListFolder.Held?
  /// Whether what was seen was written down and cannot be read. Then the list that is held is all that was seen.
  package let hasLostFloor: Bool
  private let lock: LockedFolder

  /// Takes the lock, clears away what an update before left, and looks at what is held.
  ///
  /// - Parameters:
  ///   - firstRoot: a root to start from, where the folder has none.
  ///   - limit: bytes a list may have.
  package init(
    _ folder: ListFolder, clock: ClockSource, firstRoot: SignedRoot?, limit: Int
  ) throws(RefreshError) {
    (self.folder, self.limit) = (folder, limit)
    lock = try .locked(folder.path, lock: folder.lock, staging: folder.staging, on: folder.disk)
    roots = folder.trustedRoots()
    if roots.isEmpty, let firstRoot { roots = [firstRoot] }
    let stored = folder.storedFloor()
    hasLostFloor = stored == nil && folder.floors.isBegun
    var floor = (stored ?? ListFloor()).counted()
    held = folder.held(roots: roots, floor: floor, checked: true)
    if let held { floor.raise(to: held.list) }
    if let root = roots.last { floor.raise(to: root.root.issued) }
    self.floor = floor
    (time, clockIsTrusted) = clock.time(past: floor.time)
    lock.clear()
  }

  /// Looks for a newer list at `source`.
  ///
  /// - Throws: ``RefreshError`` with the reason to keep what is held.
  package func update(from source: any ListSource) throws(RefreshError) -> RefreshOutcome.Change {
    guard !roots.isEmpty else { throw .noRoot }
    try writing { () throws(SystemError) in try lock.stage() }
    defer { lock.clear() }
    let delivery = Delivery(source: source, staging: folder.staging, disk: folder.disk)
    let bundle = source.prefersBundle ? try delivery.file("bundle", limit: bundleLimit) : nil
    try followRoots(delivery, bundle)
    let (head, answer) = try judge(try headBytes(delivery, bundle))
    if answer == .upToDate, held?.list.head == head, held?.path == folder.current {
      try writeFloor()
      return .upToDate
    }
    try checkSpace(for: head.head)
    if bundle != nil { try delivery.rename("bundle", to: "new") } else { try assemble(head, delivery) }
    let from = held?.list.head.head.sequence
    try commit(try verified("new", is: head, delivery), at: delivery.path("new"))
    return .new(from: from)
  }

  /// Bytes of a bundle: the list, its head and all its roots.
  private var bundleLimit: Int { limit + (2 << 20) }

  // MARK: Roots

  /// Follows the roots as far as they lead. Each is kept at once: if it were not, and were withheld later, the keys it
  /// took away would count again.
  private func followRoots(_ delivery: Delivery, _ bundle: ListFile?) throws(RefreshError) {
    var offered: [[UInt8]] = []
    if let bundle { offered = try checking { () throws(ListError) in try IssuerList.roots(in: bundle) } }
    while let last = roots.last?.root, last.version < ListRoot.maximumVersion {
      let bytes =
        if bundle != nil {
          try nextRoot(in: &offered, after: last)
        } else {
          try delivery.bytes(String(last.version + 1) + ".root", limit: ListRoot.maximumSize)
        }
      guard let bytes else { break }
      try keep(roots + [try checking { () throws(ListError) in try SignedRoot(bytes, after: last) }])
    }
    if !folder.disk.exists(folder.roots) { try keep(roots) }
  }

  /// The first root of a bundle that is not older than `last` or the same.
  private func nextRoot(in offered: inout [[UInt8]], after last: ListRoot) throws(RefreshError) -> [UInt8]? {
    while let bytes = offered.first {
      offered.removeFirst()
      let root = try checking { () throws(ListError) in try SignedRoot(stored: bytes).root }
      if root.version > last.version || !root.list.hasSameBytes(as: last.list) { return bytes }
    }
    return nil
  }

  /// Writes the roots, and trusts them once they are on the disk: a list may not be taken under a root that a later
  /// start of the program does not find.
  private func keep(_ roots: [SignedRoot]) throws(RefreshError) {
    try writing { () throws(SystemError) in
      try lock.replace(folder.roots, with: RootChain.bytes(of: roots.map { $0.bytes }))
    }
    self.roots = roots
    guard let newest = roots.last?.root else { return }
    floor.raise(to: newest.issued)
    floor.rootVersion = max(floor.rootVersion, newest.version)
    // What the new root does not vouch for any more goes amber, or dark.
    held = folder.held(roots: roots, floor: floor)
  }

  // MARK: The new bundle

  private func headBytes(_ delivery: Delivery, _ bundle: ListFile?) throws(RefreshError) -> [UInt8] {
    if let bundle { return try checking { () throws(ListError) in try IssuerList.headBytes(in: bundle) } }
    guard let bytes = try delivery.bytes("head", limit: ListHead.maximumSize) else {
      throw .noList(source: delivery.source.name)
    }
    return bytes
  }

  private func judge(_ head: [UInt8]) throws(RefreshError) -> (SignedHead, ListGate.Answer) {
    guard let root = roots.last?.root else { throw .list(.rootMissing(version: 1)) }
    let gate = ListGate(root: root, floor: floor, now: time, clockIsTrusted: clockIsTrusted, limit: limit)
    return try checking { () throws(ListError) in try gate.judge(head) }
  }

  /// Twice what is held and a little more, so that the old one stays while the new one comes.
  private func checkSpace(for head: ListHead) throws(RefreshError) {
    let needed = Int64(head.contentSize) + (1 << 20)
    guard let free = folder.disk.freeBytes(at: folder.path), free < needed else { return }
    throw .noRoom(needed: needed, free: free)
  }

  private func assemble(_ head: SignedHead, _ delivery: Delivery) throws(RefreshError) {
    let assembly = BundleAssembly(
      head: head, roots: roots, held: held?.list, delivery: delivery, limit: bundleLimit)
    try assembly.write(as: "new")
  }

  /// Reads the whole of a staged bundle again, under the same head.
  private func verified(
    _ name: String, is head: SignedHead, _ delivery: Delivery
  ) throws(RefreshError) -> ListFolder.Held {
    let file = try delivery.openAgain(name)
    let trusted = roots.map { $0.root }
    let list = try checking { () throws(ListError) in
      let list = try IssuerList(file, trusting: trusted)
      guard list.head == head else { throw .digest(.head) }
      try list.verifyEverything()
      return list
    }
    return ListFolder.Held(list: list, file: file, path: folder.current)
  }

  // MARK: The moment

  private func commit(_ new: ListFolder.Held, at staged: String) throws(RefreshError) {
    do throws(SystemError) {
      try folder.disk.sync(folder.staging)
      try keepPrevious()
      try lock.commit(staged, as: folder.current)
    } catch {
      // The new list may have its name all the same: what the disk has is what is held.
      held = folder.held(roots: roots, floor: floor)
      throw .write(error)
    }
    held = new
    floor.raise(to: new.list)
    try writeFloor()
  }

  /// Gives the current list a second name, so that it is there whatever becomes of the new one.
  private func keepPrevious() throws(SystemError) {
    let spare = folder.previous + ".tmp"
    try? folder.disk.remove(spare)
    do throws(SystemError) {
      try folder.disk.link(folder.current, to: spare)
    } catch {
      guard error.isMissing else { throw error }
      return
    }
    try folder.disk.rename(spare, to: folder.previous)
  }

  /// Writes down what was seen, and how long the machine has been on.
  package func writeFloor() throws(RefreshError) { try folder.floors.write(&floor) }
}
