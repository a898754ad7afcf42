import Foundation
import FoundationXML
import Issuing
import Testing

@Suite struct SVGImageTests {
  @Test(arguments: ["A", Sample.credential, Sample.characters(Sample.bytes, 2_331)])
  func thePathIsTheModules(_ text: String) throws {
    let symbol = try QRSymbol(text)
    let elements = try Elements(of: SVGImage.encode(symbol)).all
    #expect(elements.map { $0.name } == ["svg", "rect", "path"])
    let side = String(symbol.side + 8)
    #expect(elements[0].attributes["viewBox"] == "0 0 \(side) \(side)")
    #expect(elements[0].attributes["shape-rendering"] == "crispEdges")
    #expect(elements[1].attributes == ["width": side, "height": side, "fill": "#fff"])
    #expect(elements[2].attributes["fill"] == "#000")
    #expect(try raster(try #require(elements[2].attributes["d"]), side: symbol.side + 8) == Raster(symbol))
  }

  @Test(arguments: zip([50, 40, 33, 1, 125], ["14.50", "11.60", "9.57", "0.29", "36.25"]))
  func theSizeInPrintIsThatOfTheModules(_ moduleSize: Int, _ width: String) throws {
    let svg = SVGImage.encode(try QRSymbol("A"), moduleSize: moduleSize)
    let attributes = try #require(try Elements(of: svg).all.first).attributes
    #expect(attributes["width"] == width + "mm" && attributes["height"] == width + "mm")
  }

  @Test func theSizeInPrintIsThatOfThePNG() throws {
    let svg = SVGImage.encode(try QRSymbol(Sample.credential))
    // 81 modules of 0.5 mm; those of the PNG have 0.508.
    #expect(try Elements(of: svg).all.first?.attributes["width"] == "40.50mm")
  }

  /// What rectangles one module high cover; none of them covers a module twice.
  private func raster(_ path: String, side: Int) throws -> Raster {
    var raster = Raster(rows: [[Bool]](repeating: [Bool](repeating: true, count: side), count: side))
    var rest = path[...]
    while !rest.isEmpty {
      let match = try #require(try /M(\d+) (\d+)h(\d+)v1h-(\d+)z/.prefixMatch(in: rest))
      let (x, y) = (try #require(Int(match.1)), try #require(Int(match.2)))
      let width = try #require(Int(match.3))
      #expect(match.3 == match.4)
      for column in x..<x + width {
        #expect(raster.rows[y][column])
        raster.rows[y][column] = false
      }
      rest = rest[match.range.upperBound...]
    }
    return raster
  }
}

/// The elements of an XML document, in order.
private final class Elements: NSObject, XMLParserDelegate {
  private(set) var all: [(name: String, attributes: [String: String])] = []

  /// Throws where the document is not well formed.
  init(of document: String) throws {
    super.init()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    all.append((name, attributes))
  }
}
