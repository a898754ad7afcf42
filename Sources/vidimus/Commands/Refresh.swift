import Codecs
import Desk
import Keys
import Refreshing
import Trust

/// `vidimus refresh`: brings the issuer list of this desk up to date.
enum RefreshCommand {
  static let command = Command(
    name: "refresh", summary: "bring this desk's issuer list up to date, from the web or a folder",
    forms: [
      Command.Form("[--from SOURCE]... [OPTION]...", "refresh the issuer list"),
      Command.Form(
        "--entities NAME --from SOURCE... [--signer FILE]... [OPTION]...", "refresh a list of trusted entities"),
    ],
    groups: [
      OptionGroup(
        "Issuer list",
        [
          Option("from", "SOURCE", "look for the list at an https URL or in a folder", repeats: true),
          Option("root", "FILE", "read the list's root from FILE, where this desk trusts none yet"),
          Option("limit", "MIB", "refuse a larger list than this, in MiB; 64 unless given"),
          Option("patience", "SECONDS", "wait this long for a server's small files; 30 unless given"),
        ]),
      OptionGroup(
        "List of trusted entities",
        [
          Option("entities", "NAME", "refresh a list of trusted entities (ETSI TS 119 602) and keep it under NAME"),
          Option(
            "signer", "FILE",
            "read the certificate of the list's signer from FILE and pin it instead of those before", repeats: true),
        ]),
      OptionGroup(
        "Other options",
        [
          Option("state", "FOLDER", "keep the lists in FOLDER; /var/lib/vidimus unless given"),
          .at,
        ]),
    ],
    exits: [
      ExitStatus(0, "the list is new, or up to date"), ExitStatus(2, "the old list was kept"),
      ExitStatus(3, "there is no usable list"),
    ],
    notes: """
      Without --from, the sources are the lines of /etc/vidimus/list.sources, and then the lists of trusted entities in \
      /etc/vidimus/entities.sources. The program tries the URLs of an issuer list in random order until one answers. A \
      list counts only with the signatures of its keepers. One line of JSON says what came of each list.
      Where no source is named, the program only counts the time that the machine was on. By that, a desk without a clock \
      knows that its list ages.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let (folder, clock) = (ListFolder(arguments), try Time.clock(arguments))
    let patience = try arguments.number("patience", 1...600) ?? 30
    let requests = try entities(arguments)
    var status: Int32 = 0
    if arguments["entities"] == nil {
      let names = arguments.all("from").isEmpty ? try configuredSources() : arguments.all("from")
      let outcome = Refresh.issuers(
        in: folder, clock, firstRoot: try firstRoot(arguments),
        limit: (try arguments.number("limit", 1...1_700) ?? 64) << 20, from: try sources(names, patience))
      if outcome.hasLostFloor {
        Output.say("what was written down of earlier lists is damaged; now the list that is held says what is older")
      }
      // A desk that goes by lists of trusted entities alone misses no issuer list; its time is counted all the same.
      if requests.isEmpty || !names.isEmpty { status = try tell(outcome, folder) }
    }
    for request in requests {
      guard let place = EntitiesFolder(request.name, in: folder) else {
        throw .usage(
          "\"" + visible(request.name) + "\" is no name for a list: small letters, digits and hyphens, 32 at most")
      }
      let outcome = Refresh.entities(
        place, in: folder, clock, signers: request.signers, from: request.sources, patience: patience)
      status = max(status, try tell(outcome, folder))
    }
    return status
  }

  /// Says what came of a list, and what to exit with.
  private static func tell(_ outcome: RefreshOutcome, _ folder: ListFolder) throws(Failure) -> Int32 {
    // A kiosk has nothing but its display to say what came of a stick.
    if outcome.isFromFolder { try? Files.replace(folder.notice, StickNotice(outcome).file, mode: 0o644) }
    try Output.write(outcome.json.bytes + [0x0A])
    if let error = outcome.error { Output.say(Failure(error).sentence) }
    return outcome.status
  }

  // MARK: What is asked for

  /// The list of trusted entities that `--entities` names; without `--from`, those of the keeper's file.
  private static func entities(_ arguments: Arguments) throws(Failure) -> [RefreshRequests.Entities] {
    guard let name = arguments["entities"] else {
      guard arguments["signer"] == nil else { throw .usage("--signer goes with --entities") }
      guard arguments["from"] == nil else { return [] }
      return try orFail { () throws(RefreshRequests.Fault) in try RefreshRequests.configuredEntities() }
    }
    var signers: [Certificate] = []
    for path in arguments.all("signer") { signers += try certificates(path) }
    let sources = arguments.all("from")
    guard !sources.isEmpty else { throw .usage("--from is missing: where is the list?") }
    return [RefreshRequests.Entities(name: name, signers: signers, sources: sources)]
  }

  /// The certificates of a file, which may sign a list.
  static func certificates(_ path: String) throws(Failure) -> [Certificate] {
    try orFail { () throws(RefreshRequests.Fault) in try RefreshRequests.certificates(path) }
  }

  private static func configuredSources() throws(Failure) -> [String] {
    try orFail { () throws(RefreshRequests.Fault) in try RefreshRequests.configuredSources() }
  }

  private static func sources(_ names: [String], _ patience: Int) throws(Failure) -> [any ListSource] {
    try orFail { () throws(RefreshRequests.Fault) in try RefreshRequests.sources(names, patience: patience) }
  }

  private static func firstRoot(_ arguments: Arguments) throws(Failure) -> SignedRoot? {
    guard let path = arguments["root"] else { return nil }
    return try orFail { () throws(RefreshRequests.Fault) in try RefreshRequests.firstRoot(path) }
  }

  /// Runs what reads something that was asked for.
  private static func orFail<Value>(
    _ body: () throws(RefreshRequests.Fault) -> Value
  ) throws(Failure) -> Value {
    do {
      return try body()
    } catch {
      throw Failure(error)
    }
  }
}
