public import Codecs
public import Envelopes
public import Keys

/// An issuer file: `{"issuer":"https://…","name":"…","country":"NL","types":[…],"keys":[JWK…]}`.
///
/// The issuer makes it with its key, and gives it to the desks that shall trust it.
public struct IssuerFile {
  /// The iss of its credentials: a URI that the institution will still own in thirty years. No desk fetches it.
  public let id: String
  /// The name that people are shown, at most 120 bytes of UTF-8.
  public let name: String
  /// ISO 3166-1 alpha-2; nil if the file does not say.
  public let country: String?
  /// The credential types it is trusted for; nil for all types.
  public let types: [CredentialType]?
  /// At least one key.
  public let keys: [TrustedKey]

  /// Reads an issuer file.
  ///
  /// - Parameter idLimit: the most bytes its id may have.
  /// - Throws: ``TrustFileError/member(_:)`` with the member that is wrong, ``TrustFileError/key(_:)``,
  ///   ``TrustFileError/duplicateKid``.
  public init(_ json: JSONValue, idLimit: Int = IssuerText.maximumFileIdSize) throws(TrustFileError) {
    guard let id = json["issuer"]?.string, IssuerText.isUsable(id, limit: idLimit) else { throw .member("issuer") }
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
  /// - Parameter cohort: the year or course the key is for; nil if it is for none in particular.
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

  func pin(modified: Timestamp) -> Pin {
    Pin(issuer: TrustedIssuer(id: id, name: name, country: country, types: types, asOf: modified), keys: keys)
  }

  private static func text(_ value: JSONValue?) -> String? {
    value?.string.flatMap { IssuerText.isUsable($0) ? $0 : nil }
  }

  private static func country(_ value: JSONValue?) throws(TrustFileError) -> String? {
    guard let value else { return nil }
    guard let country = value.string, IssuerText.isCountry(country) else { throw .member("country") }
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
