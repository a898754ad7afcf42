public import Codecs
public import Envelopes

/// The issuer and the key under which a signature holds, and who vouches for them at the time of the verdict.
///
/// Only ``TrustStore/signed(_:at:)`` makes one, so holding one means that the signature held.
public struct SignedBy {
  /// The issuer's key, and who vouches for it.
  public let anchor: TrustAnchor
  /// How old the list is that vouches for the key; nil where none does.
  public let listState: ListState?

  init(_ anchor: TrustAnchor, at now: Timestamp) {
    self.anchor = anchor
    listState = anchor.list?.state(at: now)
  }

  /// Whether the program itself vouches for the key: it signed a test card.
  public var isTest: Bool { anchor.issuer.source == .builtIn }

  /// When the key may sign, and whether it was compromised.
  public var standing: KeyStanding { anchor.standing }

  /// When the issuer left its list.
  public var left: Timestamp? { anchor.issuer.left }

  /// The list of trusted entities that vouches for the key; nil where something else does.
  public var entities: TrustedEntitiesList? {
    guard case .entities(let list) = anchor.list else { return nil }
    return list
  }

  /// Whether the key counts only because a list vouches for it.
  public var restsOnList: Bool { anchor.restsOnList }

  /// Whether nothing vouches for the key but a list that has ended.
  public var restsOnExpiredList: Bool { restsOnList && listState == .expired }

  /// Whether it is trusted for a credential of these types.
  public func covers(_ types: [CredentialType]) -> Bool {
    isTest || anchor.issuer.covers(types) || anchor.pinned?.covers(types) ?? false
  }

  /// The issuer that people are shown: a list that has expired vouches for nothing, and a file that pins the key does.
  public var issuer: TrustedIssuer { listState == .expired ? anchor.pinned ?? anchor.issuer : anchor.issuer }

  /// The name an issuer file or a list gives; nil for bare keys, whose name is only what their file is called.
  public var statedName: String? { isTest || anchor.issuer.id == nil ? nil : anchor.issuer.name }
}

/// Why no trusted key signed a text.
public enum SignatureRefusal: Error, Equatable {
  /// Nothing at all is trusted here, or a list cannot be read, so that nobody knows.
  case listMissing
  /// No pin and no list names the issuer.
  case issuerNotListed
  /// The issuer is known; none of its keys is the one the text names.
  case keyNotListed
  /// The key is known, and the signature does not hold under it.
  case badSignature
}
