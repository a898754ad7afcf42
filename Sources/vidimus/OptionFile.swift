import Codecs

/// A file of a command's long options: a line is `option = value`, or `option` alone for one without a value. `#` begins a
/// comment line.
enum OptionFile {
  /// The most bytes such a file may have.
  static let maximumSize = 65_536

  /// One option of the file.
  struct Entry: Equatable, Sendable {
    let name: String
    /// Nil where the line is an option alone.
    let value: String?
    /// The line's number, from 1.
    let line: Int
  }

  /// Why a file is refused.
  enum Fault: Error, Equatable {
    /// More bytes than ``maximumSize``.
    case tooLarge
    /// The line, counted from 1, is neither `option` nor `option = value`.
    case syntax(line: Int)
  }

  /// The entries of a file in their order. Any name of small letters and hyphens passes for an option.
  ///
  /// - Throws: ``Fault``.
  static func read(_ file: [UInt8]) throws(Fault) -> [Entry] {
    guard file.count <= maximumSize else { throw .tooLarge }
    var entries: [Entry] = []
    for (index, bytes) in withoutMark(file).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let line = trimmed(bytes)
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let equals = line.firstIndex(of: UInt8(ascii: "="))
      let name = trimmed(line[..<(equals ?? line.endIndex)])
      let value = equals.map { trimmed(line[($0 + 1)...]) }
      guard isName(name), value?.isEmpty != true, !line.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }),
        let text = String(strictUTF8: Array(name)), let valueText = String(strictUTF8: Array(value ?? []))
      else { throw .syntax(line: index + 1) }
      entries.append(Entry(name: text, value: value.map { _ in valueText }, line: index + 1))
    }
    return entries
  }

  /// The file with new values for these options; all other lines stay, comments too.
  static func replacing(_ values: [(name: String, value: String)], in file: [UInt8]) -> [UInt8] {
    var lines: [[UInt8]] = []
    for line in withoutMark(file).split(separator: 0x0A) {
      let name = trimmed(trimmed(line).prefix { $0 != UInt8(ascii: "=") })
      if !values.contains(where: { $0.name.utf8.elementsEqual(name) }) { lines.append(Array(line)) }
    }
    for entry in values { lines.append([UInt8]((entry.name + " = " + entry.value).utf8)) }
    return lines.flatMap { $0 + [0x0A] }
  }

  /// The file without the byte order mark that some editors put in front.
  private static func withoutMark(_ file: [UInt8]) -> ArraySlice<UInt8> {
    file.dropFirst(file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    let body = bytes.drop(while: isBlank)
    return body[..<(body.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? body.startIndex)]
  }
}
