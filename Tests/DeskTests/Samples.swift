import Codecs
import Envelopes
import Keys
import Testing
import Trust

@testable import Credentials
@testable import Desk
@testable import Verification

/// A school with a key of its own, and a desk that pinned it.
struct School {
  static let id = "https://school.example"
  static let pinned = Timestamp(seconds: Day.of("2026-09-02").start.seconds + 3_600)

  let key: PrivateKey
  let verifier: Verifier

  init(name: String = "Delft University of Technology", country: String? = "NL") throws {
    key = try PrivateKey.generate(for: .edDSA)
    let file = IssuerFile.make(id: Self.id, name: name, country: country, key: key.publicMaterial)
    var trust = TrustStore()
    trust.add(try TrustFile.read(file.bytes, name: "school", modified: Self.pinned))
    verifier = Verifier(trust: trust, kinds: .learning)
  }

  /// The verdict on `claims`, signed here and scanned on `date`.
  func verdict(on claims: SignedClaims, at date: String = "2026-12-01") throws -> Verdict {
    let text = try #require(COSEProfile.mc1.sign(claims.payload, with: key))
    return verifier.verdict(on: text, at: .given(Day.of(date).start))
  }
}

extension SignedClaims {
  /// Anna Kowalska's certificate, with changes.
  static func sample(
    expires: Timestamp? = nil, status: StatusReference? = nil, _ change: (inout MicroCredential) -> Void = { _ in }
  ) -> SignedClaims {
    var credential = MicroCredential(
      learner: .init(familyName: "Kowalska", givenName: "Anna"), title: "Introduction to Data Ethics",
      issuerCountry: ["NL"], awardingBody: .init(name: "Delft University of Technology"),
      issuanceDate: .of("2026-05-14"), learningOutcomes: [.init(text: "Explain consent", skills: [])],
      notionalWorkload: .init(ectsHundredths: 100, hours: 25), level: .init(eqf: 6, cycle: 1),
      typeOfAssessment: [.code(14)], formOfParticipation: [.code(2)], qualityAssurance: [.code(2)],
      language: "en", titles: [], assurance: [])
    change(&credential)
    return SignedClaims(
      issuer: School.id, issuedAt: Day.of("2026-05-14").start, id: [1, 2, 3, 4, 5, 6, 7, 8], expires: expires,
      notBefore: nil, status: status, credential: credential)
  }
}

extension Verdict {
  /// A verdict for `reason` with nothing else in it.
  static func bare(_ reason: Reason, format: String? = "MC1", status: Status? = nil) -> Verdict {
    Verdict(
      reason: reason, format: format, issuer: nil, credential: nil, status: status, list: nil, warnings: [],
      checkedAt: Day.of("2026-12-01").start, fault: nil)
  }

  /// A verdict on Anna Kowalska's certificate, as if it had come out so.
  static func sample(
    _ reason: Reason, status: Status? = Status.none, warnings: [Warning] = [],
    _ change: (inout MicroCredential) -> Void = { _ in }
  ) -> Verdict {
    let issuer = Issuer(
      id: School.id, name: "Delft University of Technology", country: "NL", source: .pinned, asOf: School.pinned)
    return Verdict(
      reason: reason, format: "MC1", issuer: issuer, credential: Credential(.sample(change)), status: status,
      list: nil, warnings: warnings, checkedAt: Day.of("2026-12-01").start, fault: nil)
  }
}

extension Day {
  static func of(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { fatalError("no date: \(iso)") }
    return day
  }
}

extension DisplaySize {
  static let sixteen = DisplaySize.smallest
  static let twenty = of(20, 2)
  static let fourRows = of(20, 4)
  static let all = columnRange.flatMap { columns in rowRange.map { of(columns, $0) } }

  private static func of(_ columns: Int, _ rows: Int) -> DisplaySize {
    guard let size = DisplaySize(columns: columns, rows: rows) else { fatalError("no size: \(columns)×\(rows)") }
    return size
  }
}

extension Screen {
  /// The lines as strings, padding included.
  var text: [String] { lines.map { $0.text } }

  /// The lines that are not blank, without their padding.
  var words: [String] { lines.map { DisplayText($0.text).text }.filter { !$0.isEmpty } }
}

extension [Screen] {
  /// The lines of all screens that are not blank, without their padding.
  var words: [String] {
    var words: [String] = []
    for screen in self { words += screen.words }
    return words
  }
}
