import DisplayLink
import Platform
import Testing

@testable import Desk

/// Displays at ports that tests hold: what is sent, and what is said when a port is lost and found.
@Suite struct PortDisplayTests {
  /// A device that does what a test says.
  private final class FakePort: Port {
    var written: [UInt8] = []
    var isFree = true
    var isGone = false
    /// Bytes it takes at once.
    var room = Int.max
    private(set) var replaced: [[UInt8]] = []
    /// What answers; nil where nobody does.
    var controller: DisplayController?
    private let clock: () -> Int64

    init(_ clock: @escaping () -> Int64) { self.clock = clock }

    func write(_ bytes: [UInt8]) throws(SystemError) -> Int {
      if isGone { throw .call(.write, path: "/dev/fake", errno: 5) }
      written += bytes.prefix(room)
      for byte in bytes { controller?.receive(byte) }
      return min(bytes.count, room)
    }

    func read(within milliseconds: Int32) throws(SystemError) -> [UInt8] {
      if isGone { throw .ended("/dev/fake") }
      controller?.tick(UInt32(truncatingIfNeeded: clock()))
      if controller?.isStale == true { controller?.drew(replaced: 0, hasPanel: true) }
      guard controller?.hasReply == true, let reply = controller?.takeReply() else { return [] }
      return (0..<reply.count).map { reply[$0] }
    }

    func replaceUnsent(by bytes: [UInt8]) { replaced.append(bytes) }
  }

  /// A place where a device is plugged in and pulled out, on a clock of its own: each look at it takes 1 ms, and
  /// a byte is received with one look.
  private final class Socket {
    var now: Int64 = 1_000
    var port: FakePort?
    private(set) var news: [DisplayNews] = []
    private(set) var attempts = 0
    static let refusal = SystemError.call(.open, path: "/dev/fake", errno: 2)

    var access: PortAccess {
      PortAccess(
        path: "/dev/fake",
        open: { () throws(SystemError) in
          self.attempts += 1
          guard let port = self.port, !port.isGone else { throw Self.refusal }
          return port
        }, clock: { self.tick() }, tell: { self.news.append($0) })
    }

    func plugIn(_ controller: consuming DisplayController? = nil) -> FakePort {
      let port = FakePort { self.now }
      port.controller = controller
      // Nobody hears the greeting of a controller that has just started.
      _ = try? port.read(within: 0)
      self.port = port
      return port
    }

    private func tick() -> Int64 {
      now += 1
      return now
    }
  }

  private static let screen = Pages(for: .sixteen).reading

  private static var controller: DisplayController {
    DisplayController(columns: 16, rows: 2, font: 1, scripts: Link.Scripts.all)
  }

  // MARK: The display link

  @Test func aControllerIsFoundAndShownTheScreen() throws {
    let socket = Socket()
    let port = socket.plugIn(Self.controller)
    let display = LinkDisplay(socket.access)
    guard case .foundController(let greeting) = socket.news.first else {
      Issue.record("\(socket.news)")
      return
    }
    #expect(greeting.columns == 16 && display.absence == nil && socket.news.count == 1)
    try display.show(Self.screen)
    #expect(String(decoding: port.written, as: UTF8.self).contains("READING ..."))
  }

  @Test func aPortThatDoesNotOpenIsTriedEverySecondAndNamedOnce() {
    let socket = Socket()
    let display = LinkDisplay(socket.access)
    for _ in 0..<5 {
      socket.now += Int64(display.patience ?? 0) + 20
      display.service()
    }
    #expect(socket.attempts == 6 && socket.news == [.lost(.system(Socket.refusal))])
    #expect(display.absence == .system(Socket.refusal))
    _ = socket.plugIn(Self.controller)
    socket.now += 1_000
    display.service()
    #expect(socket.news.count == 2 && display.absence == nil)
  }

  @Test func aPortWithoutAnAnswerIsSilent() {
    let socket = Socket()
    _ = socket.plugIn()
    let display = LinkDisplay(socket.access)
    #expect(display.absence == .silent(path: "/dev/fake"))
    #expect(socket.news == [.lost(.silent(path: "/dev/fake"))])
  }

  @Test func aControllerThatIsPulledOutIsLost() throws {
    let socket = Socket()
    let port = socket.plugIn(Self.controller)
    let display = LinkDisplay(socket.access)
    port.isGone = true
    try display.show(Self.screen)
    #expect(socket.news.count == 2 && socket.news.last == .lost(.silent(path: "/dev/fake")))
  }

  // MARK: Bought displays

  @Test func aBoughtDisplayIsWrittenToAndCleared() throws {
    let socket = Socket()
    let port = socket.plugIn()
    let driver = try DisplayDriver(.escpos, settings: ["16x2"])
    let display = DriverDisplay(driver, socket.access)
    try display.show(Self.screen)
    #expect(socket.news == [.found(.sixteen, table: "cp437")] && display.absence == nil)
    #expect(String(decoding: port.written, as: UTF8.self).contains("READING ..."))
    port.written = []
    display.leave()
    #expect(port.written == driver.clearing && port.replaced == [[]])
  }

  @Test func aFailedWriteIsNamedWithTheSystemsReason() throws {
    let socket = Socket()
    let port = socket.plugIn()
    let display = DriverDisplay(try DisplayDriver(.escpos, settings: ["16x2"]), socket.access)
    try display.show(Self.screen)
    port.isGone = true
    try display.show(Pages(for: .sixteen).busy)
    #expect(socket.news.last == .lost(.system(.call(.write, path: "/dev/fake", errno: 5))))
    _ = socket.plugIn()
    socket.now += 1_000
    display.service()
    #expect(socket.news.count == 3 && display.absence == nil)
  }

  @Test func whatAStalledDisplayDidNotTakeIsDropped() throws {
    let socket = Socket()
    let port = socket.plugIn()
    let driver = try DisplayDriver(.escpos, settings: ["16x2"])
    let display = DriverDisplay(driver, socket.access)
    port.isFree = false
    port.room = 0
    try display.show(Self.screen)
    socket.now += 10_000
    display.service()
    #expect(port.replaced == [driver.clearing] && display.absence == .stalled(path: "/dev/fake"))
    #expect(socket.news.count == 2 && socket.news.last == .lost(.stalled(path: "/dev/fake")))
  }
}
