import Codecs
import Keys

/// The keys of a service, and the identifiers that belong to them (ServiceDigitalIdentity, TS 119 602 §6.6.3).
struct ServiceIdentity {
  struct Key {
    let material: KeyMaterial
    /// Subject key identifiers of the key's certificates. A history refers to the key by them.
    let identifiers: [[UInt8]]
  }

  /// The iss its credentials may carry: URIs of OtherIds, and URIs in its certificates' subject alternative names.
  let ids: [String]
  let keys: [Key]
  /// X509SKIs.
  private let identifiers: [[UInt8]]

  /// The most identifiers a service may have.
  private static let maximumIds = 16

  /// Reads a service's current identity.
  ///
  /// - Parameter names: the entity's names.
  init(_ json: JSONValue, of names: [String], in scheme: SchemeInformation) throws(TrustedEntitiesError) {
    let identity = json["ServiceDigitalIdentity"] ?? .null
    do {
      let certificates = try Self.certificates(identity)
      if scheme.isPubEAA { try Self.checkPubEAA(certificates, of: names) }
      try self.init(identity, certificates)
    } catch {
      throw error.inside("ServiceDigitalIdentity")
    }
  }

  /// Reads a past identity. It has key identifiers; outside the Union's lists it may have certificates too.
  init(history json: JSONValue, in scheme: SchemeInformation) throws(TrustedEntitiesError) {
    let identity = json["ServiceDigitalIdentity"] ?? .null
    do throws(TrustedEntitiesError) {
      if scheme.isPubEAA {
        guard identity["X509SKIs"] != nil else { throw .member("X509SKIs") }
        guard identity["X509Certificates"] == nil else { throw .member("X509Certificates") }
      }
      try self.init(identity, try Self.certificates(identity))
    } catch {
      throw error.inside("ServiceDigitalIdentity")
    }
  }

  private init(_ identity: JSONValue, _ certificates: [Certificate]) throws(TrustedEntitiesError) {
    let others = (identity["OtherIds"]?.listed ?? []).compactMap { $0.string }
    var keys: [Key] = []
    func add(_ material: KeyMaterial, _ identifiers: [[UInt8]]) {
      if let index = keys.firstIndex(where: { $0.material == material }) {
        keys[index] = Key(material: material, identifiers: keys[index].identifiers + identifiers)
      } else {
        keys.append(Key(material: material, identifiers: identifiers))
      }
    }
    for certificate in certificates {
      if let key = certificate.key { add(key, certificate.keyIdentifier.map { [$0] } ?? []) }
    }
    for key in try Self.publicKeys(identity) {
      // A service's certificates and its bare keys must be of the same key (§6.6.3.3).
      guard certificates.isEmpty || keys.contains(where: { $0.material == key }) else {
        throw .member("PublicKeyValues")
      }
      add(key, [])
    }
    // A decentralised identifier may contain a key.
    for id in others { if let key = try? DecentralizedIdentifier.key(of: id) { add(key, []) } }
    self.keys = keys.filter { Self.isUsable($0.material) }
    identifiers = (identity["X509SKIs"]?.listed ?? []).compactMap { $0.string.flatMap { Base64.decode($0.utf8) } }
    var ids: [String] = []
    for id in others + certificates.flatMap({ $0.uris }) where Self.isIssuer(id) {
      if !ids.contains(where: { $0.hasSameBytes(as: id) }) { ids.append(id) }
    }
    guard ids.count <= Self.maximumIds else { throw .member("OtherIds") }
    self.ids = ids
  }

  /// Whether this identity includes `key`.
  func names(_ key: Key) -> Bool {
    identifiers.contains { key.identifiers.contains($0) } || keys.contains { $0.material == key.material }
  }

  /// Whether OpenSSL accepts the key. A weak key verifies nothing, whatever list has it; the key of the test cards
  /// belongs to no service.
  private static func isUsable(_ material: KeyMaterial) -> Bool {
    material != TestIssuer.material && (try? PublicKey(material)) != nil
  }

  /// Whether a credential could carry the identifier as its iss. Registration numbers could not.
  private static func isIssuer(_ id: String) -> Bool {
    ["https://", "http://", "did:", "urn:"].contains { id.hasPrefix($0) } && EntitySchema.isURI(id)
      && IssuerText.isUsable(id, limit: IssuerText.maximumIdSize) && !id.hasSameBytes(as: TestIssuer.id)
  }

  private static func certificates(_ identity: JSONValue) throws(TrustedEntitiesError) -> [Certificate] {
    var certificates: [Certificate] = []
    for (index, item) in (identity["X509Certificates"]?.listed ?? []).enumerated() {
      guard let der = item["val"]?.string.flatMap({ Base64.decode($0.utf8) }),
        let certificate = try? Certificate(der: der)
      else { throw .member("X509Certificates[" + String(index) + "].val") }
      certificates.append(certificate)
    }
    return certificates
  }

  /// The bare keys. Keys of unknown kinds are passed over.
  private static func publicKeys(_ identity: JSONValue) throws(TrustedEntitiesError) -> [KeyMaterial] {
    var keys: [KeyMaterial] = []
    for (index, item) in (identity["PublicKeyValues"]?.listed ?? []).enumerated() {
      do {
        keys.append(try KeyMaterial(jwk: item))
      } catch {
        if error != .unsupported { throw .member("PublicKeyValues[" + String(index) + "]") }
      }
    }
    return keys
  }

  /// Checks Table H.3: all certificates of a service have one key and one subject, and its organisation is the entity.
  private static func checkPubEAA(_ certificates: [Certificate], of names: [String]) throws(TrustedEntitiesError) {
    for (index, certificate) in certificates.enumerated() {
      let isEntity = certificate.organization.map { name in names.contains { $0.hasSameBytes(as: name) } } ?? false
      let isSame = certificate.key == certificates[0].key && certificate.subject == certificates[0].subject
      guard isEntity, isSame else { throw .member("X509Certificates[" + String(index) + "]") }
    }
  }
}
