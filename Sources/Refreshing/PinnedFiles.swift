package import Codecs
package import Platform
package import Trust

/// Why a pinned file cannot be used.
package enum PinnedFileError: Error, Equatable {
  case read(SystemError)
  /// It pins nobody that can be trusted.
  case content(path: String, TrustFileError)
  case statusToken(path: String, StatusListError)
}

/// The files that a desk pins: those that are named, and those of the system's folder.
package struct PinnedFiles {
  package static let systemFolder = "/etc/vidimus/trust.d"

  private let paths: [String]
  private let disk: any FileSystem

  /// - Parameters:
  ///   - paths: files, and folders of files.
  ///   - includesSystemFolder: whether the files of ``systemFolder`` count too.
  package init(_ paths: [String], includesSystemFolder: Bool, on disk: any FileSystem = Disk()) {
    let system = includesSystemFolder && disk.facts(of: Self.systemFolder)?.kind == .folder
    (self.paths, self.disk) = (paths + (system ? [Self.systemFolder] : []), disk)
  }

  /// What a trust file is, by its name and content.
  package enum Content {
    case pin(Pin)
    case statusToken(StatusToken)
  }

  /// Everything that the files pin.
  ///
  /// - Throws: ``PinnedFileError`` of the first file that cannot be read: half of what was pinned is not what was
  ///   pinned.
  package func store() throws(PinnedFileError) -> TrustStore {
    var store = TrustStore()
    for path in try files() {
      switch try Self.read(path, on: disk) {
      case .pin(let pin): store.add(pin)
      case .statusToken(let token): store.add(token)
      }
    }
    return store
  }

  /// What each file pins. A status token pins nobody and is left out.
  package func pins() throws(PinnedFileError) -> [(path: String, pin: Pin)] {
    var pins: [(path: String, pin: Pin)] = []
    for path in try files() {
      if case .pin(let pin) = try Self.read(path, on: disk) { pins.append((path, pin)) }
    }
    return pins
  }

  // MARK: Names

  private func files() throws(PinnedFileError) -> [String] {
    var found: [String] = []
    for path in paths { found += disk.facts(of: path)?.kind == .folder ? try files(in: path) : [path] }
    return found
  }

  /// The trust files of a folder, one level deep, by name. A private key beside its issuer file, as `keygen` leaves
  /// it, is passed over.
  private func files(in folder: String) throws(PinnedFileError) -> [String] {
    let names: [String]
    do {
      names = try disk.names(in: folder)
    } catch {
      throw .read(error)
    }
    let hasIssuerFile = names.contains("issuer.json")
    return names.filter { name in
      Self.isTrustFile(name) && !(name == "issuer-key.pem" && hasIssuerFile)
        && disk.facts(of: folder + "/" + name)?.kind != .folder
    }.map { folder + "/" + $0 }
  }

  /// Whether a file of a folder counts, by its name.
  package static func isTrustFile(_ name: String) -> Bool {
    let endings = [".json", ".jwk", ".jwks", ".pem", ".crt", ".cer", ".der", ".jwt", ".cwt"]
    return !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
  }

  /// A file's name without its folders and its ending, and without characters that are not shown.
  package static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 }
    var stem = ""
    for scalar in name[..<(dot ?? name.endIndex)].unicodeScalars {
      stem.unicodeScalars.append(scalar.isInvisibleOrControl ? "\u{FFFD}" : scalar)
    }
    return stem
  }

  private static func isToken(_ path: String) -> Bool { path.hasSuffix(".jwt") || path.hasSuffix(".cwt") }

  // MARK: Content

  private static func read(_ path: String, on disk: any FileSystem) throws(PinnedFileError) -> Content {
    let limit = isToken(path) ? StatusToken.maximumSize : TrustFile.maximumSize
    let file = try content(of: path, limit: limit, disk)
    return try read(file.bytes, modified: file.modified, path)
  }

  /// Reads the content of a trust file. The signature of a status token is checked later, once its issuer's keys are
  /// known.
  package static func read(_ bytes: [UInt8], modified: Timestamp, _ path: String) throws(PinnedFileError) -> Content {
    if isToken(path) { return .statusToken(try token(bytes, path)) }
    do {
      return .pin(try TrustFile.read(bytes, name: stem(path), modified: modified))
    } catch {
      throw .content(path: path, error)
    }
  }

  /// Reads a file with a status token.
  package static func readToken(
    _ path: String, on disk: any FileSystem = Disk()
  ) throws(PinnedFileError) -> StatusToken {
    try token(try content(of: path, limit: StatusToken.maximumSize, disk).bytes, path)
  }

  private static func token(_ bytes: [UInt8], _ path: String) throws(PinnedFileError) -> StatusToken {
    do {
      return try StatusToken(bytes)
    } catch {
      throw .statusToken(path: path, error)
    }
  }

  private static func content(
    of path: String, limit: Int, _ disk: any FileSystem
  ) throws(PinnedFileError) -> FileContent {
    do {
      return try disk.read(path, limit: limit)
    } catch {
      throw .read(error)
    }
  }
}
