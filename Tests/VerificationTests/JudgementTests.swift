import Codecs
import Credentials
import Envelopes
import Keys
import Testing
import Trust
import Verification

/// What is decided once the claims are read: whose key, for what, and when.
@Suite struct JudgementTests {
  @Test func codesAreGoodToTheSecond() throws {
    let bench = try Workbench(.edDSA)
    func reason(_ changes: [Int64: CBORValue?], _ credential: [Int64: CBORValue?] = [:], _ time: String) throws
      -> Reason
    {
      let text = try bench.text(Workbench.claims(changes, credential: credential))
      return bench.reason(text, at: try Timestamp(time))
    }
    let day = try #require(Day(iso: "2026-05-14"))
    // exp: 00:00:00 of the day after the last.
    let exp: [Int64: CBORValue?] = [4: .integer(day.next.start.seconds)]
    #expect(try reason(exp, [:], "2026-05-14T23:59:59Z") == .ok)
    #expect(try reason(exp, [:], "2026-05-15T00:00:00Z") == .expired(day))
    // The achievement: through the last second of its last day.
    let lapse: [Int64: CBORValue?] = [-2: .integer(day.number)]
    #expect(try reason([:], lapse, "2026-05-14T23:59:59Z") == .ok)
    #expect(try reason([:], lapse, "2026-05-15T00:00:00Z") == .lapsed(day))
    // nbf, iat and the date of issuing: from their first second, the latest of them.
    let later = try #require(Day(iso: "2026-09-01"))
    for (changes, credential) in [
      ([5: .integer(later.start.seconds)], [:]), ([6: .integer(later.start.seconds)], [:]),
      ([:], [5: .integer(later.number)]),
    ] as [([Int64: CBORValue?], [Int64: CBORValue?])] {
      #expect(try reason(changes, credential, "2026-08-31T23:59:59Z") == .notYetValid(later))
      #expect(try reason(changes, credential, "2026-09-01T00:00:00Z") == .ok)
    }
    // Of two reasons the earlier in the order wins: not yet, then the code, then the achievement.
    #expect(
      try reason(exp.merging([5: .integer(later.start.seconds)]) { $1 }, lapse, "2026-08-01T00:00:00Z")
        == .notYetValid(later))
    #expect(try reason(exp, lapse, "2026-06-01T00:00:00Z") == .expired(day))
  }

  @Test func aStatusThatIsNotKnownIsNeverGenuine() throws {
    let bench = try Workbench(.edDSA)
    let status = CBORValue.map([
      CBORPair(
        key: .text("status_list"),
        value: .map([
          CBORPair(key: .text("idx"), value: .unsigned(0)),
          CBORPair(key: .text("uri"), value: .text("https://x.example")),
        ]))
    ])
    let verdict = bench.verdict(try bench.text(Workbench.claims([65_535: status])))
    #expect(verdict.reason == .statusUnknown && verdict.status == .unknown)
    #expect(bench.verdict(try bench.text(Workbench.claims())).status == Verdict.Status.none)
    // What is over is over, whatever its status.
    let ended = bench.verdict(try bench.text(Workbench.claims([65_535: status, 4: .unsigned(1_778_716_801)])))
    #expect(ended.word == .ended)
  }

  @Test func aClockBeforeThisProgramDecidesNothing() throws {
    let bench = try Workbench(.edDSA)
    let text = try bench.text(Workbench.claims([6: .unsigned(0)], credential: [5: .unsigned(0)]))
    let verifier = Verifier(trust: bench.store, kinds: .all)
    #expect(verifier.verdict(on: text, at: .machine(Timestamp(seconds: 86_400))).reason == .clockImplausible)
    #expect(verifier.verdict(on: text, at: .machine(Clock.floor)).reason == .ok)
    #expect(verifier.verdict(on: text, at: .given(Timestamp(seconds: 86_400))).reason == .ok)
  }

  @Test func anIssuerIsTrustedForWhatItsFileNames() throws {
    for (types, expected) in [
      (nil, Reason.ok), (["OpenBadge", "MicroCredential"], .ok), (["OpenBadge"], .typeNotCovered),
      (["SDJWTVC:urn:x"], .typeNotCovered),
    ] as [([String]?, Reason)] {
      let bench = try Workbench(.edDSA, types: types)
      let verdict = bench.verdict(try bench.text(Workbench.claims()))
      #expect(verdict.reason == expected && verdict.issuer != nil)
    }
  }

  @Test func keysAndIssuersAreToldApart() throws {
    let (one, two) = (try Workbench(.edDSA), try Workbench(.edDSA))
    let text = try one.text(Workbench.claims())
    #expect(two.reason(text) == .keyNotListed)
    #expect(
      Verifier(trust: TrustStore(), kinds: .all).verdict(on: text, at: .given(Workbench.today)).reason == .listMissing)
    #expect(one.reason(try one.text(Workbench.claims([1: .text("https://other.example")]))) == .issuerNotListed)
    // Canonically equivalent names are two issuers: the Kelvin sign is not K.
    #expect(one.reason(try one.text(Workbench.claims([1: .text("https://tudelft.nl\u{212A}")]))) == .issuerNotListed)
    var both = one.store
    let file = IssuerFile.make(id: Workbench.issuer, name: "Other name", country: nil, key: two.key.publicMaterial)
    both.add(try TrustFile.read(file.bytes, name: "x", modified: Timestamp(seconds: 9)))
    let verdict = Verifier(trust: both, kinds: .all).verdict(
      on: try two.text(Workbench.claims()), at: .given(Workbench.today))
    // Keys of one issuer add up, and the first name counts.
    #expect(verdict.reason == .ok && verdict.issuer?.name == "Delft")
  }

  @Test func aKeyOfOneIssuerSignsForNoOther() throws {
    let (one, two) = (try Workbench(.edDSA), try Workbench(.edDSA))
    var both = one.store
    let file = IssuerFile.make(id: "https://school.example", name: "School", country: nil, key: two.key.publicMaterial)
    both.add(try TrustFile.read(file.bytes, name: "x", modified: Timestamp(seconds: 0)))
    let verifier = Verifier(trust: both, kinds: .all)
    #expect(verifier.verdict(on: try two.text(Workbench.claims()), at: .given(Workbench.today)).reason == .keyNotListed)
    let own = Workbench.claims([1: .text("https://school.example")])
    #expect(verifier.verdict(on: try two.text(own), at: .given(Workbench.today)).reason == .ok)
  }

  @Test func aBareKeyFitsAnyIssuer() throws {
    let bench = try Workbench(.edDSA)
    var store = TrustStore()
    store.add(
      try TrustFile.read(
        bench.key.publicMaterial.jwk.bytes, name: "my-key", modified: Timestamp(seconds: 0)))
    let text = try bench.text(Workbench.claims([1: .text("https://anybody.example")]))
    let verdict = Verifier(trust: store, kinds: .all).verdict(on: text, at: .given(Workbench.today))
    #expect(
      verdict.reason == .ok && verdict.issuer?.id == "https://anybody.example" && verdict.issuer?.name == "my-key")
    // Its name is the file's, so that it differs from the awarding body says nothing.
    #expect(verdict.warnings.isEmpty)
  }

  @Test func anotherAwardingBodyIsAWarning() throws {
    let bench = try Workbench(.edDSA)
    let verdict = bench.verdict(try bench.text(Workbench.claims(credential: [4: .text("Somebody Else")])))
    #expect(verdict.reason == .ok && verdict.warnings == [.awardingBodyDiffers])
  }

  @Test func aMicroCredentialInAnotherCarrierIsNoHealthCertificate() throws {
    let bench = try Workbench(.edDSA, types: nil)
    var store = TrustStore()
    // A bare key, which is trusted for everything.
    store.add(
      try TrustFile.read(bench.key.publicMaterial.jwk.bytes, name: "x", modified: Timestamp(seconds: 0)))
    let verifier = Verifier(trust: store, kinds: .all)
    let relabelled = { (claims: CBORValue) -> [UInt8] in
      let message = try #require(COSEProfile.hc1.sign(claims.deterministicEncoding, with: bench.key))
      #expect(message.starts(with: "HC1:".utf8))
      return message
    }
    let verdict = verifier.verdict(on: try relabelled(Workbench.claims()), at: .given(Workbench.today))
    #expect(verdict.reason == .unreadable(.claims))
    let certificate = Workbench.map([1: .text("NL"), 6: .unsigned(1), -260: Workbench.map([1: Workbench.map([:])])])
    #expect(verifier.verdict(on: try relabelled(certificate), at: .given(Workbench.today)).reason == .ok)
  }

  @Test func healthCertificatesAreGoodThroughTheSecondOfExp() throws {
    let bench = try Workbench(.edDSA)
    var store = TrustStore()
    store.add(
      try TrustFile.read(bench.key.publicMaterial.jwk.bytes, name: "x", modified: Timestamp(seconds: 0)))
    for (iat, exp) in [(CBORValue.unsigned(1_000), CBORValue.unsigned(2_000)), (.float(1_000.5), .float(2_000))] {
      let claims = Workbench.map([6: iat, 4: exp, -260: Workbench.map([:])])
      let text = try #require(COSEProfile.hc1.sign(claims.deterministicEncoding, with: bench.key))
      func reason(_ seconds: Int64) -> Reason {
        Verifier(trust: store, kinds: .all).verdict(on: text, at: .given(Timestamp(seconds: seconds))).reason
      }
      #expect(reason(999) == .notYetValid(Day(number: 0)) && reason(1_000) == .ok)
      #expect(reason(2_000) == .ok && reason(2_001) == .expired(Day(number: 0)))
      #expect(
        Verifier(trust: store, kinds: .learning).verdict(on: text, at: .given(Workbench.today)).reason
          == .notForThisDesk)
    }
    for exp in [CBORValue.float(.nan), .float(.infinity), .unsigned(.max), .text("x"), .negative(1)] {
      let claims = Workbench.map([4: exp, -260: Workbench.map([:])])
      let text = try #require(COSEProfile.hc1.sign(claims.deterministicEncoding, with: bench.key))
      let reason = Verifier(trust: store, kinds: .all).verdict(on: text, at: .given(Workbench.today)).reason
      #expect(reason == .unreadable(.cwt), "\(exp)")
    }
  }

  @Test func testCardsAreTestWhateverIsTrusted() throws {
    let bench = try Workbench(.edDSA)
    for store in [bench.store, TrustStore()] {
      let verifier = Verifier(trust: store, kinds: .learning)
      let verdicts = TestIssuer.cards.map { verifier.verdict(on: [UInt8]($0.text.utf8), at: .given(Workbench.today)) }
      #expect(verdicts.map { $0.reason } == [.test, .test] && verdicts.map { $0.status } == [.good, .revoked])
    }
    // The test issuer's name on somebody's signature.
    #expect(bench.reason(try bench.text(Workbench.claims([1: .text(TestIssuer.id)]))) == .keyNotListed)
  }

  @Test func issuerAndContentAreThereExactlyWhenTheSignatureHolds() throws {
    let bench = try Workbench(.edDSA)
    let texts = [
      try bench.text(Workbench.claims()), try bench.text(Workbench.claims([4: .unsigned(1)])),
      try bench.text(Workbench.claims([6: .text("x")])),
      try bench.message(signature: [UInt8](repeating: 1, count: 64)), [UInt8]("MC1:AB".utf8), [UInt8]("https://x".utf8),
      [],
    ]
    for text in texts {
      let verdict = bench.verdict(text)
      #expect(verdict.issuer != nil || verdict.credential == nil)
    }
  }
}
