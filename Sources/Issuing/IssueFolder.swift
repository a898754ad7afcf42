import Codecs
package import Platform

/// The folder a roll is issued into: a text and pictures a code, the manifest, and the journal that lets an interrupted
/// run go on.
///
///     ID.txt, ID.png …    a code, named by its credential's id
///     journal.csv         which row got which id; on the disk before anything is signed
///     manifest.csv        the rows that are finished; `manifest.csv.part` until all are
///     replaced/           codes that others replaced
///
/// A row is finished when its line stands in the manifest. The line outlives the program while the machine stays on. If
/// the power failed since, pictures are made again and texts that are whole are kept. The manifest gets its name once
/// everything is on the disk.
package final class IssueFolder {
  package let path: String
  private let disk: any FileSystem
  private let journal: IssueJournal
  private var manifest: (any OpenFile)?
  /// Every row up to this one is finished.
  package private(set) var finishedThrough = 0

  /// The manifest's own columns, beside `row` and those of the roll.
  package static let ownColumns = [
    "credentialId", "file", "sha256", "qrVersion", "moduleMm", "statusIndex", "replaces",
  ]
  /// Bytes that a manifest may have.
  private static let limit = 1 << 30

  package var manifestPath: String { path + "/manifest.csv" }
  private var partPath: String { path + "/manifest.csv.part" }

  /// Opens or makes the folder, and locks it until this is gone.
  ///
  /// - Throws: ``IssueError``.
  package init(_ path: String, on disk: any FileSystem) throws(IssueError) {
    (self.path, self.disk) = (path, disk)
    guard disk.exists(path + "/journal.csv") || !disk.exists(path + "/manifest.csv") else {
      throw .manifestWithoutJournal(path: path + "/manifest.csv")
    }
    do {
      try disk.createFolder(path)
    } catch {
      throw .cannotMake(error)
    }
    journal = try IssueJournal(path + "/journal.csv", on: disk)
  }

  /// Whether everything was issued.
  package var isFinished: Bool { disk.exists(manifestPath) }

  // MARK: Journal

  /// The id a row got before, where the row says the same as then.
  ///
  /// - Throws: ``IssueError/rowChanged(_:folder:)`` where it says something else.
  package func entry(of row: Int, _ digest: String) throws(IssueError) -> IssueJournal.Entry? {
    guard let entry = journal.entry(of: row) else { return nil }
    guard entry.digest.hasSameBytes(as: digest) else { throw .rowChanged(row, folder: path) }
    return entry
  }

  /// What a row got when it was issued last.
  package func lastEntry(of row: Int) -> IssueJournal.Entry? { journal.entry(of: row) }

  /// Notes which rows get which ids, down to the disk.
  ///
  /// - Throws: ``IssueError/broken(_:)``.
  package func note(_ rows: [(row: Int, entry: IssueJournal.Entry)]) throws(IssueError) { try journal.note(rows) }

  // MARK: Manifest

  /// Opens the manifest at its end, and finds which rows are finished.
  ///
  /// - Parameters:
  ///   - header: the columns of a manifest that is begun.
  ///   - poweredOn: when the machine was switched on, in seconds since 1970. What was written before may not have
  ///     reached the disk.
  /// - Throws: ``IssueError``.
  package func openManifest(_ header: [String], separator: UInt8, poweredOn: Int64) throws(IssueError) {
    let manifest: any OpenFile
    do {
      manifest = try disk.openAppending(partPath, mode: 0o600)
    } catch {
      throw .cannotMake(error)
    }
    do throws(SystemError) {
      if try manifest.facts().modified.seconds < poweredOn { try manifest.truncate(to: 0) }
      let end = try readManifest(manifest)
      try manifest.truncate(to: end)
      if end == 0 { try manifest.append(CSVWriter.byteOrderMark + CSVWriter.row(header, separator: separator)) }
    } catch {
      throw .broken(error)
    }
    self.manifest = manifest
  }

  /// Finds which rows are finished, and where the last one ends: a row is whole where its line ending is there.
  private func readManifest(_ manifest: any OpenFile) throws(SystemError) -> Int {
    var stream = CSVStream()
    var (offset, end, isHeader) = (0, 0, true)
    while true {
      let bytes = try manifest.bytes(at: offset, count: Descriptor.chunkSize)
      guard !bytes.isEmpty, let rows = try? stream.push(bytes[...]) else { return end }
      offset += bytes.count
      for row in rows {
        end = row.end
        if !isHeader { finishedThrough = row.cells.first.flatMap { Decimal.digits($0.utf8) } ?? finishedThrough }
        isHeader = false
      }
    }
  }

  /// Adds finished rows.
  ///
  /// - Throws: ``IssueError/broken(_:)``.
  package func finish(_ lines: [UInt8]) throws(IssueError) {
    do {
      try manifest?.append(lines)
    } catch {
      throw .broken(error)
    }
  }

  /// Adds the last rows and gives the manifest its name: the folder is finished.
  ///
  /// - Throws: ``IssueError``.
  package func close(_ lines: [UInt8]) throws(IssueError) {
    try finish(lines)
    // One sync for all files: a sync of each takes longer than the work.
    do {
      try manifest?.syncFileSystem()
    } catch {
      throw .broken(error.about(path))
    }
    do {
      try disk.rename(partPath, to: manifestPath)
    } catch {
      throw .cannotMake(error)
    }
    try? manifest?.syncFileSystem()
  }

  /// Puts another line in the place of a row's in the finished manifest.
  ///
  /// - Throws: ``IssueError``.
  package func replace(row: Int, line: [UInt8]) throws(IssueError) {
    let bytes: [UInt8]
    do {
      bytes = try disk.read(manifestPath, limit: Self.limit).bytes
    } catch {
      throw .cannotRead(error)
    }
    var stream = CSVStream()
    guard let rows = try? stream.push(bytes[...]),
      let number = rows.firstIndex(where: { $0.cells.first.map { $0.hasSameBytes(as: String(row)) } ?? false }),
      number > 0
    else { throw .noLine(row: row, manifest: manifestPath) }
    let (start, end) = (rows[number - 1].end, rows[number].end)
    do {
      try disk.replace(manifestPath, bytes[..<start] + line + bytes[end...], mode: 0o600)
    } catch {
      throw .cannotMake(error)
    }
  }

  // MARK: Files

  /// The kinds of picture that a code has, or had before it was put aside: the one that the manifest names first.
  package func pictures(of id: String, first: String?) -> [String] {
    let kinds = SymbolStyle.endings.filter {
      disk.exists(path + "/" + id + "." + $0) || disk.exists(path + "/replaced/" + id + "." + $0)
    }
    guard let first, SymbolStyle.endings.contains(first) else { return kinds }
    return [first] + kinds.filter { $0 != first }
  }

  /// Moves the files of a replaced code away from those that are printed.
  ///
  /// - Throws: ``IssueError``.
  package func putAside(_ id: String, _ endings: [String]) throws(IssueError) {
    do {
      try disk.createFolder(path + "/replaced")
    } catch {
      throw .cannotMake(error)
    }
    for ending in endings {
      let (from, to) = (path + "/" + id + "." + ending, path + "/replaced/" + id + "." + ending)
      guard disk.exists(from) else { continue }
      do {
        try disk.rename(from, to: to)
      } catch {
        throw .cannotMove(path: from, errno: error.errno)
      }
    }
  }
}
