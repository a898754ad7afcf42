package import Codecs
package import Keys
import Platform
package import Trust

/// A list of trusted entities that an issuer list's keepers took in.
///
///     sources/NAME.json     which list it was, its number, until when it is good
///     sources/NAME.jsonl    its issuers, one a line
///
/// These issuers change with the list they came from, and are gone when it ends.
package struct EntitiesSource: Equatable, Sendable {
  package let name: String
  /// What the list calls itself.
  package let list: String
  package let sequence: Int64
  package let issued: Timestamp
  /// From then on its issuers are left out.
  package let nextUpdate: Timestamp
  /// SHA-256 of the signer's certificate, of what was signed and of what makes it this list, in hexadecimal.
  package let signer: String
  let digest: String
  let identity: String

  init(_ name: String, _ list: TrustedEntitiesList) {
    (self.name, self.list) = (name, list.scheme.name)
    (sequence, issued, nextUpdate) = (list.scheme.sequence, list.scheme.issued, list.scheme.nextUpdate)
    signer = Hexadecimal.encode(list.signer.digest)
    digest = Hexadecimal.encode(list.digest)
    identity = Hexadecimal.encode(list.scheme.identity)
  }

  /// Reads the JSON of a source; nil where a member is missing.
  init?(_ name: String, _ json: JSONValue) {
    guard let list = json["list"]?.string, let sequence = json["sequence"]?.digits,
      let issued = json["issued"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let nextUpdate = json["nextUpdate"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let signer = json["signer"]?.string, let digest = json["sha256"]?.string, let identity = json["identity"]?.string
    else { return nil }
    (self.name, self.list, self.sequence, self.issued, self.nextUpdate) = (name, list, sequence, issued, nextUpdate)
    (self.signer, self.digest, self.identity) = (signer, digest, identity)
  }

  var json: JSONValue {
    .object([
      JSONMember("list", .string(list)), JSONMember("sequence", .integer(sequence)),
      JSONMember("issued", .string(issued.rfc3339)), JSONMember("nextUpdate", .string(nextUpdate.rfc3339)),
      JSONMember("signer", .string(signer)), JSONMember("sha256", .string(digest)),
      JSONMember("identity", .string(identity)),
    ])
  }

  package func isOver(at now: Timestamp) -> Bool { nextUpdate <= now }

  /// Refuses to take the place of `held` with an older list, another one with its number, or one that is over.
  func check(against held: EntitiesSource?, at now: Timestamp) throws(TrustedEntitiesError) {
    do throws(SuccessionRefusal) {
      try Succession.checkDates(issued: issued, end: nextUpdate, at: now)
    } catch {
      throw TrustedEntitiesError(error)
    }
    guard let held else { return }
    guard held.identity == identity else { throw .otherList }
    do throws(SuccessionRefusal) {
      _ = try Succession(sequence: held.sequence, digest: [UInt8](held.digest.utf8))
        .isNews(sequence: sequence, digest: [UInt8](digest.utf8))
    } catch {
      throw TrustedEntitiesError(error)
    }
  }
}

extension ListSources {
  func sourcePath(_ name: String, _ ending: String) -> String { folder + "/sources/" + name + ending }

  /// The lists that were taken in, by name.
  package func sources() throws(PublishingError) -> [EntitiesSource] {
    var sources: [EntitiesSource] = []
    for path in try files("sources", [".json"]) {
      let name = String(path.dropFirst(sourcePath("", "").count).dropLast(".json".count))
      guard let source = EntitiesSource(name, try Self.readJSON(path, on: disk)) else { throw .source(path: path) }
      sources.append(source)
    }
    return sources
  }

  /// What was taken in.
  package struct TakenIn {
    /// How many issuers.
    package let count: Int
    /// Keys that go with no id of an issuer, which a list cannot have, and whose they are.
    package let unnamed: [(name: String, key: KeyMaterial)]
  }

  /// Takes a list of trusted entities in. It makes way for whatever was taken in under that name before.
  ///
  /// - Throws: ``PublishingError/succession(name:_:)``.
  package func take(
    _ list: TrustedEntitiesList, as name: String, at now: Timestamp
  ) throws(PublishingError) -> TakenIn {
    let source = EntitiesSource(name, list)
    let held = try sources().first { $0.name.hasSameBytes(as: name) }
    do throws(TrustedEntitiesError) {
      try source.check(against: held, at: now)
    } catch {
      throw .succession(name: name, error)
    }
    let (records, unnamed) = IssuersOfEntities.records(of: list)
    // The number comes last: what is only half there is taken in again.
    try writing { () throws(SystemError) in try disk.createFolders(folder + "/sources") }
    try replace(sourcePath(name, ".jsonl"), records.flatMap { $0.json.bytes + [0x0A] })
    try replace(sourcePath(name, ".json"), source.json.lines)
    return TakenIn(count: records.count, unnamed: unnamed)
  }
}

/// The issuers of a list of trusted entities as an issuer list has them.
private enum IssuersOfEntities {
  /// An issuer for each identifier of a list, with all the keys that go with it; and the keys that go with none.
  static func records(
    of list: TrustedEntitiesList
  ) -> (records: [IssuerRecord], unnamed: [(name: String, key: KeyMaterial)]) {
    var records: [IssuerRecord] = []
    var places: [[UInt8]: Int] = [:]
    var unnamed: [(name: String, key: KeyMaterial)] = []
    for entity in list.entities {
      for issuance in entity.issuance {
        if issuance.ids.isEmpty { unnamed += issuance.keys.map { (entity.name, $0.material) } }
        for id in issuance.ids where !issuance.keys.isEmpty {
          if let place = places[[UInt8](id.utf8)] {
            records[place] = merged(records[place], issuance.keys, left: entity.left)
          } else {
            places[[UInt8](id.utf8)] = records.count
            records.append(
              IssuerRecord(
                id: id, name: entity.name, country: entity.country, types: nil, keys: issuance.keys, left: entity.left))
          }
        }
      }
    }
    return (records, unnamed)
  }

  /// The same issuer with the keys of one more service. It has left once every body that has its id has left.
  private static func merged(_ record: IssuerRecord, _ keys: [IssuerRecord.Key], left: Timestamp?) -> IssuerRecord {
    let new = keys.filter { key in !record.keys.contains { $0.material == key.material } }
    let end: Timestamp? = record.left.flatMap { before in left.map { max(before, $0) } }
    return IssuerRecord(
      id: record.id, name: record.name, country: record.country, types: nil, keys: record.keys + new, left: end)
  }
}
