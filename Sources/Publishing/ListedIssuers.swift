package import Codecs
import Keys
import Platform
package import Trust

/// The issuers among the sources of a list: the keepers' own, and those of lists that were taken in.
extension ListSources {
  /// Calls `body` with every issuer of the keepers' own, file by file in the order of their names.
  func forEachIssuer(
    _ body: (IssuerRecord, String) throws(PublishingError) -> Void
  ) throws(PublishingError) {
    for path in try files("issuers", [".json", ".jsonl"]) { try forEachRecord(ofFile: path, body) }
  }

  /// Calls `body` with every issuer of a file, and the file.
  func forEachRecord(
    ofFile path: String, _ body: (IssuerRecord, String) throws(PublishingError) -> Void
  ) throws(PublishingError) {
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: 1 << 30).bytes }
    guard path.hasSuffix(".jsonl") else { return try body(try Self.record(bytes, path), path) }
    var number = 0
    for line in bytes.split(separator: 0x0A) {
      number += 1
      try body(try Self.record(Array(line), path + ", line " + String(number)), path)
    }
  }

  /// An issuer's record and the file that has it alone.
  package func issuer(_ id: String) throws(PublishingError) -> (IssuerRecord, path: String) {
    var found: (IssuerRecord, path: String)?
    try forEachIssuer { record, path in if record.id.hasSameBytes(as: id) { found = (record, path) } }
    guard let found else { throw .noIssuer(id, folder: folder + "/issuers") }
    guard !found.path.hasSuffix(".jsonl") else { throw .fileOfMany(path: found.path) }
    return found
  }

  /// Writes an issuer into a file of its own, named after its id.
  package func write(_ record: IssuerRecord, to path: String? = nil) throws(PublishingError) {
    let name = Self.plain(record.id)
    let digest = Hexadecimal.encode([UInt8](Digest.sha256([UInt8](record.id.utf8)).prefix(4)))
    try replace(path ?? folder + "/issuers/" + name.prefix(60) + "-" + digest + ".json", record.json.lines)
  }

  private static func record(_ bytes: [UInt8], _ place: String) throws(PublishingError) -> IssuerRecord {
    let json: JSONValue
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw .issuerJSON(place: place, error)
    }
    return try record(json, place)
  }

  /// An issuer as a file has it.
  package static func record(_ json: JSONValue, _ place: String) throws(PublishingError) -> IssuerRecord {
    do {
      return try IssuerRecord(json)
    } catch {
      throw .issuer(place: place, error)
    }
  }

  // MARK: The next list

  /// What the next list does not have, although it was taken in.
  package enum LeftOut: Equatable {
    /// The whole list, which has ended.
    case ended(EntitiesSource)
    /// An issuer that the keepers, or a list before, have too.
    case twice(String, source: String)
    /// A status list that has ended, by its URI.
    case endedStatus(String, Timestamp?)
  }

  /// Calls `body` with every issuer that the next list has: the keepers' own, and those of lists that were taken in and
  /// have not ended. The keepers' word counts before a list's, and the first list's before the second's.
  package func forEachListed(
    at now: Timestamp, leavingOut note: (LeftOut) -> Void = { _ in },
    _ body: (IssuerRecord, String) throws(PublishingError) -> Void
  ) throws(PublishingError) {
    var taken: Set<[UInt8]> = []
    try forEachIssuer { record, path throws(PublishingError) in
      taken.insert([UInt8](record.id.utf8))
      try body(record, path)
    }
    for source in try sources() {
      guard !source.isOver(at: now) else {
        note(.ended(source))
        continue
      }
      try forEachRecord(ofFile: sourcePath(source.name, ".jsonl")) { record, path throws(PublishingError) in
        guard taken.insert([UInt8](record.id.utf8)).inserted else {
          return note(.twice(record.id, source: source.name))
        }
        try body(record, path)
      }
    }
  }

  /// The issuers of the next list and the exceptions, as shards, and how many issuers they are.
  ///
  /// - Throws: ``PublishingError/issuerTwice(_:path:)``.
  package func issuerShards(
    at now: Timestamp, leavingOut note: (LeftOut) -> Void = { _ in }
  ) throws(PublishingError) -> (ListShardWriter, count: Int) {
    var writer = ListShardWriter(kind: .issuers)
    var ids: Set<[UInt8]> = []
    try forEachListed(at: now, leavingOut: note) { record, path throws(PublishingError) in
      guard ids.insert([UInt8](record.id.utf8)).inserted else { throw .issuerTwice(record.id, path: path) }
      writer.add(ListKey.issuer(record.id), record.cbor)
    }
    for digest in try exceptions() { writer.add(ListKey.exception(digest), .null) }
    return (writer, ids.count)
  }
}
