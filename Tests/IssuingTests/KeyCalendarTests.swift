import Codecs
import Issuing
import Keys
import Testing
import Trust

@Suite struct KeyCalendarTests {
  private let today = SampleRow.day("2026-12-15")

  /// An issuer file with keys of these cohorts, some of which have an end.
  private func file(_ keys: [(cohort: String, end: String?)]) throws -> (json: JSONValue, kids: [[UInt8]]) {
    var members: [JSONValue] = []
    var kids: [[UInt8]] = []
    for (cohort, end) in keys {
      let key = try PrivateKey.generate(for: .edDSA).publicMaterial
      kids.append(key.kid)
      guard case .object(var jwk) = IssuerFile.jwk(of: key, cohort: cohort) else { continue }
      if let end { jwk.append(JSONMember("validUntil", .string(end))) }
      members.append(.object(jwk))
    }
    return (.object([JSONMember("keys", .array(members))]), kids)
  }

  @Test func aKeyWithoutASuccessorIsDueAtTheEndOfItsYear() throws {
    let (json, kids) = try file([("2026", nil)])
    var calendar = KeyCalendar()
    calendar.add(issuerFile: json)
    let event = KeyCalendar.Event.keyIsFollowed(kid: kids[0], cohort: "2026")
    let end = SampleRow.day("2026-12-31")
    #expect(calendar.entries(today: today, within: 30) == [.init(day: end, event: event, mark: .soon)])
    #expect(calendar.entries(today: today, within: 10) == [.init(day: end, event: event, mark: .none)])
    #expect(calendar.entries(today: SampleRow.day("2027-01-01"), within: 30).first?.mark == .past)
  }

  @Test func aKeyWithASuccessorIsNotMarked() throws {
    let (json, _) = try file([("2026", nil), ("2027", nil)])
    var calendar = KeyCalendar()
    calendar.add(issuerFile: json)
    #expect(calendar.entries(today: today, within: 30).map { $0.mark } == [.none, .none])
  }

  @Test func anEndOfItsOwnWinsOverTheCohort() throws {
    let (json, kids) = try file([("2026", "2027-06-30")])
    var calendar = KeyCalendar()
    calendar.add(issuerFile: json)
    let entries = calendar.entries(today: today, within: 30)
    #expect(entries.map { $0.event } == [.keyEnds(kid: kids[0], cohort: "2026")])
    #expect(entries.map { $0.day.iso } == ["2027-06-30"])
  }

  @Test func codesAndAchievementsAreCountedByDayAndNeverDue() throws {
    let table = try Table(
      [UInt8]("row,codeExpires,expiryDate\r\n2,2026-12-20,\r\n3,20.12.2026,2026-12-16\r\n4,,soon\r\n".utf8))
    var calendar = KeyCalendar()
    calendar.add(manifest: table, named: "m.csv")
    #expect(
      calendar.entries(today: today, within: 30) == [
        .init(day: SampleRow.day("2026-12-16"), event: .achievementsLapse(count: 1, manifest: "m.csv"), mark: .none),
        .init(day: SampleRow.day("2026-12-20"), event: .codesEnd(count: 2, manifest: "m.csv"), mark: .none),
      ])
  }
}
