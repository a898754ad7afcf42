import Issuing

/// Texts to make symbols of.
enum Sample {
  /// As long as a short credential: 512 characters, all of them in the alphanumeric set.
  static let credential = "MC1:" + characters(base45, 508)

  static let base45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
  static let digits = "0123456789"
  /// Characters that are in no set but that of bytes.
  static let bytes = "abcdefghijklmnopqrstuvwxyz_?&=#~"

  /// The most characters that version 40 holds at each level (ISO/IEC 18004 Table 7).
  static let capacities: [(level: QRSymbol.ErrorCorrection, digits: Int, base45: Int, bytes: Int)] = [
    (.low, 7_089, 4_296, 2_953), (.medium, 5_596, 3_391, 2_331), (.quartile, 3_993, 2_420, 1_663),
    (.high, 3_057, 1_852, 1_273),
  ]

  /// `count` characters out of `set`, the same every time.
  static func characters(_ set: String, _ count: Int) -> String {
    let set = Array(set)
    var state: UInt64 = 18_004
    return String(
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return set[Int(state >> 33) % set.count]
      })
  }
}

extension QRSymbol {
  init(_ text: String, _ level: ErrorCorrection = .medium, maximumVersion: Int = 40) throws(QRError) {
    try self.init(text: [UInt8](text.utf8), errorCorrection: level, maximumVersion: maximumVersion)
  }
}
