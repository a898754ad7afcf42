import Codecs

/// Reads a Bitstring Status List credential (W3C Recommendation, 2025).
///
/// It differs from a Token Status List in everything that can be confused: its first bit is the highest, it is
/// compressed with gzip, its ttl is in milliseconds, and its indices are texts.
enum BitstringStatusList {
  /// The fewest bytes the inflated list may have, so that its length singles out no holder: 16 KiB.
  private static let minimumSize = 16_384

  /// Reads the claims into a list with two bits a credential, because "suspended" needs the second bit.
  ///
  /// - Throws: ``StatusListError/member(_:)``, ``StatusListError/inflate(_:)``.
  static func read(_ claims: JSONValue) throws(StatusListError) -> StatusList {
    // In VCDM 2.0 the payload is the credential; in VCDM 1.1 the claim `vc` holds it.
    let credential = claims["vc"] ?? claims
    guard let subject = credential["credentialSubject"], subject["type"]?.string == "BitstringStatusList" else {
      throw .member("credentialSubject")
    }
    // Others refer to the list by the credential's id; the subject's id is only a fragment of it.
    guard let uri = credential["id"]?.string ?? claims["jti"]?.string else { throw .member("id") }
    let value = try value(subject["statusPurpose"])
    if let size = subject["statusSize"], size.digits != 1 { throw .member("statusSize") }
    let bits = try bits(subject["encodedList"])
    let issued = try time(credential["validFrom"], "validFrom") ?? claims["nbf"]?.digits ?? claims["iat"]?.digits
    guard let issued else { throw .member("validFrom") }
    let expires = try time(credential["validUntil"], "validUntil") ?? claims["exp"]?.digits
    // Milliseconds rounded down to seconds: a list fetched early does less harm than one fetched late.
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

  /// Turns each bit, highest first, into two bits, lowest first.
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
