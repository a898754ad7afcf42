import Codecs
import Credentials
import Issuing
import Refreshing
import Trust
import Verification

/// What desks will say of a code: with the published list as it is held here, on several days, and desks that hold
/// older lists today.
final class DeskOutlook {
  /// A day or a list to look from.
  struct View {
    let name: String
    fileprivate let verifier: Verifier
    fileprivate let day: When
    fileprivate let isToCome: Bool
  }

  fileprivate enum When {
    case at(Timestamp)
    /// The first moment at which everything dated has begun.
    case firstDay
  }

  static let genuine = "genuine"
  static let genuineOnceStatusIsKnown = "genuine once desks hold the status list"

  let views: [View]
  /// Whether a published list, or a pin of the desk's, is what the answers rest on; else it is the issuer file alone.
  let hasPublishedTrust: Bool

  init(_ arguments: Arguments, issuerFile path: String, now: Timestamp) throws(Failure) {
    var store = try TrustPaths.load(arguments)
    let folder = arguments.has("only-trust") ? nil : ListFolder(arguments)
    let floor = folder?.storedFloor()
    let roots = folder?.trustedRoots() ?? []
    let held = folder?.held(roots: roots, floor: floor)
    hasPublishedTrust = !store.isEmpty || held != nil
    if !hasPublishedTrust {
      let content = try Files.read(path, limit: TrustFile.maximumSize)
      guard let pin = try? TrustFile.read(content.bytes, name: "issuer", modified: content.modified) else {
        throw .noInput(visible(path) + " is no issuer file")
      }
      store.add(pin)
    }
    func verifier(_ list: IssuerList?) -> Verifier {
      var verifier = Verifier(trust: store, kinds: .all)
      verifier.use(list)
      return verifier
    }
    let today = verifier(held?.list)
    let (later, muchLater) = (now.day.after(years: 1), now.day.after(years: 5))
    var views = [
      View(name: "today, " + now.day.iso, verifier: today, day: .at(now), isToCome: false),
      View(name: "on its first day", verifier: today, day: .firstDay, isToCome: true),
      View(name: "in one year, " + later.iso, verifier: today, day: .at(later.start), isToCome: true),
      View(name: "in five years, " + muchLater.iso, verifier: today, day: .at(muchLater.start), isToCome: true),
    ]
    let paths = arguments.all("older") + (folder.map { [$0.previous] } ?? [])
    var older: [IssuerList] = []
    for path in paths where Files.exists(path) {
      guard let file = try? ListFile(path), let list = try? IssuerList(file, trusting: roots.map { $0.root }) else {
        guard arguments.all("older").contains(path) else { continue }
        throw .noInput(visible(path) + " is no list that the roots held here vouch for")
      }
      older.append(list)
    }
    for list in older.sorted(by: { $0.head.head.ages.issued < $1.head.head.ages.issued }) {
      let day = list.head.head.ages.issued.day.iso
      views.append(
        View(name: "desks with the list of " + day, verifier: verifier(list), day: .at(now), isToCome: true))
    }
    self.views = views
  }

  /// What each view says of a code, in the verdict's own words.
  func look(at code: SignedCode) -> [String] {
    views.map { view in
      let time: Timestamp
      switch view.day {
      case .at(let moment): time = moment
      case .firstDay: time = code.firstDay
      }
      let verdict = view.verifier.verdict(on: code.text, at: .given(time))
      switch verdict.reason {
      case .ok: return Self.genuine
      // The last thing that is asked: everything else holds.
      case .statusUnknown: return Self.genuineOnceStatusIsKnown
      // Lists are made anew; what is asked here is what else will be in the way.
      case .listExpired where view.isToCome: return Self.genuine
      case .statusExpired where view.isToCome: return Self.genuine
      default: return verdict.word.rawValue + " (" + verdict.reason.text + ")"
      }
    }
  }
}

extension SignedCode {
  fileprivate var firstDay: Timestamp {
    max(claims.issuedAt, claims.notBefore ?? claims.issuedAt, claims.credential.issuanceDate.start)
  }
}

extension Day {
  /// The same day of a later year; of 29 February the day after where there is none.
  func after(years: Int) -> Day {
    let (year, month, day) = date
    return Day(year: year + years, month: month, day: day) ?? Day(year: year + years, month: 3, day: 1) ?? self
  }
}
