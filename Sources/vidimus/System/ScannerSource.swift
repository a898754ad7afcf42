import Codecs
import Platform
import Scanning

/// Where a scanner's bytes come from.
protocol ScannerSource: AnyObject {
  /// What to wait for; nil while the device is not there.
  var descriptor: Int32? { get }
  /// Milliseconds without a byte that end a code; nil where a pause means nothing.
  var silence: Int64? { get }
  /// Whether people type there too, and Ctrl-C or Ctrl-D by itself is theirs: nobody else would heed it.
  var isTyped: Bool { get }
  /// When ``look()`` has something to do; nil while nothing is due.
  var looksAt: Int64? { get }
  /// Looks for a device that is not there, when it is time.
  func look()
  /// What came, once ``descriptor`` is ready.
  func read() throws(Failure) -> Input.Chunk
  /// Gives back what was taken over.
  func release()
}

extension ScannerSource {
  var looksAt: Int64? { nil }
  func look() {}
}

/// The scanners of the command line, by their names.
enum ScannerSources {
  /// Opens the scanner that `name` means.
  ///
  /// - Parameter quietly: whether standard error is spared when it is found and lost.
  static func open(_ name: String, quietly: Bool = false) throws(Failure) -> any ScannerSource {
    if name == "stdin" { return StandardInput() }
    if let device = rest(of: name, "serial:") {
      let parts = device.utf8.split(separator: UInt8(ascii: ","), maxSplits: 1).map {
        String(decoding: $0, as: UTF8.self)
      }
      let baud = parts.count == 2 ? Decimal.digits(parts[1].utf8) : 9_600
      guard let baud, Platform.SerialPort.speeds.contains(baud) else {
        throw .usage(
          "--scanner serial: takes a speed of " + Platform.SerialPort.speeds.map { String($0) }.joined(separator: ", ")
            + ", as in serial:/dev/ttyUSB0,115200")
      }
      return try ScannerDevice(.serial(baud: Int32(baud)), parts[0], quietly)
    }
    if let device = rest(of: name, "keyboard:") { return try ScannerDevice(.keyboard, device, quietly) }
    throw .usage("--scanner takes stdin, serial:DEVICE[,BAUD] or keyboard:DEVICE")
  }

  private static func rest(of name: String, _ prefix: String) -> String? {
    name.hasPrefix(prefix) && name.utf8.count > prefix.utf8.count ? String(name.dropFirst(prefix.utf8.count)) : nil
  }
}

/// Standard input: a terminal that is typed into, a device, or a pipe.
final class StandardInput: ScannerSource {
  private static let limit: Int64 = 200

  let silence: Int64?
  let isTyped: Bool
  private let terminal: RawTerminal?
  private var buffer = [UInt8](repeating: 0, count: Input.chunkSize)

  /// Takes standard input over; a terminal is put in raw mode until ``release()``.
  init() {
    isTyped = Descriptor.isTerminal(Descriptor.standardInput)
    // In a pipe a pause means nothing: the writer may have been put aside in the middle of a code.
    silence = isTyped || Input.isDevice(Descriptor.standardInput) ? Self.limit : nil
    terminal = RawTerminal(Descriptor.standardInput)
  }

  var descriptor: Int32? { Descriptor.standardInput }

  func read() throws(Failure) -> Input.Chunk {
    try Input.read(Descriptor.standardInput, name: "standard input", into: &buffer)
  }

  /// Gives a terminal back as it was.
  func release() { terminal?.release() }
}

/// A scanner that is a device of its own: a serial port, or a keyboard that nobody else hears as long as it is open.
///
/// One that is not there is no reason to stop: it is looked for once a second, and standard error says when it was lost
/// and found.
final class ScannerDevice: ScannerSource {
  enum Kind {
    case serial(baud: Int32)
    case keyboard
  }

  private static let lookTime: Int64 = 1_000

  let silence: Int64?
  let isTyped: Bool
  private let kind: Kind
  private let path: String
  private let isQuiet: Bool
  private var port: SerialPort?
  private var keyboard: Keyboard?
  private var keys = KeyDecoder()
  private(set) var looksAt: Int64?
  private var hasToldLoss = false
  private var buffer = [UInt8](repeating: 0, count: 4_096)

  /// - Throws: ``Failure/usage(_:)`` where something else than such a device is there.
  init(_ kind: Kind, _ path: String, _ isQuiet: Bool) throws(Failure) {
    self.kind = kind
    self.isQuiet = isQuiet
    self.path = path
    switch kind {
    case .serial: (silence, isTyped) = (200, false)
    // A key takes up to 16 ms, and a slow hub much longer.
    case .keyboard: (silence, isTyped) = (1_000, true)
    }
    do {
      try open()
      tellFound()
    } catch {
      guard error.status != 64 else { throw error }
      lose(error.sentence)
    }
  }

  var descriptor: Int32? { port?.descriptor ?? keyboard?.descriptor }

  func look() {
    guard let due = looksAt, due <= MachineClock.milliseconds else { return }
    do {
      try open()
      tellFound()
    } catch {
      lose(error.sentence)
    }
  }

  func read() throws(Failure) -> Input.Chunk {
    guard let descriptor else { return .interrupted }
    do {
      switch try Input.read(descriptor, name: path, into: &buffer) {
      case .bytes(let bytes): return .bytes(keyboard == nil ? bytes : keys.push(bytes))
      case .interrupted: return .interrupted
      case .end: lose(path + " is gone")
      }
    } catch {
      lose(error.sentence)
    }
    return .interrupted
  }

  func release() { (port, keyboard, looksAt) = (nil, nil, nil) }

  private func open() throws(Failure) {
    switch kind {
    case .serial(let baud):
      try checkKind("a serial port")
      port = try SerialPort(path, baud: baud)
    case .keyboard:
      try checkKind("a keyboard in /dev/input")
      keyboard = try Self.keyboard(path)
    }
    (keys, looksAt) = (KeyDecoder(), nil)
  }

  private func checkKind(_ what: String) throws(Failure) {
    try SerialPort.checkKind(path, "--scanner takes " + what)
  }

  private func lose(_ reason: String) {
    (port, keyboard, looksAt) = (nil, nil, MachineClock.milliseconds + Self.lookTime)
    guard !hasToldLoss, !isQuiet else { return }
    hasToldLoss = true
    Output.say("scanner lost: " + reason + "; looking for it every second")
  }

  private func tellFound() {
    hasToldLoss = false
    if !isQuiet { Output.say("scanner found at " + visible(path)) }
  }

  private static func keyboard(_ path: String) throws(Failure) -> Keyboard {
    do {
      return try Keyboard(path)
    } catch {
      guard case .notAKeyboard = error else { throw .io(sentence(of: error) + Permissions.advice(error)) }
      throw .usage(
        "--scanner takes a keyboard, and " + visible(path)
          + " is none; those are in /dev/input/by-id, with names that end in -event-kbd")
    }
  }
}
