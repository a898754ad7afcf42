import Issuing
import Testing

/// What an independent reader makes of the pictures.
@Suite struct ReadBackTests {
  @Test(
    arguments: [
      "A", "a", "7", " ", "%", "MC1:", " 100% OF 3 $ + 4 * 5 - 6 / 7: ", "https://credentials.example/anna?x=1#y",
      "lower-case letters only", "Ελληνικά и кириллица", "two\nlines", Sample.credential,
      String(repeating: "0123456789", count: 30), "mixed " + String(repeating: "0123456789", count: 9) + " MODES",
    ], [QRSymbol.ErrorCorrection.low, .medium, .quartile, .high])
  func aPNGReadsBack(_ text: String, _ level: QRSymbol.ErrorCorrection) throws {
    let png = try #require(PNGImage.encode(try QRSymbol(text, level)))
    #expect(try Reader.zbarimg(png, ending: "png") == [UInt8](text.utf8))
  }

  @Test(arguments: [2, 3, 4, 5, 7, 12, 16]) func everyScaleReadsBack(_ scale: Int) throws {
    let png = try #require(PNGImage.encode(try QRSymbol(Sample.credential), scale: scale))
    #expect(try Reader.zbarimg(png, ending: "png") == [UInt8](Sample.credential.utf8))
  }

  @Test(arguments: [30, 90, 200, 400, 600, 900, 1_300, 1_800, 2_300])
  func everySizeReadsBack(_ count: Int) throws {
    let text = Sample.characters(Sample.base45, count)
    let png = try #require(PNGImage.encode(try QRSymbol(text), scale: 4))
    #expect(try Reader.zbarimg(png, ending: "png") == [UInt8](text.utf8))
  }

  @Test(arguments: Sample.capacities.map { $0.level })
  func theLargestThatFitsReadsBack(_ level: QRSymbol.ErrorCorrection) throws {
    let capacity = try #require(Sample.capacities.first { $0.level == level })
    for (set, count) in [
      (Sample.digits, capacity.digits), (Sample.base45, capacity.base45), (Sample.bytes, capacity.bytes),
    ] {
      let text = Sample.characters(set, count)
      let png = try #require(PNGImage.encode(try QRSymbol(text, level), scale: 4))
      #expect(try Reader.zbarimg(png, ending: "png") == [UInt8](text.utf8))
    }
  }

  @Test(
    .enabled(if: Reader.hasSVGConverter, "rsvg-convert, of librsvg2-bin, is missing"),
    arguments: ["A", Sample.credential, "lower-case letters only", Sample.characters(Sample.base45, 1_500)])
  func anSVGReadsBack(_ text: String) throws {
    let png = try Reader.rsvgConvert(SVGImage.encode(try QRSymbol(text)))
    #expect(try Reader.zbarimg(png, ending: "png") == [UInt8](text.utf8))
  }

  @Test(arguments: ["A", Sample.credential, "https://credentials.example/anna?x=1"])
  func aTerminalReadsBack(_ text: String) throws {
    let drawing = TerminalSymbol.draw(try QRSymbol(text))
    let picture = try #require(TerminalScreen(showing: drawing)).raster
    #expect(try Reader.zbarimg(picture.pgm(scale: 4), ending: "pgm") == [UInt8](text.utf8))
  }
}
