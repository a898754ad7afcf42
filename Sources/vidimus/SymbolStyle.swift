import Codecs
import Issuing

/// How a QR code is made from a text, as the options of a command ask for it.
struct SymbolStyle {
  /// Nil for the strongest that costs nothing.
  private let fixedLevel: QRSymbol.ErrorCorrection?
  private let scale: Int?
  private let dotsPerInch: Int
  private let size: Int?
  let maximumVersion: Int
  /// The level of error correction that decides the version.
  let leastLevel: QRSymbol.ErrorCorrection

  /// Above this version cheap scanners begin to fail.
  static let comfortableVersion = 20
  /// Hundredths of a millimetre: modules for print unless a size is asked for, and those below which cheap scanners
  /// begin to fail.
  private static let usualModule = 50
  private static let comfortableModule = 33

  init(_ arguments: Arguments) throws(Failure) {
    switch arguments["level"] {
    case nil: fixedLevel = arguments.has("screen") ? .low : nil
    case "L": fixedLevel = .low
    case "M": fixedLevel = .medium
    case "Q": fixedLevel = .quartile
    case "H": fixedLevel = .high
    default: throw .usage("--level takes L, M, Q or H")
    }
    leastLevel = fixedLevel ?? .medium
    scale = try arguments.number("scale", 1...64)
    dotsPerInch = try arguments.number("dpi", 72...2_400) ?? 400
    size = try arguments.number("size", 10...200)
    maximumVersion = try arguments.number("max-version", 1...40) ?? 30
  }

  /// The symbol of a text, with a word of warning where it is a large one.
  func symbol(_ text: [UInt8], name: String) throws(Failure) -> QRSymbol {
    let (symbol, warnings) = try symbolAndWarnings(text, name: name)
    for warning in warnings { Output.say(warning) }
    return symbol
  }

  func symbolAndWarnings(_ text: [UInt8], name: String) throws(Failure) -> (QRSymbol, [String]) {
    let symbol: QRSymbol
    do {
      symbol = try QRSymbol(text: text, errorCorrection: level(text), maximumVersion: maximumVersion)
    } catch {
      switch error {
      case .empty: throw .data(name + " is empty")
      case .notText: throw .data(name + " has a NUL in it, which no QR text has")
      case .tooLarge: throw .data(name + " " + tooLarge)
      case .outOfMemory: throw .software("libqrencode got no memory")
      }
    }
    return (symbol, warnings(version: symbol.version, name: name))
  }

  var tooLarge: String {
    "does not fit a QR code of version " + String(maximumVersion)
      + "; shorten its texts, or raise --max-version and try your scanners"
  }

  /// What is to be known of a symbol of that version before it is printed.
  func warnings(version: Int, name: String) -> [String] {
    var warnings: [String] = []
    if version > Self.comfortableVersion {
      warnings.append(
        name + " makes a QR code of version " + String(version) + ", and cheap scanners like at most "
          + String(Self.comfortableVersion))
    }
    if size != nil, moduleSize(version: version) < Self.comfortableModule {
      warnings.append(
        name + " has modules of " + Words.millimetres(moduleSize(version: version)) + " mm at that size, and cheap "
          + "scanners like at least " + Words.millimetres(Self.comfortableModule))
    }
    return warnings
  }

  private func level(_ text: [UInt8]) -> QRSymbol.ErrorCorrection {
    if let fixedLevel { return fixedLevel }
    // Reckoned for the alphanumeric set, in which MC1 is written.
    guard text.starts(with: [UInt8]("MC1:".utf8)) else { return leastLevel }
    return QRCapacity.strongest(characters: text.count, atLeast: leastLevel)
  }

  // MARK: Sizes

  /// The side of a module in print, in hundredths of a millimetre.
  func moduleSize(version: Int) -> Int {
    size.map { max(1, $0 * 100 / Self.modules(version)) } ?? Self.usualModule
  }

  /// Modules along a side, with the quiet zone.
  private static func modules(_ version: Int) -> Int { 17 + 4 * version + 2 * QRSymbol.quietZone }

  /// Dots of a PNG along a module: whole ones, no larger than the size.
  private func dots(version: Int) -> Int {
    if let scale { return scale }
    // 0.508 mm are 8 dots at 400 an inch, 6 at 300.
    let hundredths = size == nil ? 51 : moduleSize(version: version)
    return min(64, max(1, hundredths * dotsPerInch / 2_540))
  }

  // MARK: Files

  static let endings = ["png", "svg", "pdf", "eps"]

  /// A symbol as a file of a kind, by its ending.
  func file(_ symbol: QRSymbol, _ ending: String) throws(Failure) -> [UInt8] {
    let moduleSize = moduleSize(version: symbol.version)
    switch ending {
    case "png":
      let dots = dots(version: symbol.version)
      guard let png = PNGImage.encode(symbol, scale: dots, dotsPerInch: dotsPerInch) else {
        throw .software("zlib failed")
      }
      return png
    case "pdf":
      guard let pdf = PDFImage.encode(symbol, moduleSize: moduleSize) else { throw .software("zlib failed") }
      return pdf
    case "eps": return EPSImage.encode(symbol, moduleSize: moduleSize)
    default: return [UInt8](SVGImage.encode(symbol, moduleSize: moduleSize).utf8)
    }
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

extension Words {
  /// Hundredths of a millimetre, as in 0.50.
  static func millimetres(_ hundredths: Int) -> String {
    String(hundredths / 100) + "." + Decimal.padded(hundredths % 100, 2)
  }
}
