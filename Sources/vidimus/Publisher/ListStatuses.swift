import Codecs
import Keys
import Trust

/// `list status`: the status lists of issuers, taken in by a list's keepers and carried to desks.
enum ListStatuses {
  /// Takes tokens in. Each must be signed by a sound key of an issuer on the list; a younger one takes the place of
  /// the one before.
  static func take(_ folder: String, _ paths: [String], _ arguments: Arguments) throws(Failure) {
    let workshop = try Workshop(folder)
    guard !paths.isEmpty else { throw .usage("which status tokens?") }
    let now = try Time.now(arguments)
    for path in paths {
      let record = try verified(path, workshop, at: now)
      guard record.list.state(at: now) != .expired else {
        throw .data(visible(path) + " ended on " + (record.list.expires?.day.iso ?? ""))
      }
      let target = place(record, path, workshop)
      if let held = try? verified(target, workshop, at: now), held.list.issued > record.list.issued {
        throw .data(visible(path) + " is older than the one that is held, of " + held.list.issued.rfc3339)
      }
      let bytes = try Files.read(path, limit: StatusToken.maximumSize).bytes
      try Files.replace(target, bytes, mode: 0o644)
      Output.say(
        "took the status list " + visible(record.list.uri) + " of " + visible(record.issuer) + ", issued "
          + record.list.issued.rfc3339)
    }
  }

  /// Every status list that was taken in and has not ended, as shards.
  static func shards(_ workshop: Workshop, at now: Timestamp) throws(Failure) -> ListShardWriter {
    var writer = ListShardWriter(kind: .statuses)
    for path in try workshop.files("statuses", [".jwt", ".cwt"]) {
      let record = try verified(path, workshop, at: now)
      guard record.list.state(at: now) != .expired else {
        Output.say("left out " + visible(record.list.uri) + ": it ended on " + (record.list.expires?.day.iso ?? ""))
        continue
      }
      writer.add(ListKey.status(record.list.uri), record.cbor)
    }
    return writer
  }

  private static func place(_ record: StatusRecord, _ path: String, _ workshop: Workshop) -> String {
    let name = Hexadecimal.encode([UInt8](Digest.sha256([UInt8](record.list.uri.utf8)).prefix(8)))
    return workshop.folder + "/statuses/" + name + (path.hasSuffix(".cwt") ? ".cwt" : ".jwt")
  }

  private static func verified(
    _ path: String, _ workshop: Workshop, at now: Timestamp
  ) throws(Failure) -> StatusRecord {
    let token = try TrustPaths.readToken(path)
    var found: StatusRecord?
    try workshop.forEachListed(at: now) { record, _ throws(Failure) in
      guard found == nil, token.unverifiedIssuer.map({ $0.hasSameBytes(as: record.id) }) ?? true else { return }
      let keys = record.keys.filter { $0.standing.compromised == nil }.compactMap { try? PublicKey($0.material) }
      let list = keys.lazy.compactMap { token.verified(with: $0) }.first
      if let list { found = StatusRecord(issuer: record.id, list: list.list) }
    }
    guard let found else { throw .data(visible(path) + " " + Words.say(StatusListError.untrusted) + " on this list") }
    return found
  }
}
