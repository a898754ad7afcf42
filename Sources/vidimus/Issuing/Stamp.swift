import Codecs
import Issuing

/// Puts each code at its place on certificates that the university made, in the order of the manifest.
///
/// The codes are pages of vectors that qpdf lays over the others; nothing else of them changes.
struct Stamp {
  /// Hundredths of a millimetre from the left and the top of the page.
  private let left: Int
  private let top: Int
  let pagesEach: Int

  init(_ arguments: Arguments) throws(Failure) {
    pagesEach = try arguments.number("pages-each", 1...100) ?? 1
    let parts = (arguments["stamp-at"] ?? "150,240").utf8.split(separator: UInt8(ascii: ",")).map { Decimal.digits($0) }
    guard parts.count == 2, let left = parts[0], let top = parts[1], left < 2_000, top < 2_000 else {
      throw .usage("--stamp-at takes two numbers of millimetres, as in 150,240")
    }
    (self.left, self.top) = (left * 100, top * 100)
  }

  func put(_ codes: IssuedCodes, on path: String, _ style: SymbolStyle) throws(Failure) -> String {
    let pages = try PDFFile(path).pages
    guard pages.count == codes.count * pagesEach else {
      throw .data(
        visible(path) + " has " + String(pages.count) + " pages where " + String(codes.count) + " codes with "
          + String(pagesEach) + " each want " + String(codes.count * pagesEach))
    }
    var document = PDFDocument()
    var number = 0
    try codes.forEachGroup(of: 64) { _, group throws(Failure) in
      for code in group {
        let symbol = try style.symbol(code.text, name: "row " + code.row)
        let moduleSize = style.moduleSize(version: symbol.version)
        for page in pages[number * pagesEach..<(number + 1) * pagesEach] {
          let isFirst = document.pageCount % pagesEach == 0
          let side = (symbol.side + 2 * QRSymbol.quietZone) * moduleSize
          guard !isFirst || (left + side <= page.width && top + side <= page.height) else {
            throw .usage(
              "the code of row " + code.row + " is " + Words.millimetres(side) + " mm wide and would reach over the "
                + "edge of its page at --stamp-at")
          }
          let placed = isFirst ? [PDFDocument.Placed(symbol, left: left, top: top, moduleSize: moduleSize)] : []
          guard document.add(width: page.width, height: page.height, placed) else { throw .software("zlib failed") }
        }
        number += 1
      }
    }
    let (overlay, stamped) = (codes.folder + "/stamps.part.pdf", codes.folder + "/stamped.pdf")
    defer { Files.remove(overlay) }
    try Files.replace(overlay, document.finished(), mode: 0o600)
    _ = try Tool.qpdf.check(["--warning-exit-0", path, "--overlay", overlay, "--", stamped + ".part"])
    try Files.rename(stamped + ".part", to: stamped)
    Output.say("stamped " + String(codes.count) + " certificates as " + visible(stamped))
    return stamped
  }
}
