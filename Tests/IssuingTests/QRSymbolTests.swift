import Issuing
import Testing

@Suite struct QRSymbolTests {
  // MARK: What is refused, and its accepted twin

  @Test func anEmptyTextHasNoSymbol() throws {
    #expect(throws: QRError.empty) { try QRSymbol("") }
    #expect(try QRSymbol("A").version == 1)
  }

  @Test(arguments: [[0], [65, 0, 66], [65, 66, 0], [0, 65, 66]] as [[UInt8]])
  func aNULIsNoText(_ text: [UInt8]) throws {
    #expect(throws: QRError.notText) { try QRSymbol(text: text, errorCorrection: .medium, maximumVersion: 40) }
    let others = text.map { $0 == 0 ? 1 : $0 }
    #expect(try QRSymbol(text: others, errorCorrection: .medium, maximumVersion: 40).version == 1)
  }

  @Test(arguments: Sample.capacities.map { $0.level })
  func whatVersion40DoesNotHoldIsTooLarge(_ level: QRSymbol.ErrorCorrection) throws {
    let capacity = try #require(Sample.capacities.first { $0.level == level })
    for (set, count) in [
      (Sample.digits, capacity.digits), (Sample.base45, capacity.base45), (Sample.bytes, capacity.bytes),
    ] {
      #expect(throws: QRError.tooLarge(needed: nil)) { try QRSymbol(Sample.characters(set, count + 1), level) }
      #expect(try QRSymbol(Sample.characters(set, count), level).version == 40)
    }
  }

  @Test(arguments: [7_090, 1_000_000]) func whatNoSymbolHoldsIsTooLargeAtOnce(_ count: Int) {
    #expect(throws: QRError.tooLarge(needed: nil)) { try QRSymbol(String(repeating: "1", count: count), .low) }
  }

  @Test func aSymbolAboveTheMaximumSaysWhichVersionItNeeds() throws {
    #expect(throws: QRError.tooLarge(needed: 14)) { try QRSymbol(Sample.credential, maximumVersion: 13) }
    #expect(try QRSymbol(Sample.credential, maximumVersion: 14).version == 14)
    #expect(throws: QRError.tooLarge(needed: 1)) { try QRSymbol("A", maximumVersion: 0) }
    #expect(try QRSymbol("A", maximumVersion: .max).version == 1)
  }

  // MARK: The smallest version

  /// The most alphanumeric characters of some versions at L, M, Q and H (ISO/IEC 18004 Table 7).
  @Test(arguments: [
    (1, [25, 20, 16, 10]), (2, [47, 38, 29, 20]), (9, [335, 262, 189, 143]), (10, [395, 311, 221, 174]),
    (14, [667, 528, 376, 283]), (20, [1_249, 970, 702, 557]), (27, [2_132, 1_637, 1_172, 910]),
  ])
  func theSmallestVersionIsChosen(_ version: Int, _ capacities: [Int]) throws {
    let levels: [QRSymbol.ErrorCorrection] = [.low, .medium, .quartile, .high]
    for (level, capacity) in zip(levels, capacities) {
      #expect(try QRSymbol(Sample.characters(Sample.base45, capacity), level).version == version)
      #expect(try QRSymbol(Sample.characters(Sample.base45, capacity + 1), level).version == version + 1)
    }
  }

  @Test func modesAreMixedWhereThatIsSmaller() throws {
    // 78 bytes would need version 5, and 60 digits take 25 bytes.
    #expect(try QRSymbol("https://id.example" + String(repeating: "7", count: 60)).version == 4)
    #expect(try QRSymbol(Sample.characters(Sample.bytes, 78)).version == 5)
  }

  @Test func manyShortRunsAreNeverLargerThanBytes() throws {
    // Version 40 holds 2 331 bytes at M, and these 2 300 do not fit if every run has a header.
    let text = String(String(repeating: "a123456", count: 400).prefix(2_300))
    #expect(try QRSymbol(text).version == QRSymbol(Sample.characters(Sample.bytes, 2_300)).version)
  }

  // MARK: Modules

  @Test(arguments: [1, 100, 512, 1_000, 3_391])
  func theSideFollowsFromTheVersion(_ count: Int) throws {
    let symbol = try QRSymbol(Sample.characters(Sample.base45, count))
    #expect(symbol.side == 17 + 4 * symbol.version)
  }

  @Test func threeCornersHaveFindersAndTheFourthHasNone() throws {
    let symbol = try QRSymbol(Sample.credential)
    let far = symbol.side - 7
    #expect(isFinder(symbol, 0, 0) && isFinder(symbol, far, 0) && isFinder(symbol, 0, far))
    #expect(!isFinder(symbol, far, far))
  }

  /// Format information lies differently along rows and columns, so a symbol drawn as its own mirror image,
  /// which some readers forgive and others do not, has none.
  @Test(arguments: zip([QRSymbol.ErrorCorrection.low, .medium, .quartile, .high], [0b01, 0b00, 0b11, 0b10]))
  func formatInformationNamesTheLevel(_ level: QRSymbol.ErrorCorrection, _ indicator: Int) throws {
    let symbol = try QRSymbol(Sample.credential, level)
    // ISO/IEC 18004 §7.9.1: the lowest bit at the top, the highest at the left.
    let places = [0, 1, 2, 3, 4, 5, 7, 8].map { (8, $0) } + [7, 5, 4, 3, 2, 1, 0].map { ($0, 8) }
    var masked = 0
    for (bit, place) in places.enumerated() where symbol.isDark(place.0, place.1) { masked |= 1 << bit }
    let format = masked ^ 0b101_0100_0001_0010
    #expect(format >> 13 == indicator)
    #expect(remainder(format) == 0)
    #expect(symbol.isDark(8, symbol.side - 8))
  }

  @Test func outsideIsLight() throws {
    let symbol = try QRSymbol("A")
    #expect(symbol.isDark(0, 0) && symbol.isDark(20, 0) && symbol.isDark(0, 20))
    for (x, y) in [(-1, 0), (0, -1), (21, 0), (0, 21), (-1, 1), (.max, 0), (0, .max), (.min, .min)] {
      #expect(!symbol.isDark(x, y))
    }
  }

  private func isFinder(_ symbol: QRSymbol, _ left: Int, _ top: Int) -> Bool {
    (0..<49).allSatisfy { place in
      let ring = max(abs(place % 7 - 3), abs(place / 7 - 3))
      return symbol.isDark(left + place % 7, top + place / 7) == (ring != 2)
    }
  }

  /// What is left of a BCH (15, 5) code word, 0 if it is one (ISO/IEC 18004 Annex C).
  private func remainder(_ word: Int) -> Int {
    var rest = word
    for bit in (10...14).reversed() where rest >> bit & 1 == 1 { rest ^= 0b101_0011_0111 << (bit - 10) }
    return rest
  }
}
