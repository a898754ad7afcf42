import Codecs
import Keys
import Trust

/// Brings a newer list of trusted entities into its folder, so that whatever fails and whenever the power does, the
/// folder has the old list or the new one, whole.
///
/// What came is brought to the disk, read from there and checked, and renamed, which is the one moment that counts.
final class EntitiesInstaller {
  private let folder: EntitiesFolder
  private let clockIsTrusted: Bool
  private let signers: [Certificate]
  private var floor: TrustedEntitiesFloor
  /// The time of this update, fixed once.
  let time: Timestamp
  private(set) var held: TrustedEntitiesList?
  private let writer: LockedFolder

  /// Takes the lock, clears away what an update before left, and looks at what is held.
  ///
  /// - Parameters:
  ///   - signers: the certificates to pin, in place of those before; empty where those before stay.
  ///   - past: a time that is known to be past.
  init(
    _ folder: EntitiesFolder, signers: [Certificate], clock: ClockSource, past: Timestamp
  ) throws(Refusal) {
    self.folder = folder
    writer = try LockedFolder(folder.path, lock: folder.lock, staging: folder.staging)
    writer.clear()
    if !signers.isEmpty, folder.signers() != signers {
      try writer.replace(folder.signersPath, with: [UInt8](signers.map { $0.pem }.joined().utf8))
    }
    self.signers = folder.signers()
    floor = folder.storedFloor()
    held = (try? folder.held()) ?? nil
    if let held { floor.raise(to: held) }
    (time, clockIsTrusted) = clock.time(past: max(past, floor.issued))
  }

  /// Looks for a newer list at `source`.
  ///
  /// - Throws: ``Refusal`` with the reason to keep what is held.
  func update(from source: any ListSource, file: String) throws(Refusal) -> ListInstaller.Outcome {
    guard !signers.isEmpty else {
      throw Refusal(
        reason: "no-signer", sentence: "nobody may sign the list yet; name the signer's certificate with --signer")
    }
    try writer.stage()
    defer { writer.clear() }
    let staged = folder.staging + "/new"
    Files.remove(staged)
    guard try source.fetch(file, limit: TrustedEntitiesList.maximumSize, to: staged) else {
      throw Refusal(reason: "not-found", sentence: "there is no " + visible(file) + " at " + visible(source.name))
    }
    try writer.sync(staged)
    let list = try read(staged)
    let isNewer: Bool
    do {
      isNewer = try floor.judge(list, at: time, clockIsTrusted: clockIsTrusted)
    } catch {
      throw Refusal(error)
    }
    if !isNewer, held != nil { return .upToDate }
    let from = held?.scheme.sequence
    try commit(staged, list)
    return .new(from: from)
  }

  /// Reads a list from the disk, as far as the system lets it, and checks it.
  private func read(_ path: String) throws(Refusal) -> TrustedEntitiesList {
    guard let file = ListFile(path) else { throw .reading("the new list", systemError()) }
    file.forgetCache()
    let bytes: [UInt8]
    do {
      bytes = try file.read(0..<file.size)
    } catch {
      throw Refusal(error)
    }
    do {
      return try TrustedEntitiesList(bytes, signers: signers)
    } catch {
      throw Refusal(error)
    }
  }

  private func commit(_ staged: String, _ list: TrustedEntitiesList) throws(Refusal) {
    try writer.commit(staged, as: folder.current)
    held = list
    floor.raise(to: list)
    let (bytes, slot) = floor.next()
    try writer.replace(folder.floor(slot), with: bytes)
  }
}

extension Refusal {
  /// What is wrong with a list of trusted entities that came.
  init(_ error: TrustedEntitiesError) {
    self.init(reason: Words.name(of: error), sentence: Words.say(error))
  }
}
