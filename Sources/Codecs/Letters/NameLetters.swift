/// Names as they compare where one person may have been written down twice.
package enum NameLetters {
  /// A name in small letters, its marks joined to their letters, with single blanks between words: "kowalska, ANNA" and
  /// its two spellings of é are one. Greek loses its accents, which its capitals do not have.
  package static func folded(_ name: String) -> String {
    var letters: [Unicode.Scalar] = []
    for scalar in DisplayText(name).text.unicodeScalars {
      if scalar.isCombiningMark, let last = letters.last {
        if Transliteration.isGreek(last) { continue }
        if let whole = joined(last, scalar) {
          letters[letters.count - 1] = whole
          continue
        }
      }
      var letter = Transliteration.lowercased(scalar)
      while Transliteration.isGreek(letter), let plain = Transliteration.lookalike(letter) { letter = plain }
      letters.append(letter)
    }
    return string(letters)
  }

  /// Whether any part of a name is left in another, or was mended in a letter or so.
  package static func share(_ one: String, _ other: String) -> Bool {
    let (first, second) = (parts(one), parts(other))
    return first.contains { part in second.contains { isAlike(part, $0) } }
  }

  private static func joined(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch (letter, mark.value) {
    case ("и", 0x0306): "й"
    case ("е", 0x0308): "ё"
    default: LatinLetter.Mark(combining: mark).flatMap { LatinLetter.composed(letter, $0) }
    }
  }

  private static func parts(_ name: String) -> [[Unicode.Scalar]] {
    folded(name).unicodeScalars.split { $0 == " " || $0 == "-" }.map { Array($0) }
  }

  /// One letter in four may differ, and one of three.
  private static func isAlike(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    let shorter = min(one.count, other.count)
    return distance(one, other) <= (shorter == 3 ? 1 : shorter / 4)
  }

  /// Letters to put in, take out or change (Levenshtein).
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (index, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let changed = diagonal + (letter == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[other.count]
  }

  private static func string(_ letters: [Unicode.Scalar]) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: letters)
    return String(scalars)
  }
}
