package import DisplayLink
package import Platform

/// Why nobody sees what a display is sent.
package enum DisplayAbsence: Equatable {
  /// The device cannot be opened or written to.
  case system(SystemError)
  /// The device is there, and no display controller answers.
  case silent(path: String)
  /// The device was there, and is no more.
  case gone(path: String)
  /// The device is there, and takes nothing.
  case stalled(path: String)
}

/// What the desk's keeper should hear about a display.
package enum DisplayNews: Equatable {
  /// A display controller answers.
  case foundController(Link.Greeting)
  /// A display that answers nothing is written to.
  case found(DisplaySize, table: String)
  /// The display is gone, or was never there; it is looked for every second.
  case lost(DisplayAbsence)
  /// The display shows something else than it was sent.
  case differs
  /// The display's panel does not answer.
  case noPanel
  /// The display has a size that no page is made for.
  case unfit(Link.Greeting)
  /// The display speaks another revision of the link.
  case revision(UInt8)
}
