import Codecs
import Keys
import Publishing
import Refreshing
import Trust

/// `list add`, `withdraw`, `retire` and `compromised`: the issuers of a list.
enum ListIssuers {
  // MARK: add

  static func add(_ folder: String, _ sources: [String], _ arguments: Arguments) throws(Failure) {
    let list = try ListCommand.sources(folder)
    guard !sources.isEmpty else { throw .usage("what is to be added?") }
    guard arguments["signer"] == nil else {
      for source in sources { try take(source, into: list, arguments) }
      return
    }
    for source in sources {
      let record = source.hasPrefix("did:") ? try did(source, arguments) : try file(source, arguments)
      try publishing { () throws(PublishingError) in try list.add(record) }
      Output.say(
        "added " + visible(record.name) + " (" + visible(record.id) + ") with " + String(record.keys.count)
          + (record.keys.count == 1 ? " key" : " keys"))
    }
  }

  /// Takes a list of trusted entities in, under the name of its file.
  private static func take(_ path: String, into sources: ListSources, _ arguments: Arguments) throws(Failure) {
    var signers: [Certificate] = []
    for file in arguments.all("signer") { signers += try RefreshCommand.certificates(file) }
    let bytes = try Files.read(path, limit: TrustedEntitiesList.maximumSize).bytes
    let list: TrustedEntitiesList
    do {
      list = try TrustedEntitiesList(bytes, signers: signers)
    } catch {
      throw .data(visible(path) + " is no list of trusted entities to take: " + Words.say(error))
    }
    let (name, now) = (ListSources.plain(PinnedFiles.stem(path)), try Time.now(arguments))
    let taken = try publishing { () throws(PublishingError) in try sources.take(list, as: name, at: now) }
    Output.say(
      "took " + EntitiesReport.describe(list) + ": " + String(taken.count)
        + (taken.count == 1 ? " issuer" : " issuers"))
    for (name, key) in taken.unnamed {
      Output.say(
        "left out a key of " + visible(name) + " that the list gives no issuer id: " + Hexadecimal.encode(key.kid)
          + "; an issuer file of its own can name one")
    }
  }

  private static func did(_ id: String, _ arguments: Arguments) throws(Failure) -> IssuerRecord {
    let key: KeyMaterial
    do {
      key = try DecentralizedIdentifier.key(of: id)
    } catch {
      throw .data(visible(id) + " " + Words.say(error))
    }
    return try record(id: id, keys: [key], fallbackName: nil, arguments)
  }

  private static func file(_ path: String, _ arguments: Arguments) throws(Failure) -> IssuerRecord {
    let content = try Files.read(path, limit: TrustFile.maximumSize)
    if content.bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") {
      let json = try publishing { () throws(PublishingError) in try ListSources.readJSON(path) }
      if json["issuer"] != nil {
        return try publishing { () throws(PublishingError) in try ListSources.record(json, path) }
      }
      if json["verificationMethod"] != nil { return try document(json, path, arguments) }
    }
    guard !content.bytes.starts(with: [UInt8]("eyJ".utf8)) else {
      throw .data(visible(path) + " is signed; whose certificate signs it? Name it with --signer")
    }
    let pin: Pin
    do {
      pin = try TrustFile.read(content.bytes, name: "", modified: content.modified)
    } catch {
      throw .data(visible(path) + " " + Words.say(error))
    }
    let keys = pin.keys.map { $0.material }
    return try record(id: try arguments.required("id"), keys: keys, fallbackName: pin.issuer.name, arguments)
  }

  private static func document(
    _ json: JSONValue, _ path: String, _ arguments: Arguments
  ) throws(Failure) -> IssuerRecord {
    let document: (id: String, keys: [KeyMaterial])
    do {
      document = try DecentralizedIdentifier.document(json)
    } catch {
      throw .data(visible(path) + " " + Words.say(error))
    }
    return try record(id: document.id, keys: document.keys, fallbackName: nil, arguments)
  }

  private static func record(
    id: String, keys: [KeyMaterial], fallbackName: String?, _ arguments: Arguments
  ) throws(Failure) -> IssuerRecord {
    let name = arguments["name"] ?? fallbackName ?? ""
    guard IssuerText.isUsable(id, limit: IssuerText.maximumIdSize) else {
      throw .usage("--id takes a visible text of at most " + String(IssuerText.maximumIdSize) + " bytes")
    }
    guard IssuerText.isUsable(name) else { throw .usage("what is " + visible(id) + " called? Name it with --name") }
    let country = arguments["country"]
    guard country.map(IssuerText.isCountry) ?? true else {
      throw .usage("--country takes two capital letters, as in NL (GR for Greece)")
    }
    return IssuerRecord(
      id: id, name: name, country: country, types: nil,
      keys: keys.map { IssuerRecord.Key(material: $0, standing: .unlimited) }, left: nil)
  }

  // MARK: What comes later

  static func withdraw(_ folder: String, _ words: [String], _ arguments: Arguments) throws(Failure) {
    let list = try ListCommand.sources(folder)
    guard words.count == 1 else { throw .usage("withdraw takes one issuer") }
    let day = try day(arguments)
    let name = try publishing { () throws(PublishingError) in try list.withdraw(words[0], on: day) }
    Output.say(visible(name) + " left on " + day.iso + "; what it signed before stays good")
  }

  static func retire(_ folder: String, _ words: [String], _ arguments: Arguments) throws(Failure) {
    let list = try ListCommand.sources(folder)
    guard words.count == 2 else { throw .usage("retire takes an issuer and the kid of its key") }
    let day = try day(arguments)
    try publishing { () throws(PublishingError) in try list.retire(words[0], kid: words[1], on: day) }
    Output.say("the key signs no more after " + day.iso + "; what it signed stays good")
  }

  static func compromised(_ folder: String, _ words: [String], _ arguments: Arguments) throws(Failure) {
    let list = try ListCommand.sources(folder)
    guard (1...2).contains(words.count) else {
      throw .usage("compromised takes an issuer, and perhaps the kid of one key")
    }
    let day = try day(arguments)
    let kid = words.count == 2 ? words[1] : nil
    try publishing { () throws(PublishingError) in try list.compromise(words[0], kid: kid, on: day) }
    guard let path = arguments["except"] else {
      Output.say("nothing that was signed with it is good any more; --except names what is honest all the same")
      return
    }
    let digests = try honestDigests(path)
    try publishing { () throws(PublishingError) in try list.except(digests, on: day) }
    Output.say("nothing that was signed with it is good any more, except " + String(digests.count) + " texts")
  }

  private static func day(_ arguments: Arguments) throws(Failure) -> Day {
    guard let text = arguments["date"] else { return try Time.now(arguments).day }
    guard let day = Day(iso: text), day.number >= 0 else { throw .usage("--date takes a date like 2026-05-14") }
    return day
  }

  /// The digests of honest texts: of the texts themselves, a line each, or from a manifest's column `sha256`.
  private static func honestDigests(_ path: String) throws(Failure) -> [[UInt8]] {
    let bytes = try Files.read(path, limit: 1 << 28).bytes
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    if lines.first?.starts(with: [UInt8]("MC1:".utf8)) ?? false {
      return lines.map { ListKey.textDigest(Array($0)) }
    }
    let table: [[String]]
    do {
      table = try CSVReader.read(bytes).map { $0.cells }
    } catch {
      throw .data(visible(path) + " is neither a list of signed texts nor a manifest")
    }
    guard let column = table.first?.firstIndex(where: { $0.hasSameBytes(as: "sha256") }) else {
      throw .data(visible(path) + " has no column sha256")
    }
    var digests: [[UInt8]] = []
    for row in table.dropFirst() {
      guard row.count > column, let digest = Hexadecimal.decode(row[column]), digest.count == 32 else {
        throw .data(visible(path) + " has a row whose sha256 is none")
      }
      digests.append(digest)
    }
    return digests
  }
}
