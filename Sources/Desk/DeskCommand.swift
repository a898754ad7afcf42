import Codecs
import Scanning

/// What a printed card can have a display do: nothing that could harm, since anybody can print one.
package enum DeskCommand: String, CaseIterable, Sendable {
  /// Stop turning pages, or go on.
  case hold = "HOLD"
  /// Show the last verdict again, as long as the desk remembers it.
  case `repeat` = "REPEAT"
  /// One page back.
  case back = "BACK"
  /// Forget the last verdict at once, and speak the desk's own language.
  case clear = "CLEAR"
  /// The next of the desk's languages, until the desk is ready for the next person.
  case language = "LANGUAGE"
  /// What the desk rests on.
  case status = "STATUS"

  /// Milliseconds after which the same card counts again, counted from when it was last seen.
  ///
  /// Cards that go one step further do so as fast as people scan. The others wait as long as any code does: one that
  /// stays in view would hold and let go by turns.
  package var repeatTime: Int64 {
    switch self {
    case .back, .language: 800
    case .hold, .repeat, .clear, .status: Repeats.time
    }
  }

  private static let prefix = "VIDIMUS:"

  /// What the card's file is called.
  package var name: String {
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
  package var text: String { Self.prefix + rawValue }

  /// The command of a scanned line, whatever keyboard the scanner types on; nil for any other.
  package init?(_ line: [UInt8]) {
    let text = ScannerText(line).text
    if let command = Self.allCases.first(where: { $0.text.utf8.elementsEqual(text) }) {
      self = command
      return
    }
    guard let scalars = String(strictUTF8: [UInt8](text)).map({ Array($0.unicodeScalars) }), scalars.count < 24 else {
      return nil
    }
    for typing in Typing.all where typing.begins(scalars, Self.prefix) {
      for command in Self.allCases where typing.typed(command.text) == scalars {
        self = command
        return
      }
    }
    return nil
  }
}
