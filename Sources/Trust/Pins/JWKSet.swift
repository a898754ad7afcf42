import Codecs
import Envelopes
import Keys

/// JSON Web Keys of issuers (RFC 7517).
enum JWKSet {
  /// Reads the keys of a set. Keys for encryption and of kinds unknown here are passed over (RFC 7517 §5).
  ///
  /// - Throws: ``TrustFileError``, also where no key is left or two go by one kid.
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

  /// The bytes of a kid that is none by nature, as in HC1: in base64url, or as the lists of health authorities have
  /// it, in base64 with its padding (RFC 4648 §4).
  private static func bytes(ofKid kid: String) -> [UInt8]? {
    var text = kid.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? 0x5F : $0 }
    if text.count % 4 == 0 {
      for _ in 0..<2 where text.last == UInt8(ascii: "=") { text.removeLast() }
    }
    return try? Base64URL.decode(text.span)
  }

  /// Reads one key.
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

  /// A kid as it stands, and the bytes it stands for; a key without one goes by its thumbprint where kids are bytes.
  private static func names(_ kid: String?, _ thumbprint: [UInt8]) -> [KeyHint] {
    guard let kid else { return [.kid(thumbprint)] }
    let text = [UInt8](kid.utf8)
    return [.kidText(text), .kid(text)] + (bytes(ofKid: kid).map { [.kid($0)] } ?? [])
  }
}
