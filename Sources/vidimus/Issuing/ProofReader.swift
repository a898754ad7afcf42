import CLibC
import Codecs
import Credentials
import Issuing
import Verification

/// A PDF file as poppler sees it.
struct PDFFile {
  let path: String
  /// Width and height of each page as it will be cut and is looked at, in hundredths of a millimetre: that of its
  /// TrimBox, turned as the page says (ISO 32000-1 §14.11.2, §7.7.3.3).
  let pages: [(width: Int, height: Int)]

  var pageCount: Int { pages.count }

  /// - Throws: ``Failure`` where it is no PDF, or not one of which each page's size is known.
  init(_ path: String) throws(Failure) {
    self.path = path
    let answer = try Tool.pdfinfo.run(["-box", "-f", "1", "-l", "1000000", path])
    guard answer.status == 0 else { throw .noInput(visible(path) + " is no PDF that pdfinfo can read") }
    // "Pages:          7", then "Page    1 rot:   90" for each, then "Page    1 TrimBox:      0.00     0.00   841.89   595.28".
    var count = 0
    var turned: [Bool] = []
    var pages: [(width: Int, height: Int)] = []
    for line in answer.output.split(separator: 0x0A) {
      let words = line.split(separator: 0x20)
      if words.count == 2, words[0].elementsEqual("Pages:".utf8) { count = Decimal.digits(words[1]) ?? 0 }
      guard words.count > 3, words[0].elementsEqual("Page".utf8) else { continue }
      if words[2].elementsEqual("rot:".utf8) {
        turned.append(words[3].elementsEqual("90".utf8) || words[3].elementsEqual("270".utf8))
      }
      guard words[2].elementsEqual("TrimBox:".utf8), words.count == 7, pages.count < turned.count,
        let left = Self.hundredths(words[3]), let low = Self.hundredths(words[4]),
        let right = Self.hundredths(words[5]), let high = Self.hundredths(words[6])
      else { continue }
      let (width, height) = (right - left, high - low)
      pages.append(turned[pages.count] ? (height, width) : (width, height))
    }
    guard count > 0, pages.count == count else {
      throw .data("pdfinfo does not tell each page's size in " + visible(path))
    }
    self.pages = pages
  }

  /// Points with decimals, as hundredths of a millimetre.
  private static func hundredths(_ points: ArraySlice<UInt8>) -> Int? {
    if points.first == UInt8(ascii: "-") { return hundredths(points.dropFirst()).map { -$0 } }
    let parts = points.split(separator: UInt8(ascii: "."))
    guard let whole = parts.first.flatMap({ Decimal.digits($0) }) else { return nil }
    let fraction = parts.count > 1 ? Decimal.digits(([UInt8](parts[1]) + [0x30, 0x30]).prefix(2)) ?? 0 : 0
    return (whole * 100 + fraction) * 2_540 / 7_200
  }

  /// The text of each page of a range.
  func texts(_ range: ClosedRange<Int>) throws(Failure) -> [String] {
    let output = try Tool.pdftotext.check(["-f", String(range.lowerBound), "-l", String(range.upperBound), path, "-"])
    return output.split(separator: 0x0C, omittingEmptySubsequences: false).prefix(range.count).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The texts of the QR codes on each page of a range, read from its pixels.
  func codes(_ range: ClosedRange<Int>, in folder: String) throws(Failure) -> [[String]] {
    var found: [[String]] = []
    // What a worn printer leaves of it would be read at 200 dots an inch; small modules want more.
    for page in range {
      let base = folder + "/page"
      var texts: [String] = []
      for dots in ["200", "300", "600"] where texts.isEmpty {
        _ = try Tool.pdftoppm.check([
          "-f", String(page), "-l", String(page), "-r", dots, "-gray", "-png", "-singlefile", path, base,
        ])
        texts = try SymbolReader.texts([base + ".png"])[0]
      }
      found.append(texts)
    }
    return found
  }
}

/// Reads a print before it is posted: the code of each page must be of whom the page names.
struct ProofReader {
  private static let groupSize = 16

  private let file: PDFFile
  private let verifier: Verifier
  private let pagesEach: Int
  /// The ids that should be there; nil where nobody knows.
  private let expected: [String]?
  private var wrong = 0
  private var certificates: [Certificate] = []
  private var namesakes = Namesakes()

  private struct Certificate {
    let page: Int
    let id: String
    let name: PrintedName
    /// Whether the page has the name as the code has it, and the other way round.
    let isPrinted: (givenFirst: Bool, familyFirst: Bool)
  }

  /// Compares the codes of a PDF's pages with their texts.
  ///
  /// - Parameters:
  ///   - pagesEach: pages of one certificate, of which one has the code.
  ///   - expected: the ids that should be there; nil where nobody knows.
  /// - Returns: how many certificates are wrong, each of them said.
  static func read(
    _ path: String, with verifier: Verifier, pagesEach: Int, expected: [String]?
  ) throws(Failure) -> Int {
    var reader = ProofReader(
      file: try PDFFile(path), verifier: verifier, pagesEach: pagesEach, expected: expected)
    let count = reader.file.pageCount
    guard count % pagesEach == 0 else {
      throw .data(
        visible(path) + " has " + String(count) + " pages, which are not " + String(pagesEach) + " for each certificate"
      )
    }
    try reader.readCodes()
    try reader.lookForOthers()
    for id in expected ?? [] where !reader.certificates.contains(where: { $0.id == id }) {
      reader.wrong += 1
      Output.say("the code " + id + " is on no page")
    }
    Output.say(
      visible(path) + ": " + String(count / pagesEach) + " certificates read, "
        + (reader.wrong == 0 ? "every code is of whom its page names" : String(reader.wrong) + " things are wrong"))
    return reader.wrong
  }

  private mutating func complain(_ page: Int, _ sentence: String) {
    wrong += 1
    Output.say("page " + String(page) + ": " + sentence)
  }

  /// The first page of each certificate with its words, a group of pages at a time.
  private func groups() -> [ClosedRange<Int>] {
    let size = Self.groupSize * pagesEach
    return stride(from: 1, through: file.pageCount, by: size).map { $0...min($0 + size - 1, file.pageCount) }
  }

  private func words(_ texts: [String], _ first: Int) -> PrintedText {
    PrintedText(texts[min(first, texts.count)..<min(first + pagesEach, texts.count)].joined(separator: " "))
  }

  private mutating func readCodes() throws(Failure) {
    let folder = try Files.temporaryFolder()
    defer { Files.removeFolder(folder) }
    let progress = Progress("read pages", total: file.pageCount)
    for range in groups() {
      let (texts, codes) = (try file.texts(range), try file.codes(range, in: folder))
      for first in stride(from: 0, to: range.count, by: pagesEach) {
        let page = range.lowerBound + first
        progress.show(page)
        judge(page, codes[first..<first + pagesEach].flatMap { $0 }, words(texts, first))
      }
    }
    progress.end()
  }

  private mutating func judge(_ page: Int, _ found: [String], _ words: PrintedText) {
    guard let text = found.first else { return complain(page, "no code can be read from it") }
    guard found.count == 1 else { return complain(page, "there are " + String(found.count) + " codes on it") }
    guard let credential = verifier.credential(of: [UInt8](text.utf8)), let learner = credential.learner,
      let id = credential.id
    else {
      return complain(page, "its code is not of this issuer, or not as it was signed")
    }
    let name = PrintedName(learner)
    let isPrinted = (words.prints(name.givenFirst), words.prints(name.familyFirst))
    if isPrinted == (false, false) {
      complain(page, "its code is of " + visible(name.text) + ", and that name is not printed there")
    }
    if let expected, !expected.contains(id) { complain(page, "its code " + id + " is none of the manifest's") }
    if let earlier = certificates.first(where: { $0.id == id }) {
      complain(page, "its code is that of page " + String(earlier.page) + " again")
    }
    namesakes.add(name)
    certificates.append(Certificate(page: page, id: id, name: name, isPrinted: isPrinted))
  }

  /// Looks whether a page names somebody else of the same print better than whom its code is of: Anna Kowalska's name
  /// stands in Anna Kowalska Nowak's, and Martin Paul's in Paul Martin's where family names come first.
  private mutating func lookForOthers() throws(Failure) {
    var doubts: [(certificate: Certificate, others: [PrintedName])] = []
    // How names stand in this print, by the pages of those whose name is nobody else's.
    var (given, family) = (0, 0)
    for certificate in certificates where certificate.isPrinted != (false, false) {
      let others = namesakes.others(than: certificate.name)
      if !others.isEmpty {
        doubts.append((certificate, others))
      } else if certificate.isPrinted == (true, false) {
        given += 1
      } else if certificate.isPrinted == (false, true) {
        family += 1
      }
    }
    for (certificate, others) in doubts {
      let words = words(try file.texts(certificate.page...certificate.page + pagesEach - 1), 0)
      for other in others {
        let isNamed =
          if other.givenFirst.count > certificate.name.givenFirst.count {
            words.prints(other.givenFirst) || words.prints(other.familyFirst)
          } else if given >= family {
            words.prints(other.givenFirst) && !certificate.isPrinted.givenFirst
          } else {
            words.prints(other.familyFirst) && !certificate.isPrinted.familyFirst
          }
        guard isNamed else { continue }
        complain(
          certificate.page,
          "its code is of " + visible(certificate.name.text) + ", and the page names " + visible(other.text))
      }
    }
  }
}
