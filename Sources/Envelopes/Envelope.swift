public import Keys

/// A signed text before anybody vouched for it: who is said to have signed which bytes, with which key.
///
/// Every format ends in this one shape, so what stands above it knows no format. The payload can be read in one way
/// only: ``verified(with:)``.
public struct Envelope: Sendable {
  /// The format of the text.
  public let format: Format
  /// The issuer that the text names; nil in a format that knows issuers by their keys alone.
  public let claimedIssuer: String?
  /// How the text names its key.
  public let keyHint: KeyHint
  /// The algorithm that the text names. A key is tried under this one only.
  public let algorithm: SignatureAlgorithm
  /// Header parameters that were not understood and need not be.
  public let unknownParameterCount: Int
  private let signedBytes: [UInt8]
  private let signature: [UInt8]
  /// The payload before the signature is checked: to take a code apart, and for nothing else.
  public let unverifiedPayload: [UInt8]

  /// - Parameters:
  ///   - signedBytes: the bytes that the signature covers.
  ///   - signature: as received; its length is the key's business.
  ///   - payload: what is handed out once the signature holds; the signed bytes must determine it.
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

  /// The payload, where the signature holds under `key`; nil where it does not.
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
