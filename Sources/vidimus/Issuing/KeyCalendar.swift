import Codecs
import Keys
import Refreshing
import Trust

/// What of an issuer lapses when: its keys, the lists that carry them, its status lists, and the codes of its rolls.
enum KeyCalendar {
  private struct Event {
    let day: Day
    let what: String
    /// Whether somebody has to act by then.
    let isDue: Bool
  }

  static func show(_ path: String, _ arguments: Arguments) throws(Failure) -> Int32 {
    let today = try Time.now(arguments).day
    let file = try IssueCommand.issuerFile(path)
    var events = try keys(path)
    events += try list(file, arguments)
    for token in arguments.all("token") { events += try status(token) }
    for manifest in arguments.all("manifest") { events += try codes(manifest) }
    let horizon = Day(number: today.number + Int64(try arguments.number("within", 0...36_500) ?? 30))
    var isSoon = false
    let nextKeyIsThere = events.contains { $0.isDue && $0.what.hasPrefix("key ") && $0.day > horizon }
    for event in events.sorted(by: { $0.day < $1.day }) {
      var mark = "      "
      let isSucceeded = event.what.hasPrefix("key ") && nextKeyIsThere
      if event.isDue, event.day <= horizon, !isSucceeded {
        isSoon = true
        mark = event.day < today ? "past  " : "soon  "
      }
      try Output.writeLine(mark + event.day.iso + "  " + event.what)
    }
    if events.isEmpty { Output.say("nothing of this issuer has a date") }
    return isSoon ? 1 : 0
  }

  /// A key for a year is due to be followed by its end; one with an end of its own, by that.
  private static func keys(_ path: String) throws(Failure) -> [Event] {
    let bytes = try Files.read(path, limit: TrustFile.maximumSize).bytes
    guard let json = try? JSONReader.read(bytes) else { return [] }
    return (json["keys"]?.listed ?? []).compactMap { key in
      guard let material = try? KeyMaterial(jwk: key) else { return nil }
      let cohort = key["cohort"]?.string
      let name = "key " + (cohort.map { visible($0) + " " } ?? "") + "(" + Hexadecimal.encode(material.kid) + ")"
      if let end = key["validUntil"]?.string.flatMap({ Day(iso: $0) }) {
        return Event(day: end, what: name + " signs for the last time; what it signed stays good", isDue: true)
      }
      guard let year = cohort.flatMap({ Decimal.digits($0.utf8) }), let end = Day(year: year, month: 12, day: 31) else {
        return nil
      }
      return Event(day: end, what: name + " is to be followed by the next: vidimus keygen --next", isDue: true)
    }
  }

  /// The issuer list that is held here, and what it says of the issuer.
  private static func list(_ file: IssuerFile, _ arguments: Arguments) throws(Failure) -> [Event] {
    let folder = ListFolder(arguments)
    guard let held = folder.held(roots: folder.trustedRoots(), floor: folder.storedFloor()) else { return [] }
    let ages = held.list.head.head.ages
    var events = [
      Event(day: ages.nextUpdate.day, what: "the issuer list is due anew", isDue: false),
      Event(
        day: ages.expires.day, what: "the issuer list held here ends, and desks with it say LIST TOO OLD", isDue: true),
    ]
    guard let record = (try? held.list.issuer(file.id)) ?? nil else {
      Output.say("the issuer list does not have this issuer: desks with it say NOT LISTED")
      return events
    }
    if let left = record.left {
      events.append(Event(day: left.day, what: "the issuer leaves the list: nothing signed later counts", isDue: true))
    }
    for key in file.keys {
      let kid = Hexadecimal.encode(key.kid)
      guard let listed = record.keys.first(where: { $0.material == key.material }) else {
        Output.say("the issuer list does not have key " + kid + ": desks with it say KEY NOT LISTED")
        continue
      }
      guard let end = listed.standing.validUntil else { continue }
      events.append(
        Event(day: end.day, what: "key (" + kid + ") signs for the last time by the issuer list", isDue: true))
    }
    return events
  }

  private static func status(_ path: String) throws(Failure) -> [Event] {
    let token = try TrustPaths.readToken(path)
    let name = "status list " + visible(token.unverifiedURI)
    let (next, end) = token.unverifiedAges
    return (next.map { [Event(day: $0.day, what: name + " is due anew: vidimus revoke sign", isDue: false)] } ?? [])
      + (end.map { [Event(day: $0.day, what: name + " ends, and desks cannot tell any more", isDue: true)] } ?? [])
  }

  /// How many codes of a manifest lapse on which day, and what a day is of: the code or the achievement.
  private static func codes(_ path: String) throws(Failure) -> [Event] {
    let table = try Table(path)
    var counts: [(day: Day, what: String, count: Int)] = []
    for (column, what) in [("codeExpires", " codes end: "), ("expiryDate", " achievements lapse: ")] {
      guard let index = table.header.firstIndex(where: { $0.hasSameBytes(as: column) }) else { continue }
      for row in table.rows where row.count > index {
        guard let day = Table.day(row[index]) else { continue }
        if let found = counts.firstIndex(where: { $0.day == day && $0.what == what }) {
          counts[found].count += 1
        } else {
          counts.append((day, what, 1))
        }
      }
    }
    return counts.map { Event(day: $0.day, what: String($0.count) + $0.what + visible(path), isDue: false) }
  }
}
