import Codecs
import Credentials
import Issuing
import Keys
import Trust
import Verification

/// `vidimus issue`: a roll in, signed texts and QR files out.
enum IssueCommand {
  static let command = Command(
    name: "issue", summary: "sign a roll of credentials: JSON or CSV in, codes out",
    synopsis: "--key FILE --issuer FILE [--out FOLDER [--png] [--svg]] [ROLL]",
    options: [
      Option("key", "FILE", "the private key (PEM)"),
      Option("issuer", "FILE", "the issuer file the key belongs to"),
      Option("status", "FOLDER", "give each credential a place in this status list, as revoke init makes it"),
      Option("out", "FOLDER", "write a text a credential and a manifest into this folder"),
      Time.option,
    ] + SymbolFiles.options,
    notes: """
      Without ROLL, or with -, standard input is read: a JSON object, an array, an object a line, or CSV with a header.
      Without --out the signed texts are written to standard output, a line each, and nothing else. Nothing is signed
      while anything is wrong with the roll; each code is verified before it is handed out.
      """,
    run: run)

  private static let rollLimit = 64 << 20

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 1)
    let key = try key(arguments.required("key"))
    let file = try issuerFile(arguments.required("issuer"))
    let folder = arguments["out"]
    let symbols = try SymbolFiles(arguments)
    guard folder != nil || !symbols.isWanted else { throw .usage("--png and --svg need --out") }
    let day = try Time.clock(arguments).clock().now.day
    guard day.number >= 0 else { throw .usage("nothing can be signed before 1970-01-01") }
    let entries = try entries(of: arguments.operands.first ?? "-")
    let status = try arguments["status"].map { path throws(Failure) in try StatusFolder(path) }
    let codes = try sign(entries, with: issuer(key, file), on: day, status)
    for entry in entries { warn(entry, issuerName: file.name) }
    if let folder {
      try write(codes, of: entries, to: folder, symbols)
    } else {
      for code in codes { try Output.write(code.text + [0x0A]) }
    }
    return 0
  }

  // MARK: What goes in

  private struct Entry {
    let line: Int
    let content: JSONValue
    let draft: Draft
  }

  static func key(_ path: String) throws(Failure) -> PrivateKey {
    let content = try Files.read(path, limit: TrustFile.maximumSize)
    do {
      return try PrivateKey.read(pem: content.bytes)
    } catch {
      throw .noInput(visible(path) + " has no private key to sign with: it " + Words.say(error))
    }
  }

  static func issuerFile(_ path: String) throws(Failure) -> IssuerFile {
    let content = try Files.read(path, limit: TrustFile.maximumSize)
    let json: JSONValue
    do {
      json = try JSONReader.read(content.bytes)
    } catch {
      throw .noInput(visible(path) + " " + Words.say(TrustFileError.json(error)))
    }
    do {
      return try IssuerFile(json)
    } catch {
      throw .noInput(visible(path) + " " + Words.say(error))
    }
  }

  private static func issuer(_ key: PrivateKey, _ file: IssuerFile) throws(Failure) -> Issuer {
    do {
      return try Issuer(key: key, file: file)
    } catch {
      throw .data(Words.say(error))
    }
  }

  /// The credentials of a roll, all of them right; whatever is wrong is said at once.
  private static func entries(of path: String) throws(Failure) -> [Entry] {
    let bytes =
      path == "-" ? try Files.readStandardInput(limit: rollLimit) : try Files.read(path, limit: rollLimit).bytes
    let roll: Roll
    do {
      roll = try Roll(bytes)
    } catch {
      throw .data(Words.say(error))
    }
    if !roll.passedOver.isEmpty {
      let names = roll.passedOver.map { "\"" + visible($0) + "\"" }.joined(separator: ", ")
      Output.say("columns that belong to no credential and are not signed: " + names)
    }
    var entries: [Entry] = []
    var faults = 0
    for entry in roll.entries {
      do {
        entries.append(Entry(line: entry.line, content: entry.content, draft: try Draft(entry.content)))
      } catch {
        for problem in error.problems { Output.say("row " + String(entry.line) + ": " + Words.say(problem)) }
        faults += 1
      }
    }
    guard faults == 0 else {
      throw .data(
        "nothing was signed: " + String(faults) + " of " + String(roll.entries.count) + " credentials cannot be")
    }
    return entries
  }

  /// What may be meant and should be known before it is printed.
  private static func warn(_ entry: Entry, issuerName: String) {
    let (row, credential) = ("row " + String(entry.line) + ": ", entry.draft.credential)
    if credential.learner.dateOfBirth != nil {
      Output.say(row + "dateOfBirth goes into the code, where every scanner reads it")
    }
    if !credential.awardingBody.name.hasSameBytes(as: issuerName) {
      Output.say(
        row + "awardingBody is not the issuer's name, so desks show both: signed by \"" + visible(issuerName) + "\"")
    }
  }

  // MARK: What comes out

  /// Signs credentials. Their places in the status list are taken first, down to the disk, so that none is given twice.
  private static func sign(
    _ entries: [Entry], with issuer: Issuer, on day: Day, _ status: StatusFolder?
  ) throws(Failure) -> [SignedCode] {
    var ids: [[UInt8]] = []
    for _ in entries {
      guard let id = OpenSSL.randomBytes(Issuer.idLength) else { throw .software("OpenSSL has no random bytes") }
      ids.append(id)
    }
    let indices = try status.map { status throws(Failure) in try status.allocate(for: ids, on: day) }
    var codes: [SignedCode] = []
    for (number, entry) in entries.enumerated() {
      var draft = entry.draft
      guard status == nil || draft.status == nil else {
        throw .data("row " + String(entry.line) + ": status is given, and so is --status")
      }
      if let status, let indices { draft.status = StatusReference(uri: status.uri, index: indices[number]) }
      do {
        codes.append(try issuer.sign(draft, id: ids[number], on: day))
      } catch {
        var sentence = "row " + String(entry.line) + ": " + Words.say(error)
        if case .tooLarge = error { sentence += "; " + Words.largest(entry.content) }
        throw .data(sentence)
      }
    }
    return codes
  }

  /// Writes a text and its images for each code, and last the manifest: while there is none, the folder is not finished.
  private static func write(
    _ codes: [SignedCode], of entries: [Entry], to folder: String, _ symbols: SymbolFiles
  ) throws(Failure) {
    let manifest = folder + "/manifest.csv"
    guard !Files.exists(manifest) else {
      throw .cannotCreate(visible(manifest) + " is there already and is not overwritten")
    }
    for (entry, code) in zip(entries, codes) {
      do {
        try symbols.check(code.text, name: "row " + String(entry.line))
      } catch {
        throw error.status == 65 ? .data(error.sentence + "; " + Words.largest(entry.content)) : error
      }
    }
    try Files.createFolder(folder)
    var table = "row,id,file,bytes,qrVersion\r\n"
    for (entry, code) in zip(entries, codes) {
      // Named by the credential's id: file names end up in backups and mails, where no learner's name belongs.
      let id = Hexadecimal.encode(code.claims.id)
      let version = try symbols.write(code.text, name: "row " + String(entry.line), to: folder + "/" + id)
      let cells = [String(entry.line), id, id + ".txt", String(code.text.count), String(version)]
      table += cells.joined(separator: ",") + "\r\n"
    }
    try Files.create(manifest, [UInt8](table.utf8), mode: 0o600)
    Output.say("signed " + String(codes.count) + (codes.count == 1 ? " code" : " codes") + " into " + visible(folder))
  }
}
