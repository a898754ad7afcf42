import Codecs
public import Keys

/// A COSE_Sign (RFC 9052 §4.1): one payload with several signatures, in the strict form in which issuer lists are
/// signed.
///
/// The body's protected header holds only the type (RFC 9596), so that no document passes for one of another kind. Each
/// signature's protected header holds alg and kid. Unprotected headers are empty. The list's id, which both sides know,
/// is signed as external data.
///
/// RFC 9052 §4.4 signs the protected headers as received. Here they are not kept but encoded anew: decoding accepts
/// deterministic encoding only (RFC 8949 §4.2) and refuses unknown labels, so the same values always give the same
/// bytes.
public struct COSESign: Sendable, Equatable {
  /// The most signatures a message may carry.
  public static let maximumSignatures = 32

  /// The kind of document, from the protected header (label 16, RFC 9596).
  public let type: String
  /// The payload before any signature is checked, only for learning which keys must sign it.
  public let unverifiedPayload: [UInt8]
  /// The signatures in the order they were added, at most one per kid.
  public private(set) var signatures: [Signature]

  /// One COSE_Signature (RFC 9052 §4.1).
  public struct Signature: Sendable, Equatable {
    /// The algorithm that its protected header names.
    public let algorithm: SignatureAlgorithm
    /// The first 8 bytes of the key's COSE Key Thumbprint (RFC 9679).
    public let kid: [UInt8]
    let bytes: [UInt8]

    /// The header encoded anew; see ``COSESign``.
    var protectedHeader: [UInt8] {
      CBORValue.map([
        CBORPair(key: .unsigned(1), value: .integer(algorithm.coseIdentifier)),
        CBORPair(key: .unsigned(4), value: .bytes(kid)),
      ]).deterministicEncoding
    }
  }

  /// A message without signatures.
  public init(type: String, payload: [UInt8]) {
    self.type = type
    unverifiedPayload = payload
    signatures = []
  }

  /// Decodes one message that fills all of `bytes`, in deterministic encoding.
  ///
  /// - Throws: ``EnvelopeError/cbor(_:)``, ``EnvelopeError/cose(_:)``, ``EnvelopeError/algorithm(_:)``.
  public init(_ bytes: Span<UInt8>) throws(EnvelopeError) {
    let value = try Self.read(bytes, tags: [[98]])
    guard case .array(let items) = value, items.count == 4, case .bytes(let protected) = items[0],
      items[1] == .map([]), case .bytes(let payload) = items[2], case .array(let entries) = items[3],
      entries.count <= Self.maximumSignatures
    else { throw .cose(.structure) }
    guard case .map(let header) = try Self.read(protected.span, tags: [[]]), header.count == 1,
      header[0].key == .unsigned(16), case .text(let type) = header[0].value
    else { throw .cose(.header) }
    self.init(type: type, payload: payload)
    for entry in entries {
      let signature = try Self.signature(entry)
      // Two signatures with one kid would count one keeper twice.
      guard !signatures.contains(where: { $0.kid == signature.kid }) else { throw .cose(.structure) }
      signatures.append(signature)
    }
  }

  private static func signature(_ entry: CBORValue) throws(EnvelopeError) -> Signature {
    guard case .array(let items) = entry, items.count == 3, case .bytes(let protected) = items[0],
      items[1] == .map([]), case .bytes(let bytes) = items[2]
    else { throw .cose(.structure) }
    guard case .map(let header) = try read(protected.span, tags: [[]]), header.count == 2,
      header[0].key == .unsigned(1), header[1].key == .unsigned(4)
    else { throw .cose(.header) }
    guard case .bytes(let kid) = header[1].value, kid.count == 8 else { throw .cose(.kidMalformed) }
    guard let identifier = header[0].value.int64, let algorithm = SignatureAlgorithm(coseIdentifier: identifier),
      [.es256, .edDSA].contains(algorithm)
    else { throw .algorithm(header[0].value.int64) }
    return Signature(algorithm: algorithm, kid: kid, bytes: bytes)
  }

  private static func read(_ bytes: Span<UInt8>, tags: [[UInt64]]) throws(EnvelopeError) -> CBORValue {
    do {
      return try CBORReader.read(bytes, rules: .deterministic, tags: tags)
    } catch {
      throw .cbor(error)
    }
  }

  /// The message in deterministic encoding.
  public var encoding: [UInt8] {
    CBORValue.tagged(
      98,
      .array([
        .bytes(protectedHeader), .map([]), .bytes(unverifiedPayload),
        .array(signatures.map { .array([.bytes($0.protectedHeader), .map([]), .bytes($0.bytes)]) }),
      ])
    ).deterministicEncoding
  }

  /// Adds the signature of one more key, in place of an earlier one of the same key; false if OpenSSL fails.
  ///
  /// - Parameter externalData: bytes that are signed but not sent.
  public mutating func sign(with key: PrivateKey, externalData: [UInt8]) -> Bool {
    let kid = key.publicMaterial.kid
    let unsigned = Signature(algorithm: key.algorithm, kid: kid, bytes: [])
    guard let bytes = key.sign(sigStructure(unsigned, externalData)) else { return false }
    signatures.removeAll { $0.kid == kid }
    signatures.append(Signature(algorithm: key.algorithm, kid: kid, bytes: bytes))
    return true
  }

  /// Those of `keys` whose signature holds, each counted once. Signatures of other keys are ignored.
  public func signers(among keys: [KeyMaterial], externalData: [UInt8]) -> [KeyMaterial] {
    var signers: [KeyMaterial] = []
    for material in keys where !signers.contains(material) {
      let kid = material.kid
      guard let signature = signatures.first(where: { $0.kid == kid }), let key = try? PublicKey(material) else {
        continue
      }
      let signed = sigStructure(signature, externalData)
      if key.isValid(signature.bytes.span, over: signed.span, algorithm: signature.algorithm) {
        signers.append(material)
      }
    }
    return signers
  }

  /// The payload, if at least `threshold` of `keys` signed it; nil otherwise.
  public func verified(by keys: [KeyMaterial], threshold: Int, externalData: [UInt8]) -> VerifiedPayload? {
    guard threshold > 0, signers(among: keys, externalData: externalData).count >= threshold else { return nil }
    return VerifiedPayload(bytes: unverifiedPayload)
  }

  private var protectedHeader: [UInt8] {
    CBORValue.map([CBORPair(key: .unsigned(16), value: .text(type))]).deterministicEncoding
  }

  /// The bytes that are signed (RFC 9052 §4.4).
  private func sigStructure(_ signature: Signature, _ externalData: [UInt8]) -> [UInt8] {
    CBORValue.array([
      .text("Signature"), .bytes(protectedHeader), .bytes(signature.protectedHeader), .bytes(externalData),
      .bytes(unverifiedPayload),
    ]).deterministicEncoding
  }
}
