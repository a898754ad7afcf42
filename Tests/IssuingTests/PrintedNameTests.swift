import Codecs
import Credentials
import Issuing
import Testing

@Suite struct PrintedNameTests {
  private func words(_ text: String) -> [String] { PrintedText(text).words }

  @Test func aNameIsFoundHoweverThePageWritesIt() {
    let page = PrintedText("This certifies that\nANNA KOWALSKA-\nNOWAK (Weiß, Jürgen) passed")
    #expect(page.prints(words("Anna Kowalska-Nowak")))
    #expect(page.prints(words("Weiss Jürgen")))
    #expect(!page.prints(words("Anna Nowak")))
    #expect(!page.prints([]))
  }

  @Test func aPartOfADoubleNameIsNotTheName() {
    let page = PrintedText("Anna Kowalska-Nowak")
    #expect(!page.prints(words("Anna Kowalska")))
    #expect(page.prints(words("Kowalska Nowak")))
  }

  @Test func wordsThatTheTextJoinedAreFound() {
    #expect(PrintedText("Anna KowalskaNowak").prints(words("Anna Kowalska Nowak")))
    #expect(!PrintedText("Anna KowalskaNowaks").prints(words("Anna Kowalska Nowak")))
  }
}

@Suite struct DeskTallyTests {
  private let refused = DeskOutlook.Answer.other(.notListed, reason: "issuer-not-listed")

  @Test func aDayToComeIsNoRefusal() {
    var tally = DeskTally()
    tally.add([.other(.notYet, reason: "not-yet-valid"), .genuine], row: 2)
    #expect(!tally.isRefusedToday)
    #expect(!tally.isGenuineEverywhere)
    tally.add([.genuine, refused], row: 3)
    #expect(!tally.isRefusedToday)
    tally.add([refused, refused], row: 4)
    #expect(tally.isRefusedToday)
    #expect(tally.counts(ofView: 1).map { $0.count } == [2, 1])
    #expect(tally.counts(ofView: 1).map { $0.row } == [3, 2])
  }

  @Test func aMissingStatusListIsWaitedFor() {
    var tally = DeskTally()
    tally.add([.genuine, .genuineOnceStatusIsKnown], row: 2)
    #expect(tally.isGenuineEverywhere)
    #expect(tally.waitsForStatus)
  }

  @Test func answersGoThroughJSONUnchanged() {
    for answer in [DeskOutlook.Answer.genuine, .genuineOnceStatusIsKnown, refused] {
      #expect(DeskOutlook.Answer(answer.json) == answer)
    }
    #expect(DeskOutlook.Answer(.string("genuine")) == nil)
  }

  @Test func aLeapDayBecomesTheFirstOfMarch() throws {
    #expect(try #require(Day(iso: "2028-02-29")).after(years: 1).iso == "2029-03-01")
    #expect(try #require(Day(iso: "2028-02-29")).after(years: 4).iso == "2032-02-29")
  }
}
