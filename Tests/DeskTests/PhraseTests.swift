import Codecs
import Testing

@testable import Desk
@testable import Verification

/// Every reason there is, kept by hand: ``position(of:)`` does not compile until a new one is added.
enum AllReasons {
  static let day = Day.of("2026-09-30")  // As wide as a date gets.

  static let list: [Reason] = [
    .ok, .expired(day), .lapsed(day), .notYetValid(day), .badSignature, .issuerNotListed, .keyNotListed,
    .typeNotCovered, .listMissing, .statusUnknown, .clockImplausible, .unreadable(.base45), .onlineLink,
    .openID4VP, .newerVersion, .algorithm, .format, .notForThisDesk, .unknownText, .test,
    .keyRetired, .keyCompromised(day), .issuerWithdrawn(day), .listExpired, .revoked, .suspended, .replaced,
    .statusExpired, .keyboardLayout,
  ]

  static func position(of reason: Reason) -> Int {
    switch reason {
    case .ok: 0
    case .expired: 1
    case .lapsed: 2
    case .notYetValid: 3
    case .badSignature: 4
    case .issuerNotListed: 5
    case .keyNotListed: 6
    case .typeNotCovered: 7
    case .listMissing: 8
    case .statusUnknown: 9
    case .clockImplausible: 10
    case .unreadable: 11
    case .onlineLink: 12
    case .openID4VP: 13
    case .newerVersion: 14
    case .algorithm: 15
    case .format: 16
    case .notForThisDesk: 17
    case .unknownText: 18
    case .test: 19
    case .keyRetired: 20
    case .keyCompromised: 21
    case .issuerWithdrawn: 22
    case .listExpired: 23
    case .revoked: 24
    case .suspended: 25
    case .replaced: 26
    case .statusExpired: 27
    case .keyboardLayout: 28
    }
  }

  /// One verdict for each phrase.
  static var verdicts: [Verdict] {
    let unread = Verdict(
      reason: .ok, format: "HC1", issuer: nil, content: .withheld, status: nil, list: nil, warnings: [],
      checkedAt: day.start, fault: nil)
    return list.map { .bare($0) } + [.bare(.test, status: .revoked), unread]
  }
}

@Suite struct PhraseTests {
  @Test func theListOfReasonsIsWhole() {
    #expect(AllReasons.list.map(AllReasons.position(of:)) == Array(0..<AllReasons.list.count))
  }

  @Test(arguments: [16, 20], [nil, "Ext. 4711"])
  func everyReasonHasAPhraseThatFits(_ columns: Int, _ contact: String?) {
    for verdict in AllReasons.verdicts {
      let phrase = English.phrase(for: verdict, columns: columns, contact: contact)
      #expect((1...columns - 2).contains(DisplayText(phrase.word).columns), "\(phrase)")
      #expect(phrase.advice.count == 2)
      for line in phrase.advice + [phrase.second ?? "name"] {
        #expect((1...columns).contains(DisplayText(line).columns), "\(columns): \(line)")
      }
    }
  }

  @Test func onlyAGenuineCodeMayHaveTheNameBelowItsWord() {
    for verdict in AllReasons.verdicts {
      let phrase = English.phrase(for: verdict, columns: 16, contact: nil)
      if phrase.second == nil { #expect(verdict.word == .genuine) }
    }
  }

  @Test func wordsNameTheCodeAndNeverThePerson() {
    let forbidden = ["fraud", "fake", "invalid", "authori", "recogni", "seal", "forge", "revoked", "guilt"]
    for size in DisplaySize.all {
      for verdict in AllReasons.verdicts + AllReasons.list.map({ .sample($0) }) {
        let text = Pages(for: size).screens(for: verdict).flatMap { $0.text }.joined(separator: " ").lowercased()
        for word in forbidden { #expect(!text.contains(word), "\(word) in \(text)") }
      }
    }
  }

  @Test func theSignalIsAcceptedForGenuineCodesAlone() {
    for verdict in AllReasons.verdicts {
      #expect((Signal(verdict) == .accepted) == (verdict.word == .genuine))
    }
    #expect(Signal(.bare(.badSignature)) == .refused)
    #expect(Signal(.bare(.issuerNotListed)) == .caution)
    #expect(Signal(.bare(.test, status: .good)) == .neutral)
    #expect(Signal(.bare(.test, status: .revoked)) == .caution)
  }

  @Test func shapesDiffer() {
    let shapes = [Signal.accepted, .caution, .refused].map { $0.shape }
    #expect(shapes == ["✓", "!", "✗"])
    #expect(Signal.neutral.shape == nil)
  }

  @Test func datesAreWrittenOut() {
    #expect(English.date(.of("2026-05-14")) == "14 May 2026")
    #expect(English.date(.of("2027-03-03")) == "3 Mar 2027")
    let phrase = English.phrase(for: .bare(.expired(.of("2026-05-14"))), columns: 16, contact: nil)
    #expect(phrase == Phrase("CODE EXPIRED", "on 14 May 2026", "Learning stands.", "Ask for new code"))
  }

  @Test func theDesksOwnFaultNamesTheSitesContact() {
    let verdict = Verdict.bare(.listMissing)
    #expect(English.phrase(for: verdict, columns: 16, contact: "Room 12").advice == ["Our fault. Call:", "Room 12"])
    #expect(English.phrase(for: verdict, columns: 16, contact: nil).advice[1] == "desk's keeper")
    #expect(English.phrase(for: verdict, columns: 20, contact: nil).advice[1] == "Call desk's keeper")
  }

  @Test func aKnownFormatIsNamed() {
    for size in [DisplaySize.sixteen, .twenty] {
      let screens = Pages(for: size).screens(for: .bare(.format, format: "SMART Health Card"))
      #expect(screens[0].words == ["! KNOWN FORMAT", "not checked here"])
      #expect(
        Array(screens.dropFirst()).words.joined(separator: " ") == "SMART Health Card: ask the issuer.")
    }
  }
}
