import Foundation
import Platform
import Testing

/// The real disk, in a folder that goes away.
@Suite final class DiskTests {
  private let disk = Disk()
  private let folder: String

  init() throws { folder = try Disk().makeTemporaryFolder(in: NSTemporaryDirectory()) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func path(_ name: String) -> String { folder + "/" + name }

  @Test func whatIsWrittenIsRead() throws {
    let bytes = [UInt8](repeating: 7, count: 200_000)
    try disk.create(path("file"), bytes, mode: 0o600)
    let content = try disk.read(path("file"), limit: 200_000)
    #expect(content.bytes == bytes)
    #expect(abs(content.modified.seconds - MachineClock.now.seconds) < 60)
    #expect(throws: SystemError.tooLarge(path: path("file"), limit: 199_999)) {
      try disk.read(path("file"), limit: 199_999)
    }
    try disk.replace(path("file"), [1], mode: 0o644)
    #expect(try disk.read(path("file"), limit: 1).bytes == [1])
    #expect(throws: SystemError.exists(path: path("file"))) { try disk.create(path("file"), [2], mode: 0o600) }
    #expect(try disk.names(in: folder) == [".", "..", "file"])
  }

  @Test func permissionsAreThoseAskedFor() throws {
    try disk.create(path("secret"), [], mode: 0o600)
    try disk.createFolder(path("folder"))
    for (name, mode) in [("secret", 0o600), ("folder", 0o700)] {
      let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
  }

  @Test func pipesAndFoldersAreNoFilesAndNotWaitedFor() throws {
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    try disk.createFolder(path("folder"))
    for name in ["pipe", "folder"] {
      #expect(throws: SystemError.notAFile(path: path(name))) { try disk.read(path(name), limit: 1) }
    }
  }

  @Test func whatIsNotThereIsMissing() {
    #expect(throws: SystemError.call(.open, path: path("none"), errno: ENOENT)) {
      try disk.read(path("none"), limit: 1)
    }
    #expect(throws: SystemError.call(.openFolder, path: path("none"), errno: ENOENT)) {
      try disk.names(in: path("none"))
    }
    #expect(disk.facts(of: path("none")) == nil)
  }

  @Test func linksAreFollowedWhereTheyMayBe() throws {
    try disk.create(path("file"), [1], mode: 0o600)
    try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "file")
    #expect(try disk.open(path("link"), followingLinks: true).bytes(at: 0, count: 9) == [1])
    #expect(throws: SystemError.call(.open, path: path("link"), errno: ELOOP)) {
      try disk.open(path("link"), followingLinks: false)
    }
    #expect(throws: SystemError.self) { try disk.openAppending(path("link"), mode: 0o600) }
    #expect(throws: SystemError.self) { try disk.openEmptied(path("link"), mode: 0o600) }
    try FileManager.default.createSymbolicLink(atPath: path("dangling"), withDestinationPath: "none")
    #expect(disk.exists(path("dangling")))
    #expect(disk.facts(of: path("dangling")) == nil)
  }

  @Test func bytesAreReadAnywhereAndNoneBehindTheEnd() throws {
    let file = try disk.make(path("file"), mode: 0o600)
    try file.append(Array(0..<10))
    #expect(try file.bytes(at: 4, count: 3) == [4, 5, 6])
    #expect(try file.bytes(at: 8, count: 5) == [8, 9])
    #expect(try file.bytes(at: 20, count: 5) == [])
    try file.truncate(to: 2)
    try file.sync()
    try file.syncFileSystem()
    #expect(try file.facts().size == 2)
  }

  @Test func whatTakesANameIsAnotherFile() throws {
    try disk.replace(path("file"), [1], mode: 0o600)
    let open = try disk.open(path("file"), followingLinks: false)
    #expect(try open.facts().identity == disk.facts(of: path("file"))?.identity)
    try disk.replace(path("file"), [2], mode: 0o600)
    #expect(try open.facts().identity != disk.facts(of: path("file"))?.identity)
    #expect(try open.bytes(at: 0, count: 1) == [1])
  }

  @Test func lockIsHeldUntilItIsGone() throws {
    let lock = try disk.lock(path("lock"))
    #expect(throws: SystemError.busy(path: path("lock"))) { try disk.lock(path("lock")) }
    withExtendedLifetime(lock) {}
    _ = consume lock
    #expect(throws: Never.self) { try disk.lock(path("lock")) }
  }

  @Test func unnamedFileLeavesNoName() throws {
    let file = try disk.makeUnnamed(in: folder)
    try file.append([1, 2])
    #expect(try file.bytes(at: 0, count: 9) == [1, 2])
    #expect(try disk.names(in: folder) == [".", ".."])
    #expect(throws: SystemError.call(.makeTemporary, path: path("none"), errno: ENOENT)) {
      try disk.makeUnnamed(in: path("none"))
    }
  }

  @Test func namesAreInBytewiseOrder() throws {
    for name in ["b", "a", "Z", "é"] { try disk.write(path(name), [], mode: 0o600) }
    #expect(try disk.names(in: folder) == [".", "..", "Z", "a", "b", "é"])
    try disk.write(path("a"), [1], mode: 0o600)
    try disk.write(path("a"), [], mode: 0o600)
    #expect(disk.facts(of: path("a"))?.size == 0)
  }

  @Test func fullDeviceIsSaid() throws {
    #expect(throws: SystemError.call(.write, path: "/dev/full", errno: ENOSPC)) {
      try disk.openEmptied("/dev/full", mode: 0o600).append([1])
    }
  }

  @Test func roomIsKnownAndReserved() throws {
    #expect(disk.freeBytes(at: folder).map { $0 > 0 } == true)
    #expect(disk.freeBytes(at: path("none")) == nil)
    let file = try disk.make(path("file"), mode: 0o600)
    try file.reserve(4_096)
    #expect(try file.facts().size == 4_096)
  }

  @Test func appendOnlyFileOnTheRealDisk() throws {
    try disk.create(path("log"), Array("one\ntw".utf8), mode: 0o600)
    let log = try AppendOnlyFile(path("log"), on: disk)
    try log.append(Array("two\n".utf8))
    #expect(throws: SystemError.busy(path: path("log"))) { try AppendOnlyFile(path("log"), on: disk) }
    #expect(try disk.read(path("log"), limit: 99).bytes == Array("one\ntwo\n".utf8))
    withExtendedLifetime(log) {}
  }
}
