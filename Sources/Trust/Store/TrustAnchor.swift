import Codecs
import Keys

/// A key under which a credential may be checked, its issuer, and what vouches for both.
///
/// It is a class because it never changes and each verdict passes it on several times.
public final class TrustAnchor {
  /// The issuer whose key this is.
  public let issuer: TrustedIssuer
  /// The public key and its names.
  public let key: TrustedKey
  /// When the key may sign, and whether it was compromised.
  public let standing: KeyStanding
  /// The issuer as a file pins the same key; nil if no file does. The pin still counts when the list has expired.
  public let pinned: TrustedIssuer?
  /// The list that vouches for the key; nil if a file or the program does.
  let list: VouchingList?
  /// The only keys that may sign the status of its credentials; nil if its own key may.
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

  /// The anchor under the limits that all anchors set: the earliest end and compromise of the same key, the earliest
  /// leaving of its issuer.
  ///
  /// - Parameters:
  ///   - others: every anchor found, including this one.
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

  /// Whether only a list that has expired vouches for the key.
  func restsOnExpiredList(at now: Timestamp) -> Bool { restsOnList && list?.state(at: now) == .expired }
}
