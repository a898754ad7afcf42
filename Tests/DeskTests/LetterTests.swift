import Codecs
import Testing

@testable import Desk

/// The letters of the official languages of the Union, small and large.
enum Alphabet {
  static let letters: [(language: String, letters: String)] = [
    ("bg", "абвгдежзийклмнопрстуфхцчшщъьюяѝ"), ("cs", "aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzž"),
    ("da", "abcdefghijklmnopqrstuvwxyzæøåé"), ("de", "abcdefghijklmnopqrstuvwxyzäöüß"),
    ("el", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"), ("en", "abcdefghijklmnopqrstuvwxyz"),
    ("es", "abcdefghijklmnñopqrstuvwxyzáéíóúü"), ("et", "abcdefghijklmnopqrsšzžtuvwõäöüxy"),
    ("fi", "abcdefghijklmnopqrsštuvwxyzžåäö"), ("fr", "abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ"),
    ("ga", "abcdefghijklmnopqrstuvwxyzáéíóú"), ("hr", "abcčćdđefghijklmnoprsštuvzž"),
    ("hu", "aábcdeéfghiíjklmnoóöőpqrstuúüűvwxyz"), ("it", "abcdefghijklmnopqrstuvwxyzàèéìíîòóùú"),
    ("lt", "aąbcčdeęėfghiįyjklmnoprsštuųūvzž"), ("lv", "aābcčdeēfgģhiījkķlļmnņoprsštuūvzž"),
    ("mt", "abċdefġghħijklmnopqrstuvwxżzàèìòù"), ("nl", "abcdefghijklmnopqrstuvwxyzáéëíïóöúüĳ"),
    ("pl", "aąbcćdeęfghijklłmnńoóprsśtuwyzźż"), ("pt", "abcdefghijklmnopqrstuvwxyzáâãàçéêíóôõú"),
    ("ro", "aăâbcdefghiîjklmnopqrsștțuvwxyzşţ"), ("sk", "aáäbcčdďeéfghiíjklĺľmnňoóôpqrŕsštťuúvwxyýzž"),
    ("sl", "abcčdefghijklmnoprsštuvzž"), ("sv", "abcdefghijklmnopqrstuvwxyzåäöéàü"),
  ]

  static var all: [(language: String, letter: String)] {
    letters.flatMap { language, letters in
      (letters + letters.uppercased()).map { (language, String($0)) }
    }
  }
}

@Suite struct LetterTests {
  static let tables = CharacterTable.names.compactMap { CharacterTable.named($0) }

  @Test func everyLetterOfTheUnionIsShownOnEveryDisplay() {
    #expect(Alphabet.letters.count == 24)
    for table in Self.tables {
      for (language, letter) in Alphabet.all {
        let shown = table.drawable(DisplayText(letter), language: language)
        // A soft sign alone is the one letter that passports leave out, and Bulgarian writes it as y.
        #expect(!shown.cells.isEmpty, "\(table.name): \(letter)")
        for cell in shown.cells {
          #expect(cell.base != "?", "\(table.name): \(letter)")
          #expect(table.isUnicode || table.byte(for: cell.base) != nil || table.needsGlyph(cell.base), "\(letter)")
        }
      }
    }
  }

  @Test func everyTableHasItsCharactersWhereItSaysAndNoneTwice() {
    for page in CodePage.all {
      #expect(page.scalars.count == 128, "\(page.name)")
      let shown = page.scalars.filter { $0 != "\u{FFFD}" }
      #expect(Set(shown).count == shown.count, "\(page.name)")
      #expect(!shown.contains { $0.value < 0xA0 })
    }
    let samples: [(String, Unicode.Scalar, UInt8)] = [
      ("cp437", "é", 0x82), ("cp437", "√", 0xFB), ("cp737", "ς", 0xAA), ("cp737", "Ώ", 0xF0), ("cp850", "ø", 0x9B),
      ("cp852", "ő", 0x8B), ("cp858", "€", 0xD5), ("cp866", "Я", 0x9F), ("cp866", "щ", 0xE9), ("cp1250", "ž", 0x9E),
      ("cp1251", "щ", 0xF9), ("cp1252", "Š", 0x8A), ("cp1253", "ώ", 0xFE), ("iso-8859-1", "ÿ", 0xFF),
      ("hd44780-a00", "ä", 0xE1), ("hd44780-a00", "ü", 0xF5), ("hd44780-a02", "ß", 0xDF),
    ]
    for (name, scalar, byte) in samples {
      #expect(CharacterTable.named(name)?.byte(for: scalar) == byte, "\(name): \(scalar)")
    }
    #expect(CharacterTable.named("cp999") == nil)
  }

  @Test(arguments: [
    // Doc 9303 part 3 §6
    ("Müller", "de", "Mueller"), ("MÜLLER", "de", "MUELLER"), ("Ångström", "sv", "Aangstroem"), ("Groß", "de", "Gross"),
    ("Łukasz Żądło", "pl", "Lukasz Zadlo"), ("Ðorđe Þór", "is", "Dorde Thor"), ("Œuvre", "fr", "Oeuvre"),
    ("Nguyễn Thị Ánh", "vi", "Nguyen Thi Anh"), ("Ħaż-Żebbuġ", "mt", "Haz-Zebbug"), ("Ĳssel", "nl", "Ijssel"),
    ("Щербаков Юрий", "ru", "Shcherbakov Iurii"), ("Хрущёв", "ru", "Khrushchev"),
    ("Ґанна Їжакевич", "uk", "Ganna Izhakevich"),
    // What Bulgarian passports write
    ("Щерю Хаджийски", "bg", "Shteryu Hadzhiyski"), ("Янка Ъгълова", "bg", "Yanka Agalova"),
    // ELOT 743
    ("Παπαδοπούλου Μαρία", "el", "Papadopoulou Maria"), ("Ευάγγελος Μπότσαρης", "el", "Evangelos Botsaris"),
    ("Αυτοκράτωρ Ευκλείδης", "el", "Aftokrator Efkleidis"), ("Άγχος Σφίγξ", "el", "Anchos Sfinx"),
    ("Χατζηκωνσταντίνου", "el", "Chatzikonstantinou"), ("ΘΕΟΔΩΡΟΥ ΨΥΧΗ", "el", "THEODOROU PSYCHI"),
    ("Λαμπάκης Μαΐου Πραΰς", "el", "Lampakis Maiou Prays"), ("Αγκαλιά", "el", "Agkalia"),
  ])
  func namesAreWrittenAsInPassports(_ name: String, _ language: String, _ plain: String) {
    #expect(CharacterTable.ascii.drawable(DisplayText(name), language: language).text == plain)
  }

  @Test func aDisplayShowsWhatItHas() throws {
    let text = DisplayText("Ärzte Žofie Γιάννης Щука")
    #expect(CharacterTable.unicode.drawable(text) == text)
    func shown(_ table: String) throws -> String { try #require(CharacterTable.named(table)).drawable(text).text }
    #expect(try shown("cp852") == "Ärzte Žofie Giannis Shchuka")
    #expect(try shown("cp737") == "Aerzte Zofie Γιάννης Shchuka")
    #expect(try shown("cp866") == "Aerzte Zofie Giannis Щука")
    #expect(try shown("cp1252") == "Ärzte Žofie Giannis Shchuka")
  }

  @Test func greekIsWholeOrTransliterated() throws {
    // CP437 has some Greek letters for mathematics.
    let table = try #require(CharacterTable.named("cp437"))
    #expect(table.drawable(DisplayText("Φαίδρα")).text == "Faidra")
  }

  @Test func decomposedTextIsDrawnAsItsLetters() throws {
    let table = try #require(CharacterTable.named("cp852"))
    #expect(table.drawable(DisplayText("Z\u{30C}ofie S\u{326}tefan")).text == "Žofie Ştefan")
    #expect(CharacterTable.ascii.drawable(DisplayText("Nguye\u{302}\u{303}n")).text == "Nguyen")
  }

  @Test func whatNobodyTransliteratesIsAQuestionMarkEach() {
    #expect(CharacterTable.ascii.drawable(DisplayText("山田 太郎")).text == "?? ??")
  }

  // MARK: Glyphs

  @Test func aDisplayIsTaughtUpToEightLetters() throws {
    let rom = try #require(CharacterTable.named("hd44780-a00"))
    #expect(rom.drawable(DisplayText("Žofie Šťastná")).text == "Žofie Šťastná")
    #expect(rom.drawable(DisplayText("ěščřžýáí")).text == "escrzyai")
    let screens = Pages(for: .sixteen).notice(["Žofie Š.", "Žižka"])
    let encoded = rom.encode(screens[0])
    #expect(encoded.glyphs.count == 3)
    #expect(encoded.lines[0] == [0, 0x6F, 0x66, 0x69, 0x65, 0x20, 1, 0x2E] + Array(repeating: 0x20, count: 8))
    #expect(encoded.lines[1].prefix(5) == [0, 0x69, 2, 0x6B, 0x61])
  }

  @Test func everyLineHasAByteAColumn() {
    for table in Self.tables where !table.isUnicode {
      for text in ["✓ GENUINE CODE", "Владимировский", "Žluťoučký kůň úpěl", "山田太郎", "a\u{301}\u{302}€…"] {
        for screen in Pages(for: .sixteen).notice([text]) {
          let encoded = table.encode(screen)
          #expect(encoded.lines.allSatisfy { $0.count == 16 }, "\(table.name): \(text)")
          #expect(encoded.glyphs.count <= table.glyphCapacity)
          for byte in encoded.lines.joined() where byte < 0x20 { #expect(Int(byte) < encoded.glyphs.count) }
        }
      }
    }
  }

  @Test func aGlyphIsALetterAndItsMark() throws {
    #expect(
      picture(try #require(Glyph("č"))) == [
        ".#.#.", "..#..", ".###.", "#....", "#....", "#...#", ".###.", ".....",
      ])
    #expect(
      picture(try #require(Glyph("Ş"))) == [
        ".....", ".####", "#....", ".###.", "....#", "####.", "..#..", ".##..",
      ])
    for (_, letter) in Alphabet.all {
      for scalar in letter.unicodeScalars {
        if let glyph = Glyph(scalar) {
          #expect(glyph.rows.count == 8 && glyph.rows.allSatisfy { $0 < 32 }, "\(letter)")
        }
      }
    }
    #expect(Glyph("a") == nil && Glyph("щ") == nil)
  }

  @Test func everyLatinLetterOfTheUnionCanBeTaught() {
    for (language, letter) in Alphabet.all where language != "el" && language != "bg" {
      for scalar in letter.unicodeScalars where !scalar.isASCII && scalar.value != 0x132 && scalar.value != 0x133 {
        #expect(Glyph(scalar) != nil, "\(letter)")
      }
    }
  }

  private func picture(_ glyph: Glyph) -> [String] {
    glyph.rows.map { row in (0..<5).map { row & (16 >> $0) == 0 ? "." : "#" }.joined() }
  }
}
