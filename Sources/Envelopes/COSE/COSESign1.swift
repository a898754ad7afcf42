import Codecs
public import Keys

/// A decoded COSE_Sign1 (RFC 9052 §4.2) whose signature was not checked.
public struct COSESign1: Sendable {
  /// The carrier's profile, under which the message was decoded.
  public let profile: COSEProfile
  /// The protected header as received. The signature covers these very bytes, so they are kept and never encoded anew
  /// (RFC 9052 §4.4).
  public let protectedHeader: [UInt8]
  /// The algorithm, from a header in which the profile lets it count.
  public let algorithm: SignatureAlgorithm
  /// The key's name, from a header in which the profile lets it count; empty if there is none.
  public let kid: [UInt8]
  /// The type in the protected header (RFC 9596); nil if there is none.
  public let type: String?
  /// How many header parameters were not understood and need not be.
  public let unknownParameterCount: Int
  /// The signature as received; the key checks its length.
  public let signature: [UInt8]
  /// The payload before the signature is checked, only for finding the key and for taking a code apart. Read claims
  /// from a ``VerifiedPayload``.
  public let unverifiedPayload: [UInt8]

  /// Decodes the text after a carrier's prefix: base45, then zlib or not, then COSE_Sign1.
  ///
  /// - Throws: ``EnvelopeError`` of the first layer that fails.
  public static func decode(
    body: ArraySlice<UInt8>, profile: COSEProfile
  ) throws(EnvelopeError) -> COSESign1 {
    let bytes = try message(body: body, profile: profile)
    return try COSESign1(bytes.span, profile: profile)
  }

  /// The bytes of the message in the text after a carrier's prefix.
  ///
  /// - Throws: ``EnvelopeError/base45(_:)``, ``EnvelopeError/inflate(_:)``, ``EnvelopeError/firstByte(_:)`` and
  ///   ``EnvelopeError/tooLarge(limit:)``.
  public static func message(
    body: ArraySlice<UInt8>, profile: COSEProfile
  ) throws(EnvelopeError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try Base45.decode(body.span)
    } catch {
      throw .base45(error)
    }
    switch bytes.first {
    case 0x78: return try inflate(bytes, limit: profile.maximumSize)
    case 0xD2 where profile.allowsUncompressed:
      guard bytes.count <= profile.maximumSize else { throw .tooLarge(limit: profile.maximumSize) }
      return bytes
    default: throw .firstByte(bytes.first)
    }
  }

  private static func inflate(_ bytes: [UInt8], limit: Int) throws(EnvelopeError) -> [UInt8] {
    do {
      return try Zlib.inflate(bytes.span, limit: limit)
    } catch {
      throw .inflate(error)
    }
  }

  /// Decodes one message that fills all of `bytes`.
  ///
  /// - Throws: ``EnvelopeError/cbor(_:)``, ``EnvelopeError/cose(_:)``, ``EnvelopeError/algorithm(_:)``.
  public init(_ bytes: Span<UInt8>, profile: COSEProfile) throws(EnvelopeError) {
    let parts: MessageParts
    do {
      parts = try MessageParts(bytes, profile: profile)
    } catch {
      throw error.kind == .unexpectedTag ? .cose(.tag) : .cbor(error)
    }
    if let fault = parts.fault { throw .cose(fault) }
    let headers = try Headers(protected: parts.protectedHeader, unprotected: parts.unprotectedHeader, profile: profile)
    self.profile = profile
    protectedHeader = parts.protectedHeader
    algorithm = headers.algorithm
    kid = headers.kid
    type = headers.type
    unknownParameterCount = headers.unknownParameterCount
    unverifiedPayload = parts.payload
    signature = parts.signature
  }

  /// The payload, if the signature over the Sig_structure holds under `key`; nil otherwise.
  public func verified(with key: PublicKey) -> VerifiedPayload? {
    guard key.isValid(signature.span, over: sigStructure.span, algorithm: algorithm) else { return nil }
    return VerifiedPayload(bytes: unverifiedPayload)
  }

  /// The bytes that are signed (RFC 9052 §4.4).
  public var sigStructure: [UInt8] {
    // An empty protected map is signed as a zero-length string, whichever of the two was sent.
    let covered = protectedHeader == [0xA0] ? [] : protectedHeader
    return Self.sigStructure(protectedHeader: covered, payload: unverifiedPayload)
  }

  static func sigStructure(protectedHeader: [UInt8], payload: [UInt8]) -> [UInt8] {
    CBORValue.array([.text("Signature1"), .bytes(protectedHeader), .bytes([]), .bytes(payload)])
      .deterministicEncoding
  }
}

/// The four elements of a message, or the fault if it does not have them.
private struct MessageParts {
  private(set) var protectedHeader: [UInt8] = []
  private(set) var unprotectedHeader: CBORValue = .map([])
  private(set) var payload: [UInt8] = []
  private(set) var signature: [UInt8] = []
  private(set) var fault: COSEFault?

  init(_ bytes: Span<UInt8>, profile: COSEProfile) throws(CBORError) {
    let message = try CBORReader.read(bytes, rules: profile.messageRules, tags: profile.tags)
    guard case .array(let items) = message, items.count == 4, case .bytes(let protected) = items[0],
      case .map = items[1], case .bytes(let signature) = items[3]
    else {
      fault = .structure
      return
    }
    switch items[2] {
    case .bytes(let payload): self.payload = payload
    case .null: fault = .payloadDetached
    default: fault = .structure
    }
    protectedHeader = protected
    unprotectedHeader = items[1]
    self.signature = signature
  }
}

/// The parameters of both headers, each from a header in which it counts (RFC 9052 §3.1).
private struct Headers {
  let algorithm: SignatureAlgorithm
  let kid: [UInt8]
  let type: String?
  let unknownParameterCount: Int

  private enum Label {
    static let alg = CBORValue.unsigned(1)
    static let crit = CBORValue.unsigned(2)
    static let kid = CBORValue.unsigned(4)
  }

  init(protected bytes: [UInt8], unprotected: CBORValue, profile: COSEProfile) throws(EnvelopeError) {
    let protected = try Self.protectedMap(bytes, profile: profile)
    guard case .map(let unprotected) = unprotected else { throw .cose(.header) }
    try Self.checkLabels(protected, unprotected, profile: profile)
    try Self.checkCritical(protected, unprotected)

    func parameter(_ label: CBORValue) -> CBORValue? {
      if let value = Self.value(label, in: protected) { return value }
      return profile.allowsUnprotectedAlgAndKid ? Self.value(label, in: unprotected) : nil
    }
    guard let alg = parameter(Label.alg) else { throw .cose(.algMissing) }
    guard let identifier = alg.int64, let algorithm = SignatureAlgorithm(coseIdentifier: identifier),
      profile.algorithms.contains(algorithm)
    else { throw .algorithm(alg.int64) }
    guard let kid = parameter(Label.kid) ?? (profile.requiresKid ? nil : .bytes([])) else { throw .cose(.kidMissing) }
    guard case .bytes(let kid) = kid, kid.count <= 64, kid.count == profile.kidLength ?? kid.count else {
      throw .cose(.kidMalformed)
    }
    self.algorithm = algorithm
    self.kid = kid
    if case .text(let type) = Self.value(.unsigned(16), in: protected) { self.type = type } else { type = nil }
    unknownParameterCount =
      (protected + unprotected).filter { ![Label.alg, Label.crit, Label.kid].contains($0.key) }.count
  }

  private static func protectedMap(_ bytes: [UInt8], profile: COSEProfile) throws(EnvelopeError) -> [CBORPair] {
    // A zero-length string stands for the empty map (RFC 9052 §3).
    guard !bytes.isEmpty else { return [] }
    let header: CBORValue
    do {
      header = try CBORReader.read(bytes, rules: profile.messageRules)
    } catch {
      throw .cbor(error)
    }
    guard case .map(let pairs) = header else { throw .cose(.header) }
    return pairs
  }

  /// Checks that labels are integers or texts, and that no label is in both headers. HC1 issuers send alg and kid
  /// twice; the protected one then counts.
  private static func checkLabels(
    _ protected: [CBORPair], _ unprotected: [CBORPair], profile: COSEProfile
  ) throws(EnvelopeError) {
    for pair in protected + unprotected {
      switch pair.key {
      case .unsigned, .negative, .text: break
      default: throw .cose(.header)
      }
    }
    for pair in unprotected where value(pair.key, in: protected) != nil {
      let isTolerated = profile.allowsUnprotectedAlgAndKid && [Label.alg, Label.kid].contains(pair.key)
      guard isTolerated else { throw .cose(.labelInBothHeaders) }
    }
  }

  /// crit lists the parameters that a recipient must understand (RFC 9052 §3.1). This one understands alg, crit and
  /// kid.
  private static func checkCritical(_ protected: [CBORPair], _ unprotected: [CBORPair]) throws(EnvelopeError) {
    guard value(Label.crit, in: unprotected) == nil else { throw .cose(.critical) }
    guard let critical = value(Label.crit, in: protected) else { return }
    guard case .array(let labels) = critical, !labels.isEmpty else { throw .cose(.critical) }
    for label in labels {
      guard [Label.alg, Label.kid].contains(label), value(label, in: protected) != nil else {
        throw .cose(.critical)
      }
    }
  }

  private static func value(_ label: CBORValue, in pairs: [CBORPair]) -> CBORValue? {
    pairs.first { $0.key == label }?.value
  }
}
