import CLibC
import Codecs
import Desk
import DisplayLink

/// `vidimus lcdproc`: a display of LCDproc's server, as a display controller at a pseudo-terminal.
///
/// The socket is this process's alone: the one that scans has none, and speaks the display link to it as to any other
/// display. What a display controller promises holds here too, since it is the same code: no verdict without a desk that
/// stands behind it.
enum LCDprocCommand {
  static let command = Command(
    name: "lcdproc", summary: "a display of LCDd (LCDproc), for scan --display link:PATH",
    synopsis: "--link PATH [--server ADDRESS[:PORT]]",
    options: [
      Option("link", "PATH", "the name of the pseudo-terminal, a symbolic link, such as /run/vidimus/lcdproc"),
      Option("server", "ADDRESS", "where LCDd listens: 127.0.0.1:13666 unless given; a number, not a name"),
    ],
    notes: """
      Works until SIGTERM. Where LCDd is gone, it is looked for every second, and standard error says so; scan finds its
      display lost until then.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let (address, port) = try server(arguments["server"] ?? "127.0.0.1")
    let line = try PseudoTerminal(linkedAs: try arguments.required("link"))
    defer { line.unlink() }
    vidimus_defer_termination()
    let bridge = LCDprocBridge(line, address: address, port: port)
    while bridge.work() {}
    return 0
  }

  /// `127.0.0.1`, `127.0.0.1:13666`, `::1` or `[::1]:13666`.
  private static func server(_ text: String) throws(Failure) -> (address: String, port: Int32) {
    var (address, port) = (Substring(text), Substring("13666"))
    if text.hasPrefix("["), let end = text.utf8.lastIndex(of: UInt8(ascii: "]")) {
      address = text[text.utf8.index(after: text.startIndex)..<end]
      let rest = text[text.utf8.index(after: end)...]
      if !rest.isEmpty { port = rest.hasPrefix(":") ? rest.dropFirst() : "" }
    } else if let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")),
      text.utf8.firstIndex(of: UInt8(ascii: ":")) == colon
    {
      (address, port) = (text[..<colon], text[text.utf8.index(after: colon)...])
    }
    if address == "localhost" { address = "127.0.0.1" }
    let isAddress = !address.isEmpty && address.utf8.allSatisfy(isOfAddress)
    guard isAddress, let number = Decimal.digits(port.utf8), (1...65_535).contains(number) else {
      throw .usage("--server takes an address in numbers and a port, such as 127.0.0.1:13666 or [::1]:13666")
    }
    return (String(address), Int32(number))
  }

  private static func isOfAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "."): true
    case UInt8(ascii: "A")...UInt8(ascii: "F"): true
    default: false
    }
  }
}

/// A pseudo-terminal with a name of ours, for another program to open.
private final class PseudoTerminal {
  let descriptor: Int32
  private let line: Int32
  private let device: String
  private let path: String

  /// - Throws: ``Failure`` with status 73 where the name is taken by something else than a symbolic link.
  init(linkedAs path: String) throws(Failure) {
    if Files.exists(path), Self.target(of: path) == nil {
      throw .cannotCreate(visible(path) + " is there already and is not overwritten")
    }
    var name = [CChar](repeating: 0, count: 64)
    var line: Int32 = -1
    descriptor = unsafe vidimus_make_pseudo_terminal(&line, &name, name.count)
    guard descriptor >= 0 else { throw .io("cannot make a pseudo-terminal: " + systemError()) }
    self.line = line
    self.path = path
    device = Self.text(name.prefix { $0 != 0 })
    // In the place of one that a killed process left behind.
    let temporary = path + ".part-" + String(getpid())
    guard unsafe symlink(device, temporary) == 0, unsafe rename(temporary, path) == 0 else {
      let reason = systemError()
      Files.remove(temporary)
      throw .cannotCreate("cannot make " + visible(path) + ": " + reason)
    }
  }

  /// The program that opened it last need not be the one that opens it next.
  func share() { _ = vidimus_share_terminal(line) }

  /// Takes the name away, unless another process has given it to its own.
  func unlink() {
    if Self.target(of: path) == device { Files.remove(path) }
  }

  /// What a symbolic link names; nil for anything else.
  private static func target(of path: String) -> String? {
    var target = [CChar](repeating: 0, count: 64)
    let count = unsafe readlink(path, &target, target.count)
    return count < 0 ? nil : text(target[..<count])
  }

  private static func text(_ characters: some Sequence<CChar>) -> String {
    String(decoding: characters.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// What the desk sends goes to LCDd, and what LCDd has taken is acknowledged to the desk.
private final class LCDprocBridge {
  /// Milliseconds between attempts to reach LCDd, and without an answer after which it is lost.
  private static let retry: Int64 = 1_000
  private static let silence: Int64 = 1_000
  /// Milliseconds the display's time may stand still.
  private static let pace: Int32 = 100

  private let line: PseudoTerminal
  private let address: String
  private let port: Int32
  private let start = vidimus_milliseconds()
  private var socket: Int32 = -1
  private var retryAt: Int64 = 0
  private var session = LCDprocSession()
  /// Since when LCDd owes an answer; nil while it owes none.
  private var owesSince: Int64?
  private var display: DisplayController?
  private var isSaidLost = false
  private var buffer = [UInt8](repeating: 0, count: 4_096)

  init(_ line: PseudoTerminal, address: String, port: Int32) {
    (self.line, self.address, self.port) = (line, address, port)
  }

  /// Waits for what comes next and deals with it; false when the program is to end.
  func work() -> Bool {
    let now = vidimus_milliseconds()
    if socket < 0, retryAt <= now { connect(at: now) }
    var files = [
      pollfd(fd: line.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
    ]
    guard unsafe vidimus_wait_for(&files, socket < 0 ? 1 : 2, Self.pace) != Int32(VIDIMUS_TERMINATED) else {
      return false
    }
    if files[1].revents != 0 { hear() }
    // Before LCDd is there nothing is answered, so what comes is for nobody.
    for byte in read(line.descriptor) ?? [] { display?.receive(byte) }
    show()
    return true
  }

  private func read(_ descriptor: Int32) -> [UInt8]? {
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe CLibC.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return Array(buffer[..<count]) }
    return count < 0 && (vidimus_errno() == EAGAIN || vidimus_errno() == EINTR) ? [] : nil
  }

  // MARK: The desk's side

  private func show() {
    let now = vidimus_milliseconds()
    display?.tick(UInt32(truncatingIfNeeded: now - start))
    if let grid = display?.grid, display?.isStale == true {
      // Screens that the desk keeps up with its life are bright, and those of a desk that waits are not.
      let isVerdict = (display?.brightness ?? 0) > 0x80
      let replaced = session.show(grid, lamp: display?.lamp ?? .off, isVerdict: isVerdict)
      display?.drew(replaced: replaced, hasPanel: true)
    }
    tell(at: now)
    // An acknowledged screen is one that LCDd has.
    guard session.isSettled, display?.hasReply == true, let reply = display?.takeReply() else { return }
    line.share()
    let bytes = (0..<reply.count).map { reply[$0] }
    _ = unsafe bytes.withUnsafeBytes { unsafe write(line.descriptor, $0.baseAddress, $0.count) }
  }

  // MARK: LCDd's side

  private func connect(at now: Int64) {
    session = LCDprocSession()
    socket = unsafe vidimus_connect(address, port)
    if socket < 0 { lose(systemError()) }
  }

  private func tell(at now: Int64) {
    guard socket >= 0 else { return }
    let bytes = session.takeOutput()
    if !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { unsafe write(socket, $0.baseAddress, $0.count) }
      if count < 0, vidimus_errno() != EAGAIN { return lose(systemError()) }
      session.putBack(bytes.dropFirst(max(0, count)))
    }
    guard !session.isSettled else { return owesSince = nil }
    if let since = owesSince, now - since >= Self.silence { return lose("no answer") }
    if owesSince == nil { owesSince = now }
  }

  private func hear() {
    vidimus_set_errno(0)
    guard let bytes = read(socket) else {
      return lose(vidimus_errno() == 0 ? "it has closed the connection" : systemError())
    }
    do {
      for byte in bytes { try session.receive(byte) }
    } catch {
      switch error {
      case .size: lose("its display has less than 16x2 characters")
      case .refused(let answer): lose("it answers \"" + answer + "\"")
      case .endless: lose("it does not speak LCDproc's protocol")
      }
      return
    }
    guard display == nil, let size = session.size else { return }
    isSaidLost = false
    Output.say("LCDd found at " + server + ": " + String(size.columns) + "x" + String(size.rows))
    display = DisplayController(
      columns: size.columns, rows: size.rows, font: 0, scripts: Link.Scripts.western)
  }

  /// The desk gets no answers from here on, and LCDd has taken the screen away with the connection.
  private func lose(_ reason: String) {
    if socket >= 0 { close(socket) }
    (socket, owesSince) = (-1, nil)
    display = nil
    retryAt = vidimus_milliseconds() + Self.retry
    if !isSaidLost { Output.say("LCDd lost at " + server + ": " + reason + "; trying again every second") }
    isSaidLost = true
  }

  private var server: String {
    (address.utf8.contains(UInt8(ascii: ":")) ? "[" + address + "]" : address) + ":" + String(port)
  }
}
