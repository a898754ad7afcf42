import Codecs
import Foundation
import Platform
import TestSupport
import Testing
import Trust

@testable import Refreshing

/// A desk with list 7 of trusted entities takes list 8, whatever fails and whenever the power is cut.
@Suite struct EntitiesInstallerTests {
  private let bench: EntitiesWorkbench
  private let seven, eight: [UInt8]

  init() throws {
    bench = try EntitiesWorkbench()
    seven = try bench.sign(bench.list())
    eight = try bench.sign(
      try EntitiesWorkbench.changing(bench.list(), EntitiesWorkbench.scheme + ".LoTESequenceNumber", to: 8))
  }

  private static let faults: [FailingDisk.Fault] = [
    .powerCut, .tornWrite, .error(EIO), .error(EMFILE), .full, .readOnly,
  ]

  /// Looks for a list on a stick that has this one.
  private func update(
    _ disk: any FileSystem, _ list: [UInt8]?, signers: Bool = false, from source: String = "/tmp/stick"
  ) throws -> RefreshOutcome {
    if let list, disk is MemoryDisk {
      try disk.createFolder("/tmp/stick")
      try disk.write("/tmp/stick/eaa.jwt", list, mode: 0o644)
    }
    let folder = ListFolder("/tmp/desk", on: disk)
    return Refresh.entities(
      try #require(EntitiesFolder("eaa", in: folder)), in: folder, .given(Keepers.today),
      signers: signers ? [bench.signer] : [], from: [source], patience: 1)
  }

  private func desk() throws -> MemoryDisk {
    let disk = MemoryDisk()
    let outcome = try update(disk, seven, signers: true)
    #expect(outcome.change == .new(from: nil), "\(String(describing: outcome.error))")
    try disk.write("/tmp/stick/eaa.jwt", eight, mode: 0o644)
    try disk.sync("/tmp/stick/eaa.jwt")
    try disk.sync("/tmp/stick")
    try disk.sync("/tmp")
    return disk
  }

  private func number(_ disk: any FileSystem) throws -> Int64? {
    try EntitiesFolder("eaa", in: ListFolder("/tmp/desk", on: disk))?.held()?.scheme.sequence
  }

  @Test(arguments: faults) func deskHasTheOldListOrTheNewOneAndMendsItself(_ fault: FailingDisk.Fault) throws {
    let begun = try desk()
    let counting = FailingDisk(begun.afterPowerCut(namesAreKept: true), countsReads: true)
    #expect(try update(counting, nil).change == .new(from: 7))
    for moment in 1...counting.calls {
      let disk = begun.afterPowerCut(namesAreKept: true)
      let failing = FailingDisk(disk, at: moment, fault, countsReads: true)
      let outcome = try update(failing, nil)
      let place = Comment(rawValue: "\(fault) at \(moment): \(failing.failed)")
      for namesAreKept in failing.isOff ? [false, true] : [nil, false] {
        let found = namesAreKept.map { disk.afterPowerCut(namesAreKept: $0) } ?? disk
        let number = try number(found)
        #expect(number == 7 || number == 8, place)
        if outcome.change != nil, outcome.held?.sequence == 8 { #expect(number == 8, place) }
        #expect(try update(found, eight).change != nil, place)
        #expect(try self.number(found) == 8, place)
      }
    }
  }

  @Test func olderListAndAnotherOneWithTheSameNumberAreRefused() throws {
    let disk = try desk()
    #expect(try update(disk, eight).change == .new(from: 7))
    #expect(try update(disk, eight).change == .upToDate)
    #expect(try update(disk, seven).error == .entities(.rollback(sequence: 7, held: 8)))
    let other = try EntitiesWorkbench.changing(
      try EntitiesWorkbench.changing(bench.list(), EntitiesWorkbench.scheme + ".LoTESequenceNumber", to: 8),
      EntitiesWorkbench.scheme + ".NextUpdate", to: "2027-02-21T00:00:00Z")
    #expect(try update(disk, try bench.sign(other)).error == .entities(.equivocation(sequence: 8)))
    #expect(try number(disk) == 8)
  }

  @Test func flippedBytesAreRefused() throws {
    let disk = try desk()
    for place in stride(from: 0, to: eight.count, by: 97) {
      var list = eight
      list[place] ^= 1
      #expect(try update(disk, list).change == nil, "byte \(place)")
    }
    #expect(try number(disk) == 7)
  }

  @Test func withoutAPinnedSignerNothingIsTaken() throws {
    let outcome = try update(MemoryDisk(), seven)
    #expect(outcome.error == .noSigner && outcome.held == nil)
  }

  @Test func missingFileAndMissingNameAreTold() throws {
    let disk = try desk()
    try disk.remove("/tmp/stick/eaa.jwt")
    #expect(try update(disk, nil).error == .noFile("eaa.jwt", source: "/tmp/stick"))
    #expect(try update(disk, nil, from: "https://list.example/").error == .noFileName(source: "https://list.example/"))
    try disk.makeFolder("/tmp/stick/eaa.jwt", mode: 0o755)
    #expect(try update(disk, nil).error == .notAFile("eaa.jwt"))
  }

  @Test func namesOfListsAreNamesOfFolders() {
    let folder = ListFolder("/tmp/desk", on: MemoryDisk())
    for name in ["eaa", "a", "pub-eaa-2", String(repeating: "a", count: 32)] {
      #expect(EntitiesFolder(name, in: folder) != nil)
    }
    for name in ["", "..", "a/b", "A", "é", String(repeating: "a", count: 33)] {
      #expect(EntitiesFolder(name, in: folder) == nil, "\(name)")
    }
  }
}
