/// A command of the program: its name, what it takes, and what it does.
///
/// Its help is made from this. So are the parts of its manual page and of the shells' completion that `Scripts/manual`
/// writes.
struct Command: Sendable {
  /// A way to call the command.
  struct Form: Sendable {
    /// What is typed behind the command's name.
    let words: String
    /// What this way does, without a full stop; empty where the summary says it.
    let help: String

    init(_ words: String, _ help: String = "") {
      self.words = words
      self.help = help
    }
  }

  let name: String
  /// One line of the program's help.
  let summary: String
  let forms: [Form]
  /// In the order a reader needs them.
  let groups: [OptionGroup]
  /// The statuses that mean something else here than in other commands.
  var exits: [ExitStatus] = []
  /// What the help says below the options.
  var notes = ""
  let run: @Sendable (Arguments) throws(Failure) -> Int32

  var options: [Option] { groups.flatMap { $0.options } }

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
}
