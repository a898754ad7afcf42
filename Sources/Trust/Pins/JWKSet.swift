import Codecs
import Envelopes
import Keys

/// JSON Web Keys of issuers (RFC 7517).
enum JWKSet {
  /// Reads the keys of a set. Encryption keys and keys of unknown kinds are passed over (RFC 7517 §5).
  ///
  /// - Throws: ``TrustFileError``, also if no key is left or if two keys have the same kid.
  static func read(_ value: JSONValue) throws(TrustFileError) -> [TrustedKey] {
    guard case .array(let items) = value else { throw .member("keys") }
    var keys: [TrustedKey] = []
    var kids: [String] = []
    for item in items where item["use"]?.string != "enc" {
      if let kid = item["kid"]?.string {
        guard !kids.contains(where: { $0.hasSameBytes(as: kid) }) else { throw .duplicateKid }
        kids.append(kid)
      }
      do {
        keys.append(try readKey(item))
      } catch {
        if error != .unsupported { throw .key(error) }
      }
    }
    guard !keys.isEmpty else { throw .member("keys") }
    return keys
  }

  /// The bytes that a textual kid stands for in HC1. A kid there is bytes; files write it in base64url, and the lists
  /// of health authorities write it in base64 with padding (RFC 4648 §4).
  private static func bytes(ofKid kid: String) -> [UInt8]? {
    var text = kid.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? 0x5F : $0 }
    if text.count % 4 == 0 {
      for _ in 0..<2 where text.last == UInt8(ascii: "=") { text.removeLast() }
    }
    return try? Base64URL.decode(text.span)
  }

  /// Reads one key.
  ///
  /// - Throws: ``KeyError/unsupported`` for a kind that is unknown or a use other than signing; ``KeyError`` otherwise.
  static func readKey(_ jwk: JSONValue) throws(KeyError) -> TrustedKey {
    let material = try KeyMaterial(jwk: jwk)
    if let use = jwk["use"], use.string != "sig" { throw .unsupported }
    var algorithm: SignatureAlgorithm?
    if let alg = jwk["alg"] {
      // A key that names its algorithm is for no other (RFC 7517 §4.4).
      algorithm = SignatureAlgorithm.allCases.first { $0.name == alg.string && $0.keyKind == material.kind }
      guard algorithm != nil else { throw .malformed }
    }
    try material.check()
    let kid = material.kid
    return TrustedKey(material: material, kid: kid, names: names(jwk["kid"]?.string, kid), algorithm: algorithm)
  }

  /// A kid as text and as the bytes it stands for. A key without a kid is called by its thumbprint in formats whose
  /// kids are bytes.
  private static func names(_ kid: String?, _ thumbprint: [UInt8]) -> [KeyHint] {
    guard let kid else { return [.kid(thumbprint)] }
    let text = [UInt8](kid.utf8)
    return [.kidText(text), .kid(text)] + (bytes(ofKid: kid).map { [.kid($0)] } ?? [])
  }
}
