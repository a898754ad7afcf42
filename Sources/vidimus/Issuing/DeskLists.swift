import Codecs
import Issuing
import Refreshing
import Trust

/// What desks hold, for ``Issuing/DeskOutlook``.
struct DeskLists {
  let outlook: DeskOutlook
  /// Whether a published list, or a pin of the desk's, is what the answers rest on; else it is the issuer file alone.
  let hasPublishedTrust: Bool

  init(_ arguments: Arguments, issuerFile path: String, now: Timestamp) throws(Failure) {
    var store = try TrustPaths.load(arguments)
    let folder = arguments.has("only-trust") ? nil : ListFolder(arguments)
    let roots = folder?.trustedRoots() ?? []
    let held = folder?.held(roots: roots, floor: folder?.storedFloor())
    hasPublishedTrust = !store.isEmpty || held != nil
    if !hasPublishedTrust { store.add(try Self.pin(path)) }
    let older = try Self.older(
      given: arguments.all("older"), previous: folder?.previous, trusting: roots.map { $0.root })
    outlook = DeskOutlook(trust: store, list: held?.list, older: older, now: now)
  }

  /// An issuer file as a desk pins it.
  static func pin(_ path: String) throws(Failure) -> Pin {
    let content = try Files.read(path, limit: TrustFile.maximumSize)
    guard let pin = try? TrustFile.read(content.bytes, name: "issuer", modified: content.modified) else {
      throw .noInput(visible(path) + " is no issuer file")
    }
    return pin
  }

  /// The lists that were named, which must be good, and the one that was held before.
  private static func older(
    given: [String], previous: String?, trusting roots: [ListRoot]
  ) throws(Failure) -> [IssuerList] {
    var older: [IssuerList] = []
    for path in given + (previous.map { [$0] } ?? []) where Files.exists(path) {
      guard let file = try? ListFile(path), let list = try? IssuerList(file, trusting: roots) else {
        guard given.contains(path) else { continue }
        throw .noInput(visible(path) + " is no list that the roots held here vouch for")
      }
      older.append(list)
    }
    return older
  }
}
