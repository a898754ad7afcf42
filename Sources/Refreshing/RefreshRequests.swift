import Codecs
package import Keys
package import Platform
package import Trust

/// What a desk's keeper asks to be refreshed, on the command line or in the files under /etc/vidimus.
package enum RefreshRequests {
  /// An issuer list's source a line.
  package static let listSources = "/etc/vidimus/list.sources"
  /// A list of trusted entities a line: its name, the file with its signer's certificate, where it comes from.
  package static let entitiesSources = "/etc/vidimus/entities.sources"
  private static let maximumSize = 65_536

  /// Why something that was asked for cannot be understood.
  package enum Fault: Error, Equatable {
    case read(SystemError)
    /// A line of this file lacks a name, a certificate or a source.
    case line(path: String)
    case certificate(path: String, KeyError)
    case root(path: String, ListError)
    /// Neither an https URL nor a folder.
    case source(String)
  }

  /// A list of trusted entities to look for.
  package struct Entities {
    package let name: String
    package var signers: [Certificate]
    package var sources: [String]

    package init(name: String, signers: [Certificate], sources: [String]) {
      (self.name, self.signers, self.sources) = (name, signers, sources)
    }
  }

  // MARK: Sources

  /// The sources that are named in the keeper's file; none where there is no file.
  package static func configuredSources(on disk: any FileSystem = Disk()) throws(Fault) -> [String] {
    // A line's first word; what follows is the keeper's own note.
    try lines(of: listSources, disk).compactMap { $0.first }
  }

  /// The sources of an issuer list, in random order so that no server sees all desks.
  ///
  /// - Parameter patience: seconds a server's small file may take.
  package static func sources(_ names: [String], patience: Int) throws(Fault) -> [any ListSource] {
    var sources: [any ListSource] = []
    for name in shuffled(names) {
      if WebSource.takes(name) {
        sources.append(WebSource(name.hasSuffix("/") ? String(name.dropLast()) : name, patience: patience))
      } else if name.hasPrefix("http:") || name.hasPrefix("ftp:") {
        throw .source(name)
      } else {
        sources.append(FolderSource(name))
      }
    }
    return sources
  }

  private static func shuffled(_ names: [String]) -> [String] {
    var rest = names
    var shuffled: [String] = []
    while !rest.isEmpty {
      let random = OpenSSL.randomBytes(4)?.reduce(0) { $0 << 7 | Int($1 & 0x7F) } ?? 0
      shuffled.append(rest.remove(at: random % rest.count))
    }
    return shuffled
  }

  /// The lists of trusted entities in the keeper's file. Lines with the same name add up.
  package static func configuredEntities(on disk: any FileSystem = Disk()) throws(Fault) -> [Entities] {
    var requests: [Entities] = []
    for words in try lines(of: entitiesSources, disk) {
      guard words.count >= 3 else { throw .line(path: entitiesSources) }
      let signers = try certificates(words[1], on: disk)
      if let index = requests.firstIndex(where: { $0.name.hasSameBytes(as: words[0]) }) {
        requests[index].add(signers, words[2])
      } else {
        requests.append(Entities(name: words[0], signers: signers, sources: [words[2]]))
      }
    }
    return requests
  }

  /// Whether a list is to come from the web.
  package static func namesWebSource(on disk: any FileSystem = Disk()) -> Bool {
    [listSources, entitiesSources].contains { path in
      ((try? lines(of: path, disk)) ?? []).contains { $0.contains { WebSource.takes($0) } }
    }
  }

  /// The words of each line that is no comment; none where there is no file.
  private static func lines(of path: String, _ disk: any FileSystem) throws(Fault) -> [[String]] {
    guard disk.exists(path) else { return [] }
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: maximumSize).bytes }
    return bytes.split(separator: 0x0A).compactMap { line in
      let words = line.split { $0 <= 0x20 }.compactMap { String(strictUTF8: Array($0)) }
      return words.first.map { $0.hasPrefix("#") } ?? true ? nil : words
    }
  }

  // MARK: Files

  /// The certificates of a file, which may sign a list.
  package static func certificates(_ path: String, on disk: any FileSystem = Disk()) throws(Fault) -> [Certificate] {
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: TrustFile.maximumSize).bytes }
    do {
      return try Certificate.read(bytes)
    } catch {
      throw .certificate(path: path, error)
    }
  }

  /// The root that a desk is to start from.
  package static func firstRoot(_ path: String, on disk: any FileSystem = Disk()) throws(Fault) -> SignedRoot {
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: ListRoot.maximumSize).bytes }
    do {
      return try SignedRoot(pinned: bytes)
    } catch {
      throw .root(path: path, error)
    }
  }

  private static func reading<Value>(_ body: () throws(SystemError) -> Value) throws(Fault) -> Value {
    do {
      return try body()
    } catch {
      throw .read(error)
    }
  }
}

extension RefreshRequests.Entities {
  fileprivate mutating func add(_ signers: [Certificate], _ source: String) {
    self.signers += signers.filter { !self.signers.contains($0) }
    if !sources.contains(where: { $0.hasSameBytes(as: source) }) { sources.append(source) }
  }
}
