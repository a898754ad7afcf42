/// A display of a few lines, whatever it hangs on.
package protocol LineDisplay: AnyObject {
  /// May change where another display can be plugged in; screens are made for the size of that moment.
  var size: DisplaySize { get }
  /// What it can show; ``Pages`` writes in these characters.
  var characters: CharacterTable { get }

  /// Whether a screen takes the place of the last, so that pages turn; else every screen is written once.
  var isLive: Bool { get }

  /// Shows `screen` in place of what was there, whole or not at all as far as the device allows.
  func show(_ screen: Screen) throws(DisplayError)

  /// Makes its own sound once, where it has one.
  func ring() throws(DisplayError)

  /// Lets the next screen stand below the last instead of in its place; false where a display has nothing below.
  func startBelow() -> Bool

  /// Leaves nothing of anybody behind, as far as the device allows: the program ends.
  func leave()

  /// Milliseconds until ``service()`` has something to do; nil while nothing is due.
  var patience: Int32? { get }

  /// Does what is due between screens, such as asking whether the device is still there.
  func service()

  /// Why nobody sees what is shown, as far as the device tells; nil while the display is there.
  var absence: DisplayAbsence? { get }
}

extension LineDisplay {
  package var isLive: Bool { true }
  package func ring() {}
  package func startBelow() -> Bool { false }
  package func leave() {}
  package var patience: Int32? { nil }
  package func service() {}
  package var absence: DisplayAbsence? { nil }
}

extension LineDisplay {
  package var characters: CharacterTable { .unicode }
}

/// Why a screen is not on a display.
package enum DisplayError: Error, Equatable {
  /// The screen was made for another size.
  case size
  /// The device took no or not all bytes.
  case write
}
