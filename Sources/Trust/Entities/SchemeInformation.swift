public import Codecs
import Keys

/// Which list of trusted entities this is, who operates it, its number and its dates (ListAndSchemeInformation, TS 119
/// 602 §6.3).
public struct SchemeInformation: Sendable, Equatable {
  /// The longest life of a list, in seconds: six months (Annexes D to I). Six months in a row have at most 184 days.
  static let longestLife: Int64 = 184 * 86_400

  /// LoTESequenceNumber, from 1; it never falls from one list to the next.
  public let sequence: Int64
  /// The name that people are shown: the scheme's name, else the operator's; in English, else in the first language.
  public let name: String
  /// LoTEType, a URI; nil if the scheme has none.
  public let type: String?
  /// SchemeOperatorName in every language; the signer's certificate must name one of them.
  public let operatorNames: [String]
  /// SchemeTerritory, two letters; nil if the scheme has none.
  public let territory: String?
  /// ListIssueDateTime.
  public let issued: Timestamp
  /// NextUpdate: from this second on the list counts for nothing.
  public let nextUpdate: Timestamp
  /// SHA-256 over type, territory and name, which stay the same from one list of a scheme to the next.
  public let identity: [UInt8]

  /// Whether this is the list of public bodies that issue attestations (Annex H); the rules of that profile then apply.
  var isPubEAA: Bool { type.map { $0.hasSameBytes(as: Self.pubEAA) } ?? false }

  private static let typeRadix = "http://uri.etsi.org/19602/LoTEType/"
  private static let pubEAA = typeRadix + "EUPubEAAProvidersList"

  /// - Parameter json: a value that has the shape of ``EntitySchema/list``.
  /// - Throws: ``TrustedEntitiesError/member(_:)``, ``TrustedEntitiesError/tooLongLived``,
  ///   ``TrustedEntitiesError/wrongType(_:)``.
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
      // The Union's other lists are of people's identities, wallets or registers, not of issuers of credentials.
      throw .wrongType(type)
    }
  }

  /// Checks Table H.1, and the members that an explicit scheme must have (Table 1).
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

  /// The texts of a multilingual string, in all languages.
  func texts(_ name: String) -> [String] { (self[name]?.listed ?? []).compactMap { $0["value"]?.string } }

  /// The targets of a multilingual pointer.
  func uris(_ name: String) -> [String] { (self[name]?.listed ?? []).compactMap { $0["uriValue"]?.string } }

  /// The English text of a multilingual string, which every list must have (§6.1.4), else the first text.
  func preferredText(_ name: String) -> String? {
    let items = self[name]?.listed ?? []
    let english = items.first { $0["lang"]?.string?.hasSameBytes(as: "en") ?? false }
    return (english ?? items.first)?["value"]?.string
  }
}
