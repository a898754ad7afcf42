import Codecs
import Envelopes
import Keys

/// The latest answers of an issuer list, kept so that its shards are not read again for each credential.
final class ListedIssuers {
  /// The most issuers kept: a desk sees the same few again and again.
  private static let issuerCapacity = 64
  /// The most status lists kept, and the most bytes of all of them but the last.
  private static let statusCapacity = 8
  private static let statusSize = 1 << 20

  let list: IssuerList
  private var entries: [[UInt8]: Entry] = [:]
  private var statuses: [(uri: String, record: StatusRecord)] = []

  init(_ list: IssuerList) { self.list = list }

  /// An issuer of the list.
  final class Entry {
    let issuer: TrustedIssuer
    private let list: IssuerList
    private let keys: [(key: TrustedKey, standing: KeyStanding)]

    init(_ record: IssuerRecord, in list: IssuerList) {
      issuer = TrustedIssuer(record, asOf: list.head.head.ages.issued)
      keys = record.keys.map { (TrustedKey(material: $0.material), $0.standing) }
      self.list = list
    }

    /// Anchors of the keys that a hint may mean. A key that OpenSSL refuses verifies nothing and is left out.
    func anchors(_ hint: KeyHint, pinned: [TrustAnchor], keys ring: KeyRing) -> [TrustAnchor] {
      keys.filter { $0.key.answers(to: hint) && ring.key($0.key) != nil }.map { entry in
        let same = pinned.first { $0.key.material == entry.key.material }
        return TrustAnchor(
          issuer: issuer, key: entry.key, standing: entry.standing, pinned: same?.issuer, list: .issuers(list))
      }
    }

    /// The keys that are not known to be compromised.
    var soundKeys: [TrustedKey] { keys.filter { $0.standing.compromised == nil }.map { $0.key } }
  }

  /// The record under an issuer's id; nil if the list has none.
  func entry(_ issuer: String) throws(ListError) -> Entry? {
    let id = [UInt8](issuer.utf8)
    if let found = entries[id] { return found }
    guard let record = try list.issuer(issuer) else { return nil }
    if entries.count >= Self.issuerCapacity { entries.removeAll() }
    let entry = Entry(record, in: list)
    entries[id] = entry
    return entry
  }

  /// The status list with this URI; nil if the list has none or it cannot be read.
  func status(_ uri: String) -> StatusRecord? {
    if let found = statuses.first(where: { $0.uri.hasSameBytes(as: uri) }) { return found.record }
    guard let record = (try? list.statusList(uri)) ?? nil else { return nil }
    let size = statuses.reduce(0) { $0 + $1.record.list.bytes.count }
    if statuses.count >= Self.statusCapacity || size > Self.statusSize { statuses.removeAll() }
    statuses.append((uri, record))
    return record
  }
}

extension TrustedIssuer {
  /// The issuer of a record.
  init(_ record: IssuerRecord, asOf: Timestamp) {
    self.init(
      id: record.id, name: record.name, country: record.country, types: record.types, asOf: asOf, source: .list,
      left: record.left)
  }
}
