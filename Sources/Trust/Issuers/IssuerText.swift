import Codecs

/// What an issuer may be called, wherever it is named: in its file, in a list, or in a list of trusted entities.
public enum IssuerText {
  /// Bytes of UTF-8 that an issuer's name, and the iss of MC1, may have.
  public static let maximumSize = 120

  /// Bytes of an issuer's id in a file: a did:jwk has its key in it.
  public static let maximumFileIdSize = 512
  /// Bytes of an issuer's id in a list: decentralised identifiers have their key in them.
  public static let maximumIdSize = 1_024

  /// Whether `text` can be an issuer's id or name: visible text of at most `limit` bytes.
  public static func isUsable(_ text: String, limit: Int = maximumSize) -> Bool {
    (1...limit).contains(text.utf8.count) && !text.unicodeScalars.contains(where: { $0.isInvisibleOrControl })
  }

  /// Whether `text` is written like an ISO 3166-1 alpha-2 code.
  public static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
