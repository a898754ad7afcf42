import CLibC
import Codecs
import Scanning
import Trust
import Verification

/// Whom this desk trusts, kept up to date while it works: its pins, and the issuer list that `refresh` may replace at
/// any moment.
///
/// A verdict rests on one list from beginning to end; a new one counts from the next verdict on.
final class HeldTrust {
  private let folder: ListFolder?
  private let clockSource: ClockSource
  private var verifier: Verifier
  private var floor: ListFloor?
  /// What went by the name of the list when it was looked at last.
  private var seen: ListFile.Identity?
  private var seenNotice: ListFile.Identity?
  /// Where the lists of trusted entities and their signers are, and what went by these names.
  private var entitiesPaths: [String] = []
  private var seenEntities: [ListFile.Identity?] = []
  /// When the youngest of the pinned files was last changed; nil without one.
  let pinsAsOf: Timestamp?
  /// Whom this desk met and does not have; nil where there is no folder to note it in.
  let missing: MissingIssuers?

  /// - Throws: ``Failure`` where something that was pinned cannot be read.
  init(_ arguments: Arguments, kinds: Verifier.Kinds, rules: [Rule] = []) throws(Failure) {
    let store = try TrustPaths.load(arguments)
    pinsAsOf = store.asOf
    verifier = Verifier(trust: store, kinds: kinds, rules: rules)
    clockSource = try Time.clock(arguments)
    folder = arguments.has("only-trust") ? nil : ListFolder(arguments)
    missing = folder.flatMap { Files.isFolder($0.path) ? MissingIssuers($0) : nil }
    // What was said before this desk opened is no news.
    seenNotice = folder.flatMap { ListFile.Identity($0.notice) }
    load()
  }

  var list: IssuerList? { verifier.list }

  /// What this desk asks for.
  var rules: [Rule] { verifier.rules }

  /// The list a waiting desk names: the issuer list, else the list of trusted entities that ends first.
  var basis: Verdict.HeldList? {
    let now = clock.now
    return list.map { Verdict.HeldList($0, at: now) }
      ?? verifier.entitiesLists.last.map { Verdict.HeldList($0, at: now) }
  }

  /// The lists of trusted entities that count.
  var entitiesLists: [TrustedEntitiesList] { verifier.entitiesLists }

  var clock: Clock { clockSource.clock(floor: floor, list: list?.head.head) }

  /// Whether there is a folder in which a list, or news of one, may come.
  var watches: Bool { missing != nil }

  /// The file that says what came of a stick, if it is another than when this was asked last.
  func notice() -> [UInt8]? {
    guard let path = folder?.notice, let identity = ListFile.Identity(path), identity != seenNotice else { return nil }
    seenNotice = identity
    return try? Files.read(path, limit: 4_096).bytes
  }

  /// The verdict on one line.
  func verdict(on line: LineFramer.Line) -> Verdict {
    if isReplaced { load() }
    let verdict = judge(line)
    // A list that could not be read may have been damaged on the disk; the one before it may serve.
    guard verdict.reason == .listMissing, list != nil else { return verdict }
    load(checked: true)
    return judge(line)
  }

  /// Takes a list that has taken the place of one that was read, or that was not there before. Whether one did.
  func lookForNewList() -> Bool {
    guard let folder else { return false }
    guard isReplaced || EntitiesFolder.watchedPaths(in: folder) != entitiesPaths else { return false }
    load()
    return true
  }

  /// Whether another file goes by the name of a list that was read.
  private var isReplaced: Bool {
    guard let folder else { return false }
    return ListFile.Identity(folder.current) != seen || entitiesPaths.map { ListFile.Identity($0) } != seenEntities
  }

  private func judge(_ line: LineFramer.Line) -> Verdict {
    switch line {
    case .bytes(let bytes): verifier.verdict(on: bytes, at: clock)
    case .tooLong: verifier.verdictOnTooLongLine(at: clock)
    }
  }

  private func load(checked: Bool = false) {
    guard let folder else { return }
    seen = ListFile.Identity(folder.current)
    floor = folder.storedFloor()
    let held = folder.held(roots: folder.trustedRoots(), floor: floor, checked: checked)
    // Of the file that was opened: another may have taken its name since.
    if let held, held.path == folder.current { seen = held.file.identity }
    if let held {
      var raised = floor ?? ListFloor()
      raised.raise(to: held.list)
      floor = raised
    }
    verifier.use(held?.list)
    loadEntities(folder)
  }

  private func loadEntities(_ folder: ListFolder) {
    entitiesPaths = EntitiesFolder.watchedPaths(in: folder)
    seenEntities = entitiesPaths.map { ListFile.Identity($0) }
    var lists: [TrustedEntitiesList] = []
    var areAll = true
    for kept in EntitiesFolder.all(in: folder) {
      do {
        if let list = try kept.held() { lists.append(list) }
      } catch {
        areAll = false
      }
    }
    verifier.use(lists, areAll: areAll)
    guard !lists.isEmpty else { return }
    // Time since the floor was written is counted first: the lists' own times may be later than that.
    var raised = (floor ?? ListFloor()).counted()
    for list in lists { raised.raise(to: list.scheme.issued) }
    floor = raised
  }
}
