import Codecs
import Issuing
import Keys

// What `--help`, `help` and `--version` print.

extension Command {
  static let hint = "see vidimus --help"

  /// Answers `--help`, `help` and `--version`; nil for any other word.
  static func answerAboutProgram(_ word: String, _ rest: [String]) throws(Failure) -> Int32? {
    switch word {
    case "--version", "version":
      try Output.writeLine("vidimus " + programVersion + " (MC1, HC1; " + libraries + ")")
    case "--help", "-h", "help":
      try Output.write([UInt8](try help(about: rest.first).utf8))
    default: return nil
    }
    return 0
  }

  private static func help(about name: String?) throws(Failure) -> String {
    guard let name else { return programHelp }
    if name == tableOption { return table.line + "\n" }
    guard let command = named(name) else { throw .usage("there is no command \"" + visible(name) + "\"") }
    return command.help
  }

  private static var libraries: String {
    OpenSSL.version + ", zlib " + Zlib.version + ", libqrencode " + QRSymbol.libraryVersion
  }

  private static var programHelp: String {
    let lines = all.map { HelpText.entry($0.name, $0.summary, column: 13) }
    return """
      vidimus verifies European micro-credentials offline, and makes the codes.

      usage: vidimus COMMAND [OPTION]... [FILE]...

      \(lines.joined())
      vidimus COMMAND --help says more about a command, and man vidimus-COMMAND has it
      all. vidimus --version names the program's version and libraries.

      """
  }

  var help: String {
    var text = HelpText.usage(self) + "\n" + HelpText.paragraph(summary.withCapital + ".")
    for (index, group) in groups.enumerated() {
      let isLast = index == groups.count - 1
      text += "\n" + group.title + ":\n"
      for option in group.options { text += HelpText.entry(option.form, option.help) }
      if isLast { text += HelpText.entry("-h, --help", Option.help.help) }
    }
    if !exits.isEmpty {
      text += "\nExit status:\n"
      for exit in exits { text += HelpText.entry(String(exit.code), exit.meaning, column: 6) }
    }
    for paragraph in notes.utf8.split(separator: UInt8(ascii: "\n")) {
      text += "\n" + HelpText.paragraph(String(decoding: Array(paragraph), as: UTF8.self))
    }
    return text
  }
}

/// Text in lines of at most 80 characters, which every terminal has.
private enum HelpText {
  private static let width = 80

  /// The ways to call a command, each with what it does below.
  static func usage(_ command: Command) -> String {
    var text = ""
    for (index, form) in command.forms.enumerated() {
      let call = "vidimus " + command.name + (form.words.isEmpty ? "" : " " + form.words)
      text += wrapped(call, behind: index == 0 ? "usage: " : blanks(7), column: 11)
      if !form.help.isEmpty { text += wrapped(form.help, behind: blanks(11), column: 11) }
    }
    return text
  }

  static func paragraph(_ text: String) -> String { wrapped(text, behind: "", column: 0) }

  /// A word and what it means, which begins in `column`: below the word where that is long.
  static func entry(_ word: String, _ meaning: String, column: Int = 26) -> String {
    let head = "  " + word
    if head.utf8.count + 2 > column { return head + "\n" + wrapped(meaning, behind: blanks(column), column: column) }
    return wrapped(meaning, behind: head + blanks(column - head.utf8.count), column: column)
  }

  /// `text` behind `head`, in lines that begin in `column` from the second on.
  private static func wrapped(_ text: String, behind head: String, column: Int) -> String {
    var (lines, line, isEmpty) = ("", head, true)
    for word in text.utf8.split(separator: UInt8(ascii: " ")) {
      if !isEmpty, line.utf8.count + 1 + word.count > width {
        lines += line + "\n"
        (line, isEmpty) = (blanks(column), true)
      }
      line += (isEmpty ? "" : " ") + String(decoding: Array(word), as: UTF8.self)
      isEmpty = false
    }
    return lines + line + "\n"
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension String {
  /// The text with its first letter, where that is one of ASCII, in capitals.
  fileprivate var withCapital: String {
    guard let first = utf8.first else { return self }
    return String(decoding: [first], as: UTF8.self).uppercasedASCII
      + String(decoding: Array(utf8.dropFirst()), as: UTF8.self)
  }
}
