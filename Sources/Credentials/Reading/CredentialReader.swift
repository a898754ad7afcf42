public import Envelopes

extension Credential {
  /// Reads what a signature covers, as its format writes it.
  ///
  /// - Throws: ``PayloadError`` of the first rule it breaks.
  public init(_ payload: VerifiedPayload, format: Format) throws(PayloadError) {
    self = try Self.unverified(payload.bytes.span, format: format)
  }

  /// The same of bytes whose signature nobody checked, to take a code apart.
  ///
  /// - Throws: ``PayloadError``.
  public static func unverified(_ payload: Span<UInt8>, format: Format) throws(PayloadError) -> Credential {
    switch format {
    case .mc1: try Credential(mc1: payload)
    case .hc1: try Credential(healthCertificate: payload)
    case .vcJWT: try Credential(verifiableCredential: payload)
    }
  }
}
