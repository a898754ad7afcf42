import Codecs
import Keys
import Platform
import Trust

/// The folder in which a desk keeps its issuer list, and the two places its maker may have put one.
///
///     roots      every root from the first that was trusted, each behind its length of 32 bits
///     current    the bundle that counts; previous, the one before
///     floor.0, floor.1    what was seen, in turn
///     staging/   a bundle that is not yet whole
///     notice     a line of facts for the display: what came of a stick
///     missing    issuers that were met and are not on the list
///     lock       held by the one process that changes anything here
struct ListFolder {
  let path: String

  var roots: String { path + "/roots" }
  var current: String { path + "/current" }
  var previous: String { path + "/previous" }
  var staging: String { path + "/staging" }
  var lock: String { path + "/lock" }
  var notice: String { path + "/notice" }
  func floor(_ slot: UInt32) -> String { path + "/floor." + String(slot) }

  /// What a desk was made with: the first root, and a list.
  static let pinnedRoot = "/etc/vidimus/list.root"
  static let factory = "/usr/share/vidimus/factory.list"

  init(path: String) { self.path = path }

  /// The folder that is asked for: by option, the system's where it exists, else the user's own.
  init(_ arguments: Arguments) {
    if let path = arguments[Option.state.name] {
      self.path = path
    } else if Files.isFolder("/var/lib/vidimus") || ThisProcess.isRoot {
      path = "/var/lib/vidimus"
    } else if let folder = environment("XDG_STATE_HOME") {
      path = folder + "/vidimus"
    } else {
      path = (environment("HOME") ?? "") + "/.local/state/vidimus"
    }
  }

  // MARK: What is there

  /// Every root that is trusted, ascending. A later one that the device was made with goes before those that are kept.
  func trustedRoots() -> [SignedRoot] {
    let kept = storedRoots()
    guard let bytes = try? Files.read(Self.pinnedRoot, limit: ListRoot.maximumSize).bytes,
      let pinned = try? SignedRoot(pinned: bytes), pinned.root.version > kept.last?.root.version ?? 0
    else { return kept }
    return kept.filter { $0.root.list.hasSameBytes(as: pinned.root.list) } + [pinned]
  }

  private func storedRoots() -> [SignedRoot] {
    guard let bytes = try? Files.read(roots, limit: 1 << 20).bytes else { return [] }
    var found: [SignedRoot] = []
    var rest = bytes[...]
    while rest.count >= 4 {
      let claimed = ByteOrder.littleEndian.number(rest.prefix(4))
      guard claimed <= rest.count - 4 else { break }
      let length = Int(claimed)
      guard let root = try? SignedRoot(stored: [UInt8](rest.dropFirst(4).prefix(length))) else { break }
      found.append(root)
      rest = rest.dropFirst(4 + length)
    }
    return found
  }

  /// What was seen, from the slot that was written last; nil where neither is whole.
  func storedFloor() -> ListFloor? {
    func slot(_ number: UInt32) -> ListFloor? {
      (try? Files.read(floor(number), limit: ListFloor.size).bytes).flatMap { ListFloor($0) }
    }
    return ListFloor.latest(slot(0), slot(1))
  }

  /// A list that was found, and what the desk knows beside it.
  struct Held {
    let list: IssuerList
    let file: ListFile
    let path: String
  }

  /// The list that counts: the current one, else the one before if it is the very one that was replaced, else the
  /// one the device was made with. Nil where none can be used.
  ///
  /// - Parameter checked: whether every byte is to be checked now, instead of when it is asked for.
  func held(roots: [SignedRoot], floor: ListFloor?, checked: Bool = false) -> Held? {
    let trusted = roots.map { $0.root }
    func open(_ path: String, isFallback: Bool, _ isAllowed: (IssuerList) -> Bool) -> Held? {
      guard let file = ListFile(path),
        let list = try? IssuerList(file, trusting: trusted, isFallback: isFallback), isAllowed(list)
      else { return nil }
      if checked, (try? list.verifyEverything()) == nil { return nil }
      return Held(list: list, file: file, path: path)
    }
    let isNotOlder: (IssuerList) -> Bool = { list in
      guard let floor else { return true }
      let head = list.head.head
      return (head.epoch, head.sequence) >= (floor.epoch, floor.sequence)
    }
    if let held = open(current, isFallback: false, isNotOlder) { return held }
    // Between the renaming of a new list and the writing of the floor, the one before is still the current one there.
    let isTheOneBefore: (IssuerList) -> Bool = { list in
      floor.map { [$0.previousHead, $0.currentHead].contains(list.head.digest) } ?? true
    }
    if let held = open(previous, isFallback: true, isTheOneBefore) { return held }
    return open(Self.factory, isFallback: isFallback(floor)) { _ in true }
  }

  /// Whether a list was ever taken here, so that what the device was made with is not what should be at hand.
  private func isFallback(_ floor: ListFloor?) -> Bool { floor.map { $0.sequence > 0 } ?? false }
}

/// A variable of the environment; nil where it is not set or empty.
func environment(_ name: String) -> String? { ThisProcess.variable(name) }

/// How long the machine has been on, and in which of its runs.
enum PowerOn {
  static var seconds: Int64 { MachineClock.poweredOn }

  /// A number of this run of the machine.
  static let boot: Int64 = {
    Int64(bitPattern: ByteOrder.bigEndian.number(Digest.sha256(MachineClock.bootIdentity())[..<8]))
  }()
}

extension ListFloor {
  /// The floor as of now: time that was spent powered on has passed, too.
  func counted() -> ListFloor {
    var floor = self
    floor.count(poweredOn: PowerOn.seconds, boot: PowerOn.boot)
    return floor
  }
}
