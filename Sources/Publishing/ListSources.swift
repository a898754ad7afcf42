package import Codecs
import Keys
package import Platform
package import Trust

/// The folder in which the keepers of an issuer list work: readable files that fit in git. No private key is in it.
///
///     list.json       the list's id, how long lists are good, and what was last made
///     roots/N.root    every root
///     issuers/        an issuer file each (.json), or many, one a line (.jsonl)
///     exceptions/     digests of texts that are honest though their key was compromised, one a line
///     statuses/       status lists that were taken in
///     sources/        lists of trusted entities that were taken in, with their issuers
package struct ListSources {
  package let folder: String
  package var settings: ListSettings
  /// What the folder is on.
  let disk: any FileSystem

  /// Opens the folder of a list.
  package init(_ folder: String, on disk: any FileSystem = Disk()) throws(PublishingError) {
    let path = folder + "/list.json"
    let json = try Self.readJSON(path, on: disk)
    guard let settings = ListSettings(json) else { throw .settings(path: path) }
    (self.folder, self.settings, self.disk) = (folder, settings, disk)
  }

  /// Begins a list.
  package init(
    making folder: String, _ settings: ListSettings, on disk: any FileSystem = Disk()
  ) throws(PublishingError) {
    (self.folder, self.settings, self.disk) = (folder, settings, disk)
    try writing { () throws(SystemError) in
      for name in ["", "/roots", "/issuers", "/exceptions", "/statuses"] { try disk.createFolders(folder + name) }
      try disk.create(folder + "/list.json", settings.json.lines, mode: 0o644)
    }
  }

  /// Writes the settings.
  package func save() throws(PublishingError) { try replace(folder + "/list.json", settings.json.lines) }

  // MARK: Roots

  package func rootPath(_ version: Int64) -> String { folder + "/roots/" + String(version) + ".root" }

  /// The roots that enough keepers signed, ascending from 1.
  package func roots() throws(PublishingError) -> [SignedRoot] {
    var roots: [SignedRoot] = []
    while disk.exists(rootPath(Int64(roots.count + 1))) {
      let path = rootPath(Int64(roots.count + 1))
      let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: ListRoot.maximumSize).bytes }
      roots.append(try Self.root(bytes, after: roots.last, path))
    }
    guard !roots.isEmpty else { throw .noRoot(path: rootPath(1)) }
    return roots
  }

  private static func root(
    _ bytes: [UInt8], after last: SignedRoot?, _ path: String
  ) throws(PublishingError) -> SignedRoot {
    do {
      guard let last else { return try SignedRoot(pinned: bytes) }
      return try SignedRoot(bytes, after: last.root)
    } catch {
      throw .root(path: path, error)
    }
  }

  // MARK: Exceptions

  /// Digests of texts that are honest though their key was compromised.
  package func exceptions() throws(PublishingError) -> [[UInt8]] {
    var digests: [[UInt8]] = []
    for path in try files("exceptions", [".txt"]) {
      let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: 1 << 28).bytes }
      for line in bytes.split(separator: 0x0A) {
        guard let text = String(strictUTF8: Array(line)), let digest = Hexadecimal.decode(text), digest.count == 32
        else { throw .exception(path: path) }
        digests.append(digest)
      }
    }
    return digests
  }

  package func addExceptions(_ digests: [[UInt8]], name: String) throws(PublishingError) {
    let text = digests.map { Hexadecimal.encode($0) + "\n" }.joined()
    try replace(folder + "/exceptions/" + name + ".txt", [UInt8](text.utf8))
  }

  // MARK: Files

  /// The files of a part that have one of these endings, by name.
  package func files(_ part: String, _ endings: [String]) throws(PublishingError) -> [String] {
    let path = folder + "/" + part
    guard disk.facts(of: path)?.kind == .folder else { return [] }
    return try reading { () throws(SystemError) in try disk.names(in: path) }
      .filter { name in !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) } }
      .map { path + "/" + $0 }
  }

  func replace(_ path: String, _ bytes: [UInt8]) throws(PublishingError) {
    try writing { () throws(SystemError) in try disk.replace(path, bytes, mode: 0o644) }
  }

  /// Reads a small JSON file.
  package static func readJSON(
    _ path: String, on disk: any FileSystem = Disk()
  ) throws(PublishingError) -> JSONValue {
    let bytes = try reading { () throws(SystemError) in try disk.read(path, limit: TrustFile.maximumSize).bytes }
    do {
      return try JSONReader.read(bytes)
    } catch {
      throw .json(path: path, error)
    }
  }

  /// A text as it may stand in a file's name: ASCII letters and digits, and hyphens for everything else.
  package static func plain(_ text: String) -> String {
    String(decoding: text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
