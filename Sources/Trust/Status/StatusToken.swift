public import Codecs
import Envelopes
public import Keys

/// A status list as its issuer publishes it, whose signature was not checked: a Token Status List as JWT or CWT
/// (draft-ietf-oauth-status-list-20 §5), or a Bitstring Status List credential secured as a JWT (W3C Bitstring Status
/// List 1.0).
public struct StatusToken: Sendable {
  /// The most bytes a token may have as a file.
  public static let maximumSize = 8 << 20

  /// The status list's URI, as the token claims it.
  public let unverifiedURI: String
  /// The issuer that the token claims; nil if it names none, and only the key tells the issuer.
  public let unverifiedIssuer: String?
  /// When the next list is due and when this one ends, as the token claims; nil if it does not say.
  public var unverifiedAges: (nextUpdate: Timestamp?, expires: Timestamp?) { (list.nextUpdate, list.expires) }
  private let envelope: Signed
  private let list: StatusList

  private enum Signed: Sendable {
    case jws(JWSCompact)
    case cose(COSESign1)
  }

  /// Decodes a token; its first byte tells its kind.
  ///
  /// - Throws: ``StatusListError``, all cases but ``StatusListError/untrusted``.
  public init(_ bytes: [UInt8]) throws(StatusListError) {
    guard let first = bytes.first else { throw .unknownContent }
    // Every JWS begins with `eyJ`. A CWT begins with tag 18 or 61, or with the array if it has no tag.
    if first == UInt8(ascii: "e") {
      try self.init(jws: bytes)
    } else if [0xD2, 0xD8, 0x84].contains(first) {
      try self.init(cwt: bytes)
    } else {
      throw .unknownContent
    }
  }

  private init(jws bytes: [UInt8]) throws(StatusListError) {
    let text = bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
    let jws: JWSCompact
    let claims: JSONValue
    do {
      jws = try JWSCompact(text, limit: Self.maximumSize)
    } catch {
      throw .envelope
    }
    do {
      claims = try JSONReader.read(jws.unverifiedPayload)
    } catch {
      throw .envelope
    }
    envelope = .jws(jws)
    switch jws.type {
    case "statuslist+jwt": list = try TokenStatusList.read(claims)
    case "vc+jwt", "JWT": list = try BitstringStatusList.read(claims)
    default: throw .member("typ")
    }
    unverifiedURI = list.uri
    unverifiedIssuer = claims["iss"]?.string ?? claims["issuer"]?.string ?? claims["issuer"]?["id"]?.string
  }

  private init(cwt bytes: [UInt8]) throws(StatusListError) {
    let message: COSESign1
    do {
      message = try COSESign1(bytes.span, profile: .statusToken)
    } catch {
      throw .envelope
    }
    guard message.type == "application/statuslist+cwt" else { throw .member("typ") }
    envelope = .cose(message)
    list = try TokenStatusList.read(cwt: message.unverifiedPayload)
    unverifiedURI = list.uri
    unverifiedIssuer = nil
  }

  /// The list, if `key` signed it; nil otherwise.
  public func verified(with key: PublicKey) -> VerifiedStatusList? {
    let holds =
      switch envelope {
      case .jws(let jws): jws.verified(with: key) != nil
      case .cose(let message): message.verified(with: key) != nil
      }
    return holds ? VerifiedStatusList(list) : nil
  }
}

/// A status list whose token's signature held. Only ``StatusToken`` makes one.
public struct VerifiedStatusList: Sendable {
  /// The list that the signature covers.
  public let list: StatusList

  fileprivate init(_ list: StatusList) { self.list = list }
}

/// The claims of a Token Status List (draft-ietf-oauth-status-list-20 §5).
enum TokenStatusList {
  static func read(_ claims: JSONValue) throws(StatusListError) -> StatusList {
    guard let uri = claims["sub"]?.string else { throw .member("sub") }
    guard let issued = claims["iat"]?.digits else { throw .member("iat") }
    let expires = try number(claims, "exp")
    let lifetime = try number(claims, "ttl")
    guard let status = claims["status_list"] else { throw .member("status_list") }
    guard let bits = status["bits"]?.digits else { throw .member("bits") }
    guard let text = status["lst"]?.string, let packed = try? Base64URL.decode([UInt8](text.utf8).span) else {
      throw .member("lst")
    }
    return try make(uri, issued, expires, lifetime, bits, packed)
  }

  static func read(cwt payload: [UInt8]) throws(StatusListError) -> StatusList {
    let claims: CBORValue
    do {
      claims = try CBORReader.read(payload, rules: .general)
    } catch {
      throw .envelope
    }
    guard case .text(let uri) = claims.member(.unsigned(2)) else { throw .member("sub") }
    guard let issued = claims.member(.unsigned(6))?.int64 else { throw .member("iat") }
    guard let status = claims.member(.unsigned(65_533)) else { throw .member("status_list") }
    guard let bits = status.member(.text("bits"))?.int64 else { throw .member("bits") }
    guard case .bytes(let packed) = status.member(.text("lst")) else { throw .member("lst") }
    return try make(
      uri, issued, try number(claims, 4, "exp"), try number(claims, 65_534, "ttl"), bits, packed)
  }

  private static func number(_ claims: JSONValue, _ name: String) throws(StatusListError) -> Int64? {
    guard let value = claims[name] else { return nil }
    guard let number = value.digits else { throw .member(name) }
    return number
  }

  private static func number(_ claims: CBORValue, _ key: UInt64, _ name: String) throws(StatusListError) -> Int64? {
    guard let value = claims.member(.unsigned(key)) else { return nil }
    guard let number = value.int64, number >= 0 else { throw .member(name) }
    return number
  }

  private static func make(
    _ uri: String, _ issued: Int64, _ expires: Int64?, _ lifetime: Int64?, _ bits: Int64, _ packed: [UInt8]
  ) throws(StatusListError) -> StatusList {
    let last = Timestamp.last.seconds
    guard (0...last).contains(issued), (0...last).contains(expires ?? 0) else { throw .member("iat") }
    let bytes: [UInt8]
    do {
      bytes = try Zlib.inflate(packed.span, limit: StatusList.maximumSize)
    } catch {
      throw .inflate(error)
    }
    // ttl counts seconds from iat (§13.7).
    let next = lifetime.map { Timestamp(seconds: min(last, issued + min($0, last))) }
    let list = Int(exactly: bits).flatMap {
      StatusList(
        uri: uri, bits: $0, bytes: bytes, issued: Timestamp(seconds: issued), nextUpdate: next,
        expires: expires.map { Timestamp(seconds: $0) })
    }
    guard let list else { throw .member("bits") }
    return list
  }

  /// The claims of a JWT; nil if zlib fails.
  static func json(_ list: StatusList, issuer: String) -> JSONValue? {
    guard let packed = Zlib.deflate(list.bytes) else { return nil }
    var members = [
      JSONMember("iss", .string(issuer)), JSONMember("sub", .string(list.uri)),
      JSONMember("iat", .integer(list.issued.seconds)),
    ]
    if let expires = list.expires { members.append(JSONMember("exp", .integer(expires.seconds))) }
    if let next = list.nextUpdate { members.append(JSONMember("ttl", .integer(next.seconds - list.issued.seconds))) }
    members.append(
      JSONMember(
        "status_list",
        .object([
          JSONMember("bits", .integer(Int64(list.bits))), JSONMember("lst", .string(Base64URL.encode(packed.span))),
        ])))
    return .object(members)
  }

  /// The claims of a CWT; nil if zlib fails.
  static func cbor(_ list: StatusList) -> CBORValue? {
    guard let packed = Zlib.deflate(list.bytes) else { return nil }
    let status = CBORValue.map([
      CBORPair(key: .text("bits"), value: .integer(Int64(list.bits))),
      CBORPair(key: .text("lst"), value: .bytes(packed)),
    ])
    return CBORValue.members([
      (2, .text(list.uri)), (4, list.expires.map { .time($0) }), (6, .time(list.issued)), (65_533, status),
      (65_534, list.nextUpdate.map { next in .integer(next.seconds - list.issued.seconds) }),
    ])
  }
}

extension StatusList {
  /// The list as a signed JWT, typ `statuslist+jwt`; nil if OpenSSL or zlib fails.
  public func jwt(issuer: String, with key: PrivateKey) -> [UInt8]? {
    guard let claims = TokenStatusList.json(self, issuer: issuer) else { return nil }
    let kid = Base64URL.encode(key.publicMaterial.kid.span)
    return JWSCompact.sign(claims.bytes, type: "statuslist+jwt", kid: kid, with: key)
  }

  /// The list as a signed CWT, type `application/statuslist+cwt`; nil if OpenSSL or zlib fails.
  public func cwt(with key: PrivateKey) -> [UInt8]? {
    guard let claims = TokenStatusList.cbor(self) else { return nil }
    return COSESign1.sign(claims.deterministicEncoding, type: "application/statuslist+cwt", with: key)
  }
}

extension CBORValue {
  fileprivate func member(_ key: CBORValue) -> CBORValue? {
    guard case .map(let pairs) = self else { return nil }
    return pairs.first { $0.key == key }?.value
  }
}
