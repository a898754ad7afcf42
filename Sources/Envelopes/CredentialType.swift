import Codecs

/// A kind of credential that an issuer file or a list can name: `MicroCredential`, `OpenBadge`, `CLR`, `EDC`, `VC`, or
/// `SDJWTVC:` followed by a vct.
public struct CredentialType: Equatable, Sendable {
  /// The type as files write it.
  public let name: String

  /// European micro-credentials in MC1.
  public static let microCredential = CredentialType(name: "MicroCredential")
  /// Open Badges 3.0.
  public static let openBadge = CredentialType(name: "OpenBadge")
  /// Comprehensive Learner Records 2.0.
  public static let clr = CredentialType(name: "CLR")
  /// European Digital Credentials for learning.
  public static let edc = CredentialType(name: "EDC")
  /// Any credential of the W3C data model.
  public static let vc = CredentialType(name: "VC")

  /// One of those types; nil for any other text.
  public init?(_ text: String) {
    let known = ["MicroCredential", "OpenBadge", "CLR", "EDC", "VC"]
    let isVCT = text.hasPrefix("SDJWTVC:") && text.utf8.count > 8
    guard isVCT || known.contains(where: { $0.hasSameBytes(as: text) }) else { return nil }
    name = text
  }

  private init(name: String) { self.name = name }

  /// Whether both names have the same bytes.
  public static func == (left: CredentialType, right: CredentialType) -> Bool {
    left.name.hasSameBytes(as: right.name)
  }
}
