import Codecs
import Issuing

/// The first pass over a roll: looks at every row, and says what is wrong with it and what should be known.
final class RollLook {
  private let work: RowWork
  private let workers: Workers
  private let progress = Progress("looked at", total: nil)
  /// Rows for the next batch, and batches that workers have.
  private var rows: [RollRow] = []
  private var sent: [[RollRow]] = []
  private(set) var header: RollHeader?
  private(set) var report: LookReport
  /// Rows that something is wrong with.
  private(set) var faulty: Set<Int> = []
  private(set) var total = 0

  /// - Parameter prints: whether the size of every code goes to standard output.
  init(_ work: RowWork, _ workers: Workers, prints: Bool) {
    (self.work, self.workers) = (work, workers)
    report = LookReport(work.symbols.style, prints: prints)
  }

  func add(_ row: RollRow, _ header: RollHeader?) throws(Failure) {
    self.header = header
    total += 1
    progress.show(total)
    rows.append(row)
    if rows.count == CodeProduction.batchRows { try send() }
  }

  private func send() throws(Failure) {
    guard !rows.isEmpty else { return }
    sent.append(rows)
    try workers.give(RowWork.batch(measuring: rows.map { $0.content })) { answer throws(Failure) in try take(answer) }
    rows = []
  }

  private func take(_ answer: [UInt8]) throws(Failure) {
    for (row, json) in zip(sent.removeFirst(), try RowWork.answers(answer)) {
      guard let measure = RowMeasure(json) else { throw .software("a worker gave no answer") }
      var finding = work.check.look(at: row.content)
      work.check.add(measure, of: row.content, to: &finding)
      if let fault = row.fault { finding.faults = [.row(fault)] }
      try report.add(finding, row: row.number, header)
      if !finding.faults.isEmpty { faulty.insert(row.number) }
    }
  }

  /// Waits for the workers.
  func end() throws(Failure) {
    try send()
    try workers.finish { answer throws(Failure) in try take(answer) }
    progress.end()
  }

  /// Names the columns that are not signed: the registrar may have meant one to be.
  func sayPassedOver() {
    let misspelt = header?.misspelt ?? []
    for (found, meant) in misspelt {
      Output.say("the column \"" + visible(found) + "\" is passed over; the member is called " + meant)
    }
    let others = (header?.otherNames ?? []).filter { name in
      !name.isEmpty && !misspelt.contains { $0.found.hasSameBytes(as: name) }
    }
    guard !others.isEmpty else { return }
    let names = others.map { "\"" + visible($0) + "\"" }.joined(separator: ", ")
    Output.say("columns that belong to no credential and are not signed: " + names)
  }
}
