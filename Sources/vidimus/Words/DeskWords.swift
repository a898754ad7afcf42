import Codecs
import Desk
import Verification

/// What is wrong with the rules and phrases of a desk.
extension Words {
  static func say(_ error: RuleError) -> String {
    switch error {
    case .syntax: "is no rule; one looks like eqf=5, or in a file like name: eqf=5"
    case .unknownDemand(let name):
      "there is no demand \"" + visible(name)
        + "\"; there are eqf, ects, skill, supervision, age, country, issuer, group"
    case .value(let value, let expected): "\"" + visible(value) + "\" must be " + expected
    case .name(let name):
      "\"" + visible(name) + "\" cannot be a name: at most 32 small letters, digits and hyphens"
    case .twice(let name): "\"" + visible(name) + "\" is there already; give one of them a name of its own"
    case .unknownGroup(let name): "no group \"" + visible(name) + "\" stands above the rule"
    case .tooLarge: "the file is too large for rules"
    }
  }

  static func say(_ fault: PhraseError.Fault) -> String {
    switch fault {
    case .syntax: "is not a key, a colon and a text"
    case .unknownKey(let key): "there is no text \"" + visible(key) + "\""
    case .twice(let key): "\"" + visible(key) + "\" is there twice"
    case .braces: "other {braces} than the text it replaces"
    case .tooLong(let columns): "is too long for a display of " + String(columns) + " columns"
    case .months: "twelve months go here, with blanks between"
    }
  }
}
