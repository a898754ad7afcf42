import Foundation
import Testing

/// A desk without a keyboard: a new list comes while it works, over the network or on a stick.
@Suite struct KioskTests {
  @Test func aNewListCountsFromTheNextCodeOn() throws {
    let (keepers, delft, porto) = (try Keepers(), try School(), try School("Porto", id: "https://up.example"))
    try keepers.add(delft)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-20")
    let process = Program.process(["scan", "--json", "--state", desk.folder, "--at", "2026-11-24"])
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    func ask(_ code: String) throws -> [String: Any] {
      try input.fileHandleForWriting.write(contentsOf: Data((code + "\n").utf8))
      return try verdict(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
    }
    let code = try porto.code()
    #expect(try ask(code)["reason"] as? String == "issuer-not-listed")
    try keepers.add(porto)
    try keepers.pack(at: "2026-11-21")
    #expect(try desk.refresh(from: [keepers.publication]).words == "new")
    let answer = try ask(code)
    #expect(answer["reason"] as? String == "ok" && (answer["list"] as? [String: Any])?["sequence"] as? Int == 2)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func theDisplaySaysWhatCameOfAStickInItsLanguage() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    try keepers.pack(at: "2026-11-20")
    let older = keepers.folder.path("older")
    try FileManager.default.copyItem(atPath: keepers.publication, toPath: older)
    let desk = try keepers.desk(at: "2026-11-20")
    let terminal = try PseudoTerminal()
    let process = Program.process(["scan", "--state", desk.folder, "--at", "2026-11-24", "--language", "de"])
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = terminal.line
    try process.run()
    func wait(for words: String) -> Bool {
      var drawn = ""
      for _ in 0..<1_500 where !drawn.contains(words) {
        drawn += terminal.echoed()
        Thread.sleep(forTimeInterval: 0.01)
      }
      return drawn.contains(words)
    }
    #expect(wait(for: "BEREIT"))
    try keepers.pack(at: "2026-11-23")
    #expect(try desk.refresh(from: [keepers.publication]).words == "new")
    #expect(wait(for: "LISTE 2 OK"))
    #expect(try desk.refresh(from: [older]).words == "kept rollback")
    #expect(wait(for: "STICK IST ÄLTER"))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// A desk that only sticks reach still counts the time it is on.
  @Test func withoutASourceOnlyTimeIsCounted() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    try keepers.pack(at: "2026-11-20")
    let desk = try keepers.desk(at: "2026-11-20")
    try #require(!FileManager.default.fileExists(atPath: "/etc/vidimus/list.sources"))
    func floors() throws -> [Data] {
      try (0...1).compactMap { slot in
        let path = desk.folder + "/floor.\(slot)"
        return FileManager.default.fileExists(atPath: path) ? try Data(contentsOf: URL(fileURLWithPath: path)) : nil
      }
    }
    let before = try floors()
    let answer = try desk.refresh(from: [])
    #expect(answer.words == "kept no-source" && answer.status == 2 && answer.errors.contains("--from is missing"))
    #expect(try floors() != before)
  }

  // MARK: A stick as the system finds it

  /// A file system on a loop device, put in and pulled out.
  private final class Stick {
    let image: String
    let device: String
    private let folder: TemporaryFolder

    /// What a test needs of the machine: root, a loop device and a mount namespace.
    static let works = (try? shell("test $(id -u) = 0 && losetup --find && unshare -m true").status) == 0

    init(_ files: String, in folder: TemporaryFolder) throws {
      (self.folder, image) = (folder, folder.path("stick.img"))
      let made = try Self.shell(
        "truncate -s 24M \(image) && mkfs.ext4 -q -O ^has_journal -d \(files) \(image) && "
          + "losetup --find --show --read-only \(image)")
      try #require(made.status == 0)
      device = made.output.trimmingCharacters(in: .newlines)
    }

    deinit { _ = try? Self.shell("losetup --detach \(device)") }

    /// What the desk's own script makes of it.
    func read(into desk: Desk, by command: String = Program.words[0]) throws -> Program.Answer {
      let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Firmware/Board/read-stick").standardizedFileURL.path
      try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: true)
      return try Self.shell(
        "VIDIMUS_COMMAND='\(command)' VIDIMUS_STATE='\(desk.folder)' unshare -m \(script) \(device) \(mount)")
    }

    var mount: String { folder.path("mount") }

    static func shell(_ text: String) throws -> Program.Answer {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", text]
      return try Program.run(process, input: Data())
    }
  }

  @Test(.enabled(if: Program.isNative && Stick.works)) func aStickIsMountedReadAndLetGo() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    // The clock here is the machine's own.
    let today = String(Date.now.ISO8601Format().prefix(10))
    try keepers.pack(at: today)
    let desk = try keepers.desk(at: today)
    try keepers.add(try School("Porto", id: "https://up.example"))
    try keepers.pack(at: today)
    let stick = try Stick(keepers.publication, in: keepers.folder)
    #expect(try Stick.shell("chown -R 65534:65534 \(desk.folder)").status == 0)
    let answer = try stick.read(into: desk)
    #expect(answer.status == 0 && answer.output.hasPrefix("{\"result\":\"new\""), "\(answer)")
    func notice() throws -> String { try String(contentsOfFile: desk.folder + "/notice", encoding: .utf8) }
    #expect(try notice().hasPrefix("{\"notice\":\"taken\",\"number\":2,"))
    let owner = try FileManager.default.attributesOfItem(atPath: desk.folder + "/current")[.ownerAccountID] as? Int
    #expect(owner == 65_534)
    #expect(try FileManager.default.contentsOfDirectory(atPath: stick.mount).isEmpty)
    #expect(try stick.read(into: desk).output.hasPrefix("{\"result\":\"up-to-date\""))
  }

  /// Pulled out while the list is copied: from the second read on the system answers EIO.
  @Test(.enabled(if: Program.isNative && Stick.works && Strace.works)) func aStickPulledOutChangesNothing() throws {
    let (keepers, school) = (try Keepers(), try School())
    try keepers.add(school)
    let today = String(Date.now.ISO8601Format().prefix(10))
    try keepers.pack(at: today)
    let desk = try keepers.desk(at: today)
    try keepers.pack(at: today)
    let stick = try Stick(keepers.publication, in: keepers.folder)
    let pulled = try keepers.folder.write(
      "pulled",
      """
      #!/bin/sh
      exec strace -qq -o /dev/null -P \(stick.mount)/bundle -e trace=read,pread64 -e inject=read,pread64:error=EIO:when=2+ \
        \(Program.words[0]) "$@"
      """)
    #expect(chmod(pulled, 0o755) == 0)
    let answer = try stick.read(into: desk, by: pulled)
    #expect(answer.status == 2 && answer.output.hasPrefix("{\"result\":\"kept\",\"reason\":\"io\""), "\(answer)")
    #expect(try String(contentsOfFile: desk.folder + "/notice", encoding: .utf8).hasPrefix("{\"notice\":\"unread\","))
    func sequence() throws -> Int? {
      let held = try desk.verify(try school.code(), at: today)
      #expect(held["verdict"] as? String == "genuine")
      return (held["list"] as? [String: Any])?["sequence"] as? Int
    }
    #expect(try sequence() == 1)
    // Put in once more and left there.
    #expect(try stick.read(into: desk).status == 0)
    #expect(try sequence() == 2)
  }

  /// The units are such that systemd takes them, and the rule names the service.
  @Test func whatIsInstalledOnABoardIsWellMade() throws {
    let folder = try TemporaryFolder()
    let board = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Firmware/Board").standardizedFileURL.path
    let installed = try Stick.shell("DESTDIR=\(folder.url.path) \(board)/install /bin/true")
    #expect(installed.status == 0, "\(installed)")
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") else { return }
    // Beside the system's own units, which ours name.
    let verified = try Stick.shell(
      "cp -rn /lib/systemd/system \(folder.url.path)/usr/lib/systemd/ && cd \(folder.url.path)/usr/lib/systemd/system && "
        + "ln -s usr/lib \(folder.url.path)/lib && "
        + "SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --root=\(folder.url.path) --man=no "
        + "vidimus-scan.service vidimus-refresh.service vidimus-refresh.timer vidimus-stick@sda1.service")
    let complaints = verified.errors.split(separator: "\n").filter { $0.contains("vidimus") }
    #expect(complaints.isEmpty, "\(complaints)")
  }
}
