import Codecs
public import Keys

/// A COSE_Sign (RFC 9052 §4.1), one payload under the signatures of several, of the strict form in which
/// an issuer list is signed.
///
/// The body's protected header holds the type alone (RFC 9596), so that no kind of document passes for
/// another; each signature's holds alg and kid; nothing stands in an unprotected header. What both sides
/// know anyway, the list's id, is signed as external data.
public struct COSESign: Sendable, Equatable {
  /// Signatures one message may carry.
  public static let maximumSignatures = 32

  public let type: String
  /// The payload before anybody vouched for it, to learn which keys it asks for.
  public let unverifiedPayload: [UInt8]
  /// The signatures in the order they were added, at most one of each kid.
  public private(set) var signatures: [Signature]

  public struct Signature: Sendable, Equatable {
    public let algorithm: SignatureAlgorithm
    /// The first 8 bytes of the key's thumbprint.
    public let kid: [UInt8]
    let bytes: [UInt8]

    var protectedHeader: [UInt8] {
      CBORValue.map([
        CBORPair(key: .unsigned(1), value: .integer(algorithm.coseIdentifier)),
        CBORPair(key: .unsigned(4), value: .bytes(kid)),
      ]).deterministicEncoding
    }
  }

  /// A message nobody has signed yet.
  public init(type: String, payload: [UInt8]) {
    self.type = type
    unverifiedPayload = payload
    signatures = []
  }

  /// Decodes one message, all of `bytes`, in deterministic encoding.
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
      // One kid twice would be one person counted twice.
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

  /// Signs with one more key; false where OpenSSL fails. A signature of the same key is replaced.
  public mutating func sign(with key: PrivateKey, externalData: [UInt8]) -> Bool {
    let kid = key.publicMaterial.kid
    let unsigned = Signature(algorithm: key.algorithm, kid: kid, bytes: [])
    guard let bytes = key.sign(sigStructure(unsigned, externalData)) else { return false }
    signatures.removeAll { $0.kid == kid }
    signatures.append(Signature(algorithm: key.algorithm, kid: kid, bytes: bytes))
    return true
  }

  /// Those of `keys` whose signature holds, each counted once; signatures of others say nothing.
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

  /// The payload, where at least `threshold` of `keys` signed it.
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
