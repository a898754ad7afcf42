package import Codecs
import Credentials
package import Trust
package import Verification

/// What desks will say of a code: with the published list as it is held here, on several days, and desks that hold
/// older lists today.
package struct DeskOutlook {
  /// A day or a list to look from.
  package enum View: Equatable {
    case today(Day)
    /// The day on which everything dated has begun.
    case firstDay
    case inOneYear(Day)
    case inFiveYears(Day)
    /// A desk that holds an earlier list, of that day.
    case olderList(Day)
  }

  /// What a desk says of a code.
  package enum Answer: Equatable {
    case genuine
    /// All that is missing is the status list.
    case genuineOnceStatusIsKnown
    /// The verdict's word and its reason, as JSON output has it.
    case other(Verdict.Word, reason: String)

    package var isGenuine: Bool { self == .genuine || self == .genuineOnceStatusIsKnown }

    /// Whether the code's day is to come.
    package var isNotYet: Bool {
      if case .other(.notYet, _) = self { return true }
      return false
    }
  }

  private struct Desk {
    let view: View
    let verifier: Verifier
    /// When it judges; nil for the first moment at which everything dated has begun.
    let time: Timestamp?
  }

  private let desks: [Desk]
  package var views: [View] { desks.map { $0.view } }

  /// - Parameters:
  ///   - trust: what desks pinned.
  ///   - list: the issuer list of today; nil without one.
  ///   - older: lists that some desks still hold.
  package init(trust: TrustStore, list: IssuerList?, older: [IssuerList], now: Timestamp) {
    func verifier(_ list: IssuerList?) -> Verifier {
      var verifier = Verifier(trust: trust, kinds: .all)
      verifier.use(list)
      return verifier
    }
    let today = verifier(list)
    let (later, muchLater) = (now.day.after(years: 1), now.day.after(years: 5))
    let old = older.sorted { $0.head.head.ages.issued < $1.head.head.ages.issued }
    desks =
      [
        Desk(view: .today(now.day), verifier: today, time: now), Desk(view: .firstDay, verifier: today, time: nil),
        Desk(view: .inOneYear(later), verifier: today, time: later.start),
        Desk(view: .inFiveYears(muchLater), verifier: today, time: muchLater.start),
      ]
      + old.map { list in
        Desk(view: .olderList(list.head.head.ages.issued.day), verifier: verifier(list), time: now)
      }
  }

  /// What each view says of a code.
  package func look(at code: SignedCode) -> [Answer] {
    desks.map { desk in
      let verdict = desk.verifier.verdict(on: code.text, at: .given(desk.time ?? code.firstDay))
      switch verdict.reason {
      case .ok: return .genuine
      // A desk asks for the status last: everything else holds.
      case .statusUnknown: return .genuineOnceStatusIsKnown
      case .listExpired, .statusExpired:
        // Lists will be renewed by then.
        if case .today = desk.view { break }
        return .genuine
      default: break
      }
      return .other(verdict.word, reason: verdict.reason.text)
    }
  }
}

extension SignedCode {
  fileprivate var firstDay: Timestamp {
    max(claims.issuedAt, claims.notBefore ?? claims.issuedAt, claims.credential.issuanceDate.start)
  }
}

extension Day {
  /// The same day of a later year; 1 March instead of a 29 February that the year does not have.
  package func after(years: Int) -> Day {
    let (year, month, day) = date
    return Day(year: year + years, month: month, day: day) ?? Day(year: year + years, month: 3, day: 1) ?? self
  }
}

// MARK: Between processes

extension DeskOutlook.Answer {
  /// The answer as JSON between processes.
  package var json: JSONValue {
    switch self {
    case .genuine: .boolean(true)
    case .genuineOnceStatusIsKnown: .boolean(false)
    case .other(let word, let reason): .array([.string(word.rawValue), .string(reason)])
    }
  }

  package init?(_ json: JSONValue) {
    switch json {
    case .boolean(let isKnown): self = isKnown ? .genuine : .genuineOnceStatusIsKnown
    case .array(let parts):
      guard parts.count == 2, let word = parts[0].string.flatMap({ Verdict.Word(rawValue: $0) }),
        let reason = parts[1].string
      else { return nil }
      self = .other(word, reason: reason)
    default: return nil
    }
  }
}

/// How many codes each view of an outlook takes, and what becomes of the others.
package struct DeskTally {
  /// How many codes got one answer, and the first row of them.
  package struct Count: Equatable {
    package let answer: DeskOutlook.Answer
    package let row: Int
    package fileprivate(set) var count = 1
  }

  private var views: [[Count]] = []
  /// Codes so far.
  package private(set) var total = 0

  package init() {}

  /// Counts the answers of each view to the code of a row.
  package mutating func add(_ answers: [DeskOutlook.Answer], row: Int) {
    total += 1
    for (view, answer) in answers.enumerated() {
      if view == views.count { views.append([]) }
      if let index = views[view].firstIndex(where: { $0.answer == answer }) {
        views[view][index].count += 1
      } else {
        views[view].append(Count(answer: answer, row: row))
      }
    }
  }

  /// What a view answers, the most frequent first.
  package func counts(ofView view: Int) -> [Count] {
    views.indices.contains(view) ? views[view].sorted { $0.count > $1.count } : []
  }

  /// Whether desks of today would refuse a code for another reason than that its day is to come.
  package var isRefusedToday: Bool { views.first?.contains { !$0.answer.isGenuine && !$0.answer.isNotYet } ?? false }

  package var isGenuineEverywhere: Bool { views.allSatisfy { $0.allSatisfy { $0.answer.isGenuine } } }

  /// Whether desks need the status list first.
  package var waitsForStatus: Bool {
    views.contains { $0.contains { $0.answer == .genuineOnceStatusIsKnown } }
  }
}
