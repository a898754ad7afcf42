package import Codecs
import Envelopes
package import Keys
package import Trust

extension ListSources {
  /// Makes the next list and writes it into the folder to publish, with a head that may still want signatures.
  ///
  /// - Parameters:
  ///   - keys: keys of the head's signers that are at hand.
  ///   - note: called with what the list does not have although it was taken in.
  /// - Returns: the head, and how many issuers the list has.
  package mutating func pack(
    into published: PublishedList, signedBy keys: [PrivateKey], at now: Timestamp,
    leavingOut note: (LeftOut) -> Void
  ) throws(PublishingError) -> (head: ListHead, issuers: Int) {
    let roots = try roots()
    guard let root = roots.last?.root else { throw .noRoot(path: rootPath(1)) }
    try published.begin()
    let (issuers, count) = try issuerShards(at: now, leavingOut: note)
    let issuerTable = try published.write(issuers)
    let statusTable = try published.write(try statusShards(at: now, leavingOut: note))
    let head = try nextHead(under: root, at: now, issuerTable, statusTable)
    var message = COSESign(type: ListHead.type, payload: head.payload)
    try COSESignFile.sign(&message, with: keys, list: root.list)
    try published.write(roots)
    // The number is taken before anybody can see it: no two lists ever have the same.
    (settings.epoch, settings.sequence) = (head.epoch, head.sequence)
    (settings.issued, settings.expires) = (head.ages.issued, head.ages.expires)
    try save()
    try published.writeUnsignedHead(message.encoding)
    return (head, count)
  }

  private func nextHead(
    under root: ListRoot, at now: Timestamp, _ issuers: ListTable.Reference, _ statuses: ListTable.Reference
  ) throws(PublishingError) -> ListHead {
    let sequence = settings.epoch == root.epoch ? max(settings.sequence + 1, root.minimumSequence) : 1
    return ListHead(
      list: root.list, rootVersion: root.version, epoch: root.epoch, sequence: max(1, sequence),
      ages: try ages(now, settings.nextUpdateDays, settings.expiresDays),
      statusAges: try ages(now, settings.statusNextUpdateDays, settings.statusExpiresDays),
      issuers: issuers, statuses: statuses)
  }

  private func ages(_ now: Timestamp, _ next: Int, _ end: Int) throws(PublishingError) -> ListHead.Ages {
    let ages = ListHead.Ages(
      issued: now, nextUpdate: Timestamp(seconds: now.seconds + Int64(next) * 86_400),
      expires: Timestamp(seconds: now.seconds + Int64(end) * 86_400))
    guard let ages else { throw .ages }
    return ages
  }
}

extension PublishedList {
  /// Whether enough keepers signed a head.
  package enum Signatures: Equatable {
    case enough
    /// So many more are wanted, of these keys.
    case wanting(Int, of: [KeyMaterial])
  }

  /// Writes the table and the shards of a list.
  func write(_ writer: consuming ListShardWriter) throws(PublishingError) -> ListTable.Reference {
    let table: ListTable
    let shards: [[UInt8]]
    do {
      (table, shards) = try writer.finish()
    } catch {
      throw .list(error)
    }
    try write(table, shards)
    return table.reference
  }

  /// Publishes the head that wants signatures, once enough of its keepers signed.
  ///
  /// - Parameter roots: those of the list, ascending.
  package func publishIfSigned(_ roots: [SignedRoot]) throws(PublishingError) -> Signatures {
    guard let root = roots.last?.root else { throw .noRoot(path: folder + "/1.root") }
    let file = try unsignedHead()
    let missing = file.missing(of: root.headRole, list: root.list)
    let wanted = root.headRole.threshold - (root.headRole.keys.count - missing.count)
    guard wanted <= 0 else { return .wanting(wanted, of: missing) }
    let head: SignedHead
    do {
      head = try SignedHead(file.message.encoding, under: root)
    } catch {
      throw .head(error)
    }
    try publish(head, roots)
    return .enough
  }
}
