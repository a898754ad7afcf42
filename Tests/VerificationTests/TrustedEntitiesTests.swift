import Codecs
import Envelopes
import Foundation
import Keys
import Testing
import Trust
import Verification

/// What is signed, and by whom.
@Suite struct TrustedEntitiesSignatureTests {
  @Test func aListUnderItsPinnedSignerIsRead() throws {
    for algorithm in [SignatureAlgorithm.es256, .edDSA] {
      let bench = try EntitiesWorkbench(algorithm)
      let list = try bench.read(bench.list())
      #expect(list.scheme.sequence == 7 && list.scheme.name == "EU:Public bodies" && list.passedOver == 0)
      #expect(try list.scheme.nextUpdate == Timestamp("2027-02-20T00:00:00Z"))
      let entity = try #require(list.entities.first)
      #expect(entity.name == "Delft" && entity.country == "NL" && entity.left == nil && entity.statusKeys == nil)
      let issuance = try #require(entity.issuance.first)
      #expect(
        issuance.ids == ["https://tudelft.nl"] && issuance.keys.map { $0.material } == [bench.body.publicMaterial])
      // One line ending is a file's.
      #expect(bench.fault(try bench.sign(bench.list()) + [0x0A]) == nil)
    }
  }

  /// The certificate in the header is only a name: without the pin nothing counts.
  @Test func aCertificateInTheHeaderIsNoPin() throws {
    let (bench, stranger) = (try EntitiesWorkbench(), try EntitiesWorkbench())
    let bytes = try bench.sign(bench.list())
    #expect(throws: TrustedEntitiesError.signature(.signerNotPinned)) {
      try TrustedEntitiesList(bytes, signers: [stranger.signer])
    }
    #expect(throws: TrustedEntitiesError.signature(.signerNotPinned)) { try TrustedEntitiesList(bytes, signers: []) }
    // Of several pins the one that is named counts: so a signer is rolled over.
    #expect(try TrustedEntitiesList(bytes, signers: [stranger.signer, bench.signer]).signer == bench.signer)
    // Naming another's certificate does not help.
    let posing = try stranger.sign(bench.list(), header: bench.header())
    #expect(bench.fault(posing) == .signature(.signature))
  }

  @Test func theHeaderIsHeldToTheBaseline() throws {
    let bench = try EntitiesWorkbench()
    let stranger = try EntitiesWorkbench().signer
    func fault(_ changes: [String: Any?]) throws -> TrustedEntitiesError? {
      bench.fault(try bench.sign(bench.list(), header: bench.header(changes)))
    }
    for type in ["JAdES", "tl+jwt", "JOSE", "jose"] { #expect(try fault(["typ": type]) == nil) }
    #expect(try fault(["typ": nil as String?]) == nil)
    for type in ["JWT", "jades", "statuslist+jwt", ""] {
      #expect(try fault(["typ": type]) == .signature(.header("typ")))
    }
    #expect(try fault(["x5c": nil as [String]?]) == nil)
    #expect(try fault(["x5t#S256": nil as String?]) == nil)
    #expect(try fault(["x5c": nil as [String]?, "x5t#S256": nil as String?]) == .signature(.header("x5c")))
    // Two names of one signer must be of one certificate.
    #expect(
      try fault(["x5t#S256": Base64URL.encode(stranger.digest.span)]) == .signature(.header("x5t#S256")))
    for value in [nil, "1795132800", 1.5, -1] as [Any?] {
      #expect(try fault(["iat": value]) == .signature(.header("iat")))
    }
    #expect(try fault(["iat": nil as Int?, "sigT": "2026-11-20T00:00:00Z"]) == .signature(.header("iat")))
    #expect(try fault(["sigD": ["mId": "x"]]) == .signature(.header("sigD")))
    for changes in [["crit": ["sigT"]], ["crit": ["b64"], "b64": false], ["b64": true], ["crit": []]] as [[String: Any]]
    {
      #expect(try fault(changes) == .signature(.jws(.critical)))
    }
    for algorithm in ["none", "HS256", "ES512"] {
      #expect(try fault(["alg": algorithm]) == .signature(.jws(.algorithm)))
    }
    // Of another kind than the key.
    #expect(try fault(["alg": "EdDSA"]) == .signature(.signature))
    // What is not critical and not known is passed over.
    #expect(try fault(["kid": "x", "cty": "json"]) == nil)
  }

  /// The certificate's dates bound what it may sign, by the signer's own clock.
  @Test func aSignerSignsWithinItsCertificatesTime() throws {
    let bench = try EntitiesWorkbench()
    for (time, holds) in [
      ("2026-01-01T00:00:00Z", true), ("2025-12-31T00:00:00Z", false), ("2028-02-01T00:00:00Z", false),
    ] {
      let header = bench.header(["iat": try Timestamp(time).seconds])
      let fault = bench.fault(try bench.sign(bench.list(), header: header))
      #expect(fault == (holds ? nil : .signature(.signerDates)), "\(time)")
    }
  }

  @Test func theSignersCertificateNamesTheOperator() throws {
    let bench = try EntitiesWorkbench()
    let scheme = EntitiesWorkbench.scheme
    let other = EntitiesWorkbench.text("Betrieb") + EntitiesWorkbench.text("Operator")
    let names = scheme + ".SchemeOperatorName"
    #expect(try bench.fault(EntitiesWorkbench.changing(bench.list(), names, to: other)) == nil)
    let wrong = EntitiesWorkbench.text("operator")
    #expect(try bench.fault(EntitiesWorkbench.changing(bench.list(), names, to: wrong)) == .otherOperator)
    let service: [String: Any] = ["ServiceDigitalIdentity": EntitiesWorkbench.identity(bench.bodyCertificate)]
    let free = bench.privateList(service)
    #expect(try bench.fault(free) == nil)
    #expect(try bench.fault(EntitiesWorkbench.changing(free, scheme + ".SchemeTerritory", to: "EU")) == nil)
    #expect(try bench.fault(EntitiesWorkbench.changing(free, scheme + ".SchemeTerritory", to: "NL")) == .otherOperator)
  }

  /// As a consortium publishes its lists: the object in clear, with a signature over its canonical form inside.
  @Test func jsonWithItsSignatureInsideIsNamedAndRefused() throws {
    let bench = try EntitiesWorkbench()
    let compact = try bench.sign(bench.list())
    #expect(bench.fault(compact) == nil)
    let parts = String(decoding: compact, as: UTF8.self).split(separator: ".").map(String.init)
    var inside = try #require(bench.list() as? [String: Any])
    inside["signature"] = ["protected": parts[0], "signature": parts[2]]
    let general: [String: Any] = [
      "payload": parts[1], "signatures": [["protected": parts[0], "signature": parts[2]]],
    ]
    for json in [inside, general] {
      let bytes = [UInt8](try JSONSerialization.data(withJSONObject: json))
      #expect(bench.fault(bytes) == .signature(.notCompact))
      #expect(bench.fault([UInt8](" \r\n".utf8) + bytes) == .signature(.notCompact))
    }
  }

  @Test func everyFlippedByteAndEveryTruncationIsRefused() throws {
    let bench = try EntitiesWorkbench()
    let good = try bench.sign(bench.list())
    #expect(bench.fault(good) == nil)
    for index in good.indices {
      for bit in [0x01, 0x20, 0x80] as [UInt8] {
        var bytes = good
        bytes[index] ^= bit
        #expect(bench.fault(bytes) != nil, "byte \(index), bit \(bit)")
      }
    }
    for count in stride(from: 0, to: good.count, by: 7) { #expect(bench.fault([UInt8](good[..<count])) != nil) }
    #expect(bench.fault(good + good) != nil && bench.fault(good + [0x0A, 0x0A]) != nil)
  }

  @Test func aListOfTooManyBytesIsNotDecoded() throws {
    let bench = try EntitiesWorkbench()
    let limit = TrustedEntitiesList.maximumSize
    let bytes = [UInt8](repeating: UInt8(ascii: "e"), count: limit + 1)
    #expect(bench.fault(bytes) == .signature(.jws(.tooLarge(limit: limit))))
  }
}

/// What a list must say, and may not.
@Suite struct TrustedEntitiesProfileTests {
  private typealias Bench = EntitiesWorkbench

  /// One change a line, of a list that is read without it, and where the fault is.
  @Test func everyMemberIsHeldToTheStandard() throws {
    let bench = try EntitiesWorkbench()
    let history: [String: Any] = [
      "ServiceName": Bench.text("x"),
      "ServiceDigitalIdentity": ["X509SKIs": [Base64.encode(try #require(bench.bodyCertificate.keyIdentifier))]],
      "ServiceStatus": Bench.uri + "PubEAAProvidersList/SvcStatus/withdrawn",
      "StatusStartingTime": "2026-01-01T00:00:00Z",
    ]
    let entity = Bench.entity + ".TrustedEntityInformation"
    let (scheme, service, identity) = (Bench.scheme, Bench.service, Bench.identity)
    let historyPath = Bench.entity + ".TrustedEntityServices.0.ServiceHistory"
    let base = try Bench.changing(bench.list(), historyPath, to: [history])
    #expect(try bench.fault(base) == nil)
    let other = try Bench.certificate(PrivateKey.generate(for: .es256), "/C=NL/O=Delft/CN=seal")
    let foreign = try Bench.certificate(bench.body, "/C=NL/O=Leiden/CN=seal")
    let renamed = try Bench.certificate(bench.body, "/C=NL/O=Delft/CN=other")
    func value(_ certificate: Certificate) -> [String: Any] { ["val": Base64.encode(certificate.der)] }
    let good = value(bench.bodyCertificate)
    let absent: [String] = [
      "LoTE", scheme, scheme + ".LoTEVersionIdentifier", scheme + ".LoTESequenceNumber", scheme + ".SchemeOperatorName",
      scheme + ".ListIssueDateTime", scheme + ".NextUpdate", scheme + ".SchemeName", scheme + ".SchemeInformationURI",
      scheme + ".StatusDeterminationApproach", scheme + ".SchemeTypeCommunityRules", scheme + ".SchemeTerritory",
      scheme + ".PolicyOrLegalNotice", scheme + ".HistoricalInformationPeriod", entity, entity + ".TEName",
      entity + ".TEAddress", entity + ".TEAddress.TEPostalAddress", entity + ".TEAddress.TEElectronicAddress",
      entity + ".TEInformationURI", Bench.entity + ".TrustedEntityServices", service, service + ".ServiceName",
      identity,
      service + ".ServiceTypeIdentifier", service + ".ServiceStatus", service + ".StatusStartingTime",
      historyPath + ".0.ServiceStatus", historyPath + ".0.StatusStartingTime", historyPath + ".0.ServiceName",
    ]
    for path in absent {
      let fault = try bench.fault(try Bench.changing(base, path, to: nil))
      #expect(fault.map(Self.place)??.hasSuffix(Self.last(path)) ?? false, "\(path): \(String(describing: fault))")
    }
    let wrong: [(String, Any)] = [
      (scheme + ".LoTEVersionIdentifier", 2), (scheme + ".LoTEVersionIdentifier", "1"),
      (scheme + ".LoTESequenceNumber", 0), (scheme + ".LoTESequenceNumber", 7.5), (scheme + ".LoTESequenceNumber", -7),
      (scheme + ".NextUpdate", "2027-02-20T00:00:00.000Z"), (scheme + ".NextUpdate", "2027-02-20T00:00:00+00:00"),
      (scheme + ".NextUpdate", "2027-02-20t00:00:00z"), (scheme + ".NextUpdate", "2027-02-20"),
      (scheme + ".NextUpdate", "2027-02-30T00:00:00Z"), (scheme + ".NextUpdate", ["dateTime": "2027-02-20T00:00:00Z"]),
      (scheme + ".NextUpdate", "2026-11-20T00:00:00Z"), (scheme + ".ListIssueDateTime", 1_795_132_800),
      (scheme + ".SchemeOperatorName", "Operator"), (scheme + ".SchemeOperatorName", [] as [Any]),
      (scheme + ".SchemeTerritory", "NL"), (scheme + ".SchemeTerritory", "EUR"),
      (scheme + ".StatusDeterminationApproach", "https://example.org"),
      (scheme + ".SchemeTypeCommunityRules", Bench.pointer("https://example.org")),
      (scheme + ".HistoricalInformationPeriod", 0), (scheme + ".DistributionPoints", [] as [Any]),
      (scheme + ".DistributionPoints", ["no uri"]), ("LoTE.TrustedEntitiesList", [] as [Any]),
      (entity + ".TEName", Bench.text("Del\u{202E}ft")), (entity + ".TEName", Bench.text("Del\tft")),
      (entity + ".TEName", Bench.text("")), (entity + ".TEInformationURI", Bench.pointer("policy")),
      (service + ".ServiceTypeIdentifier", Bench.uri + "SvcType/PID/Issuance"),
      (service + ".ServiceStatus", Bench.uri + "PubEAAProvidersList/SvcStatus/granted"),
      (service + ".StatusStartingTime", "2026-03-10"), (identity + ".X509Certificates", [["val": ""]]),
      (identity + ".X509Certificates", [["val": "AAAA"]]), (identity + ".X509Certificates", ["AAAA"]),
      (identity + ".X509Certificates", [["val": Base64URL.encode(bench.bodyCertificate.der.span)]]),
      (identity + ".X509Certificates", [good, value(other)]), (identity + ".X509Certificates", [good, value(renamed)]),
      (identity + ".X509Certificates", [value(foreign)]),
      (identity + ".PublicKeyValues", [try Self.json(other.key?.jwk)]),
      (identity + ".PublicKeyValues", [["kty": "EC", "crv": "P-256"]]),
      (identity + ".X509SKIs", ["not base64"]), (identity + ".OtherIds", [1]),
      (historyPath + ".0.ServiceDigitalIdentity", Bench.identity(bench.bodyCertificate)),
      (historyPath + ".0.ServiceDigitalIdentity", [:] as [String: Any]),
      (historyPath + ".0.StatusStartingTime", "2026-03-10T09:30:00Z"), (historyPath, [] as [Any]),
    ]
    for (path, value) in wrong {
      let fault = try bench.fault(try Bench.changing(base, path, to: value))
      let place = fault.map(Self.place) ?? nil
      let start = Self.swiftPath(path)
      #expect(
        place?.hasPrefix(start) ?? false || place == Self.pair(start), "\(path) \(value): \(String(describing: fault))")
    }
    #expect(
      try bench.fault(
        try Bench.changing(base, identity + ".PublicKeyValues", to: [Self.json(bench.bodyCertificate.key?.jwk)])) == nil
    )
  }

  @Test func whatTheStandardDoesNotKnowIsRefused() throws {
    let bench = try EntitiesWorkbench()
    for path in [
      "signature", "LoTE.LoTETag", Bench.scheme + ".loTEType", Bench.entity + ".x",
      Bench.entity + ".TrustedEntityInformation.TEAddress.x", Bench.service + ".x", Bench.identity + ".X509Certificate",
      Bench.scheme + ".SchemeName.0.Value",
    ] {
      let fault = try bench.fault(try Bench.changing(bench.list(), path, to: "x"))
      #expect(fault == .unknownMember(Self.swiftPath(path)), "\(path)")
    }
  }

  /// No extension is understood, so a critical one refuses the list (§6.3.17).
  @Test func criticalExtensionsAreRefused() throws {
    let bench = try EntitiesWorkbench()
    let scheme = Bench.scheme + ".SchemeExtensions"
    func fault(_ path: String, _ value: Any) throws -> TrustedEntitiesError? {
      try bench.fault(try Bench.changing(bench.list(), path, to: [value]))
    }
    for mark in ["critical", "Critical"] {
      #expect(try fault(scheme, [mark: false, "x": 1]) == nil)
      #expect(try fault(scheme, [mark: true]) == .critical(scheme + "[0]"))
      #expect(try fault(scheme, [mark: "false"]) == .critical(scheme + "[0]"))
    }
    // A scheme extension must say so.
    #expect(try fault(scheme, ["x": 1]) == .critical(scheme + "[0]"))
    #expect(try fault(scheme, ["critical": false, "Critical": true]) == .critical(scheme + "[0]"))
    for path in [
      Bench.entity + ".TrustedEntityInformation.TEInformationExtensions",
      Bench.service + ".ServiceInformationExtensions",
    ] {
      #expect(try fault(path, ["allowedAttestationType": ["x"]]) == nil)
      #expect(try fault(path, ["critical": true]) == .critical(Self.swiftPath(path) + "[0]"))
    }
  }

  @Test func aListThatIsForSomethingElseIsRefused() throws {
    let bench = try EntitiesWorkbench()
    for name in ["EUPIDProvidersList", "EUWalletProvidersList", "EUWRPACProvidersList", "EURegistrarsAndRegistersList"]
    {
      let type = Bench.uri + "LoTEType/" + name
      #expect(
        try bench.fault(try Bench.changing(bench.list(), Bench.scheme + ".LoTEType", to: type)) == .wrongType(type))
    }
    let own = try Bench.changing(bench.list(), Bench.scheme + ".LoTEType", to: "https://example.org/list")
    #expect(try bench.fault(own) == nil)
  }

  @Test func aListIsGoodForSixMonthsAtMost() throws {
    let bench = try EntitiesWorkbench()
    func fault(_ next: Any) throws -> TrustedEntitiesError? {
      try bench.fault(try Bench.changing(bench.list(), Bench.scheme + ".NextUpdate", to: next))
    }
    #expect(try fault("2027-05-20T00:00:00Z") == nil)
    #expect(try fault("2027-05-24T00:00:00Z") == .tooLongLived)
    #expect(try fault(NSNull()) == .closed)
  }

  /// An entity without a usable key or name harms nobody else.
  @Test func whoHasNothingToGoByIsPassedOver() throws {
    let bench = try EntitiesWorkbench()
    let revocation = Bench.entity("Leiden", [Bench.service("Revocation", ["OtherIds": ["x"]])])
    let nameless = Bench.entity(
      String(repeating: "n", count: 121), [Bench.service("Issuance", ["OtherIds": ["https://n.example"]])])
    let list = try bench.read(bench.list([revocation, nameless]))
    #expect(list.entities.map { $0.name } == ["Delft"] && list.passedOver == 2)
    let empty = try Bench.changing(bench.list(), "LoTE.TrustedEntitiesList", to: nil)
    #expect(try bench.read(empty).entities.isEmpty)
  }

  // MARK: Helpers

  private static func json(_ value: JSONValue?) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(try #require(value).bytes))
  }

  private static func place(_ error: TrustedEntitiesError) -> String? {
    switch error {
    case .member(let path), .unknownMember(let path), .critical(let path): path
    default: nil
    }
  }

  private static func last(_ path: String) -> String { String(path.split(separator: ".").last ?? "") }

  /// `a.0.b` as errors write it: `a[0].b`.
  private static func swiftPath(_ path: String) -> String {
    path.split(separator: ".").reduce("") { $0 + (Int($1) != nil ? "[\($1)]" : ($0.isEmpty ? "" : ".") + $1) }
  }

  /// Two times that do not go together are one fault, named by the later.
  private static func pair(_ path: String) -> String {
    path.replacingOccurrences(of: "ListIssueDateTime", with: "NextUpdate")
  }
}

/// Whose keys count, for which issuer, and since when.
@Suite struct TrustedEntitiesTrustTests {
  private typealias Bench = EntitiesWorkbench

  private static func reason(
    _ lists: [TrustedEntitiesList], _ text: [UInt8], _ changes: (inout TrustStore) -> Void = { _ in },
    at time: Timestamp = Workbench.today
  ) -> Reason {
    verdict(lists, text, changes, at: time).reason
  }

  private static func verdict(
    _ lists: [TrustedEntitiesList], _ text: [UInt8], _ changes: (inout TrustStore) -> Void = { _ in },
    at time: Timestamp = Workbench.today
  ) -> Verdict {
    var store = TrustStore()
    store.use(lists)
    changes(&store)
    return Verifier(trust: store, kinds: .all).verdict(on: text, at: .given(time))
  }

  /// The day the credentials of the workbench are signed is 14 May 2026.
  @Test func aVerdictRestsOnTheList() throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    let list = try bench.read(bench.list())
    let verdict = Self.verdict([list], try school.text(Workbench.claims()))
    #expect(verdict.reason == .ok && verdict.warnings.isEmpty)
    #expect(verdict.issuer?.name == "Delft" && verdict.issuer?.country == "NL" && verdict.issuer?.source == .list)
    #expect(verdict.list?.id == "EU:Public bodies" && verdict.list?.sequence == 7 && verdict.list?.state == .fresh)
    // Its end is the end: there is no time in between.
    let end = list.scheme.nextUpdate
    #expect(Self.reason([list], try school.text(Workbench.claims()), at: Timestamp(seconds: end.seconds - 1)) == .ok)
    let over = Self.verdict([list], try school.text(Workbench.claims()), at: end)
    #expect(over.reason == .listExpired && over.word == .undecided && over.list?.state == .expired)
    // A pin of the same key stands without the list.
    let pinned = Self.verdict(
      [list], try school.text(Workbench.claims()), { store in store = school.store.with([list]) }, at: end)
    #expect(pinned.reason == .ok && pinned.issuer?.source == .pinned)
  }

  /// The information URI is for readers; what names an issuer is an identifier of the service or of its certificate.
  @Test func identifiersAreThoseOfTheService() throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    let plain = try Bench.certificate(school.key, "/C=NL/O=Delft/CN=seal")
    func ids(_ identity: [String: Any]) throws -> [String]? {
      try bench.read(try Bench.changing(bench.list(), Bench.identity, to: identity)).entities.first?.issuance.first?.ids
    }
    #expect(try ids(Bench.identity(plain)) == [])
    let others = ["https://a.example", "urn:x:1", "did:web:a.example", "NTRNL-1", "VATNL-1:2", "mailto:a@b.example"]
    #expect(
      try ids(Bench.identity(plain).merging(["OtherIds": others]) { $1 }) == [
        "https://a.example", "urn:x:1", "did:web:a.example",
      ])
    #expect(try ids(Bench.identity(bench.bodyCertificate)) == ["https://tudelft.nl"])
    // Identifiers that are keys bring them.
    let stranger = try PrivateKey.generate(for: .es256)
    let did = "did:jwk:" + Base64URL.encode(stranger.publicMaterial.jwk.bytes.span)
    let list = try bench.read(try Bench.changing(bench.list(), Bench.identity, to: ["OtherIds": [did]]))
    #expect(list.entities.first?.issuance.first?.keys.map { $0.material } == [stranger.publicMaterial])
  }

  /// A key with identifiers counts for those alone; one without, for issuers that are nobody's, under its own name.
  @Test func aKeyWithoutIdentifierTakesNobodysPlace() throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    let text = try school.text(Workbench.claims())
    let elsewhere = try school.text(Workbench.claims([1: .text("https://leiden.example")]))
    let named = try bench.read(bench.list())
    #expect(Self.reason([named], text) == .ok && Self.reason([named], elsewhere) == .issuerNotListed)
    let plain = try Bench.certificate(school.key, "/C=NL/O=Delft/CN=seal")
    let unnamed = try bench.read(try Bench.changing(bench.list(), Bench.identity, to: Bench.identity(plain)))
    let verdict = Self.verdict([unnamed], elsewhere)
    #expect(verdict.reason == .ok && verdict.issuer?.name == "Delft" && verdict.issuer?.id == "https://leiden.example")
    // Once somebody is listed or pinned by that name, only that body's keys fit it.
    let leiden = Bench.entity(
      "Leiden",
      [
        Bench.service(
          "Issuance",
          Bench.identity(try Bench.certificate(PrivateKey.generate(for: .es256), "/O=Leiden")).merging(
            ["OtherIds": ["https://leiden.example"]]) { $1 })
      ])
    let both = try bench.read(
      try Bench.changing(
        bench.list([leiden]), Bench.identity.replacingOccurrences(of: "List.0", with: "List.1"),
        to: Bench.identity(plain)))
    #expect(Self.reason([both], elsewhere) == .keyNotListed && Self.reason([both], text) == .ok)
    let stranger = try Workbench()
    #expect(Self.reason([unnamed], text) { $0 = stranger.store.with([unnamed]) } == .keyNotListed)
  }

  /// Each row: current status and its time, the history behind it, and whether 14 May 2026 is covered.
  @Test func statusesBecomeTheTimeInWhichAKeySigns() throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    let mine = Base64.encode(try #require(bench.bodyCertificate.keyIdentifier))
    let others = Base64.encode([UInt8](repeating: 1, count: 20))
    let withdrawn = Reason.issuerWithdrawn(try #require(Day(iso: "2026-05-14")))
    let rows: [(String, String, [(String, String, String)], Reason)] = [
      ("notified", "2026-05-13T23:59:59Z", [], .ok),
      // Credentials name the day alone.
      ("notified", "2026-05-14T18:00:00Z", [], .ok),
      ("notified", "2026-05-15T00:00:00Z", [], .keyRetired),
      ("notified", "2026-05-15T00:00:00Z", [("notified", "2026-02-01T00:00:00Z", mine)], .ok),
      ("notified", "2026-05-15T00:00:00Z", [("notified", "2026-02-01T00:00:00Z", others)], .keyRetired),
      ("notified", "2026-05-15T00:00:00Z", [("withdrawn", "2026-02-01T00:00:00Z", mine)], .keyRetired),
      ("withdrawn", "2026-05-15T00:00:00Z", [("notified", "2026-02-01T00:00:00Z", mine)], .ok),
      ("withdrawn", "2026-05-15T00:00:00Z", [], .keyRetired),
      ("withdrawn", "2026-05-14T18:00:00Z", [("notified", "2026-02-01T00:00:00Z", mine)], withdrawn),
      (
        "notified", "2026-05-15T00:00:00Z",
        [("withdrawn", "2026-05-10T00:00:00Z", mine), ("notified", "2026-02-01T00:00:00Z", mine)], .keyRetired
      ),
    ]
    let status = Bench.uri + "PubEAAProvidersList/SvcStatus/"
    for (current, start, history, expected) in rows {
      var json = try Bench.changing(bench.list(), Bench.service + ".ServiceStatus", to: status + current)
      json = try Bench.changing(json, Bench.service + ".StatusStartingTime", to: start)
      if !history.isEmpty {
        let items = history.map { item -> [String: Any] in
          [
            "ServiceName": Bench.text("x"), "ServiceDigitalIdentity": ["X509SKIs": [item.2]],
            "ServiceStatus": status + item.0, "StatusStartingTime": item.1,
          ]
        }
        json = try Bench.changing(json, Bench.entity + ".TrustedEntityServices.0.ServiceHistory", to: items)
      }
      let reason = Self.reason([try bench.read(json)], try school.text(Workbench.claims()))
      #expect(reason == expected, "\(current) \(start) \(history)")
    }
  }

  /// The fuzzer's: a status since the year 1013, which keepers of an issuer list would write down and not read again.
  @Test(arguments: ["notified", "withdrawn"])
  func aStatusOlderThanAnyKeyIsWrittenDownAsADayThatIsRead(status: String) throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    var json = try Bench.changing(
      bench.list(), Bench.service + ".ServiceStatus", to: Bench.uri + "PubEAAProvidersList/SvcStatus/" + status)
    json = try Bench.changing(json, Bench.service + ".StatusStartingTime", to: "1013-01-15T10:00:00Z")
    let list = try bench.read(json)
    let entity = try #require(list.entities.first)
    let record = IssuerRecord(
      id: "https://a.example", name: entity.name, country: entity.country, types: nil,
      keys: try #require(entity.issuance.first).keys, left: entity.left)
    #expect(try IssuerRecord(record.json) == record)
    let reason = Self.reason([list], try school.text(Workbench.claims()))
    #expect(status == "notified" ? reason == .ok : reason != .ok)
  }

  /// A body that lists a service for revocation says with that service's keys alone what became of its credentials.
  @Test func issuanceAndRevocationAreNotMixed() throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    let revoking = try PrivateKey.generate(for: .es256)
    let issuance = Bench.service("Issuance", Bench.identity(bench.bodyCertificate))
    let revocation = Bench.service("Revocation", Bench.identity(try Bench.certificate(revoking, "/C=NL/O=Delft/CN=r")))
    func list(_ services: [[String: Any]]) throws -> TrustedEntitiesList {
      try bench.read(try Bench.changing(bench.list(), Bench.entity + ".TrustedEntityServices", to: services))
    }
    // The key of the one is no key of the other.
    let forged = try #require(COSEProfile.mc1.sign(Workbench.claims().deterministicEncoding, with: revoking))
    #expect(Self.reason([try list([issuance, revocation])], forged) == .keyNotListed)
    let statusList = try #require(
      StatusList(
        uri: "https://tudelft.nl/s", bits: 2, bytes: [1], issued: Timestamp("2026-11-20T00:00:00Z"), nextUpdate: nil,
        expires: nil))
    let claims = Workbench.claims([
      65_535: .map([
        CBORPair(
          key: .text("status_list"),
          value: .map([
            CBORPair(key: .text("idx"), value: .unsigned(0)),
            CBORPair(key: .text("uri"), value: .text("https://tudelft.nl/s")),
          ]))
      ])
    ])
    let text = try school.text(claims)
    for (signer, services, expected) in [
      (revoking, [issuance, revocation], .revoked), (school.key, [issuance, revocation], .statusUnknown),
      (school.key, [issuance], .revoked), (revoking, [issuance], .statusUnknown),
    ] as [(PrivateKey, [[String: Any]], Reason)] {
      let token = try StatusToken(try #require(statusList.jwt(issuer: Workbench.issuer, with: signer)))
      #expect(Self.reason([try list(services)], text) { $0.add(token) } == expected)
    }
  }

  /// Private schemes have their own types and statuses, or none.
  @Test func aSchemeOfOnesOwnIsReadWithoutTheUnionsRules() throws {
    let school = try Workbench()
    let bench = try EntitiesWorkbench(body: school.key)
    let key = try JSONSerialization.jsonObject(with: Data(school.key.publicMaterial.jwk.bytes))
    let identity: [String: Any] = [
      "ServiceDigitalIdentity": ["PublicKeyValues": [key], "OtherIds": ["https://tudelft.nl"]]
    ]
    let rows: [([String: Any], Reason)] = [
      ([:], .ok), (["ServiceTypeIdentifier": "https://a.example/type/Issuance"], .ok),
      (["ServiceTypeIdentifier": "https://a.example/type/Revocation"], .issuerNotListed),
      (["ServiceTypeIdentifier": "https://a.example/type/other"], .issuerNotListed),
      (["ServiceTypeIdentifier": Bench.uri + "SvcType/PID/Issuance"], .issuerNotListed),
      (["ServiceStatus": "https://a.example/granted"], .ok),
      (["ServiceStatus": "https://a.example/withdrawn", "StatusStartingTime": "2026-06-01T00:00:00Z"], .keyRetired),
      // Withdrawn, and nobody says when: never.
      (["ServiceStatus": "https://a.example/on-hold"], .issuerWithdrawn(Day(number: 0))),
      (["StatusStartingTime": "2026-06-01T00:00:00Z"], .keyRetired),
    ]
    for (members, expected) in rows {
      let list = try bench.read(bench.privateList(identity.merging(members) { $1 }))
      #expect(Self.reason([list], try school.text(Workbench.claims())) == expected, "\(members)")
    }
  }

  /// What one list has against a key counts for all; of two that vouch for it, the one that still counts does.
  @Test func listsAddUp() throws {
    let school = try Workbench()
    let text = try school.text(Workbench.claims())
    let (first, second) = (try EntitiesWorkbench(body: school.key), try EntitiesWorkbench(body: school.key))
    let good = try first.read(first.list())
    let longer = try second.read(
      try Bench.changing(second.list(), Bench.scheme + ".NextUpdate", to: "2027-03-20T00:00:00Z"))
    let later = try Timestamp("2027-03-01T00:00:00Z")
    for lists in [[good, longer], [longer, good]] {
      let verdict = Self.verdict(lists, text, at: later)
      #expect(verdict.reason == .ok && verdict.list?.state == .fresh)
    }
    #expect(Self.reason([good], text, at: later) == .listExpired)
    var json = try Bench.changing(
      second.list(), Bench.service + ".ServiceStatus", to: Bench.uri + "PubEAAProvidersList/SvcStatus/withdrawn")
    json = try Bench.changing(json, Bench.service + ".StatusStartingTime", to: "2026-05-01T00:00:00Z")
    let against = Reason.issuerWithdrawn(try #require(Day(iso: "2026-05-01")))
    #expect(Self.reason([good, try second.read(json)], text) == against)
    let pinned = Self.reason([try second.read(json)], text) { [list = try? second.read(json)] in
      $0 = school.store.with(list.map { [$0] } ?? [])
    }
    #expect(pinned == against)
  }

  /// Number and content, as far as they were seen.
  @Test func anOlderListAndAnotherOfTheSameNumberAreRefused() throws {
    let bench = try EntitiesWorkbench()
    func list(_ number: Int, _ changes: [String: Any] = [:]) throws -> TrustedEntitiesList {
      var json = try Bench.changing(bench.list(), Bench.scheme + ".LoTESequenceNumber", to: number)
      for (name, value) in changes { json = try Bench.changing(json, Bench.scheme + "." + name, to: value) }
      return try bench.read(json)
    }
    var floor = TrustedEntitiesFloor()
    let now = Workbench.today
    #expect(try floor.judge(list(7), at: now, clockIsTrusted: true))
    floor.raise(to: try list(7))
    for _ in 0..<2 {
      #expect(try floor.judge(list(8), at: now, clockIsTrusted: true))
      #expect(try !floor.judge(list(7), at: now, clockIsTrusted: true))
      func refused(_ list: TrustedEntitiesList) -> TrustedEntitiesError? {
        do {
          _ = try floor.judge(list, at: now, clockIsTrusted: true)
          return nil
        } catch {
          return error
        }
      }
      #expect(refused(try list(6)) == .rollback(sequence: 6, held: 7))
      #expect(refused(try list(7, ["NextUpdate": "2027-02-21T00:00:00Z"])) == .equivocation(sequence: 7))
      #expect(refused(try list(8, ["SchemeName": Bench.text("EU:Others")])) == .otherList)
      let past: [String: Any] = ["ListIssueDateTime": "2026-10-01T00:00:00Z", "NextUpdate": "2026-11-24T00:00:00Z"]
      #expect(refused(try list(8, past)) == .expired(now))
      let future: [String: Any] = ["ListIssueDateTime": "2026-11-26T00:00:00Z"]
      #expect(refused(try list(8, future)) == .fromTheFuture(try Timestamp("2026-11-26T00:00:00Z")))
      #expect(try floor.judge(list(8, future), at: now, clockIsTrusted: false))
      // The same from the disk.
      floor = TrustedEntitiesFloor(try #require(ListFloor(floor.next().bytes)))
    }
  }
}

extension TrustStore {
  fileprivate func with(_ lists: [TrustedEntitiesList]) -> TrustStore {
    var store = self
    store.use(lists)
    return store
  }
}
