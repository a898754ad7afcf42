import Codecs
import Foundation
import Testing

/// Bytes from hexadecimal digits with blanks between them.
func bytes(_ hex: String) -> [UInt8] { Hexadecimal.decode(hex.filter { $0 != " " }) ?? [] }

@Suite struct CBORTests {
  private func read(_ bytes: [UInt8], _ rules: CBORRules) throws -> CBORValue {
    try CBORReader.read(bytes, rules: rules)
  }

  /// `head` so many times, and a number inside.
  private func nested(_ head: [UInt8], _ depth: Int) -> [UInt8] {
    [UInt8](repeatElement(head, count: depth).joined()) + [0x00]
  }

  private func kind(_ hex: String, _ rules: CBORRules) -> CBORError.Kind? { kind(bytes(hex), rules) }

  private func kind(_ bytes: [UInt8], _ rules: CBORRules) -> CBORError.Kind? {
    do {
      _ = try read(bytes, rules)
      return nil
    } catch {
      return (error as? CBORError)?.kind
    }
  }

  /// RFC 8949 Appendix A, all 81 examples, with what each is under general rules; nil for those of indefinite
  /// length, which are refused by decision, whatever the rules.
  private static let appendixA: [(hex: String, value: CBORValue?)] = [
    ("00", .unsigned(0)), ("01", .unsigned(1)), ("0a", .unsigned(10)), ("17", .unsigned(23)), ("1818", .unsigned(24)),
    ("1819", .unsigned(25)), ("1864", .unsigned(100)), ("1903e8", .unsigned(1000)),
    ("1a000f4240", .unsigned(1_000_000)),
    ("1b000000e8d4a51000", .unsigned(1_000_000_000_000)), ("1bffffffffffffffff", .unsigned(.max)),
    ("c249010000000000000000", .tagged(2, .bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))),
    ("3bffffffffffffffff", .negative(.max)),
    ("c349010000000000000000", .tagged(3, .bytes([1, 0, 0, 0, 0, 0, 0, 0, 0]))), ("20", .negative(0)),
    ("29", .negative(9)),
    ("3863", .negative(99)), ("3903e7", .negative(999)), ("f90000", .float(0)), ("f98000", .float(-0.0)),
    ("f93c00", .float(1)), ("fb3ff199999999999a", .float(1.1)), ("f93e00", .float(1.5)), ("f97bff", .float(65504)),
    ("fa47c35000", .float(100_000)), ("fa7f7fffff", .float(3.4028234663852886e+38)),
    ("fb7e37e43c8800759c", .float(1.0e+300)), ("f90001", .float(5.960464477539063e-8)),
    ("f90400", .float(0.00006103515625)), ("f9c400", .float(-4)), ("fbc010666666666666", .float(-4.1)),
    ("f97c00", .float(.infinity)), ("f97e00", .float(.nan)), ("f9fc00", .float(-.infinity)),
    ("fa7f800000", .float(.infinity)), ("fa7fc00000", .float(.nan)), ("faff800000", .float(-.infinity)),
    ("fb7ff0000000000000", .float(.infinity)), ("fb7ff8000000000000", .float(.nan)),
    ("fbfff0000000000000", .float(-.infinity)), ("f4", .boolean(false)), ("f5", .boolean(true)), ("f6", .null),
    ("f7", .simple(23)), ("f0", .simple(16)), ("f8ff", .simple(255)),
    ("c074323031332d30332d32315432303a30343a30305a", .tagged(0, .text("2013-03-21T20:04:00Z"))),
    ("c11a514b67b0", .tagged(1, .unsigned(1_363_896_240))),
    ("c1fb41d452d9ec200000", .tagged(1, .float(1_363_896_240.5))),
    ("d74401020304", .tagged(23, .bytes([1, 2, 3, 4]))), ("d818456449455446", .tagged(24, .bytes(Array("dIETF".utf8)))),
    ("d82076687474703a2f2f7777772e6578616d706c652e636f6d", .tagged(32, .text("http://www.example.com"))),
    ("40", .bytes([])),
    ("4401020304", .bytes([1, 2, 3, 4])), ("60", .text("")), ("6161", .text("a")), ("6449455446", .text("IETF")),
    ("62225c", .text("\"\\")), ("62c3bc", .text("ü")), ("63e6b0b4", .text("水")), ("64f0908591", .text("𐅑")),
    ("80", .array([])),
    ("83010203", .array([.unsigned(1), .unsigned(2), .unsigned(3)])),
    (
      "8301820203820405",
      .array([
        .unsigned(1), .array([.unsigned(2), .unsigned(3)]), .array([.unsigned(4), .unsigned(5)]),
      ])
    ),
    ("98190102030405060708090a0b0c0d0e0f101112131415161718181819", .array((1...25).map { .unsigned($0) })),
    ("a0", .map([])),
    (
      "a201020304",
      .map([
        CBORPair(key: .unsigned(1), value: .unsigned(2)), CBORPair(key: .unsigned(3), value: .unsigned(4)),
      ])
    ),
    (
      "a26161016162820203",
      .map([
        CBORPair(key: .text("a"), value: .unsigned(1)),
        CBORPair(key: .text("b"), value: .array([.unsigned(2), .unsigned(3)])),
      ])
    ),
    ("826161a161626163", .array([.text("a"), .map([CBORPair(key: .text("b"), value: .text("c"))])])),
    (
      "a56161614161626142616361436164614461656145",
      .map(
        zip(["a", "b", "c", "d", "e"], ["A", "B", "C", "D", "E"]).map {
          CBORPair(key: .text($0), value: .text($1))
        })
    ),
    ("5f42010243030405ff", nil), ("7f657374726561646d696e67ff", nil), ("9fff", nil), ("9f018202039f0405ffff", nil),
    ("9f01820203820405ff", nil), ("83018202039f0405ff", nil), ("83019f0203ff820405", nil),
    ("9f0102030405060708090a0b0c0d0e0f101112131415161718181819ff", nil), ("bf61610161629f0203ffff", nil),
    ("826161bf61626163ff", nil), ("bf6346756ef563416d7421ff", nil),
  ]

  @Test func appendixADecodesAsTheStandardSays() throws {
    #expect(Self.appendixA.count == 81)
    // One more, simple(24), stood in RFC 7049 and still stands in collections; it is no longer well-formed (§3.3).
    #expect(kind("f818", .general) == .reservedHead)
    for (hex, expected) in Self.appendixA {
      guard let expected else {
        #expect(kind(hex, .general) == .indefiniteLength, "\(hex)")
        continue
      }
      let value = try read(bytes(hex), .general)
      if case .float(let number) = value, number.isNaN {
        if case .float(let wanted) = expected { #expect(wanted.isNaN) }
      } else {
        #expect(value == expected, "\(hex)")
      }
      if case .float = value { continue }
      // Whatever has no float in it is encoded as the same bytes.
      if !hex.hasPrefix("c1fb") { #expect(value.deterministicEncoding == bytes(hex), "\(hex)") }
    }
  }

  @Test func deterministicRulesTakeNeitherFloatsNorTagsNorOtherSimpleValues() {
    for (hex, expected) in [
      ("f93c00", CBORError.Kind.float), ("fa47c35000", .float), ("fb3ff199999999999a", .float), ("c11a514b67b0", .tag),
      ("f7", .simpleValue), ("f0", .simpleValue), ("f8ff", .simpleValue),
    ] { #expect(kind(hex, .deterministic) == expected, "\(hex)") }
    for hex in ["f4", "f5", "f6", "00", "20", "40", "60", "80", "a0"] { #expect(kind(hex, .deterministic) == nil) }
  }

  @Test func illFormedItemsAreRefusedUnderAllRules() {
    let cases: [(String, CBORError.Kind)] = [
      ("", .truncated), ("18", .truncated), ("19 01", .truncated), ("1a 010203", .truncated),
      ("1b 01020304050607", .truncated),
      ("38", .truncated), ("41", .truncated), ("58", .truncated), ("58 02 01", .truncated), ("61", .truncated),
      ("62 61", .truncated), ("81", .truncated), ("82 01", .truncated), ("a1", .truncated), ("a1 01", .truncated),
      ("a2 01 02", .truncated), ("c0", .truncated), ("d8", .truncated), ("f8", .truncated), ("f9 00", .truncated),
      ("fa 000000", .truncated), ("fb 00000000000000", .truncated), ("5b ffffffffffffffff", .truncated),
      ("7b 7fffffffffffffff", .truncated), ("9b ffffffffffffffff", .truncated), ("9b 0000000100000000 00", .truncated),
      ("bb ffffffffffffffff", .truncated), ("bb 8000000000000000", .truncated), ("a2 0001 02", .truncated),
      ("1c", .reservedHead), ("1d", .reservedHead), ("1e", .reservedHead), ("3c", .reservedHead), ("5d", .reservedHead),
      ("7e", .reservedHead), ("9c", .reservedHead), ("bd", .reservedHead), ("de", .reservedHead), ("fc", .reservedHead),
      ("fd", .reservedHead), ("fe", .reservedHead), ("f8 00", .reservedHead), ("f8 18", .reservedHead),
      ("f8 1f", .reservedHead), ("1f", .indefiniteLength), ("3f", .indefiniteLength), ("5f ff", .indefiniteLength),
      ("7f ff", .indefiniteLength), ("9f ff", .indefiniteLength), ("bf ff", .indefiniteLength),
      ("df", .indefiniteLength),
      ("ff", .indefiniteLength), ("81 ff", .indefiniteLength), ("a1 01 ff", .indefiniteLength),
      ("61 80", .illFormedText),
      ("61 ff", .illFormedText), ("62 c0 af", .illFormedText), ("63 ed a0 80", .illFormedText),
      ("64 f4 90 80 80", .illFormedText), ("62 c3 28", .illFormedText), ("00 00", .trailingBytes),
      ("80 80", .trailingBytes),
      ("a2 01 02 01 03", .duplicateKey),
    ]
    #expect(cases.count >= 60)
    for (hex, expected) in cases {
      #expect(kind(hex, .general) == expected, "general \(hex)")
      // An item that both are wrong about is wrong for its tag or float first.
      let strict = kind(hex, .deterministic)
      #expect(strict != nil, "deterministic \(hex)")
    }
  }

  @Test func headsAreTheShortestWhereTheyMustBe() throws {
    for hex in [
      "1817", "190018", "1900ff", "1a0000ffff", "1b00000000ffffffff", "5801 00", "980100", "b8010000", "3817",
    ] {
      #expect(kind(hex, .deterministic) == .longHead, "\(hex)")
      #expect(kind(hex, .general) == nil, "\(hex)")
    }
    for hex in ["1818", "190100", "1a00010000", "1b0000000100000000"] { #expect(kind(hex, .deterministic) == nil) }
  }

  @Test func keysAscendWhereTheyMust() {
    #expect(kind("a2 01 00 02 00", .deterministic) == nil)
    #expect(kind("a2 02 00 01 00", .deterministic) == .unsortedKey)
    #expect(kind("a2 02 00 01 00", .general) == nil)
    // Bytewise: 24 (0x1818) stands behind 23, a negative number behind every positive one, a text behind both.
    #expect(kind("a4 17 00 1818 00 20 00 61 61 00", .deterministic) == nil)
    #expect(kind("a2 20 00 1818 00", .deterministic) == .unsortedKey)
    #expect(kind("a2 01 00 01 00", .deterministic) == .duplicateKey)
  }

  @Test func aKeyIsOneHoweverItIsEncoded() {
    #expect(kind("a2 06 00 1806 01", .general) == .duplicateKey)
    #expect(kind("a3 01 00 02 00 190001 00", .general) == .duplicateKey)
    #expect(kind("a2 f93c00 00 fb3ff0000000000000 00", .general) == .duplicateKey)
    #expect(kind("a2 81 06 00 81 1806 00", .general) == .duplicateKey)
    #expect(kind("a2 06 00 1807 01", .general) == nil)
  }

  @Test func depthIsBoundedExactly() {
    for (rules, depth) in [(CBORRules.deterministic, 6), (.general, 16)] {
      for head in [[0x81], [0xA1, 0x00]] as [[UInt8]] {
        #expect(kind(nested(head, depth), rules) == nil)
        #expect(kind(nested(head, depth + 1), rules) == .tooDeep)
        #expect(kind(nested(head, 2_000_000), rules) == .tooDeep)
      }
    }
    #expect(kind(nested([0xC1], 2_000_000), .general) == .tooDeep)
  }

  @Test func manyKeysAreNoWork() throws {
    // Descending, so that no order helps: quadratic work would take minutes.
    var map = bytes("ba 00030d40")
    for key in (0..<200_000).reversed() { map += CBORValue.unsigned(UInt64(key)).deterministicEncoding + [0] }
    guard case .map(let pairs) = try read(map, .general) else { Issue.record("no map"); return }
    #expect(pairs.count == 200_000)
  }

  @Test func everyTruncationOfAGoodMessageIsRefused() throws {
    let message = bytes("a3 01 6161 02 83 01 4201ff f5 20 a1 6162 1903e8")
    _ = try read(message, .deterministic)
    for length in 0..<message.count {
      #expect(throws: CBORError.self) { try read([UInt8](message.prefix(length)), .deterministic) }
    }
  }

  @Test func tagsInFrontAreTheExpectedOnes() throws {
    func kind(_ hex: String, _ tags: [[UInt64]], _ rules: CBORRules = .deterministic) -> CBORError.Kind? {
      do {
        let value = try CBORReader.read(bytes(hex).span, rules: rules, tags: tags)
        #expect(value == .array([]), "\(hex)")
        return nil
      } catch {
        return error.kind
      }
    }
    let variants: [[UInt64]] = [[18], [61, 18], []]
    #expect(kind("d2 80", [[18]]) == nil && kind("d8 62 80", [[98]]) == nil && kind("80", [[]]) == nil)
    for hex in ["d2 80", "d8 3d d2 80", "80"] { #expect(kind(hex, variants) == nil, "\(hex)") }
    for hex in ["80", "d3 80", "c1 d2 80", "d8 3d d2 80", "", "d3 ff"] {
      #expect(kind(hex, [[18]]) == .unexpectedTag, "\(hex)")
    }
    for hex in ["d3 80", "d8 3d 80", "d8 3d", "d8 3d d3 80"] {
      #expect(kind(hex, variants) == .unexpectedTag, "\(hex)")
    }
    #expect(kind("d2 80", [[]]) == .unexpectedTag)
    // What stands behind the tags keeps the rules.
    #expect(kind("d2 d2 80", [[18]]) == .tag && kind("d2 80 00", [[18]]) == .trailingBytes)
    #expect(kind("d2", [[18]]) == .truncated && kind("d8", [[18]]) == .truncated && kind("", variants) == .truncated)
    #expect(kind("d8 12 80", [[18]]) == .longHead && kind("d8 12 80", [[18]], .general) == nil)
  }

  @Test func aValueIsFoundWithoutReadingWhatStandsBehindIt() throws {
    func find(_ hex: String) throws -> CBORValue? {
      try CBORReader.find(.unsigned(1), inMapOf: bytes(hex).span, rules: .deterministic)
    }
    #expect(try find("a1 01 6161") == .text("a") && find("a2 00 80 01 6161") == .text("a"))
    // Neither the rest of the map nor what follows it is looked at.
    #expect(try find("a3 01 02 ff ff ff ff") == .unsigned(2) && find("a1 01 02 ff") == .unsigned(2))
    #expect(try find("a0") == nil && find("a1 00 01") == nil)
    for hex in ["", "80", "a1", "a1 01", "a2 00", "a1 01 61", "bf", "a1 01 f93c00"] {
      #expect(throws: CBORError.self) { try find(hex) }
    }
  }

  @Test func integersOf64BitsAreToldFromLargerOnes() {
    #expect(CBORValue.integer(.min) == .negative(UInt64(Int64.max)))
    #expect(CBORValue.integer(-1) == .negative(0) && CBORValue.integer(0) == .unsigned(0))
    for value in [Int64.min, -1, 0, .max] { #expect(CBORValue.integer(value).int64 == value) }
    #expect(CBORValue.unsigned(UInt64(Int64.max) + 1).int64 == nil)
    #expect(CBORValue.negative(UInt64(Int64.max) + 1).int64 == nil)
    #expect(CBORValue.text("1").int64 == nil)
  }
}
