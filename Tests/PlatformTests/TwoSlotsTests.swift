import Foundation
import Platform
import TestSupport
import Testing

@Suite struct TwoSlotsTests {
  @Test func slotsTakeTurns() throws {
    let slots = TwoSlots("/tmp/floor", on: MemoryDisk())
    #expect(!slots.isBegun)
    for counter: UInt32 in 1...3 { try slots.write([UInt8(counter)], counter: counter) }
    #expect(slots.isBegun)
    #expect(slots.contents(limit: 1) == ([2], [3]))
    #expect(slots.contents(limit: 0) == (nil, nil))
  }

  @Test(arguments: [FailingDisk.Fault.powerCut, .tornWrite, .error(EIO), .full, .readOnly])
  func theSlotBeforeStaysWhole(_ fault: FailingDisk.Fault) throws {
    for moment in 1...6 {
      let disk = MemoryDisk()
      try TwoSlots("/tmp/floor", on: disk).write([1], counter: 1)
      try TwoSlots("/tmp/floor", on: disk).write([2], counter: 2)
      let failing = FailingDisk(disk, at: moment, fault)
      try? TwoSlots("/tmp/floor", on: failing).write([3], counter: 3)
      for namesAreKept in [false, true] {
        let (first, second) = TwoSlots("/tmp/floor", on: disk.afterPowerCut(namesAreKept: namesAreKept))
          .contents(limit: 9)
        #expect(first == [2], "\(failing.failed)")
        #expect(second == [1] || second == [3], "\(failing.failed)")
      }
    }
  }
}

@Suite struct LockedFolderTests {
  private func folder(_ disk: any FileSystem) throws -> LockedFolder {
    try LockedFolder("/tmp/state", lock: "/tmp/state/lock", staging: "/tmp/state/staging", on: disk)
  }

  private func update(_ disk: any FileSystem, _ bytes: [UInt8]) throws {
    let folder = try folder(disk)
    folder.clear()
    try folder.stage()
    defer { folder.clear() }
    let file = try disk.make("/tmp/state/staging/new", mode: 0o644)
    try file.append(bytes)
    try file.sync()
    try folder.commit("/tmp/state/staging/new", as: "/tmp/state/current")
  }

  @Test func oneProcessAtATime() throws {
    let disk = MemoryDisk()
    let first = try folder(disk)
    #expect(throws: SystemError.busy(path: "/tmp/state/lock")) { try folder(disk) }
    withExtendedLifetime(first) {}
    _ = consume first
    #expect(throws: Never.self) { try folder(disk) }
  }

  @Test(arguments: [FailingDisk.Fault.powerCut, .tornWrite, .error(EIO), .full, .readOnly])
  func folderHasTheOldFileOrTheNewOneAndMendsItself(_ fault: FailingDisk.Fault) throws {
    let counting = FailingDisk(MemoryDisk())
    try update(counting, [1])
    for moment in 1...counting.calls {
      let disk = MemoryDisk()
      try update(disk, [1, 1])
      let failing = FailingDisk(disk, at: moment, fault)
      let isDone = (try? update(failing, [2, 2])) != nil
      for namesAreKept in [false, true] {
        let found = disk.afterPowerCut(namesAreKept: namesAreKept)
        let current = try? found.read("/tmp/state/current", limit: 9).bytes
        #expect(isDone ? current == [2, 2] : current == [1, 1] || current == [2, 2], "\(failing.failed)")
        try update(found, [3])
        #expect(try found.read("/tmp/state/current", limit: 9).bytes == [3])
        #expect(!found.exists("/tmp/state/staging"))
      }
    }
  }
}
