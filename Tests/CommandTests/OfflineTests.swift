import Foundation
import Testing

/// What the process does towards the outside, seen by strace; on the machine itself only.
@Suite(.enabled(if: Program.isNative)) struct OfflineTests {
  private func trace(_ calls: String, _ arguments: [String], input: String) throws -> (trace: String, status: Int32) {
    let folder = try TemporaryFolder()
    let inputPath = try folder.write("in", input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["strace", "-f", "-qq", "-e", "trace=" + calls, "-o", folder.path("trace")] + Program.words + arguments
    process.standardInput = FileHandle(forReadingAtPath: inputPath)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (try folder.read("trace"), process.terminationStatus)
  }

  @Test func nothingOpensASocketWhileCodesAreJudged() throws {
    let school = try School()
    let input = try school.code() + "\nhttps://x.example\nopenid4vp://?request_uri=https://x.example\n"
    for command in ["verify", "scan", "inspect"] {
      let found = try trace(
        "network,io_uring_setup", [command] + (command == "inspect" ? [] : school.trust), input: input)
      #expect(!found.trace.contains("socket("), "\(command): \(found.trace)")
    }
  }

  @Test func aDisplayAtASerialPortNeedsNoSocket() throws {
    for kind in ["link", "charlcd", "escpos", "cd5220"] {
      let terminal = try PseudoTerminal()
      let found = try trace(
        "network,io_uring_setup,openat", ["scan", "--only-trust", "--display", "\(kind):\(terminal.path)"], input: "x\n"
      )
      #expect(found.trace.contains(terminal.path) && !found.trace.contains("socket("), "\(found.trace)")
    }
  }

  @Test func theKernelTakesSocketsAwayBeforeTheFirstCodeIsRead() throws {
    for command in ["verify", "scan"] {
      let found = try trace("prctl,read", [command, "--only-trust"], input: "MC1:ABC\n")
      let filter = try #require(found.trace.range(of: "PR_SET_SECCOMP, SECCOMP_MODE_FILTER"))
      let code = try #require(found.trace.range(of: "read(0, \"MC1:ABC"))
      #expect(filter.lowerBound < code.lowerBound)
      #expect(found.trace[filter.lowerBound...].split(separator: "\n")[0].hasSuffix("= 0"))
    }
  }

  @Test func nothingACodeNamesIsOpened() throws {
    let school = try School()
    let code = try school.code(["document": ["uri": "/etc/hostname", "sha256": String(repeating: "0a", count: 32)]])
    let found = try trace(
      "%file,%process", ["verify"] + school.trust, input: code + "\n/etc/hostname\nfile:///etc/hostname\n")
    #expect(!found.trace.contains("hostname"))
    #expect(!found.trace.contains("fork") && !found.trace.contains("vfork"))
  }

  @Test func aConfigurationOfOpenSSLLoadsNothing() throws {
    let folder = try TemporaryFolder()
    let configuration = try folder.write(
      "openssl.cnf",
      """
      openssl_conf = init
      [init]
      providers = providers
      [providers]
      hostile = hostile
      [hostile]
      module = \(folder.path("hostile.so"))
      activate = 1
      """)
    let school = try School()
    let code = try school.code()
    let answer = try Program.run(
      ["verify"] + school.trust, input: Data(code.utf8), environment: ["OPENSSL_CONF": configuration])
    #expect(answer.status == 0)
    let trace = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["OPENSSL_CONF=" + configuration, "strace", "-f", "-qq", "-e", "trace=%file", "-o", trace.path("trace")]
      + Program.words + ["verify", "--text", code] + school.trust
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let found = try trace.read("trace")
    #expect(!found.contains("openssl.cnf\"") && !found.contains("hostile.so"))
  }

  @Test func memoryStaysSmallWhateverComesIn() throws {
    let folder = try TemporaryFolder()
    // 64 MB without an ending, and then a code that inflates to as much.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c",
      "(head -c 67108864 /dev/zero | tr '\\0' A; echo; echo https://x.example) | /usr/bin/env time -f %M -o \(folder.path("peak")) "
        + Program.words.joined(separator: " ") + " verify --json --only-trust > \(folder.path("out")) 2> /dev/null",
    ]
    try process.run()
    process.waitUntilExit()
    let lines = try folder.read("out").split(separator: "\n")
    #expect(lines.count == 2)
    let peak = try #require(Int(try folder.read("peak").split(separator: "\n").last ?? ""))
    #expect(peak < 32_768, "\(peak) KiB")
  }
}
