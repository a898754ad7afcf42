import Codecs
package import Keys
import Platform
package import Trust

/// One refresh of a list, from the lock to what came of it.
package enum Refresh {
  /// Brings the issuer list up to date.
  ///
  /// - Parameters:
  ///   - firstRoot: a root to start from, where the folder has none.
  ///   - limit: bytes a list may have.
  package static func issuers(
    in folder: ListFolder, _ clock: ClockSource, firstRoot: SignedRoot?, limit: Int, from sources: [any ListSource]
  ) -> RefreshOutcome {
    var outcome = RefreshOutcome()
    do {
      let installer = try ListInstaller(folder, clock: clock, firstRoot: firstRoot, limit: limit)
      outcome.hasLostFloor = installer.hasLostFloor
      outcome.ask(sources) { source, name throws(RefreshError) in
        name = source.name
        return try installer.update(from: source)
      }
      // The machine was on for some time, whatever came of it.
      if outcome.change == nil { try? installer.writeFloor() }
      outcome.held = installer.held.map { RefreshOutcome.Held($0, at: installer.time) }
    } catch {
      // Without the lock nothing is changed here, and what is held serves on.
      outcome.error = error
      let floor = folder.storedFloor()
      let time = clock.time(past: floor?.time ?? Timestamp(seconds: 0)).time
      outcome.held = folder.held(roots: folder.trustedRoots(), floor: floor).map { RefreshOutcome.Held($0, at: time) }
    }
    return outcome
  }

  /// Brings a list of trusted entities up to date.
  ///
  /// - Parameters:
  ///   - signers: the certificates to pin, in place of those before; empty where those before stay.
  ///   - sources: URLs, files, and folders that have the list under the name of `place`.
  ///   - patience: seconds a server's small file may take.
  package static func entities(
    _ place: EntitiesFolder, in folder: ListFolder, _ clock: ClockSource, signers: [Certificate],
    from sources: [String], patience: Int
  ) -> RefreshOutcome {
    let past = folder.storedFloor().map { $0.counted().time } ?? Timestamp(seconds: 0)
    var outcome = RefreshOutcome(entities: place.name)
    do {
      let installer = try EntitiesInstaller(place, signers: signers, clock: clock, past: past)
      outcome.ask(sources) { text, name throws(RefreshError) in
        let (source, file) = try source(text, place, patience)
        name = text
        return try installer.update(from: source, file: file)
      }
      outcome.held = installer.held.map { RefreshOutcome.Held($0, in: place, at: installer.time) }
    } catch {
      outcome.error = error
      let time = clock.time(past: past).time
      outcome.held = ((try? place.held()) ?? nil).map { RefreshOutcome.Held($0, in: place, at: time) }
    }
    return outcome
  }

  /// A file on the web, a file, or the one of the list's name in a folder such as a stick.
  private static func source(
    _ text: String, _ place: EntitiesFolder, _ patience: Int
  ) throws(RefreshError) -> (any ListSource, file: String) {
    let disk = place.disk
    if disk.facts(of: text)?.kind == .folder { return (FolderSource(text, on: disk), place.name + ".jwt") }
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
    let (parent, file) = slash.map { (String(text[..<$0]), String(text[$0...].dropFirst())) } ?? (".", text)
    guard !file.isEmpty else { throw .noFileName(source: text) }
    guard !WebSource.takes(text) else { return (WebSource(parent, patience: patience), file) }
    return (FolderSource(parent.isEmpty ? "/" : parent, on: disk), file)
  }
}
