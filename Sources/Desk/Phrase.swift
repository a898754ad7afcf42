/// What the first two pages of a verdict say.
struct Phrase: Equatable {
  /// The verdict's word, to which a display adds the shape.
  let word: String
  /// What stands below the word; nil where the learner's name does.
  let second: String?
  /// What to do now, in two lines.
  let advice: String

  init(_ word: String, _ second: String?, _ advice: String) {
    self.word = word
    self.second = second
    self.advice = advice
  }
}
