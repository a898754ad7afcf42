import Codecs
import Desk
import DisplayLink
import Platform

/// `vidimus lcdproc`: a display of LCDproc's server, as a display controller at a pseudo-terminal.
///
/// The socket is this process's alone: the one that scans has none, and speaks the display link to it as to any other
/// display. What a display controller promises holds here too, since it is the same code: no verdict without a desk that
/// stands behind it.
enum LCDprocCommand {
  static let command = Command(
    name: "lcdproc", summary: "let scan use a display of LCDd (LCDproc), with --display link:PATH",
    forms: [Command.Form("--link PATH [--server ADDRESS[:PORT]]")],
    groups: [
      OptionGroup(
        "Options",
        [
          Option(
            "link", "PATH", "make the symbolic link PATH to a pseudo-terminal, such as /run/vidimus/lcdproc"),
          Option("server", "ADDRESS", "find LCDd at this address in numbers; 127.0.0.1:13666 unless given"),
        ])
    ],
    exits: [ExitStatus(0, "SIGTERM came")],
    notes: """
      The program works until SIGTERM. When LCDd is gone, it looks for it every second and says so on standard error; \
      until it is back, scan finds its display lost.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let (address, port) = try server(arguments["server"] ?? "127.0.0.1")
    let line = try terminal(linkedAs: try arguments.required("link"))
    defer { line.unlink() }
    Waiting.deferTermination()
    let bridge = LCDprocBridge(line, address: address, port: port)
    while bridge.work() {}
    return 0
  }

  private static func terminal(linkedAs path: String) throws(Failure) -> PseudoTerminal {
    do {
      return try PseudoTerminal(linkedAs: path)
    } catch {
      if case .call(.pseudoTerminal, _, _) = error { throw .io(sentence(of: error)) }
      throw .cannotCreate(sentence(of: error))
    }
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
  private let start = MachineClock.milliseconds
  private var connection: Connection?
  private var retryAt: Int64 = 0
  private var session = LCDprocSession()
  /// Since when LCDd owes an answer; nil while it owes none.
  private var owesSince: Int64?
  private var display: DisplayController?
  private var isSaidLost = false

  init(_ line: PseudoTerminal, address: String, port: Int32) {
    (self.line, self.address, self.port) = (line, address, port)
  }

  /// Waits for what comes next and deals with it; false when the program is to end.
  func work() -> Bool {
    let now = MachineClock.milliseconds
    if connection == nil, retryAt <= now { connect(at: now) }
    let descriptors = [line.descriptor] + (connection.map { [$0.descriptor] } ?? [])
    let (outcome, ready) = Waiting.forBytes(from: descriptors, milliseconds: Self.pace)
    guard outcome != .terminated else { return false }
    if ready.count > 1, ready[1] { hear() }
    // Before LCDd is there nothing is answered, so what comes is for nobody.
    for byte in line.read() { display?.receive(byte) }
    show()
    return true
  }

  // MARK: The desk's side

  private func show() {
    let now = MachineClock.milliseconds
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
    line.write((0..<reply.count).map { reply[$0] })
  }

  // MARK: LCDd's side

  private func connect(at now: Int64) {
    session = LCDprocSession()
    do {
      connection = try Connection(to: address, port: port)
    } catch {
      lose(ErrorNumber.text(error.errno))
    }
  }

  private func tell(at now: Int64) {
    guard let connection else { return }
    let bytes = session.takeOutput()
    if !bytes.isEmpty {
      do {
        session.putBack(bytes.dropFirst(try connection.write(bytes)))
      } catch {
        return lose(ErrorNumber.text(error.errno))
      }
    }
    guard !session.isSettled else { return owesSince = nil }
    if let since = owesSince, now - since >= Self.silence { return lose("no answer") }
    if owesSince == nil { owesSince = now }
  }

  private func hear() {
    guard let connection else { return }
    let bytes: [UInt8]
    do {
      bytes = try connection.read()
    } catch {
      if case .ended = error { return lose("it has closed the connection") }
      return lose(ErrorNumber.text(error.errno))
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
    (connection, owesSince) = (nil, nil)
    display = nil
    retryAt = MachineClock.milliseconds + Self.retry
    if !isSaidLost { Output.say("LCDd lost at " + server + ": " + reason + "; trying again every second") }
    isSaidLost = true
  }

  private var server: String {
    (address.utf8.contains(UInt8(ascii: ":")) ? "[" + address + "]" : address) + ":" + String(port)
  }
}
