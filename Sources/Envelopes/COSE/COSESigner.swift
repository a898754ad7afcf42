import Codecs
public import Keys

extension COSEProfile {
  /// Signs `payload` as the text of this carrier; nil where OpenSSL or zlib fails, which they do for want of memory
  /// or randomness.
  public func sign(_ payload: [UInt8], with key: PrivateKey) -> [UInt8]? {
    message(payload, signedWith: key).flatMap { text(of: $0) }
  }

  /// Signs `payload` as a COSE_Sign1 with alg and kid in the protected header and nothing in the other; nil where
  /// OpenSSL fails.
  public func message(_ payload: [UInt8], signedWith key: PrivateKey) -> [UInt8]? {
    let protectedHeader = Self.protectedHeader(of: key)
    let signed = COSESign1.sigStructure(protectedHeader: protectedHeader, payload: payload)
    return key.sign(signed).map { Self.message(protectedHeader, payload, $0) }
  }

  /// How many bytes the body of that message's text would have, in base45 two for three characters, with a stand-in for
  /// the signature. One signature suits zlib better than another, by six bytes and more: the mean of several stand-ins
  /// tells what to expect.
  ///
  /// - Parameter number: which stand-in, always the same for one number.
  public func measure(_ payload: [UInt8], for key: PrivateKey, standIn number: UInt8) -> Int? {
    body(Self.standIn(payload, for: key, number))?.count
  }

  /// How many bytes that message will have.
  public func messageSize(_ payload: [UInt8], for key: PrivateKey) -> Int { Self.standIn(payload, for: key, 0).count }

  private static func standIn(_ payload: [UInt8], for key: PrivateKey, _ number: UInt8) -> [UInt8] {
    // As long as a signature, and as little to be compressed.
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

  /// The text of a message: in zlib or as it is, whichever is shorter, in base45; nil where zlib fails.
  public func text(of message: [UInt8]) -> [UInt8]? {
    body(message).map { [UInt8](prefix.utf8) + Base45.encode($0.span) }
  }

  private func body(_ message: [UInt8]) -> [UInt8]? {
    guard let deflated = Zlib.deflate(message) else { return nil }
    // As it is on a tie: one step less for whoever reads it.
    return deflated.count < message.count || !allowsUncompressed ? deflated : message
  }
}

extension COSESign1 {
  /// Signs `payload` as a message of a type (RFC 9596), with alg, kid and typ in the protected header; nil where
  /// OpenSSL fails.
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
