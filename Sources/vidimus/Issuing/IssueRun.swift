import CLibC
import Codecs
import Credentials
import Issuing
import Keys
import Trust

/// One run of `vidimus issue`: the roll is read once to look at every row, and once more to make the codes.
///
/// Neither pass holds more than a few batches of rows. What grows with the roll is eight bytes a learner, to find the
/// one who is in it twice.
final class IssueRun {
  private let roll: RollFile
  private let work: RowWork
  private let status: StatusFolder?
  private var selection: RowSelection?
  private let jobs: Int
  private let skipsFaults: Bool
  let isDry: Bool
  let isReplacing: Bool
  /// Rows that the first pass found wanting.
  private var faulty: Set<Int> = []
  private var total = 0
  private var header: RollHeader?

  /// Rows in a batch, and rows whose ids are taken at once.
  private static let batchRows = 32
  private static let windowRows = 2_048

  init(
    roll: RollFile, work: RowWork, status: StatusFolder?, selection: RowSelection?, jobs: Int, skipsFaults: Bool,
    isDry: Bool, isReplacing: Bool
  ) {
    (self.roll, self.work, self.status, self.selection) = (roll, work, status, selection)
    (self.jobs, self.skipsFaults) = (jobs, skipsFaults)
    (self.isDry, self.isReplacing) = (isDry, isReplacing)
  }

  private func workers() throws(Failure) -> Workers { try Workers(jobs) { self.work.answer($0) } }

  /// Calls `body` with the rows that were asked for.
  private func forEachRow(_ body: (RollRow) throws(Failure) -> Void) throws(Failure) {
    try roll.forEachRow { row, header throws(Failure) in
      self.header = header
      guard self.selection?.contains(row.number) ?? true else { return }
      try body(row)
    }
  }

  // MARK: The first pass

  /// Looks at every row, and says whatever is wrong with any and what should be known.
  ///
  /// - Throws: ``Failure`` with status 65 where something is wrong, unless such rows are to be skipped.
  func look() throws(Failure) {
    let workers = try workers()
    let progress = Progress("looked at", total: nil)
    var sent: [[RollRow]] = []
    var rows: [RollRow] = []
    var report = LookReport(work.symbols.style, prints: isDry)
    func take(_ answer: [UInt8]) throws(Failure) {
      for (row, json) in zip(sent.removeFirst(), try RowWork.answers(answer)) {
        guard let measure = RowMeasure(json) else { throw .software("a worker gave no answer") }
        var finding = work.check.look(at: row.content)
        work.check.add(measure, of: row.content, to: &finding)
        if let fault = row.fault { finding.faults = [.row(fault)] }
        try report.add(finding, row: row.number, header)
        if !finding.faults.isEmpty { faulty.insert(row.number) }
      }
    }
    func send() throws(Failure) {
      guard !rows.isEmpty else { return }
      sent.append(rows)
      try workers.give(RowWork.batch(measuring: rows.map { $0.content })) { answer throws(Failure) in try take(answer) }
      rows = []
    }
    try forEachRow { row throws(Failure) in
      self.total += 1
      self.selection?.see(row.number)
      progress.show(self.total)
      rows.append(row)
      if rows.count == Self.batchRows { try send() }
    }
    try send()
    try workers.finish { answer throws(Failure) in try take(answer) }
    progress.end()
    let unseen = selection?.unseen ?? []
    guard unseen.isEmpty else {
      throw .data("nothing was signed: the roll has no row " + unseen.joined(separator: ", ") + ", which --rows names")
    }
    sayPassedOver()
    report.end()
    if isDry { Output.say(Words.say(report.tally, total: total, faulty: faulty.count)) }
    guard faulty.isEmpty || skipsFaults else {
      throw .data("nothing was signed: " + String(faulty.count) + " of " + String(total) + " credentials cannot be")
    }
    guard faulty.count < total else { throw .data("nothing was signed: none of the credentials can be") }
  }

  /// Names the columns of which nothing is signed: somebody may have meant one to be.
  private func sayPassedOver() {
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

  // MARK: The second pass

  /// What a row is called in the journal: whatever would be signed of it.
  private static func digest(_ content: JSONValue) -> String {
    Hexadecimal.encode([UInt8](Digest.sha256(content.bytes).prefix(8)))
  }

  /// Whether rows were left out because something is wrong with them.
  var hasSkipped: Bool { !faulty.isEmpty }

  private func saySkipped() {
    guard hasSkipped else { return }
    Output.say("skipped " + String(faulty.count) + " of " + String(total) + " rows, as reported above")
  }

  /// Signs to standard output, a text a line.
  ///
  /// - Returns: the exit status: 65 where rows were skipped.
  func sign() throws(Failure) -> Int32 {
    _ = try make(into: nil)
    saySkipped()
    return hasSkipped ? 65 : 0
  }

  /// Signs into a folder.
  ///
  /// - Returns: the exit status: 1 where desks would not take what was made, 65 where rows were skipped.
  func sign(into folder: IssueFolder) throws(Failure) -> Int32 {
    guard !folder.isFinished else { return try compare(with: folder) }
    let tally = try make(into: folder)
    tally.report(work.lists)
    saySkipped()
    return tally.isRefusedToday ? 1 : hasSkipped ? 65 : 0
  }

  /// Finds in a finished folder what it was asked for, and makes the pictures that are missing.
  private func compare(with folder: IssueFolder) throws(Failure) -> Int32 {
    let progress = Progress("looked for", total: total - faulty.count)
    var (done, made) = (0, 0)
    try forEachRow { row throws(Failure) in
      guard !self.faulty.contains(row.number) else { return }
      guard let entry = try folder.entry(of: row.number, Self.digest(row.content)) else {
        throw .cannotCreate(
          visible(folder.manifestPath) + " is there already and has no row " + String(row.number)
            + "; take another folder for it")
      }
      let order = RowWork.Order(row: row.number, id: entry.id, index: entry.index, content: row.content)
      made += try self.work.illustrate(order)
      done += 1
      progress.show(done)
    }
    progress.end()
    let what = hasSkipped ? "all that can be signed" : "all of it"
    let whatIsDone = made == 0 ? "nothing to do" : "made " + String(made) + (made == 1 ? " picture" : " pictures")
    Output.say(whatIsDone + ": " + what + " was issued into " + visible(folder.path) + " before")
    if made > 0 { Output.say("the column file of the manifest goes on naming what was made first") }
    saySkipped()
    return hasSkipped ? 65 : 0
  }

  private func make(into folder: IssueFolder?) throws(Failure) -> DeskTally {
    let workers = try workers()
    let progress = Progress("signed", total: total - faulty.count)
    var window: [(row: RollRow, digest: String)] = []
    var sent: [[Finished]] = []
    var lines: [UInt8] = []
    var (pending, done, kept) = (0, 0, 0)
    var tally = DeskTally()
    var isManifestOpen = false

    func take(_ answer: [UInt8]) throws(Failure) {
      for (finished, json) in zip(sent.removeFirst(), try RowWork.answers(answer)) {
        guard let made = RowWork.Made(json) else { throw .software("a worker gave no answer") }
        done += 1
        progress.show(done)
        guard let folder else {
          try Output.write(made.text + [0x0A])
          continue
        }
        lines += manifestLine(finished, made, replaces: nil)
        tally.add(made.views, row: finished.row)
        pending += 1
        guard pending >= Self.windowRows else { continue }
        try folder.finish(lines)
        (lines, pending) = ([], 0)
      }
    }
    /// Takes ids for the rows of a window, notes them, and gives the rows to the workers.
    func send() throws(Failure) {
      let orders = try self.orders(window, folder)
      for start in stride(from: 0, to: window.count, by: Self.batchRows) {
        let range = start..<min(start + Self.batchRows, window.count)
        sent.append(range.map { Finished(window[$0].row, orders[$0]) })
        try workers.give(RowWork.batch(making: Array(orders[range]))) { answer throws(Failure) in try take(answer) }
      }
      window = []
    }
    try forEachRow { row throws(Failure) in
      if let folder, !isManifestOpen {
        try folder.openManifest(self.manifestHeader, separator: self.separator)
        isManifestOpen = true
      }
      guard !self.faulty.contains(row.number) else { return }
      let digest = Self.digest(row.content)
      if let folder, row.number <= folder.finishedThrough {
        // A row that was left out or skipped when those behind it were issued has no place in this manifest.
        guard try folder.entry(of: row.number, digest) != nil else {
          throw .data(
            "row " + String(row.number)
              + " was not issued with those around it; take another folder for it, with --rows "
              + String(row.number))
        }
        kept += 1
        return
      }
      window.append((row, digest))
      if window.count == Self.windowRows { try send() }
    }
    if !window.isEmpty { try send() }
    try workers.finish { answer throws(Failure) in try take(answer) }
    progress.end()
    if let folder {
      try folder.close(lines)
      if kept > 0 { Output.say("kept " + String(kept) + " codes that were made before") }
      Output.say("signed " + String(done) + (done == 1 ? " code" : " codes") + " into " + visible(folder.path))
    }
    return tally
  }

  /// A row whose code is being made, and what its line in the manifest will say.
  private struct Finished {
    let row: Int
    let cells: [String]
    let content: JSONValue
    let id: [UInt8]
    let index: UInt32?

    init(_ row: RollRow, _ order: RowWork.Order) {
      (self.row, cells, content) = (row.number, row.cells, row.cells.isEmpty ? row.content : .null)
      (id, index) = (order.id, order.index)
    }
  }

  /// The orders of a window: ids that rows got before, and new ones, which reach the disk with their places in the
  /// status list before anything is signed under them.
  private func orders(
    _ window: [(row: RollRow, digest: String)], _ folder: IssueFolder?
  ) throws(Failure) -> [RowWork.Order] {
    var known: [IssueFolder.Entry?] = []
    for (row, digest) in window { known.append(try folder?.entry(of: row.number, digest)) }
    var fresh: [[UInt8]] = []
    for entry in known where entry == nil { fresh.append(try Self.newID()) }
    let indices = try status?.allocate(for: fresh, on: work.day)
    var (orders, notes): ([RowWork.Order], [(row: Int, IssueFolder.Entry)]) = ([], [])
    var next = 0
    for ((row, digest), entry) in zip(window, known) {
      var entry = entry
      if entry == nil {
        let new = IssueFolder.Entry(digest: digest, id: fresh[next], index: indices?[next])
        next += 1
        notes.append((row.number, new))
        entry = new
      }
      guard let entry else { continue }
      orders.append(RowWork.Order(row: row.number, id: entry.id, index: entry.index, content: row.content))
    }
    if let folder, !notes.isEmpty { try folder.note(notes) }
    return orders
  }

  private static func newID() throws(Failure) -> [UInt8] {
    while true {
      guard let id = OpenSSL.randomBytes(Issuer.idLength) else { throw .software("OpenSSL has no random bytes") }
      // One in eight hundred would not survive a spreadsheet in which somebody saves the manifest.
      if !SpreadsheetCell.isTakenForNumber(Hexadecimal.encode(id)) { return id }
    }
  }

  // MARK: The manifest

  private var separator: UInt8 { header?.separator ?? UInt8(ascii: ",") }

  /// Columns of the roll that the manifest takes over: all but those it has itself.
  private var keptColumns: [Int] {
    guard let names = header?.names else { return [] }
    let own = ["row"] + IssueFolder.ownColumns
    return names.indices.filter { index in !own.contains { $0.hasSameBytes(as: names[index]) } }
  }

  /// What the manifest says of a credential that came as JSON.
  private static let jsonColumns = ["familyName", "givenName", "title", "certificateNumber"]

  private var manifestHeader: [String] {
    let names = header.map { header in keptColumns.map { header.names[$0] } } ?? Self.jsonColumns
    return ["row"] + names + IssueFolder.ownColumns
  }

  private func manifestLine(_ finished: Finished, _ made: RowWork.Made, replaces: String?) -> [UInt8] {
    let original =
      header == nil
      ? Self.jsonColumns.map { finished.content[$0]?.string ?? "" } : keptColumns.map { finished.cells[$0] }
    let id = Hexadecimal.encode(finished.id)
    let own = [
      id, id + "." + (work.symbols.endings.first ?? "txt"), Hexadecimal.encode(Digest.sha256(made.text)),
      String(made.version), Words.millimetres(work.symbols.style.moduleSize(version: made.version)),
      finished.index.map { String($0) } ?? "", replaces ?? "",
    ]
    return CSVWriter.row([String(finished.row)] + original + own, separator: separator)
  }
}

// MARK: Corrections

extension IssueRun {
  /// Issues rows again that have changed, in the place of their old codes, which become `replaced` in the status list.
  ///
  /// Each step can be taken twice, so that a run that was interrupted is finished by the next.
  func replace(in folder: IssueFolder) throws(Failure) -> Int32 {
    guard folder.isFinished else { throw .data(visible(folder.path) + " is not finished; run issue again first") }
    let manifest = try Self.manifestLines(folder.manifestPath)
    // All rows before any is changed.
    try forEachRow { row throws(Failure) in
      guard !self.faulty.contains(row.number), let last = folder.lastEntry(of: row.number) else { return }
      guard !last.digest.hasSameBytes(as: Self.digest(row.content)) || !last.earlier.isEmpty else { return }
      let (given, family) = (row.content["givenName"]?.string ?? "", row.content["familyName"]?.string ?? "")
      do throws(ManifestLines.Fault) {
        let change = try manifest.change(of: row.number, to: ManifestLines.name(given, family))
        Output.say(Words.say(change, ofRow: row.number))
      } catch {
        throw .data(Words.say(error, in: folder.manifestPath))
      }
    }
    let asked = work.symbols.endings
    var count = 0
    var tally = DeskTally()
    try forEachRow { row throws(Failure) in
      guard !self.faulty.contains(row.number) else { return }
      let digest = Self.digest(row.content)
      guard let last = folder.lastEntry(of: row.number) else {
        throw .data("row " + String(row.number) + " was not issued into " + visible(folder.path))
      }
      let isNew = !last.digest.hasSameBytes(as: digest)
      guard isNew || !last.earlier.isEmpty else {
        Output.say("row " + String(row.number) + " has not changed since it was issued")
        return
      }
      guard last.index == nil || self.status != nil else {
        throw .usage(
          "the old code of row " + String(row.number) + " has a place in a status list: name it with --status")
      }
      let order: RowWork.Order
      if isNew {
        order = try self.orders(replacing: row, digest, folder)
      } else {
        order = RowWork.Order(row: row.number, id: last.id, index: last.index, content: row.content)
      }
      guard let old = folder.lastEntry(of: row.number)?.earlier.last else { return }
      let kinds = folder.pictures(of: Hexadecimal.encode(old.id), first: manifest.ending(of: row.number))
      self.work.symbols.endings = kinds + asked.filter { !kinds.contains($0) }
      guard let made = try self.work.make([order]).first else { return }
      tally.add(made.views, row: row.number)
      let line = self.manifestLine(Finished(row, order), made, replaces: Hexadecimal.encode(old.id))
      try folder.replace(row: row.number, line: line)
      try folder.putAside(Hexadecimal.encode(old.id), ["txt"] + SymbolStyle.endings)
      try self.markReplaced(old, row.number)
      count += 1
    }
    tally.report(work.lists)
    if count > 0 { Output.say("replaced " + String(count) + (count == 1 ? " code" : " codes")) }
    saySkipped()
    return tally.isRefusedToday ? 1 : hasSkipped ? 65 : 0
  }

  private static func manifestLines(_ path: String) throws(Failure) -> ManifestLines {
    let table = try Table(path)
    do {
      return try ManifestLines(table)
    } catch {
      throw .data(Words.say(error, in: path))
    }
  }

  private func orders(
    replacing row: RollRow, _ digest: String, _ folder: IssueFolder
  ) throws(Failure) -> RowWork.Order {
    let id = try Self.newID()
    let index = try status?.allocate(for: [id], on: work.day).first
    try folder.note([(row.number, IssueFolder.Entry(digest: digest, id: id, index: index))])
    return RowWork.Order(row: row.number, id: id, index: index, content: row.content)
  }

  private func markReplaced(_ old: (id: [UInt8], index: UInt32?), _ row: Int) throws(Failure) {
    let id = Hexadecimal.encode(old.id)
    guard old.index != nil, let status else {
      Output.say(
        "row " + String(row) + ": the old code " + id + " has no place in a status list, so that desks go on taking it")
      return
    }
    // What was withdrawn is more than replaced.
    guard status.register.entry(of: id)?.value != .revoked else { return }
    if try status.set([id], to: .replaced, on: work.day) > 0 {
      Output.say(
        "row " + String(row) + ": the old code " + id + " is replaced; publish the list with vidimus revoke sign")
    }
  }
}
