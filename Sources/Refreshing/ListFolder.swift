import Codecs
package import Platform
package import Trust

/// The folder in which a desk keeps its issuer list, and the two places where its maker may have put one.
///
///     roots      every root from the first that was trusted (``RootChain``)
///     current    the bundle that counts; previous, the one before
///     floor.0, floor.1    what was seen, in turn
///     staging/   a bundle that is not yet whole
///     notice     a line of facts for the display: what came of a stick
///     missing    issuers that were met and are not on the list
///     entities/  lists of trusted entities (``EntitiesFolder``)
///     lock       held by the one process that changes anything here
package struct ListFolder {
  package let path: String
  /// What the folder is on.
  let disk: any FileSystem

  /// What a desk was made with: the first root, and a list.
  package static let pinnedRoot = "/etc/vidimus/list.root"
  package static let factory = "/usr/share/vidimus/factory.list"

  package init(_ path: String, on disk: any FileSystem = Disk()) { (self.path, self.disk) = (path, disk) }

  /// The folder where none is named: the system's where it exists or this user may make it, else the user's own.
  package static func usualPath(on disk: any FileSystem = Disk()) -> String {
    let system = "/var/lib/vidimus"
    if disk.facts(of: system)?.kind == .folder || ThisProcess.isRoot { return system }
    if let folder = ThisProcess.variable("XDG_STATE_HOME") { return folder + "/vidimus" }
    return (ThisProcess.variable("HOME") ?? "") + "/.local/state/vidimus"
  }

  var roots: String { path + "/roots" }
  package var current: String { path + "/current" }
  package var previous: String { path + "/previous" }
  var staging: String { path + "/staging" }
  var lock: String { path + "/lock" }
  package var notice: String { path + "/notice" }
  var floors: FloorSlots { FloorSlots(path + "/floor", on: disk) }

  // MARK: What is there

  /// Every root that is trusted, ascending. A later one that the device was made with goes before those that are kept.
  package func trustedRoots() -> [SignedRoot] {
    let kept = storedRoots()
    guard let bytes = try? disk.read(Self.pinnedRoot, limit: ListRoot.maximumSize).bytes,
      let pinned = try? SignedRoot(pinned: bytes), pinned.root.version > kept.last?.root.version ?? 0
    else { return kept }
    return kept.filter { $0.root.list.hasSameBytes(as: pinned.root.list) } + [pinned]
  }

  /// The roots that were written here, up to the first that is damaged.
  private func storedRoots() -> [SignedRoot] {
    guard let bytes = try? disk.read(roots, limit: 1 << 20).bytes else { return [] }
    var found: [SignedRoot] = []
    for bytes in RootChain.split(bytes).roots {
      guard let root = try? SignedRoot(stored: bytes) else { break }
      found.append(root)
    }
    return found
  }

  /// What was seen; nil where it was never written down, or cannot be read.
  package func storedFloor() -> ListFloor? { floors.read() }

  /// A list that was found, and its file.
  package struct Held {
    package let list: IssuerList
    package let file: ListFile
    /// The name under which the file was found.
    package let path: String
  }

  /// The list that counts: the current one; else the one before, if it is the very one that was replaced; else the
  /// one the device was made with. Nil where none can be used.
  ///
  /// - Parameter checked: whether every byte is to be checked now, instead of when it is asked for.
  package func held(roots: [SignedRoot], floor: ListFloor?, checked: Bool = false) -> Held? {
    let search = HeldSearch(disk: disk, trusted: roots.map { $0.root }, checked: checked)
    let isNotOlder: (IssuerList) -> Bool = { list in
      guard let floor else { return true }
      let head = list.head.head
      return (head.epoch, head.sequence) >= (floor.epoch, floor.sequence)
    }
    if let held = search.open(current, isFallback: false, isNotOlder) { return held }
    // A power cut between the renaming of a new list and the writing of the floor leaves the list before as the
    // current one of the floor.
    let isTheOneBefore: (IssuerList) -> Bool = { list in
      floor.map { [$0.previousHead, $0.currentHead].contains(list.head.digest) } ?? true
    }
    if let held = search.open(previous, isFallback: true, isTheOneBefore) { return held }
    // Where a list was ever taken, what the device was made with is not what should be at hand.
    return search.open(Self.factory, isFallback: floor.map { $0.sequence > 0 } ?? false) { _ in true }
  }
}

/// Opens bundles and takes those that may be used.
private struct HeldSearch {
  let disk: any FileSystem
  let trusted: [ListRoot]
  let checked: Bool

  func open(_ path: String, isFallback: Bool, _ isAllowed: (IssuerList) -> Bool) -> ListFolder.Held? {
    guard let file = try? ListFile(path, on: disk),
      let list = try? IssuerList(file, trusting: trusted, isFallback: isFallback), isAllowed(list)
    else { return nil }
    if checked, (try? list.verifyEverything()) == nil { return nil }
    return ListFolder.Held(list: list, file: file, path: path)
  }
}
