import Codecs
import Issuing
import Keys
import Platform
import Trust
import Verification

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
      lists: folder == nil || isDry ? nil : try DeskLists(arguments, issuerFile: issuerPath, now: now),
      readsBack: arguments.has("check"), metersAll: isDry)
    self.init(
      roll: try RollFile(arguments.operands.first ?? "-", defaults: arguments["defaults"]),
      work: work, status: status,
      selection: try arguments["rows"].map { text throws(Failure) in
        guard let selection = RowSelection(text) else {
          throw .usage("--rows takes row numbers like 412 or 412,500-510")
        }
        return selection
      },
      jobs: try arguments.number("jobs", 1...64) ?? Workers.processors, skipsFaults: arguments.has("skip"),
      isDry: isDry, isReplacing: isReplacing)
  }

  func obey(_ path: String?) throws(Failure) -> Int32 {
    try look()
    if isDry { return hasSkipped ? 65 : 0 }
    guard let path else { return try sign() }
    let folder = try issuing { () throws(IssueError) in try IssueFolder(path, on: disk) }
    if isReplacing { return try replace(in: folder) }
    return try sign(into: folder)
  }
}
