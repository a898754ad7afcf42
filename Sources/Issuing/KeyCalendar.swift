package import Codecs
import Keys
package import Trust

/// What of an issuer lapses when: its keys, the lists that carry them, its status lists, and the codes of its rolls.
package struct KeyCalendar {
  /// What happens on a day.
  package enum Event: Equatable {
    /// The key signs for the last time; the end is in the issuer file.
    case keyEnds(kid: [UInt8], cohort: String?)
    /// The key's year is over, so the next one is due.
    case keyIsFollowed(kid: [UInt8], cohort: String)
    /// The key signs for the last time by the issuer list.
    case keyEndsInList(kid: [UInt8])
    case listIsRenewed
    case listEnds
    /// The issuer leaves the list.
    case issuerLeaves
    case statusIsRenewed(uri: String)
    case statusEnds(uri: String)
    case codesEnd(count: Int, manifest: String)
    case achievementsLapse(count: Int, manifest: String)

    /// Whether it is about a key that a later one succeeds.
    package var isOfKey: Bool {
      switch self {
      case .keyEnds, .keyIsFollowed, .keyEndsInList: true
      default: false
      }
    }

    /// Whether the issuer has to act by then.
    package var isDue: Bool {
      switch self {
      case .keyEnds, .keyIsFollowed, .keyEndsInList, .listEnds, .issuerLeaves, .statusEnds: true
      case .listIsRenewed, .statusIsRenewed, .codesEnd, .achievementsLapse: false
      }
    }
  }

  /// What the held issuer list lacks of an issuer.
  package enum Gap: Equatable {
    case issuer
    case key(kid: [UInt8])
  }

  package enum Mark: Equatable {
    case none, soon, past
  }

  package struct Entry: Equatable {
    package let day: Day
    package let event: Event
    package let mark: Mark

    package init(day: Day, event: Event, mark: Mark) { (self.day, self.event, self.mark) = (day, event, mark) }
  }

  private var events: [(day: Day, event: Event)] = []
  /// What the held issuer list lacks.
  package private(set) var gaps: [Gap] = []

  package init() {}

  /// Adds the keys of an issuer file: a key with an end of its own ends then; one for a year is followed by its end.
  package mutating func add(issuerFile json: JSONValue) {
    for key in json["keys"]?.listed ?? [] {
      guard let material = try? KeyMaterial(jwk: key) else { continue }
      let cohort = key["cohort"]?.string
      if let end = key["validUntil"]?.string.flatMap({ Day(iso: $0) }) {
        events.append((end, .keyEnds(kid: material.kid, cohort: cohort)))
      } else if let cohort, let year = Decimal.digits(cohort.utf8), let end = Day(year: year, month: 12, day: 31) {
        events.append((end, .keyIsFollowed(kid: material.kid, cohort: cohort)))
      }
    }
  }

  /// Adds the held issuer list, and what it says of an issuer.
  package mutating func add(_ list: IssuerList, of file: IssuerFile) {
    let ages = list.head.head.ages
    events += [(ages.nextUpdate.day, .listIsRenewed), (ages.expires.day, .listEnds)]
    guard let record = (try? list.issuer(file.id)) ?? nil else {
      gaps.append(.issuer)
      return
    }
    if let left = record.left { events.append((left.day, .issuerLeaves)) }
    for key in file.keys {
      guard let listed = record.keys.first(where: { $0.material == key.material }) else {
        gaps.append(.key(kid: key.kid))
        continue
      }
      if let end = listed.standing.validUntil { events.append((end.day, .keyEndsInList(kid: key.kid))) }
    }
  }

  package mutating func add(_ token: StatusToken) {
    let (next, end) = token.unverifiedAges
    if let next { events.append((next.day, .statusIsRenewed(uri: token.unverifiedURI))) }
    if let end { events.append((end.day, .statusEnds(uri: token.unverifiedURI))) }
  }

  /// Adds how many codes of a manifest end, and how many achievements lapse, on which day.
  package mutating func add(manifest table: Table, named name: String) {
    for (day, count) in Self.days(of: table, in: "codeExpires") {
      events.append((day, .codesEnd(count: count, manifest: name)))
    }
    for (day, count) in Self.days(of: table, in: "expiryDate") {
      events.append((day, .achievementsLapse(count: count, manifest: name)))
    }
  }

  /// The days of a column in the order in which they first stand there, and how often each does.
  private static func days(of table: Table, in column: String) -> [(day: Day, count: Int)] {
    guard let index = table.column(column) else { return [] }
    var counts: [(day: Day, count: Int)] = []
    for row in table.rows where row.count > index {
      guard let day = Table.day(row[index]) else { continue }
      if let found = counts.firstIndex(where: { $0.day == day }) {
        counts[found].count += 1
      } else {
        counts.append((day, 1))
      }
    }
    return counts
  }

  /// Everything in the order of its days, marked where somebody has to act within so many days of `today`.
  ///
  /// A key is not marked once there is a key that signs for longer.
  package func entries(today: Day, within days: Int) -> [Entry] {
    let horizon = Day(number: today.number + Int64(days))
    let isSucceeded = events.contains { $0.event.isOfKey && $0.day > horizon }
    return events.sorted { $0.day < $1.day }.map { day, event in
      let isQuiet = !event.isDue || day > horizon || (event.isOfKey && isSucceeded)
      return Entry(day: day, event: event, mark: isQuiet ? .none : day < today ? .past : .soon)
    }
  }
}
