import CLibC
import Codecs
import Keys
import Platform
import Trust

/// Why a newer list did not come: a word for machines, a sentence for people.
struct Refusal: Error {
  let reason: String
  let sentence: String
}

/// A place from which the files of a list can be had by their names.
protocol ListSource: AnyObject {
  /// The place, as reports name it.
  var name: String { get }
  /// Whether it may be that only the bundle is there.
  var prefersBundle: Bool { get }

  /// Brings a file to `path`, which is not there yet; false where the source has none of that name.
  ///
  /// - Throws: ``Refusal``, also for one of more than `limit` bytes.
  func fetch(_ file: String, limit: Int, to path: String) throws(Refusal) -> Bool
}

/// A mounted folder, such as a stick, of which nothing is believed.
final class FolderSource: ListSource {
  let name: String
  let prefersBundle = true

  init(_ folder: String) { name = folder }

  func fetch(_ file: String, limit: Int, to path: String) throws(Refusal) -> Bool {
    // No link is followed, and a FIFO or device is not opened for long.
    let input: any OpenFile
    do {
      input = try disk.open(name + "/" + file, followingLinks: false)
    } catch {
      if error.isMissing { return false }
      guard case .notAFile = error else { throw .reading(file, ErrorNumber.text(error.errno)) }
      throw Refusal(reason: "malformed", sentence: file + " is not a file")
    }
    if let size = try? input.facts().size, size > Int64(limit) { throw .tooLarge(file, limit) }
    let output = try writing { () throws(SystemError) in try disk.make(path, mode: 0o644) }
    var total = 0
    while true {
      let bytes = try chunk(of: input, at: total, file)
      guard !bytes.isEmpty else { return true }
      total += bytes.count
      guard total <= limit else { throw .tooLarge(file, limit) }
      try append(bytes, to: output)
    }
  }

  private func chunk(of input: any OpenFile, at offset: Int, _ file: String) throws(Refusal) -> [UInt8] {
    do {
      return try input.bytes(at: offset, count: Input.chunkSize)
    } catch {
      throw .reading(file, ErrorNumber.text(error.errno))
    }
  }
}

/// A web server, asked by the system's curl in a process of its own: proxies, certificates and HTTP are its trade,
/// and nothing it brings is believed before the list's own signatures hold.
final class WebSource: ListSource {
  let name: String
  let prefersBundle = false

  /// Seconds a small file may take; the whole list may take sixty times as long.
  private let patience: Int

  /// - Parameter url: an https URL, without a slash at its end.
  init(_ url: String, patience: Int) {
    name = url
    self.patience = patience
  }

  /// Whether a source is one of the web.
  static func takes(_ source: String) -> Bool { source.hasPrefix("https://") }

  func fetch(_ file: String, limit: Int, to path: String) throws(Refusal) -> Bool {
    let time = limit > 1 << 20 ? patience * 60 : patience
    let words = [
      "--disable", "--silent", "--fail", "--globoff", "--proto", "=https", "--location", "--max-redirs", "0",
      "--connect-timeout", String(patience), "--max-time", String(time), "--speed-limit", "64", "--speed-time",
      String(patience), "--max-filesize", String(limit), "--output", path, "--", name + "/" + file,
    ]
    // curl stops at what a server says of a length; the file's own limit stops it where the server says nothing.
    let answer = try? Program("curl").run(words, fileLimit: Int64(limit) + 1, seconds: UInt32(time + 10))
    let status = answer ?? -1
    switch status {
    case 0:
      // An empty answer makes no file.
      if !Files.exists(path) { throw Refusal(reason: "malformed", sentence: file + " is empty at " + visible(name)) }
      return true
    case 22: return false
    default: throw Self.refusal(status, file, name, limit)
    }
  }

  private static func refusal(_ status: Int32, _ file: String, _ source: String, _ limit: Int) -> Refusal {
    let place = visible(source)
    switch status {
    case -1:
      return Refusal(reason: "curl", sentence: "curl is not installed; the Debian package curl brings it")
    case 5, 6: return Refusal(reason: "network", sentence: "the name in " + place + " is not known here")
    case 7: return Refusal(reason: "network", sentence: place + " does not answer")
    case 28: return Refusal(reason: "network", sentence: place + " is too slow")
    case Program.Status.outOfTime: return Refusal(reason: "network", sentence: place + " is too slow")
    case 77:
      return Refusal(
        reason: "tls",
        sentence: "this machine has no certificates to check " + place
          + " with; the Debian package ca-certificates brings them")
    case 35, 58, 60, 83, 90, 91:
      return Refusal(reason: "tls", sentence: place + " does not prove with its certificate who it is")
    case 47: return Refusal(reason: "redirect", sentence: place + " points elsewhere, and that is not followed")
    case 63, Program.Status.fileTooLarge: return .tooLarge(file, limit)
    case 23: return Refusal(reason: "io", sentence: "what came from " + place + " could not be written")
    default: return Refusal(reason: "network", sentence: "curl failed with status " + String(status) + " at " + place)
    }
  }
}

/// Writes to a file that is being made.
func append(_ bytes: [UInt8], to file: any OpenFile) throws(Refusal) {
  try writing { () throws(SystemError) in try file.append(bytes) }
}

/// Runs what writes to the folder of a list, and says why it failed.
func writing<Value>(_ body: () throws(SystemError) -> Value) throws(Refusal) -> Value {
  do {
    return try body()
  } catch {
    throw .writing(ErrorNumber.text(error.errno), error.errno)
  }
}

extension Refusal {
  static func tooLarge(_ file: String, _ limit: Int) -> Refusal {
    Refusal(reason: "too-large", sentence: file + " has more than " + String(limit) + " bytes")
  }

  static func reading(_ file: String, _ error: String) -> Refusal {
    Refusal(reason: "io", sentence: "cannot read " + file + ": " + error)
  }

  /// A write that failed, told apart by the system's number, since each needs another remedy.
  static func writing(_ error: String, _ number: Int32) -> Refusal {
    let reason =
      switch number {
      case ENOSPC, EDQUOT: "no-space"
      case EROFS, EACCES, EPERM: "read-only"
      default: "io"
      }
    return Refusal(reason: reason, sentence: "cannot write the list: " + error)
  }

  /// What is wrong with a list that came.
  init(_ error: ListError) {
    self.init(reason: Words.name(of: error), sentence: Words.say(error))
  }
}
