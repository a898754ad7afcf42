public import Codecs
import Envelopes
public import Keys

/// A list of trusted entities (ETSI TS 119 602 V1.1.1, JSON binding), signed by a pinned signer and read under a strict
/// profile.
///
/// One member that the standard does not know, or a gap on which a decision would rest, refuses the whole list: half a
/// list is not what its operator published.
public struct TrustedEntitiesList: Sendable {
  /// The most bytes a list may have; some 5 000 institutions take 17 MB.
  public static let maximumSize = 24 << 20

  /// Which list this is, its number and its dates.
  public let scheme: SchemeInformation
  /// The entities, in the list's order.
  public let entities: [TrustedEntity]
  /// How many entities were passed over, because they have no issuing service or no name that a display could show.
  public let passedOver: Int
  /// The certificate whose key signed the list.
  public let signer: Certificate
  /// SHA-256 of the signed payload; it tells two lists with the same number apart.
  public let digest: [UInt8]

  /// Reads a list that one of `signers` signed.
  ///
  /// - Throws: ``TrustedEntitiesError``; ``TrustedEntitiesError/signature(_:)`` if none of them signed it.
  public init(_ bytes: [UInt8], signers: [Certificate]) throws(TrustedEntitiesError) {
    let payload: VerifiedPayload
    let signer: Certificate
    do {
      (payload, signer) = try JAdESCompact(bytes, limit: Self.maximumSize).verified(with: signers)
    } catch {
      throw .signature(error)
    }
    try self.init(payload: payload.bytes, signer: signer)
  }

  /// Reads a payload that `signer` signed.
  ///
  /// - Throws: ``TrustedEntitiesError``.
  init(payload: [UInt8], signer: Certificate) throws(TrustedEntitiesError) {
    let json: JSONValue
    do {
      json = try JSONReader.read(payload)
    } catch {
      throw .json(error)
    }
    self.signer = signer
    digest = Digest.sha256(payload)
    // NextUpdate is null in a closed list (§6.3.15); check before the schema, which requires a time.
    let head = json["LoTE"]?["ListAndSchemeInformation"]
    guard head?["NextUpdate"] != .null else { throw .closed }
    try EntitySchema.list.check(json)
    let scheme: SchemeInformation
    do {
      scheme = try SchemeInformation(head ?? .null)
    } catch {
      throw error.inside("LoTE.ListAndSchemeInformation")
    }
    guard scheme.isOperator(signer) else { throw .otherOperator }
    let items = json["LoTE"]?["TrustedEntitiesList"]?.listed ?? []
    try Self.checkTypes(items)
    entities = try Self.entities(items, scheme)
    passedOver = items.count - entities.count
    self.scheme = scheme
  }

  /// Whether the list counts. It is never stale: from its next update on it is expired.
  public func state(at now: Timestamp) -> ListState { now < scheme.nextUpdate ? .fresh : .expired }

  private static func entities(
    _ items: [JSONValue], _ scheme: SchemeInformation
  ) throws(TrustedEntitiesError) -> [TrustedEntity] {
    var entities: [TrustedEntity] = []
    for (index, item) in items.enumerated() {
      do {
        if let entity = try TrustedEntity(item, in: scheme) { entities.append(entity) }
      } catch {
        throw error.inside("LoTE.TrustedEntitiesList[" + String(index) + "]")
      }
    }
    return entities
  }

  /// Either every service has a type or none has: services without a type are all of the list's one type (§6.6.0).
  private static func checkTypes(_ items: [JSONValue]) throws(TrustedEntitiesError) {
    var isTyped: Bool?
    for item in items {
      for service in item["TrustedEntityServices"]?.listed ?? [] {
        let found = service["ServiceInformation"]?["ServiceTypeIdentifier"] != nil
        guard isTyped ?? found == found else { throw .member("LoTE.TrustedEntitiesList.ServiceTypeIdentifier") }
        isTyped = found
      }
    }
  }
}
