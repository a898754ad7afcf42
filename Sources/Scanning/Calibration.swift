import Codecs

/// The calibration card, and what a scanner does to it.
///
/// The card is as long as a code and contains every character of one, in changing order. A scanner that loses or
/// changes characters of the card does the same to credentials.
public enum Calibration {
  static let prefix = "VIDIMUS:SCANNER:"
  private static let ending = ":abcxyz:END"
  /// The text of the card: the characters of base45 eight times, each time in another order, then small letters, which
  /// other kinds of credentials have.
  public static let text: String = {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".unicodeScalars)
    var text = prefix
    for turn in 0..<8 {
      for index in alphabet.indices { text.unicodeScalars.append(alphabet[(index * 2 + turn * 7) % alphabet.count]) }
    }
    return text + ending
  }()

  /// One thing that a scanner does to a text.
  public enum Finding: Equatable, Sendable {
    /// The scanner puts this AIM identifier before the text, which does no harm.
    case identifier(String)
    /// The scanner reads the code as a GS1 code.
    case gs1
    /// Keys come out as on one of these keyboards. `isUndone` says whether the program can undo it.
    case typed([Typing], isUndone: Bool)
    /// All letters came as capitals.
    case onlyCapitals
    /// All letters came as small letters.
    case onlySmall
    /// These characters never come through.
    case drops([Unicode.Scalar])
    /// This many characters are missing, at the end or here and there.
    case loses(Int)
    /// All characters came, but some are wrong; the first wrong one is at this position, counted from 1.
    case changes(at: Int)
  }

  /// What the scanner did to the card: empty if nothing; nil if `line` is no calibration card.
  public static func findings(_ line: [UInt8]) -> [Finding]? {
    let scanned = ScannerText(line)
    // Most lines are credentials, so do not try all layouts on them.
    if scanned.text.starts(with: "MC1:".utf8) { return nil }
    guard let seen = String(strictUTF8: [UInt8](scanned.text)).map({ Array($0.unicodeScalars) }) else { return nil }
    var findings = scanned.identifier.map { [Finding.identifier($0)] } ?? []
    if scanned.isGS1 { findings = [.gs1] }
    let card = Array(text.unicodeScalars)
    if seen == card { return findings }
    if begins(seen, prefix) { return findings + [change(from: card, to: seen)] }
    // Caps Lock alone is the first of all typings, so it is also the first match if it matches.
    let typings = Typing.all.filter { typing in
      typing.begins(seen, prefix) || seen.count > 3 && typing.begins(seen[3...], prefix)
    }
    guard let first = typings.first else { return nil }
    if first.layout == nil { return findings + [isSwapped(seen, card) ? .typed([first], isUndone: true) : .onlySmall] }
    // A typing only undoes base45, and the end of the card has small letters.
    let capitals = text.utf8.dropLast(ending.utf8.count)
    let whole = typings.filter { typing in
      let body = seen.dropFirst(typing.begins(seen, prefix) ? 0 : 3).dropLast(ending.utf8.count)
      return typing.undone(Array(body))?.elementsEqual(capitals) ?? false
    }
    return findings + [.typed(whole.isEmpty ? typings : whole, isUndone: !whole.isEmpty)]
  }

  private static func begins(_ text: [Unicode.Scalar], _ prefix: String) -> Bool {
    text.starts(with: prefix.unicodeScalars)
  }

  /// Whether every letter came in its other case. If all came in one case, the case was lost.
  private static func isSwapped(_ seen: [Unicode.Scalar], _ card: [Unicode.Scalar]) -> Bool {
    seen.contains { (0x41...0x5A).contains($0.value) } && seen.count == card.count
  }

  private static func change(from card: [Unicode.Scalar], to seen: [Unicode.Scalar]) -> Finding {
    let capitals = card.map { (0x61...0x7A).contains($0.value) ? Unicode.Scalar($0.value - 0x20) ?? $0 : $0 }
    if seen == capitals { return .onlyCapitals }
    var dropped: [Unicode.Scalar] = []
    for scalar in card where !seen.contains(scalar) && !dropped.contains(scalar) { dropped.append(scalar) }
    if !dropped.isEmpty, seen == card.filter({ !dropped.contains($0) }) { return .drops(dropped) }
    guard seen.count == card.count else { return .loses(max(1, card.count - seen.count)) }
    return .changes(at: (zip(seen, card).enumerated().first { $1.0 != $1.1 }?.offset ?? 0) + 1)
  }
}
