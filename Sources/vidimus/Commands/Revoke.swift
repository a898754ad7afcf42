import Codecs
import Issuing
import Keys
import Trust

/// `vidimus revoke`, `suspend`, `reinstate` and `replace`: an issuer's own status list.
enum RevokeCommand {
  static let revoke = command(
    "revoke", .revoked, "withdraw credentials; begin and sign the issuer's status list")
  static let suspend = command("suspend", .suspended, "put credentials on hold in the issuer's status list")
  static let reinstate = command("reinstate", .good, "lift a suspension in the issuer's status list")
  static let replace = command("replace", .replaced, "mark credentials as replaced by a newer code")

  private static func command(_ name: String, _ value: StatusList.Value, _ summary: String) -> Command {
    let isRevoke = value == .revoked
    return Command(
      name: name, summary: summary,
      forms: [
        Command.Form("FOLDER ID...", "change credentials by their ids or their places in the list"),
        Command.Form(
          "FOLDER --manifest FILE [--confirm N] [OPTION]...",
          "count the credentials that a manifest names, or change them"),
      ] + (isRevoke ? ownForms : []),
      groups: [
        OptionGroup(
          "Which credentials",
          [
            Option("manifest", "FILE", "read credentials from FILE, a CSV with a column credentialId or statusIndex"),
            Option(
              "where", "CONDITION", "take only rows with COLUMN=VALUE or COLUMN=FROM..TO", repeats: true),
            Option("confirm", "N", "with --manifest: change the N credentials that were counted before"),
          ])
      ] + (isRevoke ? ownGroups : []) + [OptionGroup("Other options", [.at])],
      notes: """
        ID is a credential's id, as verify --json and the manifest have it, or its place in the list. FOLDER is the status \
        list that issue --status takes its places from. Desks learn of a change once the list is signed and published \
        anew.
        """,
      run: { arguments throws(Failure) in try run(arguments, value) })
  }

  private static let ownForms = [
    Command.Form("init FOLDER --uri URI [--size N]", "begin a status list"),
    Command.Form(
      "sign FOLDER --key FILE --issuer FILE --out FOLDER [OPTION]...", "sign the list, to be published at its URI"),
  ]

  private static let ownGroups = [
    OptionGroup(
      "New list (init)",
      [
        Option("uri", "URI", "name where the list will be published; credentials carry this URI"),
        Option("size", "N", "make N places, two for each credential; 131072 unless given"),
      ]),
    OptionGroup(
      "Signature (sign)",
      [Option("out", "FOLDER", "write status.jwt and status.cwt to FOLDER"), .issuer] + .signingKey),
  ]

  private static func run(_ arguments: Arguments, _ value: StatusList.Value) throws(Failure) -> Int32 {
    let words = arguments.operands
    switch (words.first, value) {
    case ("init", .revoked) where words.count == 2: try begin(words[1], arguments)
    case ("sign", .revoked) where words.count == 2: try sign(words[1], arguments)
    case (let folder?, _):
      let list = try StatusFolder(folder)
      var names = Array(words.dropFirst())
      if arguments.has("manifest") {
        // What a table names is counted before it is changed.
        let cohort = Cohort(names + (try manifest(arguments)), in: list, becoming: value)
        let count = cohort.changing.count
        guard let confirmed = try arguments.number("confirm", 1...Int(Int32.max)), count > 0 else {
          Output.say(cohort.sentence + (count > 0 ? "; nothing is changed without --confirm " + String(count) : ""))
          return 0
        }
        guard confirmed == count else {
          throw .data("--confirm says " + String(confirmed) + ", and " + cohort.sentence)
        }
        names = cohort.changing
      } else if arguments.has("where") || arguments.has("confirm") {
        throw .usage("--where and --confirm need --manifest")
      }
      guard !names.isEmpty else { throw .usage("which credentials?") }
      let count = try list.set(names, to: value, on: try Time.now(arguments).day)
      Output.say(
        String(count) + " of " + String(names.count) + (names.count == 1 ? " credential" : " credentials")
          + " changed; publish the list anew with vidimus revoke sign")
    default: throw .usage("which status list?")
    }
    return 0
  }

  private static func begin(_ folder: String, _ arguments: Arguments) throws(Failure) {
    let uri = try arguments.required("uri")
    guard IssuerText.isUsable(uri, limit: StatusList.maximumURISize), uri.utf8.contains(UInt8(ascii: ":")) else {
      throw .usage("--uri takes a URI of at most " + String(StatusList.maximumURISize) + " bytes")
    }
    let size = try arguments.number("size", 1_024...1 << 24) ?? StatusFolder.usualSize
    try StatusFolder.make(folder, uri: uri, size: size)
    Output.say("made " + visible(folder) + " with " + String(size) + " places: issue with --status " + visible(folder))
  }

  private static func sign(_ folder: String, _ arguments: Arguments) throws(Failure) {
    let file = try IssueCommand.issuerFile(arguments.required("issuer"))
    let key = try SigningKey.load(arguments, file)
    guard file.keys.contains(where: { $0.material == key.publicMaterial }) else {
      throw .data("the key is none of the issuer file's")
    }
    let out = try arguments.required("out")
    let list = try StatusFolder(folder).list(at: try Time.now(arguments))
    guard let jwt = list.jwt(issuer: file.id, with: key), let cwt = list.cwt(with: key) else {
      throw .software(Words.say(key.isHeldElsewhere ? IssuingError.signer : .openSSL))
    }
    try Files.createFolders(out)
    try Files.replace(out + "/status.jwt", jwt, mode: 0o644)
    try Files.replace(out + "/status.cwt", cwt, mode: 0o644)
    Output.say(
      "signed " + visible(out) + "/status.jwt and .cwt, good until " + (list.expires?.day.iso ?? "")
        + ": publish one at " + visible(list.uri))
  }

  private static func manifest(_ arguments: Arguments) throws(Failure) -> [String] {
    let filter = try CohortFilter.given(arguments.all("where"))
    let path = try arguments.required("manifest")
    let table = try Table(path)
    guard let column = table.column("credentialId") ?? table.column("statusIndex") else {
      throw .data(visible(path) + " has no column credentialId or statusIndex")
    }
    let names = try filter.rows(of: table, path).compactMap { row in
      row.count > column && !row[column].isEmpty ? row[column] : nil
    }
    guard !names.isEmpty else {
      throw .data("no row of " + visible(path) + " is like that; nothing was changed")
    }
    return names
  }
}

/// The credentials that a table names, counted before any is changed.
private struct Cohort {
  /// Those that a change would concern, by name.
  let changing: [String]
  /// How many would become what, and what they are now.
  let sentence: String

  init(_ names: [String], in list: StatusFolder, becoming value: StatusList.Value) {
    var counts: [(word: String, count: Int)] = []
    var changing: [String] = []
    var seen: Set<UInt32> = []
    var total = 0
    for name in names {
      let entry = list.entry(named: name)
      // Two rows of one credential are one credential.
      if let entry, !seen.insert(entry.index).inserted { continue }
      total += 1
      let now = entry?.value
      // A name that the list does not know is left for the change to refuse.
      if now != value, now != .revoked { changing.append(name) }
      let word = now == .revoked && value != .revoked ? "revoked for good" : now?.name ?? "not in this list"
      if let index = counts.firstIndex(where: { $0.word == word }) {
        counts[index].count += 1
      } else {
        counts.append((word, 1))
      }
    }
    self.changing = changing
    let now = counts.map { String($0.count) + " " + $0.word }.joined(separator: ", ")
    let of = changing.count == total ? "" : " of " + String(total)
    sentence =
      String(changing.count) + of + (total == 1 ? " credential" : " credentials") + " would become "
      + (value.name ?? "") + " (now " + now + ")"
  }
}
