/// How a signed text names the key that signed it. Anyone can write a hint: it helps to find a key and proves nothing.
///
/// Texts are kept as UTF-8, so that two hints are equal exactly if their bytes are.
public enum KeyHint: Hashable, Sendable {
  /// The first 8 bytes of the key's COSE Key Thumbprint (RFC 9679): the kid of MC1.
  case thumbprint([UInt8])
  /// A kid of bytes that the issuer chose (RFC 9052 §3.1), as in HC1.
  case kid([UInt8])
  /// A kid of text that the issuer chose (RFC 7515 §4.1.4), in UTF-8.
  case kidText([UInt8])
  /// The SHA-256 digest of a certificate (RFC 7515 §4.1.8, RFC 9360 §2), 32 bytes.
  case x5t([UInt8])
  /// A DID URL with a fragment (DID Core §3.2), in UTF-8.
  case didURL([UInt8])
  /// The text names no key; any key of its issuer may have signed it.
  case none

  /// The bytes of the hint in the text; empty for ``none``.
  public var bytes: [UInt8] {
    switch self {
    case .thumbprint(let bytes), .kid(let bytes), .kidText(let bytes), .x5t(let bytes), .didURL(let bytes): bytes
    case .none: []
    }
  }
}
