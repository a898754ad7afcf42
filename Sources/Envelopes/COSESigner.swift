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
    let protectedHeader = CBORValue.map([
      CBORPair(key: .unsigned(1), value: .integer(key.algorithm.coseIdentifier)),
      CBORPair(key: .unsigned(4), value: .bytes(key.publicMaterial.kid)),
    ]).deterministicEncoding
    let signed = COSESign1.sigStructure(protectedHeader: protectedHeader, payload: payload)
    guard let signature = key.sign(signed) else { return nil }
    return CBORValue.tagged(
      18, .array([.bytes(protectedHeader), .map([]), .bytes(payload), .bytes(signature)])
    ).deterministicEncoding
  }

  /// The text of a message: in zlib or as it is, whichever is shorter, in base45; nil where zlib fails.
  public func text(of message: [UInt8]) -> [UInt8]? {
    guard let deflated = Zlib.deflate(message) else { return nil }
    // As it is on a tie: one step less for whoever reads it.
    let body = deflated.count < message.count || !allowsUncompressed ? deflated : message
    return [UInt8](prefix.utf8) + Base45.encode(body.span)
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
