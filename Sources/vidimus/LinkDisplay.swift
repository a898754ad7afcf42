import CLibC
import Desk
import DisplayLink

/// The display controller at the end of a serial line.
///
/// A display that is not there is no reason to stop: it is looked for once a second, and standard error says when
/// it was lost and found. No call takes longer than its ``LinkSession`` waits for answers, half a second.
final class LinkDisplay: LineDisplay {
  private static let baud: Int32 = 115_200

  private let path: String
  private var session = LinkSession()
  private var port: SerialPort?
  private var reason: String?

  /// - Parameter path: the serial port's device.
  init(path: String) {
    self.path = path
    // Before the first screen, so that it has the display's size.
    service()
  }

  /// That of the display, once it has said so.
  var size: DisplaySize {
    session.greeting.flatMap { DisplaySize(columns: Int($0.columns), rows: Int($0.rows)) } ?? .smallest
  }

  var characters: CharacterTable { session.characters }

  func show(_ screen: Screen) throws(DisplayError) {
    // Where a display of another size was found meanwhile, the desk makes its pages anew at its next turn.
    guard screen.size == size else { return }
    session.show(LinkScreen(screen))
    work()
    tell()
  }

  var patience: Int32? { Int32(clamping: max(0, session.deadline - vidimus_milliseconds())) }

  func service() {
    work()
    tell()
  }

  var absence: String? { session.isLinked ? nil : lossReason }

  private var lossReason: String { reason ?? path + " does not answer" }

  /// Sends what is due and waits for its answers.
  private func work() {
    if session.wantsPort(at: vidimus_milliseconds()) { open() }
    repeat {
      let now = vidimus_milliseconds()
      if let frame = session.output(at: now), port?.write(frame) != frame.count { return lose() }
      if session.isSettled { break }
      let patience = Int32(clamping: max(0, session.deadline - now))
      guard let bytes = port?.read(within: patience) else { return lose() }
      for byte in bytes { session.receive(byte, at: vidimus_milliseconds()) }
    } while !session.isSettled
  }

  /// A port stays open while its device is there, whether or not a display answers.
  private func open() {
    do {
      if port == nil { port = try SerialPort(path, baud: Self.baud) }
      reason = nil
      session.opened(at: vidimus_milliseconds())
    } catch {
      reason = error.sentence
      session.failed(at: vidimus_milliseconds())
    }
  }

  private func lose() {
    port = nil
    session.failed(at: vidimus_milliseconds())
  }

  // MARK: Sentences

  private func tell() {
    for news in session.takeNews() {
      switch news {
      case .found(let greeting):
        let version = greeting.version
        Output.say(
          "display found at " + path + ": " + String(greeting.columns) + "x" + String(greeting.rows) + ", version "
            + String(version.0) + "." + String(version.1) + "." + String(version.2))
      case .lost:
        Output.say("display lost: " + lossReason + "; trying again every second")
      case .differs:
        Output.say("the display at " + path + " shows other letters than it was sent; update its program")
      case .unfit(let greeting):
        Output.say(
          "the display at " + path + " has " + String(greeting.columns) + "x" + String(greeting.rows)
            + " characters, and the pages need 16x2 to 40x4")
      case .noPanel:
        Output.say("the display at " + path + " has lost its panel; look at its four wires")
      case .revision(let revision):
        Output.say(
          "the display at " + path + " speaks revision " + String(revision) + " of the link; update its program")
      }
    }
  }
}
