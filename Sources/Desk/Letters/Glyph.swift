import Codecs

/// A character a display is taught: eight rows of five dots.
package struct Glyph: Sendable, Equatable {
  /// From the top, in the five lowest bits, the leftmost dot the highest of them. The eighth row is below the baseline.
  package let rows: [UInt8]

  private init(_ rows: [UInt8]) { self.rows = rows }

  /// Whether `scalar` is the shape of a verdict.
  static func isShape(_ scalar: Unicode.Scalar) -> Bool { scalar == "✓" || scalar == "✗" }

  /// The glyph of a shape, or of a Latin letter with a mark; nil for others.
  init?(_ scalar: Unicode.Scalar) {
    if let whole = Self.whole(scalar) {
      self.init(Self.dots(whole))
    } else if let base = LatinLetter.base(of: scalar), let mark = LatinLetter.mark(of: scalar),
      let letter = Self.letter(base)
    {
      self.init(Self.joined(Self.dots(letter), mark, isCapital: base.value < 0x61))
    } else {
      return nil
    }
  }

  /// A letter of five rows below its mark, or above it: of small letters on the baseline, of capitals a row higher
  /// where the mark hangs below.
  private static func joined(_ letter: [UInt8], _ mark: LatinLetter.Mark, isCapital: Bool) -> [UInt8] {
    var rows = [UInt8](repeating: 0, count: 8)
    let hangs = mark == .cedilla || mark == .ogonek || mark == .comma
    let top = letter.count > 6 ? 0 : hangs && isCapital ? 1 : 2
    for (row, dots) in letter.enumerated() where top + row < 8 { rows[top + row] = dots }
    if hangs {
      let dots = dots(of: mark)
      if isCapital, letter.count < 7 { rows[6] = dots.0 }
      rows[7] |= dots.1
    } else {
      (rows[0], rows[1]) = dots(of: mark)
    }
    return rows
  }

  private static func dots(of mark: LatinLetter.Mark) -> (UInt8, UInt8) {
    switch mark {
    case .grave: (0b01000, 0b00100)
    case .acute: (0b00010, 0b00100)
    case .circumflex: (0b00100, 0b01010)
    case .caron: (0b01010, 0b00100)
    case .tilde: (0b01101, 0b10010)
    case .diaeresis: (0b01010, 0)
    case .ring: (0b01100, 0b01100)
    case .macron: (0b01110, 0)
    case .breve: (0b10001, 0b01110)
    case .dot: (0b00100, 0)
    case .doubleAcute: (0b01001, 0b10010)
    case .cedilla: (0b00100, 0b01100)
    case .comma: (0, 0b00100)
    case .ogonek: (0b00100, 0b00011)
    case .stroke: (0, 0)
    }
  }

  /// The rows written as digits of base 32, one a row.
  private static func dots(_ digits: String) -> [UInt8] {
    digits.utf8.map { $0 <= UInt8(ascii: "9") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
  }

  /// Letters that marks are put on: five rows, six with a descender. Taller ones are whole below.
  private static func letter(_ base: Unicode.Scalar) -> String? {
    switch base {
    case "a": "e1fhf"
    case "c": "egghe"
    case "e": "ehvge"
    case "g": "fhhf1e"
    case "i": "c444e"
    case "j": "6226c"
    case "n": "mphhh"
    case "o": "ehhhe"
    case "r": "mpggg"
    case "s": "ege1u"
    case "u": "hhhjd"
    case "w": "hhlla"
    case "y": "hhf1e"
    case "z": "v248v"
    case "A": "ehvhh"
    case "C": "fgggf"
    case "D": "uhhhu"
    case "E": "vgugv"
    case "G": "fgjhf"
    case "H": "hhvhh"
    case "I": "e444e"
    case "J": "722ic"
    case "K": "ikoki"
    case "L": "ggggv"
    case "N": "hpljh"
    case "O": "ehhhe"
    case "R": "uhuki"
    case "S": "fge1u"
    case "T": "v4444"
    case "U": "hhhhe"
    case "W": "hhlla"
    case "Y": "ha444"
    case "Z": "v248v"
    default: nil
    }
  }

  /// Shapes, and letters that are not one with a mark above or below.
  private static func whole(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "✓": "013ms800"
    case "✗": "0ha4ah00"
    case "ď": "33eiiie0"
    case "ť": "99s88960"
    case "ľ": "d54444e0"
    case "ĺ": "24c444e0"
    case "ļ", "ḷ": "c44444e8"
    case "ķ": "ggikoki4"
    case "ţ", "ț": "88s88964"
    case "ł": "c456c4e0"
    case "đ": "17djhhf0"
    case "ħ": "gsmphhh0"
    case "ĥ": "4aggmph0"
    case "Đ", "Ð": "e99t99e0"
    case "Ħ": "hvhvhhh0"
    case "Ł": "88aco8f0"
    case "Ø": "ejlllpe0"
    case "ø": "00ejlpe0"
    case "ß": "ciikiik0"
    case "æ": "00q5fkb0"
    case "œ": "00blnkb0"
    case "Æ": "fkkukkn0"
    case "Œ": "fkkmkkf0"
    case "ı": "00c444e0"
    case "ņ": "00mphhh4"
    case "ŗ": "00mpggg8"
    default: nil
    }
  }
}
