import CLibC
import Codecs
import Credentials
import Verification

/// A PDF file as poppler sees it.
struct PDFFile {
  let path: String
  /// Width and height of each page as it will be cut and is looked at, in hundredths of a millimetre: that of its
  /// TrimBox, turned as the page says (ISO 32000-1 §14.11.2, §7.7.3.3).
  let pages: [(width: Int, height: Int)]

  var pageCount: Int { pages.count }

  /// - Throws: ``Failure`` where it is no PDF.
  init(_ path: String) throws(Failure) {
    self.path = path
    let answer = try Tool.pdfinfo.run(["-box", "-f", "1", "-l", "1000000", path])
    guard answer.status == 0 else { throw .noInput(visible(path) + " is no PDF that pdfinfo can read") }
    // First "Page    1 rot:   90" for each page, then "Page    1 TrimBox:      0.00     0.00   841.89   595.28".
    var turned: [Bool] = []
    var pages: [(width: Int, height: Int)] = []
    for line in answer.output.split(separator: 0x0A) {
      let words = line.split(separator: 0x20)
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
    self.pages = pages
  }

  /// Points with decimals, as hundredths of a millimetre.
  private static func hundredths(_ points: ArraySlice<UInt8>) -> Int? {
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
enum ProofReader {
  private static let groupSize = 16

  /// Compares the codes of a PDF's pages with their texts.
  ///
  /// - Parameters:
  ///   - pagesEach: pages of one certificate, of which one has the code.
  ///   - expected: the ids that should be there; nil where nobody knows.
  /// - Returns: how many certificates are wrong, each of them said.
  static func read(
    _ path: String, with verifier: Verifier, pagesEach: Int, expected: [String]?
  ) throws(Failure) -> Int {
    let file = try PDFFile(path)
    let folder = (environment("TMPDIR") ?? "/tmp") + "/vidimus-proof-" + String(getpid())
    try Files.createFolder(folder)
    defer { Files.removeFolder(folder) }
    let progress = Progress("read pages", total: file.pageCount)
    var (wrong, seen): (Int, [(id: String, page: Int)]) = (0, [])
    func complain(_ page: Int, _ sentence: String) {
      wrong += 1
      Output.say("page " + String(page) + ": " + sentence)
    }
    guard file.pageCount % pagesEach == 0 else {
      throw .data(
        visible(path) + " has " + String(file.pageCount) + " pages, which are not " + String(pagesEach)
          + " for each certificate")
    }
    let size = groupSize * pagesEach
    for start in stride(from: 1, through: file.pageCount, by: size) {
      let range = start...min(start + size - 1, file.pageCount)
      let (texts, codes) = (try file.texts(range), try file.codes(range, in: folder))
      for first in stride(from: 0, to: range.count, by: pagesEach) {
        let page = start + first
        let found = codes[first..<first + pagesEach].flatMap { $0 }
        let words = PrintedText(texts[first..<min(first + pagesEach, texts.count)].joined(separator: " "))
        progress.show(page)
        guard let text = found.first else {
          complain(page, "no code can be read from it")
          continue
        }
        guard found.count == 1 else {
          complain(page, "there are " + String(found.count) + " codes on it")
          continue
        }
        guard let claims = verifier.claims(of: [UInt8](text.utf8)) else {
          complain(page, "its code is not of this issuer, or not as it was signed")
          continue
        }
        let (name, id) = (claims.credential.learner.name, Hexadecimal.encode(claims.id))
        if !words.names(name) {
          complain(page, "its code is of " + visible(name) + ", and that name is not printed there")
        }
        if let expected, !expected.contains(id) { complain(page, "its code " + id + " is none of the manifest's") }
        if let earlier = seen.first(where: { $0.id == id }) {
          complain(page, "its code is that of page " + String(earlier.page) + " again")
        }
        seen.append((id, page))
      }
    }
    progress.end()
    for id in expected ?? [] where !seen.contains(where: { $0.id == id }) {
      wrong += 1
      Output.say("the code " + id + " is on no page")
    }
    Output.say(
      visible(path) + ": " + String(file.pageCount / pagesEach) + " certificates read, "
        + (wrong == 0 ? "every code is of whom its page names" : String(wrong) + " things are wrong"))
    return wrong
  }
}

/// The words of a page, however its capitals, its line breaks and its hyphens fell.
struct PrintedText {
  private let words: [[UInt32]]

  init(_ text: String) { words = Self.words(text) }

  /// Whether every word of a name is printed, one behind the other in some order.
  func names(_ name: String) -> Bool {
    let wanted = Self.words(name).sorted { $0.lexicographicallyPrecedes($1) }
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      words[start..<start + wanted.count].sorted { $0.lexicographicallyPrecedes($1) } == wanted
    }
  }

  /// Capitals of ß are SS as a rule.
  private static func words(_ text: String) -> [[UInt32]] {
    text.unicodeScalars.split {
      $0.isBlank || $0.value < 0x21 || ",;:()\"-\u{2010}\u{2011}\u{AD}".unicodeScalars.contains($0)
    }
    .map { $0.flatMap { letter in letter == "ß" || letter == "ẞ" ? [0x73, 0x73] : [small(letter.value)] } }
  }

  /// The small letter of a capital in the alphabets of the Union.
  private static func small(_ letter: UInt32) -> UInt32 {
    switch letter {
    case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3AB, 0x410...0x42F: letter + 0x20
    case 0x400...0x40F: letter + 0x50
    case 0x386: 0x3AC
    case 0x388...0x38A: letter + 0x25
    case 0x38C: 0x3CC
    case 0x38E...0x38F: letter + 0x3F
    // A final sigma is a sigma.
    case 0x3C2: 0x3C3
    case 0x178: 0xFF
    case 0x100...0x137, 0x14A...0x177, 0x218...0x21B, 0x1E00...0x1E95: letter | 1
    case 0x139...0x148, 0x179...0x17E: letter % 2 == 1 ? letter + 1 : letter
    default: letter
    }
  }
}
