import Codecs
import Envelopes
import Keys

/// A list of trusted entities with an index of its issuers and keys.
final class ListedEntities {
  let list: TrustedEntitiesList
  /// The services with an identifier; a service without an identifier is found by its keys.
  private var byId: [[UInt8]: [Place]] = [:]
  private var byKid: [[UInt8]: [Place]] = [:]

  private struct Place {
    let entity: Int
    let service: Int
  }

  init(_ list: TrustedEntitiesList) {
    self.list = list
    for (entity, item) in list.entities.enumerated() {
      for (service, issuance) in item.issuance.enumerated() {
        let place = Place(entity: entity, service: service)
        for id in issuance.ids { byId[[UInt8](id.utf8), default: []].append(place) }
        guard issuance.ids.isEmpty else { continue }
        for key in issuance.keys { byKid[key.material.kid, default: []].append(place) }
      }
    }
  }

  /// Whether the list gives this identifier to a service.
  func knows(_ issuer: String) -> Bool { byId[[UInt8](issuer.utf8)] != nil }

  /// Anchors of the services that have the identifier.
  func anchors(of issuer: String, _ hint: KeyHint, keys ring: KeyRing) -> [TrustAnchor] {
    (byId[[UInt8](issuer.utf8)] ?? []).flatMap { anchors(at: $0, id: issuer, hint, ring) }
  }

  /// Anchors of services without an identifier. Only a thumbprint tells which key is meant.
  func anchorsWithoutId(_ hint: KeyHint, keys ring: KeyRing) -> [TrustAnchor] {
    guard case .thumbprint(let kid) = hint else { return [] }
    return (byKid[kid] ?? []).flatMap { anchors(at: $0, id: nil, hint, ring) }
  }

  private func anchors(at place: Place, id: String?, _ hint: KeyHint, _ ring: KeyRing) -> [TrustAnchor] {
    let entity = list.entities[place.entity]
    let issuer = TrustedIssuer(
      id: id, name: entity.name, country: entity.country, types: nil, asOf: list.scheme.issued, source: .list,
      left: entity.left)
    var anchors: [TrustAnchor] = []
    for key in entity.issuance[place.service].keys {
      let trusted = TrustedKey(material: key.material)
      // A key that OpenSSL refuses verifies nothing.
      guard trusted.answers(to: hint), ring.key(trusted) != nil else { continue }
      anchors.append(
        TrustAnchor(
          issuer: issuer, key: trusted, standing: key.standing, list: .entities(list), statusKeys: entity.statusKeys))
    }
    return anchors
  }
}
