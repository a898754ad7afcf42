import Codecs
public import Keys

/// The built-in issuer of test cards, with which a desk is tried out before the first learner comes.
///
/// Its private key was made, signed two cards and was destroyed; nobody can make a third.
public enum TestIssuer {
  public static let id = "https://test.vidimus.example"
  public static let name = "Vidimus test issuer"
  public static let material = KeyMaterial.ed25519(
    Hexadecimal.decode("0000000000000000000000000000000000000000000000000000000000000000") ?? [])

  /// A card as it is printed.
  public struct Card: Sendable {
    /// What the card's file is called.
    public let name: String
    /// The signed text, an MC1 code.
    public let text: String
  }

  public static let cards = [
    Card(name: "test-card", text: ""),
    Card(name: "test-card-withdrawn", text: ""),
  ]

  /// The test issuer's status list: the card at index 0 stands, the one at index 1 is withdrawn.
  public static func isWithdrawn(index: UInt32) -> Bool { index == 1 }
}
