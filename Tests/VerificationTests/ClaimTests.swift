import Codecs
import Credentials
import Testing
import Verification

/// Faults of the claims, all of them signed by a key the desk trusts: what a careless issuer can do.
@Suite struct ClaimTests {
  private func reason(_ claims: CBORValue, at time: Timestamp = Workbench.today) throws -> Reason {
    let bench = try Workbench(.edDSA)
    return bench.reason(try bench.message(payload: .bytes(claims.deterministicEncoding)), at: time)
  }

  private func element(_ key: Int64, _ value: CBORValue?) throws -> Reason {
    try reason(Workbench.claims(credential: [key: value]))
  }

  private func text(_ length: Int) -> CBORValue { .text(String(repeating: "a", count: length)) }

  @Test func registeredClaimsAreWhatTheyMustBe() throws {
    for (key, good, bad) in [
      (
        6, [.unsigned(0), .unsigned(1_795_478_400)], [nil, .unsigned(253_402_300_800), .negative(0), .text("1"), .null]
      ),
      (
        7, [.bytes([UInt8](repeating: 1, count: 16))],
        [nil, .bytes([UInt8](repeating: 1, count: 7)), .bytes([UInt8](repeating: 1, count: 17)), .text("12345678")]
      ),
      (4, [nil, .unsigned(253_402_300_799)], [.unsigned(253_402_300_800), .negative(5), .unsigned(.max), .text("")]),
      (5, [nil, .unsigned(0)], [.unsigned(253_402_300_800), .boolean(true)]),
      (
        65_535, [nil],
        [
          .unsigned(1), .map([]), .map([CBORPair(key: .text("status_list"), value: .map([]))]),
          .map([CBORPair(key: .text("other"), value: .map([]))]),
        ]
      ),
    ] as [(Int64, [CBORValue?], [CBORValue?])] {
      for value in good { #expect(try reason(Workbench.claims([key: value])) == .ok, "\(key)") }
      for value in bad {
        #expect(
          try reason(Workbench.claims([key: value])) == .unreadable(.cwt), "\(key) \(String(describing: value))")
      }
    }
    for value in [nil, .text(""), text(121), .unsigned(1)] as [CBORValue?] {
      #expect(try reason(Workbench.claims([1: value])) == .unreadable(.cwt))
    }
    #expect(try reason(Workbench.claims([-202_224_302: nil])) == .unreadable(.claims))
  }

  @Test(arguments: [1, 2, 3, 4, 6, 7, 9, 10, 11, 18] as [Int64])
  func mandatoryElementsMustBeThere(_ key: Int64) throws {
    #expect(try element(key, nil) == .unreadable(.claims))
    #expect(try element(key, .null) == .unreadable(.claims))
  }

  @Test func textsAreWithinTheirBytes() throws {
    for (key, limit) in [(2, 200), (4, 160), (9, 120), (10, 120), (11, 120), (12, 400), (14, 80), (16, 400), (-3, 64)]
      as [(Int64, Int)]
    {
      #expect(try element(key, text(limit)) == .ok, "\(key)")
      #expect(try element(key, text(limit + 1)) == .unreadable(.claims), "\(key)")
      #expect(try element(key, text(0)) == .unreadable(.claims), "\(key)")
      // Two bytes a letter.
      #expect(try element(key, .text(String(repeating: "α", count: limit / 2 + 1))) == .unreadable(.claims), "\(key)")
    }
  }

  @Test func elementsHaveTheirShapes() throws {
    let day = CBORValue.unsigned(1)
    for (key, good, bad) in [
      (
        1, [map([1: text(120)]), map([1: text(1), 2: text(120), 3: .integer(-719_162)])],
        [
          map([2: text(1)]), map([1: text(121)]), map([1: text(1), 3: .integer(-719_163)]),
          map([1: text(1), 3: .unsigned(2_932_897)]), text(1),
        ]
      ),
      (
        3,
        [
          .text("GR"), .text("ES-CT"), .text("NL33"), .array([.text("NL")]),
          .array(Array(repeating: .text("NL"), count: 4)),
        ],
        [
          .text("N"), .text("nl"), .text("NL 1"), .array([]), .array(Array(repeating: .text("NL"), count: 5)),
          .unsigned(1),
        ]
      ),
      (
        4, [map([1: text(160), 2: text(64), 3: text(120)])],
        [map([2: text(1)]), map([1: text(161)]), .array([text(1)])]
      ),
      (5, [day, .integer(-1)], [.text("2026-05-14"), .unsigned(2_932_897)]),
      (
        6,
        [
          .array(Array(repeating: text(300), count: 2)),
          .array([.array([text(1), .bytes([UInt8](repeating: 1, count: 16)), text(120)])]), .array([.array([text(1)])]),
          .array(Array(repeating: text(1), count: 12)),
        ],
        [
          text(1), .array([]), .array(Array(repeating: text(1), count: 13)), .array([text(301)]),
          .array([.array([text(1), .bytes([1])])]), .array([.array([])]),
          .array([.array([text(1)] + Array(repeating: text(1), count: 7))]),
        ]
      ),
      (
        7, [map([1: .unsigned(1)]), map([2: .unsigned(60_000)]), map([1: .unsigned(250), 2: .unsigned(60)])],
        [map([:]), map([1: .unsigned(0)]), map([2: .unsigned(60_001)]), map([1: .text("1")]), .unsigned(1)]
      ),
      (
        8,
        [
          .unsigned(1), .unsigned(8), .array([.unsigned(6), .unsigned(0)]), .array([.unsigned(6)]),
          .array([.unsigned(6), .unsigned(3)]),
        ],
        [
          .unsigned(0), .unsigned(9), .array([]), .array([.unsigned(9), .unsigned(1)]),
          .array([.unsigned(6), .unsigned(1), .unsigned(1)]), .text("EQF-6"),
        ]
      ),
      (
        9, [.unsigned(1), .array([.unsigned(1), text(120)]), .array([.unsigned(1)])],
        [.unsigned(0), .unsigned(256), .array([]), .array(Array(repeating: .unsigned(1), count: 7)), .negative(0)]
      ),
      (13, [.unsigned(4)], [.unsigned(0), .text("supervised-with-id")]),
      (14, [.array([text(80), text(120)]), .array([text(1)])], [.array([text(1), text(121)]), .array([])]),
      (
        15, [.unsigned(0), .unsigned(1), .array([.unsigned(1), text(200)])],
        [.array([.unsigned(1), text(201)]), .text("stackable")]
      ),
      (17, [.text("nl"), .text("de-AT")], [.text("n"), .text("dutch"), .text("de_AT"), .text("a-b")]),
      (19, [.text("06"), .text("0613")], [.text("6"), .text("06131"), .text("06a"), .unsigned(613)]),
      (
        20, [titles(["nl": text(200)])],
        [
          .map([]), titles(["nl": text(201)]), titles(["x": text(1)]),
          .map([CBORPair(key: .unsigned(1), value: text(1))]),
        ]
      ),
      (21, [.unsigned(3)], [.unsigned(0)]), (22, [.unsigned(3)], [.unsigned(0)]),
      (
        -1, [map([1: text(160), 2: text(160), 3: day]), .array([map([1: text(1)]), map([1: text(1)])])],
        [map([2: text(1)]), .array([]), .array(Array(repeating: map([1: text(1)]), count: 5))]
      ),
      (-2, [.unsigned(30_000)], [.text("x")]),
      (
        -4, [.array([text(160), .bytes([UInt8](repeating: 1, count: 32))])],
        [.array([text(1)]), .array([text(1), .bytes([1])]), text(1)]
      ),
    ] as [(Int64, [CBORValue], [CBORValue])] {
      for value in good { #expect(try element(key, value) == .ok, "\(key) \(value)") }
      for value in bad { #expect(try element(key, value) == .unreadable(.claims), "\(key) \(value)") }
    }
  }

  private func map(_ entries: [Int64: CBORValue?]) -> CBORValue { Workbench.map(entries) }

  private func titles(_ titles: [String: CBORValue]) -> CBORValue {
    .map(titles.map { CBORPair(key: .text($0.key), value: $0.value) })
  }

  @Test func theVersionIsReadFirst() throws {
    #expect(try element(0, nil) == .unreadable(.claims))
    #expect(try element(0, .unsigned(0)) == .unreadable(.claims))
    #expect(try element(0, .text("1")) == .unreadable(.claims))
    #expect(try element(0, .unsigned(2)) == .newerVersion)
    // Whatever else is not as it is now.
    #expect(
      try reason(Workbench.claims([6: .text("x")], credential: [0: .unsigned(2), 2: nil, 1: .unsigned(1)]))
        == .newerVersion)
  }

  @Test func whatLaterVersionsAddIsCountedAndNotFatal() throws {
    let bench = try Workbench(.edDSA)
    let claims = Workbench.claims(
      [9_999: .array([.map([])]), -5: .null],
      credential: [
        50: .text("x"), -50: .boolean(true), 1: map([1: text(1), 4: .unsigned(1)]),
        7: map([1: .unsigned(1), 9: .unsigned(1)]),
        9: .unsigned(15), 13: .unsigned(200), 8: .array([.unsigned(6), .unsigned(9)]),
      ])
    let verdict = bench.verdict(try bench.message(payload: .bytes(claims.deterministicEncoding)))
    #expect(verdict.reason == .ok)
    #expect(
      verdict.warnings == [
        .unknownCode(.level), .unknownCode(.typeOfAssessment), .unknownCode(.supervision), .unknownElements(4),
        .unknownClaims(2),
      ])
    let read = try #require(verdict.credential)
    #expect(
      read.json.line.contains("\"typeOfAssessment\":[\"code-15\"]") && read.json.line.contains("\"cycle\":\"code-9\""))
    // Keys are integers, and even what is unknown keeps to the rules of the payload.
    #expect(
      try reason(.map([CBORPair(key: .text("x"), value: .unsigned(1))] + pairs(Workbench.claims())))
        == .unreadable(.cwt))
    #expect(try element(50, .float(1)) == .unreadable(.cbor))
    #expect(try element(50, .tagged(1, .unsigned(1))) == .unreadable(.cbor))
    // Four levels are left inside the credential, which is the second.
    #expect(try element(50, nested(4)) == .ok)
    #expect(try element(50, nested(5)) == .unreadable(.cbor))
  }

  private func nested(_ depth: Int) -> CBORValue { depth == 0 ? .unsigned(1) : .array([nested(depth - 1)]) }

  private func pairs(_ value: CBORValue) -> [CBORPair] {
    guard case .map(let pairs) = value else { return [] }
    return pairs
  }

  @Test func claimsThatStandTwiceAreRefused() throws {
    let bench = try Workbench(.edDSA)
    var payload = Workbench.claims([4: .unsigned(1_900_000_000)]).deterministicEncoding
    #expect(payload.first == 0xA5)
    // exp once more, in front of itself.
    let exp = [0x04, 0x1A] + [UInt8](CBORValue.unsigned(1_900_000_000).deterministicEncoding.dropFirst())
    let place = try #require(payload.indices.first { Array(payload[$0...].prefix(6)) == exp })
    payload.insert(contentsOf: exp, at: place)
    payload[0] = 0xA6
    #expect(bench.reason(try bench.message(payload: .bytes(payload))) == .unreadable(.cbor))
  }

  @Test func bytesBehindTheClaimsAreRefused() throws {
    let bench = try Workbench(.edDSA)
    let payload = Workbench.claims().deterministicEncoding
    #expect(bench.reason(try bench.message(payload: .bytes(payload))) == .ok)
    #expect(bench.reason(try bench.message(payload: .bytes(payload + [0]))) == .unreadable(.cbor))
  }

  @Test func ofABrokenCredentialTheIssuerIsKnownAndNothingIsReadOut() throws {
    let bench = try Workbench(.edDSA)
    let verdict = bench.verdict(
      try bench.message(payload: .bytes(Workbench.claims(credential: [2: nil]).deterministicEncoding)))
    #expect(verdict.reason == .unreadable(.claims) && verdict.issuer?.name == "Delft")
    #expect(verdict.credential == nil)
    #expect(verdict.fault == .payload(.element(.title, .missing)))
  }
}
