/// A bought display at a device that is only written to.
///
/// A display that is not there is no reason to stop: it is looked for once a second, and ``PortAccess/tell`` hears when it
/// was lost and found. No call waits for a serial port; `/dev/lcd` is written by the kernel itself while the program waits.
package final class DriverDisplay: LineDisplay {
  private let access: PortAccess
  private let driver: DisplayDriver
  private var session: DriverSession
  private var port: (any Port)?
  /// Why the port was lost; nil before it was.
  private var reason: DisplayAbsence?

  /// Opens the device at once, if it is there.
  ///
  /// - Parameter driver: what is at the device.
  package init(_ driver: DisplayDriver, _ access: PortAccess) {
    self.access = access
    self.driver = driver
    session = DriverSession(driver)
    service()
  }

  package var size: DisplaySize { driver.size }
  package var characters: CharacterTable { driver.characters }

  package func show(_ screen: Screen) throws(DisplayError) {
    guard screen.size == size else { throw .size }
    session.show(screen)
    service()
  }

  package var patience: Int32? { Int32(clamping: max(0, session.deadline - access.clock())) }

  package func service() {
    let now = access.clock()
    if session.wantsPort(at: now) { open(at: now) }
    if let port { write(to: port, at: now) }
    for news in session.takeNews() { access.tell(self.news(news)) }
  }

  package var absence: DisplayAbsence? {
    if session.isFound { return nil }
    return port == nil ? loss : .stalled(path: access.path)
  }

  private var loss: DisplayAbsence { reason ?? .gone(path: access.path) }

  package func leave() {
    guard let port else { return }
    port.replaceUnsent(by: [])
    if !session.isStalled { _ = try? port.write(driver.clearing) }
  }

  private func open(at now: Int64) {
    do {
      port = try access.open()
      session.opened()
    } catch {
      reason = .system(error)
      session.failed(at: now)
    }
  }

  /// Writes what is due.
  private func write(to port: any Port, at now: Int64) {
    let wasStalled = session.isStalled
    if let bytes = session.output(at: now, isFree: port.isFree) {
      do {
        session.wrote(try port.write(bytes), of: bytes.count, at: now)
      } catch {
        (self.port, reason) = (nil, .system(error))
        session.wrote(nil, of: bytes.count, at: now)
      }
    }
    // When the display works again, it must not show what waits in its buffer.
    if session.isStalled, !wasStalled { port.replaceUnsent(by: driver.clearing) }
  }

  private func news(_ news: DriverSession.News) -> DisplayNews {
    switch news {
    case .found: .found(size, table: driver.table)
    case .lost: .lost(loss)
    case .stalled: .lost(.stalled(path: access.path))
    }
  }
}
