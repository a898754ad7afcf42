import Codecs

/// The texts of a display in one language, and what a site says in their place.
///
/// Texts of 16 columns serve wider displays too, unless there is one for 20 and more.
package struct Phrases: Sendable {
  /// BCP 47, two letters.
  package let language: String
  /// The language in its own words, and who has reviewed its texts: empty where nobody has.
  package private(set) var name: String
  package private(set) var reviewedBy: String
  /// By ``Message``.
  private var texts: [String]

  /// The languages there are texts in: the official ones of the Union.
  package static var languages: [String] { compiled.map { $0.language } }

  package static let english = Phrases(compiled: compiled.firstIndex { $0.language == "en" } ?? 0)

  /// The texts in `language`, by the two letters it begins with; nil where there are none.
  package init?(language: String) {
    let index = Self.compiled.firstIndex { $0.language.hasSameBytes(as: primarySubtag(language)) }
    guard let index else { return nil }
    self.init(compiled: index)
  }

  /// What ``packed`` holds; tests compare it with the phrase files.
  private static let compiled: [(language: String, lines: [String])] = {
    let digits = [UInt8](packed.utf8)
    guard let bytes = try? Base64URL.decode(digits.span), let text = try? Zlib.inflate(bytes.span, limit: 1 << 20)
    else { return [] }
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let count = Message.allCases.count + 3
    return stride(from: 0, to: lines.count - count + 1, by: count).map {
      (lines[$0], Array(lines[($0 + 1)..<($0 + count)]))
    }
  }()

  private init(compiled index: Int) {
    let entry = Self.compiled[index]
    language = entry.language
    (name, reviewedBy) = (entry.lines[0], entry.lines[1])
    texts = Array(entry.lines[2...])
  }

  /// The text of `message` for a display of `columns`, filled in.
  func text(_ message: Message, columns: Int, _ values: [Value] = []) -> String {
    let parts = self.parts(of: message)
    return Self.filled(columns < 20 ? parts.narrow : parts.wide ?? parts.narrow, values)
  }

  /// What is put in for `{name}`.
  struct Value {
    let name: String
    let text: String

    static func date(_ text: String) -> Value { Value(name: "date", text: text) }
    static func n(_ number: Int64) -> Value { Value(name: "n", text: String(number)) }
    static func m(_ number: Int64) -> Value { Value(name: "m", text: String(number)) }
    static func what(_ text: String) -> Value { Value(name: "what", text: text) }
    static func format(_ text: String) -> Value { Value(name: "format", text: text) }
    static func contact(_ text: String) -> Value { Value(name: "contact", text: text) }
  }

  /// A date as the language writes it.
  func date(_ day: Day) -> String {
    let (year, month, day) = day.date
    let months = parts(of: .months).narrow.utf8.split(separator: 0x20).compactMap { String($0) }
    let name = month <= months.count ? months[month - 1] : String(month)
    return Self.filled(
      parts(of: .date).narrow,
      [
        Value(name: "day", text: String(day)), Value(name: "dd", text: Decimal.padded(day, 2)),
        Value(name: "month", text: name), Value(name: "mm", text: Decimal.padded(month, 2)),
        Value(name: "year", text: String(year)),
      ])
  }

  private func parts(of message: Message) -> (narrow: String, wide: String?) {
    Self.parts(texts.indices.contains(message.rawValue) ? texts[message.rawValue] : "")
  }

  /// The texts of `narrow | wide`.
  private static func parts(_ text: String) -> (narrow: String, wide: String?) {
    let bytes = Array(text.utf8)
    guard let bar = bytes.firstIndex(of: UInt8(ascii: "|")) else { return (text, nil) }
    func trimmed(_ part: ArraySlice<UInt8>) -> String {
      let body = part.drop { $0 == 0x20 }
      let end = body.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? body.startIndex
      return String(decoding: body[body.startIndex..<end], as: UTF8.self)
    }
    return (trimmed(bytes[..<bar]), trimmed(bytes[(bar + 1)...]))
  }

  private static func filled(_ text: String, _ values: [Value]) -> String {
    var (bytes, rest) = ([UInt8](), Array(text.utf8)[...])
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      bytes += rest[rest.startIndex..<open]
      guard let close = rest[open...].firstIndex(of: UInt8(ascii: "}")) else { break }
      let name = rest[(open + 1)..<close]
      bytes += values.first { $0.name.utf8.elementsEqual(name) }.map { Array($0.text.utf8) } ?? []
      rest = rest[(close + 1)...]
    }
    return String(decoding: bytes + rest, as: UTF8.self)
  }
}

extension Message {
  /// Its name in phrase files.
  var name: String { Self.allNames[rawValue] }

  private static let allNames = names.utf8.split(separator: 0x0A).compactMap { String($0) }

  init?(name: some Sequence<UInt8>) {
    guard let index = Self.allNames.firstIndex(where: { $0.utf8.elementsEqual(name) }) else { return nil }
    self.init(rawValue: index)
  }
}

/// `el` of `el-CY`.
func primarySubtag(_ language: String) -> String {
  String(decoding: language.utf8.prefix { $0 != UInt8(ascii: "-") }.map { $0 | 0x20 }, as: UTF8.self)
}

// MARK: Phrase files

/// What is wrong with a phrase file, and in which line, from 1.
package struct PhraseError: Error, Equatable {
  package let line: Int
  package let fault: Fault

  package enum Fault: Error, Equatable {
    /// Not `key: text`, or not UTF-8.
    case syntax
    case unknownKey(String)
    case twice(String)
    /// It has other {braces} than the English text.
    case braces
    /// It needs more lines or columns than there are.
    case tooLong(columns: Int)
    /// A month is missing, or one too many.
    case months
  }
}

extension Phrases {
  /// Bytes a phrase file may have.
  package static let maximumFileSize = 65_536

  /// Takes the texts of a site's phrase file in place of those there are; keys it does not have stay.
  package mutating func replace(with file: [UInt8]) throws(PhraseError) {
    var seen: [Message] = []
    for (index, line) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var line = line.drop { $0 == 0x20 || $0 == 0x09 }
      while let last = line.last, last == 0x20 || last == 0x0D || last == 0x09 { line.removeLast() }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      do throws(PhraseError.Fault) {
        try take(line, &seen)
      } catch {
        throw PhraseError(line: index + 1, fault: error)
      }
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ seen: inout [Message]) throws(PhraseError.Fault) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
      let key = String(strictUTF8: Array(line[..<colon])),
      let text = String(strictUTF8: Array(line[(colon + 1)...].drop { $0 == 0x20 }))
    else { throw .syntax }
    if key == "language" {
      name = text
    } else if key == "reviewed-by" {
      reviewedBy = text
    } else {
      guard let message = Message(name: key.utf8) else { throw .unknownKey(key) }
      guard !seen.contains(message) else { throw .twice(key) }
      guard !text.isEmpty else { throw .syntax }
      seen.append(message)
      texts[message.rawValue] = text
      if let fault = fault(in: message) { throw fault }
    }
  }

  /// What is wrong with the text of `message`, on displays of 16 and 20 columns; nil where nothing is.
  func fault(in message: Message, characters: CharacterTable = .unicode) -> PhraseError.Fault? {
    let parts = self.parts(of: message)
    let original = Phrases.english.parts(of: message).narrow
    switch message {
    case .date: return nil
    case .months: return parts.narrow.utf8.split(separator: 0x20).count == 12 ? nil : .months
    default: break
    }
    for text in [parts.narrow, parts.wide ?? parts.narrow] where Self.braces(text) != Self.braces(original) {
      return .braces
    }
    let values = original.utf8.contains(UInt8(ascii: "{")) ? widestValues : []
    for columns in [16, 20].prefix(parts.wide == nil ? 1 : 2) {
      let lines = broken(text(message, columns: columns, values), columns, characters)
      let (room, count) = message.room(columns: columns)
      guard lines.count <= count, lines.allSatisfy({ (1...room).contains($0.columns) }) else {
        return .tooLong(columns: columns)
      }
    }
    return nil
  }

  func broken(_ text: String, _ columns: Int, _ characters: CharacterTable) -> [DisplayText] {
    separated(text).flatMap {
      characters.drawable(DisplayText($0), language: language).lines(width: columns)
    }
  }

  /// As wide as what is put in gets, where it is not a name.
  private var widestValues: [Value] {
    let dates = (1...12).compactMap { Day(year: 2026, month: $0, day: 28) }.map { date($0) }
    var widest = ""
    for date in dates where DisplayText(date).columns > DisplayText(widest).columns { widest = date }
    return [.date(widest), .n(99), .m(99), .what("7.5 ECTS"), .format("MC1"), .contact("0123 4567")]
  }

  private static func braces(_ text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "{")).dropFirst(text.utf8.first == UInt8(ascii: "{") ? 0 : 1)
      .map { String(decoding: $0.prefix { $0 != UInt8(ascii: "}") }, as: UTF8.self) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Message {
  /// The columns of a line of this message, and how many lines there are.
  fileprivate func room(columns: Int) -> (columns: Int, lines: Int) {
    if name.hasPrefix("word.") { return (columns - 2, 1) }  // The shape and a blank stand in front.
    if self == .labelId { return (4, 1) }  // A name follows.
    if name.hasPrefix("label.cycle-") { return (columns - 5, 1) }  // "EQF6 " stands in front.
    let kinds = ["line.", "label.", "basis.", "notice."]
    let isLine = kinds.contains { name.hasPrefix($0) } && self != .basisTest && self != .basisAge
    // Two screens of the smallest display; most of it fits one.
    return (columns, isLine ? 1 : 4)
  }
}

/// The parts of `text` that begin a line each.
func separated(_ text: String) -> [String] {
  var parts: [[UInt8]] = [[]]
  let bytes = Array(text.utf8)
  var index = 0
  while index < bytes.count {
    if bytes[index...].starts(with: [0x20, UInt8(ascii: "/"), 0x20]) {
      parts.append([])
      index += 3
    } else {
      parts[parts.count - 1].append(bytes[index])
      index += 1
    }
  }
  return parts.map { String(decoding: $0, as: UTF8.self) }
}
