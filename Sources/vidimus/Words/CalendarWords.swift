import Codecs
import Issuing

/// What lapses when.
extension Words {
  static func say(_ event: KeyCalendar.Event) -> String {
    switch event {
    case .keyEnds(let kid, let cohort): key(kid, cohort) + " signs for the last time; what it signed stays good"
    case .keyIsFollowed(let kid, let cohort):
      key(kid, cohort) + " is to be followed by the next: vidimus keygen --next"
    case .keyEndsInList(let kid): key(kid, nil) + " signs for the last time by the issuer list"
    case .listIsRenewed: "the issuer list is due anew"
    case .listEnds: "the issuer list held here ends, and desks with it say LIST TOO OLD"
    case .issuerLeaves: "the issuer leaves the list: nothing signed later counts"
    case .statusIsRenewed(let uri): "status list " + visible(uri) + " is due anew: vidimus revoke sign"
    case .statusEnds(let uri): "status list " + visible(uri) + " ends, and desks cannot tell any more"
    case .codesEnd(let count, let manifest): String(count) + " codes end: " + visible(manifest)
    case .achievementsLapse(let count, let manifest): String(count) + " achievements lapse: " + visible(manifest)
    }
  }

  private static func key(_ kid: [UInt8], _ cohort: String?) -> String {
    "key " + (cohort.map { visible($0) + " " } ?? "") + "(" + Hexadecimal.encode(kid) + ")"
  }

  /// What stands before an entry of the calendar.
  static func mark(_ mark: KeyCalendar.Mark) -> String {
    switch mark {
    case .none: "      "
    case .soon: "soon  "
    case .past: "past  "
    }
  }

  static func say(_ gap: KeyCalendar.Gap) -> String {
    switch gap {
    case .issuer: "the issuer list does not have this issuer: desks with it say NOT LISTED"
    case .key(let kid):
      "the issuer list does not have key " + Hexadecimal.encode(kid) + ": desks with it say KEY NOT LISTED"
    }
  }
}
