import CLibC
import Codecs
import Issuing
import Keys

/// The folder a roll is issued into: a text and pictures a code, the manifest, and the journal that lets an interrupted
/// run go on.
///
///     ID.txt, ID.png …    a code, named by its credential's id
///     journal.csv         which row got which id; on the disk before anything is signed
///     manifest.csv        the rows that are finished; `manifest.csv.part` until all are
///     replaced/           codes that others took the place of
///
/// A row is finished when its line stands in the manifest. While the machine stays on, that outlives whatever ends the
/// program; if power failed since, pictures are made again and texts that are whole are kept. The manifest gets its name
/// once everything is on the disk.
final class IssueFolder {
  let path: String
  private let journal: Int32
  private var manifest: Int32 = -1
  /// Every row up to this one is finished.
  private(set) var finishedThrough = 0
  /// What is known of rows that have an id: all of those that are not finished, and of finished ones what to compare.
  private var entries: [Int: Entry] = [:]

  struct Entry {
    let digest: String
    let id: [UInt8]
    let index: UInt32?
    /// What the row got before, in order.
    var earlier: [(id: [UInt8], index: UInt32?)] = []
  }

  static let ownColumns = [
    "credentialId", "file", "sha256", "qrVersion", "moduleMm", "statusIndex", "replaces",
  ]

  private static let header = "row,digest,credentialId,statusIndex\n"

  var manifestPath: String { path + "/manifest.csv" }
  private var partPath: String { path + "/manifest.csv.part" }
  private var journalPath: String { path + "/journal.csv" }

  /// Opens or makes the folder, and locks it until this is gone.
  ///
  /// - Throws: ``Failure``.
  init(_ path: String) throws(Failure) {
    self.path = path
    let isThere = Files.exists(path + "/journal.csv")
    guard isThere || !Files.exists(path + "/manifest.csv") else {
      throw .cannotCreate(visible(path) + "/manifest.csv is there already and is not overwritten")
    }
    try Files.createFolder(path)
    journal = unsafe vidimus_open(path + "/journal.csv", O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard journal >= 0 else { throw .cannotCreate("cannot make " + visible(path) + "/journal.csv: " + systemError()) }
    try lock()
    try readJournal()
  }

  deinit {
    _ = CLibC.close(journal)
    if manifest >= 0 { _ = CLibC.close(manifest) }
  }

  /// Workers of a run that was killed may still be at their last batch.
  private func lock() throws(Failure) {
    for _ in 0..<50 {
      if flock(journal, LOCK_EX | LOCK_NB) == 0 { return }
      usleep(200_000)
    }
    throw .cannotCreate(visible(path) + " is in use by another process")
  }

  /// Whether everything was issued.
  var isFinished: Bool { Files.exists(manifestPath) }

  // MARK: Journal

  private func readJournal() throws(Failure) {
    let bytes = try Files.read(journalPath, limit: 1 << 30).bytes
    let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // A line that was cut short was never said.
    if end < bytes.count, ftruncate(journal, off_t(end)) != 0 {
      throw .io("cannot mend " + visible(journalPath) + ": " + systemError())
    }
    if end == 0 { try append([UInt8](Self.header.utf8)) }
    for line in bytes[..<end].split(separator: 0x0A).dropFirst() {
      let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == 4, let row = Decimal.digits(cells[0]), let digest = String(strictUTF8: Array(cells[1])),
        let id = String(strictUTF8: Array(cells[2])).flatMap({ Hexadecimal.decode($0) })
      else { throw .data(visible(journalPath) + " is no journal of this program") }
      add(Entry(digest: digest, id: id, index: Decimal.digits(cells[3]).flatMap { UInt32(exactly: $0) }), row: row)
    }
  }

  /// Of a row that was issued again the last counts.
  private func add(_ entry: Entry, row: Int) {
    var entry = entry
    if let before = entries[row] { entry.earlier = before.earlier + [(before.id, before.index)] }
    entries[row] = entry
  }

  private func append(_ bytes: [UInt8]) throws(Failure) {
    try Output.write(bytes, to: journal, name: visible(journalPath))
    guard fsync(journal) == 0 else { throw .io("cannot write " + visible(journalPath) + ": " + systemError()) }
  }

  /// The id a row got before, where the row says the same as then.
  ///
  /// - Throws: ``Failure`` with status 65 where it says something else.
  func entry(of row: Int, _ digest: String) throws(Failure) -> Entry? {
    guard let entry = entries[row] else { return nil }
    guard entry.digest.hasSameBytes(as: digest) else {
      throw .data(
        "row " + String(row) + " has changed since it was issued into " + visible(path)
          + "; correct it with --rows " + String(row)
          + " --replaces once the folder is finished, or take another folder"
      )
    }
    return entry
  }

  /// What a row got when it was issued last.
  func lastEntry(of row: Int) -> Entry? { entries[row] }

  /// Notes which rows get which ids, down to the disk.
  func note(_ rows: [(row: Int, Entry)]) throws(Failure) {
    var lines: [UInt8] = []
    for (row, entry) in rows {
      let cells = [String(row), entry.digest, Hexadecimal.encode(entry.id), entry.index.map { String($0) } ?? ""]
      lines += (cells.joined(separator: ",") + "\n").utf8
    }
    try append(lines)
    // Of new rows there is nothing left to ask; of those that are issued again, what they replace.
    for (row, entry) in rows where entries[row] != nil { add(entry, row: row) }
  }

  // MARK: Manifest

  /// Opens the manifest at its end, and finds which rows are finished.
  ///
  /// - Parameter header: the columns, where it is to be begun.
  func openManifest(_ header: [String], separator: UInt8) throws(Failure) {
    manifest = unsafe vidimus_open(partPath, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard manifest >= 0 else { throw .cannotCreate("cannot make " + visible(partPath) + ": " + systemError()) }
    var status = stat()
    guard unsafe fstat(manifest, &status) == 0 else {
      throw .io("cannot read " + visible(partPath) + ": " + systemError())
    }
    // What was written before the machine was switched on may not have reached the disk.
    if unsafe vidimus_mtime(&status) < vidimus_now() - PowerOn.seconds, ftruncate(manifest, 0) != 0 {
      throw .io("cannot mend " + visible(partPath) + ": " + systemError())
    }
    var stream = CSVStream()
    var buffer = [UInt8](repeating: 0, count: Input.chunkSize)
    var (end, isHeader) = (0, true)
    reading: while true {
      switch try Input.read(manifest, name: visible(partPath), into: &buffer) {
      case .interrupted: break
      case .end: break reading
      case .bytes(let bytes):
        // The last row is whole where its line ending is there; what follows was cut short.
        guard let rows = try? stream.push(bytes[...]) else { break reading }
        for row in rows {
          end = row.end
          if !isHeader { finishedThrough = row.cells.first.flatMap { Decimal.digits($0.utf8) } ?? finishedThrough }
          isHeader = false
        }
      }
    }
    guard ftruncate(manifest, off_t(end)) == 0 else {
      throw .io("cannot mend " + visible(partPath) + ": " + systemError())
    }
    if end == 0 {
      try Output.write(
        CSVWriter.byteOrderMark + CSVWriter.row(header, separator: separator), to: manifest, name: visible(partPath))
    }
  }

  /// Adds finished rows.
  func finish(_ lines: [UInt8]) throws(Failure) {
    try Output.write(lines, to: manifest, name: visible(partPath))
  }

  /// Gives the manifest its name: the folder is finished.
  func close(_ lines: [UInt8]) throws(Failure) {
    try finish(lines)
    // Once for all files: a sync of each, or of the whole disk ever so often, would take longer than the work.
    guard vidimus_sync_files(journal) == 0 else { throw .io("cannot write " + visible(path) + ": " + systemError()) }
    guard unsafe rename(partPath, manifestPath) == 0 else {
      throw .cannotCreate("cannot make " + visible(manifestPath) + ": " + systemError())
    }
    _ = vidimus_sync_files(journal)
  }

  /// Puts another line in the place of a row's in the finished manifest.
  func replace(row: Int, line: [UInt8]) throws(Failure) {
    let bytes = try Files.read(manifestPath, limit: 1 << 30).bytes
    var stream = CSVStream()
    guard let rows = try? stream.push(bytes[...]),
      let number = rows.firstIndex(where: { $0.cells.first.map { $0.hasSameBytes(as: String(row)) } ?? false }),
      number > 0
    else { throw .data(visible(manifestPath) + " has no row " + String(row)) }
    let (start, end) = (rows[number - 1].end, rows[number].end)
    try Files.replace(manifestPath, bytes[..<start] + line + bytes[end...], mode: 0o600)
  }

  // MARK: Files

  /// The kinds of picture that a code has, or had before it was put aside: the one that the manifest names first.
  func pictures(of id: String, first: String?) -> [String] {
    let kinds = SymbolStyle.endings.filter {
      Files.exists(path + "/" + id + "." + $0) || Files.exists(path + "/replaced/" + id + "." + $0)
    }
    guard let first, SymbolStyle.endings.contains(first) else { return kinds }
    return [first] + kinds.filter { $0 != first }
  }

  /// Moves the files of a code that was replaced out of the way of whoever prints.
  func putAside(_ id: String, _ endings: [String]) throws(Failure) {
    try Files.createFolder(path + "/replaced")
    for ending in endings {
      let (from, to) = (path + "/" + id + "." + ending, path + "/replaced/" + id + "." + ending)
      guard Files.exists(from) else { continue }
      guard unsafe rename(from, to) == 0 else {
        throw .cannotCreate("cannot move " + visible(from) + ": " + systemError())
      }
    }
  }

  /// Writes a file of a row that is finished: whole or not at all, since its being there says that it is whole.
  static func add(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let temporary = path + ".part"
    try write(temporary, bytes)
    guard unsafe rename(temporary, path) == 0 else {
      throw .cannotCreate("cannot make " + visible(path) + ": " + systemError())
    }
  }

  /// Writes a file whose row is not finished, over whatever a run before may have left of it.
  static func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let file = unsafe vidimus_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .cannotCreate("cannot make " + visible(path) + ": " + systemError()) }
    defer { _ = CLibC.close(file) }
    do {
      try Output.write(bytes, to: file, name: visible(path))
    } catch {
      throw .cannotCreate(error.sentence)
    }
  }
}
