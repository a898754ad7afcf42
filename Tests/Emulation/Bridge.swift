import Foundation

/// A serial port for a program under test, whose other end is a board's: the test can cut the wire or disturb it.
public final class Bridge: @unchecked Sendable {
  /// What becomes of bytes on their way; nil is a wire that is cut.
  public typealias Wire = @Sendable ([UInt8]) -> [UInt8]

  /// The device that a program opens.
  public let path: String
  private let line: Int32
  private let master: Channel
  private let lock = NSLock()
  private var wire: Wire? = { $0 }

  public init(to board: Machine) throws {
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // What posix_openpt(3) and its kin do, which Foundation does not bring: TIOCSPTLCK and TIOCGPTN.
    var (unlocked, number) = (Int32(0), Int32(0))
    guard descriptor >= 0, ioctl(descriptor, 0x4004_5431, &unlocked) == 0, ioctl(descriptor, 0x8004_5430, &number) == 0
    else { throw Fault("no pseudo-terminal") }
    path = "/dev/pts/\(number)"
    // Held open, or the other side would read errors whenever the program does not.
    line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard line >= 0 else { throw Fault("cannot open \(path)") }
    var settings = termios()
    tcgetattr(line, &settings)
    cfmakeraw(&settings)
    tcsetattr(line, TCSANOW, &settings)
    master = Channel(descriptor: descriptor)
    let serial = board.serial
    master.pass { [weak self] in if let bytes = self?.carry($0) { serial.send(bytes) } }
    serial.pass { [weak self] in if let self, let bytes = carry($0) { master.send(bytes) } }
  }

  deinit { close(line) }

  /// Changes what becomes of bytes from here on, in both directions.
  public func set(_ wire: Wire?) { lock.withLock { self.wire = wire } }

  /// Lets another program than the last open the port, which was that program's alone.
  public func release() { _ = ioctl(line, 0x540D) }  // TIOCNXCL

  private func carry(_ bytes: [UInt8]) -> [UInt8]? { lock.withLock { wire }?(bytes) }
}
