import Codecs
import Credentials
import Issuing

/// Pages to print, laid out by WeasyPrint from HTML: its text shaping, line breaking and embedded fonts are what a
/// certificate needs, in every language of the Union.
enum PrintedPages {
  /// Writes a PDF of an HTML document.
  static func write(_ html: String, to path: String) throws(Failure) {
    let temporary = path + ".part"
    defer { Files.remove(temporary) }
    _ = try Tool.weasyprint.check(["--quiet", "-", temporary], input: [UInt8](html.utf8))
    try Files.rename(temporary, to: path)
  }

  /// A document around the body of its pages.
  static func document(title: String, style: String, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html><head><meta charset="utf-8"><title>\(escaped(title))</title><style>
    body { font-family: "Noto Sans", "DejaVu Sans", sans-serif; margin: 0; }
    \(style)
    </style></head><body>
    \(body)
    </body></html>

    """
  }

  /// Text as it may stand in HTML.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A code as it stands in a page.
  static func picture(_ symbol: QRSymbol, moduleSize: Int) -> String {
    // Without the XML declaration in its first line.
    let svg = SVGImage.encode(symbol, moduleSize: moduleSize)
    return svg.firstIndex(of: "\n").map { String(svg[$0...]) } ?? svg
  }
}

/// Certificates of one A4 page: the elements in the order of Annex I, and the code.
enum Certificates {
  private static let groupSize = 50

  /// Makes `ID.certificate.pdf` for every code of a folder.
  ///
  /// - Parameter layout: an HTML page with `{{title}}`, `{{learner}}`, `{{issuer}}`, `{{date}}`, `{{elements}}`,
  ///   `{{code}}` and `{{id}}` in it; nil for the plain one.
  static func make(
    _ codes: IssuedCodes, issuerName: String, _ style: SymbolStyle, layout: String?
  ) throws(Failure) {
    let layout = try layout.map { path throws(Failure) in try read(path) } ?? plain
    let progress = Progress("laid out", total: codes.count)
    var done = 0
    try codes.forEachGroup(of: groupSize) { _, group throws(Failure) in
      var pages: [String] = []
      for code in group { pages.append(try page(code, issuerName, style, layout)) }
      try write(pages, group, codes.folder)
      done += group.count
      progress.show(done)
    }
    progress.end()
    Output.say("made " + String(done) + (done == 1 ? " certificate" : " certificates") + " in " + visible(codes.folder))
  }

  private static func read(_ path: String) throws(Failure) -> String {
    guard let text = String(strictUTF8: try Files.read(path, limit: 1 << 20).bytes) else {
      throw .noInput(visible(path) + " is not UTF-8")
    }
    let place = [UInt8]("{{code}}".utf8)
    let bytes = [UInt8](text.utf8)
    guard bytes.indices.contains(where: { bytes[$0...].starts(with: place) }) else {
      throw .noInput(visible(path) + " has no place for {{code}}")
    }
    return text
  }

  /// Writes a group as one document, cut apart page by page; one by one where some certificate has more pages.
  private static func write(_ pages: [String], _ group: [IssuedCode], _ folder: String) throws(Failure) {
    let whole = folder + "/certificates.part.pdf"
    defer { Files.remove(whole) }
    try PrintedPages.write(document(pages), to: whole)
    if try PDFFile(whole).pageCount == group.count {
      for (index, code) in group.enumerated() {
        _ = try Tool.qpdf.check([
          whole, "--pages", whole, String(index + 1), "--", path(code, folder),
        ])
      }
    } else {
      for (page, code) in zip(pages, group) { try PrintedPages.write(document([page]), to: path(code, folder)) }
    }
  }

  private static func path(_ code: IssuedCode, _ folder: String) -> String {
    folder + "/" + code.id + ".certificate.pdf"
  }

  private static func document(_ pages: [String]) -> String {
    PrintedPages.document(
      title: "Certificates",
      style: """
        @page { size: A4; margin: 18mm 20mm; }
        .page { break-after: page; font-size: 9.5pt; line-height: 1.35; }
        .page:last-child { break-after: auto; }
        .issuer { font-size: 12pt; letter-spacing: 0.04em; border-bottom: 0.4mm solid #000; padding-bottom: 3mm; }
        h1 { font-size: 20pt; line-height: 1.2; margin: 10mm 0 2mm; }
        .learner { font-size: 15pt; margin: 0 0 8mm; }
        table { border-collapse: collapse; width: 100%; }
        th { text-align: left; vertical-align: top; font-weight: normal; color: #444; width: 58mm; padding: 1mm 4mm 1mm 0; }
        td { vertical-align: top; padding: 1mm 0; }
        ul { margin: 0; padding-left: 4mm; }
        .foot { margin-top: 8mm; break-inside: avoid; }
        .foot td { vertical-align: middle; font-size: 8.5pt; color: #222; }
        .foot td:first-child { width: 1%; padding-right: 6mm; }
        .foot svg { display: block; }
        """, pages.joined(separator: "\n"))
  }

  private static let plain = """
    <div class="page">
    <div class="issuer">{{issuer}}</div>
    <h1>{{title}}</h1>
    <div class="learner">{{learner}}</div>
    {{elements}}
    <table class="foot"><tr><td>{{code}}</td><td>This code holds what is printed above, signed by {{issuer}}. Any desk
    with a scanner and the issuer's key can check it without a network. Credential {{id}}.</td></tr></table>
    </div>
    """

  private static func page(
    _ code: IssuedCode, _ issuerName: String, _ style: SymbolStyle, _ layout: String
  ) throws(Failure) -> String {
    let symbol = try style.symbol(code.text, name: "row " + code.row)
    let credential = code.credential
    let values = [
      ("{{title}}", PrintedPages.escaped(credential.title ?? "")),
      ("{{learner}}", PrintedPages.escaped(credential.learner?.spokenName ?? "")),
      ("{{issuer}}", PrintedPages.escaped(issuerName)), ("{{date}}", credential.issuanceDate?.iso ?? ""),
      ("{{id}}", code.id),
      ("{{elements}}", elements(credential)),
      ("{{code}}", PrintedPages.picture(symbol, moduleSize: style.moduleSize(version: symbol.version))),
    ]
    // Each place is found once, so that nothing in a credential is taken for a place.
    var page: [UInt8] = []
    var rest = [UInt8](layout.utf8)[...]
    while let first = rest.first {
      if first == UInt8(ascii: "{"), let (name, value) = values.first(where: { rest.starts(with: $0.0.utf8) }) {
        page += value.utf8
        rest = rest.dropFirst(name.utf8.count)
      } else {
        page.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: page, as: UTF8.self)
  }

  // MARK: Elements

  /// A table of the elements, mandatory ones first, each in the order of Annex I, then what MC1 adds.
  private static func elements(_ credential: Credential) -> String {
    let json = credential.json
    var rows: [(String, String)] = []
    for element in annexI {
      guard let title = element.annexI?.title, let value = value(of: element, json) else { continue }
      rows.append((title.capitalizedASCII, value))
    }
    for (member, title) in additions {
      if let value = json[member].map(text) { rows.append((title, value)) }
    }
    return "<table>" + rows.map { "<tr><th>" + $0.0 + "</th><td>" + $0.1 + "</td></tr>" }.joined() + "</table>"
  }

  private static let annexI = Element.allCases.filter { $0.annexI != nil }.sorted { left, right in
    guard let one = left.annexI, let other = right.annexI else { return false }
    return one.isMandatory == other.isMandatory ? one.number < other.number : one.isMandatory
  }

  private static let additions = [
    ("fieldOfEducation", "Field of education (ISCED-F 2013)"), ("languageOfLearning", "Language of learning"),
    ("expiryDate", "Achievement good until"), ("codeExpires", "Code good until"),
    ("certificateNumber", "Certificate number"),
  ]

  private static func value(of element: Element, _ json: JSONValue) -> String? {
    func joined(_ names: [String]) -> String? {
      let parts = names.compactMap { json[$0].map(text) }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
    switch element {
    case .learner:
      let names = [json["givenName"], json["familyName"]].compactMap { $0.map(text) }.joined(separator: " ")
      return names + (json["dateOfBirth"].map { ", born " + text($0) } ?? "")
    case .level: return joined(["level", "cycle"]).map { json["cycle"] == nil ? $0 : $0 + " cycle" }
    case .grade: return joined(["grade", "gradingScheme"])
    case .stackability: return joined(["stackability", "partOf"])
    case .typeOfAssessment, .formOfParticipation, .qualityAssurance, .supervision:
      return json[element.name].map { text(spoken($0)) }
    default: return json[element.name].map(text)
    }
  }

  /// Terms of a vocabulary, which stand for words, as these words.
  private static func spoken(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): return .array(items.map(spoken))
    case .string(let term):
      guard term.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || (0x61...0x7A).contains($0) }) else { return value }
      return .string(String(decoding: term.utf8.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 }, as: UTF8.self))
    default: return value
    }
  }

  /// A value as people read it, in HTML.
  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return PrintedPages.escaped(text)
    case .number(let number): return number
    case .array(let items) where items.count == 1: return text(items[0])
    case .array(let items): return "<ul>" + items.map { "<li>" + text($0) + "</li>" }.joined() + "</ul>"
    case .object(let members):
      if let main = value["text"] ?? value["name"] { return text(main) }
      return members.map { member in
        switch member.name {
        case "ects": text(member.value) + " ECTS"
        case "hours": text(member.value) + " hours"
        default: text(member.value)
        }
      }.joined(separator: ", ")
    case .null, .boolean: return ""
    }
  }
}

extension String {
  /// The text with its first letter, one of ASCII, as a capital.
  fileprivate var capitalizedASCII: String { String(prefix(1)).uppercasedASCII + dropFirst() }
}

/// A contact sheet: many codes with row and name, to be looked through before anything is printed or posted.
enum CodeSheet {
  /// Codes in a file: some twenty pages.
  private static let groupSize = 240

  static func make(_ codes: IssuedCodes, _ style: SymbolStyle) throws(Failure) {
    let isOne = codes.count <= groupSize
    try codes.forEachGroup(of: groupSize) { number, group throws(Failure) in
      var cells: [String] = []
      for code in group {
        let symbol = try style.symbol(code.text, name: "row " + code.row)
        let name = code.credential.learner?.spokenName ?? ""
        cells.append(
          "<div>" + PrintedPages.picture(symbol, moduleSize: style.moduleSize(version: symbol.version)) + "<p>row "
            + PrintedPages.escaped(code.row) + " · " + PrintedPages.escaped(name) + "<br>" + code.id
            + "</p></div>")
      }
      let path = codes.folder + (isOne ? "/sheet.pdf" : "/sheet-" + Decimal.padded(number, 3) + ".pdf")
      try PrintedPages.write(
        PrintedPages.document(
          title: "Codes",
          style: """
            @page { size: A4; margin: 12mm; @bottom-center { content: counter(page); font-size: 8pt; } }
            div { display: inline-block; min-width: 56mm; margin: 0 4mm 5mm 0; text-align: center; vertical-align: top; break-inside: avoid; }
            p { font-size: 7.5pt; margin: 0; max-width: 55mm; }
            """, cells.joined(separator: "\n")), to: path)
      Output.say("made " + visible(path) + " of " + String(group.count) + (group.count == 1 ? " code" : " codes"))
    }
  }
}

/// A page that shows what a printer and a scanner can do: one code with modules of five sizes, and a ruler.
enum PrinterTestPage {
  /// Hundredths of a millimetre.
  private static let moduleSizes = [25, 33, 40, 50, 60]

  static func make(_ symbol: QRSymbol, to path: String) throws(Failure) {
    guard !Files.exists(path) else { throw .cannotCreate(visible(path) + " is there already and is not overwritten") }
    var ruler = ""
    for millimetre in 0...100 {
      let length = millimetre % 10 == 0 ? "6" : millimetre % 5 == 0 ? "4.5" : "3"
      ruler += "<path d=\"M" + String(5 + millimetre) + " 1v" + length + "\"/>"
      guard millimetre % 10 == 0 else { continue }
      ruler +=
        "<text stroke=\"none\" x=\"" + String(5 + millimetre) + "\" y=\"10.5\" text-anchor=\"middle\">"
        + String(millimetre) + "</text>"
    }
    let cells = moduleSizes.map { size in
      "<div>" + PrintedPages.picture(symbol, moduleSize: size) + "<p>modules of " + Words.millimetres(size) + " mm, "
        + Words.millimetres((symbol.side + 2 * QRSymbol.quietZone) * size) + " mm wide</p></div>"
    }
    try PrintedPages.write(
      PrintedPages.document(
        title: "Printer test page",
        style: """
          @page { size: A4; margin: 15mm; }
          h1 { font-size: 13pt; margin: 0 0 2mm; }
          p { font-size: 8.5pt; margin: 1mm 0; }
          div { display: inline-block; margin: 2mm 6mm 2mm 0; vertical-align: top; break-inside: avoid; }
          """,
        """
        <h1>Printer test page: one QR code, version \(symbol.version), in five sizes</h1>
        <p>Print at 100 %, "actual size". The ruler must measure 100 mm. The smallest code that every scanner of yours
        reads at once, and one size more for worn printers, is the size for your certificates.</p>
        <svg width="110mm" height="12mm" viewBox="0 0 110 12" stroke="#000" stroke-width="0.2" font-size="3" \
        style="display: block">\(ruler)</svg>
        \(cells.joined(separator: "\n"))
        """), to: path)
    Output.say("made " + visible(path))
  }
}
