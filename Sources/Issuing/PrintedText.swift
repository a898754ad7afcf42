import Codecs

/// The words of a page, however its capitals, its line breaks and its hyphens fell.
package struct PrintedText {
  /// Its words, folded as names are.
  package private(set) var words: [String] = []
  /// For each word whether a hyphen ties it to the next.
  private var isTied: [Bool] = []

  package init(_ text: String) {
    var word = ""
    for letter in (text + " ").unicodeScalars {
      let isHyphen = Self.hyphens.contains(letter)
      guard isHyphen || letter.isBlank || letter.value < 0x21 || Self.separators.contains(letter) else {
        word += Self.spelling(letter)
        continue
      }
      guard !word.isEmpty else { continue }
      words.append(String(NameLetters.folded(word).map { $0 == "ς" ? "σ" : $0 }))
      isTied.append(isHyphen)
      word = ""
    }
  }

  /// A letter as its capital is spelt, and one sign for all that are printed for an apostrophe.
  private static func spelling(_ letter: Unicode.Scalar) -> String {
    switch letter {
    case "ß", "ẞ": "ss"
    case "`", "´", "ʹ", "ʼ", "‘", "’", "′": "'"
    default: String(Character(letter))
    }
  }

  /// Whether a name is printed: its words one behind the other, and none of them part of a longer name with a hyphen.
  package func prints(_ name: [String]) -> Bool {
    words.indices.contains { start in
      guard start == 0 || !isTied[start - 1], let last = last(of: name, from: start) else { return false }
      return !isTied[last]
    }
  }

  /// Where a name ends that begins with the word `start`. Words of it may have become one: where a line ends in a
  /// hyphen, pdftotext takes that for one of a broken word.
  private func last(of name: [String], from start: Int) -> Int? {
    var (next, index) = (0, start)
    while index < words.count, next < name.count {
      var word = name[next]
      guard words[index].hasPrefix(word) else { return nil }
      next += 1
      while words[index] != word {
        guard next < name.count else { return nil }
        word += name[next]
        guard words[index].hasPrefix(word) else { return nil }
        next += 1
      }
      index += 1
    }
    return next == name.count && next > 0 ? index - 1 : nil
  }

  private static let hyphens = Array("-\u{2010}\u{2011}\u{AD}".unicodeScalars)
  private static let separators = Array(",;:()\"".unicodeScalars)
}
