import CLibC
import Codecs
import Credentials
import Desk
import Issuing
import Keys
import Trust

/// The work on single rows, which several processes share: looking at one, and making one's code.
final class RowWork {
  let issuer: Issuer
  let issuerName: String
  let day: Day
  /// A correction adds the kinds of picture that its row had.
  var symbols: SymbolFiles
  /// The status list's URI; nil where credentials get no place in one.
  let statusURI: String?
  let folder: String?
  let outlook: DeskOutlook?
  /// Whether each code is read back from its picture.
  let readsBack: Bool
  /// Whether every row is metered, or only those that are too large for comfort.
  let metersAll: Bool

  init(
    issuer: Issuer, issuerName: String, day: Day, symbols: SymbolFiles, statusURI: String?, folder: String?,
    outlook: DeskOutlook?, readsBack: Bool, metersAll: Bool
  ) {
    (self.issuer, self.issuerName, self.day, self.symbols) = (issuer, issuerName, day, symbols)
    (self.statusURI, self.folder, self.outlook) = (statusURI, folder, outlook)
    (self.readsBack, self.metersAll) = (readsBack, metersAll)
  }

  // MARK: Looking

  /// What a look at a row finds.
  struct Finding {
    var faults: [(member: String, sentence: String)] = []
    var remarks: [RollLint.Remark] = []
    var version = 0
    var meter: String?
    /// Tells learners of one course apart, however their names were typed and whatever number each certificate has.
    var learner = ""
  }

  func look(_ content: JSONValue) -> Finding {
    var finding = Finding()
    var draft: Draft
    do {
      draft = try Draft(content)
    } catch {
      finding.faults = error.problems.map { problem in
        (problem.member, Words.say(problem) + (RollLint.hint(problem).map { "; " + $0 } ?? ""))
      }
      return finding
    }
    (finding.faults, finding.remarks) = RollLint.look(at: draft, issuerName: issuerName, today: day)
    finding.learner = Self.learner(draft.credential)
    if let statusURI {
      guard draft.status == nil else {
        finding.faults.append(("status", "status is given, and so is --status"))
        return finding
      }
      draft.status = StatusReference(uri: statusURI, index: UInt32(StatusFolder.usualSize - 1))
    }
    if let error = issuer.oversize(draft, on: day) {
      finding.faults.append(("credential", Words.say(error) + "; " + Words.largest(content)))
      return finding
    }
    meter(draft, content, &finding)
    return finding
  }

  private func meter(_ draft: Draft, _ content: JSONValue, _ finding: inout Finding) {
    let style = symbols.style
    func measure(searches: Bool) -> CodeMeter? {
      CodeMeter(draft, by: issuer, on: day, style.leastLevel, searches: searches)
    }
    guard var meter = measure(searches: metersAll) else { return }
    let isComfortable = (meter.version ?? 41) <= SymbolStyle.comfortableVersion
    if !metersAll, !isComfortable { meter = measure(searches: true) ?? meter }
    finding.version = meter.version ?? 41
    if metersAll || !isComfortable { finding.meter = Words.say(meter, style) }
    guard finding.version <= style.maximumVersion else {
      let advice = Words.say(meter, style) + "; " + Words.largest(content)
      finding.faults.append(("credential", style.tooLarge + ": " + advice))
      return
    }
    for warning in style.warnings(version: finding.version, name: "it") {
      let advice = meter.saving.map { "; " + Words.say($0) } ?? ""
      finding.remarks.append(RollLint.Remark(kind: "size", sentence: warning + advice))
    }
  }

  private static func learner(_ credential: MicroCredential) -> String {
    let learner = credential.learner
    let parts = [
      NameLetters.folded(learner.familyName), NameLetters.folded(learner.givenName ?? ""),
      learner.dateOfBirth?.iso ?? "", credential.title,
    ]
    return Hexadecimal.encode([UInt8](Digest.sha256([UInt8](parts.joined(separator: "\n").utf8)).prefix(8)))
  }

  // MARK: Making

  /// A row whose code is to be made, under the id and the place in the status list that were noted for it.
  struct Order {
    let row: Int
    let id: [UInt8]
    let index: UInt32?
    let content: JSONValue
  }

  /// A code that was made and written.
  struct Made {
    let text: [UInt8]
    let version: Int
    /// What each view of the outlook says.
    let views: [String]
  }

  /// Makes the codes of some rows; with a folder, writes their files, and reads them back if that was asked for.
  func make(_ orders: [Order]) throws(Failure) -> [Made] {
    var made: [Made] = []
    var pictures: [(path: String, text: [UInt8], row: Int)] = []
    for order in orders {
      let name = "row " + String(order.row)
      let code = try code(order, name)
      guard let folder else {
        made.append(Made(text: code.text, version: 0, views: []))
        continue
      }
      let base = folder + "/" + Hexadecimal.encode(order.id)
      let (symbol, _) = try symbols.style.symbolAndWarnings(code.text, name: name)
      try IssueFolder.write(base + ".txt", code.text + [0x0A])
      for ending in symbols.endings { try IssueFolder.write(base + "." + ending, symbols.style.file(symbol, ending)) }
      if readsBack {
        let isWritten = symbols.endings.contains("png")
        let path = base + (isWritten ? ".png" : ".check.png")
        if !isWritten { try IssueFolder.write(path, symbols.style.file(symbol, "png")) }
        pictures.append((path, code.text, order.row))
      }
      made.append(Made(text: code.text, version: symbol.version, views: outlook?.look(at: code) ?? []))
    }
    try readBack(pictures)
    return made
  }

  /// Makes the pictures that a code which was issued before lacks; how many.
  ///
  /// - Throws: ``Failure`` with status 65 where the text in the folder is not the row's code.
  func illustrate(_ order: Order) throws(Failure) -> Int {
    guard let folder else { return 0 }
    let (id, name) = (Hexadecimal.encode(order.id), "row " + String(order.row))
    let base = folder + "/" + id
    let missing = symbols.endings.filter { !Files.exists(base + "." + $0) }
    guard !missing.isEmpty else { return 0 }
    guard let code = recognized(try draft(of: order, name), id: order.id) else {
      throw .data(
        name + ": " + id + ".txt is not its code; name the key, the issuer and the status list it was issued with")
    }
    let (symbol, _) = try symbols.style.symbolAndWarnings(code.text, name: name)
    if readsBack {
      try IssueFolder.write(base + ".check.png", symbols.style.file(symbol, "png"))
      try readBack([(base + ".check.png", code.text, order.row)])
    }
    for ending in missing { try IssueFolder.add(base + "." + ending, symbols.style.file(symbol, ending)) }
    return missing.count
  }

  private func draft(of order: Order, _ name: String) throws(Failure) -> Draft {
    var draft: Draft
    do {
      draft = try Draft(order.content)
    } catch {
      throw .data(name + " has changed while it was issued")
    }
    if let statusURI, let index = order.index { draft.status = StatusReference(uri: statusURI, index: index) }
    return draft
  }

  /// The code that was signed for a draft before, where it is in the folder.
  private func recognized(_ draft: Draft, id: [UInt8]) -> SignedCode? {
    guard let folder, let before = try? Files.read(folder + "/" + Hexadecimal.encode(id) + ".txt", limit: 16_384) else {
      return nil
    }
    return issuer.recognize([UInt8](before.bytes.prefix { $0 != 0x0A }), draft, id: id)
  }

  private func code(_ order: Order, _ name: String) throws(Failure) -> SignedCode {
    let draft = try draft(of: order, name)
    // A run that was interrupted may have signed it already.
    if let code = recognized(draft, id: order.id) { return code }
    do {
      return try issuer.sign(draft, id: order.id, on: day)
    } catch {
      let sentence = name + ": " + Words.say(error)
      // No fault of the row's.
      throw error == .signer || error == .openSSL ? .software(sentence) : .data(sentence)
    }
  }

  private func readBack(_ pictures: [(path: String, text: [UInt8], row: Int)]) throws(Failure) {
    guard !pictures.isEmpty else { return }
    defer { for picture in pictures where picture.path.hasSuffix(".check.png") { Files.remove(picture.path) } }
    for (picture, text) in zip(pictures, try SymbolReader.read(pictures.map { $0.path })) {
      guard let text, [UInt8](text.utf8) == picture.text else {
        throw .software(
          "row " + String(picture.row) + ": zbarimg reads " + (text == nil ? "nothing" : "something else")
            + " from the picture of its code; make its modules larger")
      }
    }
  }
}

// MARK: Between processes

extension RowWork {
  /// The worker's side: a batch of rows to look at or to make, and what came of it, as JSON.
  func answer(_ batch: [UInt8]) -> [UInt8] {
    guard let json = try? JSONReader.read(batch), case .array(let rows)? = json["rows"] else { return [] }
    guard json["makes"] != nil else { return JSONValue.array(rows.map { look($0).json }).bytes }
    do {
      return JSONValue.array(try make(rows.compactMap { Order($0) }).map { $0.json }).bytes
    } catch {
      return JSONValue.object([
        JSONMember("status", .integer(Int64(error.status))), JSONMember("sentence", .string(error.sentence)),
      ]).bytes
    }
  }

  static func batch(looking rows: [JSONValue]) -> [UInt8] {
    JSONValue.object([JSONMember("rows", .array(rows))]).bytes
  }

  static func batch(making orders: [Order]) -> [UInt8] {
    JSONValue.object([JSONMember("rows", .array(orders.map { $0.json })), JSONMember("makes", .boolean(true))]).bytes
  }

  /// The answers of a batch.
  ///
  /// - Throws: the ``Failure`` of the worker.
  static func answers(_ bytes: [UInt8]) throws(Failure) -> [JSONValue] {
    guard let json = try? JSONReader.read(bytes) else { throw .software("a worker gave no answer") }
    if case .array(let items) = json { return items }
    throw Failure(
      status: Int32(json["status"]?.digits ?? 70), sentence: json["sentence"]?.string ?? "a worker failed")
  }
}

extension RowWork.Order {
  fileprivate var json: JSONValue {
    .array([
      .integer(Int64(row)), .string(Hexadecimal.encode(id)), index.map { .integer(Int64($0)) } ?? .null, content,
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard case .array(let parts) = json, parts.count == 4, let row = parts[0].digits,
      let id = parts[1].string.flatMap({ Hexadecimal.decode($0) })
    else { return nil }
    self.init(row: Int(row), id: id, index: parts[2].digits.flatMap { UInt32(exactly: $0) }, content: parts[3])
  }
}

extension RowWork.Made {
  fileprivate var json: JSONValue {
    .array([
      .string(String(decoding: text, as: UTF8.self)), .integer(Int64(version)), .array(views.map { .string($0) }),
    ])
  }

  init?(_ json: JSONValue) {
    guard case .array(let parts) = json, parts.count == 3, let text = parts[0].string, let version = parts[1].digits
    else { return nil }
    self.init(text: [UInt8](text.utf8), version: Int(version), views: parts[2].listed.compactMap { $0.string })
  }
}

extension RowWork.Finding {
  fileprivate var json: JSONValue {
    func pair(_ first: String, _ second: String) -> JSONValue { .array([.string(first), .string(second)]) }
    return .array([
      .array(faults.map { pair($0.member, $0.sentence) }), .array(remarks.map { pair($0.kind, $0.sentence) }),
      .integer(Int64(version)), meter.map { .string($0) } ?? .null, .string(learner),
    ])
  }

  init?(_ json: JSONValue) {
    guard case .array(let parts) = json, parts.count == 5, case .array(let faults) = parts[0],
      case .array(let remarks) = parts[1], let version = parts[2].digits, let learner = parts[4].string
    else { return nil }
    func pair(_ json: JSONValue) -> (String, String) {
      let items = json.listed.compactMap { $0.string }
      return (items.first ?? "", items.last ?? "")
    }
    self.faults = faults.map(pair).map { (member: $0.0, sentence: $0.1) }
    self.remarks = remarks.map(pair).map { RollLint.Remark(kind: $0.0, sentence: $0.1) }
    (self.version, meter, self.learner) = (Int(version), parts[3].string, learner)
  }
}

extension Words {
  static func say(_ meter: CodeMeter, _ style: SymbolStyle) -> String {
    var parts = [String(meter.characters) + " characters"]
    if let version = meter.version {
      let module = style.moduleSize(version: version)
      parts.append(
        "version " + String(version) + " with modules of " + millimetres(module) + " mm, "
          + millimetres(module * (17 + 4 * version + 2 * QRSymbol.quietZone)) + " mm wide")
    } else {
      parts.append("more than any QR code holds")
    }
    parts.append(
      "most of it " + meter.dearest.map { $0.element.name + " " + String($0.bytes) + " B" }.joined(separator: ", "))
    if let saving = meter.saving { parts.append(say(saving)) }
    return parts.joined(separator: "; ")
  }

  static func say(_ saving: CodeMeter.Saving) -> String {
    let text = saving.element.name + (saving.outcome.map { " number " + String($0) } ?? "")
    return "shorten " + text + " by " + String(saving.characters)
      + (saving.characters == 1 ? " character" : " characters") + " to drop to version " + String(saving.version)
  }
}
