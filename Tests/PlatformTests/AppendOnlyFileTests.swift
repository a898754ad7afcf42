import Platform
import TestSupport
import Testing

@Suite struct AppendOnlyFileTests {
  private let path = "/tmp/register"

  private func disk(_ content: String) throws -> MemoryDisk {
    let disk = MemoryDisk()
    try disk.create(path, Array(content.utf8), mode: 0o600)
    return disk
  }

  private func text(_ disk: MemoryDisk) -> String {
    (try? disk.read(path, limit: 1_000).bytes).map { String(decoding: $0, as: UTF8.self) } ?? "nothing"
  }

  @Test func tornTailIsCutOffAndWholeLinesStay() throws {
    let disk = try disk("one\ntwo\nthr")
    let file = try AppendOnlyFile(path, on: disk)
    #expect(text(disk) == "one\ntwo\n")
    try file.append(Array("three\n".utf8))
    #expect(text(disk) == "one\ntwo\nthree\n")
    #expect(try file.content(limit: 100) == Array("one\ntwo\nthree\n".utf8))
  }

  @Test func wholeFileIsLeftAsItIs() throws {
    let disk = try disk("one\n")
    let failing = FailingDisk(disk)
    #expect(try !AppendOnlyFile(path, on: failing).isEmpty)
    #expect(failing.calls == 0)
  }

  @Test func fileThatIsNothingButATornLineIsEmpty() throws {
    let disk = try disk(String(repeating: "x", count: 70_000))
    #expect(try AppendOnlyFile(path, on: disk).isEmpty)
    #expect(text(disk) == "")
  }

  @Test func tornLineLongerThanAChunkIsCutOff() throws {
    let disk = try disk("one\n" + String(repeating: "x", count: 200_000))
    _ = try AppendOnlyFile(path, on: disk)
    #expect(text(disk) == "one\n")
  }

  @Test func isMadeWhereItMayBeAndMissedElsewhere() throws {
    let disk = MemoryDisk()
    #expect { _ = try AppendOnlyFile("/tmp/none", on: disk) } throws: { ($0 as? SystemError)?.isMissing == true }
    #expect(try AppendOnlyFile("/tmp/none", on: disk, mode: 0o600).isEmpty)
    #expect(disk.exists("/tmp/none"))
  }

  @Test func isLockedUntilItIsGone() throws {
    let disk = try disk("")
    var first: AppendOnlyFile? = try AppendOnlyFile(path, on: disk)
    #expect(throws: SystemError.busy(path: path)) { try AppendOnlyFile(path, on: disk) }
    #expect(throws: SystemError.busy(path: path)) { try AppendOnlyFile(path, on: disk, patience: 200) }
    withExtendedLifetime(first) {}
    first = nil
    #expect(try AppendOnlyFile(path, on: disk).isEmpty)
  }

  @Test func moreThanTheLimitIsNotRead() throws {
    let file = try AppendOnlyFile(path, on: try disk("12345\n"))
    #expect(throws: SystemError.tooLarge(path: path, limit: 5)) { try file.content(limit: 5) }
    #expect(try file.content(limit: 6).count == 6)
  }

  /// Half a line that stayed in the file would become one with the next line, which nobody ever wrote.
  @Test func fullDiskLeavesNoHalfLineBefore() throws {
    let disk = try disk("one\n")
    let failing = FailingDisk(disk, at: 1, .full)
    let file = try AppendOnlyFile(path, on: failing)
    #expect { try file.append(Array("two\n".utf8)) } throws: { ($0 as? SystemError)?.isOutOfSpace == true }
    #expect(text(disk) == "one\n")
  }

  @Test func afterAWriteThatFailedTheNextOneIsWhole() throws {
    let disk = try disk("one\n")
    let file = try AppendOnlyFile(path, on: FailingDisk(disk, at: 1, .error(5)))
    #expect(throws: SystemError.self) { try file.append(Array("two\n".utf8)) }
    try file.append(Array("three\n".utf8))
    #expect(text(disk) == "one\nthree\n")
  }

  /// After a failed fsync(2) the kernel may drop what it held, and answers the next one well.
  @Test func afterAFailedSyncNothingMoreIsTaken() throws {
    let disk = try disk("one\n")
    let file = try AppendOnlyFile(path, on: FailingDisk(disk, at: 2, .error(5)))
    let fault = SystemError.call(.sync, path: path, errno: 5)
    #expect(throws: fault) { try file.append(Array("two\n".utf8)) }
    #expect(throws: fault) { try file.append(Array("three\n".utf8)) }
    #expect(text(disk) == "one\n")
  }

  @Test(arguments: [FailingDisk.Fault.powerCut, .tornWrite, .error(5), .full, .readOnly])
  func whateverFailsLinesAreThereOrNot(_ fault: FailingDisk.Fault) throws {
    for moment in 1...6 {
      let disk = try disk("one\n")
      let failing = FailingDisk(disk, at: moment, fault)
      var promised = "one\n"
      if let file = try? AppendOnlyFile(path, on: failing) {
        for line in ["two\n", "three\n", "four\n"] where (try? file.append(Array(line.utf8))) != nil {
          promised += line
        }
      }
      for namesAreKept in [false, true] {
        let found = disk.afterPowerCut(namesAreKept: namesAreKept)
        _ = try AppendOnlyFile(path, on: found)
        #expect(text(found).hasPrefix(promised), "\(failing.failed)")
        #expect("one\ntwo\nthree\nfour\n".hasPrefix(text(found)) || fault == .error(5), "\(failing.failed)")
      }
    }
  }
}
