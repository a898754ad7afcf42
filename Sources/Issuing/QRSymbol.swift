import CQREncode

/// A QR code symbol (ISO/IEC 18004), made by libqrencode and copied out of it.
public struct QRSymbol: Sendable {
  /// How much of a symbol may be lost: about 7, 15, 25 and 30 % of its codewords.
  public enum ErrorCorrection: Sendable {
    case low, medium, quartile, high
  }

  /// 1 to 40.
  public let version: Int
  /// Modules along one side, 17 + 4 × ``version``, without the quiet zone.
  public let side: Int
  /// Row by row from the top left; true is dark.
  private let modules: [Bool]

  /// Light modules that must surround a symbol (ISO/IEC 18004 §6.3.8).
  public static let quietZone = 4

  /// Makes the smallest symbol for `text`. What is digits, capitals and the few signs of base45 goes in at
  /// eleven bits for two characters, anything else as bytes.
  ///
  /// - Throws: ``QRError``.
  public init(text: [UInt8], errorCorrection: ErrorCorrection, maximumVersion: Int) throws(QRError) {
    guard !text.isEmpty else { throw .empty }
    guard !text.contains(0) else { throw .notText }
    let level: QRecLevel =
      switch errorCorrection {
      case .low: QR_ECLEVEL_L
      case .medium: QR_ECLEVEL_M
      case .quartile: QR_ECLEVEL_Q
      case .high: QR_ECLEVEL_H
      }
    let terminated = text.map { CChar(bitPattern: $0) } + [0]
    // Version 0 asks for the smallest; case-sensitive keeps lower-case letters what they are.
    guard let code = unsafe QRcode_encodeString(terminated, 0, level, QR_MODE_8, 1) else {
      // ERANGE, and EINVAL for a version libqrencode cannot reach; ENOMEM is the only other failure.
      throw text.count > Self.longestText ? .tooLarge : Self.failure()
    }
    defer { unsafe QRcode_free(code) }
    version = Int(unsafe code.pointee.version)
    side = Int(unsafe code.pointee.width)
    guard version <= maximumVersion else { throw .tooLarge }
    guard let data = unsafe code.pointee.data else { throw .outOfMemory }
    // The lowest bit of a module's byte is its colour, the others say what it is for.
    modules = unsafe UnsafeBufferPointer(start: data, count: side * side).map { $0 & 1 == 1 }
  }

  /// Whether the module is dark; outside the symbol is the quiet zone, which is light.
  public func isDark(_ x: Int, _ y: Int) -> Bool {
    guard (0..<side).contains(x), (0..<side).contains(y) else { return false }
    return modules[y * side + x]
  }

  /// The library's version.
  public static var libraryVersion: String {
    unsafe QRcode_APIVersionString().map { unsafe String(cString: $0) } ?? ""
  }

  /// Digits that version 40 holds at level L: no text is longer.
  private static let longestText = 7_089

  private static func failure() -> QRError { vidimus_qr_ran_out_of_memory() == 1 ? .outOfMemory : .tooLarge }
}

/// Why there is no symbol.
public enum QRError: Error, Equatable {
  case empty
  /// A NUL, which ends a text for libqrencode.
  case notText
  /// More than the largest symbol holds, or than the largest version that was allowed.
  case tooLarge
  case outOfMemory
}
