import Codecs
import Credentials
import Trust
import Verification

extension Pages {
  /// What the first two pages of `verdict` say to staff.
  func phrase(for verdict: Verdict) -> Phrase {
    switch verdict.reason {
    case .ok:
      if verdict.credential == nil { return phrase(.wordGenuine, .lineNotReadOut, .adviceNotReadOut) }
      return Phrase(text(.wordGenuine), nil, text(.adviceGenuine))
    case .unmet(let rule): return phrase(unmet: rule, verdict)
    case .expired(let day): return phrase(.wordExpired, .lineSince, .adviceExpired, day)
    case .lapsed(let day): return phrase(.wordLapsed, .lineSince, .adviceLapsed, day)
    case .notYetValid(let day): return phrase(.wordNotYet, .lineFrom, .adviceNotYet, day)
    case .badSignature: return phrase(.wordNotAsSigned, .lineSignatureFails, .adviceNotAsSigned)
    case .issuerNotListed: return phrase(.wordIssuerNotListed, .lineIssuerUnchecked, .adviceIssuerNotListed)
    case .keyNotListed: return phrase(.wordKeyNotListed, .lineListMayBeOld, .adviceKeyNotListed)
    case .typeNotCovered: return phrase(.wordNotCovered, .lineOtherKind, .adviceAskListKeeper)
    case .keyRetired: return phrase(.wordNotCovered, .lineOutsideKey, .adviceAskIssuer)
    case .keyCompromised(let day): return phrase(.wordKeyCancelled, .lineSince, .adviceKeyCancelled, day)
    case .issuerWithdrawn(let day): return phrase(.wordIssuerLeft, .lineSince, .adviceIssuerLeft, day)
    case .listExpired: return phrase(.wordCannotTell, .lineListOld, .adviceCall)
    case .listMissing: return phrase(.wordCannotTell, .lineNoList, .adviceCall)
    case .clockImplausible: return phrase(.wordCannotTell, .lineClockWrong, .adviceCall)
    case .revoked: return phrase(.wordRevoked, .lineByIssuer, .adviceRevoked)
    case .suspended: return phrase(.wordSuspended, .lineByIssuer, .adviceSuspended)
    case .replaced: return phrase(.wordReplaced, .lineNewerExists, .adviceReplaced)
    case .statusUnknown, .statusExpired: return phrase(.wordCannotTell, .lineStatusUnknown, .adviceAskIssuer)
    case .unreadable: return phrase(.wordCannotRead, .lineIncomplete, .adviceCannotRead)
    case .onlineLink: return phrase(.wordWebLink, .lineNotChecked, .adviceWebLink)
    case .openID4VP: return phrase(.wordWallet, .lineNotChecked, .adviceWallet)
    case .keyboardLayout:
      let phrase = phrase(.wordCannotRead, .lineKeyboard, .adviceCall)
      return Phrase(phrase.word, phrase.second, codes(verdict.typings) + " / " + phrase.advice)
    case .newerVersion: return phrase(.wordNewer, .lineDeskOld, .adviceCall)
    case .algorithm, .critical: return phrase(.wordNotCheckable, .lineUnknownSigning, .adviceNotCheckable)
    case .format:
      return Phrase(
        text(.wordKnownFormat), text(.lineNotChecked), text(.adviceKnownFormat, [.format(verdict.format ?? "?")]))
    case .notForThisDesk: return phrase(.wordNotForUs, .lineHealthPass, .adviceNotForUs)
    case .unknownText: return phrase(.wordOtherCode, .lineNoCertificate, .adviceOtherCode)
    case .test: return phrase(verdict.status == .revoked ? .wordTestWithdrawn : .wordTest, .lineNotAPerson, .adviceTest)
    }
  }

  private func phrase(_ word: Message, _ second: Message, _ advice: Message, _ day: Day? = nil) -> Phrase {
    let dates = day.map { [Phrases.Value.date(phrases.date($0))] } ?? []
    return Phrase(
      text(word), text(second, dates), text(advice, dates + [.contact(contact ?? text(.lineKeeper))]))
  }

  // MARK: Rules

  private func phrase(unmet rule: Rule, _ verdict: Verdict) -> Phrase {
    let advice = said(by: verdict, of: rule).map { text(.adviceUnmet, [.what($0)]) } ?? text(.adviceDecides)
    return Phrase(text(.wordUnmet), asked(rule), advice)
  }

  /// What a rule asks for: a number where it takes one, else what the site calls it.
  func demanded(_ rule: Rule) -> String {
    switch rule.demand {
    case .level(let level): "EQF " + String(level)
    case .credits(let hundredths): MicroCredential.Workload.ects(hundredths) + " ECTS"
    default: rule.name
    }
  }

  /// The line below "genuine, but".
  private func asked(_ rule: Rule) -> String {
    switch rule.demand {
    case .level, .credits: text(.lineAsked, [.what(demanded(rule))])
    case .skill: text(.lineNoOutcome)
    case .supervision: text(.lineNoSupervision)
    case .age: text(.lineTooOld)
    case .countries: text(.lineOtherCountry)
    case .issuers: text(.lineOtherIssuer)
    }
  }

  /// What the credential says where a rule asks for a number; nil where it says nothing.
  private func said(by verdict: Verdict, of rule: Rule) -> String? {
    guard let credential = verdict.readable else { return nil }
    switch rule.demand {
    case .level: return credential.level.map { "EQF " + String($0.eqf) }
    case .credits: return credential.notionalWorkload?.ects.map { $0 + " ECTS" }
    default: return nil
    }
  }

  // MARK: Learners

  func learnerAdvice(for verdict: Verdict) -> Message {
    switch verdict.reason {
    case .ok: .learnerGenuine
    case .unmet: .learnerUnmet
    case .expired, .keyCompromised: .learnerExpired
    case .lapsed: .learnerLapsed
    case .notYetValid: .learnerNotYet
    case .badSignature: .learnerNotAsSigned
    case .revoked, .suspended, .keyRetired, .issuerWithdrawn: .learnerAskSchool
    case .replaced: .learnerNewerCode
    case .unreadable: .adviceCannotRead
    case .onlineLink, .openID4VP, .format, .notForThisDesk, .unknownText: .learnerOtherCode
    case .test: .adviceTest
    case .issuerNotListed, .keyNotListed, .typeNotCovered, .listExpired, .listMissing, .clockImplausible,
      .statusUnknown, .statusExpired, .newerVersion, .algorithm, .critical, .keyboardLayout:
      .learnerNotYourFault
    }
  }
}
