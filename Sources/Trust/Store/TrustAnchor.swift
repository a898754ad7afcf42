import Codecs
import Keys

/// A key under which a credential may be checked, whose it is, and who vouches for that.
///
/// A class, because each verdict passes it on several times and it never changes.
public final class TrustAnchor {
  /// Whose key it is.
  public let issuer: TrustedIssuer
  /// The key.
  public let key: TrustedKey
  /// When the key may sign, and whether it was compromised.
  public let standing: KeyStanding
  /// The same key as a file pins it, where a list has it too: it still counts when the list has expired.
  public let pinned: TrustedIssuer?
  /// The list that vouches for the key; nil where a file or the program does.
  let list: VouchingList?
  /// The keys that alone may say what became of its credentials; nil where its own key may.
  let statusKeys: [KeyMaterial]?

  init(
    issuer: TrustedIssuer, key: TrustedKey, standing: KeyStanding = .unlimited, pinned: TrustedIssuer? = nil,
    list: VouchingList? = nil, statusKeys: [KeyMaterial]? = nil
  ) {
    self.issuer = issuer
    self.key = key
    self.standing = standing
    self.pinned = pinned
    self.list = list
    self.statusKeys = statusKeys
  }

  /// A list that vouches for keys.
  enum VouchingList {
    case issuers(IssuerList)
    case entities(TrustedEntitiesList)

    func state(at now: Timestamp) -> ListState {
      switch self {
      case .issuers(let list): list.state(at: now)
      case .entities(let list): list.state(at: now)
      }
    }
  }

  /// The anchor with what others have against its key or its issuer: the earliest end, the earliest compromise, the
  /// earliest leaving.
  ///
  /// - Parameters:
  ///   - others: every anchor found, this one among them.
  ///   - left: when the issuer left the issuer list.
  func heeding(_ others: [TrustAnchor], left: Timestamp?) -> TrustAnchor {
    let same = others.filter { $0.key.material == key.material }
    var standing = standing
    standing.validUntil = same.compactMap { $0.standing.validUntil }.min()
    standing.compromised = same.compactMap { $0.standing.compromised }.min()
    let left = (same.map { $0.issuer.left } + [left]).compactMap { $0 }.min()
    return TrustAnchor(
      issuer: issuer.leaving(left), key: key, standing: standing, pinned: pinned, list: list, statusKeys: statusKeys)
  }

  /// Whether the key counts only because a list vouches for it.
  var restsOnList: Bool { list != nil && pinned == nil }

  /// Whether nothing vouches for the key but a list that has ended.
  func restsOnExpiredList(at now: Timestamp) -> Bool { restsOnList && list?.state(at: now) == .expired }
}
