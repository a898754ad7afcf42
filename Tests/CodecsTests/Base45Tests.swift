import Codecs
import Testing

@Suite struct Base45Tests {
  private func decode(_ text: String) throws -> [UInt8] {
    let bytes = [UInt8](text.utf8)
    return try Base45.decode(bytes.span)
  }

  private func encode(_ bytes: [UInt8]) -> String { String(decoding: Base45.encode(bytes.span), as: UTF8.self) }

  /// RFC 9285 §4.3, §4.4.
  @Test(arguments: [
    ("AB", "BB8"), ("Hello!!", "%69 VD92EX0"), ("base-45", "UJCLQE7W581"), ("ietf!", "QED8WEX0"), ("", ""),
  ])
  func textsOfTheStandardGoBothWays(_ plain: String, _ text: String) throws {
    #expect(encode([UInt8](plain.utf8)) == text)
    #expect(try decode(text) == [UInt8](plain.utf8))
  }

  @Test func theHighestGroupsDecodeAndTheNextDoNot() throws {
    #expect(try decode("FGW") == [0xFF, 0xFF])
    #expect(throws: Base45Error.outOfRange(at: 0)) { try decode("GGW") }
    #expect(try decode("U5") == [0xFF])
    #expect(throws: Base45Error.outOfRange(at: 0)) { try decode("V5") }
    #expect(throws: Base45Error.outOfRange(at: 3)) { try decode("BB8::") }
  }

  @Test func charactersOutsideTheAlphabetAreRefusedWhereTheyStand() throws {
    for (text, place) in [("bb8", 0), ("BB8B_", 4), ("B\u{0}8", 1), ("BBÄ", 2), ("BB8\n\n", 3)] {
      let error = #expect(throws: Base45Error.self) { try decode(text) }
      // Within a group the last digit is looked at first.
      if case .character(_, let position) = error { #expect(position / 3 == place / 3, "\(text)") }
    }
  }

  @Test func aCharacterLeftOverIsRefused() throws {
    for text in ["B", "BB8B", "BB8BB8B"] {
      #expect(throws: Base45Error.danglingCharacter(at: text.utf8.count - 1)) { try decode(text) }
    }
  }

  @Test func everyShortByteStringHasOneText() throws {
    var seen: Set<String> = []
    for first in UInt8.min...UInt8.max {
      for bytes in [[first]] + (UInt8.min...UInt8.max).map({ [first, $0] }) {
        let text = encode(bytes)
        #expect(seen.insert(text).inserted)
        #expect(try decode(text) == bytes)
      }
    }
  }
}

@Suite struct Base64URLTests {
  private func decode(_ text: String) throws -> [UInt8] {
    let bytes = [UInt8](text.utf8)
    return try Base64URL.decode(bytes.span)
  }

  /// RFC 4648 §10, without its padding.
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"),
    ("ûïþ", "w7vDr8O-"),
  ])
  func textsOfTheStandardGoBothWays(_ plain: String, _ text: String) throws {
    let bytes = [UInt8](plain.utf8)
    #expect(Base64URL.encode(bytes.span) == text)
    #expect(try decode(text) == bytes)
  }

  @Test func onlyTheOneTextDecodes() throws {
    #expect(throws: Base64URLError.character(UInt8(ascii: "="), at: 2)) { try decode("Zg==") }
    #expect(throws: Base64URLError.unusedBits(at: 1)) { try decode("Zh") }
    #expect(throws: Base64URLError.unusedBits(at: 2)) { try decode("Zm9") }
    #expect(throws: Base64URLError.danglingCharacter(at: 0)) { try decode("Z") }
    for character in ["+", "/", " ", "\n", "é"] {
      #expect(throws: Base64URLError.self) { try decode("Zm9" + character) }
    }
  }
}

@Suite struct HexadecimalTests {
  @Test func pairsGoBothWays() {
    #expect(Hexadecimal.encode([0, 0x9A, 0xFF]) == "009aff")
    #expect(Hexadecimal.decode("009AfF") == [0, 0x9A, 0xFF])
    for text in ["0", "0g", "0 ", "é", "00-11"] { #expect(Hexadecimal.decode(text) == nil) }
  }
}
