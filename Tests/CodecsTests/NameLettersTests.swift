import Codecs
import Testing

@Suite struct NameLettersTests {
  @Test(arguments: [
    ("Kowalska", " KOWALSKA "), ("Jürgen  Weiß", "jürgen weiß"), ("Nova\u{301}k", "NOVÁK"), ("ŽIŽEK", "Žižek"),
    ("Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"), ("Николаи\u{306}", "НИКОЛАЙ"), ("Anna\u{A0}Maria", "Anna Maria"),
  ])
  func aNameIsFoundHoweverItWasTyped(_ one: String, _ other: String) {
    #expect(NameLetters.folded(one).utf8.elementsEqual(NameLetters.folded(other).utf8))
  }

  @Test(arguments: [("Novak", "Novák"), ("Weiß", "Weiss"), ("Kowalska", "Kowalski"), ("и", "й")])
  func anotherNameStaysAnother(_ one: String, _ other: String) {
    #expect(!NameLetters.folded(one).utf8.elementsEqual(NameLetters.folded(other).utf8))
  }

  @Test(arguments: [
    ("Anna Kowalska", "Anna Nowak"), ("Novak", "Novák"), ("Eva", "Ewa"), ("Anna Kowalsak", "Ana Kowalska"),
    ("Ann Smith", "Ann Smith-Jones"),
  ])
  func aCorrectedNameSharesAPart(_ one: String, _ other: String) {
    #expect(NameLetters.share(one, other))
  }

  @Test(arguments: [
    ("Anna Kowalska", "Jan Novák"), ("Anna2 Learner2", "Anna101 Learner101"), ("Jo Li", "Al Wu"), ("", "Anna"),
  ])
  func somebodyElsesNameSharesNone(_ one: String, _ other: String) {
    #expect(!NameLetters.share(one, other))
  }
}
