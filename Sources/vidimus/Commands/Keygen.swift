import Codecs
import Keys
import Trust

/// `vidimus keygen`: a key pair, and the issuer file with which others come to trust it.
enum KeygenCommand {
  static let command = Command(
    name: "keygen", summary: "make a key pair and its issuer file",
    forms: [
      Command.Form("--out FOLDER --id URL --name NAME [OPTION]...", "make the first key of an issuer"),
      Command.Form("--out FOLDER --next FILE [OPTION]...", "make the next key of an issuer"),
      Command.Form("--calendar FILE [OPTION]...", "make no key; say what lapses when"),
    ],
    groups: [
      OptionGroup(
        "Key",
        [
          Option("out", "FOLDER", "make FOLDER, readable by its owner alone, and write the key and issuer file there"),
          Option(
            "alg", "NAME", "choose the signature algorithm: ES256 (the default) or EdDSA", words: ["ES256", "EdDSA"]),
          Option(
            "cohort", "NAME",
            "name what the key is for; unless given, this year, or with --next the first without a key"),
          Option("encrypt", nil, "encrypt the private key with a passphrase, which the terminal asks for"),
          Option("passphrase-file", "FILE", "with --encrypt: read the passphrase from FILE instead, one line"),
        ]),
      OptionGroup(
        "First key",
        [
          Option("id", "URL", "set the issuer's id: a URL that the institution will still own in thirty years"),
          Option("name", "NAME", "set the institution's name, as desks will show it"),
          Option("country", "CODE", "set its country, such as NL (ISO 3166-1)"),
        ]),
      OptionGroup(
        "Next key",
        [Option("next", "FILE", "read the issuer file FILE and make another with the new key beside its keys")]),
      OptionGroup(
        "Calendar",
        [
          Option("calendar", "FILE", "read the issuer file FILE and say when its keys, lists and codes lapse"),
          Option("manifest", "FILE", "with --calendar: read a manifest whose codes lapse too", repeats: true),
          Option("token", "FILE", "with --calendar: read a published status list too", repeats: true),
          Option("within", "DAYS", "with --calendar: call what lapses in this many days soon; 30 unless given"),
          .state,
        ]),
      OptionGroup("Other options", [.at]),
    ],
    exits: [ExitStatus(1, "with --calendar, something must be renewed soon")],
    notes: """
      FOLDER/issuer-key.pem is the private key (PKCS #8, readable by its owner alone): keep it, and keep it secret. \
      FOLDER/issuer.json is the issuer file: give it to everybody who shall trust your codes.
      A key is for one year or cohort, so that a lost key costs no more than that. Give the issuer file with the next key \
      to desks and to the keepers of lists while the last key still signs. Sign with the next key once they have it.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    if let path = arguments["calendar"] { return try showCalendar(path, arguments) }
    let folder = try arguments.required("out")
    let former = try arguments["next"].map { path throws(Failure) in try Former(path) }
    let id: String
    let name: String
    if let former {
      (id, name) = (former.file.id, former.file.name)
    } else {
      (id, name) = (try arguments.required("id"), try arguments.required("name"))
    }
    for option in ["id", "name", "country"] where former != nil && arguments.has(option) {
      throw .usage("--" + option + " is in the issuer file that --next names")
    }
    try check(id: id, name: name, country: arguments["country"])
    let algorithm = try algorithm(arguments["alg"] ?? "ES256")
    let cohort = try cohort(arguments, former?.cohorts ?? [])
    if let former, former.cohorts.contains(where: { $0.hasSameBytes(as: cohort) }) {
      throw .usage("there is a key of the cohort " + visible(cohort) + " already; name another with --cohort")
    }
    let (keyPath, filePath) = (folder + "/issuer-key.pem", folder + "/issuer.json")
    // Looked at before a key is made, so that no key is left without its issuer file.
    for path in [keyPath, filePath] where Files.exists(path) {
      throw .cannotCreate(visible(path) + " is there already and is not overwritten")
    }
    let passphrase = try passphrase(arguments)
    guard let key = try? PrivateKey.generate(for: algorithm), let pem = key.pem(encryptedWith: passphrase) else {
      throw .software("OpenSSL failed to make a key")
    }
    let file =
      former?.json(adding: key.publicMaterial, cohort: cohort)
      ?? IssuerFile.make(
        id: id, name: name, country: arguments["country"], key: key.publicMaterial, cohort: cohort)
    try Files.createFolder(folder)
    try Files.create(keyPath, pem, mode: 0o600)
    do {
      try Files.create(filePath, file.bytes + [0x0A], mode: 0o644)
    } catch {
      Files.remove(keyPath)
      throw error
    }
    Output.say("made " + visible(keyPath) + " (keep it secret) and " + visible(filePath) + " (give it to desks)")
    if former != nil {
      Output.say(
        "desks and lists must have the new issuer file before the new key signs; until then sign with the last")
    }
    return 0
  }

  /// An issuer file whose issuer gets another key.
  private struct Former {
    let file: IssuerFile
    let members: [JSONMember]

    init(_ path: String) throws(Failure) {
      file = try IssueCommand.issuerFile(path)
      let bytes = try Files.read(path, limit: TrustFile.maximumSize).bytes
      guard case .object(let members)? = try? JSONReader.read(bytes) else {
        throw .noInput(visible(path) + " is no issuer file")
      }
      self.members = members
    }

    private var keys: [JSONValue] { members.first { $0.name == "keys" }?.value.listed ?? [] }

    var cohorts: [String] { keys.compactMap { $0["cohort"]?.string } }

    func json(adding key: KeyMaterial, cohort: String) -> JSONValue {
      .object(
        members.map { member in
          guard member.name == "keys" else { return member }
          return JSONMember("keys", .array(keys + [IssuerFile.jwk(of: key, cohort: cohort)]))
        })
    }
  }

  /// What was asked for, or the first year from this one on that has no key yet.
  private static func cohort(_ arguments: Arguments, _ taken: [String]) throws(Failure) -> String {
    guard let cohort = arguments["cohort"] else {
      var year = try Time.now(arguments).day.date.year
      while taken.contains(where: { $0.hasSameBytes(as: String(year)) }) { year += 1 }
      return String(year)
    }
    guard IssuerText.isUsable(cohort, limit: 40) else {
      throw .usage("--cohort takes a visible text of at most 40 bytes, as in 2027")
    }
    return cohort
  }

  private static func passphrase(_ arguments: Arguments) throws(Failure) -> [UInt8]? {
    if let path = arguments["passphrase-file"] { return try SigningKey.passphrase(inFile: path) }
    guard arguments.has("encrypt") else { return nil }
    guard let first = SigningKey.ask("passphrase of the new key: ") else {
      throw .usage("--encrypt needs a terminal to ask for the passphrase, or --passphrase-file")
    }
    guard SigningKey.ask("the same again: ") == first else { throw .usage("that was not the same passphrase") }
    return first
  }

  private static func check(id: String, name: String, country: String?) throws(Failure) {
    let limit = String(IssuerText.maximumSize)
    guard IssuerText.isUsable(id), id.utf8.contains(UInt8(ascii: ":")) else {
      throw .usage("--id takes a URL of at most " + limit + " bytes, as in https://school.example")
    }
    guard !id.hasSameBytes(as: TestIssuer.id) else { throw .usage("--id is that of the built-in test issuer") }
    guard IssuerText.isUsable(name) else { throw .usage("--name takes a visible text of at most " + limit + " bytes") }
    guard country.map(IssuerText.isCountry) ?? true else {
      throw .usage("--country takes two capital letters, as in NL (GR for Greece)")
    }
  }

  private static func algorithm(_ name: String) throws(Failure) -> SignatureAlgorithm {
    switch name {
    case "ES256": return .es256
    case "EdDSA": return .edDSA
    default: throw .usage("--alg takes ES256 or EdDSA")
    }
  }
}
