import Foundation

/// A bought display as its manual or driver describes it: it reads bytes and holds the characters shown.
///
/// It knows nothing of the program's own encoders. What no command is known for is kept in ``strange``.
public final class BoughtDisplay: @unchecked Sendable {
  public enum Kind: String, Sendable { case charlcd, escpos, cd5220 }

  public let kind: Kind
  public let columns, rows: Int
  private let lock = NSLock()
  private var cells: [[UInt8]] = []
  private var place = (x: 0, y: 0)
  private var command: [UInt8] = []
  private var taught: [UInt8: [UInt8]] = [:]
  private var isStringMode = false
  private var isSelected = true
  private var chosen: [UInt8] = []
  private var cursorShows = true
  private var blinks = true
  private var isLit = false
  private var unknown: [[UInt8]] = []

  public init(_ kind: Kind, columns: Int, rows: Int) {
    (self.kind, self.columns, self.rows) = (kind, columns, rows)
    switchOn()
  }

  /// As after a power cut: nothing of what it was told is left.
  public func switchOff() { lock.withLock { switchOn() } }

  private func switchOn() {
    clear()
    (command, taught, chosen) = ([], [:], [])
    (isStringMode, isSelected, cursorShows, blinks, isLit) = (false, true, true, true, false)
    // What is on such a display before anybody tells it something.
    for (x, byte) in "HELLO".utf8.enumerated() { cells[0][x] = byte }
  }

  // MARK: What can be seen

  /// The bytes shown, line by line.
  public var bytes: [[UInt8]] { lock.withLock { cells } }
  /// Commands that it does not know.
  public var strange: [[UInt8]] { lock.withLock { unknown } }
  /// Whether neither cursor nor blinking is seen.
  public var isCalm: Bool { lock.withLock { !cursorShows && !blinks } }
  public var light: Bool { lock.withLock { isLit } }
  /// The last command that chose a table.
  public var table: [UInt8] { lock.withLock { chosen } }
  /// The rows of a glyph it was taught.
  public func glyph(_ index: UInt8) -> [UInt8]? { lock.withLock { taught[index] } }
  public var isBlank: Bool { bytes.joined().allSatisfy { $0 == 0x20 } }

  /// The lines, where the bytes above 0x7F are those of an encoding of iconv(3)'s.
  public func lines(_ encoding: String) -> [String] {
    bytes.map { line in
      let converter = iconv_open("UTF-8", encoding)
      defer { iconv_close(converter) }
      var output = [CChar](repeating: 0, count: 400)
      var input = line.map { CChar(bitPattern: $0) }
      var (left, room) = (input.count, output.count)
      input.withUnsafeMutableBufferPointer { source in
        output.withUnsafeMutableBufferPointer { target in
          var (from, to) = (source.baseAddress, target.baseAddress)
          _ = iconv(converter, &from, &left, &to, &room)
        }
      }
      return String(decoding: output[..<(output.count - room)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        + String(repeating: "\u{FFFD}", count: left)
    }
  }

  // MARK: Bytes

  public func push(_ bytes: some Sequence<UInt8>) {
    lock.withLock {
      for byte in bytes {
        switch kind {
        case .charlcd: charlcd(byte)
        case .escpos: escpos(byte)
        case .cd5220: cd5220(byte)
        }
      }
    }
  }

  private func clear() {
    cells = Array(repeating: Array(repeating: 0x20, count: columns), count: rows)
    place = (0, 0)
  }

  private func put(_ byte: UInt8, wraps: Bool) {
    if place.y < rows, place.x < columns { cells[place.y][place.x] = byte }
    place.x += 1
    guard wraps, place.x >= columns else { return }
    place = (0, (place.y + 1) % rows)
  }

  /// drivers/auxdisplay/charlcd.c of Linux.
  private func charlcd(_ byte: UInt8) {
    if !command.isEmpty, byte != 0x0A, byte != 0x1B {
      command.append(byte)
      if readCharlcdCommand() {
        command = []
      } else if command.count > 24 {
        unknown.append(command)
        command = []
      }
      return
    }
    if !command.isEmpty, byte == 0x0A { command = [] }
    switch byte {
    case 0x1B: command = [byte]
    case 0x08: place.x = max(0, place.x - 1)
    case 0x0C: clear()
    case 0x0A:
      while place.x < columns { put(0x20, wraps: false) }
      place = (0, (place.y + 1) % rows)
    case 0x0D: place.x = 0
    case 0x09: put(0x20, wraps: false)
    default: put(byte, wraps: false)
    }
  }

  private func readCharlcdCommand() -> Bool {
    let text = String(decoding: command.dropFirst(), as: UTF8.self)
    switch text {
    case "[2J": clear()
    case "[H": place = (0, 0)
    case "[LI":
      clear()
      (cursorShows, blinks) = (true, true)
    case "[LC", "[Lc": cursorShows = text == "[LC"
    case "[LB", "[Lb": blinks = text == "[LB"
    case "[L+", "[L-": isLit = text == "[L+"
    case "[LD", "[Ld", "[L*": break
    default:
      guard text.hasSuffix(";") else { return false }
      if text.hasPrefix("[LG"), text.count == 21, let index = UInt8(text.dropFirst(3).prefix(1)), index < 8 {
        let digits = Array(text.dropFirst(4).dropLast())
        taught[index] = (0..<8).compactMap { UInt8(String(digits[$0 * 2...$0 * 2 + 1]), radix: 16) }
      } else if text.hasPrefix("[Lx"), let y = text.firstIndex(of: "y"),
        let column = Int(text[text.index(text.startIndex, offsetBy: 3)..<y]),
        let row = Int(text[text.index(after: y)...].dropLast())
      {
        place = (column, row)
      } else {
        unknown.append(command)
      }
    }
    return true
  }

  /// Epson's DM-D110, as its command list has it.
  private func escpos(_ byte: UInt8) {
    command.append(byte)
    func done(_ count: Int) -> Bool { command.count >= count }
    switch (command[0], command.count > 1 ? command[1] : nil) {
    case (0x1B, nil), (0x1F, nil): return
    case (0x1B, 0x40):
      clear()
      (chosen, cursorShows, blinks) = ([0x1B, 0x74, 0], true, false)
    case (0x1B, 0x3D):
      guard done(3) else { return }
      isSelected = command[2] & 2 != 0
    case (0x1B, 0x74):
      guard done(3) else { return }
      chosen = command
    case (0x1F, 0x01): break
    case (0x1F, 0x43):
      guard done(3) else { return }
      (cursorShows, blinks) = (command[2] != 0, false)
    case (0x1F, 0x24):
      guard done(4) else { return }
      let (x, y) = (Int(command[2]), Int(command[3]))
      if (1...columns).contains(x), (1...rows).contains(y) { place = (x - 1, y - 1) } else { unknown.append(command) }
    case (0x0C, _): clear()
    case (0x20..., _): if isSelected { put(command[0], wraps: true) }
    default: unknown.append(command)
    }
    command = []
  }

  /// CD5220 in its manuals: in the mode of whole lines nothing else counts until CLR or CAN.
  private func cd5220(_ byte: UInt8) {
    command.append(byte)
    func done(_ count: Int) -> Bool { command.count >= count }
    switch (command[0], command.count > 1 ? command[1] : nil) {
    case (0x1B, nil): return
    case (0x1B, 0x51):
      guard done(3) else { return }
      let row = Int(command[2]) - 0x41
      guard (0..<rows).contains(row) else {
        unknown.append(command)
        break
      }
      guard byte == 0x0D else {
        // Twenty characters and CR; a control character among them is none of its manual's.
        if command.count > 3, byte < 0x20 || command.count > 24 {
          unknown.append(command)
          break
        }
        return
      }
      if command.count == 24 { cells[row] = Array(command[3..<23]) } else { unknown.append(command) }
      isStringMode = true
    case (0x0C, _):
      clear()
      isStringMode = false
    case (0x0D, _): break
    case (0x1B, 0x40):
      if !isStringMode {
        clear()
        (chosen, cursorShows, blinks) = ([0x1B, 0x63, 0x41], true, false)
      }
    case (0x1B, 0x3D), (0x1B, 0x5F), (0x1B, 0x63), (0x1B, 0x74):
      guard done(3) else { return }
      if isStringMode { break }
      if command[1] == 0x5F { (cursorShows, blinks) = (command[2] != 0, false) }
      if command[1] == 0x63 || command[1] == 0x74 { chosen = command }
    case (0x20..., _): if !isStringMode { put(command[0], wraps: true) }
    default: unknown.append(command)
    }
    command = []
  }
}

/// A serial port with a display at its other end: it can stop taking bytes, and be pulled out and put in again.
public final class Plug: @unchecked Sendable {
  /// The name that stays, whatever device it leads to.
  public let path: String
  private let display: BoughtDisplay
  private let lock = NSLock()
  private var isTaking = true
  private var ends: (other: Int32, line: Int32)?
  private var count = 0

  /// - Parameter folder: where the name is made.
  public init(_ display: BoughtDisplay, in folder: URL) throws {
    self.display = display
    path = folder.appendingPathComponent("display").path
    try putIn()
  }

  deinit { pullOut() }

  /// Bytes that came so far.
  public var received: Int { lock.withLock { count } }

  public func putIn() throws {
    let other = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (unlocked, number) = (Int32(0), Int32(0))
    guard other >= 0, ioctl(other, 0x4004_5431, &unlocked) == 0, ioctl(other, 0x8004_5430, &number) == 0
    else { throw Fault("no pseudo-terminal") }
    let device = "/dev/pts/\(number)"
    let line = open(device, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard line >= 0 else { throw Fault("cannot open \(device)") }
    var settings = termios()
    tcgetattr(line, &settings)
    cfmakeraw(&settings)
    tcsetattr(line, TCSANOW, &settings)
    _ = fcntl(other, F_SETFL, O_NONBLOCK)
    unlink(path)
    guard symlink(device, path) == 0 else { throw Fault("cannot make \(path)") }
    lock.withLock { ends = (other, line) }
    Thread { [weak self] in
      while let self, carry(other) { usleep(2_000) }
    }.start()
  }

  public func pullOut() {
    lock.withLock {
      guard let ends else { return }
      close(ends.other)
      close(ends.line)
      self.ends = nil
    }
    unlink(path)
  }

  /// Lets another program than the last open the port.
  public func release() { lock.withLock { if let ends { _ = ioctl(ends.line, 0x540D) } } }  // TIOCNXCL

  public func stall() { lock.withLock { isTaking = false } }
  public func goOn() { lock.withLock { isTaking = true } }

  /// False once this end is closed.
  private func carry(_ other: Int32) -> Bool {
    lock.withLock {
      guard ends?.other == other else { return false }
      guard isTaking else { return true }
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let got = read(other, &buffer, buffer.count)
      if got > 0 {
        count += got
        display.push(buffer[..<got])
      }
      return true
    }
  }
}
