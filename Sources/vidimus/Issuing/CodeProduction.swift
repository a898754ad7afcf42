import Codecs
import Issuing
import Platform

/// The second pass over a roll: takes ids for rows, has workers make their codes, and writes the manifest in the order
/// of the rows.
final class CodeProduction {
  /// Rows in a batch.
  static let batchRows = 32

  /// Nil where the texts go to standard output.
  private let folder: IssueFolder?
  private let work: RowWork
  private let status: StatusFolder?
  private let workers: Workers
  private let progress: Progress
  private var form: ManifestForm?
  private var window = IssueWindow()
  /// Batches that workers have.
  private var sent: [[PlannedCode]] = []
  /// Lines of finished rows that are not yet in the manifest.
  private var lines: (bytes: [UInt8], count: Int) = ([], 0)
  private(set) var tally = DeskTally()
  private var (done, kept) = (0, 0)

  /// - Parameter total: rows that can be signed.
  init(_ work: RowWork, _ status: StatusFolder?, _ workers: Workers, into folder: IssueFolder?, total: Int) {
    (self.work, self.status, self.workers, self.folder) = (work, status, workers, folder)
    progress = Progress("signed", total: total)
  }

  /// Makes the code of a row, unless a run before did.
  ///
  /// - Parameter isFaulty: whether the row is left out; its header counts all the same.
  func add(_ row: RollRow, _ header: RollHeader?, isFaulty: Bool) throws(Failure) {
    if form == nil { try begin(header) }
    guard !isFaulty else { return }
    let isNew = try issuing { () throws(IssueError) in try window.add(row, folder) }
    if !isNew { kept += 1 }
    if window.isFull { try send() }
  }

  private func begin(_ header: RollHeader?) throws(Failure) {
    let form = ManifestForm(header)
    self.form = form
    let poweredOn = MachineClock.now.seconds - MachineClock.poweredOn
    try issuing { () throws(IssueError) in
      try folder?.openManifest(form.header, separator: form.separator, poweredOn: poweredOn)
    }
  }

  /// Takes ids for the rows of the window, and gives them to the workers.
  private func send() throws(Failure) {
    let codes = try window.plan(folder, orThrow: Failure.init) { ids throws(Failure) in
      try status?.allocate(for: ids, on: work.day)
    }
    for start in stride(from: 0, to: codes.count, by: Self.batchRows) {
      let batch = Array(codes[start..<min(start + Self.batchRows, codes.count)])
      sent.append(batch)
      try workers.give(RowWork.batch(making: batch)) { answer throws(Failure) in try take(answer) }
    }
  }

  private func take(_ answer: [UInt8]) throws(Failure) {
    for (code, json) in zip(sent.removeFirst(), try RowWork.answers(answer)) {
      guard let made = RowWork.Made(json) else { throw .software("a worker gave no answer") }
      done += 1
      progress.show(done)
      guard let folder else {
        try Output.write(made.text + [0x0A])
        continue
      }
      lines.bytes += form?.line(code, work.manifestEntry(made), replaces: nil) ?? []
      lines.count += 1
      tally.add(made.views, row: code.row)
      guard lines.count >= IssueWindow.size else { continue }
      try issuing { () throws(IssueError) in try folder.finish(lines.bytes) }
      lines = ([], 0)
    }
  }

  /// Waits for the workers and finishes the folder.
  func end() throws(Failure) {
    if !window.isEmpty { try send() }
    try workers.finish { answer throws(Failure) in try take(answer) }
    progress.end()
    guard let folder else { return }
    try issuing { () throws(IssueError) in try folder.close(lines.bytes) }
    if kept > 0 { Output.say("kept " + String(kept) + " codes that were made before") }
    Output.say("signed " + String(done) + (done == 1 ? " code" : " codes") + " into " + visible(folder.path))
  }
}
