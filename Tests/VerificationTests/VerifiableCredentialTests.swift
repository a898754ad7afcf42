import Codecs
import Credentials
import Envelopes
import Foundation
import Keys
import Testing
import Trust
import Verification

/// An issuer of Verifiable Credentials in compact JWS, and a desk that trusts it.
private struct Registrar {
  static let issuer = "https://school.example"

  let key: PrivateKey
  var store = TrustStore()

  init(_ algorithm: SignatureAlgorithm = .es256, types: [String]? = ["OpenBadge"], kid: String? = "key-1") throws {
    key = try PrivateKey.generate(for: algorithm)
    var jwk = key.publicMaterial.jwk.line
    if let kid { jwk = jwk.replacingOccurrences(of: "{", with: "{\"kid\":\"\(kid)\",") }
    let names = types.map { "\"types\":[\($0.map { "\"\($0)\"" }.joined(separator: ","))]," } ?? ""
    let file = "{\"issuer\":\"\(Self.issuer)\",\"name\":\"The School\",\"country\":\"FI\",\(names)\"keys\":[\(jwk)]}"
    store.add(try TrustFile.read([UInt8](file.utf8), name: "school", modified: Timestamp(seconds: 0)))
  }

  /// A badge of Annex I, with members changed or, where nil, left out.
  static func badge(_ changes: [String: Any?] = [:]) -> [String: Any] {
    var badge: [String: Any?] = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "type": ["VerifiableCredential", "OpenBadgeCredential"], "id": "urn:uuid:1",
      "issuer": [
        "id": issuer, "name": "The School of Data", "url": "https://school.example/about",
        "address": ["addressCountryCode": "FI"],
      ],
      "validFrom": "2026-05-14T00:00:00Z",
      "credentialSubject": [
        "type": ["AchievementSubject"], "givenName": "Anna", "familyName": "Kowalska",
        "achievement": [
          "name": "Data Ethics", "inLanguage": "en",
          "alignment": [
            ["targetName": "EQF 6", "targetUrl": "http://data.europa.eu/snb/eqf/6"],
            ["targetName": "Quiz", "targetUrl": "http://data.europa.eu/snb/assessment/b1b68f6735"],
            ["targetName": "Online", "targetUrl": "http://data.europa.eu/snb/learning-assessment/920fbb3cbe"],
            [
              "targetName": "Explain consent",
              "targetUrl": "http://data.europa.eu/esco/skill/f10142ce-d522-49c3-9fd1-054fb63529d4",
            ],
          ],
        ] as [String: Any],
      ] as [String: Any],
    ]
    for (name, value) in changes { badge[name] = value }
    return badge.compactMapValues { $0 }
  }

  func text(_ payload: [String: Any], header: [String: Any?] = [:]) throws -> [UInt8] {
    var members: [String: Any?] = ["alg": key.algorithm.name, "typ": "vc+jwt", "cty": "vc", "kid": "key-1"]
    for (name, value) in header { members[name] = value }
    let head = try JSONSerialization.data(withJSONObject: members.compactMapValues { $0 })
    let body = try JSONSerialization.data(withJSONObject: payload)
    let signed = Base64URL.encode([UInt8](head).span) + "." + Base64URL.encode([UInt8](body).span)
    let signature = try #require(key.sign([UInt8](signed.utf8)))
    return [UInt8]((signed + "." + Base64URL.encode(signature.span)).utf8)
  }

  func verdict(_ text: [UInt8], at time: Timestamp = Workbench.today) -> Verdict {
    Verifier(trust: store, kinds: .learning).verdict(on: text, at: .given(time))
  }

  func reason(_ changes: [String: Any?] = [:], header: [String: Any?] = [:]) throws -> Reason {
    verdict(try text(Self.badge(changes), header: header)).reason
  }
}

@Suite struct VerifiableCredentialTests {
  @Test(arguments: [SignatureAlgorithm.es256, .edDSA])
  func aBadgeIsGenuineAndReadAsFarAsAnnexIGoes(_ algorithm: SignatureAlgorithm) throws {
    let school = try Registrar(algorithm)
    let verdict = school.verdict(try school.text(Registrar.badge()))
    #expect(verdict.reason == .ok && verdict.format == "VC-JWT" && verdict.status == Verdict.Status.none)
    #expect(verdict.issuer?.id == Registrar.issuer && verdict.issuer?.name == "The School")
    #expect(verdict.warnings == [.awardingBodyDiffers])
    let expected =
      "{\"id\":\"urn:uuid:1\",\"familyName\":\"Kowalska\",\"givenName\":\"Anna\",\"title\":\"Data Ethics\","
      + "\"language\":\"en\",\"issuerCountry\":\"FI\","
      + "\"awardingBody\":{\"name\":\"The School of Data\",\"homepage\":\"https://school.example/about\"},"
      + "\"issuanceDate\":\"2026-05-14\",\"learningOutcomes\":[{\"text\":\"Explain consent\","
      + "\"esco\":[\"f10142ce-d522-49c3-9fd1-054fb63529d4\"]}],\"level\":\"EQF-6\",\"typeOfAssessment\":[\"quiz\"],"
      + "\"formOfParticipation\":\"online\",\"validFrom\":\"2026-05-14\"}"
    #expect(verdict.credential?.json.line == expected)
  }

  @Test func everyPartIsSigned() throws {
    let school = try Registrar()
    let text = try school.text(Registrar.badge())
    #expect(school.verdict(text).reason == .ok)
    let payload = try #require(text.firstIndex(of: UInt8(ascii: ".")))
    for place in [payload + 40, text.count - 20] {
      var changed = text
      changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      let verdict = school.verdict(changed)
      #expect([.badSignature, .unreadable(.json), .unreadable(.jws), .issuerNotListed].contains(verdict.reason))
      #expect(verdict.issuer == nil && verdict.credential == nil)
    }
    for count in stride(from: 0, to: text.count, by: 13) {
      #expect(school.verdict(Array(text[..<count])).issuer == nil)
    }
  }

  @Test func keysAreFoundByKidAndIssuer() throws {
    let school = try Registrar()
    #expect(try school.reason(header: ["kid": "key-2"]) == .keyNotListed)
    #expect(try school.reason(header: ["kid": nil]) == .ok)
    let did = try Registrar(kid: "key-1")
    #expect(try did.reason(header: ["kid": "did:web:school.example#key-1"]) == .ok)
    #expect(try did.reason(header: ["kid": "did:web:school.example#key-9"]) == .keyNotListed)
    // A key whose file gives it no name answers to any.
    #expect(try Registrar(kid: nil).reason(header: ["kid": "whatever"]) == .ok)
    #expect(try school.reason(["issuer": "https://other.example"]) == .issuerNotListed)
    #expect(try school.reason(["issuer": Registrar.issuer, "iss": Registrar.issuer]) == .ok)
    #expect(try school.reason(["iss": "https://other.example"]) == .unreadable(.claims))
    let unlisted = school.verdict(try school.text(Registrar.badge(["issuer": "https://other.example"]))).unlisted
    #expect(unlisted?.issuer == "https://other.example" && unlisted?.kid == [UInt8]("key-1".utf8))
  }

  @Test func issuersAreTrustedForKindsOfCredential() throws {
    for (types, expected) in [
      (nil, Reason.ok), (["OpenBadge"], .ok), (["VC"], .ok), (["MicroCredential", "EDC"], .typeNotCovered),
    ] as [([String]?, Reason)] {
      #expect(try Registrar(types: types).reason() == expected)
    }
  }

  @Test func datesOfTheCredentialAndOfItsSignatureBothCount() throws {
    let school = try Registrar()
    #expect(try school.reason(["validUntil": "2026-11-24T00:00:01Z"]) == .ok)
    #expect(try school.reason(["validUntil": "2026-11-24T00:00:00Z"]) == .expired(Day(number: 20_780)))
    #expect(try school.reason(["exp": 1_795_478_400]) == .expired(Day(number: 20_780)))
    #expect(try school.reason(["validFrom": "2026-11-24T00:00:01Z"]) == .notYetValid(Day(number: 20_781)))
    #expect(try school.reason(["nbf": 1_795_478_401]) == .notYetValid(Day(number: 20_781)))
    #expect(try school.reason(["validFrom": "yesterday"]) == .unreadable(.claims))
    #expect(try school.reason(["exp": 1.5]) == .unreadable(.claims))
  }

  @Test func whatIsNoCredentialIsRefused() throws {
    let school = try Registrar()
    let contexts = ["https://www.w3.org/2018/credentials/v1"]
    for changes in [
      ["vc": ["a": 1]], ["vp": ["a": 1]], ["@context": nil], ["@context": contexts], ["type": nil],
      ["type": ["VerifiablePresentation"]], ["credentialSubject": nil], ["credentialSubject": "x"],
      ["credentialSubject": [["id": "a"], ["id": "b"]]], ["id": 7],
    ] as [[String: Any?]] {
      #expect(try school.reason(changes) == .unreadable(.claims), "\(changes)")
    }
    #expect(try school.reason(["issuer": nil]) == .unreadable(.claims))
    #expect(try school.reason(["https://unknown.example": ["x": 1]]) == .ok)
  }

  @Test func headersThatAreNotUnderstoodAreRefused() throws {
    let school = try Registrar()
    #expect(try school.reason(header: ["crit": ["exp"], "exp": 1]) == .critical)
    #expect(try school.reason(header: ["alg": "HS256"]) == .algorithm)
    #expect(try school.reason(header: ["alg": "none"]) == .algorithm)
    // Another type is another format, which is named.
    #expect(try school.reason(header: ["typ": "JWT"]) == .format)
    #expect(try school.reason(header: ["typ": "application/vc+jwt"]) == .ok)
  }

  @Test func aStatusThatCannotBeLookedUpIsNeverGood() throws {
    let school = try Registrar()
    let entry: [String: Any] = [
      "type": "BitstringStatusListEntry", "statusPurpose": "revocation", "statusListIndex": "94567",
      "statusListCredential": "https://school.example/status/1",
    ]
    #expect(try school.reason(["credentialStatus": entry]) == .statusUnknown)
    #expect(try school.reason(["credentialStatus": ["type": "SomethingElse", "id": "x"]]) == .statusUnknown)
    #expect(try school.reason(["credentialStatus": entry.merging(["statusPurpose": "refresh"]) { $1 }]) == .ok)
  }

  @Test func rulesAreMetByWhatItSays() throws {
    let school = try Registrar()
    let text = try school.text(Registrar.badge())
    for (rule, isMet) in [("eqf=6", true), ("eqf=7", false), ("ects=1", false), ("country=FI", true)] {
      var reader = RuleReader()
      try reader.add(rule)
      let verifier = Verifier(trust: school.store, kinds: .learning, rules: reader.rules)
      #expect((verifier.verdict(on: text, at: .given(Workbench.today)).reason == .ok) == isMet, "\(rule)")
    }
  }
}
