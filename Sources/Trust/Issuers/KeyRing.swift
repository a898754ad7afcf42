import Keys

/// Keys that were handed to OpenSSL. A key is handed over when it is first needed, which costs as much as a third of a
/// signature, and kept.
///
/// A desk sees the same few issuers again and again. A full ring is emptied.
final class KeyRing {
  /// The most keys kept; each takes some 3 KB.
  private static let capacity = 64

  private var keys: [[UInt8]: PublicKey] = [:]

  /// The key, ready to verify; nil if OpenSSL refuses it.
  func key(_ trusted: TrustedKey) -> PublicKey? { key(trusted.material, kid: trusted.kid) }

  /// - Parameter kid: the first 8 bytes of the key's thumbprint.
  func key(_ material: KeyMaterial, kid: [UInt8]) -> PublicKey? {
    // An attacker can make two keys whose thumbprints share 8 bytes.
    if let found = keys[kid], found.material == material { return found }
    guard let made = try? PublicKey(material) else { return nil }
    if keys.count >= Self.capacity { keys.removeAll() }
    keys[kid] = made
    return made
  }
}
