public import Codecs
import Keys

/// Which list of trusted entities it is, who runs it, its number and how long it is good
/// (ListAndSchemeInformation, TS 119 602 §6.3).
public struct SchemeInformation: Sendable, Equatable {
  /// The longest any list may be good: six months (Annexes D to I), of which no six in a row have more than 184 days.
  static let longestLife: Int64 = 184 * 86_400

  /// LoTESequenceNumber: never lower than that of the list before.
  public let sequence: Int64
  /// What the list is called: the scheme's name in English, else in the first language, else the operator's.
  public let name: String
  /// LoTEType; nil for a scheme that has none.
  public let type: String?
  public let operatorNames: [String]
  public let territory: String?
  public let issued: Timestamp
  /// When the next list is there at the latest; from then on this one counts for nothing.
  public let nextUpdate: Timestamp
  /// SHA-256 over what stays the same from one list of a scheme to its next.
  public let identity: [UInt8]

  /// Whether it is the list of public bodies that issue attestations (Annex H), with that profile's rules.
  var isPubEAA: Bool { type.map { $0.hasSameBytes(as: Self.pubEAA) } ?? false }

  private static let typeRadix = "http://uri.etsi.org/19602/LoTEType/"
  private static let pubEAA = typeRadix + "EUPubEAAProvidersList"

  /// - Parameter json: of the shape of ``EntitySchema/list``.
  init(_ json: JSONValue) throws(TrustedEntitiesError) {
    guard json["LoTEVersionIdentifier"]?.digits == 1 else { throw .member("LoTEVersionIdentifier") }
    guard let sequence = json["LoTESequenceNumber"]?.digits, sequence > 0 else { throw .member("LoTESequenceNumber") }
    guard let issued = json.time("ListIssueDateTime"), let next = json.time("NextUpdate"), issued < next else {
      throw .member("NextUpdate")
    }
    guard next.seconds - issued.seconds <= Self.longestLife else { throw .tooLongLived }
    self.sequence = sequence
    (self.issued, nextUpdate) = (issued, next)
    type = json["LoTEType"]?.string
    territory = json["SchemeTerritory"]?.string
    operatorNames = json.texts("SchemeOperatorName")
    name = json.preferredText("SchemeName") ?? json.preferredText("SchemeOperatorName") ?? ""
    identity = Digest.sha256([UInt8]([type ?? "", territory ?? "", name].joined(separator: "\u{0}").utf8))
    if isPubEAA {
      try Self.checkPubEAA(json)
    } else if let type, type.hasPrefix(Self.typeRadix) {
      // People's identities, wallets, registers: whoever vouches for those vouches for no credential.
      throw .wrongType(type)
    }
  }

  /// Table H.1, and what a scheme that is explicit must say (Table 1).
  private static func checkPubEAA(_ json: JSONValue) throws(TrustedEntitiesError) {
    for name in ["SchemeName", "SchemeInformationURI", "PolicyOrLegalNotice"] where json[name] == nil {
      throw .member(name)
    }
    func must(_ name: String, _ holds: Bool) throws(TrustedEntitiesError) {
      guard holds else { throw .member(name) }
    }
    let radix = "http://uri.etsi.org/19602/PubEAAProvidersList/"
    try must(
      "StatusDeterminationApproach",
      json["StatusDeterminationApproach"]?.string?.hasSameBytes(as: radix + "StatusDetn/EU") ?? false)
    let rules = json.uris("SchemeTypeCommunityRules")
    try must(
      "SchemeTypeCommunityRules", rules.count > 0 && rules.allSatisfy { $0.hasSameBytes(as: radix + "schemerules/EU") })
    try must("SchemeTerritory", json["SchemeTerritory"]?.string?.hasSameBytes(as: "EU") ?? false)
    try must("HistoricalInformationPeriod", json["HistoricalInformationPeriod"]?.digits == 65_535)
    try must("PointersToOtherLoTE", json["PointersToOtherLoTE"] == nil)
  }

  /// Whether a certificate's subject is this operator in this territory (§6.8.0).
  func isOperator(_ signer: Certificate) -> Bool {
    let (organization, country) = (signer.organization ?? "", signer.country ?? "")
    return operatorNames.contains { $0.hasSameBytes(as: organization) }
      && territory.map { $0.hasSameBytes(as: country) } ?? true
  }
}

/// Readers for values whose shape was checked.
extension JSONValue {
  func time(_ name: String) -> Timestamp? { self[name]?.string.flatMap { Timestamp(rfc3339: $0) } }

  /// The texts of a multilingual string, in whatever languages.
  func texts(_ name: String) -> [String] { (self[name]?.listed ?? []).compactMap { $0["value"]?.string } }

  /// The targets of a multilingual pointer.
  func uris(_ name: String) -> [String] { (self[name]?.listed ?? []).compactMap { $0["uriValue"]?.string } }

  /// The English text of a multilingual string, which every list must have (§6.1.4), else the first.
  func preferredText(_ name: String) -> String? {
    let items = self[name]?.listed ?? []
    let english = items.first { $0["lang"]?.string?.hasSameBytes(as: "en") ?? false }
    return (english ?? items.first)?["value"]?.string
  }
}
