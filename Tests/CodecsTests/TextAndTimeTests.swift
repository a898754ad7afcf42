import Codecs
import Testing

@Suite struct JSONTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read([UInt8](text.utf8)) }

  private func kind(_ text: [UInt8]) -> JSONError.Kind? {
    do {
      _ = try JSONReader.read(text)
      return nil
    } catch { return error.kind }
  }

  @Test func valuesAreReadAsTheyStand() throws {
    #expect(
      try read(" { \"a\" : [ 1 , -2.5e+3 , true , false , null , { } , [ ] ] , \"\" : \"\\u00e9\\ud83d\\ude00\\/\" } ")
        == .object([
          JSONMember(
            "a",
            .array([
              .number("1"), .number("-2.5e+3"), .boolean(true), .boolean(false), .null, .object([]), .array([]),
            ])),
          JSONMember("", .string("é😀/")),
        ]))
  }

  @Test func namesAreComparedAsBytes() throws {
    #expect(kind([UInt8]("{\"a\":1,\"a\":1}".utf8)) == .duplicateName)
    #expect(kind([UInt8]("{\"a\":1,\"\\u0061\":1}".utf8)) == .duplicateName)
    // Canonically equivalent, and not the same.
    #expect(kind([UInt8]("{\"K\":1,\"\\u212a\":1}".utf8)) == nil)
    let object = try read("{\"\u{212A}\":1}")
    #expect(object["K"] == nil && object["\u{212A}"] == .number("1"))
  }

  @Test func depthIsBoundedExactly() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let text = { (depth: Int) in
        [UInt8]((String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)).utf8)
      }
      #expect(kind(text(JSONReader.maximumDepth)) == nil)
      #expect(kind(text(JSONReader.maximumDepth + 1)) == .tooDeep)
      #expect(kind(text(200_000)) == .tooDeep)
    }
  }

  @Test func wrongTextsAreRefused() {
    let cases: [(String, JSONError.Kind)] = [
      ("", .truncated), ("{", .truncated), ("[1", .truncated), ("\"a", .truncated), ("tru", .truncated),
      ("-", .truncated),
      ("1.", .truncated), ("1e", .truncated), ("\u{FEFF}1", .unexpectedByte), ("01", .trailingBytes),
      ("1 2", .trailingBytes),
      ("[1,]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte), ("{a:1}", .unexpectedByte), ("+1", .unexpectedByte),
      (".5", .unexpectedByte), ("'a'", .unexpectedByte), ("NaN", .unexpectedByte), ("nul1", .unexpectedByte),
      ("\"\\x\"", .unexpectedByte), ("\"\\u12g4\"", .unexpectedByte), ("\"\n\"", .controlCharacter),
      ("\"\\ud800\"", .loneSurrogate), ("\"\\udc00\"", .loneSurrogate), ("\"\\ud800\\u0041\"", .loneSurrogate),
    ]
    for (text, expected) in cases { #expect(kind([UInt8](text.utf8)) == expected, "\(text)") }
    #expect(kind([0x22, 0xFF, 0x22]) == .illFormedText)
    #expect(kind([0x22, 0xC0, 0xAF, 0x22]) == .illFormedText)
  }

  @Test func aLineHasNothingThatActsOnATerminal() throws {
    let hostile = "a\u{0}\u{1B}\u{7F}\u{9B}\u{2028}\u{2029}\u{202E}\u{200B}\u{FEFF}\u{E0041}\"\\é"
    let line = JSONValue.object([JSONMember(hostile, .string(hostile))]).line
    #expect(!line.unicodeScalars.contains { $0.isInvisibleOrControl })
    #expect(line.contains("\\u0000\\u001b\\u007f\\u009b\\u2028\\u2029\\u202e\\u200b\\ufeff\\udb40\\udc41\\\"\\\\é"))
    #expect(try read(line) == .object([JSONMember(hostile, .string(hostile))]))
  }

  /// Each scalar of the basic plane and some beyond, alone and between others.
  @Test func escapesAreThoseThatAreNeeded() throws {
    func escaped(_ scalar: Unicode.Scalar) -> String {
      switch scalar {
      case "\"": return "\\\""
      case "\\": return "\\\\"
      case _ where scalar.isInvisibleOrControl:
        return Character(scalar).utf16.map { "\\u" + String(String(UInt32($0) + 0x10000, radix: 16).suffix(4)) }
          .joined()
      default: return String(scalar)
      }
    }
    let values = Array(0...0xFFFF) + [0x10000, 0x1D173, 0x1F600, 0x1FFFE, 0xE0041, 0x10FFFF] as [UInt32]
    for scalar in values.compactMap({ Unicode.Scalar($0) }) {
      for text in [[scalar], ["a", scalar, "b"], ["é", scalar, scalar, "水", "😀"]] as [[Unicode.Scalar]] {
        let value = JSONValue.string(text.reduce(into: "") { $0.unicodeScalars.append($1) })
        let bytes = [UInt8](("\"" + text.map(escaped).joined() + "\"").utf8)
        guard value.bytes != bytes else { continue }
        Issue.record("U+\(String(scalar.value, radix: 16)): \(value.line)")
      }
    }
  }

  @Test func aLineIsWrittenWithoutBlanks() throws {
    let text = #"{"":[1,-2.5e+3,true,false,null,{},[]],"é\"":{"a":"","b":"x\\y"}}"#
    let value = try read(" " + text.replacing(",", with: " , ").replacing(":", with: "\t:\n"))
    #expect(value.bytes == [UInt8](text.utf8) && value.line == text)
  }

  /// RFC 8785 Appendix B.
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("5e-324", "5e-324"), ("-5e-324", "-5e-324"),
    ("1.7976931348623157e308", "1.7976931348623157e+308"),
    ("9007199254740992", "9007199254740992"), ("295147905179352830000", "295147905179352830000"),
    ("9.999999999999997e22", "9.999999999999997e+22"), ("1e23", "1e+23"),
    ("999999999999999700000", "999999999999999700000"),
    ("999999999999999900000", "999999999999999900000"), ("1e21", "1e+21"),
    ("9.999999999999997e-7", "9.999999999999997e-7"),
    ("0.000001", "0.000001"), ("333333333.3333332", "333333333.3333332"), ("1424953923781206.2", "1424953923781206.2"),
    ("100", "100"), ("1.50", "1.5"), ("1e2", "100"), ("-0.5", "-0.5"),
  ])
  func numbersAreCanonical(_ written: String, _ canonical: String) throws {
    #expect(try String(decoding: read(written).canonical(), as: UTF8.self) == canonical)
  }

  @Test func aNumberBeyondDoublesHasNoCanonicalForm() throws {
    #expect(throws: JSONCanonicalError.number("1e400")) { try read("[1e400]").canonical() }
    #expect(try read("1e400").line == "1e400")
  }
}

@Suite struct TimeTests {
  @Test func everyDayOfFourYearsAndEveryCenturyGoesBothWays() throws {
    for number in Day.first.number...Day.first.number + 1_500 { try check(number) }
    for number in -1_000...40_000 { try check(Int64(number)) }
    for number in stride(from: Day.first.number, through: Day.last.number, by: 997) { try check(number) }
    try check(Day.last.number)
  }

  private func check(_ number: Int64) throws {
    let day = Day(number: number)
    let (year, month, date) = day.date
    let again = try #require(Day(year: year, month: month, day: date))
    #expect(again == day && Day(iso: day.iso) == day)
  }

  @Test func datesAreThoseOfTheCalendar() {
    #expect(Day(iso: "1970-01-01")?.number == 0)
    #expect(Day(iso: "2026-05-14")?.number == 20_587)
    #expect(Day(iso: "0001-01-01") == .first && Day(iso: "9999-12-31") == .last)
    for good in ["2024-02-29", "2000-02-29", "2026-12-31"] { #expect(Day(iso: good)?.iso == good) }
    for bad in [
      "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-01-00", "0000-01-01", "2026-1-1",
      "2026/01/01", "20260101", "2026-01-01 ", "+026-01-01", "２０２６-01-01",
    ] { #expect(Day(iso: bad) == nil, "\(bad)") }
  }

  @Test func timesAreThoseOfRFC3339() {
    #expect(Timestamp(rfc3339: "1970-01-01T00:00:00Z")?.seconds == 0)
    #expect(Timestamp(rfc3339: "1985-04-12T23:20:50.52Z")?.seconds == 482_196_050)
    #expect(Timestamp(rfc3339: "1996-12-19T16:39:57-08:00")?.rfc3339 == "1996-12-20T00:39:57Z")
    #expect(Timestamp(rfc3339: "1990-12-31T23:59:60Z")?.rfc3339 == "1990-12-31T23:59:59Z")
    #expect(Timestamp(rfc3339: "1937-01-01T12:00:27.87+00:20")?.rfc3339 == "1937-01-01T11:40:27Z")
    #expect(Timestamp(rfc3339: "2026-05-14t09:30:00z")?.rfc3339 == "2026-05-14T09:30:00Z")
    #expect(Timestamp.last.rfc3339 == "9999-12-31T23:59:59Z")
    for bad in [
      "2026-05-14T24:00:00Z", "2026-05-14T09:60:00Z", "2026-05-14T09:30:61Z", "2026-05-14T09:30:00",
      "2026-05-14 09:30:00Z",
      "2026-05-14T09:30Z", "2026-05-14T09:30:00.Z", "2026-05-14T09:30:00+0100", "2026-05-14T09:30:00+24:00",
      "2026-05-14",
      // Before the year 1 and after the year 9999, in UTC.
      "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
    ] { #expect(Timestamp(rfc3339: bad) == nil, "\(bad)") }
  }

  @Test func secondsBefore1970BelongToTheirDay() {
    #expect(Timestamp(seconds: -1).day.iso == "1969-12-31" && Timestamp(seconds: -86_400).day.iso == "1969-12-31")
    #expect(Timestamp(seconds: -86_401).rfc3339 == "1969-12-30T23:59:59Z")
  }
}

@Suite struct ZlibTests {
  private func inflate(_ bytes: [UInt8], limit: Int) throws -> [UInt8] { try Zlib.inflate(bytes.span, limit: limit) }

  @Test func theLimitIsExact() throws {
    let plain = [UInt8](repeating: 7, count: 4_096)
    let packed = try #require(Zlib.deflate(plain))
    #expect(try inflate(packed, limit: 4_096) == plain)
    #expect(throws: InflateError.tooLarge(limit: 4_095)) { try inflate(packed, limit: 4_095) }
    let bomb = try #require(Zlib.deflate([UInt8](repeating: 0, count: 64 << 20)))
    #expect(throws: InflateError.tooLarge(limit: 4_096)) { try inflate(bomb, limit: 4_096) }
  }

  @Test func onlyOneWholeStreamInflates() throws {
    let packed = try #require(Zlib.deflate(Array("Vidimus".utf8)))
    #expect(try inflate(packed, limit: 100) == Array("Vidimus".utf8))
    #expect(throws: InflateError.trailingBytes(1)) { try inflate(packed + [0], limit: 100) }
    #expect(throws: InflateError.trailingBytes(packed.count)) { try inflate(packed + packed, limit: 100) }
    for length in 0..<packed.count {
      #expect(throws: InflateError.truncated) { try inflate([UInt8](packed.prefix(length)), limit: 100) }
    }
    var wrong = packed
    wrong[wrong.count - 1] ^= 1
    #expect(throws: InflateError.corrupt) { try inflate(wrong, limit: 100) }
    #expect(throws: InflateError.corrupt) { try inflate([0x78, 0x9D] + packed.dropFirst(2), limit: 100) }
    // FDICT with a header that checks out, and a dictionary's checksum.
    #expect(throws: InflateError.presetDictionary) {
      try inflate([0x78, 0xBB, 1, 2, 3, 4] + packed.dropFirst(2), limit: 100)
    }
  }
}
