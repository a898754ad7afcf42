import Codecs

/// A Bitstring Status List credential (W3C Recommendation, 2025), which differs from a Token Status List in everything
/// that can be mistaken: its first bit is the highest, it is packed with gzip, its ttl is in milliseconds, and indices
/// are texts.
enum BitstringStatusList {
  /// The least a list must have once it is inflated, so that one holder cannot be told from another: 16 KiB.
  private static let minimumSize = 16_384

  /// Reads the credential's claims into a list that has two bits for each holder, since "suspended" wants a second.
  static func read(_ claims: JSONValue) throws(StatusListError) -> StatusList {
    // VCDM 2.0 is the payload itself; VCDM 1.1 stands in a claim of its own.
    let credential = claims["vc"] ?? claims
    guard let subject = credential["credentialSubject"], subject["type"]?.string == "BitstringStatusList" else {
      throw .member("credentialSubject")
    }
    // The subject is a fragment of the credential, and the credential is what others refer to.
    guard let uri = credential["id"]?.string ?? claims["jti"]?.string else { throw .member("id") }
    let value = try value(subject["statusPurpose"])
    if let size = subject["statusSize"], size.digits != 1 { throw .member("statusSize") }
    let bits = try bits(subject["encodedList"])
    let issued = try time(credential["validFrom"], "validFrom") ?? claims["nbf"]?.digits ?? claims["iat"]?.digits
    guard let issued else { throw .member("validFrom") }
    let expires = try time(credential["validUntil"], "validUntil") ?? claims["exp"]?.digits
    // Whole seconds of the milliseconds, rounded down: better fetched early than late.
    let lifetime = subject["ttl"]?.digits.map { $0 / 1_000 }
    let list = StatusList(
      uri: uri, bits: 2, bytes: widened(bits, value.number), issued: Timestamp(seconds: issued),
      nextUpdate: lifetime.map { Timestamp(seconds: min(Timestamp.last.seconds, issued + $0)) },
      expires: expires.map { Timestamp(seconds: $0) })
    guard let list else { throw .member("encodedList") }
    return list
  }

  private static func value(_ purpose: JSONValue?) throws(StatusListError) -> StatusList.Value {
    switch purpose?.string {
    case "revocation": return .revoked
    case "suspension": return .suspended
    default: throw .member("statusPurpose")
    }
  }

  private static func bits(_ encoded: JSONValue?) throws(StatusListError) -> [UInt8] {
    // Multibase `u`: base64url without padding.
    guard let text = encoded?.string, text.hasPrefix("u"),
      let packed = try? Base64URL.decode([UInt8](text.utf8.dropFirst()).span)
    else { throw .member("encodedList") }
    let bits: [UInt8]
    do {
      // Each bit becomes two.
      bits = try Zlib.inflate(packed.span, limit: StatusList.maximumSize / 2, wrapper: .gzip)
    } catch {
      throw .inflate(error)
    }
    guard bits.count >= minimumSize else { throw .member("encodedList") }
    return bits
  }

  /// Two bits, lowest first, for each bit, highest first.
  private static func widened(_ bits: [UInt8], _ value: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(bits.count * 2)
    for byte in bits {
      for half in [byte >> 4, byte & 15] {
        var wide: UInt8 = 0
        for position in 0..<4 where half >> UInt8(3 - position) & 1 == 1 { wide |= value << UInt8(2 * position) }
        bytes.append(wide)
      }
    }
    return bytes
  }

  private static func time(_ value: JSONValue?, _ name: String) throws(StatusListError) -> Int64? {
    guard let value else { return nil }
    guard let time = value.string.flatMap({ Timestamp(rfc3339: $0) }), time.seconds >= 0 else { throw .member(name) }
    return time.seconds
  }
}
