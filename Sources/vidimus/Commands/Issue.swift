import CLibC
import Codecs
import Credentials
import Issuing
import Keys
import Platform
import Trust
import Verification

/// `vidimus issue`: a roll in, signed texts and QR files out.
enum IssueCommand {
  static let command = Command(
    name: "issue", summary: "sign a roll of credentials: JSON or CSV in, codes out",
    synopsis: "--key FILE --issuer FILE [--out FOLDER [--png] [--svg] [--pdf] [--eps]] [ROLL]",
    options: SigningKey.options + [
      Option("issuer", "FILE", "the issuer file the key belongs to"),
      Option("defaults", "FILE", "a JSON object with what is the same for every row"),
      Option("status", "FOLDER", "give each credential a place in this status list, as revoke init makes it"),
      Option("out", "FOLDER", "write a text a credential and a manifest into this folder; go on with one begun"),
      Option("dry-run", nil, "look at every row and say how large its code would be; sign nothing"),
      Option("skip", nil, "sign the rows that are right and report the others, instead of signing none"),
      Option("rows", "LIST", "only these rows of the roll, as in 412,500-510"),
      Option("replaces", nil, "with --rows: issue rows of a finished folder anew, in the place of their old codes"),
      Option("check", nil, "read each code back from its picture with zbarimg before it counts as made"),
      Option("jobs", "N", "work with N processes, 1 to 64; as many as processors unless given"),
      Option("template", nil, "print an empty roll with its explanation, and nothing else"),
      Option("describe", nil, "print a page for the data-protection officer on the codes of a roll, and nothing else"),
      Option("proof", "PDF", "before posting: compare the code on each page of a print with the name beside it"),
      Option("certificate", nil, "also lay out each certificate as an A4 PDF, with --out"),
      Option("layout", "HTML", "the page of --certificate, instead of a plain one"),
      Option("sheet", nil, "also lay out a contact sheet of all codes, with --out"),
      Time.option,
    ] + Stamp.options + DeskOutlook.options + SymbolFiles.options,
    notes: """
      Without ROLL, or with -, standard input is read: a JSON object, an array, an object a line, or CSV with a header.
      Without --out the signed texts are written to standard output, a line each, and nothing else. Nothing is signed
      while anything is wrong with the roll; each code is verified before it is handed out. With --out each is also
      judged as desks will that hold the published list (--state, --trust): today, on its first day, in one and in five
      years. A run that was interrupted is gone on with by the same command.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    if arguments.has("template") {
      try Output.write([UInt8](RollTemplate.text.utf8))
      return 0
    }
    if let print = arguments["proof"] { return try proof(print, arguments) }
    try arguments.checkOperands(atMost: 1)
    if arguments.has("describe") {
      let defaults = try RollFile.defaults(arguments["defaults"])
      let roll = try RollFile(arguments.operands.first ?? "-", defaults: defaults)
      try Output.write([UInt8](DataSheet.page(roll, arguments).utf8))
      return 0
    }
    let prints = ["certificate", "sheet", "stamp"].filter { arguments.has($0) }
    guard prints.isEmpty || arguments.has("out") else { throw .usage("--" + prints[0] + " needs --out") }
    let status = try IssueRun(arguments).obey(arguments["out"])
    guard status != 65 || arguments.has("skip") else { return status }
    return prints.isEmpty || arguments.has("dry-run") ? status : max(status, try lay(arguments))
  }

  /// Lays out what is to be printed of a finished folder.
  private static func lay(_ arguments: Arguments) throws(Failure) -> Int32 {
    let issuer = try arguments.required("issuer")
    let (verifier, style) = (try Verifier.ofIssuer(issuer), try SymbolStyle(arguments))
    let codes = try IssuedCodes(try arguments.required("out"), issuer: verifier)
    if arguments.has("certificate") {
      try Certificates.make(codes, issuerName: try issuerFile(issuer).name, style, layout: arguments["layout"])
    }
    if arguments.has("sheet") { try CodeSheet.make(codes, style) }
    guard let path = arguments["stamp"] else { return 0 }
    let stamp = try Stamp(arguments)
    let stamped = try stamp.put(codes, on: path, style)
    // The right code on the wrong person is the one mistake nobody sees.
    if try ProofReader.read(stamped, with: verifier, pagesEach: stamp.pagesEach, expected: codes.ids) == 0 { return 0 }
    // What is wrong is not to be printed by its name.
    let wrong = String(stamped.dropLast(".pdf".utf8.count)) + ".wrong.pdf"
    do {
      try disk.rename(stamped, to: wrong)
    } catch {
      throw .io("cannot rename " + visible(stamped) + ": " + ErrorNumber.text(error.errno))
    }
    Output.say("it is now called " + visible(wrong))
    return 1
  }

  private static func proof(_ path: String, _ arguments: Arguments) throws(Failure) -> Int32 {
    try arguments.checkOperands(atMost: 0)
    let verifier = try Verifier.ofIssuer(try arguments.required("issuer"))
    let expected = try arguments["out"].map { folder throws(Failure) in try IssuedCodes(folder, issuer: verifier).ids }
    let pagesEach = try Stamp(arguments).pagesEach
    return try ProofReader.read(path, with: verifier, pagesEach: pagesEach, expected: expected) == 0 ? 0 : 1
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

  static func issuer(_ key: PrivateKey, _ file: IssuerFile) throws(Failure) -> Issuer {
    do {
      return try Issuer(key: key, file: file)
    } catch {
      throw .data(Words.say(error))
    }
  }
}

extension IssueRun {
  /// What the command line asks for.
  convenience init(_ arguments: Arguments) throws(Failure) {
    let issuerPath = try arguments.required("issuer")
    let file = try IssueCommand.issuerFile(issuerPath)
    let key = try SigningKey.load(arguments, file)
    let folder = arguments["out"]
    let symbols = try SymbolFiles(arguments)
    guard folder != nil || !symbols.isWanted else { throw .usage("--png, --svg, --pdf and --eps need --out") }
    guard folder != nil || !arguments.has("check") else { throw .usage("--check needs --out") }
    let isReplacing = arguments.has("replaces")
    guard !isReplacing || (folder != nil && arguments.has("rows")) else {
      throw .usage("--replaces needs --rows and --out")
    }
    let now = try Time.now(arguments)
    guard now.day.number >= 0 else { throw .usage("nothing can be signed before 1970-01-01") }
    let status = try arguments["status"].map { path throws(Failure) in try StatusFolder(path) }
    let isDry = arguments.has("dry-run")
    let work = RowWork(
      issuer: try IssueCommand.issuer(key, file), issuerName: file.name, day: now.day, symbols: symbols,
      statusURI: status?.uri, folder: folder,
      outlook: folder == nil || isDry ? nil : try DeskOutlook(arguments, issuerFile: issuerPath, now: now),
      readsBack: arguments.has("check"), metersAll: isDry)
    self.init(
      roll: try RollFile(arguments.operands.first ?? "-", defaults: try RollFile.defaults(arguments["defaults"])),
      work: work, status: status,
      selection: try arguments["rows"].map { text throws(Failure) in try RowSelection(text) },
      jobs: try arguments.number("jobs", 1...64) ?? Workers.processors, skipsFaults: arguments.has("skip"),
      isDry: isDry, isReplacing: isReplacing)
  }

  func obey(_ path: String?) throws(Failure) -> Int32 {
    try look()
    if isDry { return hasSkipped ? 65 : 0 }
    guard let path else { return try sign() }
    let folder = try IssueFolder(path)
    if isReplacing { return try replace(in: folder) }
    return try sign(into: folder)
  }
}
