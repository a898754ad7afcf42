import Codecs
public import Keys

extension COSEProfile {
  /// Signs `payload` as a text of this carrier; nil if OpenSSL or zlib fails, which happens for want of memory or
  /// randomness.
  public func sign(_ payload: [UInt8], with key: PrivateKey) -> [UInt8]? {
    message(payload, signedWith: key).flatMap { text(of: $0) }
  }

  /// Signs `payload` as a COSE_Sign1 with alg and kid in the protected header and an empty unprotected header; nil if
  /// OpenSSL fails.
  public func message(_ payload: [UInt8], signedWith key: PrivateKey) -> [UInt8]? {
    let protectedHeader = Self.protectedHeader(of: key)
    let signed = COSESign1.sigStructure(protectedHeader: protectedHeader, payload: payload)
    return key.sign(signed).map { Self.message(protectedHeader, payload, $0) }
  }

  /// How many bytes that message would have in its text, before base45 makes three characters of two bytes; nil if zlib
  /// fails.
  ///
  /// A stand-in takes the place of the signature. Signatures differ by six bytes and more in how zlib packs them, so
  /// take the mean over several stand-ins.
  ///
  /// - Parameter number: which stand-in; one number always gives the same.
  public func measure(_ payload: [UInt8], for key: PrivateKey, standIn number: UInt8) -> Int? {
    body(Self.standIn(payload, for: key, number))?.count
  }

  /// How many bytes that message will have before zlib.
  public func messageSize(_ payload: [UInt8], for key: PrivateKey) -> Int { Self.standIn(payload, for: key, 0).count }

  private static func standIn(_ payload: [UInt8], for key: PrivateKey, _ number: UInt8) -> [UInt8] {
    // The digests are as long as a signature, and as hard to compress.
    message(protectedHeader(of: key), payload, Digest.sha256([number, 0]) + Digest.sha256([number, 1]))
  }

  private static func protectedHeader(of key: PrivateKey) -> [UInt8] {
    CBORValue.map([
      CBORPair(key: .unsigned(1), value: .integer(key.algorithm.coseIdentifier)),
      CBORPair(key: .unsigned(4), value: .bytes(key.publicMaterial.kid)),
    ]).deterministicEncoding
  }

  private static func message(_ protectedHeader: [UInt8], _ payload: [UInt8], _ signature: [UInt8]) -> [UInt8] {
    CBORValue.tagged(
      18, .array([.bytes(protectedHeader), .map([]), .bytes(payload), .bytes(signature)])
    ).deterministicEncoding
  }

  /// The text of a message in base45, with zlib if that is shorter or required; nil if zlib fails.
  public func text(of message: [UInt8]) -> [UInt8]? {
    body(message).map { [UInt8](prefix.utf8) + Base45.encode($0.span) }
  }

  private func body(_ message: [UInt8]) -> [UInt8]? {
    guard let deflated = Zlib.deflate(message) else { return nil }
    // On a tie the message stays uncompressed, which saves the reader a step.
    return deflated.count < message.count || !allowsUncompressed ? deflated : message
  }
}

extension COSESign1 {
  /// Signs `payload` as a message with a type (RFC 9596), with alg, kid and typ in the protected header; nil if OpenSSL
  /// fails.
  public static func sign(_ payload: [UInt8], type: String, with key: PrivateKey) -> [UInt8]? {
    let protectedHeader = CBORValue.map([
      CBORPair(key: .unsigned(1), value: .integer(key.algorithm.coseIdentifier)),
      CBORPair(key: .unsigned(4), value: .bytes(key.publicMaterial.kid)),
      CBORPair(key: .unsigned(16), value: .text(type)),
    ]).deterministicEncoding
    guard let signature = key.sign(sigStructure(protectedHeader: protectedHeader, payload: payload)) else { return nil }
    return CBORValue.tagged(
      18, .array([.bytes(protectedHeader), .map([]), .bytes(payload), .bytes(signature)])
    ).deterministicEncoding
  }
}
