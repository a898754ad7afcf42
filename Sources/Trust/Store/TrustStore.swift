public import Codecs
import Envelopes
import Keys

/// Whom a desk trusts: what was pinned, the issuer list, and lists of trusted entities.
///
/// Pins and lists add up. What one list says against an issuer or a key counts for whoever else has it too.
public struct TrustStore {
  /// Whether nothing at all is trusted.
  public var isEmpty: Bool { pins.isEmpty && list == nil && entities.isEmpty }
  /// When the youngest of the files was last changed; nil without one.
  public private(set) var asOf: Timestamp?
  /// The issuer list; nil without one.
  public var list: IssuerList? { listed?.list }
  /// The lists of trusted entities, that which is good longest first.
  public var entitiesLists: [TrustedEntitiesList] { entities.map { $0.list } }

  var pins = Pins()
  private(set) var listed: ListedIssuers?
  private(set) var entities: [ListedEntities] = []
  /// Whether a list of trusted entities cannot be read: then nobody knows who is not listed.
  private(set) var lacksEntities = false
  private(set) var statusTokens: [PinnedStatus] = []
  let keys = KeyRing()

  /// A store that trusts nobody.
  public init() {}

  /// Adds what one file pins. The keys of several files for one issuer add up, and the first name counts.
  public mutating func add(_ pin: Pin) {
    pins.add(pin)
    asOf = max(asOf ?? pin.issuer.asOf, pin.issuer.asOf)
  }

  /// Adds a status token. Its signature is checked when it is first asked for: its issuer's keys may come later.
  public mutating func add(_ token: StatusToken) { statusTokens.append(PinnedStatus(token)) }

  /// Takes the issuer list, in place of the one before.
  public mutating func use(_ list: IssuerList?) { listed = list.map { ListedIssuers($0) } }

  /// Takes lists of trusted entities, in place of those before. The one that is good longest is asked first.
  ///
  /// - Parameter areAll: false where one that should be there cannot be read: then nobody knows who is not listed.
  public mutating func use(_ lists: [TrustedEntitiesList], areAll: Bool = true) {
    lacksEntities = !areAll
    entities = lists.sorted { $0.scheme.nextUpdate > $1.scheme.nextUpdate }.map { ListedEntities($0) }
  }
}
