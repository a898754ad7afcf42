import Codecs
import Envelopes
import Testing
import Trust

@testable import Credentials
@testable import Desk
@testable import Verification

@Suite struct PagesTests {
  // MARK: From a signed text

  @Test func aGenuineCodeFirstSaysSoAndWhose() throws {
    let verdict = try School().verdict(on: .sample())
    let screens = Pages(for: .sixteen).screens(for: verdict)
    #expect(screens[0].text == ["✓ GENUINE CODE  ", "Anna Kowalska   "])
    #expect(screens[0].signal == .accepted)
    #expect(
      screens.map { $0.words } == [
        ["✓ GENUINE CODE", "Anna Kowalska"], ["Same name on ID?", "Paper may differ"],
        ["Introduction to", "Data Ethics"], ["Signed by", "Delft University"], ["of Technology", "(NL)"],
        ["Issued", "14 May 2026"], ["1 ECTS, 25 h", "EQF 6, 1st cycle"], ["Own trust file", "of 2 Sep 2026"],
      ])
  }

  @Test func fourLinesHoldTwoPages() throws {
    let verdict = try School().verdict(on: .sample())
    #expect(
      Pages(for: .fourRows).screens(for: verdict).map { $0.words } == [
        ["✓ GENUINE CODE", "ID? Anna Kowalska", "Same name on the ID?", "The paper may differ"],
        ["Introduction to Data", "Ethics"], ["Signed by", "Delft University of", "Technology (NL)"],
        ["Issued", "14 May 2026", "1 ECTS, 25 h", "EQF 6, first cycle"], ["Own trust file", "of 2 Sep 2026"],
      ])
  }

  @Test func anExpiredCodeSaysSoBeforeItsDetails() throws {
    let claims = SignedClaims.sample(expires: Day.of("2026-10-01").start)
    let words = Pages(for: .sixteen).screens(for: try School().verdict(on: claims)).map { $0.words }
    #expect(
      words.prefix(3) == [
        ["✗ CODE EXPIRED", "on 30 Sep 2026"], ["Learning stands.", "Ask for new code"], ["Anna Kowalska"],
      ])
    #expect(words.contains(["Code good until", "30 Sep 2026"]))
  }

  @Test func nothingIsReadOutUnlessTheSignatureHolds() throws {
    let school = try School()
    let stranger = try School()
    let now = Clock.given(Day.of("2026-12-01").start)
    let phrase = [["✗ NOT AS SIGNED", "signature fails"], ["Scan once more.", "Then ask issuer."]]
    let text = try #require(COSEProfile.mc1.sign(SignedClaims.sample().payload, with: school.key))
    let altered = school.verifier.verdict(on: try withAnotherSignature(text), at: now)
    #expect(altered.reason == .badSignature)
    #expect(Pages(for: .sixteen).screens(for: altered).map { $0.words } == phrase)
    let unlisted = try school.verifier.verdict(
      on: #require(COSEProfile.mc1.sign(SignedClaims.sample().payload, with: stranger.key)), at: now)
    #expect(
      Pages(for: .sixteen).screens(for: unlisted).map { $0.words }
        == [["! KEY NOT LISTED", "list may be old"], ["Refresh list,", "then scan again."]])
  }

  /// The same message with the last bit of its signature turned.
  private func withAnotherSignature(_ text: [UInt8]) throws -> [UInt8] {
    let digits = Array(text.dropFirst(COSEProfile.mc1.prefix.utf8.count))
    var message = try Base45.decode(digits.span)
    if message.first == 0x78 { message = try Zlib.inflate(message.span, limit: COSEProfile.mc1.maximumSize) }
    message[message.count - 1] ^= 1
    return [UInt8](COSEProfile.mc1.prefix.utf8) + Base45.encode(message.span)
  }

  @Test func contentWithoutAnIssuerIsNotReadOut() {
    let verdict = Verdict(
      reason: .badSignature, format: "MC1", issuer: nil, credential: Credential(.sample()), status: nil,
      list: nil, warnings: [], checkedAt: Day.of("2026-12-01").start, fault: nil)
    #expect(Pages(for: .sixteen).screens(for: verdict).count == 2)
  }

  // MARK: Names

  @Test(arguments: [
    "Παπαδοπούλου-Χατζηκωνσταντίνου Μαρία Ελευθερία",
    "Владимировский-Преображенский Святослав Ярополкович",
    "Žofie Kateřina Šťastná-Příbramská ze Žďáru nad Sázavou", "Zażółćgęśląjaźńwielewięcejniższesnaściekolumn",
    "Nguyễn Thị Ánh Nguyệt", "Wolfeschlegelsteinhausenbergerdorffwelchevoraltern",
  ])
  func aLongNameLosesNoLetter(_ name: String) {
    for size in DisplaySize.all {
      let screens = Pages(for: size).screens(for: .sample(.ok) { $0.learner = .init(familyName: name) })
      let all = screens.words.joined().filter { $0 != " " }
      #expect(all.contains(name.filter { $0 != " " }), "\(size)")
      #expect(screens[0].words[0] == "✓ GENUINE CODE")
    }
  }

  @Test func everyLineHasExactlyTheDisplaysColumns() {
    let long = String(repeating: "Ångström山田 ", count: 12)
    for size in DisplaySize.all {
      for reason in AllReasons.list {
        let verdict = Verdict.sample(reason, warnings: [.awardingBodyDiffers, .unknownClaims(4_000)]) {
          $0.learner = .init(familyName: long, givenName: "Anna")
          $0.title = long
          $0.awardingBody = .init(name: long)
          $0.grade = .init(grade: long, scheme: long)
        }
        for screen in Pages(for: size, contact: long).screens(for: verdict) {
          #expect(screen.lines.map { $0.columns } == Array(repeating: size.columns, count: size.rows))
        }
      }
    }
  }

  @Test func aNameThatFitsBelowTheWordIsNotRepeated() {
    for size in DisplaySize.all {
      let text = Pages(for: size).screens(for: .sample(.ok)).words
      #expect(text.filter { $0.hasSuffix("Anna Kowalska") }.count == 1)
    }
  }

  @Test func aNameIsNeverBegunBelowTheWordAndThenBroken() {
    let screens = Pages(for: .sixteen).screens(
      for: .sample(.ok) { $0.learner = .init(familyName: "Papadopoulou", givenName: "Alexandra") })
    #expect(screens[0].words == ["✓ GENUINE CODE", "name follows"])
    #expect(screens[1].words == ["Alexandra", "Papadopoulou"])
  }

  @Test func controlCharactersOfACredentialReachNoScreen() {
    let hostile = "A\u{1B}[2J\rn\u{202E}n\u{200B}a\u{E0041}\u{9B}31m\u{7}"
    let verdict = Verdict.sample(.ok, warnings: [.awardingBodyDiffers]) {
      $0.learner = .init(familyName: hostile, givenName: hostile)
      $0.title = hostile
      $0.awardingBody = .init(name: hostile)
      $0.grade = .init(grade: hostile, scheme: hostile)
    }
    for size in DisplaySize.all {
      let scalars = Pages(for: size, contact: hostile).screens(for: verdict).flatMap { $0.text }.joined().unicodeScalars
      #expect(!scalars.contains { $0.isInvisibleOrControl })
    }
  }

  // MARK: Details

  @Test(arguments: [
    (Optional(100), Optional(25), Optional(UInt8(1))), (60_000, 60_000, 0), (59_999, 60_000, 3), (nil, 60_000, 2),
    (250, nil, nil), (1_225, 300, 200),
  ])
  func theLevelNeverStandsWithoutTheWorkload(_ ects: Int?, _ hours: Int?, _ cycle: UInt8?) {
    for size in DisplaySize.all {
      let screens = Pages(for: size).screens(
        for: .sample(.ok) {
          $0.notionalWorkload = .init(ectsHundredths: ects, hours: hours)
          $0.level = .init(eqf: 6, cycle: cycle)
        })
      let levels = screens.filter { $0.text.contains { $0.hasPrefix("EQF") } }
      #expect(!levels.isEmpty)
      for screen in levels {
        let row = screen.words.firstIndex { $0.hasPrefix("EQF") } ?? 0
        #expect(row > 0 && (screen.words[row - 1].hasSuffix(" h") || screen.words[row - 1].hasSuffix(" ECTS")))
      }
    }
  }

  @Test func gradeAndEndDatesAreShownWherePresent() throws {
    let claims = SignedClaims.sample(expires: Day.of("2036-05-15").start) {
      $0.grade = .init(grade: "8.5", scheme: "1 to 10")
      $0.expiryDate = .of("2028-05-14")
    }
    let words = Pages(for: .sixteen).screens(for: try School().verdict(on: claims)).map { $0.words }
    #expect(words.contains(["Grade", "8.5 (1 to 10)"]))
    #expect(words.contains(["Lapses after", "14 May 2028"]))
    #expect(words.contains(["Code good until", "14 May 2036"]))
  }

  @Test func anotherAwardingBodyStandsAfterTheSigner() throws {
    let verdict = try School(name: "Test School", country: nil).verdict(on: .sample())
    let words = Pages(for: .twenty).screens(for: verdict).map { $0.words }
    let signer = try #require(words.firstIndex(of: ["Signed by", "Test School"]))
    #expect(words[signer + 1] == ["they write:", "Delft University of"])
    #expect(words[signer + 2] == ["Technology"])
  }

  @Test func whatALaterVersionAddedIsCounted() {
    let warnings: [Verdict.Warning] = [
      .unknownCode(.typeOfAssessment), .unknownCode(.level), .unknownElements(1), .unknownClaims(3),
      .unknownHeaderParameters(2),
    ]
    let words = Pages(for: .sixteen).screens(for: .sample(.ok, warnings: warnings)).map { $0.words }
    #expect(words.suffix(2) == [["Parts unknown", "to this desk: 8"], ["Own trust file", "of 2 Sep 2026"]])
    let ended = Pages(for: .sixteen).screens(for: .sample(.expired(.of("2026-10-01")), warnings: warnings))
    #expect(!ended.words.contains { $0.contains("unknown") })
  }

  @Test func aTestCardIsNamedAsOneAndRestsOnWhatIsBuiltIn() {
    let issuer = Verdict.Issuer(id: nil, name: "Vidimus test issuer", country: nil, source: .builtIn, asOf: nil)
    for (status, word) in [(Verdict.Status.good, "TEST CARD OK"), (.revoked, "! TEST WITHDRAWN")] {
      let verdict = Verdict(
        reason: .test, format: "MC1", issuer: issuer, credential: Credential(.sample()), status: status,
        list: nil, warnings: [], checkedAt: Day.of("2026-12-01").start, fault: nil)
      let words = Pages(for: .sixteen).screens(for: verdict).map { $0.words }
      #expect(words.first == [word, "not a person"])
      #expect(words.last == ["Basis: built-in", "test issuer"])
    }
  }

  // MARK: Other screens

  @Test func aWaitingDeskSaysSoAndWhatItRestsOn() {
    #expect(Pages(for: .sixteen).idle().map { $0.text } == [["READY           ", "Scan a code     "]])
    #expect(
      Pages(for: .sixteen).idle(trustFilesOf: School.pinned).map { $0.words }
        == [["READY", "Scan a code"], ["Own trust file", "of 2 Sep 2026"]])
    #expect(
      Pages(for: .fourRows).idle(trustFilesOf: School.pinned).map { $0.words }
        == [["READY", "Scan a code", "Own trust file", "of 2 Sep 2026"]])
  }

  @Test func readingAndBusyHaveNoVerdict() {
    for size in DisplaySize.all {
      let pages = Pages(for: size)
      #expect(pages.reading.words == ["READING ..."])
      #expect(pages.busy.words == ["BUSY", "Please wait"])
      #expect(pages.reading.signal == .neutral && pages.busy.signal == .neutral)
    }
  }

  @Test func sizesOutsideTheirRangeAreNone() {
    #expect(DisplaySize(columns: 16, rows: 2) == .smallest)
    #expect(DisplaySize(columns: 15, rows: 2) == nil && DisplaySize(columns: 16, rows: 1) == nil)
    #expect(DisplaySize(columns: 41, rows: 4) == nil && DisplaySize(columns: 40, rows: 5) == nil)
  }
}

/// What a display says to whom, in which language and letters, and when.
@Suite struct FacesTests {
  private func strip(
    _ verdict: Verdict, _ size: DisplaySize = .twenty, faces: Faces = .staff, language: String = "en",
    table: String = "unicode"
  ) throws -> [[String]] {
    let phrases = try #require(Phrases(language: language))
    let characters = try #require(CharacterTable.named(table))
    return Pages(for: size, phrases: phrases, characters: characters, faces: faces).screens(for: verdict)
      .map { $0.words }
  }

  // MARK: Who looks

  @Test func aVisitorSeesAcceptedOrIsSentToOurStaff() throws {
    for size in DisplaySize.all {
      let pages = Pages(for: size, faces: .visitor)
      for verdict in AllReasons.verdicts + AllReasons.list.map({ .sample($0) }) {
        let screens = pages.screens(for: verdict)
        switch verdict.word {
        case .genuine: #expect(screens[0].words[0] == "✓ ACCEPTED" && screens[0].lamp == .accepted)
        case .test: #expect(screens.count == 1)
        default:
          #expect(screens.map { $0.words } == [["PLEASE ASK", "our staff"]])
          // Neither a shape nor a lamp tells the queue more than the words.
          #expect(screens[0].signal == .neutral && screens[0].lamp == .neutral)
        }
      }
    }
  }

  @Test func noOtherWordStandsBesideANameForVisitors() throws {
    #expect(try strip(.sample(.ok), faces: .visitor) == [["✓ ACCEPTED", "Anna Kowalska"]])
    for reason in AllReasons.list where reason != .ok {
      let words = try strip(.sample(reason), faces: .visitor).joined().joined(separator: " ")
      #expect(!words.contains("Kowalska"), "\(reason)")
    }
  }

  @Test func aLearnerReadsWhatToDo() throws {
    #expect(
      try strip(.sample(.ok), faces: .learner).prefix(2) == [
        ["✓ YOUR CODE WORKS", "Anna Kowalska"], ["Bring this code", "and your ID."],
      ])
    #expect(
      try strip(.sample(.expired(.of("2026-05-14"))), faces: .learner).prefix(2) == [
        ["✗ CODE EXPIRED", "on 14 May 2026"], ["Ask your school", "for a new code."],
      ])
    #expect(
      try strip(.bare(.listExpired), faces: .learner) == [
        ["! CANNOT TELL", "our list is too old"], ["Not your fault.", "Ask our staff."],
      ])
  }

  @Test func theLampWaitsForTheQuestionAboutTheID() {
    let screens = Pages(for: .sixteen).screens(for: .sample(.ok))
    #expect(screens.allSatisfy { $0.signal == .accepted })
    #expect(screens[0].lamp == .neutral && screens[1].words[0] == "Same name on ID?")
    #expect(screens.dropFirst().allSatisfy { $0.lamp == .accepted })
    // Four lines ask at once.
    #expect(Pages(for: .fourRows).screens(for: .sample(.ok))[0].lamp == .accepted)
    for reason in AllReasons.list where reason != .ok {
      let screens = Pages(for: .sixteen).screens(for: .sample(reason))
      #expect(screens.allSatisfy { $0.lamp == $0.signal }, "\(reason)")
    }
  }

  @Test func aLearnersLampWaitsForTheIDToo() {
    let screens = Pages(for: .twenty, faces: .learner).screens(for: .sample(.ok))
    #expect(screens[0].lamp == .neutral && screens[1].words == ["Bring this code", "and your ID."])
    #expect(screens.dropFirst().allSatisfy { $0.lamp == .accepted })
    #expect(Pages(for: .fourRows, faces: .learner).screens(for: .sample(.ok))[0].lamp == .accepted)
    for reason in AllReasons.list where reason != .ok {
      let screens = Pages(for: .twenty, faces: .learner).screens(for: .sample(reason))
      #expect(screens.allSatisfy { $0.lamp == $0.signal }, "\(reason)")
    }
  }

  @Test func aLearnersLongNameIsAnnouncedAsForStaff() {
    let verdict = Verdict.sample(.ok) {
      $0.learner = .init(familyName: "Papadopoulou-Chatzikonstantinou", givenName: "Maria")
    }
    for faces in [Faces.staff, .learner] {
      let screens = Pages(for: .twenty, faces: faces).screens(for: verdict)
      #expect(screens[0].words[1] == "name follows" && screens[0].lamp == .neutral, "\(faces)")
      #expect(screens[1].words.joined().contains("Papadopoulou") && screens[1].lamp == .neutral, "\(faces)")
    }
  }

  @Test func noLampIsLitBesideANameOfQuestionMarks() throws {
    let chinese = Verdict.sample(.ok) { $0.learner = .init(familyName: "山田", givenName: "太郎") }
    let mixed = Verdict.sample(.ok) { $0.learner = .init(familyName: "山田", givenName: "Taro") }
    let table = try #require(CharacterTable.named("cp437"))
    for faces in Faces.allCases {
      func lamps(_ verdict: Verdict, _ characters: CharacterTable) -> [Signal] {
        Pages(for: .twenty, characters: characters, faces: faces).screens(for: verdict).map { $0.lamp }
      }
      #expect(lamps(chinese, table).allSatisfy { $0 == .neutral }, "\(faces)")
      #expect(lamps(mixed, table).contains(.accepted) && lamps(chinese, .unicode).contains(.accepted), "\(faces)")
    }
  }

  @Test func eachSignalSoundsDifferent() {
    let strokes = [Signal.accepted, .caution, .refused, .neutral].map { $0.strokes }
    #expect(Set(strokes).count == 4 && Signal.neutral.strokes == 0)
  }

  // MARK: Languages and letters

  @Test func aTitleInTheDesksLanguageWins() throws {
    let verdict = Verdict.sample(.ok) {
      $0.titles = [.init(language: "nl-BE", title: "Data-ethiek"), .init(language: "el", title: "Ηθική")]
    }
    #expect(try strip(verdict, language: "nl").contains(["Data-ethiek"]))
    #expect(try strip(verdict, language: "el").contains(["Ηθική"]))
    #expect(try strip(verdict, language: "fi").contains(["Introduction to Data", "Ethics"]))
    #expect(try strip(verdict).contains(["Introduction to Data", "Ethics"]))
  }

  @Test func everyPageFitsOnEveryDisplayInEveryLanguage() {
    for phrases in PhraseTests.languages {
      for name in ["unicode", "ascii", "hd44780-a00"] {
        guard let table = CharacterTable.named(name) else { continue }
        let pages = Pages(for: .sixteen, phrases: phrases, characters: table, contact: "Tel. 4711")
        for verdict in AllReasons.verdicts {
          for screen in pages.screens(for: verdict) {
            #expect(screen.lines.allSatisfy { $0.columns == 16 })
            #expect(table.glyphs(in: screen.lines.flatMap { $0.cells }).count <= table.glyphCapacity)
          }
        }
      }
    }
  }

  @Test func greekAndBulgarianComeOutOnDisplaysWithoutTheirLetters() throws {
    let verdict = Verdict.sample(.ok) {
      $0.learner = .init(familyName: "Παπαδοπούλου", givenName: "Μαρία")
      $0.language = "el"
    }
    #expect(try strip(verdict, language: "el", table: "cp737")[0] == ["√ ΓΝΗΣΙΟΣ ΚΩΔΙΚΟΣ", "Μαρία Παπαδοπούλου"])
    #expect(try strip(verdict, language: "el", table: "cp437")[0] == ["√ GNISIOS KODIKOS", "Maria Papadopoulou"])
    #expect(try strip(verdict, language: "bg", table: "cp866")[0] == ["√ КОДЪТ Е ВЕРЕН", "Maria Papadopoulou"])
    #expect(try strip(verdict, language: "bg", table: "ascii")[0] == ["V KODAT E VEREN", "Maria Papadopoulou"])
  }

  @Test func aTaughtLetterIsOnlyOnScreensWithRoomForIt() throws {
    let table = try #require(CharacterTable.named("hd44780-a00"))
    for size in [DisplaySize.sixteen, .fourRows] {
      let verdict = Verdict.sample(.ok) {
        $0.learner = .init(familyName: "Šťastná", givenName: "Žofie")
        $0.title = "Ďábelský kůň"
      }
      let phrases = try #require(Phrases(language: "cs"))
      let pages = Pages(for: size, phrases: phrases, characters: table)
      let encoded = pages.screens(for: verdict).map { table.encode($0) }
      #expect(encoded.allSatisfy { $0.glyphs.count <= 8 })
      let words = pages.screens(for: verdict).words.joined(separator: " ")
      #expect(words.contains("Žofie Šťastná") && words.contains("Ďábelský kůň"), "\(words)")
    }
  }

  // MARK: The waiting desk

  private func list(days: Int64, of life: Int64) throws -> Verdict.HeldList {
    let issued = Day.of("2026-11-20").start
    let after = { (days: Int64) in Timestamp(seconds: issued.seconds + days * 86_400) }
    return Verdict.HeldList(
      id: "x", sequence: 1, issued: issued, state: days < life ? .fresh : .expired,
      ageInDays: days, daysLeft: max(0, life - days),
      urgency: ListUrgency(issued: issued, end: after(life), now: after(days)))
  }

  @Test func theCountdownGrowsLouderAsTheListEnds() throws {
    let pages = Pages(for: .twenty)
    func idle(_ days: Int64) throws -> [[String]] { pages.idle(list: try list(days: days, of: 20)).map { $0.words } }
    #expect(try idle(9) == [["READY", "Scan a code"], ["List of 20 Nov 2026", "9 days old, 11 left"]])
    #expect(try idle(10)[1] == ["LIST ENDS", "in 10 d: refresh"])
    #expect(try idle(15)[1] == ["LIST ENDS", "in 5 d: refresh"])
    #expect(try idle(16).prefix(2) == [["READY", "Scan a code"], ["! LIST ENDS", "in 4 d: refresh"]])
    #expect(try idle(19).prefix(2) == [["! LIST ENDS", "in 1 d: refresh"], ["READY", "Scan a code"]])
    #expect(try idle(20)[0] == ["! LIST HAS ENDED", "Refresh it now"])
    let signals = try [9, 15, 16, 19].map { pages.idle(list: try list(days: $0, of: 20))[0].lamp }
    #expect(signals == [.neutral, .neutral, .caution, .caution])
    // The queue is no keeper of lists.
    let visitor = Pages(for: .twenty, faces: .visitor).idle(list: try list(days: 19, of: 20))
    #expect(visitor.map { $0.words } == [["READY", "Scan a code"]])
  }

  @Test func aTipStandsWhereCodesDoNotComeThrough() {
    let screens = Pages(for: .sixteen).idle(tip: true).map { $0.words }
    #expect(screens == [["READY", "Scan a code"], ["Screen brighter,", "hold 10 cm away"]])
  }

  @Test func theStatusNamesWhatTheDeskRestsOnAndAsksFor() throws {
    let screens = Pages(for: .twenty).status(
      list: try list(days: 3, of: 20), trustFilesOf: School.pinned, rules: [AllReasons.rule],
      today: .of("2026-11-23"))
    #expect(
      screens.map { $0.words } == [
        ["List of 20 Nov 2026", "3 days old, 17 left"], ["Own trust file", "of 2 Sep 2026"],
        ["This desk asks", "EQF 7"], ["23 Nov 2026", "English"],
      ])
  }

  // MARK: Cards

  @Test func commandCardsAreWhatTheySayAndNothingElse() {
    for command in DeskCommand.allCases {
      #expect(DeskCommand([UInt8](command.text.utf8)) == command)
      #expect(DeskCommand([UInt8](("]Q1" + command.text).utf8)) == command)
      // Whatever a scanner makes of it: white space behind, Caps Lock, a German keyboard.
      let german = command.text.replacingOccurrences(of: ":", with: "Ö").replacingOccurrences(of: "Y", with: "Z")
      for text in [command.text + " ", command.text.lowercased(), german] {
        #expect(DeskCommand([UInt8](text.utf8)) == command, "\(text)")
      }
      for text in ["V" + command.text.lowercased().dropFirst(), "x" + command.text, command.rawValue] {
        #expect(DeskCommand([UInt8](text.utf8)) == nil, "\(text)")
      }
      // QR alphanumeric mode, which makes the smallest symbols.
      #expect(command.text.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x3A })
    }
  }
}
