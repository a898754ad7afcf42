import Codecs
import Envelopes
import Keys
import Platform
import Publishing
import Refreshing
import Trust

/// `list show` and `list lint`: what is in a list, and what lapses when.
enum ListReport {
  static func show(_ place: String, at now: Timestamp) throws(Failure) {
    guard Files.isFolder(place) else { return try showBundle(place) }
    guard Files.exists(place + "/list.json") else { return try showBundle(place + "/bundle") }
    let sources = try ListCommand.sources(place)
    let settings = sources.settings
    try Output.writeLine("list       " + visible(settings.list))
    try Output.writeLine(
      "last made  number " + String(settings.sequence) + " of epoch " + String(settings.epoch)
        + (settings.issued.map { ", on " + $0.day.iso } ?? "")
        + (settings.expires.map { ", good until " + $0.day.iso } ?? ""))
    for root in try publishing({ () throws(PublishingError) in try sources.roots() }) { try show(root.root) }
    for source in try publishing({ () throws(PublishingError) in try sources.sources() }) {
      try Output.writeLine(
        "taken in   " + visible(source.name) + ": " + visible(source.list) + ", number " + String(source.sequence)
          + " of "
          + source.issued.day.iso + ", good until " + source.nextUpdate.rfc3339 + ", signed with "
          + String(source.signer.prefix(16)))
    }
    var lines: [String] = []
    try publishing { () throws(PublishingError) in
      try sources.forEachListed(at: now) { record, _ in lines += Words.describe(record) }
    }
    for line in lines { try Output.writeLine(line) }
  }

  private static func showBundle(_ path: String) throws(Failure) {
    let file = try orFail(Failure.noInput) { () throws(SystemError) in try ListFile(path) }
    let list = try openUnverified(file, path)
    let head = list.head.head
    try Output.writeLine("list       " + visible(head.list))
    try Output.writeLine(
      "number     " + String(head.sequence) + " of epoch " + String(head.epoch) + ", of " + head.ages.issued.day.iso
        + ", next by " + head.ages.nextUpdate.day.iso + ", good until " + head.ages.expires.day.iso)
    try Output.writeLine("issuers    " + String(head.issuers.recordCount))
    try show(list.root)
    var lines: [String] = []
    do {
      try list.verifyEverything()
      try list.forEachIssuer { lines += Words.describe($0) }
    } catch {
      throw .data(visible(path) + ": " + Words.say(error))
    }
    for line in lines { try Output.writeLine(line) }
  }

  /// A bundle under its own roots: it is looked at, not believed.
  private static func openUnverified(_ file: ListFile, _ path: String) throws(Failure) -> IssuerList {
    do {
      var roots: [ListRoot] = []
      for bytes in try IssuerList.roots(in: file) { roots.append(try SignedRoot(stored: bytes).root) }
      return try IssuerList(file, trusting: roots)
    } catch {
      throw .data(visible(path) + " is no bundle of an issuer list: " + Words.say(error))
    }
  }

  private static func show(_ root: ListRoot) throws(Failure) {
    func keys(_ role: ListRoot.Role) -> String {
      String(role.threshold) + " of " + role.keys.map { Hexadecimal.encode($0.kid) }.joined(separator: " ")
    }
    try Output.writeLine("root " + String(root.version) + "     good until " + root.expires.day.iso)
    try Output.writeLine("  roots    signed by " + keys(root.rootRole))
    try Output.writeLine("  lists    signed by " + keys(root.headRole))
  }

  // MARK: lint

  /// What lapses when; status 1 where a list ends before the keepers mean to come again.
  static func lint(_ folder: String, _ arguments: Arguments) throws(Failure) -> Int32 {
    let sources = try ListCommand.sources(folder)
    let now = try Time.now(arguments)
    let settings = sources.settings
    let next = try nextRun(arguments) ?? Timestamp(seconds: now.seconds + Int64(settings.nextUpdateDays) * 86_400)
    var isLate = false
    func line(_ what: String, _ end: Timestamp, mattersNow: Bool, isDue: Bool = false) throws(Failure) {
      let late = mattersNow && end <= next
      isLate = isLate || late
      try Output.writeLine((late || isDue ? "! " : "  ") + end.day.iso + "  " + what)
    }
    guard let root = try publishing({ () throws(PublishingError) in try sources.roots() }).last?.root else { return 1 }
    try line(
      "root " + String(root.version) + " ends; vidimus list rotate makes the next", root.expires, mattersNow: true)
    if let issued = settings.issued, let expires = settings.expires {
      let age = ListAge(issued, expires, now)
      try line(
        "list " + String(settings.sequence) + " ends; " + age.sentence, expires, mattersNow: true, isDue: age.isHalf)
    } else {
      try Output.writeLine("! no list was made yet; vidimus list pack makes one")
      isLate = true
    }
    for source in try publishing({ () throws(PublishingError) in try sources.sources() }) {
      try line(
        visible(source.name) + ", number " + String(source.sequence)
          + ", ends, and its issuers with it; vidimus list add takes in the next", source.nextUpdate, mattersNow: true)
    }
    var records: [IssuerRecord] = []
    try publishing { () throws(PublishingError) in
      try sources.forEachListed(at: now) { record, _ in if record.left == nil { records.append(record) } }
    }
    for record in records {
      let inUse = record.keys.filter { $0.standing.compromised == nil && $0.standing.covers(now) }
      if inUse.isEmpty {
        try Output.writeLine("! now         " + visible(record.id) + " has no key in use")
        isLate = true
      }
      for key in inUse {
        guard let end = key.standing.validUntil else { continue }
        let what = "key " + Hexadecimal.encode(key.material.kid) + " of " + visible(record.id) + " retires"
        try line(what, end, mattersNow: inUse.count == 1)
      }
    }
    return isLate ? 1 : 0
  }

  private static func nextRun(_ arguments: Arguments) throws(Failure) -> Timestamp? {
    guard let text = arguments["next"] else { return nil }
    guard let day = Day(iso: text) else { throw .usage("--next takes a date like 2026-05-14") }
    return day.start
  }
}
