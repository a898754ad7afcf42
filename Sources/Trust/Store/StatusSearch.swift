public import Codecs
import Envelopes
import Keys

/// A pinned status token, and under which keys its signature was found to hold.
///
/// Checking hashes the whole token, up to 8 MiB, so each key is tried once.
final class PinnedStatus {
  /// Keys whose answers are kept.
  private static let capacity = 256

  let token: StatusToken
  private var answers: [(kid: [UInt8], material: KeyMaterial, list: VerifiedStatusList?)] = []

  init(_ token: StatusToken) { self.token = token }

  /// The list, where the token is signed with `key`.
  func verified(with key: TrustedKey, _ ring: KeyRing) -> VerifiedStatusList? {
    if let found = answers.first(where: { $0.kid == key.kid && $0.material == key.material }) { return found.list }
    let list = ring.key(key).flatMap { token.verified(with: $0) }
    if answers.count >= Self.capacity { answers.removeAll() }
    answers.append((key.kid, key.material, list))
    return list
  }
}

extension TrustStore {
  /// What is known of a credential's status.
  public enum StatusAnswer: Equatable, Sendable {
    case value(StatusList.Value, isStale: Bool)
    /// The status list at hand has expired.
    case expired
    /// No status list at hand answers.
    case unknown
  }

  /// What the status list at hand says of a credential. The issuer list may carry one, and tokens may be pinned; a token
  /// counts when a key of the same issuer signed it. The younger of two counts.
  ///
  /// - Parameters:
  ///   - uri: of the status list that the credential names.
  ///   - index: the credential's place in that list.
  ///   - issuer: the issuer's id as the credential has it.
  ///   - signer: who signed the credential.
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

  /// The token's list, where a key that may speak for the issuer signed it: the credential's own key or the status keys
  /// of its list, a pinned key of the issuer, or a key that the issuer list has and nobody has called compromised.
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
