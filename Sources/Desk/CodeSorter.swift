package import Scanning

/// Decides what a desk with a display does with a scanned line: the first kind that fits wins.
package struct CodeSorter {
  /// What a scanned line is to the desk.
  package enum Kind: Equatable {
    /// Nothing but control characters: a key was pressed, and no code was torn.
    case keystroke
    /// The last code again, because it stayed under the scanner.
    case repeated
    /// One of the printed cards.
    case command(DeskCommand)
    /// The calibration card, with what the scanner does to it.
    case calibration([Calibration.Finding])
    /// Anything else is to be verified.
    case code
  }

  private var repeats = Repeats()

  /// A sorter that has seen no code yet.
  package init() {}

  /// The kind of `line`, which also counts as seen now.
  ///
  /// - Parameter now: milliseconds of a clock that nobody sets.
  package mutating func kind(of line: LineFramer.Line, at now: Int64) -> Kind {
    if let bytes = line.text, bytes.allSatisfy({ $0 < 0x20 || $0 == 0x7F }) { return .keystroke }
    let command = line.text.flatMap { DeskCommand($0) }
    if repeats.isAgain(line, at: now, within: command?.repeatTime ?? Repeats.time) { return .repeated }
    if let command { return .command(command) }
    if let findings = line.text.flatMap({ Calibration.findings($0) }) { return .calibration(findings) }
    return .code
  }
}

extension LineFramer.Line {
  /// The bytes of a line; nil for one that was too long to keep.
  fileprivate var text: [UInt8]? {
    if case .bytes(let bytes) = self { bytes } else { nil }
  }
}
