import Codecs
import Keys
import Trust

/// `refresh` of lists of trusted entities: the one that is named, or all that the desk's keeper wrote down.
enum EntitiesRefresh {
  /// A list a line: the name the desk gives it, the file with its signer's certificate, where it comes from.
  static let sourcesFile = "/etc/vidimus/entities.sources"

  /// A list to look for.
  struct Request {
    let name: String
    var signers: [Certificate]
    var sources: [String]
  }

  /// The list that `--entities` names.
  static func request(_ name: String, _ arguments: Arguments) throws(Failure) -> Request {
    var signers: [Certificate] = []
    for path in arguments.all("signer") { signers += try certificates(path) }
    let sources = arguments.all("from")
    guard !sources.isEmpty else { throw .usage("--from is missing: where is the list?") }
    return Request(name: name, signers: signers, sources: sources)
  }

  /// The lists that the desk's keeper wrote down; several lines of one name add up.
  static func configured() throws(Failure) -> [Request] {
    guard Files.exists(sourcesFile) else { return [] }
    var requests: [Request] = []
    for line in try Files.read(sourcesFile, limit: 65_536).bytes.split(separator: 0x0A) {
      let words = line.split { $0 <= 0x20 }.compactMap { String(strictUTF8: Array($0)) }
      guard let name = words.first, !name.hasPrefix("#") else { continue }
      guard words.count >= 3 else { throw .noInput(sourcesFile + " wants a name, a certificate and a source a line") }
      let signers = try certificates(words[1])
      if let index = requests.firstIndex(where: { $0.name.hasSameBytes(as: name) }) {
        requests[index].signers += signers.filter { !requests[index].signers.contains($0) }
        if !requests[index].sources.contains(where: { $0.hasSameBytes(as: words[2]) }) {
          requests[index].sources.append(words[2])
        }
      } else {
        requests.append(Request(name: name, signers: signers, sources: [words[2]]))
      }
    }
    return requests
  }

  static func certificates(_ path: String) throws(Failure) -> [Certificate] {
    let bytes = try Files.read(path, limit: TrustFile.maximumSize).bytes
    do {
      return try Certificate.read(bytes)
    } catch {
      throw .noInput(visible(path) + " has no certificate that could sign a list: it " + Words.say(error))
    }
  }

  /// Asks one source after the other until one has a list that can be taken, or the one that is held.
  static func run(
    _ request: Request, in folder: ListFolder, _ clock: ClockSource, patience: Int
  ) throws(Failure) -> RefreshReport {
    let place = try EntitiesFolder(request.name, in: folder)
    let past = folder.storedFloor().map { $0.counted().time } ?? Timestamp(seconds: 0)
    var report = RefreshReport()
    report.entities = request.name
    do {
      let installer = try EntitiesInstaller(place, signers: request.signers, clock: clock, past: past)
      for text in request.sources {
        let (source, file) = try source(text, request.name, patience)
        report.source = text
        do {
          report.outcome = try installer.update(from: source, file: file)
          report.refusal = nil
          break
        } catch {
          report.refusal = error
        }
      }
      report.held = installer.held.map { RefreshReport.Held($0, in: place, at: installer.time) }
    } catch {
      report.refusal = error
      let time = clock.time(past: past).0
      report.held = ((try? place.held()) ?? nil).map { RefreshReport.Held($0, in: place, at: time) }
    }
    return report
  }

  /// A file on the web, a file, or the one of the list's name in a folder such as a stick.
  private static func source(
    _ text: String, _ name: String, _ patience: Int
  ) throws(Refusal) -> (any ListSource, file: String) {
    if Files.isFolder(text) { return (FolderSource(text), name + ".jwt") }
    let slash = text.utf8.lastIndex(of: UInt8(ascii: "/"))
    let (place, file) = slash.map { (String(text[..<$0]), String(text[$0...].dropFirst())) } ?? (".", text)
    guard !file.isEmpty else { throw Refusal(reason: "not-found", sentence: visible(text) + " names no file") }
    guard !WebSource.takes(text) else { return (WebSource(place, patience: patience), file) }
    return (FolderSource(place.isEmpty ? "/" : place), file)
  }
}
