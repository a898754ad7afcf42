package import Codecs
import Credentials
import Keys

/// What a look at a row finds.
package struct RowFinding: Equatable {
  package var faults: [RollFault] = []
  package var remarks: [RollRemark] = []
  /// How large the code would be; nil where that was not measured.
  package var meter: CodeMeter?
  /// Tells learners of one course apart, however their names were typed and whatever number each certificate has; nil
  /// where the row is no credential.
  package var learner: UInt64?

  /// The version of the code: 0 where it was not measured, 41 where no QR code holds it.
  package var version: Int { meter.map { $0.version ?? 41 } ?? 0 }

  package init() {}
}

/// What measuring a row's code finds. It takes most of the time of a look, so several processes share it.
package enum RowMeasure: Equatable {
  /// The row is no credential, or zlib failed.
  case none
  case tooLarge(bytes: Int, limit: Int)
  case meter(CodeMeter)
}

/// Looks at rows before anything is signed.
package struct RowCheck {
  private let issuer: Issuer
  private let issuerName: String
  private let day: Day
  private let style: SymbolStyle
  /// The status list's URI; nil where credentials get no place in one.
  private let statusURI: String?
  /// Whether every row is metered well, or only those that are too large for comfort.
  private let metersAll: Bool

  /// - Parameter day: the day of signing.
  package init(
    issuer: Issuer, issuerName: String, day: Day, style: SymbolStyle, statusURI: String?, metersAll: Bool
  ) {
    (self.issuer, self.issuerName, self.day, self.style) = (issuer, issuerName, day, style)
    (self.statusURI, self.metersAll) = (statusURI, metersAll)
  }

  /// What can be said of a row without measuring its code.
  package func look(at content: JSONValue) -> RowFinding {
    var finding = RowFinding()
    let draft: Draft
    do {
      draft = try Draft(content)
    } catch {
      finding.faults = error.problems.map { .draft($0) }
      return finding
    }
    let lint = RollLint(draft, issuerName: issuerName, today: day)
    (finding.faults, finding.remarks) = (lint.faults, lint.remarks)
    finding.learner = Self.learner(draft.credential)
    if statusURI != nil, draft.status != nil { finding.faults.append(.statusTwice) }
    return finding
  }

  /// How large the code of a row would be.
  package func measure(_ content: JSONValue) -> RowMeasure {
    guard var draft = try? Draft(content), statusURI == nil || draft.status == nil else { return .none }
    if let statusURI { draft.status = StatusReference(uri: statusURI, index: Self.usualIndex) }
    if case .tooLarge(let bytes, let limit)? = issuer.oversize(draft, on: day) {
      return .tooLarge(bytes: bytes, limit: limit)
    }
    func meter(searches: Bool) -> CodeMeter? {
      CodeMeter(draft, by: issuer, on: day, style.leastLevel, searches: searches)
    }
    guard let quick = meter(searches: metersAll) else { return .none }
    let isComfortable = (quick.version ?? 41) <= SymbolStyle.comfortableVersion
    return .meter(metersAll || isComfortable ? quick : meter(searches: true) ?? quick)
  }

  /// The last place of a list of the usual size: as long as an index gets.
  private static let usualIndex: UInt32 = 131_071

  /// Adds to a finding what measuring found.
  package func add(_ measure: RowMeasure, of content: JSONValue, to finding: inout RowFinding) {
    switch measure {
    case .none: return
    case .tooLarge(let bytes, let limit):
      finding.faults.append(.tooLarge(bytes: bytes, limit: limit, largest: MemberSize.largest(of: content)))
    case .meter(let meter):
      finding.meter = meter
      guard finding.version <= style.maximumVersion else {
        finding.faults.append(.tooLargeSymbol(meter, largest: MemberSize.largest(of: content)))
        return
      }
      finding.remarks += style.remarks(version: finding.version).map { .symbol($0, saving: meter.saving) }
    }
  }

  private static func learner(_ credential: MicroCredential) -> UInt64 {
    let learner = credential.learner
    let parts = [
      NameLetters.folded(learner.familyName), NameLetters.folded(learner.givenName ?? ""),
      learner.dateOfBirth?.iso ?? "", credential.title,
    ]
    let digest = [UInt8](Digest.sha256([UInt8](parts.joined(separator: "\n").utf8)))
    return ByteOrder.bigEndian.number(digest[..<8])
  }
}
