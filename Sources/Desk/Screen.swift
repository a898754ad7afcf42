package import Codecs
package import Verification

/// The size of a line display. 16×2 is the least there is.
package struct DisplaySize: Sendable, Equatable {
  package let columns: Int
  package let rows: Int

  package static let columnRange = 16...40
  package static let rowRange = 2...4

  /// The floor: what every page must fit.
  package static let smallest = DisplaySize(16, 2)
  /// What most customer displays have.
  static let twoTimesTwenty = DisplaySize(20, 2)

  /// Nil outside ``columnRange`` and ``rowRange``.
  package init?(columns: Int, rows: Int) {
    guard Self.columnRange.contains(columns), Self.rowRange.contains(rows) else { return nil }
    self.init(columns, rows)
  }

  /// The size in a text such as `20x4`; nil for another text.
  package init?(_ text: String) {
    let sides = text.utf8.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
    guard sides.count == 2, let columns = Decimal.digits(sides[0]), let rows = Decimal.digits(sides[1]) else {
      return nil
    }
    self.init(columns: columns, rows: rows)
  }

  private init(_ columns: Int, _ rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// What a display says besides words, by a shape, and by a lamp or attribute where it has one.
///
/// The shapes differ as shapes; none is told from another by colour.
package enum Signal: Sendable, Equatable {
  /// ✓ The code is genuine. No other verdict has this signal.
  case accepted
  /// ! It could not be told or is not for this desk; nothing speaks against the code.
  case caution
  /// ✗ The code was checked and does not hold, or not today.
  case refused
  /// No shape: there is no verdict, or one on a test card.
  case neutral

  /// The signal of a verdict.
  package init(_ verdict: Verdict) {
    switch verdict.word {
    case .genuine: self = .accepted
    case .ended, .notYet, .withdrawn, .notAsSigned: self = .refused
    case .unmet, .notListed, .notCovered, .undecided, .unreadable, .unsupported, .notACredential: self = .caution
    // A lamp that turned green for a card anybody can print would be worse than none.
    case .test: self = verdict.status == .revoked ? .caution : .neutral
    }
  }

  /// The signal's shape, one column wide.
  package var shape: Unicode.Scalar? {
    switch self {
    case .accepted: "✓"
    case .caution: "!"
    case .refused: "✗"
    case .neutral: nil
    }
  }

  /// How often a bell rings for the signal, so that each sounds different.
  package var strokes: Int {
    switch self {
    case .accepted: 1
    case .caution: 2
    case .refused: 3
    case .neutral: 0
    }
  }

  /// `word` with the shape and a blank before it, two columns more.
  func marking(_ word: String) -> String {
    shape.map { String($0) + " " + word } ?? word
  }
}

/// All that a display shows at one time: there is no other state, so no part of an earlier verdict can
/// stand beside a later one.
package struct Screen: Sendable, Equatable {
  package let size: DisplaySize
  /// As many lines as ``size`` has rows, each padded to its columns.
  package let lines: [DisplayText]
  /// What the shape says, in the first line or the frame.
  package let signal: Signal
  /// What lamps say: ``signal``, or nothing yet.
  package let lamp: Signal
  /// Whether it tells of a verdict that was not shown before: a display with a beeper sounds.
  package var isNews = false

  /// A screen of lines that fit `size`: ``Pages`` breaks them first.
  init(_ lines: some Collection<DisplayText>, signal: Signal, lamp: Signal? = nil, size: DisplaySize) {
    let blank = Array(repeating: DisplayText(""), count: max(0, size.rows - lines.count))
    self.lines = (lines.prefix(size.rows) + blank).map { $0.padded(to: size.columns) }
    self.signal = signal
    self.lamp = lamp ?? signal
    self.size = size
  }

  /// Whether the first line begins with the signal's shape.
  var showsShape: Bool {
    guard let shape = signal.shape, let first = lines.first?.cells.first?.base else { return false }
    // A display without the shape has one that is like it.
    return first == shape || first == "√" && shape == "✓" || first == "×" && shape == "✗"
  }
}
