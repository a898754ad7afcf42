import Foundation
import Testing

@testable import DisplayLink

@Suite struct GlyphTests {
  /// Letters with which the 24 official languages of the EU are written, and the signs that stand in titles.
  static let alphabets = """
    AÁÀÂÄÃÅĂĀĄÆBCĆČÇĊDĎĐEÉÈÊËĚĒĘĖFGĠĢHĦIÍÌÎÏĪĮİJKĶLĹĽĻŁMNŃŇÑŅOÓÒÔÖÕŐØŒPQRŔŘSŚŠŞȘẞTŤŢȚUÚÙÛÜŮŰŪŲVWXYÝŸZŹŽŻ
    aáàâäãåăāąæbcćčçċdďđeéèêëěēęėfgġģhħiíìîïīįıjkķlĺľļłmnńňñņoóòôöõőøœpqrŕřsśšşșßtťţțuúùûüůűūųvwxyýÿzźžż
    ΑΆΒΓΔΕΈΖΗΉΘΙΊΪΚΛΜΝΞΟΌΠΡΣΤΥΎΫΦΧΨΩΏαάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюяЀЍѐѝЁЄІЇҐЫЭёєіїґыэ
    0123456789 .,:;!?¡¿'"‘’“”„‚«»()[]{}<>/\\|@#$%&*+-–—=_~^`°ªº§€£№×…✓✗
    """

  @Test func everyLetterOfTheEUsLanguagesIsDrawn() {
    for scalar in Self.alphabets.unicodeScalars where scalar != "\n" {
      #expect(Glyph.has(UInt16(scalar.value)), "\(scalar)")
    }
    #expect(!Glyph.has(0x4E2D) && Glyph(0x4E2D) == Glyph(Glyph.replacement))
  }

  @Test func tablesAreInOrder() {
    let drawn = (0..<glyphScalars.count).map { glyphScalars[$0] }
    let made = (0..<compositeScalars.count).map { compositeScalars[$0] }
    #expect(drawn == drawn.sorted() && made == made.sorted())
    #expect(Set(drawn).count == drawn.count && Set(made).count == made.count)
    #expect(glyphRows.count == 7 * drawn.count && compositeParts.count == made.count)
    for index in 0..<glyphRows.count { #expect(glyphRows[index] < 0x20) }
    for scalar in made { #expect(Glyph.base(of: scalar).map { drawn.contains($0) } == true) }
  }

  @Test func marksAreThoseOfUnicode() throws {
    for index in 0..<compositeScalars.count {
      let scalar = compositeScalars[index]
      let character = String(try #require(Unicode.Scalar(scalar)))
      let parts = character.decomposedStringWithCanonicalMapping.unicodeScalars.map { UInt16($0.value) }
      guard parts.count > 1 else { continue }
      var composed = parts[0]
      for mark in parts.dropFirst() { composed = Glyph.composed(composed, mark) ?? 0 }
      // Letters of several scripts look alike: Ά may come back as Á.
      #expect(Glyph(composed) == Glyph(scalar), "\(character)")
      if parts[0] < 0x250, parts.count == 2 { #expect(composed == scalar, "\(character)") }
    }
    #expect(Glyph.composed(0x71, 0x301) == nil)
    #expect(Glyph.composed(0x67, 0x301) == nil)
  }

  @Test func lettersThatDifferInAWordLookDifferent() {
    let alphabets: [String] = [
      "ABCDEFGHIJKLMNOPQRSTUVWXYZÁÀÂÄÃÅĂĀĄÆĆČÇĊĎĐÉÈÊËĚĒĘĖĠĢĦÍÌÎÏĪĮĶĹĽĻŁŃŇÑŅÓÒÔÖÕŐØŒŔŘŚŠŞȘŤŢȚÚÙÛÜŮŰŪŲÝŸŹŽŻ",
      "abcdefghijklmnopqrstuvwxyzáàâäãåăāąæćčçċďđéèêëěēęėġģħíìîïīįķĺľļłńňñņóòôöõőøœŕřśšşșťţțúùûüůűūųýÿźžżß",
      "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΪΌΎΫΏ", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίϊΐόύϋΰώ",
      "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯЫЭЄІЇҐЁ", "абвгдежзийклмнопрстуфхцчшщъьюяыэєіїґё", "0123456789✓✗!?",
    ]
    for alphabet in alphabets {
      let pictures = alphabet.unicodeScalars.map { scalar in
        let glyph = Glyph(UInt16(scalar.value))
        return (0..<8).map { glyph.row($0) }
      }
      for (index, picture) in pictures.enumerated() {
        let other = pictures[..<index].firstIndex(of: picture)
        #expect(other == nil, "\(Array(alphabet)[index]) \(other.map { Array(alphabet)[$0] } ?? " ")")
      }
    }
  }

  @Test func aMarkLeavesItsLetterReadable() {
    #expect(picture("Ň") == [".#.#.", "..#..", "#...#", "##..#", "#.#.#", "#..##", "#...#", "....."])
    #expect(picture("ą")[7] == "...#.")
    #expect(picture("ď")[0].hasSuffix("#") && picture("ď")[1].hasSuffix("#"))
    #expect(picture("i")[0] == "..#.." && picture("í")[0] == "...#.")
  }

  private func picture(_ letter: Unicode.Scalar) -> [String] {
    let glyph = Glyph(UInt16(letter.value))
    return (0..<8).map { y in
      (0..<5).map { glyph.row(y) & 0x10 >> UInt8($0) != 0 ? "#" : "." }.joined()
    }
  }
}
