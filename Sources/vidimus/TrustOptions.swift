import Platform
import Refreshing
import Trust
import Verification

// What a command trusts: the options of `[Option].trust`, read.

/// What `--trust` and the system's folder pin.
enum TrustPaths {
  /// - Throws: ``Failure`` with status 66 that names the file.
  static func load(_ arguments: Arguments) throws(Failure) -> TrustStore {
    try reading { () throws(PinnedFileError) in try files(arguments).store() }
  }

  /// What each file pins; status tokens pin nobody.
  static func pins(_ arguments: Arguments) throws(Failure) -> [(path: String, pin: Pin)] {
    try reading { () throws(PinnedFileError) in try files(arguments).pins() }
  }

  /// A status token from a file.
  static func readToken(_ path: String) throws(Failure) -> StatusToken {
    try reading { () throws(PinnedFileError) in try PinnedFiles.readToken(path) }
  }

  private static func files(_ arguments: Arguments) -> PinnedFiles {
    PinnedFiles(arguments.all("trust"), includesSystemFolder: !arguments.has("only-trust"))
  }

  private static func reading<Value>(_ body: () throws(PinnedFileError) -> Value) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}

extension ListFolder {
  /// The folder of `--state`, else the usual one.
  init(_ arguments: Arguments) { self.init(arguments[Option.state.name] ?? ListFolder.usualPath()) }
}

extension DeskTrust {
  /// - Throws: ``Failure`` where something that was pinned cannot be read.
  convenience init(_ arguments: Arguments, kinds: Verifier.Kinds, rules: [Rule] = []) throws(Failure) {
    self.init(
      pins: try TrustPaths.load(arguments), folder: arguments.has("only-trust") ? nil : ListFolder(arguments),
      clock: try Time.clock(arguments), kinds: kinds, rules: rules)
  }
}
