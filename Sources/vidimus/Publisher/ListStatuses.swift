import Codecs
import Publishing
import Trust

/// `list status`: the status lists of issuers, taken in by a list's keepers and carried to desks.
enum ListStatuses {
  static func take(_ folder: String, _ paths: [String], _ arguments: Arguments) throws(Failure) {
    let list = try ListCommand.sources(folder)
    guard !paths.isEmpty else { throw .usage("which status tokens?") }
    let now = try Time.now(arguments)
    for path in paths {
      let record = try publishing { () throws(PublishingError) in try list.takeStatus(path, at: now) }
      Output.say(
        "took the status list " + visible(record.list.uri) + " of " + visible(record.issuer) + ", issued "
          + record.list.issued.rfc3339)
    }
  }
}
