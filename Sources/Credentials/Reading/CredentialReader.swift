public import Envelopes

extension Credential {
  /// Reads a payload whose signature held.
  ///
  /// - Throws: ``PayloadError`` for the first rule that the payload breaks.
  public init(_ payload: VerifiedPayload, format: Format) throws(PayloadError) {
    self = try Self.unverified(payload.bytes.span, format: format)
  }

  /// Reads a payload whose signature was not checked, only for taking a code apart.
  ///
  /// - Throws: ``PayloadError`` for the first rule that the payload breaks.
  public static func unverified(_ payload: Span<UInt8>, format: Format) throws(PayloadError) -> Credential {
    switch format {
    case .mc1: try Credential(mc1: payload)
    case .hc1: try Credential(healthCertificate: payload)
    case .vcJWT: try Credential(verifiableCredential: payload)
    }
  }
}
