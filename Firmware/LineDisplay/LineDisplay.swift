/// A microcontroller board with its panel, lamps and beeper. What they are to do is ``DisplayController``'s to say.
protocol Board: ~Copyable {
  var columns: Int { get }
  var rows: Int { get }
  /// ``Glyph/font`` where the panel shows dots, 0 where it has letters of its own.
  var font: UInt8 { get }
  var scripts: UInt8 { get }

  /// Shows a grid on the panel, however the panel was before.
  mutating func draw(_ grid: borrowing CellGrid, brightness: UInt8) -> Drawing
  /// Lights this lamp and no other.
  func light(_ lamp: Link.Lamp)
  func sound(_ isOn: Bool)
  /// Sends a byte over the wire, waiting for room.
  func send(_ byte: UInt8)
  /// Puts the moment off at which the chip starts again by itself, a second from now.
  func feedWatchdog()
}

/// What came of drawing.
struct Drawing {
  /// Characters that show something else than they should.
  var replaced = 0
  /// Whether the panel acknowledged everything.
  var hasPanel: Bool
}

/// Milliseconds after which a screen is drawn once more: a panel that lost its power for a moment comes back by
/// itself.
private let refreshTime: UInt32 = 4_000

/// The program. The watchdog is fed here and nowhere else, so that it barks when anything of this stands still.
func run(_ hardware: consuming some Board & ~Copyable) -> Never {
  var board = hardware
  var display = DisplayController(
    columns: board.columns, rows: board.rows, font: board.font, scripts: board.scripts)
  var drawnAt: UInt32 = 0
  while true {
    if Interrupts.now &- drawnAt >= refreshTime { display.redraw() }
    if display.isStale {
      // No lamp beside a screen that is half another's.
      board.light(.off)
      let drawing = board.draw(display.grid, brightness: display.brightness)
      display.drew(replaced: drawing.replaced, hasPanel: drawing.hasPanel)
      drawnAt = Interrupts.now
    }
    // Before the answer, which says that all of the screen is there.
    board.light(display.litLamp)
    board.sound(display.sounds)
    if display.hasReply {
      let frame = display.takeReply()
      for index in 0..<frame.count { board.send(frame[index]) }
    }
    Interrupts.wait()
    while let byte = Interrupts.takeByte() {
      display.receive(byte)
      if display.hasReply { break }
    }
    #if TRAP
      fallIntoTrap(display.grid)
    #endif
    display.tick(Interrupts.now)
    board.feedWatchdog()
  }
}

#if TRAP
  /// Only in the image that tests how a trap ends: a screen that begins with ☠ is an index out of range.
  private func fallIntoTrap(_ grid: borrowing CellGrid) {
    guard grid[0, 0] == 0x2620 else { return }
    _ = grid[Int(Interrupts.now | 0x100), 0]
  }
#endif
