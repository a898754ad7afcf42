public import Keys

/// A signed text before its signature is checked: the issuer, key and algorithm that it claims, and the signed bytes.
///
/// Every format ends in this one type, so the code above needs to know no format. Only ``verified(with:)`` gives a
/// payload that can be trusted.
public struct Envelope: Sendable {
  /// The format of the text.
  public let format: Format
  /// The issuer that the text claims; nil in a format that tells issuers by their keys alone.
  public let claimedIssuer: String?
  /// How the text names its key.
  public let keyHint: KeyHint
  /// The algorithm that the text names. Keys are tried under this algorithm only.
  public let algorithm: SignatureAlgorithm
  /// How many header parameters were not understood and need not be.
  public let unknownParameterCount: Int
  private let signedBytes: [UInt8]
  private let signature: [UInt8]
  /// The payload before the signature is checked, only for taking a code apart.
  public let unverifiedPayload: [UInt8]

  /// - Parameters:
  ///   - signedBytes: the bytes that the signature covers.
  ///   - signature: as received; the key checks its length.
  ///   - payload: the payload to return once the signature holds; the signed bytes must determine it.
  init(
    format: Format, claimedIssuer: String?, keyHint: KeyHint, algorithm: SignatureAlgorithm,
    unknownParameterCount: Int, signedBytes: [UInt8], signature: [UInt8], payload: [UInt8]
  ) {
    self.format = format
    self.claimedIssuer = claimedIssuer
    self.keyHint = keyHint
    self.algorithm = algorithm
    self.unknownParameterCount = unknownParameterCount
    self.signedBytes = signedBytes
    self.signature = signature
    unverifiedPayload = payload
  }

  /// The payload, if the signature holds under `key`; nil otherwise.
  public func verified(with key: PublicKey) -> VerifiedPayload? {
    guard key.isValid(signature.span, over: signedBytes.span, algorithm: algorithm) else { return nil }
    return VerifiedPayload(bytes: unverifiedPayload)
  }
}

/// The payload of a message whose signature held. Only this target makes one.
public struct VerifiedPayload: Sendable {
  /// The bytes that the signature covers.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
}
