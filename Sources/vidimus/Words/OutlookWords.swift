import Codecs
import Issuing
import Verification

/// What desks will say of codes.
extension Words {
  static func say(_ view: DeskOutlook.View) -> String {
    switch view {
    case .today(let day): "today, " + day.iso
    case .firstDay: "on its first day"
    case .inOneYear(let day): "in one year, " + day.iso
    case .inFiveYears(let day): "in five years, " + day.iso
    case .olderList(let day): "desks with the list of " + day.iso
    }
  }

  static func say(_ answer: DeskOutlook.Answer) -> String {
    switch answer {
    case .genuine: "genuine"
    case .genuineOnceStatusIsKnown: "genuine once desks hold the status list"
    case .other(let word, let reason): word.rawValue + " (" + reason + ")"
    }
  }

  /// What a view answers to how many codes.
  static func say(_ counts: [DeskTally.Count], of total: Int) -> String {
    counts.map { entry in
      String(entry.count) + " " + say(entry.answer)
        + (entry.answer.isGenuine || entry.count == total ? "" : " (first: row " + String(entry.row) + ")")
    }.joined(separator: ", ")
  }
}
