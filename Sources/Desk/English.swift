import Codecs
import Credentials
import Trust
public import Verification

/// The display's words in English, from which the other languages are translated.
///
/// They name the code and never the person. A word has at most 14 columns on 16 and 18 on 20, so that
/// the shape fits before it; every other line has at most the 16 or 20.
public enum English {
  /// What a verdict says on a display of `columns`.
  ///
  /// - Parameter contact: whom to call when the fault is the desk's own; nil where the site names nobody.
  public static func phrase(for verdict: Verdict, columns: Int, contact: String?) -> Phrase {
    let (narrow, wide) = row(verdict, contact ?? "desk's keeper")
    return columns < 20 ? narrow : wide
  }

  private static func row(_ verdict: Verdict, _ contact: String) -> (narrow: Phrase, wide: Phrase) {
    switch verdict.reason {
    case .ok:
      if case .withheld = verdict.content { return genuineUnread }
      return (
        Phrase("GENUINE CODE", nil, "Same name on ID?", "Paper may differ"),
        Phrase("GENUINE CODE", nil, "Same name on the ID?", "The paper may differ")
      )
    case .expired(let day):
      return (
        Phrase("CODE EXPIRED", "on " + date(day), "Learning stands.", "Ask for new code"),
        Phrase("CODE EXPIRED", "on " + date(day), "The learning stands.", "Ask for a new code.")
      )
    case .lapsed(let day):
      return (
        Phrase("LAPSED", "on " + date(day), "Had an end date.", "Ask if renewed."),
        Phrase("LAPSED", "on " + date(day), "It had an end date.", "Ask if it is renewed")
      )
    case .notYetValid(let day):
      return (
        Phrase("NOT YET VALID", "from " + date(day), "Dated ahead.", "Scan it that day"),
        Phrase("NOT YET VALID", "from " + date(day), "It is dated ahead.", "Scan it on that day.")
      )
    case .badSignature:
      return (
        Phrase("NOT AS SIGNED", "signature fails", "Scan once more.", "Then ask issuer."),
        Phrase("NOT AS SIGNED", "signature fails", "Scan it once more.", "Then ask the issuer.")
      )
    case .issuerNotListed:
      return (
        Phrase("NOT ON LIST", "issuer unchecked", "No fault implied", "Ask school/list."),
        Phrase("NOT ON OUR LIST", "issuer not checked", "No fault implied.", "Ask school or list.")
      )
    case .keyNotListed:
      return (
        Phrase("KEY NOT LISTED", "list may be old", "Refresh list,", "then scan again."),
        Phrase("KEY NOT LISTED", "our list may be old", "Refresh the list,", "then scan again.")
      )
    case .typeNotCovered:
      return (
        Phrase("NOT COVERED", "kind not listed", "Signature holds.", "Ask list keeper."),
        Phrase("NOT COVERED", "listed for other use", "The signature holds.", "Ask the list keeper.")
      )
    case .keyRetired:
      return (
        Phrase("NOT COVERED", "date outside key", "Signature holds.", "Ask the issuer."),
        Phrase("NOT COVERED", "date outside the key", "The signature holds.", "Ask the issuer.")
      )
    case .keyCompromised(let day):
      return (
        Phrase("KEY CANCELLED", "on " + date(day), "Not the learner.", "Ask for new code"),
        Phrase("KEY CANCELLED", "by list, " + date(day), "Not the learner: ask", "for a new code.")
      )
    case .issuerWithdrawn(let day):
      return (
        Phrase("ISSUER LEFT", "on " + date(day), "Not the learner.", "Ask list keeper."),
        Phrase("ISSUER LEFT LIST", "on " + date(day), "Not the learner.", "Ask the list keeper.")
      )
    case .listExpired: return cannotTell("our list too old", "our list is too old", contact)
    case .listMissing: return cannotTell("no issuer list", "no issuer list here", contact)
    case .clockImplausible: return cannotTell("our clock wrong", "our clock is wrong", contact)
    case .revoked:
      return (
        Phrase("WITHDRAWN", "by its issuer", "Reason not given", "Ask the issuer."),
        Phrase("WITHDRAWN", "by its issuer", "No reason is stored.", "Ask the issuer.")
      )
    case .suspended:
      return (
        Phrase("ON HOLD", "by its issuer", "May be lifted.", "Ask the issuer."),
        Phrase("ON HOLD", "by its issuer", "It may be lifted.", "Ask the issuer.")
      )
    case .replaced:
      return (
        Phrase("REPLACED", "newer one exists", "Ask learner for", "the newer code."),
        Phrase("REPLACED", "a newer one exists", "Ask the learner for", "the newer code.")
      )
    case .statusUnknown, .statusExpired:
      return (
        Phrase("CANNOT TELL", "status not known", "Signature holds.", "Ask the issuer."),
        Phrase("CANNOT TELL", "status not known", "The signature holds.", "Ask the issuer.")
      )
    case .unreadable:
      return (
        Phrase("CANNOT READ", "code incomplete", "Flatten or light", "up, scan again."),
        Phrase("CANNOT READ", "code incomplete", "Flatten it, or light", "up phone; scan again")
      )
    case .onlineLink:
      return (
        Phrase("WEB LINK ONLY", "not checked here", "Ask the issuer,", "not that link."),
        Phrase("WEB LINK ONLY", "not checked here", "Ask the issuer, not", "the page it opens.")
      )
    case .openID4VP:
      return (
        Phrase("WALLET REQUEST", "not checked here", "A wallet's code.", "Ask for another."),
        Phrase("WALLET REQUEST", "not checked here", "It is for a wallet.", "Ask for another one.")
      )
    case .newerVersion:
      return (
        Phrase("NEWER FORMAT", "update this desk", "Our fault. Call:", contact),
        Phrase("NEWER FORMAT", "this desk is too old", "Our fault, not yours", "Call " + contact)
      )
    case .algorithm:
      return (
        Phrase("NOT CHECKABLE", "unknown signing", "No fault implied", "Ask the issuer."),
        Phrase("NOT CHECKABLE", "unknown way to sign", "No fault implied.", "Ask the issuer.")
      )
    case .keyboardLayout:
      return (
        Phrase("SCANNER SETUP", "keyboard differs", "Our fault. Call:", contact),
        Phrase("SCANNER SETUP", "keyboard differs", "Our fault, not yours", "Call " + contact)
      )
    case .format:
      let name = (verdict.format ?? "Its format") + ":"
      return (
        Phrase("KNOWN FORMAT", "not checked here", name, "ask the issuer."),
        Phrase("KNOWN FORMAT", "not checked here", name, "ask the issuer.")
      )
    case .notForThisDesk:
      return (
        Phrase("NOT FOR US", "health pass", "Nothing was read", "Give it back."),
        Phrase("NOT FOR THIS DESK", "health pass", "Nothing was read.", "Please give it back.")
      )
    case .unknownText:
      return (
        Phrase("OTHER CODE", "no certificate", "Try other codes", "on the paper."),
        Phrase("OTHER CODE", "no certificate in it", "Is there another one", "on the paper?")
      )
    case .test: return test(isWithdrawn: verdict.status == .revoked)
    }
  }

  /// A genuine code of a kind whose content is not read out.
  private static var genuineUnread: (narrow: Phrase, wide: Phrase) {
    (
      Phrase("GENUINE CODE", "nothing read out", "Signature holds.", "Rest is not read"),
      Phrase("GENUINE CODE", "nothing is read out", "The signature holds.", "The rest is not read")
    )
  }

  private static func cannotTell(
    _ narrow: String, _ wide: String, _ contact: String
  ) -> (narrow: Phrase, wide: Phrase) {
    (
      Phrase("CANNOT TELL", narrow, "Our fault. Call:", contact),
      Phrase("CANNOT TELL", wide, "Our fault, not yours", "Call " + contact)
    )
  }

  private static func test(isWithdrawn: Bool) -> (narrow: Phrase, wide: Phrase) {
    let word = isWithdrawn ? "TEST WITHDRAWN" : "TEST CARD OK"
    return (
      Phrase(word, "not a person", "Desk is ready.", "Scan a real code"),
      Phrase(word, "not a real person", "The desk is ready.", "Scan a real code.")
    )
  }
}

// MARK: Details

extension English {
  /// `14 May 2026`.
  static func date(_ day: Day) -> String {
    let (year, month, day) = day.date
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return String(day) + " " + months[month - 1] + " " + String(year)
  }

  /// Stands for a name that has no room below the word.
  static let nameFollows = "name follows"
  static let signedBy = "Signed by"
  /// Before an awarding body that the issuer's list name does not confirm.
  static let theyWrite = "they write:"
  static let issued = "Issued"
  static let grade = "Grade"
  /// Before the last day of the achievement.
  static let lapsesAfter = "Lapses after"
  /// Before the last day of the code.
  static let codeGoodUntil = "Code good until"

  static func workload(ects: String) -> String { ects + " ECTS" }
  static func workload(hours: Int) -> String { String(hours) + " h" }

  /// `EQF 6, first cycle`, which below 20 columns is shorter.
  static func level(_ level: MicroCredential.Level, columns: Int) -> String {
    let eqf = "EQF " + String(level.eqf)
    guard let cycle = level.cycle else { return eqf }
    let term = Vocabulary.cycle.term(for: cycle)
    guard Vocabulary.cycle.knows(cycle) else { return eqf + ", " + term }
    guard columns < 20 else { return eqf + ", " + term + " cycle" }
    switch cycle {
    case 0: return "EQF" + String(level.eqf) + " short cycle"
    case 1: return eqf + ", 1st cycle"
    case 2: return eqf + ", 2nd cycle"
    default: return eqf + ", 3rd cycle"
    }
  }

  /// What the warnings say that no other page shows: what the list and the clock add, and a text for each class
  /// of what a later version added.
  static func notes(_ warnings: [Verdict.Warning]) -> [String] {
    var codes = 0
    var texts: [String] = []
    for warning in warnings {
      switch warning {
      case .awardingBodyDiffers: break
      case .listStale: texts.append("A newer list is due")
      case .statusStale: texts.append("A newer status is due")
      case .clockUnset: texts.append("Our clock is not set")
      case .issuerLeft(let day): texts.append("Issuer left list " + date(day))
      case .keyRetired(let day): texts.append("Key in use until " + date(day))
      case .unknownCode: codes += 1
      case .unknownElements(let count): texts.append(unknown(count, "part"))
      case .unknownClaims(let count): texts.append(unknown(count, "claim"))
      case .unknownHeaderParameters(let count): texts.append(unknown(count, "label"))
      }
    }
    return (codes > 0 ? [unknown(codes, "code")] : []) + texts
  }

  private static func unknown(_ count: Int, _ noun: String) -> String {
    String(count) + " " + noun + (count == 1 ? "" : "s") + " unknown to this desk"
  }

  /// What a verdict rests on, beside the issuer list.
  static func basis(_ source: Verdict.Source, asOf day: Day?) -> [String] {
    switch source {
    case .builtIn: ["Basis: built-in", "test issuer"]
    case .pinned: ["Own trust file"] + (day.map { ["of " + date($0)] } ?? [])
    case .list: ["Issuer list"] + (day.map { ["of " + date($0)] } ?? [])
    }
  }

  /// The issuer list by its date; its age alone would read as the certificate's.
  static func basis(_ list: Verdict.HeldList, columns: Int) -> [String] {
    let day = date(list.issued.day)
    guard columns >= 20 else {
      return ["List " + day, String(list.ageInDays) + "d old, " + String(list.daysLeft) + "d left"]
    }
    return ["List of " + day, String(list.ageInDays) + " days old, " + String(list.daysLeft) + " left"]
  }

  /// How long the list is good, once that is worth a line of the desk that waits.
  static func listEnds(_ list: Verdict.HeldList) -> [String] {
    if list.state == .expired { return ["LIST HAS ENDED", "Refresh it now"] }
    guard list.endsSoon || list.state == .stale else { return [] }
    return ["LIST ENDS", "in " + String(list.daysLeft) + " d: refresh"]
  }

  static let ready = ["READY", "Scan a code"]
  static let reading = ["READING ..."]
  static let busy = ["BUSY", "Please wait"]
}
