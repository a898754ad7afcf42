import Codecs
import Foundation
import Keys
import Testing
import Trust

/// The operator of a list of trusted entities, who signs whatever it is given, right or wrong.
struct EntitiesWorkbench {
  static let uri = "http://uri.etsi.org/19602/"
  static let scheme = "LoTE.ListAndSchemeInformation"
  static let entity = "LoTE.TrustedEntitiesList.0"
  static let service = entity + ".TrustedEntityServices.0.ServiceInformation"
  static let identity = service + ".ServiceDigitalIdentity"

  let key: PrivateKey
  let signer: Certificate
  /// A public body, and its certificate.
  let body: PrivateKey
  let bodyCertificate: Certificate

  init(_ algorithm: SignatureAlgorithm = .es256, body: PrivateKey? = nil) throws {
    key = try PrivateKey.generate(for: algorithm)
    signer = try Self.certificate(key, "/C=EU/O=Operator/CN=list")
    self.body = try body ?? PrivateKey.generate(for: .es256)
    bodyCertificate = try Self.certificate(
      self.body, "/C=NL/O=Delft/CN=seal", ["subjectAltName=URI:https://tudelft.nl"])
  }

  /// A certificate for a key, valid in 2026 and 2027, as OpenSSL makes it.
  static func certificate(_ key: PrivateKey, _ subject: String, _ extensions: [String] = []) throws -> Certificate {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("vidimus-test-" + UUID().uuidString).path
    try Data(try #require(key.pem)).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    // Dates of one's own take a request and `openssl ca`, or faketime; this way they are as long as the tests need.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["faketime", "2026-01-01 00:00:00", "openssl", "req", "-x509", "-key", path, "-subj", subject, "-days", "730"]
      + extensions.flatMap { ["-addext", $0] }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl and faketime are needed: Scripts/setup test")
    return try #require(try Certificate.read([UInt8](data)).first)
  }

  static func text(_ value: String) -> [[String: Any]] { [["lang": "en", "value": value]] }

  static func pointer(_ value: String) -> [[String: Any]] { [["lang": "en", "uriValue": value]] }

  static func identity(_ certificate: Certificate) -> [String: Any] {
    ["X509Certificates": [["val": Base64.encode(certificate.der)]]]
  }

  static func service(_ kind: String, _ identity: [String: Any], status: String = "notified") -> [String: Any] {
    [
      "ServiceInformation": [
        "ServiceName": text(kind), "ServiceDigitalIdentity": identity,
        "ServiceTypeIdentifier": uri + "SvcType/PubEAA/" + kind,
        "ServiceStatus": uri + "PubEAAProvidersList/SvcStatus/" + status,
        "StatusStartingTime": "2026-03-10T09:30:00Z",
      ]
    ]
  }

  static func entity(_ name: String, _ services: [[String: Any]]) -> [String: Any] {
    [
      "TrustedEntityInformation": [
        "TEName": text(name), "TETradeName": text("VATNL-1") + text("OJ:NL1"),
        "TEAddress": [
          "TEPostalAddress": [["lang": "en", "StreetAddress": "1 Street", "Country": "BE"]],
          "TEElectronicAddress": pointer(uri + "ListOfTrustedEntities/PubEAAProvider/NL"),
        ],
        "TEInformationURI": pointer("https://delft.example/policy"),
      ],
      "TrustedEntityServices": services,
    ]
  }

  /// A list of public bodies as Annex H has it, with the one body and whatever entities go before it.
  func list(_ others: [[String: Any]] = []) -> Any {
    let pubEAA = Self.uri + "PubEAAProvidersList/"
    return [
      "LoTE": [
        "ListAndSchemeInformation": [
          "LoTEVersionIdentifier": 1, "LoTESequenceNumber": 7,
          "LoTEType": Self.uri + "LoTEType/EUPubEAAProvidersList", "SchemeOperatorName": Self.text("Operator"),
          "SchemeOperatorAddress": [
            "SchemeOperatorPostalAddress": [["lang": "en", "StreetAddress": "1 Square", "Country": "BE"]],
            "SchemeOperatorElectronicAddress": Self.pointer("mailto:help@example.org"),
          ],
          "SchemeName": Self.text("EU:Public bodies"), "SchemeInformationURI": Self.pointer("https://example.org"),
          "StatusDeterminationApproach": pubEAA + "StatusDetn/EU",
          "SchemeTypeCommunityRules": Self.pointer(pubEAA + "schemerules/EU"), "SchemeTerritory": "EU",
          "PolicyOrLegalNotice": [["LoTELegalNotice": "None."]], "HistoricalInformationPeriod": 65_535,
          "ListIssueDateTime": "2026-11-20T00:00:00Z", "NextUpdate": "2027-02-20T00:00:00Z",
        ] as [String: Any],
        "TrustedEntitiesList": others
          + [Self.entity("Delft", [Self.service("Issuance", Self.identity(bodyCertificate))])],
      ]
    ]
  }

  /// A list of a private scheme, which the Union's profiles say nothing of.
  func privateList(_ service: [String: Any]) -> Any {
    [
      "LoTE": [
        "ListAndSchemeInformation": [
          "LoTEVersionIdentifier": 1, "LoTESequenceNumber": 7, "SchemeOperatorName": Self.text("Operator"),
          "ListIssueDateTime": "2026-11-20T00:00:00Z", "NextUpdate": "2027-02-20T00:00:00Z",
        ] as [String: Any],
        "TrustedEntitiesList": [
          Self.entity("Delft", [["ServiceInformation": ["ServiceName": Self.text("x")].merging(service) { $1 }]])
        ],
      ]
    ]
  }

  /// A value with what is at a path put, replaced or, with nil, taken away.
  static func changing(_ value: Any, _ path: String, to new: Any?) throws -> Any {
    let (name, rest) =
      path.firstIndex(of: ".").map {
        (String(path[..<$0]), String(path[path.index(after: $0)...]))
      } ?? (path, nil as String?)
    if let index = Int(name) {
      var items = try #require(value as? [Any])
      items[index] = try rest.map { try changing(items[index], $0, to: new) } ?? #require(new)
      return items
    }
    var members = try #require(value as? [String: Any])
    members[name] = try rest.map { try changing(#require(members[name]), $0, to: new) } ?? new
    return members
  }

  // MARK: Signing

  func header(_ changes: [String: Any?] = [:]) -> [String: Any] {
    var header: [String: Any] = [
      "alg": key.algorithm.name, "typ": "JAdES", "iat": 1_795_132_800,
      "x5t#S256": Base64URL.encode(signer.digest.span), "x5c": [Base64.encode(signer.der)],
    ]
    for (name, value) in changes { header[name] = value }
    return header
  }

  func sign(_ payload: Any, header: [String: Any]? = nil) throws -> [UInt8] {
    try sign(bytes: [UInt8](try JSONSerialization.data(withJSONObject: payload, options: .sortedKeys)), header: header)
  }

  func sign(bytes: [UInt8], header: [String: Any]? = nil) throws -> [UInt8] {
    let head = [UInt8](try JSONSerialization.data(withJSONObject: header ?? self.header()))
    let signed = Base64URL.encode(head.span) + "." + Base64URL.encode(bytes.span)
    let signature = try #require(key.sign([UInt8](signed.utf8)))
    return [UInt8]((signed + "." + Base64URL.encode(signature.span)).utf8)
  }

  func read(_ payload: Any) throws -> TrustedEntitiesList {
    try TrustedEntitiesList(try sign(payload), signers: [signer])
  }

  /// Why a list is refused; nil where it is not.
  func fault(_ payload: Any) throws -> TrustedEntitiesError? { fault(try sign(payload)) }

  func fault(_ bytes: [UInt8]) -> TrustedEntitiesError? {
    do {
      _ = try TrustedEntitiesList(bytes, signers: [signer])
      return nil
    } catch {
      return error
    }
  }
}
