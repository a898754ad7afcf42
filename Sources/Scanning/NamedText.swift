/// A text of a kind that this program recognises but does not verify.
public struct NamedText: Sendable {
  /// Why it is not verified.
  public enum Kind: Sendable {
    /// It is a link to something online.
    case onlineLink
    /// It starts a live protocol with a wallet.
    case openID4VP
    /// It is in a known format, in a later version than this program knows.
    case newerVersion
    /// It is a code of a known format, typed by a scanner for another keyboard layout than the machine's, one of these.
    /// The original characters cannot be recovered.
    case keyboardLayout([Typing])
    /// It is in a format that this program does not verify.
    case format
  }

  /// The format's short name in JSON output.
  public let format: String
  /// Why it is not verified.
  public let kind: Kind
}
