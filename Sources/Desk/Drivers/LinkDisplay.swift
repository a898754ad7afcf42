import DisplayLink

/// The display controller at the end of a serial line.
///
/// A display that is not there is no reason to stop: it is looked for once a second, and ``PortAccess/tell`` hears when it
/// was lost and found. No call takes longer than its ``LinkSession`` waits for answers, half a second.
package final class LinkDisplay: LineDisplay {
  /// Bits a second of the serial line.
  package static let baud: Int32 = 115_200

  private let access: PortAccess
  private var session = LinkSession()
  private var port: (any Port)?
  /// Why the port could not be opened last; nil once it was.
  private var refusal: DisplayAbsence?

  /// Looks for the display at once, so that the first screen has its size.
  package init(_ access: PortAccess) {
    self.access = access
    service()
  }

  /// The display's own size, once it has said so.
  package var size: DisplaySize {
    session.greeting.flatMap { DisplaySize(columns: Int($0.columns), rows: Int($0.rows)) } ?? .smallest
  }

  package var characters: CharacterTable { session.characters }

  package func show(_ screen: Screen) throws(DisplayError) {
    // If a display of another size was plugged in meanwhile, the desk makes its pages anew at its next turn.
    guard screen.size == size else { return }
    session.show(LinkScreen(screen))
    service()
  }

  package var patience: Int32? { Int32(clamping: max(0, session.deadline - access.clock())) }

  package func service() {
    work()
    for news in session.takeNews() { access.tell(DisplayNews(news, loss: loss)) }
  }

  package var absence: DisplayAbsence? { session.isLinked ? nil : loss }

  private var loss: DisplayAbsence { refusal ?? .silent(path: access.path) }

  /// Sends what is due and waits for its answers.
  private func work() {
    if session.wantsPort(at: access.clock()) { open() }
    repeat {
      let now = access.clock()
      if let frame = session.output(at: now), !hasWritten(frame) { return lose() }
      if session.isSettled { break }
      let patience = Int32(clamping: max(0, session.deadline - now))
      guard let bytes = try? port?.read(within: patience) else { return lose() }
      for byte in bytes { session.receive(byte, at: access.clock()) }
    } while !session.isSettled
  }

  /// Whether the port took all of `frame`.
  private func hasWritten(_ frame: [UInt8]) -> Bool {
    guard let port, let count = try? port.write(frame) else { return false }
    return count == frame.count
  }

  /// Opens the port, which then stays open while its device is there, whether or not a display answers.
  private func open() {
    do {
      if port == nil { port = try access.open() }
      refusal = nil
      session.opened(at: access.clock())
    } catch {
      refusal = .system(error)
      session.failed(at: access.clock())
    }
  }

  private func lose() {
    port = nil
    session.failed(at: access.clock())
  }
}

extension DisplayNews {
  /// - Parameter loss: why the display is lost, if it is.
  fileprivate init(_ news: LinkSession.News, loss: DisplayAbsence) {
    self =
      switch news {
      case .found(let greeting): .foundController(greeting)
      case .lost: .lost(loss)
      case .differs: .differs
      case .noPanel: .noPanel
      case .unfit(let greeting): .unfit(greeting)
      case .revision(let revision): .revision(revision)
      }
  }
}
