import Codecs
import Envelopes
import Keys
import Trust

/// `list pack` and `list sign`: the next list, and the signatures of those who make it.
enum ListPacking {
  static func pack(_ folder: String, _ arguments: Arguments) throws(Failure) {
    var workshop = try Workshop(folder)
    let publication = Publication(folder: try arguments.required("out"))
    let roots = try workshop.roots()
    guard let root = roots.last?.root else { throw .data("there is no root") }
    let keys = try COSESignFile.keys(arguments.all("key"))
    try Files.createFolders(publication.folder)
    let now = try Time.now(arguments)
    let (issuers, count) = try issuerTable(workshop, at: now, publication)
    let statuses = try write(try ListStatuses.shards(workshop, at: now), publication)
    let settings = workshop.settings
    let sequence = settings.epoch == root.epoch ? max(settings.sequence + 1, root.minimumSequence) : 1
    let head = ListHead(
      list: root.list, rootVersion: root.version, epoch: root.epoch, sequence: max(1, sequence),
      ages: try ages(now, settings.nextUpdateDays, settings.expiresDays),
      statusAges: try ages(now, settings.statusNextUpdateDays, settings.statusExpiresDays),
      issuers: issuers, statuses: statuses)
    var message = COSESign(type: ListHead.type, payload: head.payload)
    try COSESignFile.sign(&message, with: keys, list: root.list)
    try publication.write(roots)
    // The number is taken before anybody can see it: no two lists ever have the same.
    (workshop.settings.epoch, workshop.settings.sequence) = (head.epoch, head.sequence)
    (workshop.settings.issued, workshop.settings.expires) = (head.ages.issued, head.ages.expires)
    try workshop.save()
    try publication.writeUnsignedHead(message.encoding)
    Output.say(
      "list " + String(head.sequence) + " has " + String(count) + (count == 1 ? " issuer" : " issuers")
        + ", is good until " + head.ages.expires.day.iso + ", and the next is due by " + head.ages.nextUpdate.day.iso)
    try publishIfComplete(publication, roots, root)
  }

  private static func ages(_ now: Timestamp, _ next: Int, _ end: Int) throws(Failure) -> ListHead.Ages {
    let ages = ListHead.Ages(
      issued: now, nextUpdate: Timestamp(seconds: now.seconds + Int64(next) * 86_400),
      expires: Timestamp(seconds: now.seconds + Int64(end) * 86_400))
    guard let ages else { throw .data("list.json lets a list end before the next is due") }
    return ages
  }

  private static func issuerTable(
    _ workshop: Workshop, at now: Timestamp, _ publication: Publication
  ) throws(Failure) -> (ListTable.Reference, count: Int) {
    var writer = ListShardWriter(kind: .issuers)
    var ids: Set<[UInt8]> = []
    try workshop.forEachListed(at: now, note: Output.say) { record, path throws(Failure) in
      guard ids.insert([UInt8](record.id.utf8)).inserted else {
        throw .data(visible(record.id) + " is there twice, once in " + visible(path))
      }
      writer.add(ListKey.issuer(record.id), record.cbor)
    }
    for digest in try workshop.exceptions() { writer.add(ListKey.exception(digest), .null) }
    return (try write(writer, publication), ids.count)
  }

  private static func write(
    _ writer: consuming ListShardWriter, _ publication: Publication
  ) throws(Failure) -> ListTable.Reference {
    let table: ListTable
    let shards: [[UInt8]]
    do {
      (table, shards) = try writer.finish()
    } catch {
      throw .data("the list cannot be made: " + Words.say(error))
    }
    try publication.write(table, shards)
    return table.reference
  }

  /// Publishes the head once enough of its keepers signed; else says who has yet to.
  private static func publishIfComplete(
    _ publication: Publication, _ roots: [SignedRoot], _ root: ListRoot
  ) throws(Failure) {
    let file = try publication.readUnsignedHead()
    let missing = file.missing(of: root.headRole, list: root.list)
    let wanted = root.headRole.threshold - (root.headRole.keys.count - missing.count)
    guard wanted <= 0 else {
      Output.say(
        "it wants " + String(wanted) + (wanted == 1 ? " signature" : " signatures") + " more, of "
          + missing.map { Hexadecimal.encode($0.kid) }.joined(separator: ", ") + ": vidimus list sign "
          + visible(publication.folder) + " --key FILE")
      return
    }
    let head: SignedHead
    do {
      head = try SignedHead(file.message.encoding, under: root)
    } catch {
      throw .data("the head cannot be published: " + Words.say(error))
    }
    try publication.publish(head, roots)
    Output.say("published in " + visible(publication.folder) + ": copy it to the web server, or to a stick")
  }

  // MARK: sign

  static func sign(_ place: String, _ arguments: Arguments) throws(Failure) {
    let keys = try COSESignFile.keys(arguments.all("key"))
    guard !keys.isEmpty else { throw .usage("--key is missing") }
    guard Files.isFolder(place) else { return try signFile(place, keys) }
    let publication = Publication(folder: place)
    guard publication.hasUnsignedHead else { throw .data("there is no head in " + visible(place) + " to sign") }
    let roots = try roots(in: place)
    guard let root = roots.last?.root else { throw .data("there is no root in " + visible(place)) }
    var file = try publication.readUnsignedHead()
    try describe(file, as: ListHead.type)
    try file.sign(with: keys, list: root.list)
    try publishIfComplete(publication, roots, root)
  }

  /// Signs a root, which says itself whose it is.
  private static func signFile(_ path: String, _ keys: [PrivateKey]) throws(Failure) {
    var file = try COSESignFile(path)
    let list: String
    do {
      list = try SignedRoot(stored: file.message.encoding).root.list
    } catch {
      throw .data(visible(path) + " is no root: " + Words.say(error))
    }
    try file.sign(with: keys, list: list)
    Output.say(visible(path) + " has " + String(file.message.signatures.count) + " signatures now")
  }

  private static func describe(_ file: COSESignFile, as type: String) throws(Failure) {
    guard file.message.type.hasSameBytes(as: type) else { throw .data(visible(file.path) + " is no head of a list") }
  }

  private static func roots(in folder: String) throws(Failure) -> [SignedRoot] {
    var roots: [SignedRoot] = []
    while true {
      let path = folder + "/" + String(roots.count + 1) + ".root"
      guard Files.exists(path) else { return roots }
      let bytes = try Files.read(path, limit: ListRoot.maximumSize).bytes
      guard let root = try? SignedRoot(stored: bytes) else { throw .data(visible(path) + " is no root") }
      roots.append(root)
    }
  }
}
