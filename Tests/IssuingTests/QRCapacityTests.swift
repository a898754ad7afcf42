import Issuing
import Testing

@Suite struct QRCapacityTests {
  /// libqrencode's own tables are the other opinion.
  @Test(arguments: [QRSymbol.ErrorCorrection.low, .medium, .quartile, .high])
  func everyVersionHoldsWhatItSaysAndNoMore(_ level: QRSymbol.ErrorCorrection) throws {
    for version in 1...40 {
      let most = QRCapacity.characters(version: version, level)
      func made(_ characters: Int) -> Int? {
        let text = [UInt8](repeating: UInt8(ascii: "A"), count: characters)
        return (try? QRSymbol(text: text, errorCorrection: level, maximumVersion: 40))?.version
      }
      #expect(made(most) == version)
      #expect(made(most + 1) == (version == 40 ? nil : version + 1))
      #expect(QRCapacity.version(characters: most, level) == version)
      #expect(QRCapacity.version(characters: most + 1, level) == (version == 40 ? nil : version + 1))
    }
  }

  @Test func theStrongestLevelIsTheOneThatCostsNoVersion() {
    // Version 1 holds 25, 20, 16 and 10 characters.
    #expect(QRCapacity.strongest(characters: 10, atLeast: .medium) == .high)
    #expect(QRCapacity.strongest(characters: 16, atLeast: .medium) == .quartile)
    #expect(QRCapacity.strongest(characters: 20, atLeast: .medium) == .medium)
    #expect(QRCapacity.strongest(characters: 20, atLeast: .low) == .medium)
    // Version 2 at level M, which Q does not reach.
    #expect(QRCapacity.strongest(characters: 38, atLeast: .medium) == .medium)
  }
}
