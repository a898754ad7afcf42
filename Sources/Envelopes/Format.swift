/// A format of signed text that this program verifies.
///
/// A new format is a case here, a folder in `Envelopes`, one in `Credentials` and a row in `Carrier`'s table.
public enum Format: String, CaseIterable, Sendable {
  /// European micro-credentials: `Documentation/format-mc1.md`.
  case mc1 = "MC1"
  /// European health certificates (electronic health certificate specification 1.0.8).
  case hc1 = "HC1"
  /// Verifiable Credentials 2.0 as a compact JWS (W3C Securing Verifiable Credentials using JOSE and COSE §3.1).
  case vcJWT = "VC-JWT"

  /// Whether it carries learning credentials. A desk for those opens no other format.
  public var isLearning: Bool { self != .hc1 }
}
