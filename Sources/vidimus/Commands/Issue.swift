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
    forms: [
      Command.Form(
        "--key FILE --issuer FILE [OPTION]... [ROLL]", "write the signed texts to standard output, a line each"),
      Command.Form(
        "--key FILE --issuer FILE --out FOLDER [OPTION]... [ROLL]", "write texts, pictures and manifest.csv to FOLDER"),
      Command.Form(
        "--key FILE --issuer FILE --dry-run [OPTION]... [ROLL]", "sign nothing; say what is wrong with the roll"),
      Command.Form("--issuer FILE --proof PDF [--out FOLDER]", "compare a print with its codes before it is posted"),
      Command.Form("--describe [OPTION]... [ROLL]", "print a page for the data-protection officer"),
      Command.Form("--template", "print an empty roll"),
    ],
    groups: [
      OptionGroup("Key and issuer", .signingKey + [.issuer]),
      OptionGroup(
        "Roll",
        [
          Option("defaults", "FILE", "read what all rows share from FILE, a JSON object; a row's own values win"),
          Option("status", "FOLDER", "give each credential a place in the status list in FOLDER; see vidimus revoke"),
          Option("rows", "LIST", "take only these rows of the roll, such as 412,500-510"),
          Option("skip", nil, "sign the rows that are right and report the others, instead of signing none"),
          Option("replaces", nil, "with --rows: issue rows of a finished folder anew, in place of their old codes"),
        ]),
      OptionGroup(
        "Files (with --out)",
        [Option("out", "FOLDER", "write codes and manifest.csv to FOLDER, or finish an interrupted run there")]
          + .pictures + [
            Option("check", nil, "read each picture back with zbarimg before its code counts as made")
          ]),
      OptionGroup("QR codes", .symbolStyle),
      OptionGroup("Print (with --out)", .printing),
      OptionGroup(
        "Instead of signing",
        [
          Option("dry-run", nil, "check every row and say how large its code would be; sign nothing"),
          Option("proof", "PDF", "read the print PDF and compare the code on each page with the name beside it"),
          Option("describe", nil, "print which personal data the codes of the roll hold; sign nothing"),
          Option("template", nil, "print an empty roll with its explanation; sign nothing"),
        ]),
      OptionGroup(
        "What desks will say (with --out)",
        .trust + [
          Option(
            "older", "FILE",
            "read an earlier issuer list from FILE and say what desks with that list answer", repeats: true)
        ]),
      OptionGroup(
        "Other options",
        [Option("jobs", "N", "work with N processes, 1 to 64; as many as there are processors unless given"), .at]),
    ],
    exits: [
      ExitStatus(1, "desks would refuse a code, or --proof or --stamp found something wrong in the print"),
      ExitStatus(65, "a row is wrong: nothing was signed, or with --skip only the rows that are right"),
    ],
    notes: """
      Without ROLL, or with -, the roll comes from standard input: a JSON object, an array, an object a line, or CSV with \
      a header. The program signs nothing while anything is wrong with the roll, and verifies each code before it hands it \
      out. With --out it also judges each code as desks will: today, on its first day, in one year and in five. The same \
      command finishes a run that was interrupted.
      """,
    run: run)

  @Sendable private static func run(_ arguments: Arguments) throws(Failure) -> Int32 {
    if arguments.has("template") {
      try Output.write([UInt8](RollTemplate.text(comments: Words.emptyRoll).utf8))
      return 0
    }
    if let print = arguments["proof"] { return try proof(print, arguments) }
    try arguments.checkOperands(atMost: 1)
    if arguments.has("describe") {
      let roll = try RollFile(arguments.operands.first ?? "-", defaults: arguments["defaults"])
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
    // Rename it, so that nobody prints it by mistake.
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
