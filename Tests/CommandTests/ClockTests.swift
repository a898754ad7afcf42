import Foundation
import Testing

/// Desks whose clock is wrong. It is faked for the process alone; under emulation, for the emulator.
@Suite(.enabled(if: FakeClock.works)) struct ClockTests {
  private let keepers: Keepers
  private let school: School
  private let desk: Desk

  /// A desk with a list of 20 November 2026, good until 4 January 2027.
  init() throws {
    (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    try keepers.pack(at: "2026-11-20")
    desk = try keepers.desk(at: "2026-11-20")
  }

  private func verify(_ code: String, at clock: String, _ options: [String] = []) throws -> [String: Any] {
    try verdict(try FakeClock(clock).run(["verify", "--json", "--state", desk.folder] + options, input: code).output)
  }

  @Test func aBoardWithoutAClockGoesByItsList() throws {
    let code = try school.code()
    let answer = try verify(code, at: "1970-01-01 00:00:20")
    #expect(answer["verdict"] as? String == "genuine" && answer["warnings"] as? [String] == ["clock-unset"])
    #expect((answer["checkedAt"] as? String)?.hasPrefix("2026-11-20T") == true)
    #expect((answer["list"] as? [String: Any])?["state"] as? String == "fresh")
    // What lapsed before the list was made has lapsed; what begins after it may have begun.
    let lapsed = try verify(try school.code(["expiryDate": "2026-11-19"]), at: "1970-01-01 00:00:20")
    #expect(lapsed["reason"] as? String == "lapsed")
    let ahead = try verify(try school.code(["validFrom": "2026-12-01"]), at: "1970-01-01 00:00:20")
    #expect(ahead["verdict"] as? String == "undecided" && ahead["reason"] as? String == "clock-implausible")
    #expect(
      try verify(try school.code(["validFrom": "2026-12-01"]), at: "2026-12-01 00:00:00")["reason"] as? String == "ok")
    // Without a list nothing says what time it is.
    let pinned = try FakeClock("1970-01-01 00:00:20").run(["verify", "--json"] + school.trust, input: code)
    #expect(try verdict(pinned.output)["reason"] as? String == "clock-implausible" && pinned.status == 2)
  }

  @Test func aClockFarAheadDecidesNothingAndLeavesNothingBehind() throws {
    let code = try school.code()
    #expect(try verify(code, at: "2099-06-01 00:00:00")["reason"] as? String == "clock-implausible")
    let refreshed = try FakeClock("2099-06-01 00:00:00").run(
      ["refresh", "--state", desk.folder, "--from", keepers.publication])
    #expect(refreshed.status != 0)
    // Two years past its end a list only has ended.
    #expect(try verify(code, at: "2028-06-01 00:00:00")["reason"] as? String == "list-expired")
    // Set right, it serves as before.
    let answer = try verify(code, at: "2026-11-24 00:00:00")
    #expect(answer["verdict"] as? String == "genuine" && answer["warnings"] as? [String] == [])
    #expect((answer["checkedAt"] as? String)?.hasPrefix("2026-11-24T") == true)
  }

  /// Days spent powered on have passed, whatever the clock says.
  @Test func aBoardThatStaysOnNoticesTheEndOfItsList() throws {
    let code = try school.code()
    for (days, words) in [(6, ["ok", "fresh"]), (8, ["ok", "stale"]), (46, ["list-expired", "expired"])] {
      try poweredOn(for: days)
      let answer = try verify(code, at: "1970-01-01 00:00:20")
      let state = (answer["list"] as? [String: Any])?["state"] as? String
      #expect([answer["reason"] as? String, state] == words.map { Optional($0) }, "\(days)")
      // Restarted, with what was counted on the disk.
      _ = try FakeClock("1970-01-01 00:00:20").run(["refresh", "--state", desk.folder, "--from", "/nowhere"])
      let again = try verify(code, at: "1970-01-01 00:00:20")
      #expect(again["reason"] as? String == words[0], "\(days)")
    }
  }

  /// Rewrites what was seen as if it had been written that many days ago, in this run of the machine.
  private func poweredOn(for days: Int) throws {
    let script = """
      import glob, hashlib, os, struct, sys, time
      for path in glob.glob(sys.argv[1] + '/floor.*'):
          slot = bytearray(open(path, 'rb').read()[:120])
          boot = hashlib.sha256(open('/proc/sys/kernel/random/boot_id', 'rb').read()).digest()[:8]
          issued = 1795132800  # 2026-11-20
          on = int(time.clock_gettime(time.CLOCK_BOOTTIME)) - int(sys.argv[2]) * 86400
          slot[32:56] = struct.pack('<qq', issued, on) + boot[::-1]
          open(path, 'wb').write(slot + hashlib.sha256(slot).digest()[:8])
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, desk.folder, String(days)]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  /// The clock is set back by a year while the desk works.
  @Test func aClockThatStepsBackIsNotFollowed() throws {
    let clock = FakeClock(file: keepers.folder.path("clock"))
    try clock.set("2026-11-24 12:00:00")
    let process = clock.process(["verify", "--json", "--filter", "--state", desk.folder])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    func ask() throws -> [String: Any] {
      try input.fileHandleForWriting.write(contentsOf: Data((try school.code() + "\n").utf8))
      return try verdict(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
    }
    #expect(try ask()["warnings"] as? [String] == [])
    try clock.set("2025-11-24 12:00:00")
    let answer = try ask()
    #expect(answer["verdict"] as? String == "genuine" && answer["warnings"] as? [String] == ["clock-unset"])
    #expect((answer["checkedAt"] as? String)?.hasPrefix("2026-11-20T") == true)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// A list raises a clock that is behind, and only that: one from the future is refused where the clock is right.
  @Test func aSignedListIsTakenByABoardWithoutAClock() throws {
    try keepers.pack(at: "2026-12-24")
    let ahead = try FakeClock("2026-11-24 00:00:00").run(
      ["refresh", "--state", desk.folder, "--from", keepers.publication])
    #expect(try verdict(ahead.output)["reason"] as? String == "from-the-future" && ahead.status == 2)
    let behind = try FakeClock("1970-01-01 00:00:20").run(
      ["refresh", "--state", desk.folder, "--from", keepers.publication])
    #expect(try verdict(behind.output)["result"] as? String == "new" && behind.status == 0)
    let answer = try verify(try school.code(), at: "1970-01-01 00:00:20")
    #expect((answer["checkedAt"] as? String)?.hasPrefix("2026-12-24T") == true)
  }
}

/// A clock for one process, which runs on from where it is set.
struct FakeClock {
  private let environment: [String: String]
  private let file: String?

  /// The library that fakes it; nil where it is not installed.
  private static let library: String? = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
    let paths = folders.map { "/usr/lib/\($0)/faketime/libfaketime.so.1" }
    return paths.first { FileManager.default.fileExists(atPath: $0) }
  }()

  /// What runs the program. A static program does not heed the library, and an emulator that is not static does.
  private static let words: [String] = {
    guard Program.isOptimized else { return Program.words }
    var words = Program.isNative ? ["qemu-" + machine] + Program.words : Program.words
    words[0] = words[0].replacingOccurrences(of: "-static", with: "")
    return words
  }()

  private static let machine: String = {
    var name = utsname()
    guard uname(&name) == 0 else { return "" }
    return withUnsafeBytes(of: name.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }()

  static let works: Bool = {
    guard library != nil else { return false }
    return words.count == 1 || FileManager.default.isExecutableFile(atPath: "/usr/bin/" + words[0])
  }()

  /// - Parameter time: as in `2026-11-24 12:00:00`, UTC.
  init(_ time: String) {
    environment = ["FAKETIME": "@" + time]
    file = nil
  }

  /// - Parameters:
  ///   - time: where it starts, as in `2026-11-24 12:00:00`, UTC.
  ///   - rate: its seconds to one of ours; the clock that nobody sets runs as fast.
  init(_ time: String, rate: Int) {
    environment = ["FAKETIME": "@" + time + " x" + String(rate), "FAKETIME_DONT_FAKE_MONOTONIC": "0"]
    file = nil
  }

  /// A clock that is read from a file at each look.
  init(file: String) {
    environment = ["FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1"]
    self.file = file
  }

  func set(_ time: String) throws {
    guard let file else { return }
    try ("@" + time + "\n").write(toFile: file, atomically: true, encoding: .utf8)
  }

  func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = Self.words + arguments
    let fake = ["LD_PRELOAD": Self.library ?? "", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"]
    process.environment = ProcessInfo.processInfo.environment.merging(fake) { $1 }.merging(environment) { $1 }
    return process
  }

  func run(_ arguments: [String], input: String = "") throws -> Program.Answer {
    defer { Self.sweep() }
    return try Program.run(process(arguments), input: Data(input.utf8))
  }

  /// Takes away what the library leaves of every process that ended. It refuses to start in a later one of that number.
  private static func sweep() {
    let folder = "/dev/shm/"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.contains("faketime_s"), let id = name.split(separator: "_").last.flatMap({ pid_t($0) }),
        kill(id, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder + name)
    }
  }
}
