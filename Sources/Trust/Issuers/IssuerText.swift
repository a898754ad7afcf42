import Codecs

/// The limits of issuers' ids and names in issuer files, issuer lists and lists of trusted entities.
public enum IssuerText {
  /// The most bytes of UTF-8 an issuer's name may have, and the iss of an MC1 code.
  public static let maximumSize = 120

  /// The most bytes an issuer's id may have in an issuer file: a did:jwk contains its key.
  public static let maximumFileIdSize = 512
  /// The most bytes an issuer's id may have in a list: decentralised identifiers contain their key.
  public static let maximumIdSize = 1_024

  /// Whether `text` can be an issuer's id or name: 1 to `limit` bytes, no control or invisible characters.
  public static func isUsable(_ text: String, limit: Int = maximumSize) -> Bool {
    (1...limit).contains(text.utf8.count) && !text.unicodeScalars.contains(where: { $0.isInvisibleOrControl })
  }

  /// Whether `text` has the form of an ISO 3166-1 alpha-2 code: two capital letters.
  public static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
