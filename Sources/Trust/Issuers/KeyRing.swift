import Keys

/// Keys handed to OpenSSL when they are first needed, and kept: making one costs as much as a third of a signature.
///
/// A desk sees the same few issuers again and again. When the ring is full it is emptied.
final class KeyRing {
  /// Keys kept, of some 3 KB each.
  private static let capacity = 64

  private var keys: [[UInt8]: PublicKey] = [:]

  /// The key ready to verify; nil where OpenSSL does not take it.
  func key(_ trusted: TrustedKey) -> PublicKey? { key(trusted.material, kid: trusted.kid) }

  /// - Parameter kid: the first 8 bytes of the key's thumbprint.
  func key(_ material: KeyMaterial, kid: [UInt8]) -> PublicKey? {
    // Two keys can share 8 bytes of a thumbprint when somebody wants them to.
    if let found = keys[kid], found.material == material { return found }
    guard let made = try? PublicKey(material) else { return nil }
    if keys.count >= Self.capacity { keys.removeAll() }
    keys[kid] = made
    return made
  }
}
