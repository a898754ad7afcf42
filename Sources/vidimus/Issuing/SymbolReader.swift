import Codecs

/// Codes read from pictures by zbarimg, which knows nothing of this program.
enum SymbolReader {
  /// The text of the QR code in each picture, in their order; nil where none was found.
  static func read(_ paths: [String]) throws(Failure) -> [String?] {
    try texts(paths).map { $0.first }
  }

  /// The texts of every QR code in each picture.
  static func texts(_ paths: [String]) throws(Failure) -> [[String]] {
    let answer = try Tool.zbarimg.run(["--nodbus", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable"] + paths)
    // 4: in some picture there was nothing.
    guard answer.status == 0 || answer.status == 4 else {
      throw .software("zbarimg failed with status " + String(answer.status))
    }
    let output = answer.output[...]
    var found = [[String]](repeating: [], count: paths.count)
    var current: Int?
    var rest = output
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
