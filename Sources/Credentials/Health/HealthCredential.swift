import Codecs
import Envelopes

extension Credential {
  /// Reads the dates and the country of a health certificate, and nothing of the health record.
  ///
  /// - Throws: ``PayloadError``.
  init(healthCertificate payload: Span<UInt8>) throws(PayloadError) {
    let claims = try HealthCertificateClaims.read(payload)
    self.init(format: .hc1)
    issuer = claims.issuer
    issuedAt = claims.issuedAt
    // In HC1 the second of exp itself is still good; in MC1 it is not.
    end = claims.expires.map { Timestamp(seconds: $0.seconds + 1) }
  }
}
