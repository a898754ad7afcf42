/// What the first two pages of a verdict say.
public struct Phrase: Sendable, Equatable {
  /// The verdict's word, to which a display adds the shape.
  public let word: String
  /// What stands below the word; nil where the learner's name does.
  public let second: String?
  /// What to do now, in two lines.
  public let advice: [String]

  init(_ word: String, _ second: String?, _ advice: String...) {
    self.word = word
    self.second = second
    self.advice = advice
  }
}
