public import Codecs
public import Keys

/// An issuer file: `{"issuer":"https://…","name":"…","country":"NL","types":[…],"keys":[JWK…]}`.
///
/// The issuer makes it with its key, and hands it to whoever shall trust it.
public struct IssuerFile {
  /// Bytes of UTF-8 the issuer's id and name may have.
  public static let maximumTextSize = 120

  /// The iss of its credentials: a URI that the institution will still own in thirty years. Never fetched.
  public let id: String
  public let name: String
  /// ISO 3166-1 alpha-2.
  public let country: String?
  public let types: [CredentialType]?
  public let keys: [TrustedKey]

  /// Reads an issuer file.
  ///
  /// - Throws: ``TrustFileError``, with the member that is wrong.
  public init(_ json: JSONValue, idLimit: Int = maximumTextSize) throws(TrustFileError) {
    guard let id = json["issuer"]?.string, Self.isUsable(id, limit: idLimit) else { throw .member("issuer") }
    guard let name = Self.text(json["name"]) else { throw .member("name") }
    self.id = id
    self.name = name
    country = try Self.country(json["country"])
    types = try Self.types(json["types"])
    guard let keys = json["keys"] else { throw .member("keys") }
    self.keys = try JWKSet.read(keys)
  }

  /// The file of an issuer with one key.
  ///
  /// - Parameter cohort: the year or course the key is for; nil where nobody says.
  public static func make(
    id: String, name: String, country: String?, key: KeyMaterial, cohort: String? = nil
  ) -> JSONValue {
    .object(
      [JSONMember("issuer", .string(id)), JSONMember("name", .string(name))]
        + (country.map { [JSONMember("country", .string($0))] } ?? [])
        + [
          JSONMember("types", .array([.string(CredentialType.microCredential.name)])),
          JSONMember("keys", .array([jwk(of: key, cohort: cohort)])),
        ])
  }

  /// A key as an issuer file has it: its kid, its numbers, and the year or course it is for.
  public static func jwk(of key: KeyMaterial, cohort: String?) -> JSONValue {
    guard case .object(let jwk) = key.jwk else { return .null }
    return .object(
      [JSONMember("kid", .string(Base64URL.encode(key.kid.span)))] + jwk
        + (cohort.map { [JSONMember("cohort", .string($0))] } ?? []))
  }

  /// Whether `text` can be an issuer's id or name: visible text of at most `limit` bytes.
  public static func isUsable(_ text: String, limit: Int = maximumTextSize) -> Bool {
    (1...limit).contains(text.utf8.count)
      && !text.unicodeScalars.contains(where: { $0.isInvisibleOrControl })
  }

  /// Whether `text` is written like an ISO 3166-1 alpha-2 code.
  public static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  func pin(modified: Timestamp) -> Pin {
    Pin(issuer: TrustedIssuer(id: id, name: name, country: country, types: types, asOf: modified), keys: keys)
  }

  private static func text(_ value: JSONValue?) -> String? {
    value?.string.flatMap { isUsable($0) ? $0 : nil }
  }

  private static func country(_ value: JSONValue?) throws(TrustFileError) -> String? {
    guard let value else { return nil }
    guard let country = value.string, isCountry(country) else { throw .member("country") }
    return country
  }

  private static func types(_ value: JSONValue?) throws(TrustFileError) -> [CredentialType]? {
    guard let value else { return nil }
    guard case .array(let items) = value else { throw .member("types") }
    var types: [CredentialType] = []
    for item in items {
      guard let type = item.string.flatMap({ CredentialType($0) }) else { throw .member("types") }
      types.append(type)
    }
    return types
  }
}

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
    var otherKids = [material.kid]
    if let kid = jwk["kid"]?.string {
      otherKids = [[UInt8](kid.utf8)]
      if let bytes = Self.bytes(ofKid: kid) { otherKids.append(bytes) }
    }
    return TrustedKey(
      key: try PublicKey(material), kid: material.kid, otherKids: otherKids, algorithm: algorithm)
  }
}
