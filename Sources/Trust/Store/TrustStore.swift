public import Codecs
import Envelopes
import Keys

/// What a desk trusts: pinned issuers and keys, the issuer list, and lists of trusted entities.
///
/// Pins and lists add up. If one list limits an issuer or a key, the limit counts for every source that has it.
public struct TrustStore {
  /// Whether nothing at all is trusted.
  public var isEmpty: Bool { pins.isEmpty && list == nil && entities.isEmpty }
  /// When the youngest pinning file was last changed; nil if there is none.
  public private(set) var asOf: Timestamp?
  /// The issuer list; nil if there is none.
  public var list: IssuerList? { listed?.list }
  /// The lists of trusted entities; the one that ends last comes first.
  public var entitiesLists: [TrustedEntitiesList] { entities.map { $0.list } }

  var pins = Pins()
  private(set) var listed: ListedIssuers?
  private(set) var entities: [ListedEntities] = []
  /// Whether a list of trusted entities cannot be read. A missing entry then means nothing.
  private(set) var lacksEntities = false
  private(set) var statusTokens: [PinnedStatus] = []
  let keys = KeyRing()

  /// A store that trusts nothing.
  public init() {}

  /// Adds what one file pins. If several files pin one issuer, their keys add up and the first file's name counts.
  public mutating func add(_ pin: Pin) {
    pins.add(pin)
    asOf = max(asOf ?? pin.issuer.asOf, pin.issuer.asOf)
  }

  /// Adds a status token. Its signature is checked when a question first needs it, because its issuer's keys may be
  /// added later.
  public mutating func add(_ token: StatusToken) { statusTokens.append(PinnedStatus(token)) }

  /// Replaces the issuer list; nil removes it.
  public mutating func use(_ list: IssuerList?) { listed = list.map { ListedIssuers($0) } }

  /// Replaces the lists of trusted entities. The list that ends last is asked first.
  ///
  /// - Parameter areAll: false if a list that should be here cannot be read; a missing entry then means nothing.
  public mutating func use(_ lists: [TrustedEntitiesList], areAll: Bool = true) {
    lacksEntities = !areAll
    entities = lists.sorted { $0.scheme.nextUpdate > $1.scheme.nextUpdate }.map { ListedEntities($0) }
  }
}
