import Codecs
import Keys
import Trust

/// `vidimus refresh`: brings the issuer list of this desk up to date.
enum RefreshCommand {
  static let command = Command(
    name: "refresh", summary: "bring the issuer list of this desk up to date, from the web or a folder",
    synopsis: "[--from URL|FOLDER]... [--root FILE] [--state FOLDER]",
    options: [
      Option("from", "SOURCE", "an https URL, or a folder such as a mounted stick; may be repeated"),
      Option("root", "FILE", "the list's root, where this desk trusts none yet"),
      Option("limit", "MIB", "the largest list to take, in MiB; 64 unless given"),
      Option("patience", "SECONDS", "how long a server may take for a small file; 30 unless given"),
      ListFolder.option, Time.option,
    ],
    notes: """
      Without --from, the sources in /etc/vidimus/list.sources are used, one a line. URLs are tried in random order
      until one answers; whatever comes counts only under the signatures of the list's keepers. Where no source is named,
      only the time that the machine was on is counted, by which a desk without a clock knows that its list ages.
      One line of JSON says what came of it. Exit status: 0 a new list, or up to date; 2 the old list was kept;
      3 there is no usable list.
      """,
    run: run)

  /// Puts on the display what came of a stick: whoever plugged it in has nothing else to look at.
  private static func tell(_ report: Report, _ folder: ListFolder) {
    let text = report.notice.joined(separator: "\n") + "\n"
    try? Files.replace(folder.notice, [UInt8](text.utf8), mode: 0o644)
  }

  private static let sourcesFile = "/etc/vidimus/list.sources"

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let sources = try sources(arguments)
    let limit = (try arguments.number("limit", 1...1_700) ?? 64) << 20
    let firstRoot = try readRoot(arguments["root"])
    let report = refresh(ListFolder(arguments), try Time.clock(arguments), firstRoot, limit, from: sources)
    if report.isFromFolder { tell(report, ListFolder(arguments)) }
    try Output.writeLine(report.json.line)
    if let refusal = report.refusal { Output.say(refusal.sentence) }
    return report.status
  }

  private static func refresh(
    _ folder: ListFolder, _ clock: ClockSource, _ firstRoot: SignedRoot?, _ limit: Int, from sources: [any ListSource]
  ) -> Report {
    var report = Report()
    do {
      let installer = try ListInstaller(folder, clock: clock, firstRoot: firstRoot, limit: limit)
      if installer.hasLostFloor {
        Output.say("what was written down of earlier lists is damaged; now the list that is held says what is older")
      }
      update(installer, from: sources, &report)
      report.held = installer.held
      report.time = installer.time
    } catch {
      // Without the lock nothing is changed here, and what is held serves on.
      report.refusal = error
      let floor = folder.storedFloor()
      report.held = folder.held(roots: folder.trustedRoots(), floor: floor)
      report.time = clock.time(past: floor?.time ?? Timestamp(seconds: 0)).0
    }
    return report
  }

  /// Asks one source after the other until one has a list that can be taken, or the one that is held.
  private static func update(_ installer: ListInstaller, from sources: [any ListSource], _ report: inout Report) {
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

  private static func sources(_ arguments: Arguments) throws(Failure) -> [any ListSource] {
    var names = arguments.all("from")
    if names.isEmpty, Files.exists(sourcesFile) {
      let text = try Files.read(sourcesFile, limit: 65_536).bytes
      // A line's first word; what follows is the keeper's own note.
      let words = text.split(separator: 0x0A).map { $0.prefix { $0 > 0x20 } }
      names = words.filter { !$0.isEmpty && $0.first != UInt8(ascii: "#") }.compactMap { String(strictUTF8: Array($0)) }
    }
    var sources: [any ListSource] = []
    let patience = try arguments.number("patience", 1...600) ?? 30
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

/// What came of a refresh, as its one line says it.
private struct Report {
  var outcome: ListInstaller.Outcome?
  var refusal: Refusal?
  var source: String?
  var held: ListFolder.Held?
  var time = Timestamp(seconds: 0)

  var status: Int32 { outcome != nil ? 0 : isUsable ? 2 : 3 }

  /// Whether verdicts can rest on what is held.
  private var isUsable: Bool { held.map { $0.list.state(at: time) != .expired } ?? false }

  private var result: String {
    switch outcome {
    case .new: "new"
    case .upToDate: "up-to-date"
    case nil: isUsable ? "kept" : "none"
    }
  }

  /// Whether it was a folder that was asked.
  var isFromFolder: Bool { source.map { !WebSource.takes($0) } ?? false }

  /// Two lines of at most 16 columns for the display.
  var notice: [String] {
    let number = held.map { String($0.list.head.head.sequence) }
    switch (outcome, refusal?.reason) {
    case (.new, _), (.upToDate, _): return ["LIST " + (number ?? "") + " OK", "Take the stick"]
    case (nil, "rollback"): return ["STICK IS OLDER", "kept " + (number ?? "")]
    case (nil, "not-found"): return ["NO LIST ON STICK", number.map { "kept " + $0 } ?? ""]
    case (nil, "expired"): return ["STICK TOO OLD", number.map { "kept " + $0 } ?? "no list yet"]
    case (nil, "no-root"): return ["DESK NOT SET UP", "no root here"]
    case (nil, "io"), (nil, "busy"): return ["STICK NOT READ", "put it in again"]
    case (nil, "no-space"), (nil, "read-only"): return ["STICK NOT TAKEN", "desk disk full"]
    case (nil, "untrusted"), (nil, "wrong-list"): return ["STICK NOT TAKEN", "not from keepers"]
    case (nil, "malformed"), (nil, "too-large"): return ["STICK NOT TAKEN", "its list is bad"]
    // An alarm, or something only the list's keepers can mend.
    case (nil, _): return ["STICK NOT TAKEN", "Call list keeper"]
    }
  }

  private var from: Int64? {
    if case .new(let from) = outcome { return from }
    return nil
  }

  var json: JSONValue {
    let head = held?.list.head.head
    var members = [
      JSONMember("result", .string(result)), JSONMember("reason", refusal.map { .string($0.reason) } ?? .null),
      JSONMember("source", source.map { .string($0) } ?? .null),
      JSONMember("list", head.map { .string($0.list) } ?? .null),
      JSONMember("sequence", head.map { .integer($0.sequence) } ?? .null),
    ]
    if let from { members.append(JSONMember("from", .integer(from))) }
    if let head, let held {
      members += [
        JSONMember("issued", .string(head.ages.issued.rfc3339)),
        JSONMember("expires", .string(head.ages.expires.rfc3339)),
        JSONMember("state", .string(held.list.state(at: time).rawValue)),
        JSONMember("ageDays", .integer(max(0, time.seconds - head.ages.issued.seconds) / 86_400)),
        JSONMember("bytes", .integer(Int64(held.file.size))),
      ]
    }
    return .object(members)
  }
}
