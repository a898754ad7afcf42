/// Latin letters with marks, taken apart and put together.
public enum LatinLetter {
  /// Marks, by the signs of the table below.
  public enum Mark: UInt8 {
    case grave = 0x60, acute = 0x27, circumflex = 0x5E, tilde = 0x7E, diaeresis = 0x3A, ring = 0x6F
    case cedilla = 0x2C, ogonek = 0x3B, macron = 0x2D, breve = 0x75, dot = 0x2E, caron = 0x76
    case doubleAcute = 0x3D, comma = 0x63, stroke = 0x2F

    /// The mark that is drawn onto the scalar before it; nil for marks that are not kept.
    public init?(combining scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x0300: self = .grave
      case 0x0301: self = .acute
      case 0x0302: self = .circumflex
      case 0x0303: self = .tilde
      case 0x0304: self = .macron
      case 0x0306: self = .breve
      case 0x0307: self = .dot
      case 0x0308: self = .diaeresis
      case 0x030A: self = .ring
      case 0x030B: self = .doubleAcute
      case 0x030C: self = .caron
      case 0x0326: self = .comma
      case 0x0327: self = .cedilla
      case 0x0328: self = .ogonek
      default: return nil
      }
    }
  }

  /// The bare letter of one in Latin-1, Latin Extended-A and -B or Latin Extended Additional; nil where there is none.
  public static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    letter(scalar.value, bases, from: 0xC0) ?? letter(scalar.value, additional, from: 0x1E00)
  }

  /// The mark of a letter with a single one; nil for others.
  public static func mark(of scalar: Unicode.Scalar) -> Mark? {
    let index = Int(scalar.value) - 0xC0
    return marks.indices.contains(index) ? Mark(rawValue: marks[index]) : nil
  }

  /// The letter `base` with `mark`; nil where Unicode has none.
  public static func composed(_ base: Unicode.Scalar, _ mark: Mark) -> Unicode.Scalar? {
    guard base.isASCII else { return nil }
    let index = bases.indices.first { bases[$0] == UInt8(base.value) && marks[$0] == mark.rawValue }
    return index.flatMap { Unicode.Scalar(UInt32(0xC0 + $0)) }
  }

  private static func letter(_ value: UInt32, _ table: [UInt8], from first: Int) -> Unicode.Scalar? {
    let index = Int(value) - first
    guard table.indices.contains(index), table[index] != UInt8(ascii: "?") else { return nil }
    return Unicode.Scalar(table[index])
  }

  /// U+00C0 ... U+021F without their marks.
  private static let bases = [UInt8](
    """
    AAAAAAACEEEEIIIIDNOOOOO?OUUUUY??aaaaaaaceeeeiiiidnooooo?ouuuuy?yAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg\
    GgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs\
    ???????????????E????????????????Oo?????????????Uu????????????????????????????AaIiOoUuUuUuUuUu?Aa\
    Aa????GgKkOoOo??j???Gg??NnAa????AaAaEeEeIiIiOoOoRrRrUuUuSsTt??Hh
    """.utf8)

  /// Their marks; `?` for none, or several.
  private static let marks = [UInt8](
    """
    `'^~:o?,`'^:`'^:?~`'^~:?/`'^:'??`'^~:o?,`'^:`'^:?~`'^~:?/`'^:'?:--uu;;''^^..vvvv//--uu..;;vv^^uu\
    ..,,^^//~~--uu;;.???^^,,?'',,vv??//'',,vv???--uu==??'',,vv''^^,,vv,,vv//~~--uuoo==;;^^^^:''..vv?\
    ?????????????????????????????????????????????????????????????????????????????vvvvvvvv???????????\
    ??????vvvv;;????v???''??``??????????????????????????????cccc??vv
    """.utf8)

  /// U+1E00 ... U+1EFF without their marks.
  private static let additional = [UInt8](
    """
    AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr\
    SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy????S?AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
    EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy??????
    """.utf8)
}
