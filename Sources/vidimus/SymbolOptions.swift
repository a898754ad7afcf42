import Codecs
import Issuing

/// How QR codes are made, as the options of a command ask for it.
extension SymbolStyle {
  init(_ arguments: Arguments) throws(Failure) {
    let level: QRSymbol.ErrorCorrection?
    switch arguments["level"] {
    case nil: level = arguments.has("screen") ? .low : nil
    case "L": level = .low
    case "M": level = .medium
    case "Q": level = .quartile
    case "H": level = .high
    default: throw .usage("--level takes L, M, Q or H")
    }
    self.init(
      level: level, scale: try arguments.number("scale", 1...64),
      dotsPerInch: try arguments.number("dpi", 72...2_400) ?? 400, size: try arguments.number("size", 10...200),
      maximumVersion: try arguments.number("max-version", 1...40) ?? 30)
  }

  /// The symbol of a text; a large one with a word of warning.
  func symbol(_ text: [UInt8], name: String) throws(Failure) -> QRSymbol {
    let symbol = try quietSymbol(text, name: name)
    for remark in remarks(version: symbol.version) { Output.say(Words.say(remark, of: name)) }
    return symbol
  }

  func quietSymbol(_ text: [UInt8], name: String) throws(Failure) -> QRSymbol {
    do {
      return try symbol(text)
    } catch {
      let sentence = Words.say(error, of: name, self)
      throw error == .outOfMemory ? .software(sentence) : .data(sentence)
    }
  }

  /// A symbol as a file of a kind, by its ending.
  func file(_ symbol: QRSymbol, _ ending: String) throws(Failure) -> [UInt8] {
    guard let picture = picture(symbol, ending) else { throw .software("zlib failed") }
    return picture
  }
}

/// The files a code is written to beside its text, for the commands that write folders.
struct SymbolFiles {
  let style: SymbolStyle
  var endings: [String]

  init(_ arguments: Arguments) throws(Failure) {
    style = try SymbolStyle(arguments)
    endings = SymbolStyle.endings.filter { arguments.has($0) }
  }

  var isWanted: Bool { !endings.isEmpty }

  /// The paths ``write(_:name:to:)`` makes.
  func paths(_ base: String) -> [String] { ([".txt"] + endings.map { "." + $0 }).map { base + $0 } }

  /// Writes `base.txt` and the images asked for; the version of the QR code.
  func write(_ text: [UInt8], name: String, to base: String) throws(Failure) -> Int {
    let symbol = try style.symbol(text, name: name)
    try Files.create(base + ".txt", text + [0x0A], mode: 0o644)
    for ending in endings { try Files.create(base + "." + ending, style.file(symbol, ending), mode: 0o644) }
    return symbol.version
  }
}

extension String {
  /// The text with its small letters of ASCII in capitals.
  var uppercasedASCII: String {
    String(decoding: utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
  }
}
