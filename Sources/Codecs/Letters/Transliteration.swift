/// Letters in ASCII, for displays that do not have them: Latin and Cyrillic by ICAO Doc 9303 part 3 §6, which is how
/// passports write them, and Greek by ELOT 743.
///
/// Bulgarian differs from the other languages of its script as its passports do, by the law of 2009.
public enum Transliteration {
  /// The ASCII for a run of letters of one script.
  ///
  /// - Parameter language: BCP 47, of the text; nil where it is not known.
  public static func ascii(_ letters: ArraySlice<Unicode.Scalar>, language: String?) -> [String] {
    letters.indices.map { index in
      let lower = lowercased(letters[index])
      let plain =
        greek(letters, at: index) ?? cyrillic(lower, language: language) ?? latin(lower) ?? symbol(letters[index])
      guard lower != letters[index] else { return plain }
      return capitalized(plain, letters, at: index)
    }
  }

  /// One letter that stands for another where a display lacks it, so that no width changes; nil where none does.
  public static func lookalike(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    // The comma below is what Romanian writes; older tables have the cedilla instead.
    case "ș": "ş"
    case "Ș": "Ş"
    case "ț": "ţ"
    case "Ț": "Ţ"
    case "ş": "ș"
    case "Ş": "Ș"
    case "ţ": "ț"
    case "Ţ": "Ț"
    case "ΐ": "ϊ"
    case "ΰ": "ϋ"
    case "ϊ", "ί": "ι"
    case "ϋ", "ύ": "υ"
    case "ά": "α"
    case "έ": "ε"
    case "ή": "η"
    case "ό": "ο"
    case "ώ": "ω"
    case "ς": "σ"
    case "Ά": "Α"
    case "Έ": "Ε"
    case "Ή": "Η"
    case "Ί", "Ϊ": "Ι"
    case "Ό": "Ο"
    case "Ύ", "Ϋ": "Υ"
    case "Ώ": "Ω"
    case "ѝ": "и"
    case "Ѝ": "И"
    case "ѐ", "ё": "е"
    case "Ѐ", "Ё": "Е"
    case "ґ": "г"
    case "Ґ": "Г"
    case "і": "i"
    case "І": "I"
    case "ј": "j"
    case "Ј": "J"
    default: nil
    }
  }

  /// Whether the scalar is in the block of Greek.
  public static func isGreek(_ scalar: Unicode.Scalar) -> Bool { (0x0370...0x03FF).contains(scalar.value) }
  /// Whether the scalar is in the block of Cyrillic.
  public static func isCyrillic(_ scalar: Unicode.Scalar) -> Bool { (0x0400...0x04FF).contains(scalar.value) }

  // MARK: Case

  /// The small letter of a capital; others as they are.
  public static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let lower: UInt32 =
      switch value {
      case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x0391...0x03AB, 0x0410...0x042F: value + 0x20
      case 0x0400...0x040F: value + 0x50
      case 0x0386: 0x03AC
      case 0x0388...0x038A: value + 0x25
      case 0x038C: 0x03CC
      case 0x038E, 0x038F: value + 0x3F
      case 0x0178: 0xFF
      case 0x1E9E: 0xDF
      case 0x0130: 0x69
      // Pairs, the capital odd where a lone letter stands before them.
      case 0x0139...0x0148, 0x0179...0x017E: value + (value & 1)
      case 0x0100...0x0137, 0x014A...0x0177, 0x0200...0x021F, 0x0460...0x04BF, 0x1E00...0x1E95, 0x1EA0...0x1EFF:
        value | 1
      default: value
      }
    return Unicode.Scalar(lower) ?? scalar
  }

  /// `plain` with its first letter large, or all of them where the letters around are.
  private static func capitalized(_ plain: String, _ letters: ArraySlice<Unicode.Scalar>, at index: Int) -> String {
    let next = letters.index(after: index)
    let before = letters.index(before: index)
    let neighbour = next < letters.endIndex ? letters[next] : before >= letters.startIndex ? letters[before] : nil
    let isAmongCapitals = neighbour.map { lowercased($0) != $0 } ?? false
    var text = ""
    for (position, scalar) in plain.unicodeScalars.enumerated() {
      let isLarge = (position == 0 || isAmongCapitals) && (0x61...0x7A).contains(scalar.value)
      text.unicodeScalars.append(isLarge ? Unicode.Scalar(UInt8(scalar.value) - 0x20) : scalar)
    }
    return text
  }

  // MARK: Scripts

  private static func latin(_ lower: Unicode.Scalar) -> String? {
    switch lower {
    case "ä", "æ", "ǽ": "ae"
    case "å", "ǻ": "aa"
    case "ö", "ø", "œ", "ǿ": "oe"
    case "ü": "ue"
    case "ß": "ss"
    case "þ": "th"
    case "ĳ": "ij"
    default: lower.isASCII ? String(lower) : LatinLetter.base(of: lower).map { String(lowercased($0)) }
    }
  }

  private static func cyrillic(_ lower: Unicode.Scalar, language: String?) -> String? {
    if language?.hasPrefix("bg") ?? false, let letter = bulgarian(lower) { return letter }
    switch lower {
    case "а": return "a"
    case "б": return "b"
    case "в": return "v"
    case "г", "ґ", "ѓ": return "g"
    case "д", "ђ": return "d"
    case "е", "ё", "э", "ѐ": return "e"
    case "ж": return "zh"
    case "з": return "z"
    case "и", "й", "і", "ї", "ѝ": return "i"
    case "к", "ќ": return "k"
    case "л": return "l"
    case "м": return "m"
    case "н": return "n"
    case "о": return "o"
    case "п": return "p"
    case "р": return "r"
    case "с": return "s"
    case "т": return "t"
    case "у", "ў": return "u"
    case "ф": return "f"
    case "х": return "kh"
    case "ц": return "ts"
    case "ч": return "ch"
    case "ш": return "sh"
    case "щ": return "shch"
    case "ъ", "є": return "ie"
    case "ы": return "y"
    case "ь": return ""
    case "ю": return "iu"
    case "я": return "ia"
    case "ј": return "j"
    case "љ": return "lj"
    case "њ": return "nj"
    case "ћ": return "c"
    case "ѕ", "џ": return "dz"
    default: return nil
    }
  }

  private static func bulgarian(_ lower: Unicode.Scalar) -> String? {
    switch lower {
    case "й", "ь": "y"
    case "х": "h"
    case "щ": "sht"
    case "ъ": "a"
    case "ю": "yu"
    case "я": "ya"
    default: nil
    }
  }

  /// ELOT 743, in which some letters are written by what stands beside them.
  private static func greek(_ letters: ArraySlice<Unicode.Scalar>, at index: Int) -> String? {
    let lower = lowercased(letters[index])
    guard isGreek(lower) else { return nil }
    let before = index > letters.startIndex ? lowercased(letters[index - 1]) : nil
    let after = index + 1 < letters.endIndex ? lowercased(letters[index + 1]) : nil
    switch lower {
    case "υ", "ύ":
      // An accent on the first vowel, or a diaeresis, keeps the two apart.
      if before == "ο" { return "u" }
      guard before == "α" || before == "ε" || before == "η" else { return "y" }
      return after.map { isVoiced($0) } ?? false ? "v" : "f"
    case "γ": return after == "γ" || after == "ξ" || after == "χ" ? "n" : "g"
    case "μ": return after == "π" && (before == nil || index + 2 == letters.endIndex) ? "b" : "m"
    case "π":
      let isSingleSound = before == "μ" && (index - 1 == letters.startIndex || after == nil)
      return isSingleSound ? "" : "p"
    case "α", "ά": return "a"
    case "β": return "v"
    case "δ": return "d"
    case "ε", "έ": return "e"
    case "ζ": return "z"
    case "η", "ή", "ι", "ί", "ϊ", "ΐ": return "i"
    case "θ": return "th"
    case "κ": return "k"
    case "λ": return "l"
    case "ν": return "n"
    case "ξ": return "x"
    case "ο", "ό", "ω", "ώ": return "o"
    case "ρ": return "r"
    case "σ", "ς": return "s"
    case "τ": return "t"
    case "ϋ", "ΰ": return "y"
    case "φ": return "f"
    case "χ": return "ch"
    case "ψ": return "ps"
    default: return nil
    }
  }

  /// Whether a vowel before this letter is followed by a voiced sound.
  private static func isVoiced(_ lower: Unicode.Scalar) -> Bool {
    switch lower {
    case "θ", "κ", "ξ", "π", "σ", "ς", "τ", "φ", "χ", "ψ": false
    default: isGreek(lower)
    }
  }

  private static func symbol(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "✓": "V"
    case "✗": "X"
    case "“", "”", "„", "«", "»": "\""
    case "‘", "’", "‚", "‹", "›", "´": "'"
    case "–", "—", "‑", "−", "~": "-"
    case "…": "..."
    case "•", "·", "∙": "."
    case "×": "x"
    case "÷": ":"
    case "\\": "/"
    case "€": "EUR"
    case "№": "No"
    case "º", "°": "o"
    case "ª": "a"
    case "¿", "¡": ""
    default: "?"
    }
  }
}
