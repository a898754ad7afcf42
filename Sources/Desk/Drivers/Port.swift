package import Platform

/// A device that a display hangs on. No call waits for the device longer than it is told to.
package protocol Port: AnyObject {
  /// Writes what the device takes at once, and says how many bytes that are.
  ///
  /// - Throws: ``SystemError`` where the device is gone.
  func write(_ bytes: [UInt8]) throws(SystemError) -> Int

  /// What came within that many milliseconds.
  ///
  /// - Throws: ``SystemError`` where the device is gone.
  func read(within milliseconds: Int32) throws(SystemError) -> [UInt8]

  /// Whether all that was written is sent, and more would be taken.
  var isFree: Bool { get }

  /// Takes back what is not sent yet, and sends `bytes` in its place.
  func replaceUnsent(by bytes: [UInt8])
}

extension SerialPort: Port {}

/// Where a display finds its port, the time, and somebody to tell about both.
package struct PortAccess {
  /// The device, as reports name it.
  let path: String
  /// Opens the device anew.
  let open: () throws(SystemError) -> any Port
  /// Milliseconds of a clock that nobody sets.
  let clock: () -> Int64
  /// Hears when the display is lost and found.
  let tell: (DisplayNews) -> Void

  package init(
    path: String, open: @escaping () throws(SystemError) -> any Port, clock: @escaping () -> Int64,
    tell: @escaping (DisplayNews) -> Void
  ) {
    self.path = path
    self.open = open
    self.clock = clock
    self.tell = tell
  }
}
