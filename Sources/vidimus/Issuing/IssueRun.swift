import CLibC
import Codecs
import Credentials
import Issuing
import Keys
import Trust

/// One run of `vidimus issue`: the roll is read once to look at every row, and once more to make the codes.
///
/// Neither pass holds more than a few batches of rows. Only eight bytes a learner grow with the roll, to find a learner
/// who is in it twice.
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
    let look = RollLook(work, try workers(), prints: isDry)
    try forEachRow { row throws(Failure) in
      self.selection?.see(row.number)
      try look.add(row, self.header)
    }
    try look.end()
    (faulty, total) = (look.faulty, look.total)
    let unseen = selection?.unseen ?? []
    guard unseen.isEmpty else {
      throw .data("nothing was signed: the roll has no row " + unseen.joined(separator: ", ") + ", which --rows names")
    }
    look.sayPassedOver()
    look.report.end()
    if isDry { Output.say(Words.say(look.report.tally, total: total, faulty: faulty.count)) }
    guard faulty.isEmpty || skipsFaults else {
      throw .data("nothing was signed: " + String(faulty.count) + " of " + String(total) + " credentials cannot be")
    }
    guard faulty.count < total else { throw .data("nothing was signed: none of the credentials can be") }
  }

  // MARK: The second pass

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
      let digest = PlannedCode.digest(row.content)
      guard let entry = try issuing({ () throws(IssueError) in try folder.entry(of: row.number, digest) }) else {
        throw .cannotCreate(
          visible(folder.manifestPath) + " is there already and has no row " + String(row.number)
            + "; take another folder for it")
      }
      made += try self.work.illustrate(PlannedCode(row, id: entry.id, index: entry.index))
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
    let production = CodeProduction(work, status, try workers(), into: folder, total: total - faulty.count)
    try forEachRow { row throws(Failure) in
      try production.add(row, self.header, isFaulty: self.faulty.contains(row.number))
    }
    try production.end()
    return production.tally
  }
}

// MARK: Corrections

extension IssueRun {
  /// Issues rows that have changed again, in the place of their old codes, which become `replaced` in the status list.
  ///
  /// Each step can be taken twice, so that the next run finishes one that was interrupted.
  func replace(in folder: IssueFolder) throws(Failure) -> Int32 {
    guard folder.isFinished else { throw .data(visible(folder.path) + " is not finished; run issue again first") }
    let manifest = try Self.manifestLines(folder.manifestPath)
    // All rows before any is changed.
    try forEachRow { row throws(Failure) in try self.checkName(of: row, folder, manifest) }
    var count = 0
    var tally = DeskTally()
    try forEachRow { row throws(Failure) in
      guard !self.faulty.contains(row.number), let code = try self.plan(replacing: row, folder),
        let old = folder.lastEntry(of: row.number)?.earlier.last,
        let made = try self.make(code, replacing: old, folder, ending: manifest.ending(of: row.number))
      else { return }
      tally.add(made.views, row: row.number)
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

  /// Says whose code a changed row replaces.
  ///
  /// - Throws: ``Failure`` with status 65 where the row seems to be another learner's.
  private func checkName(of row: RollRow, _ folder: IssueFolder, _ manifest: ManifestLines) throws(Failure) {
    guard !faulty.contains(row.number), let last = folder.lastEntry(of: row.number) else { return }
    guard !last.digest.hasSameBytes(as: PlannedCode.digest(row.content)) || !last.earlier.isEmpty else { return }
    let (given, family) = (row.content["givenName"]?.string ?? "", row.content["familyName"]?.string ?? "")
    do {
      let change = try manifest.change(of: row.number, to: ManifestLines.name(given, family))
      Output.say(Words.say(change, ofRow: row.number))
    } catch {
      throw .data(Words.say(error, in: folder.manifestPath))
    }
  }

  /// Takes another id for a row that has changed, and notes it with its place in the status list; the id of a run that
  /// was interrupted; nil where the row has not changed.
  private func plan(replacing row: RollRow, _ folder: IssueFolder) throws(Failure) -> PlannedCode? {
    let digest = PlannedCode.digest(row.content)
    guard let last = folder.lastEntry(of: row.number) else {
      throw .data("row " + String(row.number) + " was not issued into " + visible(folder.path))
    }
    let isNew = !last.digest.hasSameBytes(as: digest)
    guard isNew || !last.earlier.isEmpty else {
      Output.say("row " + String(row.number) + " has not changed since it was issued")
      return nil
    }
    guard last.index == nil || status != nil else {
      throw .usage(
        "the old code of row " + String(row.number) + " has a place in a status list: name it with --status")
    }
    guard isNew else { return PlannedCode(row, id: last.id, index: last.index) }
    guard let id = PlannedCode.newID() else { throw Failure(.noRandomBytes) }
    let index = try status?.allocate(for: [id], on: work.day).first
    let entry = IssueJournal.Entry(digest: digest, id: id, index: index)
    try issuing { () throws(IssueError) in try folder.note([(row.number, entry)]) }
    return PlannedCode(row, id: id, index: index)
  }

  /// Makes a code, with the pictures that the old one has, and puts the old one aside.
  ///
  /// - Parameter ending: how the name of the old code's file ends in the manifest.
  private func make(
    _ code: PlannedCode, replacing old: IssueJournal.Earlier, _ folder: IssueFolder, ending: String?
  ) throws(Failure) -> RowWork.Made? {
    let oldID = Hexadecimal.encode(old.id)
    let kinds = folder.pictures(of: oldID, first: ending)
    let asked = work.symbols.endings
    work.symbols.endings = kinds + asked.filter { !kinds.contains($0) }
    defer { work.symbols.endings = asked }
    guard let made = try work.make([code]).first else { return nil }
    let line = ManifestForm(header).line(code, work.manifestEntry(made), replaces: oldID)
    try issuing { () throws(IssueError) in
      try folder.replace(row: code.row, line: line)
      try folder.putAside(oldID, ["txt"] + SymbolStyle.endings)
    }
    try markReplaced(old, code.row)
    return made
  }

  private func markReplaced(_ old: IssueJournal.Earlier, _ row: Int) throws(Failure) {
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
