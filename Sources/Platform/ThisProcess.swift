import CLibC

/// How this process was started, and what it may use.
package enum ThisProcess {
  /// The process id.
  package static var id: Int32 { getpid() }

  /// Whether the real user is root.
  package static var isRoot: Bool { getuid() == 0 }

  /// An environment variable; nil if it is unset or empty.
  package static func variable(_ name: String) -> String? {
    guard let text = rawVariable(name), !text.isEmpty else { return nil }
    return text
  }

  /// Whether an environment variable is set, even to an empty text.
  package static func hasVariable(_ name: String) -> Bool { rawVariable(name) != nil }

  /// The folder for short-lived files.
  package static var temporaryPlace: String { variable("TMPDIR") ?? "/tmp" }

  /// The words of the command line after the program's name.
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

  /// How many processors this program may use, at most 64.
  package static var processors: Int { max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  private static func rawVariable(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
