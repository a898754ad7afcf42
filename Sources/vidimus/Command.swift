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
}

extension Command {
  /// The names of the commands, in the order of the program's help.
  private enum Name: String, CaseIterable {
    case scan, verify, inspect, issue, qr, keygen, revoke, suspend, reinstate, replace, list, refresh, trust, card
    case setup, doctor, lcdproc

    /// The command of this name. Its tables are made when it is first asked for: a start of the program needs one.
    var command: Command {
      switch self {
      case .scan: ScanCommand.command
      case .verify: VerifyCommand.command
      case .inspect: InspectCommand.command
      case .issue: IssueCommand.command
      case .qr: QRCommand.command
      case .keygen: KeygenCommand.command
      case .revoke: RevokeCommand.revoke
      case .suspend: RevokeCommand.suspend
      case .reinstate: RevokeCommand.reinstate
      case .replace: RevokeCommand.replace
      case .list: ListCommand.command
      case .refresh: RefreshCommand.command
      case .trust: TrustCommand.command
      case .card: CardCommand.command
      case .setup: SetupCommand.command
      case .doctor: DoctorCommand.command
      case .lcdproc: LCDprocCommand.command
      }
    }
  }

  static var all: [Command] { Name.allCases.map { $0.command } }

  static func named(_ name: String) -> Command? { Name(rawValue: name)?.command }
}
