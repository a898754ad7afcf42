/// A kind of text that this program names and does not verify.
public struct NamedText: Sendable {
  /// Why it is not verified.
  public enum Kind: Sendable {
    /// It points to something online.
    case onlineLink
    /// It starts a live protocol with a wallet.
    case openID4VP
    /// A version of a format this program knows, later than those it knows.
    case newerVersion
    /// A code this program reads, typed by a scanner for another keyboard layout than the machine's, one of these;
    /// what the scanner meant cannot be told.
    case keyboardLayout([Typing])
    /// A format that this version names only.
    case format
  }

  /// The format's short name, as JSON output has it.
  public let format: String
  /// Why it is not verified.
  public let kind: Kind
}
