public import Codecs
public import Envelopes

/// The issuer and the key under which a signature held, and what vouches for them at the time of the verdict.
///
/// Only ``TrustStore/signed(_:at:)`` makes one, so a value of this type proves that the signature held.
public struct SignedBy {
  /// The issuer's key, and what vouches for it.
  public let anchor: TrustAnchor
  /// How old the list is that vouches for the key; nil if no list does.
  public let listState: ListState?

  init(_ anchor: TrustAnchor, at now: Timestamp) {
    self.anchor = anchor
    listState = anchor.list?.state(at: now)
  }

  /// Whether the program itself vouches for the key: it signed a test card.
  public var isTest: Bool { anchor.issuer.source == .builtIn }

  /// When the key may sign, and whether it was compromised.
  public var standing: KeyStanding { anchor.standing }

  /// When the issuer left its list; nil while it is a member.
  public var left: Timestamp? { anchor.issuer.left }

  /// The list of trusted entities that vouches for the key; nil if something else does.
  public var entities: TrustedEntitiesList? {
    guard case .entities(let list) = anchor.list else { return nil }
    return list
  }

  /// Whether the key counts only because a list vouches for it.
  public var restsOnList: Bool { anchor.restsOnList }

  /// Whether only a list that has expired vouches for the key.
  public var restsOnExpiredList: Bool { restsOnList && listState == .expired }

  /// Whether the issuer is trusted for a credential of these types. A pin counts too; a test card is always covered.
  public func covers(_ types: [CredentialType]) -> Bool {
    isTest || anchor.issuer.covers(types) || anchor.pinned?.covers(types) ?? false
  }

  /// The issuer that people are shown. If the list has expired and a file pins the key, it is the file's.
  public var issuer: TrustedIssuer { listState == .expired ? anchor.pinned ?? anchor.issuer : anchor.issuer }

  /// The name in an issuer file or list; nil for a key pinned without an issuer, whose name is only its file's, and for
  /// test cards.
  public var statedName: String? { isTest || anchor.issuer.id == nil ? nil : anchor.issuer.name }
}

/// Why no trusted key signed a text.
public enum SignatureRefusal: Error, Equatable {
  /// Nothing is trusted here, or a list cannot be read, so that a missing entry means nothing.
  case listMissing
  /// No pin and no list names the issuer.
  case issuerNotListed
  /// The issuer is known, but not the key the text names.
  case keyNotListed
  /// The key is known, but the signature does not hold under it.
  case badSignature
}
