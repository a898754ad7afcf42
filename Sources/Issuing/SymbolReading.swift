import Codecs

/// What zbarimg, which knows nothing of this program, reads from pictures: its answer in XML.
package enum SymbolReading {
  /// The texts of every QR code in each picture, in the order of `paths`.
  ///
  /// - Parameter answer: a `source` element a picture, with a CDATA section a code.
  package static func texts(in answer: [UInt8], of paths: [String]) -> [[String]] {
    var found = [[String]](repeating: [], count: paths.count)
    var current: Int?
    var rest = answer[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[open...]
      if let name = quoted(rest, after: "<source href='", until: "'") {
        current = paths.firstIndex { $0.hasSameBytes(as: name) }
      } else if let text = quoted(rest, after: "<![CDATA[", until: "]]>"), let current {
        found[current].append(text)
      }
      rest = rest.dropFirst()
    }
    return found
  }

  private static func quoted(_ bytes: ArraySlice<UInt8>, after start: String, until end: String) -> String? {
    guard bytes.starts(with: start.utf8) else { return nil }
    let content = bytes.dropFirst(start.utf8.count)
    var position = content.startIndex
    while position < content.endIndex, !content[position...].starts(with: end.utf8) { position += 1 }
    return String(strictUTF8: [UInt8](content[..<position]))
  }
}
