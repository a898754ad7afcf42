import Codecs
import Envelopes
import Keys
import Publishing
import Trust

/// `list pack` and `list sign`: the next list, and the signatures of its keepers.
enum ListPacking {
  static func pack(_ folder: String, _ arguments: Arguments) throws(Failure) {
    var sources = try ListCommand.sources(folder)
    let published = PublishedList(try arguments.required("out"))
    let keys = try ListCommand.keys(arguments)
    let now = try Time.now(arguments)
    let (head, count) = try publishing { () throws(PublishingError) in
      try sources.pack(into: published, signedBy: keys, at: now) { Output.say(Words.say($0)) }
    }
    Output.say(
      "list " + String(head.sequence) + " has " + String(count) + (count == 1 ? " issuer" : " issuers")
        + ", is good until " + head.ages.expires.day.iso + ", and the next is due by " + head.ages.nextUpdate.day.iso)
    try publishIfSigned(published, try publishing { () throws(PublishingError) in try sources.roots() })
  }

  /// Publishes the head once enough of its keepers signed; else says who has yet to.
  private static func publishIfSigned(_ published: PublishedList, _ roots: [SignedRoot]) throws(Failure) {
    switch try publishing({ () throws(PublishingError) in try published.publishIfSigned(roots) }) {
    case .enough:
      Output.say("published in " + visible(published.folder) + ": copy it to the web server, or to a stick")
    case .wanting(let count, let keys):
      Output.say(
        "it wants " + String(count) + (count == 1 ? " signature" : " signatures") + " more, of "
          + keys.map { Hexadecimal.encode($0.kid) }.joined(separator: ", ") + ": vidimus list sign "
          + visible(published.folder) + " --key FILE")
    }
  }

  // MARK: sign

  static func sign(_ place: String, _ arguments: Arguments) throws(Failure) {
    let keys = try ListCommand.keys(arguments)
    guard !keys.isEmpty else { throw .usage("--key is missing") }
    guard Files.isFolder(place) else { return try signFile(place, keys) }
    let published = PublishedList(place)
    guard published.hasUnsignedHead else { throw .data("there is no head in " + visible(place) + " to sign") }
    let roots = try publishing { () throws(PublishingError) in try published.roots() }
    guard let root = roots.last?.root else { throw .data("there is no root in " + visible(place)) }
    var file = try publishing { () throws(PublishingError) in try published.unsignedHead() }
    guard file.message.type.hasSameBytes(as: ListHead.type) else {
      throw .data(visible(file.path) + " is no head of a list")
    }
    try publishing { () throws(PublishingError) in try file.sign(with: keys, list: root.list) }
    try publishIfSigned(published, roots)
  }

  /// Signs a root, which says itself whose it is.
  private static func signFile(_ path: String, _ keys: [PrivateKey]) throws(Failure) {
    var file = try publishing { () throws(PublishingError) in try COSESignFile(path) }
    let list: String
    do {
      list = try SignedRoot(stored: file.message.encoding).root.list
    } catch {
      throw .data(visible(path) + " is no root: " + Words.say(error))
    }
    try publishing { () throws(PublishingError) in try file.sign(with: keys, list: list) }
    Output.say(visible(path) + " has " + String(file.message.signatures.count) + " signatures now")
  }
}
