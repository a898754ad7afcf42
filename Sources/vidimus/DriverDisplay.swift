import CLibC
import Desk

/// A bought display at a device that is only written to.
///
/// A display that is not there is no reason to stop: it is looked for once a second, and standard error says when it was
/// lost and found. No call waits for a serial port; `/dev/lcd` is written by the kernel itself while the program waits.
final class DriverDisplay: LineDisplay {
  private let path: String
  private let driver: DisplayDriver
  private var session: DriverSession
  private var port: SerialPort?
  private var reason: String?

  /// - Parameters:
  ///   - driver: what is at the device.
  ///   - path: the device.
  init(_ driver: DisplayDriver, path: String) {
    self.path = path
    self.driver = driver
    session = DriverSession(driver)
    service()
  }

  var size: DisplaySize { driver.size }
  var characters: CharacterTable { driver.characters }

  func show(_ screen: Screen) throws(DisplayError) {
    guard screen.size == size else { throw .size }
    session.show(screen)
    service()
  }

  var patience: Int32? { Int32(clamping: max(0, session.deadline - vidimus_milliseconds())) }

  func service() {
    let now = vidimus_milliseconds()
    if session.wantsPort(at: now) { open(at: now) }
    guard let port else { return tell() }
    let wasStalled = session.isStalled
    if let bytes = session.output(at: now, isFree: port.isFree) {
      let written = port.write(bytes)
      if written == nil { lose(systemError()) }
      session.wrote(written, of: bytes.count, at: now)
    }
    // What waits in there is not to be shown when the display comes to itself.
    if session.isStalled, !wasStalled { port.replaceUnsent(by: driver.clearing) }
    tell()
  }

  var absence: String? {
    if session.isFound { return nil }
    return port == nil ? lossReason : path + " takes nothing"
  }

  private var lossReason: String { reason ?? path + " is gone" }

  func leave() {
    guard let port else { return }
    port.replaceUnsent(by: [])
    if !session.isStalled { _ = port.write(driver.clearing) }
  }

  private func open(at now: Int64) {
    do {
      port = if let baud = driver.baud { try SerialPort(path, baud: baud) } else { try SerialPort(writingTo: path) }
      session.opened()
    } catch {
      reason = error.sentence
      session.failed(at: now)
    }
  }

  private func lose(_ error: String) {
    port = nil
    reason = "cannot write to " + path + ": " + error
  }

  private func tell() {
    for news in session.takeNews() {
      switch news {
      case .found:
        Output.say(
          "display found at " + path + ": " + String(size.columns) + "x" + String(size.rows) + ", " + driver.table)
      case .lost: Output.say("display lost: " + lossReason + "; trying again every second")
      case .stalled: Output.say("display lost: " + path + " takes nothing; it is shown the screen once it does")
      }
    }
  }
}
