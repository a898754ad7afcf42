import Codecs

extension COSEProfile {
  /// The format whose texts have this prefix; nil for status tokens, which no carrier has.
  public var credentialFormat: Format? { Format(rawValue: format) }
}

extension Envelope {
  /// Opens the text after a carrier's prefix: base45, then zlib or not, then COSE_Sign1.
  ///
  /// - Throws: ``EnvelopeError`` of the first layer that fails.
  public static func cose(_ body: ArraySlice<UInt8>, _ profile: COSEProfile) throws(EnvelopeError) -> Envelope {
    try Envelope(try COSESign1.decode(body: body, profile: profile))
  }

  /// - Throws: ``EnvelopeError/cbor(_:)`` and ``EnvelopeError/issuer(_:)`` if an MC1 payload names no issuer.
  init(_ message: COSESign1) throws(EnvelopeError) {
    let isMC1 = message.profile == .mc1
    self.init(
      format: isMC1 ? .mc1 : .hc1,
      claimedIssuer: isMC1 ? try CWT.issuer(of: message.unverifiedPayload.span) : nil,
      keyHint: isMC1 ? .thumbprint(message.kid) : .kid(message.kid),
      algorithm: message.algorithm,
      // Health certificates were issued with many other parameters, so a warning would say nothing.
      unknownParameterCount: isMC1 ? message.unknownParameterCount : 0,
      signedBytes: message.sigStructure, signature: message.signature, payload: message.unverifiedPayload)
  }
}

/// CBOR Web Tokens (RFC 8392). One claim is needed before the signature can be checked.
enum CWT {
  /// The most bytes of UTF-8 that iss may have.
  static let maximumIssuerSize = 120

  /// The issuer that a payload claims (iss, RFC 8392 §3.1.1). The claims after it are not read.
  ///
  /// - Throws: ``EnvelopeError/cbor(_:)`` and ``EnvelopeError/issuer(_:)``.
  static func issuer(of payload: Span<UInt8>) throws(EnvelopeError) -> String {
    let value: CBORValue?
    do {
      // Keys are in bytewise order, so at most key 0 stands before iss, whose key is 1.
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
