import Foundation
import Platform
import Testing

@Suite(.serialized) struct ProgramTests {
  private let shell = Program("/bin/sh")

  @Test func answersWithItsOutputAndStatus() throws {
    let answer = try shell.run(["-c", "tr a-z A-Z; exit 3"], input: Array("abc".utf8))
    #expect(answer.status == 3)
    #expect(answer.output == Array("ABC".utf8))
  }

  @Test func programThatIsNotInstalledIsSaid() {
    #expect(throws: SystemError.notStarted(program: "no-such-program")) { try Program("no-such-program").run([]) }
    #expect(throws: SystemError.notStarted(program: "no-such-program")) {
      try Program("no-such-program").run([], fileLimit: 1, seconds: 1)
    }
  }

  @Test func timeAndFilesAreLimited() throws {
    #expect(try shell.run(["-c", "while :; do :; done"], seconds: 1).status == Program.Status.outOfTime)
    let folder = try Disk().makeTemporaryFolder(in: NSTemporaryDirectory())
    defer { Disk().removeFolder(folder) }
    let write = "printf %2000s x > " + folder + "/file"
    #expect(try shell.run(["-c", write], fileLimit: 1_000, seconds: 10) == Program.Status.fileTooLarge)
    #expect(try shell.run(["-c", write], fileLimit: 2_000, seconds: 10) == 0)
  }

  @Test func outputOfAQuietRunIsNotSeen() throws {
    #expect(try shell.run(["-c", "echo seen; echo seen >&2; exit 2"], fileLimit: 0, seconds: 10) == 2)
  }
}

@Suite struct DescriptorTests {
  /// The two ends of a pipe, closed when this is gone.
  private final class Pipe {
    var ends: [Int32] = [-1, -1]
    init() { _ = pipe(&ends) }
    deinit { for end in ends where end >= 0 { close(end) } }
    func closeWriting() { _ = (close(ends[1]), ends[1] = -1) }
  }

  @Test func pipeGivesWhatCameAndThenItsEnd() throws {
    let pipe = Pipe()
    #expect(!Waiting.isReady(pipe.ends[0], .reading, milliseconds: 0))
    try Descriptor.write([1, 2, 3], to: pipe.ends[1], name: "a pipe")
    #expect(Waiting.isReady(pipe.ends[0], .reading, milliseconds: 0))
    var buffer = [UInt8](repeating: 0, count: 2)
    #expect(try Descriptor.read(pipe.ends[0], name: "a pipe", into: &buffer) == .bytes([1, 2]))
    #expect(try Descriptor.read(pipe.ends[0], name: "a pipe", into: &buffer) == .bytes([3]))
    pipe.closeWriting()
    #expect(try Descriptor.read(pipe.ends[0], name: "a pipe", into: &buffer) == .end)
  }

  @Test func streamHasALimit() throws {
    for (limit, isRead) in [(3, true), (2, false)] {
      let pipe = Pipe()
      try Descriptor.write([1, 2, 3], to: pipe.ends[1], name: "a pipe")
      pipe.closeWriting()
      let bytes = try? Descriptor.readAll(pipe.ends[0], name: "a pipe", limit: limit)
      #expect(bytes == (isRead ? [1, 2, 3] : nil))
    }
  }

  @Test func closedDescriptorIsAFault() {
    var buffer: [UInt8] = [0]
    #expect(throws: SystemError.call(.read, path: "nothing", errno: EBADF)) {
      try Descriptor.read(-1, name: "nothing", into: &buffer)
    }
    #expect(throws: SystemError.call(.write, path: "nothing", errno: EBADF)) {
      try Descriptor.write([1], to: -1, name: "nothing")
    }
    #expect(Descriptor.facts(of: -1) == nil)
  }

  @Test func waitingEndsWithTheFirstDescriptorThatCanBeRead() throws {
    let (one, other) = (Pipe(), Pipe())
    #expect(Waiting.forBytes(from: [one.ends[0], other.ends[0]], milliseconds: 0).outcome == .timeout)
    try Descriptor.write([1], to: other.ends[1], name: "a pipe")
    let answer = Waiting.forBytes(from: [one.ends[0], other.ends[0]], milliseconds: nil)
    #expect(answer.outcome == .ready)
    #expect(answer.ready == [false, true])
    #expect(Waiting.forBytes(from: nil as Int32?, milliseconds: 1) == .timeout)
  }

  @Test func streamOfAFileThatIsNotThereIsAFault() {
    #expect(throws: SystemError.call(.open, path: "/none", errno: ENOENT)) { try ByteStream(opening: "/none") }
  }

  @Test func pseudoTerminalIsASerialPort() throws {
    let folder = try Disk().makeTemporaryFolder(in: NSTemporaryDirectory())
    defer { Disk().removeFolder(folder) }
    let path = folder + "/line"
    let terminal = try PseudoTerminal(linkedAs: path)
    let port = try SerialPort(path, baud: 9_600)
    #expect(try port.write([1, 2]) == 2)
    #expect(Waiting.forBytes(from: terminal.descriptor, milliseconds: 1_000) == .ready)
    #expect(terminal.read() == [1, 2])
    #expect(try port.read(within: 0) == [])
    terminal.write([3])
    #expect(try port.read(within: 1_000) == [3])
    #expect(throws: Never.self) { try Device.check(path) }
    terminal.unlink()
    #expect(!Disk().exists(path))
  }

  @Test func whatIsNoDeviceIsRefused() throws {
    let folder = try Disk().makeTemporaryFolder(in: NSTemporaryDirectory())
    defer { Disk().removeFolder(folder) }
    let path = folder + "/file"
    try Disk().create(path, [], mode: 0o600)
    #expect(throws: SystemError.notADevice(path: path)) { try Device.check(path) }
    #expect(throws: SystemError.call(.setSerial, path: path, errno: ENOTTY)) { try SerialPort(path, baud: 9_600) }
    #expect(throws: SystemError.notAKeyboard(path: path)) { try Keyboard(path) }
    #expect(throws: SystemError.exists(path: path)) { try PseudoTerminal(linkedAs: path) }
    #expect(throws: Never.self) { try Device.check(folder + "/none") }
  }
}

@Suite struct LEDTests {
  @Test func settingsAreThoseOfTheKernel() throws {
    let folder = try Disk().makeTemporaryFolder(in: NSTemporaryDirectory())
    defer { Disk().removeFolder(folder) }
    #expect(LED(folder) == nil)
    func setting(_ name: String) -> String {
      (try? Disk().read(folder + "/" + name, limit: 9).bytes).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    for name in ["brightness", "trigger", "delay_on", "delay_off"] {
      try Disk().write(folder + "/" + name, [], mode: 0o600)
    }
    try Disk().write(folder + "/max_brightness", Array("255\n".utf8), mode: 0o600)
    let led = try #require(LED(folder))
    led.light()
    #expect(setting("brightness") == "255\n")
    #expect(setting("trigger") == "none\n")
    led.blink(milliseconds: 125)
    #expect([setting("trigger"), setting("delay_on"), setting("delay_off")] == ["timer\n", "125\n", "125\n"])
    led.putOut()
    #expect([setting("trigger"), setting("brightness")] == ["none\n", "0\n"])
  }
}

@Suite(.serialized) struct OptionParserTests {
  private let options = [
    (name: "out", takesValue: true), (name: "json", takesValue: false), (name: "help", takesValue: false),
  ]

  private func parse(_ words: String...) throws -> ([String], [String]) {
    let parsed = try OptionParser.parse(words, options: options, help: 2)
    return (parsed.values.map { options[$0.option].name + "=" + $0.value }, parsed.operands)
  }

  @Test func optionsAndOperandsMayBeMixed() throws {
    #expect(try parse("a", "--out", "x", "b", "--json", "--out=y") == (["out=x", "json=", "out=y"], ["a", "b"]))
    #expect(try parse("--json", "--", "--out") == (["json="], ["--out"]))
    #expect(try parse("-h", "-") == (["help="], ["-"]))
    #expect(try parse("--js") == (["json="], []))
    #expect(try parse() == ([], []))
  }

  @Test func whatIsNoOptionIsNamed() {
    #expect(throws: OptionParser.Fault.unknownWord("--none")) { try parse("--none") }
    #expect(throws: OptionParser.Fault.unknownLetter("a")) { try parse("-ax") }
    #expect(throws: OptionParser.Fault.valueMissing(word: "--out")) { try parse("--out") }
  }
}

@Suite struct ThisProcessTests {
  @Test func emptyVariableCountsAsNotSet() {
    setenv("VIDIMUS_TEST_EMPTY", "", 1)
    setenv("VIDIMUS_TEST_FULL", "x", 1)
    #expect(ThisProcess.variable("VIDIMUS_TEST_EMPTY") == nil)
    #expect(ThisProcess.hasVariable("VIDIMUS_TEST_EMPTY"))
    #expect(ThisProcess.variable("VIDIMUS_TEST_FULL") == "x")
    #expect(!ThisProcess.hasVariable("VIDIMUS_TEST_NONE"))
  }

  @Test func machineHasProcessorsAndATime() {
    #expect((1...64).contains(ThisProcess.processors))
    #expect(MachineClock.now.seconds > 1_700_000_000)
    #expect(MachineClock.poweredOn > 0)
    let before = MachineClock.milliseconds
    MachineClock.sleep(milliseconds: 2)
    #expect(MachineClock.milliseconds > before)
  }

  @Test func numbersHaveTheSystemsWords() {
    #expect(ErrorNumber.text(ENOSPC) == "No space left on device")
    #expect(SystemError.call(.write, path: "x", errno: ENOSPC).isOutOfSpace)
    #expect(SystemError.call(.write, path: "x", errno: EROFS).isReadOnly)
    #expect(SystemError.notAFile(path: "x").errno == 0)
    #expect(SystemError.tooLarge(path: "x", limit: 3).about("y") == .tooLarge(path: "y", limit: 3))
  }
}
