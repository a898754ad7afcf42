import Codecs
import Envelopes
import Keys
import Scanning
import Testing
import Verification

/// Faults of the message around the claims; each signed by a key the desk trusts, so that the fault alone decides.
@Suite struct EnvelopeTests {
  @Test func aMessageAsItIsIsGenuine() throws {
    for algorithm in [SignatureAlgorithm.es256, .edDSA] {
      let bench = try Workbench(algorithm)
      #expect(bench.reason(try bench.message()) == .ok)
      #expect(bench.reason(try bench.text(Workbench.claims())) == .ok)
    }
  }

  @Test func tagsAndShapesOtherThanCOSESign1AreRefused() throws {
    let bench = try Workbench()
    for (name, wrap) in [
      ("no tag", { $0 }), ("tag 98", { .tagged(98, $0) }), ("tag 998", { .tagged(998, $0) }),
      ("tag 61 around 18", { .tagged(61, .tagged(18, $0)) }),
    ] as [(String, (CBORValue) -> CBORValue)] {
      let reason = bench.reason(try bench.message(wrap: wrap))
      // Without 0xD2 in front it does not even look like a message.
      #expect(reason == .unreadable(.inflate), "\(name)")
    }
    for wrap in [{ _ in .array([]) }, { _ in .map([]) }, { _ in .unsigned(1) }] as [(CBORValue) -> CBORValue] {
      #expect(bench.reason(try bench.message(wrap: { .tagged(18, wrap($0)) })) == .unreadable(.cose))
    }
    #expect(bench.reason(try bench.message(payload: .null)) == .unreadable(.cose))
    #expect(bench.reason(try bench.message(payload: .text("x"))) == .unreadable(.cose))
    #expect(bench.reason(try bench.message(unprotected: .array([]))) == .unreadable(.cose))
  }

  @Test func bytesBehindTheMessageAreRefused() throws {
    let bench = try Workbench()
    let text = try bench.message()
    let body = try Base45.decode([UInt8](text.dropFirst(4)).span)
    #expect(bench.reason(bench.armour(body)) == .ok)
    #expect(bench.reason(bench.armour(body + [0])) == .unreadable(.cbor))
    for length in 1..<body.count {
      let reason = bench.reason(bench.armour([UInt8](body.prefix(length))))
      #expect(reason == .unreadable(.cbor), "\(length)")
    }
  }

  @Test func algorithmsAreThoseOfTheProfileAndOfTheKey() throws {
    let bench = try Workbench()
    for (algorithm, expected) in [
      (-7, Reason.ok), (-8, .badSignature), (-35, .algorithm), (-37, .algorithm), (-257, .algorithm), (5, .algorithm),
      (0, .algorithm), (-36, .algorithm),
    ] as [(Int64, Reason)] {
      #expect(
        bench.reason(try bench.message(protected: bench.header([1: .integer(algorithm)]))) == expected, "\(algorithm)")
    }
    #expect(bench.reason(try bench.message(protected: bench.header([1: .text("none")]))) == .algorithm)
    #expect(bench.reason(try bench.message(protected: bench.header([1: nil]))) == .unreadable(.cose))
  }

  @Test func whatStandsInTheUnprotectedHeaderDecidesNothing() throws {
    let bench = try Workbench()
    let kid = CBORValue.bytes(bench.key.publicMaterial.kid)
    let without = { (label: Int64) in bench.header([label: nil]) }
    #expect(
      bench.reason(try bench.message(protected: without(1), unprotected: Workbench.map([1: .integer(-7)])))
        == .unreadable(.cose))
    #expect(
      bench.reason(try bench.message(protected: without(4), unprotected: Workbench.map([4: kid]))) == .unreadable(.cose)
    )
    // A label in both headers, and crit where it cannot stand.
    #expect(bench.reason(try bench.message(unprotected: Workbench.map([4: kid]))) == .unreadable(.cose))
    #expect(
      bench.reason(try bench.message(unprotected: Workbench.map([2: .array([.unsigned(1)])]))) == .unreadable(.cose))
    let verdict = bench.verdict(try bench.message(unprotected: Workbench.map([33: .bytes([1]), 99: .text("x")])))
    #expect(verdict.reason == .ok && verdict.warnings == [.unknownHeaderParameters(2)])
  }

  @Test func kidsAreEightBytes() throws {
    let bench = try Workbench()
    let kid = bench.key.publicMaterial.kid
    for (value, expected) in [
      (.bytes(kid), .ok), (.bytes([UInt8](kid.dropLast())), .unreadable(.cose)),
      (.bytes(kid + [0]), .unreadable(.cose)),
      (.text("12345678"), .unreadable(.cose)), (.bytes([UInt8](repeating: 0, count: 8)), .keyNotListed),
    ] as [(CBORValue, Reason)] {
      #expect(bench.reason(try bench.message(protected: bench.header([4: value]))) == expected, "\(value)")
    }
  }

  @Test func criticalParametersMustBeUnderstood() throws {
    let bench = try Workbench()
    for (value, expected) in [
      (.array([.unsigned(1)]), .ok), (.array([.unsigned(1), .unsigned(4)]), .ok), (.array([]), .unreadable(.cose)),
      (.unsigned(1), .unreadable(.cose)), (.array([.unsigned(99)]), .unreadable(.cose)),
      (.array([.text("x")]), .unreadable(.cose)), (.array([.unsigned(3)]), .unreadable(.cose)),
    ] as [(CBORValue, Reason)] {
      #expect(bench.reason(try bench.message(protected: bench.header([2: value]))) == expected, "\(value)")
    }
    #expect(
      bench.reason(try bench.message(protected: bench.header([2: .array([.unsigned(99)]), 99: .text("")])))
        == .unreadable(.cose))
  }

  @Test func headersAreMapsOfIntegersAndTexts() throws {
    let bench = try Workbench()
    #expect(bench.reason(try bench.message(protected: [0x80])) == .unreadable(.cose))
    #expect(bench.reason(try bench.message(protected: [])) == .unreadable(.cose))
    #expect(bench.reason(try bench.message(protected: [0xA1])) == .unreadable(.cbor))
    #expect(bench.reason(try bench.message(protected: bench.header() + [0])) == .unreadable(.cbor))
    let odd = CBORValue.map([CBORPair(key: .bytes([1]), value: .unsigned(1))])
    #expect(bench.reason(try bench.message(unprotected: odd)) == .unreadable(.cose))
    let text = CBORValue.map([CBORPair(key: .text("x"), value: .unsigned(1))])
    #expect(bench.reason(try bench.message(unprotected: text)) == .ok)
    // alg in a longer head than it needs: another way to say the same, which is refused.
    var long = bench.header()
    long.replaceSubrange(2...2, with: [0x38, 0x06])
    #expect(bench.reason(try bench.message(protected: long)) == .unreadable(.cbor))
  }

  @Test func onlyTheSignatureOverTheseVeryBytesHolds() throws {
    let bench = try Workbench()
    let good = try bench.message()
    let body = try Base45.decode([UInt8](good.dropFirst(4)).span)
    let signature = [UInt8](body.suffix(64))
    let (r, s) = (signature.prefix(32), signature.suffix(32))
    let zero = [UInt8](repeating: 0, count: 32)
    let wrong: [(String, [UInt8])] = [
      ("zeros", zero + zero), ("r zero", zero + [UInt8](s)), ("s zero", [UInt8](r) + zero),
      ("short", [UInt8](signature.dropLast())), ("long", signature + [0]), ("swapped", [UInt8](s) + [UInt8](r)),
      ("empty", []), ("DER", [0x30, 0x44, 2, 32] + [UInt8](r) + [2, 32] + [UInt8](s)),
    ]
    for (name, signature) in wrong {
      #expect(bench.reason(try bench.message(signature: signature)) == .badSignature, "\(name)")
    }
    for context in ["Signature", "Signature2", "CounterSignature"] {
      #expect(bench.reason(try bench.message(context: context)) == .badSignature)
    }
  }

  @Test func noChangedByteIsEverGenuine() throws {
    let bench = try Workbench()
    let body = try Base45.decode([UInt8](try bench.message().dropFirst(4)).span)
    for index in body.indices {
      for bit in 0..<8 {
        var changed = body
        changed[index] ^= 1 << UInt8(bit)
        let verdict = bench.verdict(bench.armour(changed))
        #expect(verdict.word != .genuine && verdict.issuer == nil, "\(index) \(bit)")
      }
    }
  }

  @Test func aMessageHasAtMost4096Bytes() throws {
    let bench = try Workbench()
    // A claim of nothing, as long as it takes; in a payload that does not compress.
    func text(_ total: Int) throws -> [UInt8] {
      var noise = [UInt8](repeating: 0, count: 3_000).enumerated().map {
        UInt8(truncatingIfNeeded: $0.offset * 31 ^ $0.offset >> 3)
      }
      var made: [UInt8] = []
      for _ in 0..<8 {
        made = try bench.message(payload: .bytes(Workbench.claims([1_000: .bytes(noise)]).deterministicEncoding))
        let size = try Base45.decode([UInt8](made.dropFirst(4)).span).count
        if size == total { break }
        noise =
          size < total ? noise + [UInt8](repeating: 0xA5, count: total - size) : [UInt8](noise.dropLast(size - total))
      }
      return made
    }
    #expect(bench.reason(try text(4_096)) == .ok)
    #expect(bench.reason(try text(4_097)) == .unreadable(.tooLarge))
  }

  @Test func whatAScannerAddsIsPassedOver() throws {
    let bench = try Workbench()
    let text = try bench.message()
    for (before, after) in [
      ("]Q1", ""), ("]Q2", ""), ("\u{FEFF}", ""), ("", " "), ("", "\t \r"), ("\u{FEFF}]Q0", "  "),
      (" ", ""), ("\u{2}]Q1", "\u{3}"), ("\t", "\0"),
    ] {
      #expect(bench.reason([UInt8](before.utf8) + text + [UInt8](after.utf8)) == .ok, "\(before)")
    }
    for before in ["\u{1B}", "]Q1 ", "]Q3", "]Q6", "]E0", "mc1:"] {
      #expect(bench.reason([UInt8](before.utf8) + text) != .ok, "\(before)")
    }
  }

  @Test func aCodeOfGS1IsNamed() throws {
    let bench = try Workbench()
    let text = try bench.message()
    for figure in 3...6 {
      let verdict = bench.verdict([UInt8]("]Q\(figure)".utf8) + text)
      #expect(verdict.format == "GS1" && verdict.reason == .format && verdict.issuer == nil)
    }
    // Whatever else is GS1's is as unknown as before.
    #expect(bench.reason([UInt8]("]Q3019506000134352".utf8)) == .unknownText)
  }

  /// What appears for a code that is typed, as a terminal composes it: a dead key and a letter, else its sign and the key.
  private func appearing(_ text: [UInt8], _ typing: Typing) throws -> [UInt8] {
    let joined: [String: [Character: Character]] = [
      "\u{300}": Dictionary(uniqueKeysWithValues: zip("AEINOUWY", "ÀÈÌǸÒÙẀỲ")),
      "\u{303}": Dictionary(uniqueKeysWithValues: zip("AEINOUVY", "ÃẼĨÑÕŨṼỸ")),
      "\u{30C}": Dictionary(uniqueKeysWithValues: zip("ACDEGHIKLNORSTUZ", "ǍČĎĚǦȞǏǨĽŇǑŘŠŤǓŽ")),
    ]
    let signs: [String: Character] = ["\u{300}": "`", "\u{303}": "~", "\u{30C}": "ˇ"]
    var shown = ""
    var dead: String?
    for scalar in try #require(typing.typed(String(decoding: text, as: UTF8.self))) {
      let text = String(Character(scalar))
      if let mark = dead {
        dead = nil
        // ß has two capitals.
        let capital = text.uppercased()
        if capital.count == 1, let both = joined[mark]?[Character(capital)] {
          shown += typing.swapsCase ? String(both).lowercased() : String(both)
          continue
        }
        shown.append(try #require(signs[mark]))
        // With a space and with itself a dead key is its sign once.
        if text == " " || text == mark { continue }
      }
      if signs[text] != nil { dead = text } else { shown += text }
    }
    return [UInt8](shown.utf8)
  }

  @Test func aCodeTypedForAnotherKeyboardIsUndone() throws {
    // Where + is a dead key, a space, another + or the end behind it is swallowed. Another key, another text.
    var bench = try Workbench()
    var text = try bench.message()
    while String(decoding: text, as: UTF8.self).contains(/\+([ +]|$)/) {
      bench = try Workbench()
      text = try bench.message()
    }
    for typing in Typing.all where typing.layout?.code != "gr" {
      let verdict = bench.verdict(try appearing(text, typing))
      #expect(verdict.reason == .ok, "\(typing.code)")
      guard case .keyboardLayout(let typings)? = verdict.warnings.last else {
        Issue.record("\(typing.code) is not named")
        continue
      }
      // Two layouts may agree on every character of a code.
      #expect(typings.count == 1 && typings.allSatisfy { $0.swapsCase == typing.swapsCase }, "\(typing.code)")
      #expect(verdict.warnings.last?.text == "keyboard-layout:" + typings[0].code)
    }
    let german = try #require(Typing.all.first { $0.code == "de" })
    let typed = try appearing(text, german)
    #expect(bench.reason([UInt8]("+Q1".utf8) + typed + [0x20]) == .ok)
  }

  @Test func aChangedCodeTypedForAnotherKeyboardStaysChanged() throws {
    let bench = try Workbench()
    let french = try #require(Typing.all.first { $0.code == "fr" })
    let text = try bench.message(signature: Array(repeating: 1, count: 64))
    #expect(bench.reason(text) == .badSignature)
    #expect(bench.reason(try appearing(text, french)) == .badSignature)
  }

  @Test func aCodeOfWhichKeysAreLostIsNamed() throws {
    let bench = try Workbench()
    for (text, format, layouts) in [
      ("MC1ÖNCF", "MC1", "de/se"), ("HC1Ö6BF", "HC1", "de/se"), ("MC1ÑNCF", "MC1", "es"), ("MC1ÇNCF", "MC1", "pt"),
      ("MC1éNCF", "MC1", "ch"), ("?C&MNCF", "MC1", "fr/be"), ("HC&M-BF", "HC1", "fr"),
      ("MC+\"NCF", "MC1", "cz/cz-qwerty/sk/sk-qwerty"), ("]Q1MC1ÖNCF", "MC1", "de/se"),
      ("ΜΨ1ΑΒ", "MC1", "gr"), ("mc1:abc", "MC1", "caps-lock"),
    ] {
      let verdict = bench.verdict([UInt8](text.utf8))
      #expect(verdict.format == format && verdict.reason == .keyboardLayout, "\(text)")
      #expect(verdict.word == .unsupported)
      #expect(verdict.warnings.map { $0.text } == ["keyboard-layout:" + layouts], "\(text)")
    }
    for text in ["MC1", "MC1;", "?C1Ö", "MC&M", "?C+\"", "XC1Ö", "mc1:aB", "mc1"] {
      #expect(bench.reason([UInt8](text.utf8)) == .unknownText, "\(text)")
    }
    #expect(bench.reason([UInt8]("MC1".utf8) + [0xC3]) == .unreadable(.notText))
  }

  @Test func knownTextsAreNamed() throws {
    let bench = try Workbench()
    for (text, format, reason) in [
      ("https://x.example", "link", Reason.onlineLink), ("HTTP://X.EXAMPLE", "link", .onlineLink),
      ("shlink:/x", "SMART Health Link", .onlineLink), ("openid4vp://?x", "OpenID4VP", .openID4VP),
      ("openid-credential-offer://?x", "OpenID4VCI", .openID4VP), ("mdoc:oWB", "mdoc", .openID4VP),
      ("MC2:AB", "MC2", .newerVersion),
      ("HC2:AB", "HC2", .newerVersion), ("shc:/5676", "SMART Health Card", .format), ("eyJ.e30.AA", "JWS", .format),
      ("eyJ.e30.AA~", "SD-JWT", .format), ("VC1-RAB", "CBOR-LD", .format), ("DC04FR00", "2D-Doc", .format),
      ("RDB1AB", "IDB", .format),
      ("NCFOXN", "Claim 169", .format), ("{\"a\":1}", "JSON", .format),
    ] {
      let verdict = bench.verdict([UInt8](text.utf8))
      #expect(verdict.format == format && verdict.reason == reason, "\(text)")
    }
    #expect(bench.verdict([0xDC, 0x03, 0x6A, 0x00]).format == "VDS")
    for text in ["", "MC1", "eyJ", "4006381333931", "HTTPS", "mailto:x"] {
      #expect(bench.reason([UInt8](text.utf8)) == .unknownText, "\(text)")
    }
    for bytes in [[0], [0xFF], [0x1B, 0x5B], [0xC2, 0x9B]] as [[UInt8]] {
      #expect(bench.reason(bytes) == .unreadable(.notText))
    }
  }
}
