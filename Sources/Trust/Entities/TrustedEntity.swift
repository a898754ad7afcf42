public import Codecs
public import Keys

/// A body in a list of trusted entities, with the services by which it issues (TS 119 602 §6.4.1).
public struct TrustedEntity: Sendable, Equatable {
  /// The name that people are shown, at most 120 bytes of UTF-8.
  public let name: String
  /// ISO 3166-1 alpha-2 of the Member State responsible for it, else of its address; nil if neither is stated.
  public let country: String?
  /// The services that issue. The keys of services that publish statuses are in ``statusKeys`` and never here.
  public let issuance: [Issuance]
  /// The keys of its services that publish the status of credentials. Nil if it has no such service; its issuing keys
  /// then sign statuses.
  public let statusKeys: [KeyMaterial]?
  /// When its last issuing service was withdrawn; nil while one is in force.
  public let left: Timestamp?

  /// A service that issues.
  public struct Issuance: Sendable, Equatable {
    /// The iss its credentials may carry; empty if the list names no identifier.
    public let ids: [String]
    /// Its keys, each with the time in which its signatures count.
    public let keys: [IssuerRecord.Key]
  }

  /// Reads an entity. Nil if it has no issuing service, or no name that a display could show.
  ///
  /// - Parameter json: a value that has the shape of ``EntitySchema/list``.
  init?(_ json: JSONValue, in scheme: SchemeInformation) throws(TrustedEntitiesError) {
    guard let information = json["TrustedEntityInformation"] else { return nil }
    let names = information.texts("TEName")
    var services: [TrustedService] = []
    for (index, item) in (json["TrustedEntityServices"]?.listed ?? []).enumerated() {
      do {
        services.append(try TrustedService(item, of: names, in: scheme))
      } catch {
        throw error.inside("TrustedEntityServices[" + String(index) + "]")
      }
    }
    let issuing = services.filter { $0.role == .issuance }
    let preferred = information.preferredText("TEName").map { [$0] } ?? []
    guard !issuing.isEmpty, let name = (preferred + names).first(where: { IssuerText.isUsable($0) }) else {
      return nil
    }
    self.name = name
    country = Self.country(information)
    issuance = issuing.map { Issuance(ids: $0.identity.ids, keys: $0.keys) }
    let revoking = services.filter { $0.role == .revocation }
    statusKeys =
      revoking.isEmpty ? nil : revoking.filter { $0.withdrawn == nil }.flatMap { $0.identity.keys.map { $0.material } }
    let ends = issuing.compactMap { $0.withdrawn }
    left = ends.count == issuing.count ? ends.max() : nil
  }

  /// Table H.2 states the Member State by a URI; other profiles state a country in the address.
  private static func country(_ information: JSONValue) -> String? {
    let radix = "http://uri.etsi.org/19602/ListOfTrustedEntities/PubEAAProvider/"
    let address = information["TEAddress"]
    let uris = (address?.uris("TEElectronicAddress") ?? []) + information.uris("TEInformationURI")
    let stated = uris.first { $0.hasPrefix(radix) }.map { String($0.dropFirst(radix.utf8.count)) }
    let code = stated ?? address?["TEPostalAddress"]?.listed.first?["Country"]?.string
    // The Union's codes differ from ISO 3166-1 in these two (§6.1.5).
    switch code {
    case "EL": return "GR"
    case "UK": return "GB"
    default: return code.flatMap { IssuerText.isCountry($0) ? $0 : nil }
    }
  }
}

/// One service of an entity: what it is for, its digital identity, and its status in time (TS 119 602 §6.6, §6.7).
struct TrustedService {
  enum Role {
    case issuance, revocation, other
  }

  let role: Role
  let identity: ServiceIdentity
  /// The beginning of the day on which it was withdrawn; nil while it is in force.
  let withdrawn: Timestamp?
  /// Its keys, each with the time in which its signatures count.
  let keys: [IssuerRecord.Key]

  /// - Parameter names: the entity's names.
  init(_ json: JSONValue, of names: [String], in scheme: SchemeInformation) throws(TrustedEntitiesError) {
    guard let information = json["ServiceInformation"] else { throw .member("ServiceInformation") }
    let current: Period
    do {
      role = try Self.role(information["ServiceTypeIdentifier"]?.string, in: scheme)
      identity = try ServiceIdentity(information, of: names, in: scheme)
      current = try Self.currentPeriod(information, in: scheme)
    } catch {
      throw error.inside("ServiceInformation")
    }
    let past = try Self.pastPeriods(
      json["ServiceHistory"]?.listed ?? [], before: information.time("StatusStartingTime"), in: scheme)
    withdrawn = current.isInForce ? nil : current.start ?? Timestamp(seconds: 0)
    keys = identity.keys.map { key in
      IssuerRecord.Key(material: key.material, standing: Self.standing(of: key, current, past))
    }
  }

  /// What a service is for, by its type. A service without a type has the one type of the whole list (§6.6.0).
  private static func role(_ type: String?, in scheme: SchemeInformation) throws(TrustedEntitiesError) -> Role {
    let radix = "http://uri.etsi.org/19602/SvcType/"
    guard let type else {
      guard !scheme.isPubEAA else { throw .member("ServiceTypeIdentifier") }
      return .issuance
    }
    if type.hasSameBytes(as: radix + "PubEAA/Issuance") { return .issuance }
    if type.hasSameBytes(as: radix + "PubEAA/Revocation") { return .revocation }
    // The profile allows no other type (Table H.3).
    guard !scheme.isPubEAA else { throw .member("ServiceTypeIdentifier") }
    // In other schemes, a type of the Union's other lists is not for credentials; a type of the scheme's own may be.
    guard !type.hasPrefix(radix) else { return .other }
    return type.hasSuffix("/Issuance") ? .issuance : type.hasSuffix("/Revocation") ? .revocation : .other
  }

  // MARK: Status

  /// A time in which the service had one status.
  private struct Period {
    let isInForce: Bool
    /// The beginning of the period's first day, since credentials name the day they were signed; nil if the list does
    /// not say.
    let start: Timestamp?
    /// The keys it had; nil for the current period, in which it has them all.
    let identity: ServiceIdentity?

    init(isInForce: Bool, since time: Timestamp?, identity: ServiceIdentity?) {
      self.isInForce = isInForce
      self.identity = identity
      // No key is older than 1970, and an issuer's record names no earlier day.
      start = time.map { max($0.day.start, Timestamp(seconds: 0)) }
    }
  }

  private static func currentPeriod(
    _ information: JSONValue, in scheme: SchemeInformation
  ) throws(TrustedEntitiesError) -> Period {
    let start = information.time("StatusStartingTime")
    guard start != nil || !scheme.isPubEAA else { throw .member("StatusStartingTime") }
    let isInForce = try isInForce(information["ServiceStatus"]?.string, in: scheme)
    return Period(isInForce: isInForce, since: start, identity: nil)
  }

  /// The periods before the current one, from the youngest to the oldest (§6.4.4).
  private static func pastPeriods(
    _ history: [JSONValue], before start: Timestamp?, in scheme: SchemeInformation
  ) throws(TrustedEntitiesError) -> [Period] {
    var last = start
    var periods: [Period] = []
    for (index, item) in history.enumerated() {
      do throws(TrustedEntitiesError) {
        guard let time = item.time("StatusStartingTime"), let before = last, time < before else {
          throw .member("StatusStartingTime")
        }
        last = time
        let isInForce = try isInForce(item["ServiceStatus"]?.string, in: scheme)
        let identity = try ServiceIdentity(history: item, in: scheme)
        periods.append(Period(isInForce: isInForce, since: time, identity: identity))
      } catch {
        throw error.inside("ServiceHistory[" + String(index) + "]")
      }
    }
    return periods
  }

  /// Whether a status means that the service may issue. An unknown status does not.
  private static func isInForce(_ status: String?, in scheme: SchemeInformation) throws(TrustedEntitiesError) -> Bool {
    let radix = "http://uri.etsi.org/19602/PubEAAProvidersList/SvcStatus/"
    guard let status else {
      // If no service has a status, all have the same one, which is why they are listed (§6.6.0).
      guard !scheme.isPubEAA else { throw .member("ServiceStatus") }
      return true
    }
    if status.hasSameBytes(as: radix + "notified") { return true }
    if status.hasSameBytes(as: radix + "withdrawn") { return false }
    guard !scheme.isPubEAA else { throw .member("ServiceStatus") }
    return status.hasSuffix("/notified") || status.hasSuffix("/granted")
  }

  /// When a key's signatures count: during the last unbroken time in force, as far back as the history names the key.
  private static func standing(of key: ServiceIdentity.Key, _ current: Period, _ past: [Period]) -> KeyStanding {
    var standing = KeyStanding(validFrom: current.start)
    if !current.isInForce {
      // Nothing counts from the day of withdrawal on. Nothing counts at all if the list does not say when that was, or
      // that the service ever was in force.
      let end = max(current.start ?? Day(number: 1).start, Day(number: 1).start)
      standing = KeyStanding(validFrom: end, validUntil: Timestamp(seconds: end.seconds - 1))
    }
    for period in past {
      guard period.isInForce, period.identity?.names(key) ?? true else { break }
      standing.validFrom = period.start
    }
    return standing
  }
}
