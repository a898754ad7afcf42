package import Credentials

/// A learner's name as pages may have it.
package struct PrintedName: Equatable {
  /// The name as it is spoken.
  package let text: String
  /// Its words in two orders, and those of the family name.
  package let givenFirst, familyFirst, family: [String]

  package init(_ learner: Credential.Learner) {
    text = learner.spokenName ?? ""
    family = PrintedText(learner.familyName ?? learner.fullName ?? "").words
    let given = PrintedText(learner.givenName ?? "").words
    (givenFirst, familyFirst) = (given + family, family + given)
  }

  /// Whether all of `words` are in the name, however they are arranged.
  package func contains(_ words: [String]) -> Bool {
    var rest = givenFirst
    for word in words {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest.remove(at: index)
    }
    return true
  }
}

/// The names of one print, to find whose name stands in another's.
package struct Namesakes {
  private var names: [PrintedName] = []
  /// Numbers in ``names``, by each word of the family name.
  private var numbers: [String: [Int]] = [:]

  package init() {}

  package mutating func add(_ name: PrintedName) {
    for word in name.family { numbers[word, default: []].append(names.count) }
    names.append(name)
  }

  /// Other names of the print that have all words of a name in them.
  package func others(than name: PrintedName) -> [PrintedName] {
    var found: [PrintedName] = []
    for word in name.givenFirst {
      for number in numbers[word] ?? [] {
        let other = names[number]
        guard other.text != name.text, other.contains(name.givenFirst) else { continue }
        if !found.contains(where: { $0.text == other.text }) { found.append(other) }
      }
    }
    return found
  }
}
