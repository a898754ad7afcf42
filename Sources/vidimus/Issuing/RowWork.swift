import CLibC
import Codecs
import Credentials
import Desk
import Issuing
import Keys
import Platform
import Trust

/// The work on single rows, which several processes share: looking at one, and making one's code.
final class RowWork {
  let check: RowCheck
  let issuer: Issuer
  let day: Day
  /// A correction adds the kinds of picture that its row had.
  var symbols: SymbolFiles
  /// The status list's URI; nil where credentials get no place in one.
  let statusURI: String?
  let folder: String?
  let lists: DeskLists?
  /// Whether each code is read back from its picture.
  let readsBack: Bool

  init(
    issuer: Issuer, issuerName: String, day: Day, symbols: SymbolFiles, statusURI: String?, folder: String?,
    lists: DeskLists?, readsBack: Bool, metersAll: Bool
  ) {
    check = RowCheck(
      issuer: issuer, issuerName: issuerName, day: day, style: symbols.style, statusURI: statusURI,
      metersAll: metersAll)
    (self.issuer, self.day, self.symbols) = (issuer, day, symbols)
    (self.statusURI, self.folder, self.lists, self.readsBack) = (statusURI, folder, lists, readsBack)
  }

  // MARK: Making

  /// A code that was made and written.
  struct Made {
    let text: [UInt8]
    let version: Int
    /// What each view of the outlook says.
    let views: [DeskOutlook.Answer]
  }

  /// What the manifest says of a code.
  func manifestEntry(_ made: Made) -> ManifestForm.Made {
    ManifestForm.Made(
      text: made.text, version: made.version, ending: symbols.endings.first ?? "txt",
      moduleSize: Words.millimetres(symbols.style.moduleSize(version: made.version)))
  }

  /// Makes the codes of some rows; with a folder, writes their files, and reads them back if that was asked for.
  func make(_ orders: [PlannedCode]) throws(Failure) -> [Made] {
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
      let symbol = try symbols.style.quietSymbol(code.text, name: name)
      try Self.write(base + ".txt", code.text + [0x0A])
      for ending in symbols.endings { try Self.write(base + "." + ending, symbols.style.file(symbol, ending)) }
      if readsBack {
        let isWritten = symbols.endings.contains("png")
        let path = base + (isWritten ? ".png" : ".check.png")
        if !isWritten { try Self.write(path, symbols.style.file(symbol, "png")) }
        pictures.append((path, code.text, order.row))
      }
      made.append(Made(text: code.text, version: symbol.version, views: lists?.outlook.look(at: code) ?? []))
    }
    try readBack(pictures)
    return made
  }

  /// Makes the pictures that a code which was issued before lacks; how many.
  ///
  /// - Throws: ``Failure`` with status 65 where the text in the folder is not the row's code.
  func illustrate(_ order: PlannedCode) throws(Failure) -> Int {
    guard let folder else { return 0 }
    let (id, name) = (Hexadecimal.encode(order.id), "row " + String(order.row))
    let base = folder + "/" + id
    let missing = symbols.endings.filter { !Files.exists(base + "." + $0) }
    guard !missing.isEmpty else { return 0 }
    guard let code = recognized(try draft(of: order, name), id: order.id) else {
      throw .data(
        name + ": " + id + ".txt is not its code; name the key, the issuer and the status list it was issued with")
    }
    let symbol = try symbols.style.quietSymbol(code.text, name: name)
    if readsBack {
      try Self.write(base + ".check.png", symbols.style.file(symbol, "png"))
      try readBack([(base + ".check.png", code.text, order.row)])
    }
    for ending in missing { try Self.add(base + "." + ending, symbols.style.file(symbol, ending)) }
    return missing.count
  }

  private func draft(of order: PlannedCode, _ name: String) throws(Failure) -> Draft {
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

  private func code(_ order: PlannedCode, _ name: String) throws(Failure) -> SignedCode {
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

// MARK: Files

extension RowWork {
  /// Writes a file of a row that is finished: whole or not at all, since its being there says that it is whole.
  private static func add(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    let temporary = path + ".part"
    try write(temporary, bytes)
    try Files.rename(temporary, to: path)
  }

  /// Writes a file whose row is not finished, over what an earlier run may have left of it.
  private static func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    try orFail(Failure.cannotCreate) { () throws(SystemError) in try disk.write(path, bytes, mode: 0o600) }
  }
}

// MARK: Between processes

extension RowWork {
  /// The worker's side: a batch of rows to measure or to make, and what came of it, as JSON.
  func answer(_ batch: [UInt8]) -> [UInt8] {
    guard let json = try? JSONReader.read(batch), case .array(let rows)? = json["rows"] else { return [] }
    guard json["makes"] != nil else { return JSONValue.array(rows.map { check.measure($0).json }).bytes }
    do {
      return JSONValue.array(try make(rows.compactMap { PlannedCode($0) }).map { $0.json }).bytes
    } catch {
      return JSONValue.object([
        JSONMember("status", .integer(Int64(error.status))), JSONMember("sentence", .string(error.sentence)),
      ]).bytes
    }
  }

  static func batch(measuring rows: [JSONValue]) -> [UInt8] {
    JSONValue.object([JSONMember("rows", .array(rows))]).bytes
  }

  static func batch(making orders: [PlannedCode]) -> [UInt8] {
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

extension RowWork.Made {
  fileprivate var json: JSONValue {
    .array([
      .string(String(decoding: text, as: UTF8.self)), .integer(Int64(version)), .array(views.map { $0.json }),
    ])
  }

  init?(_ json: JSONValue) {
    guard case .array(let parts) = json, parts.count == 3, let text = parts[0].string, let version = parts[1].digits
    else { return nil }
    self.init(
      text: [UInt8](text.utf8), version: Int(version), views: parts[2].listed.compactMap { DeskOutlook.Answer($0) })
  }
}
