package import Codecs
package import Keys
import Platform
package import Trust

/// Brings a newer list of trusted entities into its folder. After any failure or power cut the folder has the old list
/// or the new one, whole.
///
/// What came is brought to the disk, read from there, checked, and renamed, which is the one moment that counts.
package final class EntitiesInstaller {
  private let folder: EntitiesFolder
  /// The time of this update, fixed once.
  package let time: Timestamp
  private let clockIsTrusted: Bool
  private let signers: [Certificate]
  private var floor: TrustedEntitiesFloor
  /// The list that is held now.
  package private(set) var held: TrustedEntitiesList?
  private let lock: LockedFolder

  /// Takes the lock, clears away what an update before left, and looks at what is held.
  ///
  /// - Parameters:
  ///   - signers: the certificates to pin, in place of those before; empty where those before stay.
  ///   - past: a time that is known to be past.
  package init(
    _ folder: EntitiesFolder, signers: [Certificate], clock: ClockSource, past: Timestamp
  ) throws(RefreshError) {
    self.folder = folder
    let lock: LockedFolder = try .locked(
      folder.path, lock: folder.lock, staging: folder.staging, on: folder.disk)
    self.lock = lock
    lock.clear()
    if !signers.isEmpty, folder.signers() != signers {
      let pem = [UInt8](signers.map { $0.pem }.joined().utf8)
      try writing { () throws(SystemError) in try lock.replace(folder.signersPath, with: pem) }
    }
    self.signers = folder.signers()
    floor = folder.storedFloor()
    held = (try? folder.held()) ?? nil
    if let held { floor.raise(to: held) }
    (time, clockIsTrusted) = clock.time(past: max(past, floor.issued))
  }

  /// Looks for a newer list at `source`, under the name `file`.
  ///
  /// - Throws: ``RefreshError`` with the reason to keep what is held.
  package func update(
    from source: any ListSource, file: String
  ) throws(RefreshError) -> RefreshOutcome.Change {
    guard !signers.isEmpty else { throw .noSigner }
    try writing { () throws(SystemError) in try lock.stage() }
    defer { lock.clear() }
    let delivery = Delivery(source: source, staging: folder.staging, disk: folder.disk)
    guard try delivery.fetch(file, limit: TrustedEntitiesList.maximumSize, as: "new") else {
      throw .noFile(file, source: source.name)
    }
    try writing { () throws(SystemError) in try folder.disk.sync(delivery.path("new")) }
    let list = try read(try delivery.openAgain("new"))
    let isNewer = try checkingEntities { () throws(TrustedEntitiesError) in
      try floor.judge(list, at: time, clockIsTrusted: clockIsTrusted)
    }
    if !isNewer, held != nil { return .upToDate }
    let from = held?.scheme.sequence
    try commit(list, at: delivery.path("new"))
    return .new(from: from)
  }

  /// Reads a list from the disk and checks it.
  private func read(_ file: ListFile) throws(RefreshError) -> TrustedEntitiesList {
    let bytes = try checking { () throws(ListError) in try file.read(0..<file.size) }
    return try checkingEntities { () throws(TrustedEntitiesError) in
      try TrustedEntitiesList(bytes, signers: signers)
    }
  }

  private func commit(_ list: TrustedEntitiesList, at staged: String) throws(RefreshError) {
    do {
      try lock.commit(staged, as: folder.current)
    } catch {
      // The new list may have its name all the same: what the disk has is what is held.
      held = (try? folder.held()) ?? nil
      throw .write(error)
    }
    held = list
    floor.raise(to: list)
    try folder.floors.write(&floor)
  }
}

/// Runs what reads a list of trusted entities and checks it.
private func checkingEntities<Value>(
  _ body: () throws(TrustedEntitiesError) -> Value
) throws(RefreshError) -> Value {
  do {
    return try body()
  } catch {
    throw .entities(error)
  }
}
