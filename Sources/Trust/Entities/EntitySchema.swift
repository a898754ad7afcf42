import Codecs

/// The shapes of the JSON values in a list of trusted entities.
///
/// ``list`` is the JSON binding of TS 119 602 (Annex A.1) as a table: the members that must be present, those that may
/// be, and no others. It is stricter where the standard's text is: dates (§6.1.3), languages (§6.1.4), characters
/// (Annex B.2).
indirect enum EntitySchema: Sendable {
  /// Any string.
  case string
  /// A string of at least one character, without control and invisible characters.
  case visible
  /// A language tag (RFC 5646).
  case language
  /// A text with a scheme and without blanks (RFC 3986).
  case uri
  /// 2 characters.
  case territory
  /// A whole number that is not negative.
  case integer
  /// `2026-05-14T09:30:00Z` and nothing else.
  case time
  /// Base64 with padding, of at least one byte.
  case base64
  /// An extension of any format that is not critical. If `saysSo`, it must say that it is not critical.
  case `extension`(saysSo: Bool)
  case anything
  /// An array of at least one item.
  case items(EntitySchema)
  case object([Member])

  struct Member: Sendable {
    let name: String
    let schema: EntitySchema
    let isRequired: Bool
  }

  /// Checks a value.
  ///
  /// - Throws: ``TrustedEntitiesError/member(_:)``, ``TrustedEntitiesError/unknownMember(_:)``,
  ///   ``TrustedEntitiesError/critical(_:)``, with the path inside `value`.
  func check(_ value: JSONValue) throws(TrustedEntitiesError) {
    switch self {
    case .object(let members): try Self.check(value, members)
    case .items(let schema): try Self.check(value, schema)
    case .extension(let saysSo): try Self.checkExtension(value, saysSo)
    case .anything: break
    default: guard fits(value) else { throw .member("") }
    }
  }

  private static func check(_ value: JSONValue, _ members: [Member]) throws(TrustedEntitiesError) {
    guard case .object(let found) = value else { throw .member("") }
    for item in found where !members.contains(where: { $0.name.hasSameBytes(as: item.name) }) {
      throw .unknownMember(item.name)
    }
    for member in members {
      guard let item = value[member.name] else {
        if member.isRequired { throw .member(member.name) }
        continue
      }
      do {
        try member.schema.check(item)
      } catch {
        throw error.inside(member.name)
      }
    }
  }

  private static func check(_ value: JSONValue, _ schema: EntitySchema) throws(TrustedEntitiesError) {
    guard case .array(let items) = value, !items.isEmpty else { throw .member("") }
    for (index, item) in items.enumerated() {
      do {
        try schema.check(item)
      } catch {
        throw error.inside("[" + String(index) + "]")
      }
    }
  }

  /// Refuses a critical extension, since this reader understands none. A scheme extension must say that it is not
  /// critical; on other extensions, silence means "not critical".
  private static func checkExtension(_ value: JSONValue, _ saysSo: Bool) throws(TrustedEntitiesError) {
    let marks = [value["critical"], value["Critical"]].compactMap { $0 }
    guard marks.allSatisfy({ $0 == .boolean(false) }), !marks.isEmpty || !saysSo else { throw .critical("") }
  }

  private func fits(_ value: JSONValue) -> Bool {
    if case .integer = self { return value.digits != nil }
    guard let text = value.string else { return false }
    switch self {
    case .visible: return !text.isEmpty && !text.unicodeScalars.contains { $0.isInvisibleOrControl }
    case .language: return Self.isLanguage(text)
    case .uri: return Self.isURI(text)
    case .territory: return text.utf8.count == 2
    case .time: return Timestamp(rfc3339: text)?.rfc3339.hasSameBytes(as: text) ?? false
    case .base64: return Base64.decode(text.utf8).map { !$0.isEmpty } ?? false
    default: return true
    }
  }

  private static func isLanguage(_ text: String) -> Bool {
    (2...35).contains(text.utf8.count)
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  static func isURI(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon != text.utf8.startIndex else { return false }
    let marks = [UInt8]("+-.".utf8)
    return text.utf8[..<colon].allSatisfy { isLetter($0) || isDigit($0) || marks.contains($0) }
      && text.utf8.first.map(isLetter) ?? false
      && !text.unicodeScalars.contains { $0.isInvisibleOrControl || $0.isBlank }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension EntitySchema {
  private static func must(_ name: String, _ schema: EntitySchema) -> Member {
    Member(name: name, schema: schema, isRequired: true)
  }

  private static func may(_ name: String, _ schema: EntitySchema) -> Member {
    Member(name: name, schema: schema, isRequired: false)
  }

  private static let texts = items(.object([must("lang", .language), must("value", .visible)]))
  private static let pointers = items(.object([must("lang", .language), must("uriValue", .uri)]))
  private static let postalAddresses = items(
    .object([
      must("lang", .language), must("StreetAddress", .string), may("Locality", .string),
      may("StateOrProvince", .string), may("PostalCode", .string), must("Country", .territory),
    ]))

  /// §6.6.3: the members stand side by side. An early published schema closed the object around the wrong members.
  private static let identity = object([
    may(
      "X509Certificates",
      .items(.object([may("encoding", .uri), may("specRef", .string), must("val", .base64)]))),
    may("X509SubjectNames", .items(.string)), may("PublicKeyValues", .items(.anything)),
    may("X509SKIs", .items(.base64)), may("OtherIds", .items(.string)),
  ])

  private static let history = object([
    must("ServiceName", texts), must("ServiceDigitalIdentity", identity), must("ServiceStatus", .uri),
    must("StatusStartingTime", .time), may("ServiceTypeIdentifier", .uri),
    may("ServiceInformationExtensions", .items(.extension(saysSo: false))),
  ])

  private static let service = object([
    must(
      "ServiceInformation",
      .object([
        must("ServiceName", texts), must("ServiceDigitalIdentity", identity), may("ServiceTypeIdentifier", .uri),
        may("ServiceStatus", .uri), may("StatusStartingTime", .time), may("SchemeServiceDefinitionURI", pointers),
        may("ServiceSupplyPoints", .items(.object([may("ServiceType", .uri), must("uriValue", .uri)]))),
        may("ServiceDefinitionURI", pointers),
        may("ServiceInformationExtensions", .items(.extension(saysSo: false))),
      ])),
    may("ServiceHistory", .items(history)),
  ])

  private static let entity = object([
    must(
      "TrustedEntityInformation",
      .object([
        must("TEName", texts), may("TETradeName", texts),
        must(
          "TEAddress",
          .object([must("TEPostalAddress", postalAddresses), must("TEElectronicAddress", pointers)])),
        must("TEInformationURI", pointers),
        may("TEInformationExtensions", .items(.extension(saysSo: false))),
      ])),
    must("TrustedEntityServices", .items(service)),
  ])

  private static let otherList = object([
    must("LoTELocation", .uri), must("ServiceDigitalIdentities", .items(identity)),
    must(
      "LoTEQualifiers",
      .items(
        .object([
          must("LoTEType", .uri), must("SchemeOperatorName", texts), may("SchemeTypeCommunityRules", pointers),
          may("SchemeTerritory", .territory), must("MimeType", .string),
        ]))),
  ])

  private static let scheme = object([
    must("LoTEVersionIdentifier", .integer), must("LoTESequenceNumber", .integer), may("LoTEType", .uri),
    must("SchemeOperatorName", texts),
    may(
      "SchemeOperatorAddress",
      .object([
        must("SchemeOperatorPostalAddress", postalAddresses), must("SchemeOperatorElectronicAddress", pointers),
      ])),
    may("SchemeName", texts), may("SchemeInformationURI", pointers), may("StatusDeterminationApproach", .uri),
    may("SchemeTypeCommunityRules", pointers), may("SchemeTerritory", .territory),
    may("PolicyOrLegalNotice", .items(.anything)), may("HistoricalInformationPeriod", .integer),
    may("PointersToOtherLoTE", .items(otherList)), must("ListIssueDateTime", .time),
    // NextUpdate is null in a closed list (§6.3.15); TrustedEntitiesList checks that before this schema.
    must("NextUpdate", .time), may("DistributionPoints", .items(.uri)),
    may("SchemeExtensions", .items(.extension(saysSo: true))),
  ])

  /// A whole list.
  static let list = object([
    must(
      "LoTE", .object([must("ListAndSchemeInformation", scheme), may("TrustedEntitiesList", .items(entity))]))
  ])
}
