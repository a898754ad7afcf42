public import Codecs
import Envelopes
public import Keys

/// A list of trusted entities (ETSI TS 119 602 V1.1.1, JSON binding) that a pinned signer signed, under a strict profile.
///
/// Whatever the standard does not know, or leaves open where a decision rests on it, refuses the whole list: half of a
/// list is not what its operator published.
public struct TrustedEntitiesList: Sendable {
  /// Bytes of a list: some 5 000 institutions have 17 MB.
  public static let maximumSize = 24 << 20

  public let scheme: SchemeInformation
  /// In the order of the list.
  public let entities: [TrustedEntity]
  /// Entities that have nothing to go by: no issuing service, or no name a display could show.
  public let passedOver: Int
  public let signer: Certificate
  /// SHA-256 over what was signed: of two lists with one number it must be the same.
  public let digest: [UInt8]

  /// Reads a list that one of `signers` signed.
  ///
  /// - Throws: ``TrustedEntitiesError``.
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

  /// Reads what `signer` signed.
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
    // A closed list has no next (§6.3.15); it is told apart before its shape is, which has a time there.
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

  /// Whether the list counts. There is no time in which it is merely old: past its next update it is discarded.
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

  /// Services without a type are all of one (§6.6.0), so either every service has one or none.
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
