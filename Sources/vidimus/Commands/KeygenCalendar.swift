import Codecs
import Issuing
import Refreshing
import Trust

extension KeygenCommand {
  /// Says what of an issuer lapses when.
  ///
  /// - Returns: the exit status: 1 where something must be renewed soon.
  static func showCalendar(_ path: String, _ arguments: Arguments) throws(Failure) -> Int32 {
    let today = try Time.now(arguments).day
    let file = try IssueCommand.issuerFile(path)
    var calendar = KeyCalendar()
    let bytes = try Files.read(path, limit: TrustFile.maximumSize).bytes
    if let json = try? JSONReader.read(bytes) { calendar.add(issuerFile: json) }
    let folder = ListFolder(arguments)
    if let held = folder.held(roots: folder.trustedRoots(), floor: folder.storedFloor()) {
      calendar.add(held.list, of: file)
    }
    for gap in calendar.gaps { Output.say(Words.say(gap)) }
    for token in arguments.all("token") { calendar.add(try TrustPaths.readToken(token)) }
    for manifest in arguments.all("manifest") { calendar.add(manifest: try Table(manifest), named: manifest) }
    let entries = calendar.entries(today: today, within: try arguments.number("within", 0...36_500) ?? 30)
    for entry in entries {
      try Output.writeLine(Words.mark(entry.mark) + entry.day.iso + "  " + Words.say(entry.event))
    }
    if entries.isEmpty { Output.say("nothing of this issuer has a date") }
    return entries.contains { $0.mark != .none } ? 1 : 0
  }
}
