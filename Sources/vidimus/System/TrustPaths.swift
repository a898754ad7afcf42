import Codecs
import Keys
import Trust

/// Finds and reads what a desk pins: the paths of `--trust`, and `/etc/vidimus/trust.d` unless `--only-trust` is given.
enum TrustPaths {
  static let systemFolder = "/etc/vidimus/trust.d"

  /// - Throws: ``Failure`` with status 66 that names the file: half of what was pinned is not what was pinned.
  static func load(_ arguments: Arguments) throws(Failure) -> TrustStore {
    var store = TrustStore()
    for path in try files(arguments) {
      switch try read(path) {
      case .pin(let pin): store.add(pin)
      case .statusToken(let token): store.add(token)
      }
    }
    return store
  }

  /// What each file pins; status tokens pin nobody.
  static func pins(_ arguments: Arguments) throws(Failure) -> [(path: String, pin: Pin)] {
    var pins: [(path: String, pin: Pin)] = []
    for path in try files(arguments) {
      if case .pin(let pin) = try read(path) { pins.append((path, pin)) }
    }
    return pins
  }

  /// What a trust file is, by its name and content.
  enum Content {
    case pin(Pin)
    case statusToken(StatusToken)
  }

  private static func files(_ arguments: Arguments) throws(Failure) -> [String] {
    var paths = arguments.all("trust")
    if !arguments.has("only-trust"), Files.isFolder(systemFolder) { paths.append(systemFolder) }
    var found: [String] = []
    for path in paths { found += Files.isFolder(path) ? try files(in: path) : [path] }
    return found
  }

  /// Whether a file of a folder counts, by its name.
  static func isTrustFile(_ name: String) -> Bool {
    let endings = [".json", ".jwk", ".jwks", ".pem", ".crt", ".cer", ".der", ".jwt", ".cwt"]
    return !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
  }

  /// The trust files of a folder, one level deep, by name. A private key beside its issuer file, as `keygen`
  /// leaves it, is passed over.
  private static func files(in folder: String) throws(Failure) -> [String] {
    let names = try Files.names(in: folder)
    let hasIssuerFile = names.contains("issuer.json")
    return names.filter { name in
      isTrustFile(name) && !(name == "issuer-key.pem" && hasIssuerFile) && !Files.isFolder(folder + "/" + name)
    }.map { folder + "/" + $0 }
  }

  private static func read(_ path: String) throws(Failure) -> Content {
    let content = try Files.read(path, limit: isToken(path) ? StatusToken.maximumSize : TrustFile.maximumSize)
    return try read(content.bytes, modified: content.modified, path)
  }

  private static func isToken(_ path: String) -> Bool { path.hasSuffix(".jwt") || path.hasSuffix(".cwt") }

  /// Reads the content of a trust file. The signature of a status token is looked at once it is known whose it must be.
  static func read(_ bytes: [UInt8], modified: Timestamp, _ path: String) throws(Failure) -> Content {
    if isToken(path) { return .statusToken(try token(bytes, path)) }
    do {
      return .pin(try TrustFile.read(bytes, name: stem(path), modified: modified))
    } catch {
      throw .noInput(visible(path) + " " + Words.say(error))
    }
  }

  static func readToken(_ path: String) throws(Failure) -> StatusToken {
    try token(try Files.read(path, limit: StatusToken.maximumSize).bytes, path)
  }

  private static func token(_ bytes: [UInt8], _ path: String) throws(Failure) -> StatusToken {
    do {
      return try StatusToken(bytes)
    } catch {
      throw .noInput(visible(path) + " " + Words.say(error))
    }
  }

  /// A file's name without its folders and its ending.
  static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map { String($0) } ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return visible(name) }
    return visible(String(name[..<dot]))
  }
}
