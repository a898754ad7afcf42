import Codecs
import Credentials
import Scanning
import Trust
import Verification

extension Pages {
  /// What the signature covers beside the learner's name, who made it and what the verdict rests on, as a
  /// hiring desk reads it; nothing of a code whose signature does not hold.
  func details(of verdict: Verdict) -> [[DisplayText]] {
    guard let issuer = verdict.issuer else { return [] }
    var blocks: [[DisplayText]] = []
    if let credential = verdict.readable {
      if let title = title(credential) { blocks.append(title) }
      blocks.append(signer(issuer, verdict))
      if verdict.warnings.contains(.awardingBodyDiffers), let body = credential.awardingBody {
        blocks.append(said(text(.labelTheyWrite)) + quoted([body.name], of: verdict))
      }
      if let day = credential.issuanceDate { blocks.append(said(text(.labelIssued), phrases.date(day))) }
      blocks += workload(credential)
      if let grade = credential.grade {
        blocks.append(said(text(.labelGrade)) + quoted([grade.displayText], of: verdict))
      }
      if let day = credential.expiryDate { blocks.append(said(text(.labelLapsesAfter), phrases.date(day))) }
      if let expires = credential.end {
        blocks.append(said(text(.labelCodeGoodUntil), phrases.date(expires.lastDay)))
      }
    } else {
      blocks.append(signer(issuer, verdict))
    }
    if verdict.word == .genuine { blocks += notes(verdict.warnings).map { said($0) } }
    if issuer.source == .list, let list = verdict.list {
      blocks.append(basis(list))
    } else {
      blocks.append(basis(issuer.source, asOf: issuer.asOf?.day))
    }
    return blocks
  }

  /// The title in the desk's language, where the credential has it.
  private func title(_ credential: Credential) -> [DisplayText]? {
    let isOurs = { (language: String) in primarySubtag(language).hasSameBytes(as: phrases.language) }
    let localized =
      credential.language.map(isOurs) ?? false ? nil : credential.titles.first { isOurs($0.language) }
    guard let title = localized?.title ?? credential.title else { return nil }
    let language = localized?.language ?? credential.language
    return characters.drawable(DisplayText(title), language: language).lines(width: size.columns)
  }

  /// The issuer's name and country, from the trust store and never from the credential.
  private func signer(_ issuer: Verdict.Issuer, _ verdict: Verdict) -> [DisplayText] {
    said(text(.labelSignedBy)) + quoted([issuer.name + (issuer.country.map { " (" + $0 + ")" } ?? "")], of: verdict)
  }

  /// The workload and the level, which never stands on a screen without it: "EQF 6" alone reads as a
  /// bachelor's degree. Credits and hours that have no room on one line are two blocks, each with the level.
  private func workload(_ credential: Credential) -> [[DisplayText]] {
    let ects = credential.notionalWorkload?.ects.map { $0 + " ECTS" }
    let hours = credential.notionalWorkload?.hours.map { String($0) + " h" }
    var parts = [ects, hours].compactMap { $0 }
    if let ects, let hours, ects.utf8.count + 2 + hours.utf8.count <= size.columns { parts = [ects + ", " + hours] }
    let level = credential.level.map { self.level($0) } ?? []
    return parts.map { said($0) + level }
  }

  /// `EQF 6, first cycle`, drawn together where there is no room for it.
  private func level(_ level: Credential.Level) -> [DisplayText] {
    let number = String(level.eqf)
    guard let cycle = level.cycle else { return said("EQF " + number) }
    let name: String
    switch cycle {
    case 0: name = text(.labelCycleShort)
    case 1: name = text(.labelCycleFirst)
    case 2: name = text(.labelCycleSecond)
    case 3: name = text(.labelCycleThird)
    default: name = Vocabulary.cycle.term(for: cycle)
    }
    let line = said("EQF " + number + ", " + name)
    return line.count == 1 ? line : said("EQF" + number + " " + name)
  }

  /// What the warnings say that no other page shows: what the list and the clock add, and how much there is that a
  /// later version added.
  private func notes(_ warnings: [Verdict.Warning]) -> [String] {
    var unknown: Int64 = 0
    var texts: [String] = []
    for warning in warnings {
      switch warning {
      case .awardingBodyDiffers: break
      case .listStale: texts.append(text(.noteListDue))
      case .statusStale: texts.append(text(.noteStatusDue))
      case .clockUnset: texts.append(text(.noteClock))
      case .issuerLeft(let day): texts.append(text(.noteIssuerLeft, [.date(phrases.date(day))]))
      case .keyRetired(let day): texts.append(text(.noteKeyRetired, [.date(phrases.date(day))]))
      case .unknownCode: unknown += 1
      case .unknownElements(let count), .unknownClaims(let count), .unknownHeaderParameters(let count):
        unknown += Int64(count)
      case .keyboardLayout(let typings): texts.append(text(.lineKeyboard) + " / " + codes(typings))
      }
    }
    return (unknown > 0 ? [text(.noteUnknown, [.n(unknown)])] : []) + texts
  }

  /// Keyboard layouts by their codes, which are the same in every language.
  func codes(_ typings: [Typing]) -> String { typings.map { $0.code }.joined(separator: "/") }

  /// What a verdict rests on, beside the issuer list.
  func basis(_ source: Verdict.Source, asOf day: Day?) -> [DisplayText] {
    let date = day.map { [text(.basisOf, [.date(phrases.date($0))])] } ?? []
    switch source {
    case .builtIn: return said(text(.basisTest))
    case .pinned: return said([text(.basisPinned)] + date)
    case .list: return said(day.map { [text(.basisList, [.date(phrases.date($0))])] } ?? [])
    }
  }

  /// The issuer list by its date; its age alone would read as the certificate's.
  func basis(_ list: Verdict.HeldList) -> [DisplayText] {
    said(
      text(.basisList, [.date(phrases.date(list.issued.day))]),
      text(.basisAge, [.n(list.ageInDays), .m(list.daysLeft)]))
  }
}

extension Verdict {
  /// The learner's names in the order in which they are spoken; nil of a code that is not read out.
  var learnerName: String? { readable?.learner?.spokenName }

  /// How the scanner may have typed; empty where nothing is wrong with that.
  var typings: [Typing] {
    for case .keyboardLayout(let typings) in warnings { return typings }
    return []
  }

  /// The language the credential is written in; nil of a code that is not read out.
  var textLanguage: String? { readable?.language }

  /// The credential, where it may be read out: its signature holds.
  var readable: Credential? { issuer == nil ? nil : credential }
}

extension Credential.Grade {
  fileprivate var displayText: String { grade + (scheme.map { " (" + $0 + ")" } ?? "") }
}

extension Timestamp {
  /// The last day on which something that ends at this second was good.
  fileprivate var lastDay: Day { Timestamp(seconds: seconds - 1).day }
}
