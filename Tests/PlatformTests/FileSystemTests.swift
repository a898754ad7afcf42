import Foundation
import Platform
import TestSupport
import Testing

/// What ``FileSystem`` promises, on a disk that fails at each call in turn.
@Suite struct FileSystemTests {
  private let old = Array("old".utf8)
  private let new = Array("new and longer".utf8)
  private static let faults: [FailingDisk.Fault] = [.powerCut, .tornWrite, .error(EIO), .full, .readOnly]

  private func content(_ disk: any FileSystem, _ path: String) -> [UInt8]? { try? disk.read(path, limit: 100).bytes }

  /// Runs `work` with a fault at each of its calls.
  private func atEachMoment(
    _ fault: FailingDisk.Fault, _ prepare: (MemoryDisk) throws -> Void, _ work: (any FileSystem) throws -> Void,
    _ check: (MemoryDisk, FailingDisk, Bool) throws -> Void
  ) throws {
    let whole = MemoryDisk()
    try prepare(whole)
    let counting = FailingDisk(whole)
    try work(counting)
    for moment in 1...counting.calls {
      let disk = MemoryDisk()
      try prepare(disk)
      let failing = FailingDisk(disk, at: moment, fault)
      let isDone = (try? work(failing)) != nil
      try check(disk, failing, isDone)
    }
  }

  @Test(arguments: faults) func replacedFileIsTheOldOneOrTheNewOne(_ fault: FailingDisk.Fault) throws {
    try atEachMoment(fault) {
      try $0.create("/tmp/file", old, mode: 0o600)
    } _: {
      try $0.replace("/tmp/file", new, mode: 0o600)
    } _: { disk, failing, isDone in
      let now = content(disk, "/tmp/file")
      #expect(now == (isDone ? new : old) || failing.isOff && now == new, "\(failing.failed)")
      for namesAreKept in [false, true] {
        let found = content(disk.afterPowerCut(namesAreKept: namesAreKept), "/tmp/file")
        #expect(found == old || found == new, "\(failing.failed)")
      }
      if !failing.isOff, fault != .readOnly { #expect(!disk.exists("/tmp/file.tmp"), "\(failing.failed)") }
    }
  }

  @Test(arguments: faults) func createdFileIsWholeOrNotThere(_ fault: FailingDisk.Fault) throws {
    try atEachMoment(fault) { _ in
    } _: {
      try $0.create("/tmp/file", new, mode: 0o600)
    } _: { disk, failing, isDone in
      if isDone { #expect(content(disk, "/tmp/file") == new, "\(failing.failed)") }
      for namesAreKept in [false, true] {
        let found = content(disk.afterPowerCut(namesAreKept: namesAreKept), "/tmp/file")
        #expect(found == nil || found == new, "\(failing.failed)")
      }
    }
  }

  @Test func whatIsThereIsNotCreatedAgain() throws {
    let disk = MemoryDisk()
    try disk.create("/tmp/file", old, mode: 0o600)
    #expect(throws: SystemError.exists(path: "/tmp/file")) { try disk.create("/tmp/file", new, mode: 0o600) }
    #expect(content(disk, "/tmp/file") == old)
    #expect(try disk.names(in: "/tmp") == [".", "..", "file"])
  }

  /// File systems of USB sticks answer link(2) with EPERM.
  @Test func withoutLinksAFileIsCreatedByItsNewName() throws {
    let disk = MemoryDisk()
    try FailingDisk(disk, at: 4, .error(EPERM)).create("/tmp/file", new, mode: 0o600)
    #expect(content(disk, "/tmp/file") == new)
    #expect(throws: SystemError.exists(path: "/tmp/file")) {
      try FailingDisk(disk, at: 4, .error(EPERM)).create("/tmp/file", old, mode: 0o600)
    }
  }

  @Test func folderIsNotReplacedByAFile() throws {
    let disk = MemoryDisk()
    try disk.createFolder("/tmp/folder")
    #expect(throws: SystemError.notAFile(path: "/tmp/folder")) { try disk.replace("/tmp/folder", new, mode: 0o600) }
  }

  @Test func deviceIsNotReplacedByAFile() {
    #expect(throws: SystemError.notAFile(path: "/dev/null")) { try Disk().replace("/dev/null", new, mode: 0o600) }
  }

  @Test func faultsNameTheFileAndNotTheTemporaryOne() throws {
    for (moment, call) in [(2, SystemCall.make), (3, .write), (4, .sync), (5, .rename)] {
      #expect(throws: SystemError.call(call, path: "/tmp/file", errno: ENOSPC)) {
        try FailingDisk(MemoryDisk(), at: moment, .error(ENOSPC)).replace("/tmp/file", new, mode: 0o600)
      }
    }
  }

  @Test func foldersAreMadeWithThoseTheyLieIn() throws {
    let disk = MemoryDisk()
    try disk.createFolders("/tmp//one/two/")
    try disk.createFolders("/tmp/one/two")
    #expect(disk.facts(of: "/tmp/one/two")?.kind == .folder)
    try disk.create("/tmp/file", old, mode: 0o600)
    #expect(throws: SystemError.self) { try disk.createFolder("/tmp/file") }
    try disk.create("/tmp/one/two/file", old, mode: 0o600)
    disk.removeFolder("/tmp/one/two")
    #expect(!disk.exists("/tmp/one/two"))
  }

  @Test func preparingLeavesNothingButTheFolder() throws {
    let disk = MemoryDisk()
    try disk.prepare("/tmp/folder/file")
    #expect(try disk.names(in: "/tmp/folder") == [".", ".."])
    #expect(throws: SystemError.call(.make, path: "/tmp/folder/file", errno: ENOSPC)) {
      try FailingDisk(disk, at: 1, .full).prepare("/tmp/folder/file")
    }
  }
}
