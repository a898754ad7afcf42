import Codecs

extension COSEProfile {
  /// The format whose texts have this prefix; nil for status tokens, which come in no carrier.
  public var credentialFormat: Format? { Format(rawValue: format) }
}

extension Envelope {
  /// Opens what stands behind a carrier's prefix: base45, zlib or not, COSE_Sign1.
  ///
  /// - Throws: ``EnvelopeError`` of the first layer that fails.
  public static func cose(_ body: ArraySlice<UInt8>, _ profile: COSEProfile) throws(EnvelopeError) -> Envelope {
    try Envelope(try COSESign1.decode(body: body, profile: profile))
  }

  /// - Throws: ``EnvelopeError/cbor(_:)`` and ``EnvelopeError/issuer(_:)`` where a payload of MC1 names no issuer.
  init(_ message: COSESign1) throws(EnvelopeError) {
    let isMC1 = message.profile == .mc1
    self.init(
      format: isMC1 ? .mc1 : .hc1,
      claimedIssuer: isMC1 ? try CWT.issuer(of: message.unverifiedPayload.span) : nil,
      keyHint: isMC1 ? .thumbprint(message.kid) : .kid(message.kid),
      algorithm: message.algorithm,
      // Health certificates were issued with parameters of all sorts.
      unknownParameterCount: isMC1 ? message.unknownParameterCount : 0,
      signedBytes: message.sigStructure, signature: message.signature, payload: message.unverifiedPayload)
  }
}

/// CBOR Web Tokens (RFC 8392), of which one claim is needed before the signature can be checked.
enum CWT {
  /// Bytes of UTF-8 that iss may have.
  static let maximumIssuerSize = 120

  /// The issuer a payload claims (iss, RFC 8392 §3.1.1). What stands behind the claim is not looked at.
  ///
  /// - Throws: ``EnvelopeError/cbor(_:)`` and ``EnvelopeError/issuer(_:)``.
  static func issuer(of payload: Span<UInt8>) throws(EnvelopeError) -> String {
    let value: CBORValue?
    do {
      // In bytewise order iss, with the key 1, has at most the key 0 before it.
      value = try CBORReader.find(.unsigned(1), inMapOf: payload, rules: .deterministic)
    } catch {
      throw .cbor(error)
    }
    guard let value else { throw .issuer(.missing) }
    guard case .text(let text) = value else { throw .issuer(.type) }
    guard (1...maximumIssuerSize).contains(text.utf8.count) else {
      throw .issuer(.length(text.utf8.count, limit: maximumIssuerSize))
    }
    return text
  }
}
