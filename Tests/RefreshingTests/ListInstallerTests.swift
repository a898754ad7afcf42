import Codecs
import Foundation
import Platform
import TestSupport
import Testing
import Trust

@testable import Refreshing

/// A desk with list 5 takes list 6, whatever fails and whenever the power is cut.
@Suite struct ListInstallerTests {
  private let keepers: Keepers
  private let five, six: PublishedFiles

  init() throws {
    keepers = try Keepers()
    five = try keepers.list(5)
    six = try keepers.list(6, name: "Delft University")
  }

  private static let faults: [FailingDisk.Fault] = [
    .powerCut, .tornWrite, .error(EIO), .error(EMFILE), .full, .readOnly,
  ]

  private func update(
    _ disk: any FileSystem, _ sources: [MemorySource], limit: Int = 1 << 20, at time: Timestamp = Keepers.today
  ) throws -> RefreshOutcome {
    let root = try keepers.root()
    return Refresh.issuers(
      in: ListFolder("/tmp/desk", on: disk), .given(time), firstRoot: root, limit: limit, from: sources)
  }

  /// A desk that has list 5.
  private func desk() throws -> MemoryDisk {
    let disk = MemoryDisk()
    let outcome = try update(disk, [MemorySource(five)])
    #expect(outcome.change == .new(from: nil), "\(String(describing: outcome.error))")
    return disk
  }

  /// The number of the list that a desk which starts now goes by; nil where it has none, or not every byte of one.
  private func number(_ disk: any FileSystem) throws -> Int64? {
    let folder = ListFolder("/tmp/desk", on: disk)
    guard let held = folder.held(roots: folder.trustedRoots(), floor: folder.storedFloor()) else { return nil }
    try held.list.verifyEverything()
    return held.list.state(at: Keepers.today) == .fresh ? held.list.head.head.sequence : nil
  }

  // MARK: Every moment

  @Test(arguments: faults, [false, true])
  func deskHasTheOldListOrTheNewOneAndMendsItself(_ fault: FailingDisk.Fault, _ isStick: Bool) throws {
    let begun = try desk()
    let counting = FailingDisk(begun.afterPowerCut(namesAreKept: true), countsReads: true)
    _ = try update(counting, [MemorySource(six, isStick: isStick)])
    #expect(counting.calls > 20)
    for moment in 1...counting.calls {
      let disk = begun.afterPowerCut(namesAreKept: true)
      let failing = FailingDisk(disk, at: moment, fault, countsReads: true)
      let outcome = try update(failing, [MemorySource(six, isStick: isStick)])
      let place = Comment(rawValue: "\(fault) at \(moment): \(failing.failed)")
      for namesAreKept in failing.isOff ? [false, true] : [nil, false] {
        let found = namesAreKept.map { disk.afterPowerCut(namesAreKept: $0) } ?? disk
        let number = try number(found)
        #expect(number == 5 || number == 6, place)
        if outcome.change != nil { #expect(number == 6, place) }
        // Where the power was on, what was told is what is there.
        if namesAreKept == nil, let held = outcome.held { #expect(held.sequence == number, place) }
        // What was left behind is in nobody's way.
        let again = try update(found, [MemorySource(six, isStick: isStick)])
        #expect(again.change != nil, place)
        #expect(try self.number(found) == 6, place)
        #expect(!found.exists("/tmp/desk/staging"), place)
      }
    }
  }

  /// A later root comes first, and an error keeps it from the disk; the next source brings it again. The list under it
  /// must not be taken unless a start of the program finds its root.
  @Test func rootThatCouldNotBeWrittenIsAskedForAgain() throws {
    let roots = [try keepers.root(1), try keepers.root(2)]
    let next = try keepers.list(6, roots: roots)
    let counting = FailingDisk(try desk())
    _ = try update(counting, [MemorySource(next)])
    let moments = counting.log.indices.filter { counting.log[$0].contains("/tmp/desk/roots") }
    #expect(moments.count > 2)
    for moment in moments {
      let disk = try desk()
      let source = MemorySource(next)
      let outcome = try update(FailingDisk(disk, at: moment + 1, .error(EIO)), [source, source])
      #expect(outcome.change != nil, "\(counting.log[moment])")
      #expect(ListFolder("/tmp/desk", on: disk).trustedRoots().map { $0.root.version } == [1, 2])
      #expect(try number(disk) == 6, "\(counting.log[moment])")
    }
  }

  // MARK: What comes

  @Test func onlyWhatChangedIsFetched() throws {
    let disk = try desk()
    let source = MemorySource(six)
    #expect(try update(disk, [source]).change == .new(from: 5))
    // A root that is not there, the head, a table and the shard with the one name that changed.
    #expect(source.asked.count == 4)
    #expect(try number(disk) == 6)
    #expect(try update(disk, [source]).change == .upToDate)
  }

  @Test func everyFlippedByteOfABundleIsRefused() throws {
    let disk = try desk()
    let bundle = try #require(six.files["bundle"])
    let source = MemorySource(six, isStick: true)
    // The bundle's copy of a root that the desk trusts already is passed over, whatever is in it.
    let knownRoot = 20..<20 + (try keepers.root()).bytes.count
    for place in stride(from: 0, to: bundle.count, by: 37) where !knownRoot.contains(place) {
      source.files["bundle"] = bundle
      source.files["bundle"]?[place] ^= 1
      let outcome = try update(disk, [source])
      #expect(outcome.change == nil, "byte \(place)")
      #expect(outcome.held?.sequence == 5, "byte \(place)")
    }
    #expect(try number(disk) == 5)
    source.files["bundle"] = bundle
    #expect(try update(disk, [source]).change == .new(from: 5))
  }

  @Test func everyTruncatedBundleIsRefused() throws {
    let disk = try desk()
    let bundle = try #require(six.files["bundle"])
    let source = MemorySource(six, isStick: true)
    for count in stride(from: 0, to: bundle.count, by: 61) {
      source.files["bundle"] = Array(bundle.prefix(count))
      #expect(try update(disk, [source]).change == nil, "\(count) bytes")
    }
    #expect(try number(disk) == 5)
  }

  @Test func shardWithOtherBytesIsRefused() throws {
    let disk = try desk()
    for (name, bytes) in six.files where five.files[name] == nil && !["head", "bundle"].contains(name) {
      let source = MemorySource(six)
      source.files[name] = Array(bytes.dropLast()) + [bytes[bytes.count - 1] ^ 1]
      guard case .list(.digest) = try update(disk, [source]).error else {
        Issue.record("\(name) was taken")
        continue
      }
      source.files[name] = nil
      #expect(try update(disk, [source]).error == .partMissing(name, source: source.name))
    }
    #expect(try number(disk) == 5)
  }

  @Test func olderListIsRefusedAndTheSameNumberTwiceToo() throws {
    let disk = try desk()
    let older = try update(disk, [MemorySource(try keepers.list(4))])
    #expect(older.error == .list(.rollback(sequence: 4, held: 5)))
    let other = try update(disk, [MemorySource(try keepers.list(5, name: "Other"))])
    #expect(other.error == .list(.equivocation(sequence: 5)))
    #expect(other.held?.sequence == 5 && other.isUsable)
  }

  @Test func listThatIsOverOrTooLargeIsRefused() throws {
    let disk = try desk()
    let yesterday = Timestamp(seconds: Keepers.today.seconds - 86_400)
    let over = try keepers.list(7, issued: yesterday, expires: Keepers.today)
    #expect(try update(disk, [MemorySource(over)]).error == .list(.expired(Keepers.today)))
    guard case .list(.tooLarge) = try update(disk, [MemorySource(six)], limit: 1_000).error else {
      Issue.record("a list above the limit was taken")
      return
    }
  }

  @Test func listOfOtherKeepersIsRefused() throws {
    let disk = try desk()
    guard case .list(.untrusted) = try update(disk, [MemorySource(try Keepers().list(9))]).error else {
      Issue.record("a list of other keepers was taken")
      return
    }
  }

  @Test func nextSourceIsAskedWhereOneHasNothing() throws {
    let disk = try desk()
    let empty = MemorySource(six)
    empty.files = [:]
    #expect(try update(disk, [empty]).error == .noList(source: empty.name))
    #expect(try update(disk, [empty, MemorySource(six)]).change == .new(from: 5))
    #expect(try update(disk, []).error == .noSource)
  }

  @Test func withoutARootNothingIsTaken() throws {
    let outcome = Refresh.issuers(
      in: ListFolder("/tmp/desk", on: MemoryDisk()), .given(Keepers.today), firstRoot: nil, limit: 1 << 20,
      from: [MemorySource(five)])
    #expect(outcome.error == .noRoot && outcome.held == nil && !outcome.isUsable)
  }

  // MARK: What is there

  @Test func oneRefreshAtATime() throws {
    let disk = try desk()
    let lock = try disk.lock("/tmp/desk/lock")
    let outcome = try update(disk, [MemorySource(six)])
    #expect(outcome.error == .busy && outcome.held?.sequence == 5)
    withExtendedLifetime(lock) {}
  }

  @Test func fullDiskIsKnownBeforehand() throws {
    let disk = try desk()
    disk.free = 1_000
    guard case .noRoom(let needed, 1_000) = try update(disk, [MemorySource(six)]).error else {
      Issue.record("there was room")
      return
    }
    #expect(needed > 1 << 20)
  }

  /// Each floor alone is enough, and without both the list that is held says what is older.
  @Test func damagedFloorIsReplaced() throws {
    for slots in [["0"], ["1"], ["0", "1"]] {
      let disk = try desk()
      _ = try update(disk, [MemorySource(six)])
      for slot in slots { try disk.write("/tmp/desk/floor." + slot, [1, 2, 3], mode: 0o644) }
      let outcome = try update(disk, [MemorySource(five)])
      #expect(outcome.error == .list(.rollback(sequence: 5, held: 6)))
      #expect(outcome.hasLostFloor == (slots.count == 2))
      #expect(!(try update(disk, [MemorySource(five)])).hasLostFloor)
    }
  }

  @Test func listBeforeServesWhereTheCurrentOneIsDamaged() throws {
    let disk = try desk()
    _ = try update(disk, [MemorySource(six)])
    let current = try disk.read("/tmp/desk/current", limit: 1 << 20).bytes
    try disk.write("/tmp/desk/current", Array(current.dropLast()), mode: 0o644)
    let folder = ListFolder("/tmp/desk", on: disk)
    let held = try #require(folder.held(roots: folder.trustedRoots(), floor: folder.storedFloor()))
    #expect(held.list.head.head.sequence == 5 && held.list.state(at: Keepers.today) == .stale)
    #expect(try update(disk, [MemorySource(six)]).change == .new(from: 5))
    #expect(try number(disk) == 6)
  }
}
