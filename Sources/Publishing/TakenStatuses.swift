package import Codecs
import Keys
import Platform
package import Trust

/// The status lists of issuers, which a list's keepers take in and carry to desks.
extension ListSources {
  /// Takes a token in, which a sound key of an issuer on the list must have signed. It makes way for the one taken in
  /// before, unless that is younger.
  ///
  /// - Returns: the status list and its issuer.
  package func takeStatus(_ path: String, at now: Timestamp) throws(PublishingError) -> StatusRecord {
    let bytes = try statusBytes(path)
    let record = try verified(bytes, path, at: now)
    guard record.list.state(at: now) != .expired else { throw .statusEnded(path: path, record.list.expires) }
    let target = statusPath(record, path)
    if let held = try? verified(try statusBytes(target), target, at: now), held.list.issued > record.list.issued {
      throw .statusOlder(path: path, held: held.list.issued)
    }
    try replace(target, bytes)
    return record
  }

  /// Every status list that was taken in and has not ended, as shards.
  package func statusShards(
    at now: Timestamp, leavingOut note: (LeftOut) -> Void = { _ in }
  ) throws(PublishingError) -> ListShardWriter {
    var writer = ListShardWriter(kind: .statuses)
    for path in try files("statuses", [".jwt", ".cwt"]) {
      let record = try verified(try statusBytes(path), path, at: now)
      guard record.list.state(at: now) != .expired else {
        note(.endedStatus(record.list.uri, record.list.expires))
        continue
      }
      writer.add(ListKey.status(record.list.uri), record.cbor)
    }
    return writer
  }

  private func statusPath(_ record: StatusRecord, _ path: String) -> String {
    let name = Hexadecimal.encode([UInt8](Digest.sha256([UInt8](record.list.uri.utf8)).prefix(8)))
    return folder + "/statuses/" + name + (path.hasSuffix(".cwt") ? ".cwt" : ".jwt")
  }

  private func statusBytes(_ path: String) throws(PublishingError) -> [UInt8] {
    try reading { () throws(SystemError) in try disk.read(path, limit: StatusToken.maximumSize).bytes }
  }

  private func verified(
    _ bytes: [UInt8], _ path: String, at now: Timestamp
  ) throws(PublishingError) -> StatusRecord {
    let token: StatusToken
    do {
      token = try StatusToken(bytes)
    } catch {
      throw .statusToken(path: path, error)
    }
    var found: StatusRecord?
    try forEachListed(at: now) { record, _ in
      guard found == nil, token.unverifiedIssuer.map({ $0.hasSameBytes(as: record.id) }) ?? true else { return }
      let keys = record.keys.filter { $0.standing.compromised == nil }.compactMap { try? PublicKey($0.material) }
      let list = keys.lazy.compactMap { token.verified(with: $0) }.first
      if let list { found = StatusRecord(issuer: record.id, list: list.list) }
    }
    guard let found else { throw .statusUntrusted(path: path) }
    return found
  }
}
