import Codecs
import Credentials
import Testing

@testable import Desk
@testable import Verification

/// Which screen stands, and until when, on a clock that tests hand in.
@Suite struct DeskSessionTests {
  private static let second: Int64 = 1_000
  private static let ready = ["READY", "Scan a code"]

  // MARK: Pages and pace

  @Test func aPageStandsThreeSeconds() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    #expect(desk.words == ["✓ GENUINE CODE", "Anna Kowalska"])
    #expect(try desk.screens { try desk.wait(2_999) }.isEmpty)
    #expect(try desk.screens { try desk.wait(1) } == [["Same name on ID?", "Paper may differ"]])
  }

  @Test func aVerdictStandsFortyFiveSeconds() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.wait(44_999)
    #expect(desk.words != Self.ready)
    try desk.wait(1)
    #expect(desk.words == Self.ready)
    // Then nothing is due but forgetting the verdict.
    #expect(try desk.screens { try desk.wait(600_000) }.isEmpty && desk.session.patience(at: desk.now) == nil)
  }

  @Test func everyPageHasItsTurnBeforeTheDeskIsReady() throws {
    let desk = try TimedDesk()
    let title = String(repeating: "those who decide, those who advise them and those who are decided upon, ", count: 4)
    let verdict = Verdict.sample(.ok) { $0.title = title + "and others" }
    let pages = Pages(for: .sixteen).screens(for: verdict).map { $0.words }
    // More than 45 seconds have room for.
    #expect(pages.count > 16)
    let shown = try desk.screens {
      try desk.show(verdict)
      try desk.wait(Int64(pages.count) * DeskSession.pageTime)
    }
    #expect(shown == pages + [Self.ready])
  }

  @Test func pagesBeginAnewAfterTheLast() throws {
    let desk = try TimedDesk()
    let pages = Pages(for: .sixteen).screens(for: .sample(.ok)).map { $0.words }
    let shown = try desk.screens {
      try desk.show(.sample(.ok))
      try desk.wait(30_000)
    }
    #expect(pages.count < 10 && shown == Array((pages + pages).prefix(11)))
  }

  @Test func inAFileEveryScreenIsWrittenOnce() throws {
    let desk = try TimedDesk(isLive: false)
    let pages = Pages(for: .sixteen).screens(for: .sample(.ok)).map { $0.words }
    #expect(try desk.screens { try desk.show(.sample(.ok)) } == pages + [Self.ready])
    #expect(try desk.screens { try desk.wait(100_000) }.isEmpty)
  }

  // MARK: The waiting desk

  @Test func theNextPersonFindsTheDesksOwnLanguage() throws {
    let desk = try TimedDesk(["en", "el"])
    try desk.scan("VIDIMUS:LANGUAGE")
    #expect(desk.words.first == "ΕΤΟΙΜΟ")
    try desk.scan("VIDIMUS:CLEAR")
    #expect(desk.words.first == "READY")
    for card in ["BACK", "HOLD", "REPEAT"] {
      try desk.wait(5 * Self.second)
      try desk.scan("VIDIMUS:LANGUAGE")
      try desk.scan("VIDIMUS:" + card)
      #expect(desk.words.first == "ΕΤΟΙΜΟ", "\(card)")
      try desk.wait(44_999)
      #expect(desk.words.first == "ΕΤΟΙΜΟ", "\(card)")
      try desk.wait(1)
      #expect(desk.words.first == "READY", "\(card)")
    }
  }

  @Test func aCodeThatNeverEndsMakesTheDeskReadyWithATip() throws {
    let desk = try TimedDesk()
    try desk.session.showReading(at: desk.now)
    #expect(desk.words == ["READING ..."])
    try desk.wait(44_999)
    #expect(desk.words == ["READING ..."])
    let shown = try desk.screens { try desk.wait(3_001) }
    #expect(shown == [Self.ready, ["Screen brighter,", "hold 10 cm away"]])
  }

  @Test func aCodeThatBringsNothingNewLetsThePageStand() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.wait(3_000)
    try desk.session.showReading(at: desk.now)
    try desk.session.goOn(at: desk.now)
    #expect(desk.words == ["Same name on ID?", "Paper may differ"])
    // Without first bytes there is nothing to go back from.
    #expect(try desk.screens { try desk.session.goOn(at: desk.now) }.isEmpty)
    try desk.wait(45_000)
    #expect(desk.words == Self.ready)
  }

  @Test func onlyAWaitingDeskNamesANewBasisAtOnce() throws {
    let desk = try TimedDesk()
    #expect(try desk.screens { try desk.session.showChangedBasis(at: desk.now) } == [Self.ready])
    try desk.show(.sample(.ok))
    #expect(try desk.screens { try desk.session.showChangedBasis(at: desk.now) }.isEmpty)
  }

  @Test func aNoticeOfAStickStandsTenSeconds() throws {
    let desk = try TimedDesk(["fr"])
    try desk.session.show(StickNotice(.taken, number: 12, list: nil), at: desk.now)
    #expect(desk.words == ["LISTE 12 OK", "Ôtez la clé USB"])
    #expect(try desk.screens { try desk.wait(9_999) }.isEmpty)
    try desk.wait(1)
    #expect(desk.words.first == "PRÊT")
  }

  // MARK: Cards

  @Test func theCardTurnsBackAsOftenAsItIsScanned() throws {
    let desk = try TimedDesk()
    let pages = Pages(for: .sixteen).screens(for: .sample(.ok)).map { $0.words }
    try desk.show(.sample(.ok))
    try desk.wait(9_000)
    #expect(desk.words == pages[3])
    for page in [2, 1, 0, pages.count - 1] {
      try desk.wait(1_000)
      try desk.scan("VIDIMUS:BACK")
      #expect(desk.words == pages[page])
    }
    try desk.wait(1_000)
    // A card that stays in view counts once.
    for _ in 0..<3 { try desk.scan("VIDIMUS:BACK") }
    #expect(desk.words == pages[pages.count - 2])
    // A page that was turned back to stands longer.
    #expect(try desk.screens { try desk.wait(9_999) }.isEmpty)
    #expect(try desk.screens { try desk.wait(1) } == [pages[pages.count - 1]])
  }

  @Test func aHeldPageStandsFiveMinutes() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.wait(3_000)
    try desk.scan("VIDIMUS:HOLD")
    #expect(try desk.screens { try desk.wait(299_999) }.isEmpty)
    #expect(try desk.screens { try desk.wait(1) } == [Self.ready])
  }

  @Test func aHeldPageGoesOnWhenTheCardIsScannedAgain() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.scan("VIDIMUS:HOLD")
    try desk.wait(20_000)
    try desk.scan("VIDIMUS:HOLD")
    #expect(try desk.screens { try desk.wait(3_000) } == [["Same name on ID?", "Paper may differ"]])
  }

  @Test func aVerdictIsRememberedTwoMinutes() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.wait(119_999)
    try desk.scan("VIDIMUS:REPEAT")
    #expect(desk.words == ["✓ GENUINE CODE", "Anna Kowalska"])
    // Showing it again does not renew that time.
    try desk.wait(50_000)
    try desk.scan("VIDIMUS:REPEAT")
    #expect(desk.words == Self.ready)
  }

  @Test func aClearedVerdictIsForgotten() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.scan("VIDIMUS:CLEAR")
    #expect(desk.words == Self.ready)
    try desk.scan("VIDIMUS:REPEAT")
    #expect(desk.words == Self.ready)
  }

  // MARK: Bell and lamps

  @Test func eachSignalRingsItsOwnNumberOfStrokes() throws {
    for (reason, strokes) in [(Reason.ok, 1), (.issuerNotListed, 2), (.badSignature, 3), (.test, 0)] {
      let desk = try TimedDesk(rings: true)
      try desk.show(.sample(reason))
      #expect(desk.display.strokes == min(1, strokes))
      try desk.wait(249)
      #expect(desk.display.strokes == min(1, strokes))
      try desk.wait(1)
      #expect(desk.display.strokes == min(2, strokes))
      try desk.wait(60_000)
      #expect(desk.display.strokes == strokes)
      // Only news rings.
      try desk.scan("VIDIMUS:REPEAT")
      try desk.wait(1_000)
      #expect(desk.display.strokes == strokes)
    }
  }

  @Test func theLampBelongsToTheScreen() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    // Not before the question about the ID.
    #expect(desk.light == .neutral)
    try desk.wait(3_000)
    #expect(desk.light == .accepted)
    try desk.show(.sample(.badSignature))
    #expect(desk.light == .refused)
    try desk.wait(45_000)
    #expect(desk.light == .neutral)
  }

  @Test func onlyTheFirstScreenWithALampIsNews() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    try desk.wait(40_000)
    #expect(desk.display.screens.filter { $0.isNews }.map { $0.words } == [["Same name on ID?", "Paper may differ"]])
  }

  // MARK: The display

  @Test func aDisplayOfAnotherSizeGetsPagesOfItsOwn() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.ok))
    desk.display.size = .twenty
    try desk.wait(3_000)
    #expect(desk.display.screens.last?.size == .twenty && desk.words == Self.ready)
    try desk.scan("VIDIMUS:REPEAT")
    #expect(desk.words == ["✓ GENUINE CODE", "ID? Anna Kowalska"])
  }

  @Test func aDisplayThatTakesNothingEndsTheSession() throws {
    let desk = try TimedDesk()
    desk.display.fails = true
    #expect(throws: DisplayError.write) { try desk.show(.sample(.ok)) }
  }

  @Test func theEndLeavesNoVerdictAndNoLamp() throws {
    let desk = try TimedDesk()
    try desk.show(.sample(.badSignature))
    #expect(try desk.screens { try desk.session.close(showsRest: true) }.isEmpty)
    #expect(desk.display.hasLeft && desk.light == .neutral)
  }
}
