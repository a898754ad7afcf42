public import Codecs

/// The calibration card, and what a scanner makes of it.
///
/// The card is as long as a code, and has every character of one in every neighbourhood that matters: what a scanner
/// loses or changes there, it loses or changes in credentials.
public enum Calibration {
  static let prefix = "VIDIMUS:SCANNER:"
  private static let ending = ":abcxyz:END"
  /// The characters of base45, over and over from another one on, and small letters, which other credentials have.
  public static let text: String = {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".unicodeScalars)
    var text = prefix
    for turn in 0..<8 {
      for index in alphabet.indices { text.unicodeScalars.append(alphabet[(index * 2 + turn * 7) % alphabet.count]) }
    }
    return text + ending
  }()

  /// What a scanner does to a text.
  public enum Finding: Equatable, Sendable {
    /// It puts this in front, which does no harm.
    case identifier(String)
    /// The code is read as GS1's.
    case gs1
    /// Keys come out as on one of these keyboards.
    case typed([Typing], isUndone: Bool)
    /// Letters have lost their case: all are capitals, or all small.
    case onlyCapitals, onlySmall
    /// Some characters never come through.
    case drops([Unicode.Scalar])
    /// It breaks off, or characters are missing here and there.
    case loses(Int)
    /// As many characters came, and from this one on, counted from 1, not all are those of the card.
    case changes(at: Int)
  }

  /// What the scanner did to the card; empty where nothing, nil where `line` is no calibration card.
  public static func findings(_ line: [UInt8]) -> [Finding]? {
    let scanned = ScannerText(line)
    // Most codes are none, and need not be looked at in every layout.
    if scanned.text.starts(with: "MC1:".utf8) { return nil }
    guard let seen = String(strictUTF8: [UInt8](scanned.text)).map({ Array($0.unicodeScalars) }) else { return nil }
    var findings = scanned.identifier.map { [Finding.identifier($0)] } ?? []
    if scanned.isGS1 { findings = [.gs1] }
    let card = Array(text.unicodeScalars)
    if seen == card { return findings }
    if begins(seen, prefix) { return findings + [change(from: card, to: seen)] }
    // A layout before Caps Lock: a scanner that types small letters sets no machine's keyboard.
    let typings = Typing.all.filter { typing in
      typing.begins(seen, prefix) || seen.count > 3 && typing.begins(seen[3...], prefix)
    }
    guard let first = typings.first else { return nil }
    if first.layout == nil { return findings + [isSwapped(seen, card) ? .typed([first], isUndone: true) : .onlySmall] }
    // Undoing knows the characters of base45, and so not the end of the card.
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

  /// Whether every letter came in its other case, and not all in one.
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

extension Pages {
  /// What a desk says of its scanner, once the calibration card was scanned.
  public func scanner(_ findings: [Calibration.Finding]) -> [Screen] {
    var faults: [[DisplayText]] = []
    for finding in findings {
      switch finding {
      case .identifier: break
      case .typed(let typings, _): faults.append(said(text(.lineKeyboard), codes(typings)))
      case .gs1: faults.append(said("GS1"))
      case .onlyCapitals: faults.append(said("a-z > A-Z"))
      case .onlySmall: faults.append(said("A-Z > a-z"))
      case .drops(let scalars): faults.append(said(text(.lineIncomplete), visibleCharacters(scalars)))
      case .loses(let count): faults.append(said(text(.lineIncomplete), "-" + String(count)))
      case .changes(let position): faults.append(said(text(.wordCannotRead), "# " + String(position)))
      }
    }
    guard !faults.isEmpty else { return screens(of: [said(text(.wordTest))] + advised(text(.adviceTest)), .neutral) }
    return screens(of: faults + advised(text(.adviceCall, [.contact(contact ?? text(.lineKeeper))])), .caution)
  }

  private func visibleCharacters(_ scalars: [Unicode.Scalar]) -> String {
    var shown = ""
    for scalar in scalars.prefix(8) { shown.unicodeScalars.append(scalar == " " ? "␣" : scalar) }
    return shown
  }
}
