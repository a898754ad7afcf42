import Codecs

/// A keyboard layout other than the American one, and what it makes of a scanner's keystrokes.
///
/// A scanner that acts as a keyboard sends keys, not characters. It means an American keyboard, and the machine may be
/// set to another. The layout covers the 45 characters of base45, in which our codes are written. A test compares all
/// layouts with xkeyboard-config.
public struct KeyboardLayout: Sendable {
  /// The name in xkeyboard-config with its variant: `de`, `ch-fr`.
  public let code: String
  /// What people call the layout, as in "a French keyboard".
  public let name: String
  /// The character that appears for each character of `alphabet`. A combining mark stands for a dead key.
  let images: [Unicode.Scalar]

  static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".unicodeScalars)

  /// - Parameter signs: the characters that appear for `$%*+-./:`.
  private init(_ code: String, _ name: String, _ signs: String, digits: String = qwerty.0, letters: String = qwerty.1) {
    self.code = code
    self.name = name
    images = Array((digits + letters + " " + signs).unicodeScalars)
  }

  private static let qwerty = ("0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let qwertz = "ABCDEFGHIJKLMNOPQRSTUVWXZY"
  private static let azerty = "QBCDEFGHIJKL?NOPARSTUVZXYW"
  private static let czech = "é+ěščřžýáí"
  private static let slovak = "é+ľščťžýáí"
  private static let (grave, tilde, diaeresis, caron) = ("\u{300}", "\u{303}", "\u{308}", "\u{30C}")

  /// All layouts that change a character of base45. British, Irish, Latvian, Maltese, Polish and Romanian keyboards
  /// change none.
  public static let all: [KeyboardLayout] = [
    KeyboardLayout("de", "German", "$%(" + grave + "ß.-Ö", letters: qwertz),
    KeyboardLayout("fr", "French", "458+):!M", digits: "à&é\"'(-è_ç", letters: azerty),
    KeyboardLayout("be", "Belgian", "458_):=M", digits: "à&é\"'(§è!ç", letters: azerty),
    KeyboardLayout("it", "Italian", "$%(^'.-ç"),
    KeyboardLayout("es", "Spanish", "$%(¿'.-Ñ"),
    KeyboardLayout("ch", "Swiss German", "ç%(" + grave + "'.-é", letters: qwertz),
    KeyboardLayout("ch-fr", "Swiss French", "ç%(" + grave + "'.-ö", letters: qwertz),
    KeyboardLayout("se", "Swedish, Finnish or Estonian", "¤%(" + grave + "+.-Ö"),
    KeyboardLayout("dk", "Danish", "¤%(" + grave + "+.-Æ"),
    KeyboardLayout("no", "Norwegian", "¤%(" + grave + "+.-Ø"),
    KeyboardLayout("is", "Icelandic", "$%(_ö.þÆ"),
    KeyboardLayout("hu", "Hungarian", "!%(Óü.-É", digits: "ö123456789", letters: qwertz),
    KeyboardLayout("cz", "Czech", "458" + caron + "=.-\"", digits: czech, letters: qwertz),
    KeyboardLayout("cz-qwerty", "Czech", "458" + caron + "=.-\"", digits: czech),
    KeyboardLayout("sk", "Slovak", "458" + caron + "=.-\"", digits: slovak, letters: qwertz),
    KeyboardLayout("sk-qwerty", "Slovak", "458" + caron + "=.-\"", digits: slovak),
    KeyboardLayout("hr", "Croatian or Slovenian", "$%(*'.-Č", letters: qwertz),
    KeyboardLayout("nl", "Dutch", "$%(" + tilde + "/.-±"),
    KeyboardLayout("pt", "Portuguese", "$%(»'.-Ç"),
    KeyboardLayout("lt", "Lithuanian", "ĖĮŪŽ-./:", digits: "“ąčęėįšųū„"),
    KeyboardLayout("tr", "Turkish", "+%(_*ç.Ş"),
    // S and W give the same letter, so a code with either is never undone. The layout is still named.
    KeyboardLayout("gr", "Greek", "$%*+-./" + diaeresis, letters: "ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠ:ΡΣΤΘΩΣΧΥΖ"),
    KeyboardLayout("bg", "Bulgarian", "\"%/€-лбМ", letters: "ѝФЪАЕОЖГСТНВПХДЗыИЯШКЭУЙЩЮ"),
  ]

  /// The character that appears for `scalar`; nil if base45 does not have it.
  fileprivate func typed(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    Self.alphabet.firstIndex(of: scalar).map { images[$0] }
  }

  /// The characters whose keys made `text` appear; nil if no key, or more than one, makes one of its characters appear.
  ///
  /// A lone dead key may have swallowed a space or a second press. The text does not tell, so it counts as one key. The
  /// caller must check that the result is complete, as a signature does.
  func undone(_ text: [Unicode.Scalar]) -> [UInt8]? {
    var keys: [UInt8] = []
    for (index, scalar) in text.enumerated() {
      if let (base, mark) = DeadKey.parts(of: scalar), let dead = key(for: mark), let letter = key(for: base) {
        keys += [dead, letter]
      } else if let key = key(for: scalar) {
        keys.append(key)
      } else if let mark = DeadKey.mark(alone: scalar), let dead = key(for: mark) {
        keys.append(dead)
        // The mark would have joined the next letter, so a space was typed between them.
        if index + 1 < text.count, DeadKey.joins(mark, text[index + 1]) { keys.append(0x20) }
      } else {
        return nil
      }
    }
    return keys
  }

  fileprivate var isLatin: Bool { images.contains("B") }

  /// The only character that appears as `scalar`; nil if there is none or more than one.
  private func key(for scalar: Unicode.Scalar) -> UInt8? {
    guard let index = images.firstIndex(of: scalar), images.lastIndex(of: scalar) == index else { return nil }
    return UInt8(Self.alphabet[index].value)
  }
}

/// Keys that show nothing until the next key, and the letters they then make.
private enum DeadKey {
  /// The mark, its sign when it stands alone, and pairs of a letter without and with the mark.
  private static let all: [(mark: Unicode.Scalar, alone: Unicode.Scalar, pairs: [Unicode.Scalar])] = [
    ("\u{300}", "`", Array("AÀEÈIÌNǸOÒUÙWẀYỲ".unicodeScalars)),
    ("\u{303}", "~", Array("AÃEẼIĨNÑOÕUŨVṼYỸ".unicodeScalars)),
    ("\u{30C}", "ˇ", Array("AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽ".unicodeScalars)),
  ]

  static func parts(of scalar: Unicode.Scalar) -> (base: Unicode.Scalar, mark: Unicode.Scalar)? {
    guard scalar.value >= 0xC0 else { return nil }
    for key in all {
      if let index = key.pairs.firstIndex(of: scalar), index % 2 == 1 { return (key.pairs[index - 1], key.mark) }
    }
    return nil
  }

  static func mark(alone scalar: Unicode.Scalar) -> Unicode.Scalar? {
    all.first { $0.alone == scalar }?.mark
  }

  static func joins(_ mark: Unicode.Scalar, _ scalar: Unicode.Scalar) -> Bool {
    all.contains { $0.mark == mark && $0.pairs.contains(scalar) && scalar.value < 0x80 }
  }
}

/// A way in which a scanner's keystrokes come out wrong: another keyboard layout, Caps Lock, or both.
public struct Typing: Sendable {
  /// The layout of the machine; nil for American.
  public let layout: KeyboardLayout?
  /// Whether small letters appear for capitals, because Caps Lock is on or the scanner is set to change case.
  public let swapsCase: Bool

  /// Its name in JSON output: `de`, `caps-lock`, or `de+caps-lock`.
  public var code: String {
    guard let layout else { return "caps-lock" }
    return layout.code + (swapsCase ? "+caps-lock" : "")
  }

  /// Every wrong way to type that this program recognises.
  public static let all: [Typing] =
    [Typing(layout: nil, swapsCase: true)]
    + KeyboardLayout.all.map { Typing(layout: $0, swapsCase: false) }
    + KeyboardLayout.all.filter { $0.isLatin }.map { Typing(layout: $0, swapsCase: true) }

  /// The characters that appear for `text`; nil if base45 lacks one of them.
  public func typed(_ text: String) -> [Unicode.Scalar]? {
    var shown: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      guard let image = typed(scalar) else { return nil }
      shown.append(image)
    }
    return shown
  }

  private func typed(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let layout else { return swapsCase ? scalar.withOtherCase : scalar }
    let image = layout.typed(scalar)
    return swapsCase ? image?.withOtherCase : image
  }

  /// Whether `text` begins as `prefix` comes out. A dead key at the end of `prefix` may have joined the character after
  /// it, so any character is accepted there.
  public func begins(_ text: some Collection<Unicode.Scalar>, _ prefix: String) -> Bool {
    var rest = text.makeIterator()
    for scalar in prefix.unicodeScalars {
      guard let image = typed(scalar), let next = rest.next(), next == image || (0x300...0x36F).contains(image.value)
      else { return false }
    }
    return true
  }

  /// The characters that the scanner meant; nil if this way of typing cannot make `text` appear.
  public func undone(_ text: [Unicode.Scalar]) -> [UInt8]? {
    let text = swapsCase ? text.map { $0.withOtherCase } : text
    if let layout { return layout.undone(text) }
    return text.allSatisfy { KeyboardLayout.alphabet.contains($0) } ? text.map { UInt8($0.value) } : nil
  }
}

extension Unicode.Scalar {
  /// The small letter of a capital, the capital of a small letter; any other character itself.
  fileprivate var withOtherCase: Unicode.Scalar {
    let other: UInt32? =
      switch value {
      case 0x41...0x5A, 0x61...0x7A: value ^ 0x20
      case 0xD7, 0xDF, 0xF7, 0xFF: nil
      case 0xC0...0xFE: value ^ 0x20
      case 0x100...0x12F, 0x14A...0x177, 0x1E6...0x1E9, 0x1F8...0x21F, 0x1E00...0x1EFF: value ^ 1
      case 0x139...0x148, 0x179...0x17E, 0x1CD...0x1DC: value % 2 == 1 ? value + 1 : value - 1
      default: nil
      }
    return other.flatMap { Unicode.Scalar($0) } ?? self
  }
}

extension Typing: Equatable {
  /// Whether both are the same way of typing.
  public static func == (left: Typing, right: Typing) -> Bool { left.code.hasSameBytes(as: right.code) }
}
