import Codecs
package import Platform

/// Why a run of issuing stops.
package enum IssueError: Error, Equatable {
  /// A file that the run needs cannot be read.
  case cannotRead(SystemError)
  /// A file cannot be made, or must not be overwritten.
  case cannotMake(SystemError)
  /// Reading or writing failed on the way.
  case broken(SystemError)
  /// Another process works in the folder.
  case busy(folder: String)
  /// The file of a replaced code cannot be moved; with the system's number.
  case cannotMove(path: String, errno: Int32)

  /// OpenSSL has no random bytes.
  case noRandomBytes

  // MARK: Rolls

  case roll(RollError)
  /// Standard input cannot be kept in a file; with the system's number.
  case cannotKeep(folder: String, errno: Int32)

  // MARK: Folders

  /// There is a manifest, and no journal beside it.
  case manifestWithoutJournal(path: String)
  case notAJournal(path: String)
  /// The row says something else than when it was issued.
  case rowChanged(Int, folder: String)
  /// The row was left out when those behind it were issued, so it has no place in this manifest.
  case rowLeftOut(Int)
  case noLine(row: Int, manifest: String)
}
