import CLibC
import Codecs
import Keys
import Platform
import Refreshing
import Trust
import Verification

/// `vidimus trust`: what this desk trusts, and how fresh it is.
enum TrustCommand {
  static let command = Command(
    name: "trust", summary: "show what this desk trusts; add or remove pinned files",
    forms: [
      Command.Form("show", "show the issuer list with its age, lists of trusted entities, and the pinned files"),
      Command.Form(
        "show TEXT",
        "show issuers with TEXT in their id or name, or with TEXT as their country; a single one with its keys"),
      Command.Form("add FILE...", "pin files; the program reads each before it takes it"),
      Command.Form("remove NAME...", "remove pinned files"),
      Command.Form("missing", "show the issuers and keys that this desk met and does not have"),
    ],
    groups: [
      OptionGroup(
        "Options",
        [
          Option("pins", "FOLDER", "add, remove: change the pinned files in FOLDER; /etc/vidimus/trust.d unless given")
        ] + .trust + [.at])
    ],
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    let words = arguments.operands
    switch words.first {
    case "show" where words.count <= 2: try show(words.count == 2 ? words[1] : nil, arguments)
    case "add" where words.count > 1: try add(Array(words.dropFirst()), arguments)
    case "remove" where words.count > 1: try remove(Array(words.dropFirst()), arguments)
    case "missing" where words.count == 1: try missing(arguments)
    default: throw .usage("trust takes show, add, remove or missing")
    }
    return 0
  }

  // MARK: show

  private static func show(_ text: String?, _ arguments: Arguments) throws(Failure) {
    let trust = try DeskTrust(arguments, kinds: .all)
    let pins = try TrustPaths.pins(arguments)
    guard let text else { return try showAll(trust, pins, arguments) }
    var found: [[String]] = []
    do {
      try trust.list?.forEachIssuer { record in
        if matches(record.id, record.name, record.country, text) { found.append(Words.describe(record)) }
      }
    } catch {
      throw .noInput("the issuer list cannot be read: " + Words.say(error))
    }
    for list in trust.entitiesLists {
      for entity in list.entities {
        let ids = entity.issuance.flatMap { $0.ids }.joined(separator: " ")
        if matches(ids, entity.name, entity.country, text) { found.append(EntitiesReport.describe(entity, of: list)) }
      }
    }
    for (path, pin) in pins where matches(pin.issuer.id ?? "", pin.issuer.name, pin.issuer.country, text) {
      found.append(describe(pin, path))
    }
    guard !found.isEmpty else {
      throw .noInput("nobody that is trusted here has \"" + visible(text) + "\" in its name")
    }
    // Of many the first lines, of one all.
    for lines in found { for line in found.count == 1 ? lines : [lines[0]] { try Output.writeLine(line) } }
  }

  private static func showAll(
    _ trust: DeskTrust, _ pins: [(path: String, pin: Pin)], _ arguments: Arguments
  ) throws(Failure) {
    if let list = trust.list {
      let (head, held) = (list.head.head, Verdict.HeldList(list, at: trust.clock.now))
      try Output.writeLine("list      " + visible(held.id))
      try Output.writeLine("number    " + String(held.sequence) + " of epoch " + String(head.epoch))
      try Output.writeLine("issued    " + held.issued.rfc3339 + ", " + String(held.ageInDays) + " days ago")
      try Output.writeLine(
        "state     " + held.state.rawValue + ", next by " + head.ages.nextUpdate.day.iso
          + ", good until " + head.ages.expires.rfc3339)
      try Output.writeLine("issuers   " + String(head.issuers.recordCount))
    } else {
      try Output.writeLine("list      none; vidimus refresh brings one")
    }
    if !arguments.has("only-trust") {
      let lines = EntitiesReport.lines(in: ListFolder(arguments), at: trust.clock.now)
      for line in lines { try Output.writeLine(line) }
    }
    for (path, pin) in pins { try Output.writeLine("pinned    " + (describe(pin, path).first ?? "")) }
  }

  private static func describe(_ pin: Pin, _ path: String) -> [String] {
    let id = pin.issuer.id.map { visible($0) + "  " } ?? ""
    let country = pin.issuer.country.map { " (" + $0 + ")" } ?? ""
    var lines = [id + visible(pin.issuer.name) + country + ", " + visible(path) + " of " + pin.issuer.asOf.day.iso]
    for key in pin.keys {
      lines.append("  key " + Hexadecimal.encode(key.kid))
      lines.append("      thumbprint " + Hexadecimal.encode(key.material.coseThumbprint))
    }
    return lines
  }

  /// Whether a text is in an id or a name, whatever the case of its ASCII letters, or is the country.
  private static func matches(_ id: String, _ name: String, _ country: String?, _ text: String) -> Bool {
    let wanted = folded(text)
    if let country, folded(country) == wanted { return true }
    return [folded(id), folded(name)].contains { contains($0, wanted) }
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }

  // MARK: add, remove

  private static func add(_ paths: [String], _ arguments: Arguments) throws(Failure) {
    let folder = arguments["pins"] ?? PinnedFiles.systemFolder
    for path in paths {
      let content = try Files.read(path, limit: StatusToken.maximumSize)
      let what: PinnedFiles.Content
      do {
        what = try PinnedFiles.read(content.bytes, modified: content.modified, path)
      } catch {
        throw .data(Failure(error).sentence)
      }
      let name = path.split(separator: "/").last.map { String($0) } ?? path
      guard PinnedFiles.isTrustFile(name) else {
        throw .usage(
          visible(name)
            + " would not be read: its name must end in .json, .jwk, .jwks, .pem, .crt, .cer, .der, .jwt or .cwt")
      }
      try Files.createFolders(folder)
      try Files.create(folder + "/" + name, content.bytes, mode: 0o644)
      let place = visible(folder) + "/" + visible(name)
      switch what {
      case .pin(let pin): Output.say("this desk trusts " + visible(pin.issuer.name) + " by " + place)
      case .statusToken(let token):
        Output.say("this desk has the status list " + visible(token.unverifiedURI) + " by " + place)
      }
    }
  }

  private static func remove(_ names: [String], _ arguments: Arguments) throws(Failure) {
    let folder = arguments["pins"] ?? PinnedFiles.systemFolder
    for name in names {
      let path = folder + "/" + name
      guard !name.utf8.contains(UInt8(ascii: "/")), Files.exists(path) else {
        throw .noInput("there is no " + visible(name) + " in " + visible(folder))
      }
      try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.remove(path) }
      Output.say("removed " + visible(path))
    }
  }

  // MARK: missing

  private static func missing(_ arguments: Arguments) throws(Failure) {
    let entries = MissingIssuers(ListFolder(arguments)).entries
    if entries.isEmpty { Output.say("no issuer is missing that this desk has met") }
    for entry in entries {
      try Output.writeLine(
        String(entry.count) + "  " + visible(entry.issuer) + "  " + Hexadecimal.encode(entry.kid) + "  last on "
          + entry.last.iso)
    }
  }
}
