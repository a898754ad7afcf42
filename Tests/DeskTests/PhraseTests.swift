import Codecs
import Foundation
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
    .statusExpired, .unmet(rule), .keyboardLayout, .critical,
  ]

  static let rule = Rule(name: "eqf", demand: .level(7))

  /// A rule for each demand there is.
  static let rules = [
    rule, Rule(name: "ects", demand: .credits(750)), Rule(name: "skill", demand: .skill(.uri("urn:skill"))),
    Rule(name: "supervision", demand: .supervision), Rule(name: "age", demand: .age(.months(24))),
    Rule(name: "country", demand: .countries(["FI"])), Rule(name: "group", demand: .issuers(["urn:x"])),
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
    case .unmet: 28
    case .keyboardLayout: 29
    case .critical: 30
    }
  }

  /// One verdict for each phrase.
  static var verdicts: [Verdict] {
    let unread = Verdict(
      reason: .ok, format: "HC1", issuer: nil, credential: nil, status: nil, list: nil, warnings: [],
      checkedAt: day.start, fault: nil)
    return list.map { .bare($0) } + [.bare(.test, status: .revoked), unread]
  }
}

@Suite struct PhraseTests {
  static let languages = Phrases.languages.compactMap { Phrases(language: $0) }

  @Test func theListOfReasonsIsWhole() {
    #expect(AllReasons.list.map(AllReasons.position(of:)) == Array(0..<AllReasons.list.count))
  }

  // MARK: Languages

  @Test func everyOfficialLanguageOfTheUnionIsThere() {
    let official = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
    #expect(Phrases.languages.joined(separator: " ") == official)
    for language in Phrases.languages { #expect(Phrases(language: language)?.language == language) }
    #expect(Phrases(language: "el-CY")?.language == "el" && Phrases(language: "DE")?.language == "de")
    #expect(Phrases(language: "tlh") == nil && Phrases(language: "") == nil)
  }

  @Test func noPhraseIsMissingOrTooLong() {
    for phrases in Self.languages {
      for message in Message.allCases {
        #expect(phrases.fault(in: message) == nil, "\(phrases.language): \(message.name)")
      }
    }
  }

  /// Displays with the fewest letters of each kind: what they can show, the others can.
  @Test(arguments: ["ascii", "cp737", "cp866", "hd44780-a00"])
  func everyPhraseIsDrawableAndEachWordFits(_ name: String) throws {
    let table = try #require(CharacterTable.named(name))
    for phrases in Self.languages {
      for message in Message.allCases where message != .date && message != .months {
        let narrow = phrases.text(message, columns: 16)
        let wide = phrases.text(message, columns: 20)
        for (text, columns) in narrow == wide ? [(narrow, 16)] : [(narrow, 16), (wide, 20)] {
          let isWord = message.name.hasPrefix("word.")
          let lines = phrases.broken(text, isWord ? columns - 2 : columns, table)
          if isWord, lines.count != 1 { Issue.record("\(phrases.language), \(columns): \(lines.map { $0.text })") }
          // A question mark also stands for a letter that cannot be drawn.
          func questions(_ text: String) -> Int { text.utf8.filter { $0 == 0x3F || $0 == 0x3B }.count }
          if lines.map({ questions($0.text) }).reduce(0, +) != questions(text) {
            Issue.record("\(phrases.language), \(message.name): \(lines.map { $0.text })")
          }
        }
      }
    }
  }

  private static let values: [Phrases.Value] = [
    .date("x"), .n(1), .m(1), .what("x"), .format("x"), .contact("x"),
  ]

  /// A sentence breaks where it must, and leaves nothing like "?" or "be." alone on a line.
  @Test(arguments: [16, 20])
  func noLineIsWithoutAWord(_ columns: Int) {
    for phrases in Self.languages {
      for message in Message.allCases where message != .months && message != .date {
        let text = phrases.text(message, columns: columns)
        // What is put in has a width of its own.
        guard text == phrases.text(message, columns: columns, Self.values) else { continue }
        for sentence in separated(text) {
          let lines = phrases.broken(sentence, columns, .unicode)
          let (last, isWhole) = (lines.last?.text ?? "", lines.count == 1)
          let saysSomething = isWhole || last.count > 3 || last.hasPrefix("ID")
          #expect(saysSomething, "\(phrases.language), \(columns), \(message.name): \(lines.map { $0.text })")
          // The English sentences are short, so each has a line, and the two of an advice a screen.
          guard phrases.language == "en", text.contains(" / ") else { continue }
          #expect(lines.count == 1, "\(columns), \(message.name): \(lines.map { $0.text })")
        }
      }
    }
  }

  @Test func theCompiledPhrasesAreThoseOfTheFiles() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Desk/Phrases")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == Set(Phrases.languages.map { $0 + ".phrases" }))
    for phrases in Self.languages {
      let file = try Data(contentsOf: folder.appendingPathComponent(phrases.language + ".phrases"))
      var read = try #require(Phrases(language: "en"))
      try read.replace(with: [UInt8](file))
      for message in Message.allCases {
        for columns in [16, 20] {
          let (left, right) = (read.text(message, columns: columns), phrases.text(message, columns: columns))
          #expect(left == right, "\(phrases.language): \(message.name)")
        }
      }
      #expect(read.name == phrases.name && read.reviewedBy == phrases.reviewedBy)
      let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("reviewed-by:") })
    }
  }

  // MARK: A site's own

  @Test func aSiteSaysSomeThingsItsOwnWay() throws {
    var phrases = Phrases.english
    try phrases.replace(with: [UInt8]("# ours\nword.ready: OPEN\r\nline.scan: Show code | Show us your code\n".utf8))
    #expect(phrases.text(.wordReady, columns: 16) == "OPEN")
    #expect(phrases.text(.lineScan, columns: 20) == "Show us your code")
    #expect(phrases.text(.lineScan, columns: 16) == "Show code")
    #expect(phrases.text(.wordBusy, columns: 16) == "BUSY")
  }

  @Test(arguments: [
    ("word.ready OPEN", 1, PhraseError.Fault.syntax), ("\nword.ready:", 2, .syntax),
    ("word.redy: OPEN", 1, .unknownKey("word.redy")),
    ("word.ready: A\nword.ready: B", 2, .twice("word.ready")), ("line.since: then", 1, .braces),
    ("line.since: {day}", 1, .braces), ("word.ready: WE ARE OPEN NOW", 1, .tooLong(columns: 16)),
    ("word.ready: OPEN | WE ARE VERY MUCH OPEN", 1, .tooLong(columns: 20)), ("months: Jan Feb", 1, .months),
    ("line.scan: Scan your code, please", 1, .tooLong(columns: 16)),
  ])
  func aFaultInASitesFileIsNamed(_ file: String, _ line: Int, _ fault: PhraseError.Fault) {
    var phrases = Phrases.english
    #expect(throws: PhraseError(line: line, fault: fault)) { try phrases.replace(with: [UInt8](file.utf8)) }
  }

  // MARK: What verdicts say

  @Test(arguments: [DisplaySize.sixteen, .twenty], [nil, "Ext. 4711"])
  func everyReasonHasAPhraseThatFitsInEnglish(_ size: DisplaySize, _ contact: String?) {
    let pages = Pages(for: size, contact: contact)
    for verdict in AllReasons.verdicts {
      let phrase = pages.phrase(for: verdict)
      #expect((1...size.columns - 2).contains(DisplayText(phrase.word).columns), "\(phrase)")
      for line in pages.said(phrase.advice) + pages.said(phrase.second ?? "name") {
        #expect((1...size.columns).contains(line.columns), "\(line.text)")
      }
      #expect(pages.said(phrase.advice).count == 2, "\(phrase)")
      #expect(pages.said(phrase.second ?? "name").count == 1, "\(phrase)")
    }
  }

  @Test func everyRuleIsSaidInEveryLanguage() {
    for phrases in Self.languages {
      let pages = Pages(for: .twenty, phrases: phrases)
      for rule in AllReasons.rules {
        let phrase = pages.phrase(for: .sample(.unmet(rule)))
        #expect(pages.said(phrase.second ?? "").count == 1 && !phrase.advice.contains("{"), "\(phrase)")
      }
    }
    let screens = Pages(for: .twenty).screens(for: .sample(.unmet(AllReasons.rule)))
    #expect(screens[0].words == ["! GENUINE, BUT:", "we ask for EQF 7"] && screens[0].signal == .caution)
    #expect(screens[1].words == ["This one says EQF 6.", "A person decides."])
  }

  @Test func onlyAGenuineCodeMayHaveTheNameBelowItsWord() {
    for verdict in AllReasons.verdicts {
      if Pages(for: .sixteen).phrase(for: verdict).second == nil { #expect(verdict.word == .genuine) }
    }
  }

  @Test func wordsNameTheCodeAndNeverThePerson() {
    let forbidden = ["fraud", "fake", "invalid", "authori", "recogni", "seal", "forge", "revoked", "guilt"]
    for faces in Faces.allCases {
      for size in DisplaySize.all {
        for verdict in AllReasons.verdicts + AllReasons.list.map({ .sample($0) }) {
          let screens = Pages(for: size, faces: faces).screens(for: verdict)
          let text = screens.flatMap { $0.text }.joined(separator: " ").lowercased()
          for word in forbidden { #expect(!text.contains(word), "\(word) in \(text)") }
        }
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

  @Test func datesAreWrittenAsTheLanguageDoes() {
    func date(_ language: String) -> String? { Phrases(language: language)?.date(.of("2026-05-04")) }
    #expect(date("en") == "4 May 2026" && date("de") == "4. Mai 2026" && date("lt") == "2026-05-04")
    #expect(date("bg") == "04.05.2026" && date("hu") == "2026. máj. 4." && date("el") == "4 Μαΐ 2026")
    let phrase = Pages(for: .sixteen).phrase(for: .bare(.expired(.of("2026-05-14"))))
    #expect(phrase == Phrase("CODE EXPIRED", "on 14 May 2026", "Learning stands. / Ask for new code"))
  }

  @Test func theDesksOwnFaultNamesTheSitesContact() {
    func advice(_ size: DisplaySize, _ contact: String?) -> [String] {
      Pages(for: size, contact: contact).screens(for: .bare(.listMissing))[1].words
    }
    #expect(advice(.sixteen, "Room 12") == ["Our fault. Call:", "Room 12"])
    #expect(advice(.sixteen, nil)[1] == "desk's keeper")
    #expect(advice(.twenty, nil)[1] == "Call desk's keeper")
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
