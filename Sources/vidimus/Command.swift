import Codecs
import Issuing
import Keys

/// A command of the program: its name, what it takes, and what it does.
struct Command: Sendable {
  let name: String
  /// One line of the program's help.
  let summary: String
  /// What may stand behind the name.
  let synopsis: String
  let options: [Option]
  /// What the help says below the options.
  let notes: String
  let run: @Sendable (Arguments) throws(Failure) -> Int32

  static let hint = "see vidimus --help"

  static var all: [Command] {
    [
      ScanCommand.command, VerifyCommand.command, InspectCommand.command, IssueCommand.command, QRCommand.command,
      KeygenCommand.command,
    ] + RevokeCommand.commands + [
      ListCommand.command, RefreshCommand.command, TrustCommand.command, CardCommand.command,
      SetupCommand.command, DoctorCommand.command, LCDprocCommand.command,
    ]
  }

  static func named(_ name: String) -> Command? { all.first { $0.name == name } }

  /// Answers `--help`, `help` and `--version`; nil for anything else.
  static func answerAboutProgram(_ word: String, _ rest: [String]) throws(Failure) -> Int32? {
    switch word {
    case "--version", "version":
      try Output.writeLine("vidimus " + programVersion + " (MC1, HC1; " + libraries + ")")
    case "--help", "-h", "help":
      guard let name = rest.first else {
        try Output.write([UInt8](programHelp.utf8))
        return 0
      }
      guard let command = named(name) else { throw .usage("there is no command \"" + visible(name) + "\"") }
      try Output.write([UInt8](command.help.utf8))
    default: return nil
    }
    return 0
  }

  private static var libraries: String {
    OpenSSL.version + ", zlib " + Zlib.version + ", libqrencode " + QRSymbol.libraryVersion
  }

  private static var programHelp: String {
    let lines = all.map { "  " + pad($0.name, 10) + $0.summary + "\n" }
    return """
      vidimus verifies European micro-credentials offline, and makes the codes.

      usage: vidimus COMMAND [OPTION]... [FILE]...

      \(lines.joined())
      vidimus COMMAND --help says more about one; vidimus --version names the program and its libraries.

      """
  }

  var help: String {
    let lines = (options + [.help]).map { option in
      let form = "--" + option.name + (option.value.map { " " + $0 } ?? "")
      return "  " + Self.pad(form, 26) + option.help + "\n"
    }
    return "usage: vidimus " + name + (synopsis.isEmpty ? "" : " " + synopsis) + "\n" + summary + "\n\n"
      + lines.joined()
      + (notes.isEmpty ? "" : "\n" + notes + "\n")
  }

  /// `text` and blanks up to `width` columns; two blanks at least.
  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(2, width - text.utf8.count))
  }
}
