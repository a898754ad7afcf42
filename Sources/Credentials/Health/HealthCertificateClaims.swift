public import Codecs
import Envelopes

/// The dates and the country of a European health certificate (`HC1:`). Nothing else of it is ever read.
///
/// Real issuers write dates as integers or as floating-point numbers; both count.
public struct HealthCertificateClaims: Sendable, Equatable {
  /// iss: the issuing country, as the certificate claims it; nil if it has none.
  public let issuer: String?
  /// iat: when it was signed; nil if it does not say.
  public let issuedAt: Timestamp?
  /// exp: the last second in which it is good; nil if it does not say.
  public let expires: Timestamp?

  /// The key of the claim that contains the certificate (electronic health certificate specification 1.0.8 §3.3.6).
  private static let certificateKey: Int64 = -260

  /// Reads the claims of a payload that fills all of `bytes`. Unlike those of MC1, they need not be deterministic.
  ///
  /// The certificate itself must be present but is not read. Without this check, `HC1:` before a micro-credential would
  /// avoid every check of its elements.
  ///
  /// - Throws: ``PayloadError/cbor(_:)``, ``PayloadError/claim(_:_:)``, ``PayloadError/noCredential``.
  public static func read(_ bytes: Span<UInt8>) throws(PayloadError) -> HealthCertificateClaims {
    let payload: CBORValue
    do {
      payload = try CBORReader.read(bytes, rules: .general)
    } catch {
      throw .cbor(error)
    }
    guard case .map(let pairs) = payload else { throw .claim(.payload, .type) }
    guard pairs.value(for: certificateKey) != nil else { throw .noCredential }
    var issuer: String?
    if case .text(let text) = pairs.value(for: 1) { issuer = text }
    do {
      return HealthCertificateClaims(
        issuer: issuer, issuedAt: try pairs.value(for: 6)?.numericDate(),
        expires: try pairs.value(for: 4)?.numericDate())
    } catch {
      throw .claim(.exp, error)
    }
  }
}

extension CBORValue {
  /// A NumericDate (RFC 8392 §2): seconds as an integer, or as a finite float whose fraction is dropped.
  fileprivate func numericDate() throws(PayloadError.Fault) -> Timestamp {
    let seconds: Int64
    switch self {
    case .unsigned:
      guard let value = int64 else { throw .value }
      seconds = value
    case .float(let value):
      guard value.isFinite, value >= 0, value <= Double(Timestamp.last.seconds) else { throw .value }
      seconds = Int64(value)
    default: throw .type
    }
    guard seconds <= Timestamp.last.seconds else { throw .value }
    return Timestamp(seconds: seconds)
  }
}
