import Codecs
import Keys
import Trust

/// The folder in which a desk keeps one list of trusted entities, under the name the desk gives it.
///
///     entities/NAME/signers             certificates that may sign the list, in PEM
///     entities/NAME/current             the list as it was signed
///     entities/NAME/floor.0, floor.1    what was seen, in turn
///     entities/NAME/staging/            a list that is not yet checked
///     entities/NAME/lock                held by the one process that changes anything here
struct EntitiesFolder {
  let name: String
  let path: String

  var signersPath: String { path + "/signers" }
  var current: String { path + "/current" }
  var staging: String { path + "/staging" }
  var lock: String { path + "/lock" }
  func floor(_ slot: UInt32) -> String { path + "/floor." + String(slot) }

  /// - Throws: ``Failure`` for a name that is not one of a folder anywhere: small letters, digits and hyphens.
  init(_ name: String, in folder: ListFolder) throws(Failure) {
    guard Self.isName(name) else {
      throw .usage("\"" + visible(name) + "\" is no name for a list: small letters, digits and hyphens, 32 at most")
    }
    self.name = name
    path = Self.parent(folder) + "/" + name
  }

  /// Every list that is kept, by name.
  static func all(in folder: ListFolder) -> [EntitiesFolder] {
    let names = (try? Files.names(in: parent(folder))) ?? []
    return names.compactMap { try? EntitiesFolder($0, in: folder) }.filter { Files.exists($0.signersPath) }
  }

  /// The files on which any list rests, whether they are there or not.
  static func watchedPaths(in folder: ListFolder) -> [String] {
    let names = (try? Files.names(in: parent(folder))) ?? []
    return names.compactMap { try? EntitiesFolder($0, in: folder) }.flatMap { [$0.current, $0.signersPath] }
  }

  private static func parent(_ folder: ListFolder) -> String { folder.path + "/entities" }

  private static func isName(_ name: String) -> Bool {
    (1...32).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  // MARK: What is there

  /// The certificates that may sign the list.
  func signers() -> [Certificate] {
    (try? Files.read(signersPath, limit: TrustFile.maximumSize).bytes).flatMap { try? Certificate.read($0) } ?? []
  }

  /// What was seen, from the slot that was written last; nothing where neither is whole.
  func storedFloor() -> TrustedEntitiesFloor {
    func slot(_ number: UInt32) -> ListFloor? {
      (try? Files.read(floor(number), limit: ListFloor.size).bytes).flatMap { ListFloor($0) }
    }
    return ListFloor.latest(slot(0), slot(1)).map { TrustedEntitiesFloor($0) } ?? TrustedEntitiesFloor()
  }

  /// The list that is kept; nil where none was ever taken.
  ///
  /// - Throws: ``TrustedEntitiesError`` for one that does not count: damaged, of a signer who is pinned no more, or
  ///   older than one that was seen.
  func held() throws(TrustedEntitiesError) -> TrustedEntitiesList? {
    guard let bytes = try? Files.read(current, limit: TrustedEntitiesList.maximumSize).bytes else { return nil }
    let list = try TrustedEntitiesList(bytes, signers: signers())
    try storedFloor().check(list)
    return list
  }
}
