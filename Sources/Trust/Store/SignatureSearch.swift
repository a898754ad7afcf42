public import Codecs
public import Envelopes
import Keys

extension TrustStore {
  /// The most keys tried for one signature. If an issuer has more keys without names, its texts must name their key.
  private static let maximumTries = 64

  /// Finds the trusted key that signed `envelope`, and returns the payload it signed.
  ///
  /// - Parameter now: the time of the verdict; it tells which lists have expired.
  /// - Throws: ``SignatureRefusal``.
  public func signed(
    _ envelope: Envelope, at now: Timestamp
  ) throws(SignatureRefusal) -> (payload: VerifiedPayload, by: SignedBy) {
    let anchors = try anchors(for: envelope)
    for anchor in anchors.prefix(Self.maximumTries) where anchor.key.isFor(envelope.algorithm) {
      guard let payload = keys.key(anchor.key).flatMap({ envelope.verified(with: $0) }) else { continue }
      // If several sources list the key, name one that has not expired.
      let same = anchors.filter { $0.key.material == anchor.key.material }
      return (payload, SignedBy(same.first { !$0.restsOnExpiredList(at: now) } ?? anchor, at: now))
    }
    throw .badSignature
  }

  /// The keys that may have signed, in the order in which they are tried; at least one.
  func anchors(for envelope: Envelope) throws(SignatureRefusal) -> [TrustAnchor] {
    guard let issuer = envelope.claimedIssuer else { return try anchors(ofAnyIssuer: envelope.keyHint) }
    return try anchors(of: issuer, envelope.keyHint)
  }

  /// The keys of an issuer that a hint may mean, in the order in which they are tried; at least one.
  func anchors(of issuer: String, _ hint: KeyHint) throws(SignatureRefusal) -> [TrustAnchor] {
    if issuer.hasSameBytes(as: TestIssuer.id) { return try testAnchor(hint) }
    guard !isEmpty else { throw .listMissing }
    let listedIssuer: ListedIssuers.Entry?
    do {
      listedIssuer = try listed?.entry(issuer)
    } catch {
      throw .listMissing
    }
    let found = anchors(of: issuer, hint, listedIssuer)
    if found.isEmpty, lacksEntities { throw .listMissing }
    guard !found.isEmpty else { throw knows(issuer, listedIssuer) ? .keyNotListed : .issuerNotListed }
    let left = listedIssuer?.issuer.left
    // A single anchor has no other whose limits would apply to it.
    return found.count == 1 && left == nil ? found : found.map { $0.heeding(found, left: left) }
  }

  /// One anchor per list that contains the key, plus one if only a file pins it.
  private func anchors(
    of issuer: String, _ hint: KeyHint, _ listedIssuer: ListedIssuers.Entry?
  ) -> [TrustAnchor] {
    let pinned = pins.anchors(of: issuer, hint)
    var found = listedIssuer?.anchors(hint, pinned: pinned, keys: keys) ?? []
    found += pinned.filter { pin in !found.contains { $0.key.material == pin.key.material } }
    found += entities.flatMap { $0.anchors(of: issuer, hint, keys: keys) }
    // A listed key without an issuer id may only verify issuers that no list and no pin names.
    if !knows(issuer, listedIssuer) { found += entities.flatMap { $0.anchorsWithoutId(hint, keys: keys) } }
    return found
  }

  private func knows(_ issuer: String, _ listedIssuer: ListedIssuers.Entry?) -> Bool {
    listedIssuer != nil || pins.knows(issuer) || entities.contains { $0.knows(issuer) }
  }

  /// In a format that names no issuer, the key's name alone finds the key, and only pinned keys count.
  private func anchors(ofAnyIssuer hint: KeyHint) throws(SignatureRefusal) -> [TrustAnchor] {
    guard !isEmpty else { throw .listMissing }
    let found = pins.anchors(ofAnyIssuer: hint)
    guard !found.isEmpty else { throw .keyNotListed }
    return found
  }

  private func testAnchor(_ hint: KeyHint) throws(SignatureRefusal) -> [TrustAnchor] {
    let anchor = TestIssuer.anchor
    guard case .thumbprint = hint, anchor.key.answers(to: hint) else { throw .keyNotListed }
    return [anchor]
  }

  /// Whether the issuer list calls a text honest although its key was compromised.
  ///
  /// - Parameter text: the code without what a scanner put before it.
  /// - Throws: ``ListError``; ``ListError/storage`` if there is no issuer list.
  public func isHonest(_ text: [UInt8]) throws(ListError) -> Bool {
    guard let list else { throw .storage }
    return try list.isHonest(textDigest: ListKey.textDigest(text))
  }
}

extension TestIssuer {
  /// The anchor of test cards.
  static var anchor: TrustAnchor {
    let issuer = TrustedIssuer(
      id: id, name: name, country: nil, types: nil, asOf: Timestamp(seconds: 0), source: .builtIn)
    return TrustAnchor(issuer: issuer, key: TrustedKey(material: material))
  }
}
