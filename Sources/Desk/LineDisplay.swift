/// A display of a few lines, whatever it hangs on.
public protocol LineDisplay: AnyObject {
  var size: DisplaySize { get }
  /// What it can show; ``Pages`` writes in these characters.
  var characters: CharacterTable { get }

  /// Shows `screen` in place of what was there, whole or not at all as far as the device allows.
  func show(_ screen: Screen) throws(DisplayError)
}

extension LineDisplay {
  public var characters: CharacterTable { .unicode }
}

/// Why a screen is not on a display.
public enum DisplayError: Error, Equatable {
  /// The screen was made for another size.
  case size
  /// The device took no or not all bytes.
  case write
}
