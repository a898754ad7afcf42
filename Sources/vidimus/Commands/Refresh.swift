import Codecs
import Desk
import Keys
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

  static let sourcesFile = "/etc/vidimus/list.sources"

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let (folder, clock) = (ListFolder(arguments), try Time.clock(arguments))
    let patience = try arguments.number("patience", 1...600) ?? 30
    var requests: [EntitiesRefresh.Request] = []
    if let name = arguments["entities"] {
      requests = [try EntitiesRefresh.request(name, arguments)]
    } else {
      guard arguments["signer"] == nil else { throw .usage("--signer goes with --entities") }
      if arguments["from"] == nil { requests = try EntitiesRefresh.configured() }
    }
    var status: Int32 = 0
    if arguments["entities"] == nil {
      let sources = try sources(arguments, patience)
      let limit = (try arguments.number("limit", 1...1_700) ?? 64) << 20
      let firstRoot = try readRoot(arguments["root"])
      let report = refresh(folder, clock, firstRoot, limit, from: sources)
      // A desk that goes by lists of trusted entities alone misses no issuer list; its time is counted all the same.
      if requests.isEmpty || !sources.isEmpty { status = try tell(report, folder) }
    }
    for request in requests {
      status = max(status, try tell(EntitiesRefresh.run(request, in: folder, clock, patience: patience), folder))
    }
    return status
  }

  /// Says what came of a list, and what to exit with.
  private static func tell(_ report: RefreshReport, _ folder: ListFolder) throws(Failure) -> Int32 {
    // A kiosk has nothing but its display to say what came of a stick.
    if report.isFromFolder { try? Files.replace(folder.notice, report.notice.file, mode: 0o644) }
    try Output.write(report.json.bytes + [0x0A])
    if let refusal = report.refusal { Output.say(refusal.sentence) }
    return report.status
  }

  private static func refresh(
    _ folder: ListFolder, _ clock: ClockSource, _ firstRoot: SignedRoot?, _ limit: Int, from sources: [any ListSource]
  ) -> RefreshReport {
    var report = RefreshReport()
    do {
      let installer = try ListInstaller(folder, clock: clock, firstRoot: firstRoot, limit: limit)
      if installer.hasLostFloor {
        Output.say("what was written down of earlier lists is damaged; now the list that is held says what is older")
      }
      update(installer, from: sources, &report)
      report.held = installer.held.map { RefreshReport.Held($0, at: installer.time) }
    } catch {
      // Without the lock nothing is changed here, and what is held serves on.
      report.refusal = error
      let floor = folder.storedFloor()
      let time = clock.time(past: floor?.time ?? Timestamp(seconds: 0)).0
      report.held = folder.held(roots: folder.trustedRoots(), floor: floor).map { RefreshReport.Held($0, at: time) }
    }
    return report
  }

  /// Asks one source after the other until one has a list that can be taken, or the one that is held.
  private static func update(_ installer: ListInstaller, from sources: [any ListSource], _ report: inout RefreshReport)
  {
    report.refusal = Refusal(
      reason: "no-source", sentence: "no source is named: --from is missing, and " + sourcesFile + " has none")
    for source in sources {
      report.source = source.name
      do {
        report.outcome = try installer.update(from: source)
        report.refusal = nil
        return
      } catch {
        report.refusal = error
      }
    }
    // Time was spent powered on, whatever came of it.
    try? installer.writeFloor()
  }

  private static func sources(_ arguments: Arguments, _ patience: Int) throws(Failure) -> [any ListSource] {
    var names = arguments.all("from")
    if names.isEmpty, Files.exists(sourcesFile) {
      let text = try Files.read(sourcesFile, limit: 65_536).bytes
      // A line's first word; what follows is the keeper's own note.
      let words = text.split(separator: 0x0A).map { $0.prefix { $0 > 0x20 } }
      names = words.filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }.compactMap { String(strictUTF8: Array($0)) }
    }
    var sources: [any ListSource] = []
    for name in shuffled(names) {
      if WebSource.takes(name) {
        sources.append(WebSource(name.hasSuffix("/") ? String(name.dropLast()) : name, patience: patience))
      } else if name.hasPrefix("http:") || name.hasPrefix("ftp:") {
        throw .usage("--from takes an https URL or a folder, not " + visible(name))
      } else {
        sources.append(FolderSource(name))
      }
    }
    return sources
  }

  /// In random order, so that no server sees all desks.
  private static func shuffled(_ names: [String]) -> [String] {
    var rest = names
    var shuffled: [String] = []
    while !rest.isEmpty {
      let random = OpenSSL.randomBytes(4)?.reduce(0) { $0 << 7 | Int($1 & 0x7F) } ?? 0
      shuffled.append(rest.remove(at: random % rest.count))
    }
    return shuffled
  }

  private static func readRoot(_ path: String?) throws(Failure) -> SignedRoot? {
    guard let path else { return nil }
    let bytes = try Files.read(path, limit: ListRoot.maximumSize).bytes
    do {
      return try SignedRoot(pinned: bytes)
    } catch {
      throw .data(visible(path) + " is no root of an issuer list: " + Words.say(error))
    }
  }
}

/// What came of the refresh of one list, as its line says it.
struct RefreshReport {
  var outcome: ListInstaller.Outcome?
  var refusal: Refusal?
  var source: String?
  /// The name the desk gives a list of trusted entities; nil for the issuer list.
  var entities: String?
  var held: Held?

  /// The list that is held now.
  struct Held {
    let id: String
    let sequence: Int64
    let issued: Timestamp
    let expires: Timestamp
    let state: ListState
    let age: Int64
    let size: Int

    init(_ held: ListFolder.Held, at now: Timestamp) {
      let head = held.list.head.head
      (id, sequence, issued, expires) = (head.list, head.sequence, head.ages.issued, head.ages.expires)
      (state, size) = (held.list.state(at: now), held.file.size)
      age = max(0, now.seconds - issued.seconds) / 86_400
    }

    init(_ list: TrustedEntitiesList, in folder: EntitiesFolder, at now: Timestamp) {
      let scheme = list.scheme
      (id, sequence, issued, expires) = (scheme.name, scheme.sequence, scheme.issued, scheme.nextUpdate)
      (state, size) = (list.state(at: now), ListFile(folder.current)?.size ?? 0)
      age = max(0, now.seconds - issued.seconds) / 86_400
    }
  }

  var status: Int32 { outcome != nil ? 0 : isUsable ? 2 : 3 }

  /// Whether verdicts can rest on what is held.
  private var isUsable: Bool { held.map { $0.state != .expired } ?? false }

  private var result: String {
    switch outcome {
    case .new: "new"
    case .upToDate: "up-to-date"
    case nil: isUsable ? "kept" : "none"
    }
  }

  /// Whether it was a folder that was asked.
  var isFromFolder: Bool { source.map { !WebSource.takes($0) } ?? false }

  /// What a display says of the stick.
  var notice: StickNotice { StickNotice(noticeKind, number: held?.sequence, list: held?.id) }

  private var noticeKind: StickNotice.Kind {
    guard outcome == nil else { return .taken }
    return switch refusal?.reason {
    case "rollback": .older
    case "not-found": .noList
    case "expired": .tooOld
    case "no-root": .noRoot
    case "no-signer": .noSigner
    case "io", "busy": .unread
    case "no-space", "read-only": .diskFull
    case "untrusted", "wrong-list": .notFromKeepers
    case "malformed", "too-large": .damaged
    default: .refused
    }
  }

  private var from: Int64? {
    if case .new(let from) = outcome { return from }
    return nil
  }

  var json: JSONValue {
    var members = [
      JSONMember("result", .string(result)), JSONMember("reason", refusal.map { .string($0.reason) } ?? .null),
      JSONMember("source", source.map { .string($0) } ?? .null),
    ]
    if let entities { members.append(JSONMember("entities", .string(entities))) }
    members += [
      JSONMember("list", held.map { .string($0.id) } ?? .null),
      JSONMember("sequence", held.map { .integer($0.sequence) } ?? .null),
    ]
    if let from { members.append(JSONMember("from", .integer(from))) }
    if let held {
      members += [
        JSONMember("issued", .string(held.issued.rfc3339)), JSONMember("expires", .string(held.expires.rfc3339)),
        JSONMember("state", .string(held.state.rawValue)), JSONMember("ageDays", .integer(held.age)),
        JSONMember("bytes", .integer(Int64(held.size))),
      ]
    }
    return .object(members)
  }
}
