public import Codecs
public import Keys

/// Decentralised identifiers whose keys are known without a network: identifiers that contain their key, and DID
/// documents that were fetched before.
public enum DecentralizedIdentifier {
  /// The key that a `did:key` or `did:jwk` contains.
  ///
  /// - Throws: ``TrustFileError/unknownContent`` for another method, ``TrustFileError/key(_:)``.
  public static func key(of id: String) throws(TrustFileError) -> KeyMaterial {
    if id.hasPrefix("did:key:z") { return try multikey(String(id.dropFirst(9))) }
    guard id.hasPrefix("did:jwk:") else { throw .unknownContent }
    guard let bytes = try? Base64URL.decode([UInt8](id.utf8.dropFirst(8)).span), let json = try? JSONReader.read(bytes)
    else { throw .key(.malformed) }
    return try jwk(json)
  }

  /// The id of a DID document, and the keys with which it makes assertions (DID Core §5.2, §5.3.2). Keys of unknown
  /// kinds are passed over.
  ///
  /// - Throws: ``TrustFileError/member(_:)`` for an unusable id or if no key is left.
  public static func document(_ json: JSONValue) throws(TrustFileError) -> (id: String, keys: [KeyMaterial]) {
    guard let id = json["id"]?.string, id.hasPrefix("did:"), IssuerText.isUsable(id, limit: IssuerText.maximumIdSize)
    else { throw .member("id") }
    let methods = json["verificationMethod"]?.listed ?? []
    // Without `assertionMethod` every method counts; with it, the methods it names or contains.
    let assertions = json["assertionMethod"]?.listed
    var keys: [KeyMaterial] = []
    for method in methods + (assertions ?? []) {
      guard case .object = method else { continue }
      let isNamed = assertions?.contains { names($0, method, in: id) } ?? true
      guard isNamed, let key = try? self.key(ofMethod: method), !keys.contains(key) else { continue }
      keys.append(key)
    }
    guard !keys.isEmpty else { throw .member("verificationMethod") }
    return (id, keys)
  }

  private static func names(_ entry: JSONValue, _ method: JSONValue, in document: String) -> Bool {
    guard let methodId = method["id"]?.string else { return false }
    guard let reference = entry.string ?? entry["id"]?.string else { return false }
    func absolute(_ text: String) -> String { text.hasPrefix("#") ? document + text : text }
    return absolute(reference).hasSameBytes(as: absolute(methodId))
  }

  private static func key(ofMethod method: JSONValue) throws(TrustFileError) -> KeyMaterial {
    if let key = method["publicKeyJwk"] { return try jwk(key) }
    guard let text = method["publicKeyMultibase"]?.string, text.hasPrefix("z") else { throw .unknownContent }
    return try multikey(String(text.dropFirst()))
  }

  private static func jwk(_ json: JSONValue) throws(TrustFileError) -> KeyMaterial {
    do {
      return try KeyMaterial(jwk: json)
    } catch {
      throw .key(error)
    }
  }

  /// A key after its multicodec, in base58 (did:key v0.9 §3): Ed25519, P-256 and P-384.
  private static func multikey(_ text: String) throws(TrustFileError) -> KeyMaterial {
    guard let bytes = Base58.decode(text), bytes.count > 2 else { throw .key(.malformed) }
    let key = [UInt8](bytes[2...])
    switch (bytes[0], bytes[1], key.count) {
    case (0xED, 0x01, 32): return .ed25519(key)
    // The prefix makes a SubjectPublicKeyInfo (RFC 5480 §2) with a compressed point; OpenSSL computes the other
    // coordinate.
    case (0x80, 0x24, 33): return try point(key, "3039301306072a8648ce3d020106082a8648ce3d030107032200")
    case (0x81, 0x24, 49): return try point(key, "3046301006072a8648ce3d020106052b81040022033200")
    default: throw .key(.unsupported)
    }
  }

  private static func point(_ compressed: [UInt8], _ prefix: String) throws(TrustFileError) -> KeyMaterial {
    do {
      return try KeyFile.readPublicKey(der: (Hexadecimal.decode(prefix) ?? []) + compressed).material
    } catch {
      throw .key(error)
    }
  }
}
