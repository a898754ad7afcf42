import Issuing

/// How a QR code is made from a text, as the options of a command ask for it.
struct SymbolStyle {
  static let options = [
    Option("level", "L|M|Q|H", "error correction of the QR code; M unless given"),
    Option("scale", "DOTS", "dots of a PNG for each module, 1 to 64; 8 unless given"),
    Option("max-version", "N", "the largest QR version to make, 1 to 40; 30 unless given"),
  ]

  private let errorCorrection: QRSymbol.ErrorCorrection
  private let scale: Int
  private let maximumVersion: Int

  /// Above this version cheap scanners begin to fail.
  private static let comfortableVersion = 20

  init(_ arguments: Arguments) throws(Failure) {
    switch arguments["level"] ?? "M" {
    case "L": errorCorrection = .low
    case "M": errorCorrection = .medium
    case "Q": errorCorrection = .quartile
    case "H": errorCorrection = .high
    default: throw .usage("--level takes L, M, Q or H")
    }
    scale = try arguments.number("scale", 1...64) ?? 8
    maximumVersion = try arguments.number("max-version", 1...40) ?? 30
  }

  /// The symbol of a text, with a word of warning where it is a large one.
  func symbol(_ text: [UInt8], name: String) throws(Failure) -> QRSymbol {
    let symbol = try silentSymbol(text, name: name)
    if symbol.version > Self.comfortableVersion {
      Output.say(
        name + " makes a QR code of version " + String(symbol.version) + ", and cheap scanners like at most "
          + String(Self.comfortableVersion))
    }
    return symbol
  }

  /// The symbol of a text.
  fileprivate func silentSymbol(_ text: [UInt8], name: String) throws(Failure) -> QRSymbol {
    do {
      return try QRSymbol(text: text, errorCorrection: errorCorrection, maximumVersion: maximumVersion)
    } catch {
      switch error {
      case .empty: throw .data(name + " is empty")
      case .notText: throw .data(name + " has a NUL in it, which no QR text has")
      case .tooLarge:
        throw .data(
          name + " does not fit a QR code of version " + String(maximumVersion)
            + "; shorten its texts, or raise --max-version and try your scanners")
      case .outOfMemory: throw .software("libqrencode got no memory")
      }
    }
  }

  func png(_ symbol: QRSymbol) throws(Failure) -> [UInt8] {
    guard let png = PNGImage.encode(symbol, scale: scale) else { throw .software("zlib failed") }
    return png
  }
}

/// The files a code is written to beside its text, for the commands that write folders.
struct SymbolFiles {
  static let options =
    [
      Option("png", nil, "also write a QR code a text as PNG"),
      Option("svg", nil, "also write a QR code a text as SVG"),
    ] + SymbolStyle.options

  private let style: SymbolStyle
  private let endings: [String]

  init(_ arguments: Arguments) throws(Failure) {
    style = try SymbolStyle(arguments)
    endings = ["png", "svg"].filter { arguments.has($0) }
  }

  var isWanted: Bool { !endings.isEmpty }

  /// The paths ``write(_:name:to:)`` makes.
  func paths(_ base: String) -> [String] { ([".txt"] + endings.map { "." + $0 }).map { base + $0 } }

  /// Makes sure that a text fits a QR code, with a word of warning where that is a large one; to be asked of every text
  /// before the first is written.
  func check(_ text: [UInt8], name: String) throws(Failure) { _ = try style.symbol(text, name: name) }

  /// Writes `base.txt` and the images asked for; the version of the QR code.
  func write(_ text: [UInt8], name: String, to base: String) throws(Failure) -> Int {
    let symbol = try style.silentSymbol(text, name: name)
    try Files.create(base + ".txt", text + [0x0A], mode: 0o644)
    for ending in endings {
      let bytes = ending == "png" ? try style.png(symbol) : [UInt8](SVGImage.encode(symbol).utf8)
      try Files.create(base + "." + ending, bytes, mode: 0o644)
    }
    return symbol.version
  }
}
