public import Codecs
import Envelopes
import Keys

/// A pinned status token, with the keys that were tried on its signature.
///
/// One check hashes the whole token, up to 8 MiB, so each key is tried only once.
final class PinnedStatus {
  /// The most keys whose results are kept.
  private static let capacity = 256

  let token: StatusToken
  private var answers: [(kid: [UInt8], material: KeyMaterial, list: VerifiedStatusList?)] = []

  init(_ token: StatusToken) { self.token = token }

  /// The list, if the token is signed with `key`.
  func verified(with key: TrustedKey, _ ring: KeyRing) -> VerifiedStatusList? {
    if let found = answers.first(where: { $0.kid == key.kid && $0.material == key.material }) { return found.list }
    let list = ring.key(key).flatMap { token.verified(with: $0) }
    if answers.count >= Self.capacity { answers.removeAll() }
    answers.append((key.kid, key.material, list))
    return list
  }
}

extension TrustStore {
  /// What the status lists at hand tell of a credential.
  public enum StatusAnswer: Equatable, Sendable {
    /// The credential's value, and whether a newer status list was due.
    case value(StatusList.Value, isStale: Bool)
    /// The status list at hand has expired.
    case expired
    /// No status list at hand answers.
    case unknown
  }

  /// Looks a credential up in the status list that it names. The issuer list may hold that list, and tokens may be
  /// pinned; a token counts if a key of the same issuer signed it. If there are two, the younger counts.
  ///
  /// - Parameters:
  ///   - uri: the URI of the status list, as the credential names it.
  ///   - index: the credential's place in that list.
  ///   - issuer: the issuer's id, as the credential names it.
  ///   - signer: the issuer and key that signed the credential.
  public func status(
    uri: String, index: UInt32, issuer: String, signer: SignedBy, now: Timestamp
  ) -> StatusAnswer {
    var found: [StatusList] = []
    if let held = listed?.status(uri), held.issuer.hasSameBytes(as: issuer) { found.append(held.list) }
    for token in statusTokens where token.token.unverifiedURI.hasSameBytes(as: uri) {
      if let list = verified(token, issuer: issuer, signer: signer) { found.append(list.list) }
    }
    guard let list = found.max(by: { $0.issued < $1.issued }), let value = list[index] else { return .unknown }
    let state = list.state(at: now)
    return state == .expired ? .expired : .value(value, isStale: state == .stale)
  }

  /// The token's list, if a key that may speak for the issuer signed it: the credential's own key or the status keys of
  /// its list, a pinned key of the issuer, or an uncompromised key in the issuer list.
  private func verified(_ token: PinnedStatus, issuer: String, signer: SignedBy) -> VerifiedStatusList? {
    let own = signer.anchor.statusKeys?.map { TrustedKey(material: $0) } ?? [signer.anchor.key]
    if let list = firstVerified(token, own) ?? firstVerified(token, pins.keys(of: issuer)) { return list }
    guard let entry = (try? listed?.entry(issuer)) ?? nil else { return nil }
    return firstVerified(token, entry.soundKeys)
  }

  private func firstVerified(_ token: PinnedStatus, _ keys: [TrustedKey]) -> VerifiedStatusList? {
    for key in keys {
      if let list = token.verified(with: key, self.keys) { return list }
    }
    return nil
  }
}
