import CQREncode
import Testing

@testable import Issuing

/// The masks against those libqrencode chooses, module by module.
@Suite struct QRMasksTests {
  @Test(arguments: 1...29) func theSymbolIsTheOneLibqrencodeChooses(_ version: Int) throws {
    for level in [QRSymbol.ErrorCorrection.low, .medium, .quartile, .high] {
      let most = QRCapacity.characters(version: version, level)
      for count in [most, most - 1, max(1, most / 2)] {
        try expectSameSymbol(Sample.characters(Sample.base45, count), level)
      }
    }
    try expectSameSymbol(Sample.characters(Sample.bytes, version * 10), .medium)
    try expectSameSymbol(String(repeating: "0", count: version * 20), .low)
  }

  /// Long runs, which chance seldom makes.
  @Test(arguments: [1, 14, 27]) func allRunsAreChargedAsLibqrencodeCharges(_ version: Int) {
    let side = 17 + 4 * version
    for period in 1...9 {
      for dark in 1...period {
        expectSamePenalty((0..<side * side).map { ($0 * 7 / 5) % period < dark }, side)
      }
    }
  }

  /// Patterns like a finder's of every size, at the edges and inside.
  @Test(arguments: [1, 14, 27]) func allFinderPatternsAreChargedAsLibqrencodeCharges(_ version: Int) {
    let side = 17 + 4 * version
    for unit in 1...4 {
      for light in [4 * unit - 1, 4 * unit] {
        let pattern = [(false, light), (true, unit), (false, unit), (true, 3 * unit), (false, unit), (true, unit)]
          .flatMap { Array(repeating: $0, count: $1) }
        for shift in stride(from: 0, to: pattern.count, by: 3) {
          expectSamePenalty((0..<side * side).map { pattern[($0 % side + shift) % pattern.count] }, side)
        }
      }
    }
  }

  // MARK: -

  private func expectSameSymbol(_ text: String, _ level: QRSymbol.ErrorCorrection) throws {
    let symbol = try QRSymbol(text, level)
    let levels: [QRecLevel] = [QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H]
    let all: [QRSymbol.ErrorCorrection] = [.low, .medium, .quartile, .high]
    let index = try #require(all.firstIndex(of: level))
    let code = try #require(QRcode_encodeString(text, 0, levels[index], QR_MODE_8, 1))
    defer { QRcode_free(code) }
    #expect(Int(code.pointee.width) == symbol.side)
    let theirs = UnsafeBufferPointer(start: code.pointee.data, count: symbol.side * symbol.side).map { $0 & 1 == 1 }
    let ours = (0..<symbol.side).flatMap { y in (0..<symbol.side).map { symbol.isDark($0, y) } }
    #expect(ours == theirs, "\(text.count) characters at \(level)")
  }

  /// What libqrencode's own scoring says, without the share of dark modules, which is added here.
  private func expectSamePenalty(_ modules: [Bool], _ side: Int) {
    var bytes: [UInt8] = modules.map { $0 ? 0x81 : 0x80 }
    let (dark, area) = (modules.count { $0 }, side * side)
    let share = abs((200 * dark + area) / area / 2 - 50) / 5 * 10
    let ours = QRMasks(modules: bytes.span, side: side).penalty(of: 0)
    #expect(ours == Int(Mask_evaluateSymbol(Int32(side), &bytes)) + share)
  }
}

/// libqrencode exports it for its own tests.
@_silgen_name("Mask_evaluateSymbol")
private func Mask_evaluateSymbol(_ width: Int32, _ frame: UnsafeMutablePointer<UInt8>) -> Int32
