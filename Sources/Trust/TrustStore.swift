public import Codecs
import Keys

/// Whom a desk trusts: what was pinned, indexed by kid, the issuer list, and lists of trusted entities.
///
/// Pins and lists add up. What one list says against an issuer or a key counts for whoever else has it too.
public struct TrustStore {
  /// A key under which a credential may be checked, and whose it is.
  public struct Candidate {
    public let issuer: TrustedIssuer
    public let key: TrustedKey
    public let standing: KeyStanding
    /// The same key as a file pins it, where the list has it too: it still stands when the list has expired.
    public let pinned: TrustedIssuer?
    /// The list of trusted entities that vouches for the key; nil where the issuer list or a file does.
    public let entities: TrustedEntitiesList?
    /// The keys that alone may say what became of its credentials; nil where its own key may.
    let statusKeys: [PublicKey]?

    init(
      issuer: TrustedIssuer, key: TrustedKey, standing: KeyStanding, pinned: TrustedIssuer?,
      entities: TrustedEntitiesList? = nil, statusKeys: [PublicKey]? = nil
    ) {
      self.issuer = issuer
      self.key = key
      self.standing = standing
      self.pinned = pinned
      self.entities = entities
      self.statusKeys = statusKeys
    }

    /// The same key with what others have against it or its issuer.
    fileprivate func heeding(_ others: [Candidate], left: Timestamp?) -> Candidate {
      let same = others.filter { $0.key.key.material == key.key.material }
      var standing = standing
      standing.validUntil = same.compactMap { $0.standing.validUntil }.min()
      standing.compromised = same.compactMap { $0.standing.compromised }.min()
      let left = (same.map { $0.issuer.left } + [left]).compactMap { $0 }.min()
      return Candidate(
        issuer: issuer.leaving(left), key: key, standing: standing, pinned: pinned, entities: entities,
        statusKeys: statusKeys)
    }
  }

  /// What the store knows of an issuer and a kid.
  public enum Answer {
    /// Keys that may have signed, in the order they are to be tried; at least one.
    case keys([Candidate])
    case issuerNotListed
    case keyNotListed
    /// The list could not be read, so that nobody knows.
    case unreadable(ListError)
  }

  /// Whether nothing at all is trusted.
  public var isEmpty: Bool { pins.isEmpty && list == nil && entities.isEmpty }
  /// When the youngest of the files was last changed; nil without one.
  public private(set) var asOf: Timestamp?
  /// The issuer list; nil without one.
  public var list: IssuerList? { listed?.list }

  private var pins = Pins()
  private var listed: ListedIssuers?
  private var entities: [ListedEntities] = []
  private var lacksEntities = false
  private var statusTokens: [StatusToken] = []

  public init() {}

  /// Adds what one file pins. Of several files for one issuer the keys add up and the first name counts.
  public mutating func add(_ pin: Pin) {
    pins.add(pin)
    asOf = max(asOf ?? pin.issuer.asOf, pin.issuer.asOf)
  }

  /// Takes the issuer list, in place of the one before.
  public mutating func use(_ list: IssuerList?) { listed = list.map { ListedIssuers($0) } }

  /// Takes lists of trusted entities, in place of those before. That which is good longest is asked first.
  ///
  /// - Parameter areAll: false where one that should be there cannot be read: then nobody knows who is not listed.
  public mutating func use(_ lists: [TrustedEntitiesList], areAll: Bool = true) {
    lacksEntities = !areAll
    entities = lists.sorted { $0.scheme.nextUpdate > $1.scheme.nextUpdate }.map { ListedEntities($0) }
  }

  /// The lists of trusted entities, that which is good longest first.
  public var entitiesLists: [TrustedEntitiesList] { entities.map { $0.list } }

  /// The keys for an MC1 credential of `issuer` signed under `kid`. Of one key there is a candidate for each list that
  /// has it, and one for the files that do.
  public func keys(of issuer: String, kid: [UInt8]) -> Answer {
    let pinned = pins.candidates(of: issuer, kid: kid)
    var entry: ListedIssuers.Entry?
    do {
      entry = try listed?.entry(issuer)
    } catch {
      return .unreadable(error)
    }
    var found = entry?.candidates(kid: kid, pinned: pinned) ?? []
    found += pinned.filter { pin in !found.contains { $0.key.key.material == pin.key.key.material } }
    found += entities.flatMap { $0.candidates(of: issuer, kid: kid) }
    let isKnown = entry != nil || pins.knows(issuer) || entities.contains { $0.knows(issuer) }
    // A key that a list gives no identifier fits an issuer that is nobody else's, and no other.
    if !isKnown { found += entities.flatMap { $0.candidatesWithoutId(kid: kid) } }
    if found.isEmpty, lacksEntities { return .unreadable(.storage) }
    return Self.answer(found.map { $0.heeding(found, left: entry?.issuer.left) }, isKnown: isKnown)
  }

  /// What a status list at hand says of a credential of `issuer`: the issuer list's, or a token that was pinned and that
  /// a key of the same issuer signed. Of two the younger counts.
  ///
  /// - Parameter signer: the key that signed the credential, and who vouches for it.
  public func status(
    uri: String, index: UInt32, issuer: String, signer: Candidate, at now: Timestamp
  ) -> StatusAnswer {
    var found: [StatusList] = []
    if let list = listed?.list, let held = (try? list.statusList(uri)) ?? nil, held.issuer.hasSameBytes(as: issuer) {
      found.append(held.list)
    }
    let keys = (signer.statusKeys ?? [signer.key.key]) + pins.keys(of: issuer) + (listed?.soundKeys(of: issuer) ?? [])
    for token in statusTokens where token.unverifiedURI.hasSameBytes(as: uri) {
      if let list = token.verified(with: keys) { found.append(list) }
    }
    guard let list = found.max(by: { $0.issued < $1.issued }), let value = list[index] else { return .unknown }
    let state = list.state(at: now)
    return state == .expired ? .expired : .value(value, isStale: state == .stale)
  }

  /// What is known of a credential's status.
  public enum StatusAnswer: Equatable, Sendable {
    case value(StatusList.Value, isStale: Bool)
    /// The status list that is at hand says nothing any more.
    case expired
    /// None that answers is at hand.
    case unknown
  }

  /// Adds a status token, whose signature is checked when it is asked for: its issuer's keys may come later.
  public mutating func add(_ token: StatusToken) { statusTokens.append(token) }

  /// The keys for an HC1 certificate signed under `kid`, whoever its issuer says it is: those that were pinned.
  public func keys(kid: [UInt8]) -> Answer {
    Self.answer(pins.candidates(otherKid: kid), isKnown: true)
  }

  private static func answer(_ candidates: [Candidate], isKnown: Bool) -> Answer {
    guard candidates.isEmpty else { return .keys(candidates) }
    return isKnown ? .keyNotListed : .issuerNotListed
  }
}

extension TrustedIssuer {
  fileprivate func leaving(_ left: Timestamp?) -> TrustedIssuer {
    var issuer = self
    issuer.left = left
    return issuer
  }
}

/// What files pin.
private struct Pins {
  private(set) var isEmpty = true
  /// Pinned issuers by id, to which later files only add keys.
  private var issuers: [[UInt8]: TrustedIssuer] = [:]
  private var byKid: [[UInt8]: [TrustStore.Candidate]] = [:]
  private var byOtherKid: [[UInt8]: [TrustStore.Candidate]] = [:]

  mutating func add(_ pin: Pin) {
    var issuer = pin.issuer
    if let id = pin.issuer.id {
      let key = [UInt8](id.utf8)
      issuer = issuers[key] ?? pin.issuer
      issuers[key] = issuer
    }
    for key in pin.keys {
      let candidate = TrustStore.Candidate(issuer: issuer, key: key, standing: .unlimited, pinned: nil)
      byKid[key.kid, default: []].append(candidate)
      for kid in key.otherKids { byOtherKid[kid, default: []].append(candidate) }
    }
    isEmpty = false
  }

  func knows(_ issuer: String) -> Bool { issuers[[UInt8](issuer.utf8)] != nil }

  func candidates(of issuer: String, kid: [UInt8]) -> [TrustStore.Candidate] {
    (byKid[kid] ?? []).filter { $0.issuer.id.map { $0.hasSameBytes(as: issuer) } ?? true }
  }

  /// The keys pinned for an issuer by name.
  func keys(of issuer: String) -> [PublicKey] {
    byKid.values.flatMap { $0 }.filter { $0.issuer.id.map { $0.hasSameBytes(as: issuer) } ?? false }.map { $0.key.key }
  }

  func candidates(otherKid: [UInt8]) -> [TrustStore.Candidate] { byOtherKid[otherKid] ?? [] }
}

/// The issuers of a list that were asked for last, with their keys ready to use.
private final class ListedIssuers {
  /// Issuers kept: a desk sees a few again and again.
  private static let capacity = 64

  let list: IssuerList
  private var entries: [[UInt8]: Entry] = [:]

  init(_ list: IssuerList) { self.list = list }

  final class Entry {
    let issuer: TrustedIssuer
    private let keys: [IssuerRecord.Key]
    private var made: [(kid: [UInt8], key: TrustedKey, standing: KeyStanding)] = []

    init(_ record: IssuerRecord, asOf: Timestamp) {
      issuer = TrustedIssuer(record, asOf: asOf)
      keys = record.keys
    }

    func candidates(kid: [UInt8], pinned: [TrustStore.Candidate]) -> [TrustStore.Candidate] {
      if !made.contains(where: { $0.kid == kid }) { make(kid) }
      return made.filter { $0.kid == kid }.map { entry in
        let same = pinned.first { $0.key.key.material == entry.key.key.material }
        return TrustStore.Candidate(
          issuer: issuer, key: entry.key, standing: entry.standing, pinned: same.map { $0.issuer })
      }
    }

    private func make(_ kid: [UInt8]) {
      for key in keys where key.material.kid == kid {
        // A key that OpenSSL does not take verifies nothing.
        guard let usable = try? PublicKey(key.material) else { continue }
        made.append((kid, TrustedKey(key: usable, kid: kid, otherKids: []), key.standing))
      }
    }
  }

  /// The keys of an issuer that nobody else is known to have.
  func soundKeys(of issuer: String) -> [PublicKey] {
    guard let record = (try? list.issuer(issuer)) ?? nil else { return [] }
    return record.keys.filter { $0.standing.compromised == nil }.compactMap { try? PublicKey($0.material) }
  }

  func entry(_ issuer: String) throws(ListError) -> Entry? {
    let id = [UInt8](issuer.utf8)
    if let found = entries[id] { return found }
    guard let record = try list.issuer(issuer) else { return nil }
    if entries.count >= Self.capacity { entries.removeAll() }
    let entry = Entry(record, asOf: list.head.head.ages.issued)
    entries[id] = entry
    return entry
  }
}
