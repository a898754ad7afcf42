import CQREncode

/// A QR code symbol (ISO/IEC 18004), made by libqrencode and copied out of it.
package struct QRSymbol: Sendable {
  /// How much of a symbol may be lost: about 7, 15, 25 and 30 % of its codewords (ISO/IEC 18004 §6.5.1).
  package enum ErrorCorrection: Sendable {
    case low, medium, quartile, high
  }

  /// 1 to 40.
  package let version: Int
  /// Modules along one side, 17 + 4 × ``version``, without the quiet zone.
  package let side: Int
  /// Row by row from the top left; true is dark.
  private let modules: [Bool]

  /// Light modules that must surround a symbol on every side (ISO/IEC 18004 §6.3.8).
  package static let quietZone = 4

  /// Makes the smallest symbol libqrencode finds for `text`. Digits, capitals and the few other signs of
  /// base45 take eleven bits for two, long runs of digits ten bits for three, anything else eight each. No
  /// symbol says in which encoding its bytes are; readers take what is UTF-8 for UTF-8.
  ///
  /// - Parameter maximumVersion: the largest symbol to make; above 40 is as good as 40.
  /// - Throws: ``QRError``.
  package init(text: [UInt8], errorCorrection: ErrorCorrection, maximumVersion: Int) throws(QRError) {
    guard !text.isEmpty else { throw .empty }
    guard !text.contains(0) else { throw .notText }
    guard text.count <= Self.longestText else { throw .tooLarge(needed: nil) }
    let code = try unsafe Self.smallest(text, errorCorrection.level)
    defer { unsafe QRcode_free(code) }
    version = Int(unsafe code.pointee.version)
    side = Int(unsafe code.pointee.width)
    guard version <= maximumVersion else { throw .tooLarge(needed: version) }
    // The lowest bit of a module's byte is its colour, the others say what it is for.
    modules = unsafe UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark, column `x` of row `y` from the top left; outside the symbol all is light.
  package func isDark(_ x: Int, _ y: Int) -> Bool {
    guard (0..<side).contains(x), (0..<side).contains(y) else { return false }
    return modules[y * side + x]
  }

  /// The library's version.
  package static var libraryVersion: String {
    unsafe QRcode_APIVersionString().map { unsafe String(cString: $0) } ?? ""
  }

  /// Digits that version 40 holds at level L (ISO/IEC 18004 Table 7): no text is longer.
  private static let longestText = 7_089
}

// MARK: libqrencode

extension QRSymbol {
  /// The smaller of two symbols, to be freed by the caller: one that mixes modes as libqrencode thinks best,
  /// and one of bytes throughout. libqrencode reckons the mix with the headers of versions 1 to 9, so with
  /// many short runs in a larger version it may take more room than bytes do, or not fit at all.
  private static func smallest(_ text: [UInt8], _ level: QRecLevel) throws(QRError) -> UnsafeMutablePointer<QRcode> {
    let mixed = try unsafe QRParts(level) { input in
      // Case-sensitive keeps lower-case letters what they are.
      unsafe Split_splitStringToQRinput(text.map { CChar(bitPattern: $0) } + [0], input, QR_MODE_8, 1)
    }
    let first = unsafe mixed.symbol(mask: 0)
    // Bytes win nothing where every character is in the alphanumeric set, as in all that is issued as MC1.
    let count = Int32(text.count)
    if unsafe QRinput_check(QR_MODE_AN, count, text) != 0 {
      let bytes = try unsafe QRParts(level) { unsafe QRinput_append($0, QR_MODE_8, count, text) }
      if let symbol = unsafe bytes.symbol(mask: 0) {
        guard let first = unsafe first, unsafe first.pointee.version <= symbol.pointee.version else {
          unsafe QRcode_free(first)
          return try unsafe bytes.bestMasked(symbol)
        }
        unsafe QRcode_free(symbol)
      }
    }
    return try unsafe mixed.bestMasked(first)
  }
}

/// A text in libqrencode's hands, split into modes.
@safe private struct QRParts: ~Copyable {
  private let input: OpaquePointer

  /// - Parameter fill: puts the text into the input; answers 0, or -1 where it cannot.
  init(_ level: QRecLevel, fill: (OpaquePointer) -> Int32) throws(QRError) {
    // Version 0 asks for the smallest.
    guard let input = unsafe QRinput_new2(0, level) else { throw .outOfMemory }
    guard unsafe fill(input) == 0 else {
      unsafe QRinput_free(input)
      throw .outOfMemory
    }
    unsafe self.input = unsafe input
  }

  deinit { unsafe QRinput_free(input) }

  /// The symbol under one of the eight masks, or under that of libqrencode's choice where it is -1.
  func symbol(mask: Int) -> UnsafeMutablePointer<QRcode>? { unsafe QRcode_encodeMask(input, Int32(mask)) }

  /// The symbol under its best mask.
  ///
  /// - Parameter first: the same under mask 0, which is freed or returned; nil where libqrencode could not make it.
  func bestMasked(_ first: UnsafeMutablePointer<QRcode>?) throws(QRError) -> UnsafeMutablePointer<QRcode> {
    // A failure for want of room is told by ERANGE.
    guard let first = unsafe first else {
      throw vidimus_qr_ran_out_of_memory() == 1 ? .outOfMemory : .tooLarge(needed: nil)
    }
    let side = Int(unsafe first.pointee.width)
    var mask = -1
    if side <= QRMasks.longestSide {
      let modules = unsafe UnsafeBufferPointer(start: first.pointee.data, count: side * side)
      mask = unsafe QRMasks(modules: modules.span, side: side).best
    }
    if mask == 0 { return unsafe first }
    unsafe QRcode_free(first)
    guard let best = unsafe symbol(mask: mask) else { throw .outOfMemory }
    return unsafe best
  }
}

extension QRSymbol.ErrorCorrection {
  fileprivate var level: QRecLevel {
    switch self {
    case .low: QR_ECLEVEL_L
    case .medium: QR_ECLEVEL_M
    case .quartile: QR_ECLEVEL_Q
    case .high: QR_ECLEVEL_H
    }
  }
}
