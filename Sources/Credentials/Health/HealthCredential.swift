import Codecs
import Envelopes

extension Credential {
  /// Reads a payload of a health certificate: its dates and its country, and nothing of the health record.
  ///
  /// - Throws: ``PayloadError``.
  init(healthCertificate payload: Span<UInt8>) throws(PayloadError) {
    let claims = try HealthCertificateClaims.read(payload)
    self.init(format: .hc1)
    issuer = claims.issuer
    issuedAt = claims.issuedAt
    // Unlike in MC1 it is good through the second of exp itself.
    end = claims.expires.map { Timestamp(seconds: $0.seconds + 1) }
  }
}
