/// Counts what a look at a roll found.
package struct LookTally {
  /// Of many remarks of a kind, this many are said.
  package static let remarksOfAKind = 5

  private var counts: [(kind: RollRemark.Kind, count: Int)] = []
  /// The row of each learner, four bytes each, since it is all that grows with a roll.
  private var rows: [UInt64: Int32] = [:]
  private var versions = [Int](repeating: 0, count: 42)
  /// The version of the largest code and its row; version 0 without any.
  package private(set) var largest = (version: 0, row: 0)

  package init() {}

  /// Counts a row.
  ///
  /// - Returns: the remarks to say: of a kind only the first few.
  package mutating func add(_ finding: RowFinding, row: Int) -> [RollRemark] {
    var remarks = finding.remarks
    if let learner = finding.learner {
      if let earlier = rows[learner] {
        remarks.append(.sameLearner(row: Int(earlier)))
      } else {
        rows[learner] = Int32(clamping: row)
      }
    }
    versions[min(finding.version, 41)] += 1
    if finding.version > largest.version { largest = (finding.version, row) }
    return remarks.filter { count($0.kind) <= Self.remarksOfAKind }
  }

  /// How many remarks of a kind there are with one more.
  private mutating func count(_ kind: RollRemark.Kind) -> Int {
    guard let index = counts.firstIndex(where: { $0.kind == kind }) else {
      counts.append((kind, 1))
      return 1
    }
    counts[index].count += 1
    return counts[index].count
  }

  /// How many remarks of each kind were not said, for kinds that have such.
  package var unsaid: [Int] { counts.map { $0.count - Self.remarksOfAKind }.filter { $0 > 0 } }

  /// How many codes are larger than cheap scanners like.
  package var uncomfortable: Int { versions[(SymbolStyle.comfortableVersion + 1)...].reduce(0, +) }
}
