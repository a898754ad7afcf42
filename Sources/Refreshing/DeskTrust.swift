package import Codecs
import Platform
package import Scanning
package import Trust
package import Verification

/// What a desk trusts, kept up to date while it works: its pins, and the lists that `refresh` may replace at any
/// moment.
///
/// A verdict rests on one list from beginning to end; a new one counts from the next verdict on.
package final class DeskTrust {
  private let folder: ListFolder?
  private let clockSource: ClockSource
  private var verifier: Verifier
  private var floor: ListFloor?
  /// What went by the name of the list when it was looked at last.
  private var seen: FileIdentity?
  private var seenNotice: FileIdentity?
  /// Where the lists of trusted entities and their signers are, and what went by these names.
  private var entitiesPaths: [String] = []
  private var seenEntities: [FileIdentity?] = []
  /// When the youngest of the pinned files was last changed; nil without one.
  package let pinsAsOf: Timestamp?
  /// Issuers this desk met and does not have; nil where there is no folder to note them in.
  package let missing: MissingIssuers?

  /// - Parameters:
  ///   - pins: what is pinned (``PinnedFiles/store()``).
  ///   - folder: where the lists are kept; nil for a desk that trusts nothing but its pins.
  package init(
    pins: TrustStore, folder: ListFolder?, clock: ClockSource, kinds: Verifier.Kinds, rules: [Rule] = []
  ) {
    pinsAsOf = pins.asOf
    verifier = Verifier(trust: pins, kinds: kinds, rules: rules)
    clockSource = clock
    self.folder = folder
    missing = folder.flatMap { $0.disk.facts(of: $0.path)?.kind == .folder ? MissingIssuers($0) : nil }
    // What was said before this desk opened is no news.
    seenNotice = folder.flatMap { $0.disk.identity(of: $0.notice) }
    load()
  }

  package var list: IssuerList? { verifier.list }

  /// What this desk asks for.
  package var rules: [Rule] { verifier.rules }

  /// The list a waiting desk names: the issuer list, else the list of trusted entities that ends first.
  package var basis: Verdict.HeldList? {
    let now = clock.now
    return list.map { Verdict.HeldList($0, at: now) }
      ?? verifier.entitiesLists.last.map { Verdict.HeldList($0, at: now) }
  }

  /// The lists of trusted entities that count.
  package var entitiesLists: [TrustedEntitiesList] { verifier.entitiesLists }

  package var clock: Clock { clockSource.clock(floor: floor, list: list?.head.head) }

  /// Whether there is a folder in which a list, or news of one, may come.
  package var watches: Bool { missing != nil }

  /// Bytes that such a file may have.
  private static let noticeSize = 4_096

  /// The file that says what came of a stick, if it is another than when this was asked last.
  package func notice() -> [UInt8]? {
    guard let folder, let identity = folder.disk.identity(of: folder.notice), identity != seenNotice else {
      return nil
    }
    seenNotice = identity
    return try? folder.disk.read(folder.notice, limit: Self.noticeSize).bytes
  }

  /// The verdict on one line.
  package func verdict(on line: LineFramer.Line) -> Verdict {
    if isReplaced { load() }
    let verdict = judge(line)
    // A list that could not be read may have been damaged on the disk; the one before it may serve.
    guard verdict.reason == .listMissing, list != nil else { return verdict }
    load(checked: true)
    return judge(line)
  }

  /// Takes a list that has taken the place of one that was read, or that was not there before.
  ///
  /// - Returns: whether there was one.
  package func lookForNewList() -> Bool {
    guard let folder else { return false }
    guard isReplaced || EntitiesFolder.watchedPaths(in: folder) != entitiesPaths else { return false }
    load()
    return true
  }

  /// Whether another file goes by the name of a list that was read.
  private var isReplaced: Bool {
    guard let folder else { return false }
    return folder.disk.identity(of: folder.current) != seen
      || entitiesPaths.map { folder.disk.identity(of: $0) } != seenEntities
  }

  private func judge(_ line: LineFramer.Line) -> Verdict {
    switch line {
    case .bytes(let bytes): verifier.verdict(on: bytes, at: clock)
    case .tooLong: verifier.verdictOnTooLongLine(at: clock)
    }
  }

  private func load(checked: Bool = false) {
    guard let folder else { return }
    seen = folder.disk.identity(of: folder.current)
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
    seenEntities = entitiesPaths.map { folder.disk.identity(of: $0) }
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
