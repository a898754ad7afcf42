import CLibC

/// What this process was started with, and what it may use.
package enum ThisProcess {
  package static var id: Int32 { getpid() }

  package static var isRoot: Bool { getuid() == 0 }

  /// A variable of the environment; nil where it is not set or empty.
  package static func variable(_ name: String) -> String? {
    guard let text = rawVariable(name), !text.isEmpty else { return nil }
    return text
  }

  /// Whether a variable is set, even to nothing.
  package static func hasVariable(_ name: String) -> Bool { rawVariable(name) != nil }

  /// Where files of a short life go.
  package static var temporaryPlace: String { variable("TMPDIR") ?? "/tmp" }

  /// The words of the command line behind the program's name.
  ///
  /// - Throws: ``SystemError/notUTF8(word:)``.
  package static func words() throws(SystemError) -> [String] {
    var words: [String] = []
    guard let values = unsafe vidimus_argv() else { return [] }
    for index in 1..<max(1, Int(vidimus_argc())) {
      guard let word = unsafe values[index], let text = unsafe String(validatingCString: word) else {
        throw .notUTF8(word: index)
      }
      words.append(text)
    }
    return words
  }

  /// The processors of this machine that a program may use, at most 64.
  package static var processors: Int { max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static func rawVariable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
