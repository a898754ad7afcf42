import Keys
import Platform
package import Trust

/// The folder in which a desk keeps one list of trusted entities, under the name the desk gives it.
///
///     entities/NAME/signers             certificates that may sign the list, in PEM
///     entities/NAME/current             the list as it was signed
///     entities/NAME/floor.0, floor.1    what was seen, in turn
///     entities/NAME/staging/            a list that is not yet checked
///     entities/NAME/lock                held by the one process that changes anything here
package struct EntitiesFolder {
  package let name: String
  let path: String
  /// What the folder is on.
  let disk: any FileSystem

  var signersPath: String { path + "/signers" }
  package var current: String { path + "/current" }
  var staging: String { path + "/staging" }
  var lock: String { path + "/lock" }
  var floors: FloorSlots { FloorSlots(path + "/floor", on: disk) }

  /// Nil for a name that some file system does not take: small letters, digits and hyphens are allowed, 32 at most.
  package init?(_ name: String, in folder: ListFolder) {
    guard Self.isName(name) else { return nil }
    (self.name, path, disk) = (name, Self.parent(folder) + "/" + name, folder.disk)
  }

  /// Every list that is kept, by name.
  package static func all(in folder: ListFolder) -> [EntitiesFolder] {
    folders(in: folder).filter { $0.disk.exists($0.signersPath) }
  }

  /// The files on which any list rests, whether they are there or not.
  static func watchedPaths(in folder: ListFolder) -> [String] {
    folders(in: folder).flatMap { [$0.current, $0.signersPath] }
  }

  private static func folders(in folder: ListFolder) -> [EntitiesFolder] {
    let names = (try? folder.disk.names(in: parent(folder))) ?? []
    return names.compactMap { EntitiesFolder($0, in: folder) }
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
    (try? disk.read(signersPath, limit: TrustFile.maximumSize).bytes).flatMap { try? Certificate.read($0) } ?? []
  }

  /// What was seen; nothing where it was never written down, or cannot be read.
  func storedFloor() -> TrustedEntitiesFloor {
    floors.read().map { TrustedEntitiesFloor($0) } ?? TrustedEntitiesFloor()
  }

  /// The list that is kept; nil where none was ever taken.
  ///
  /// - Throws: ``TrustedEntitiesError`` for one that does not count: damaged, of a signer who is pinned no more, or
  ///   older than one that was seen.
  package func held() throws(TrustedEntitiesError) -> TrustedEntitiesList? {
    guard let bytes = try? disk.read(current, limit: TrustedEntitiesList.maximumSize).bytes else { return nil }
    let list = try TrustedEntitiesList(bytes, signers: signers())
    try storedFloor().check(list)
    return list
  }
}
