package import Platform

/// A web server. The system's curl asks it, in a process of its own: proxies, certificates and HTTP are curl's trade.
package final class WebSource: ListSource {
  package let name: String
  package let prefersBundle = false
  /// Seconds a small file may take; the whole list may take sixty times as long.
  private let patience: Int

  /// - Parameter url: an https URL, without a slash at its end.
  package init(_ url: String, patience: Int) { (name, self.patience) = (url, patience) }

  /// Whether a source is one of the web.
  package static func takes(_ source: String) -> Bool { source.hasPrefix("https://") }

  package func fetch(
    _ file: String, limit: Int, to path: String, on disk: any FileSystem
  ) throws(RefreshError) -> Bool {
    switch download(file, limit: limit, to: path) {
    case 0:
      // An empty answer makes no file.
      guard disk.exists(path) else { throw .empty(file, source: name) }
      return true
    case 22: return false
    case 63, Program.Status.fileTooLarge: throw .tooLarge(file, limit: limit)
    case let status: throw .download(DownloadFault(status), source: name)
    }
  }

  /// Runs curl and gives its status; -1 where it is not installed.
  private func download(_ file: String, limit: Int, to path: String) -> Int32 {
    let time = limit > 1 << 20 ? patience * 60 : patience
    let words = [
      "--disable", "--silent", "--fail", "--globoff", "--proto", "=https", "--location", "--max-redirs", "0",
      "--connect-timeout", String(patience), "--max-time", String(time), "--speed-limit", "64", "--speed-time",
      String(patience), "--max-filesize", String(limit), "--output", path, "--", name + "/" + file,
    ]
    // curl knows the length only where the server states it; the limit on the file stops curl in any case.
    let status = try? Program("curl").run(words, fileLimit: Int64(limit) + 1, seconds: UInt32(time + 10))
    return status ?? -1
  }
}

extension DownloadFault {
  /// What a status of curl's means (curl(1), EXIT CODES).
  init(_ status: Int32) {
    self =
      switch status {
      case -1: .noProgram
      case 5, 6: .unknownName
      case 7: .noAnswer
      case 28, Program.Status.outOfTime: .tooSlow
      case 77: .noCertificates
      case 35, 58, 60, 83, 90, 91: .certificate
      case 47: .redirect
      case 23: .write
      default: .other(status: status)
      }
  }
}
