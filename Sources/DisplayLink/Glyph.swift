/// The picture of a character in a cell of 6×8 dots: five columns and a gap, seven rows and one for what hangs below
/// the line.
///
/// The font has ASCII, Latin with the marks of the EU's 24 languages, Greek, Cyrillic, and the shapes of verdicts. A
/// capital under a mark is squeezed into five rows, so that both fit.
public struct Glyph: Sendable, Equatable {
  /// The number of this font in a ``Link/Greeting``. It changes if a single dot changes.
  public static let font: UInt8 = 1
  /// The scripts of this font in a ``Link/Greeting``.
  public static let scripts: UInt8 = 0b111
  /// Dots of a cell from left to right.
  public static let columns = 6
  /// The character shown for one that the font does not have: an empty box.
  public static let replacement: UInt16 = 0xFFFD

  private var rows: InlineArray<8, UInt8>

  /// The picture of a character; the box if the font does not have it.
  public init(_ scalar: UInt16) { self = Self.drawn(scalar) ?? Self.drawn(Self.replacement) ?? Glyph() }

  private init() { rows = InlineArray(repeating: 0) }

  /// Whether the font has the character.
  public static func has(_ scalar: UInt16) -> Bool { part(scalar) != nil || index(scalar) != nil }

  /// One of eight rows from the top; bit 4 is the leftmost of five dots.
  public func row(_ y: Int) -> UInt8 { rows[y] }

  /// One of ``columns`` from the left; bit 0 is the uppermost dot. This is what OLED controllers take.
  public func column(_ x: Int) -> UInt8 {
    guard x < 5 else { return 0 }
    var bits: UInt8 = 0
    for y in 0..<8 where rows[y] & 0x10 &>> UInt8(truncatingIfNeeded: x) != 0 {
      bits |= 1 &<< UInt8(truncatingIfNeeded: y)
    }
    return bits
  }

  /// Whether all dots are the same.
  public static func == (one: Glyph, other: Glyph) -> Bool {
    for y in 0..<8 where one.rows[y] != other.rows[y] { return false }
    return true
  }
}

// MARK: Parts

extension Glyph {
  /// The letter of which a character is made, without its mark; a display with fewer letters shows that. Nil for a
  /// character without a mark.
  public static func base(of scalar: UInt16) -> UInt16? {
    guard let part = part(scalar) else { return nil }
    // í is drawn from ı, and is an i.
    switch part.base {
    case 0x0131: return 0x69
    case 0x0237: return 0x6A
    default: return part.base
    }
  }

  /// The one character that is `base` with a combining mark, if the font has it.
  public static func composed(_ base: UInt16, _ combining: UInt16) -> UInt16? {
    let drawn = part(base)
    guard drawn == nil || drawn?.mark == .sameAs || drawn?.mark == .diaeresis else { return nil }
    for index in 0..<compositeScalars.count {
      let part = part(at: index)
      // ΐ and ΰ have two marks, and `base` already has the first.
      let isSecondMark = part.mark == .diaeresisAcute && drawn?.mark == .diaeresis && combining == 0x0301
      guard isSecondMark || (drawn?.mark != .diaeresis && part.mark.isCombining(combining)) else { continue }
      if part.base == drawn?.base ?? base || part.base == dotless(base) { return compositeScalars[index] }
    }
    return nil
  }

  /// Under a mark, i and j lose their dot.
  private static func dotless(_ scalar: UInt16) -> UInt16? {
    switch scalar {
    case 0x69, 0x0456: 0x0131
    case 0x6A: 0x0237
    default: nil
    }
  }

  private static func drawn(_ scalar: UInt16) -> Glyph? {
    var glyph = Glyph()
    if let index = index(scalar) {
      glyph.draw(index)
      return glyph
    }
    guard let part = part(scalar), let index = index(part.base) else { return nil }
    glyph.draw(index)
    glyph.add(part.mark)
    return glyph
  }

  private mutating func draw(_ index: Int) {
    for y in 0..<7 { rows[y] = glyphRows[index &* 7 &+ y] }
    for letter in 0..<descenders.count where descenders[letter] & 0x07FF == glyphScalars[index] {
      rows[7] = UInt8(truncatingIfNeeded: descenders[letter] &>> 11)
    }
  }

  private static func part(_ scalar: UInt16) -> (base: UInt16, mark: Mark)? {
    place(of: scalar, compositeScalars.span).map { part(at: $0) }
  }

  private static func part(at index: Int) -> (base: UInt16, mark: Mark) {
    let part = compositeParts[index]
    return (part & 0x07FF, Mark(rawValue: UInt8(truncatingIfNeeded: part &>> 11)) ?? .sameAs)
  }

  private static func index(_ scalar: UInt16) -> Int? { place(of: scalar, glyphScalars.span) }

  /// Binary search.
  private static func place(of scalar: UInt16, _ scalars: Span<UInt16>) -> Int? {
    var (from, to) = (0, scalars.count)
    while from < to {
      let middle = (from + to) &>> 1
      if scalars[middle] < scalar { from = middle + 1 } else { to = middle }
    }
    return from < scalars.count && scalars[from] == scalar ? from : nil
  }
}

// MARK: Marks

/// The mark of a letter; the numbers are those in ``compositeParts``.
private enum Mark: UInt8 {
  /// No mark: the character looks like another one.
  case sameAs
  case grave, acute, circumflex, tilde, diaeresis, ring, caron, macron, breve, dot, doubleAcute, diaeresisAcute
  /// The caron of ď, ľ, ť and Ľ, beside the letter.
  case apostrophe
  /// The cedilla of ģ, which is turned and stands above.
  case commaAbove
  case ogonek, cedilla, commaBelow

  /// The first two rows, the upper one in the high byte; nil for a mark that is not above.
  var above: UInt16? {
    switch self {
    case .grave: 0x0804
    case .acute, .commaAbove: 0x0204
    case .circumflex: 0x040A
    case .tilde: 0x0D16
    case .diaeresis: 0x0A00
    case .ring: 0x0E0A
    case .caron: 0x0A04
    case .macron: 0x0E00
    case .breve: 0x110E
    case .dot: 0x0400
    case .doubleAcute: 0x050A
    case .diaeresisAcute: 0x1504
    case .sameAs, .apostrophe, .ogonek, .cedilla, .commaBelow: nil
    }
  }

  /// The last row, for a mark that hangs below.
  var below: UInt8 {
    switch self {
    case .ogonek: 0x02
    case .cedilla: 0x0C
    case .commaBelow: 0x04
    default: 0
    }
  }

  /// Whether the combining character `scalar` (Unicode block 0300) stands for this mark.
  func isCombining(_ scalar: UInt16) -> Bool {
    switch scalar {
    case 0x0300: self == .grave
    case 0x0301: self == .acute
    case 0x0302: self == .circumflex
    case 0x0303: self == .tilde
    case 0x0304: self == .macron
    case 0x0306: self == .breve
    case 0x0307: self == .dot
    case 0x0308: self == .diaeresis
    case 0x030A: self == .ring
    case 0x030B: self == .doubleAcute
    case 0x030C: self == .caron || self == .apostrophe
    case 0x0326: self == .commaBelow
    case 0x0327: self == .cedilla || self == .commaBelow || self == .commaAbove
    case 0x0328: self == .ogonek
    case 0x0344: self == .diaeresisAcute
    default: false
    }
  }
}

extension Glyph {
  private mutating func add(_ mark: Mark) {
    rows[7] |= mark.below
    if mark == .apostrophe {
      rows[0] |= 1
      rows[1] |= 1
    }
    guard let above = mark.above else { return }
    if rows[0] | rows[1] != 0 { squeeze() }
    rows[0] = UInt8(truncatingIfNeeded: above &>> 8)
    rows[1] = UInt8(truncatingIfNeeded: above)
  }

  /// Squeezes seven rows into the lower five. In most letters the third and the fifth row repeat another row; a
  /// diagonal (N, Z, И) would break there.
  private mutating func squeeze() {
    let tall = rows
    let isZ = tall[2] == 0x02 && tall[6] == 0x1F
    let hasDiagonal = tall[3] == 0x15 && tall[2] != tall[3] && tall[4] != tall[3]
    for y in 0..<5 {
      let row =
        switch (y, hasDiagonal, isZ) {
        case (0, true, _): 1
        case (0, _, _): 0
        case (1, true, _), (1, _, true): 2
        case (1, _, _): 1
        case (2, _, _): 3
        case (3, true, _), (3, _, true): 4
        case (3, _, _): 5
        default: 6
        }
      rows[y + 2] = tall[row]
    }
  }
}
