/// What is to be known of a symbol before it is printed.
package enum SymbolRemark: Equatable {
  /// Cheap scanners like at most version `comfortable`.
  case largeVersion(Int, comfortable: Int)
  /// Cheap scanners like modules of at least `comfortable`; hundredths of a millimetre.
  case smallModules(Int, comfortable: Int)
}

/// How a QR code is made from a text.
package struct SymbolStyle: Equatable {
  /// Nil for the strongest that costs nothing.
  private let fixedLevel: QRSymbol.ErrorCorrection?
  /// Dots of a PNG along a module; nil for what ``dotsPerInch`` and the size give.
  private let scale: Int?
  private let dotsPerInch: Int
  /// Millimetres along a side with the quiet zone; nil for the usual modules.
  private let size: Int?
  package let maximumVersion: Int
  /// The level of error correction that decides the version.
  package let leastLevel: QRSymbol.ErrorCorrection

  /// Above this version cheap scanners begin to fail.
  package static let comfortableVersion = 20
  /// Hundredths of a millimetre: modules for print unless a size is asked for.
  private static let usualModule = 50
  /// Hundredths of a millimetre: below it cheap scanners begin to fail.
  private static let comfortableModule = 33

  package init(
    level: QRSymbol.ErrorCorrection? = nil, scale: Int? = nil, dotsPerInch: Int = 400, size: Int? = nil,
    maximumVersion: Int = 30
  ) {
    (fixedLevel, self.scale, self.dotsPerInch) = (level, scale, dotsPerInch)
    (self.size, self.maximumVersion) = (size, maximumVersion)
    leastLevel = level ?? .medium
  }

  /// The symbol of a text.
  ///
  /// - Throws: ``QRError``.
  package func symbol(_ text: [UInt8]) throws(QRError) -> QRSymbol {
    try QRSymbol(text: text, errorCorrection: level(text), maximumVersion: maximumVersion)
  }

  /// What is to be known of a symbol of that version before it is printed.
  package func remarks(version: Int) -> [SymbolRemark] {
    var remarks: [SymbolRemark] = []
    if version > Self.comfortableVersion {
      remarks.append(.largeVersion(version, comfortable: Self.comfortableVersion))
    }
    let module = moduleSize(version: version)
    if size != nil, module < Self.comfortableModule {
      remarks.append(.smallModules(module, comfortable: Self.comfortableModule))
    }
    return remarks
  }

  private func level(_ text: [UInt8]) -> QRSymbol.ErrorCorrection {
    if let fixedLevel { return fixedLevel }
    // The table holds for the alphanumeric set, in which MC1 is written.
    guard text.starts(with: [UInt8]("MC1:".utf8)) else { return leastLevel }
    return QRCapacity.strongest(characters: text.count, atLeast: leastLevel)
  }

  // MARK: Sizes

  /// The side of a module in print, in hundredths of a millimetre.
  package func moduleSize(version: Int) -> Int {
    size.map { max(1, $0 * 100 / Self.modules(version: version)) } ?? Self.usualModule
  }

  /// The side of a symbol with its quiet zone in print, in hundredths of a millimetre.
  package func side(version: Int) -> Int { moduleSize(version: version) * Self.modules(version: version) }

  /// Modules along a side, with the quiet zone.
  private static func modules(version: Int) -> Int { 17 + 4 * version + 2 * QRSymbol.quietZone }

  /// Dots of a PNG along a module: whole ones, no larger than the size.
  private func dots(version: Int) -> Int {
    if let scale { return scale }
    // 0.508 mm are 8 dots at 400 an inch, 6 at 300.
    let hundredths = size == nil ? 51 : moduleSize(version: version)
    return min(64, max(1, hundredths * dotsPerInch / 2_540))
  }

  // MARK: Files

  /// The kinds of picture there are, as a file's name ends.
  package static let endings = ["png", "svg", "pdf", "eps"]

  /// A symbol as a picture of a kind, by its ending; nil where zlib fails.
  package func picture(_ symbol: QRSymbol, _ ending: String) -> [UInt8]? {
    let moduleSize = moduleSize(version: symbol.version)
    return switch ending {
    case "png": PNGImage.encode(symbol, scale: dots(version: symbol.version), dotsPerInch: dotsPerInch)
    case "pdf": PDFImage.encode(symbol, moduleSize: moduleSize)
    case "eps": EPSImage.encode(symbol, moduleSize: moduleSize)
    default: [UInt8](SVGImage.encode(symbol, moduleSize: moduleSize).utf8)
    }
  }
}
