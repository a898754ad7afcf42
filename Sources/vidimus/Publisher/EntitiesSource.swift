import Codecs
import Keys
import Refreshing
import Trust

/// A list of trusted entities that an issuer list's keepers took in.
///
///     sources/NAME.json     which list it was, its number, until when it is good
///     sources/NAME.jsonl    its issuers, one a line
///
/// These issuers change with the list they came from, and are gone when it ends.
struct EntitiesSource {
  let name: String
  /// What the list calls itself.
  let list: String
  let sequence: Int64
  let issued: Timestamp
  /// From then on its issuers are left out.
  let nextUpdate: Timestamp
  /// SHA-256 of the signer's certificate, of what was signed and of what makes it this list, in hexadecimal.
  let signer: String
  let digest: String
  let identity: String

  init(_ name: String, _ list: TrustedEntitiesList) {
    self.name = name
    self.list = list.scheme.name
    (sequence, issued, nextUpdate) = (list.scheme.sequence, list.scheme.issued, list.scheme.nextUpdate)
    signer = Hexadecimal.encode(list.signer.digest)
    digest = Hexadecimal.encode(list.digest)
    identity = Hexadecimal.encode(list.scheme.identity)
  }

  /// - Parameter path: of NAME.json.
  init(path: String) throws(Failure) {
    let json = try Workshop.readJSON(path)
    guard let list = json["list"]?.string, let sequence = json["sequence"]?.digits,
      let issued = json["issued"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let nextUpdate = json["nextUpdate"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
      let signer = json["signer"]?.string, let digest = json["sha256"]?.string, let identity = json["identity"]?.string
    else { throw .noInput(visible(path) + " does not say which list of trusted entities was taken in") }
    name = PinnedFiles.stem(path)
    (self.list, self.sequence, self.issued, self.nextUpdate) = (list, sequence, issued, nextUpdate)
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

  func isOver(at now: Timestamp) -> Bool { nextUpdate <= now }

  // MARK: Taking one in

  /// Takes a list in under the name of its file. Whatever was taken in under that name before makes way for it.
  static func take(_ path: String, into workshop: Workshop, _ arguments: Arguments) throws(Failure) {
    var signers: [Certificate] = []
    for file in arguments.all("signer") { signers += try RefreshCommand.certificates(file) }
    let bytes = try Files.read(path, limit: TrustedEntitiesList.maximumSize).bytes
    let list: TrustedEntitiesList
    do {
      list = try TrustedEntitiesList(bytes, signers: signers)
    } catch {
      throw .data(visible(path) + " is no list of trusted entities to take: " + Words.say(error))
    }
    let source = EntitiesSource(Workshop.plain(PinnedFiles.stem(path)), list)
    try source.check(against: workshop, at: try Time.now(arguments))
    let (records, unnamed) = records(of: list)
    let lines = records.flatMap { record -> [UInt8] in record.json.bytes + [0x0A] }
    // The number comes last: what is only half there is taken in again.
    try Files.createFolders(workshop.folder + "/sources")
    try Files.replace(workshop.sourcePath(source.name, ".jsonl"), lines, mode: 0o644)
    try Files.replace(workshop.sourcePath(source.name, ".json"), Workshop.lines(source.json), mode: 0o644)
    Output.say(
      "took " + EntitiesReport.describe(list) + ": " + String(records.count)
        + (records.count == 1 ? " issuer" : " issuers"))
    for (name, key) in unnamed {
      Output.say(
        "left out a key of " + visible(name) + " that the list gives no issuer id: " + Hexadecimal.encode(key.kid)
          + "; an issuer file of its own can name one")
    }
  }

  private func check(against workshop: Workshop, at now: Timestamp) throws(Failure) {
    func refuse(_ error: TrustedEntitiesError) -> Failure {
      .data(visible(name) + " is not taken: " + Words.say(error))
    }
    guard !isOver(at: now) else { throw refuse(.expired(nextUpdate)) }
    guard issued.seconds - now.seconds <= 86_400 else { throw refuse(.fromTheFuture(issued)) }
    guard let held = try workshop.sources().first(where: { $0.name.hasSameBytes(as: name) }) else { return }
    guard held.identity == identity else { throw refuse(.otherList) }
    guard sequence >= held.sequence else { throw refuse(.rollback(sequence: sequence, held: held.sequence)) }
    guard sequence > held.sequence || digest == held.digest else { throw refuse(.equivocation(sequence: sequence)) }
  }

  /// An issuer for each identifier of a list, with all the keys that go with it; and the keys that go with none.
  private static func records(
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

  /// The same issuer with the keys of one more service. It has left once every body that has its id has.
  private static func merged(_ record: IssuerRecord, _ keys: [IssuerRecord.Key], left: Timestamp?) -> IssuerRecord {
    let new = keys.filter { key in !record.keys.contains { $0.material == key.material } }
    let end: Timestamp? = record.left.flatMap { before in left.map { max(before, $0) } }
    return IssuerRecord(
      id: record.id, name: record.name, country: record.country, types: nil, keys: record.keys + new, left: end)
  }
}

extension Workshop {
  func sourcePath(_ name: String, _ ending: String) -> String { folder + "/sources/" + name + ending }

  /// The lists that were taken in, by name.
  func sources() throws(Failure) -> [EntitiesSource] {
    var sources: [EntitiesSource] = []
    for path in try files("sources", [".json"]) { sources.append(try EntitiesSource(path: path)) }
    return sources
  }

  /// Calls `body` with every issuer that the next list has: the keepers' own, and those of lists that were taken in and
  /// have not ended. Of one that both have the keepers' word counts, of one that two lists have, the first list's.
  ///
  /// - Parameter note: called with a sentence for what is left out.
  func forEachListed(
    at now: Timestamp, note: (String) -> Void = { _ in },
    _ body: (IssuerRecord, String) throws(Failure) -> Void
  ) throws(Failure) {
    var taken: Set<[UInt8]> = []
    try forEachIssuer { record, path throws(Failure) in
      taken.insert([UInt8](record.id.utf8))
      try body(record, path)
    }
    for source in try sources() {
      guard !source.isOver(at: now) else {
        note(
          "left out the issuers of " + visible(source.name) + ": " + visible(source.list) + " ended on "
            + source.nextUpdate.rfc3339)
        continue
      }
      try forEachRecord(ofFile: sourcePath(source.name, ".jsonl")) { record, path throws(Failure) in
        guard taken.insert([UInt8](record.id.utf8)).inserted else {
          return note("passed over " + visible(record.id) + " of " + visible(source.name) + ": it is there already")
        }
        try body(record, path)
      }
    }
  }
}
