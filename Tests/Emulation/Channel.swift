import DisplayLink
import Foundation

/// A local socket, or a terminal's other side, whose bytes are taken off by a thread: QEMU stands still while some of
/// its bytes are not read.
public final class Channel: @unchecked Sendable {
  /// What becomes of bytes that come in, beside waiting to be read here.
  public typealias Tap = @Sendable ([UInt8]) -> Void

  private let descriptor: Int32
  private let lock = NSCondition()
  private var bytes: [UInt8] = []
  private var tap: Tap?

  public init(descriptor: Int32) {
    self.descriptor = descriptor
    let channel = Unmanaged.passRetained(self)
    // Holds the channel until its other side is closed.
    Thread { channel.takeRetainedValue().drain() }.start()
  }

  convenience init(connectingTo path: String) throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { place in
      for (index, byte) in path.utf8.prefix(place.count - 1).enumerated() { place[index] = byte }
    }
    for _ in 0..<2_000 {
      let result = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      if result == 0 {
        self.init(descriptor: descriptor)
        return
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    close(descriptor)
    throw Fault("nobody listens at \(path)")
  }

  private func drain() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count <= 0 { break }
      let chunk = Array(buffer[..<count])
      lock.lock()
      let tap = tap
      if tap == nil { bytes += chunk }
      lock.broadcast()
      lock.unlock()
      tap?(chunk)
    }
    close(descriptor)
  }

  /// From here on bytes go to `tap` and are not kept.
  public func pass(to tap: Tap?) {
    lock.withLock { self.tap = tap }
  }

  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR && errno != EAGAIN { return }
    }
  }

  /// The next bytes up to `end`, without it; nil when there are none within that many seconds.
  func bytes(upTo end: UInt8, within seconds: Double) -> [UInt8]? {
    let limit = Date(timeIntervalSinceNow: seconds)
    lock.lock()
    defer { lock.unlock() }
    while true {
      if let index = bytes.firstIndex(of: end) {
        let found = Array(bytes[..<index])
        bytes.removeFirst(index + 1)
        return found
      }
      guard lock.wait(until: limit) else { return nil }
    }
  }

  func line(within seconds: Double) -> [UInt8]? { bytes(upTo: 0x0A, within: seconds) }

  /// The next frame of a display; nil when none comes in time.
  public func frame(within seconds: Double = 30) -> Frame? {
    let limit = Date(timeIntervalSinceNow: seconds)
    while let bytes = bytes(upTo: 0, within: max(0, limit.timeIntervalSinceNow)) {
      if let frame = Frame(bytes + [0]) { return frame }
    }
    return nil
  }

  /// The frames that come until none does for that many seconds.
  public func frames(quietFor seconds: Double) -> [Frame] {
    var frames: [Frame] = []
    while let frame = frame(within: seconds) { frames.append(frame) }
    return frames
  }

  /// Sends a frame of a desk; the frame that answers it.
  public func answer(to frame: Frame, within seconds: Double = 30) -> Frame? {
    send(frame.wire)
    let limit = Date(timeIntervalSinceNow: seconds)
    while let answer = self.frame(within: max(0, limit.timeIntervalSinceNow)) {
      if answer.sequence == frame.sequence { return answer }
    }
    return nil
  }
}

/// A frame of the display link.
public struct Frame: Equatable, Sendable {
  public let type, sequence: UInt8
  public let payload: [UInt8]

  public init(_ type: UInt8, _ sequence: UInt8, _ payload: [UInt8] = []) {
    (self.type, self.sequence, self.payload) = (type, sequence, payload)
  }

  /// A screen.
  public static func show(
    _ sequence: UInt8, _ text: String, lamp: Link.Lamp = .off, life: UInt8 = 250, flags: UInt8 = 0,
    brightness: UInt8 = 200
  ) -> Frame {
    Frame(Link.Request.show.rawValue, sequence, [lamp.rawValue, brightness, life, flags] + Array(text.utf8))
  }

  public static func ask(_ sequence: UInt8) -> Frame { Frame(Link.Request.ask.rawValue, sequence) }
  public static func ping(_ sequence: UInt8) -> Frame { Frame(Link.Request.ping.rawValue, sequence) }

  /// The whole and undamaged frame that `bytes` end with.
  init?(_ bytes: [UInt8]) {
    var reader = FrameReader()
    for byte in bytes {
      guard case .frame = reader.push(byte) else { continue }
      let payload = reader.payload
      self.init(reader.type, reader.sequence, payload.indices.map { payload[$0] })
      return
    }
    return nil
  }

  /// Its bytes on the wire.
  public var wire: [UInt8] {
    var frame = RequestWriter(type: type, sequence: sequence)
    for byte in payload { frame.write(byte) }
    frame.finish()
    return (0..<frame.count).map { frame[$0] }
  }

  /// Of an acknowledgement or refusal.
  public var answer: Link.Answer? { Link.Answer(payload.span) }
  public var greeting: Link.Greeting? { Link.Greeting(payload.span) }
}
