import Codecs

/// Writes symbols as PDF 1.4 (ISO 32000-1): pages of vectors, black in DeviceGray so that presses print no colour.
///
/// A page without text needs five objects, which is less than any library that would draw it.
package struct PDFDocument {
  /// A symbol's place on a page: its upper left corner, quiet zone and all, in hundredths of a millimetre.
  package struct Placed {
    package let symbol: QRSymbol
    package let left: Int
    package let top: Int
    package let moduleSize: Int

    package init(_ symbol: QRSymbol, left: Int, top: Int, moduleSize: Int) {
      self.symbol = symbol
      self.left = left
      self.top = top
      self.moduleSize = moduleSize
    }
  }

  private var file = [UInt8]("%PDF-1.4\n".utf8)
  /// Where each object begins; the catalogue and the page tree, objects 1 and 2, come last.
  private var offsets: [Int] = [0, 0]
  private var pages: [Int] = []

  package init() {}

  package var pageCount: Int { pages.count }

  /// Adds a page.
  ///
  /// - Parameters:
  ///   - width: of the page, in hundredths of a millimetre, as the height.
  /// - Returns: false where zlib failed.
  package mutating func add(width: Int, height: Int, _ symbols: [Placed]) -> Bool {
    guard let content = Zlib.deflate(symbols.flatMap { Self.content($0, height) }) else { return false }
    let stream = object("<</Length " + String(content.count) + "/Filter/FlateDecode>>", stream: content)
    let box = "[0 0 " + Self.points(width) + " " + Self.points(height) + "]"
    pages.append(
      object(
        "<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox" + box + "/Contents " + String(stream) + " 0 R>>"))
    return true
  }

  /// The file with the pages that were added.
  package func finished() -> [UInt8] {
    var copy = self
    copy.close()
    return copy.file
  }

  private mutating func close() {
    offsets[0] = file.count
    append("1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n")
    offsets[1] = file.count
    let kids = pages.map { String($0) + " 0 R" }.joined(separator: " ")
    append("2 0 obj\n<</Type/Pages/Count " + String(pages.count) + "/Kids[" + kids + "]>>\nendobj\n")
    let table = file.count
    append("xref\n0 " + String(offsets.count + 1) + "\n0000000000 65535 f \n")
    for offset in offsets { append(Decimal.padded(offset, 10) + " 00000 n \n") }
    append("trailer\n<</Size " + String(offsets.count + 1) + "/Root 1 0 R>>\nstartxref\n" + String(table) + "\n%%EOF\n")
  }

  private mutating func object(_ dictionary: String, stream: [UInt8]? = nil) -> Int {
    offsets.append(file.count)
    append(String(offsets.count) + " 0 obj\n" + dictionary + "\n")
    if let stream {
      append("stream\n")
      file += stream
      append("\nendstream\n")
    }
    append("endobj\n")
    return offsets.count
  }

  private mutating func append(_ text: String) { file += text.utf8 }

  /// White behind all of the symbol, then its runs of dark modules as one path, which no reader shows seams in.
  private static func content(_ placed: Placed, _ height: Int) -> [UInt8] {
    let side = placed.symbol.side + 2 * QRSymbol.quietZone
    let scale = points(placed.moduleSize)
    var text = [UInt8](
      ("q " + scale + " 0 0 -" + scale + " " + points(placed.left) + " " + points(height - placed.top) + " cm 1 g 0 0 "
        + String(side) + " " + String(side) + " re f 0 g\n").utf8)
    placed.symbol.forEachRun { x, y, width in
      for number in [x, y, width] {
        Digits.append(number, to: &text)
        text.append(0x20)
      }
      text += "1 re\n".utf8
    }
    return text + [UInt8]("f Q\n".utf8)
  }

  /// Hundredths of a millimetre as points of 1/72 inch, to four decimals: a hundredth is 72/2540 of one.
  static func points(_ hundredths: Int) -> String {
    let value = (hundredths * 720_000 + 1_270) / 2_540
    return String(value / 10_000) + "." + Decimal.padded(value % 10_000, 4)
  }
}

/// Writes one symbol as a PDF page of its own size.
package enum PDFImage {
  /// - Parameter moduleSize: the side of a module in hundredths of a millimetre.
  /// - Returns: the file; nil where zlib fails for want of memory.
  package static func encode(_ symbol: QRSymbol, moduleSize: Int = 50) -> [UInt8]? {
    var document = PDFDocument()
    let side = (symbol.side + 2 * QRSymbol.quietZone) * moduleSize
    let isAdded = document.add(
      width: side, height: side, [PDFDocument.Placed(symbol, left: 0, top: 0, moduleSize: moduleSize)])
    return isAdded ? document.finished() : nil
  }
}

/// Writes one symbol as Encapsulated PostScript (Adobe EPSF 3.0), for presses that still ask for it.
package enum EPSImage {
  /// - Parameter moduleSize: the side of a module in hundredths of a millimetre.
  package static func encode(_ symbol: QRSymbol, moduleSize: Int = 50) -> [UInt8] {
    let side = symbol.side + 2 * QRSymbol.quietZone
    let width = PDFDocument.points(side * moduleSize)
    // The whole points that hold it.
    let bound = String((side * moduleSize * 72 + 2_539) / 2_540)
    let scale = PDFDocument.points(moduleSize)
    var text = [UInt8](
      """
      %!PS-Adobe-3.0 EPSF-3.0
      %%BoundingBox: 0 0 \(bound) \(bound)
      %%HiResBoundingBox: 0 0 \(width) \(width)
      %%LanguageLevel: 2
      %%EndComments
      gsave 0 \(width) translate \(scale) -\(scale) scale
      1 setgray 0 0 \(side) \(side) rectfill 0 setgray
      /r { 3 1 roll moveto dup 0 rlineto 0 1 rlineto neg 0 rlineto closepath } bind def
      newpath

      """.utf8)
    symbol.forEachRun { x, y, width in
      for number in [x, y, width] {
        Digits.append(number, to: &text)
        text.append(0x20)
      }
      text += "r\n".utf8
    }
    return text + [UInt8]("fill grestore\n%%EOF\n".utf8)
  }
}
