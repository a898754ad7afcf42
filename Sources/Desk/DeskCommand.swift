/// What a printed card can have a display do: nothing that could harm, since anybody can print one.
public enum DeskCommand: String, CaseIterable, Sendable {
  /// Stop turning pages, or go on.
  case hold = "HOLD"
  /// Show the last verdict again, as long as the desk remembers it.
  case `repeat` = "REPEAT"
  /// One page back.
  case back = "BACK"
  /// Forget the last verdict at once.
  case clear = "CLEAR"
  /// The next of the desk's languages, until the desk is ready for the next person.
  case language = "LANGUAGE"
  /// What the desk rests on.
  case status = "STATUS"

  private static let prefix = "VIDIMUS:"

  /// What the card's file is called.
  public var name: String {
    switch self {
    case .hold: "hold"
    case .repeat: "repeat"
    case .back: "back"
    case .clear: "clear"
    case .language: "language"
    case .status: "status"
    }
  }

  /// The text on the card.
  public var text: String { Self.prefix + rawValue }

  /// The command of a scanned line; nil for any other.
  public init?(_ line: [UInt8]) {
    // Scanners that name the symbology put `]Q` and a digit in front.
    let text = line.starts(with: [0x5D, 0x51]) ? line.dropFirst(3) : line[...]
    guard let command = Self.allCases.first(where: { $0.text.utf8.elementsEqual(text) }) else { return nil }
    self = command
  }
}
