/// An option of a command.
struct Option: Sendable {
  /// The long name, without its dashes.
  let name: String
  /// What its value is called in help texts; nil for an option without a value.
  ///
  /// Shells complete a value by this name: `FOLDER` with folders, `FILE`, `PATH`, `PDF` and `HTML` with files.
  let value: String?
  /// Whether it may be given several times, each with another value.
  let repeats: Bool
  private let sentence: String
  /// Values that shells propose: all there are, or the beginnings of usual ones. A closure, because every start of the
  /// program builds this table and only `help --json` needs the words.
  let words: @Sendable () -> [String]

  init(
    _ name: String, _ value: String? = nil, _ sentence: String, repeats: Bool = false,
    words: @autoclosure @escaping @Sendable () -> [String] = []
  ) {
    self.name = name
    self.value = value
    self.sentence = sentence
    self.repeats = repeats
    self.words = words
  }

  /// One sentence that begins with a verb, without a full stop. It says whether a file is read or written.
  var help: String { sentence + (repeats ? "; may be repeated" : "") }

  /// `--name VALUE`, as it is typed.
  var form: String { "--" + name + (value.map { " " + $0 } ?? "") }

  static let help = Option("help", nil, "print what the command does and takes")
}

/// Options that belong together, under one heading of the help and the manual page.
struct OptionGroup: Sendable {
  let title: String
  let options: [Option]

  init(_ title: String, _ options: [Option]) {
    self.title = title
    self.options = options
  }
}
