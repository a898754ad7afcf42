import Codecs
import Keys

/// A list of trusted entities, ready to be asked for an issuer's keys.
final class ListedEntities {
  /// Keys kept ready: a desk sees a few again and again.
  private static let capacity = 64

  let list: TrustedEntitiesList
  /// Where an identifier stands, and for services without one, a key.
  private var byId: [[UInt8]: [Place]] = [:]
  private var byKid: [[UInt8]: [Place]] = [:]
  private var made: [[UInt8]: TrustedKey] = [:]

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

  /// Whether an identifier is one the list gives somebody.
  func knows(_ issuer: String) -> Bool { byId[[UInt8](issuer.utf8)] != nil }

  /// The keys under a kid of services that have the identifier.
  func candidates(of issuer: String, kid: [UInt8]) -> [TrustStore.Candidate] {
    (byId[[UInt8](issuer.utf8)] ?? []).flatMap { candidates(at: $0, id: issuer, kid: kid) }
  }

  /// The keys under a kid of services for which the list has no identifier.
  func candidatesWithoutId(kid: [UInt8]) -> [TrustStore.Candidate] {
    (byKid[kid] ?? []).flatMap { candidates(at: $0, id: nil, kid: kid) }
  }

  private func candidates(at place: Place, id: String?, kid: [UInt8]) -> [TrustStore.Candidate] {
    let entity = list.entities[place.entity]
    let issuer = TrustedIssuer(
      id: id, name: entity.name, country: entity.country, types: nil, asOf: list.scheme.issued, source: .list,
      left: entity.left)
    return entity.issuance[place.service].keys.filter { $0.material.kid == kid }.compactMap { key in
      ready(key.material).map {
        TrustStore.Candidate(
          issuer: issuer, key: $0, standing: key.standing, pinned: nil, entities: list,
          statusKeys: entity.statusKeys?.compactMap { ready($0)?.key })
      }
    }
  }

  private func ready(_ material: KeyMaterial) -> TrustedKey? {
    let thumbprint = material.coseThumbprint
    if let key = made[thumbprint] { return key }
    guard let key = try? PublicKey(material) else { return nil }
    if made.count >= Self.capacity { made.removeAll() }
    let trusted = TrustedKey(key: key, kid: [UInt8](thumbprint.prefix(8)), otherKids: [])
    made[thumbprint] = trusted
    return trusted
  }
}
