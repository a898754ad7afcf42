import Desk
import DisplayLink
import Platform

/// What displays do, in words.
extension Words {
  static func say(_ news: DisplayNews, at path: String) -> String {
    switch news {
    case .foundController(let greeting):
      "display found at " + path + ": " + size(of: greeting) + ", version " + version(of: greeting)
    case .found(let size, let table):
      "display found at " + path + ": " + String(size.columns) + "x" + String(size.rows) + ", " + table
    case .lost(.stalled(let path)): "display lost: " + path + " takes nothing; it is shown the screen once it does"
    case .lost(let absence): "display lost: " + say(absence) + "; trying again every second"
    case .differs: "the display at " + path + " shows other letters than it was sent; update its program"
    case .unfit(let greeting):
      "the display at " + path + " has " + size(of: greeting) + " characters, and the pages need 16x2 to 40x4"
    case .noPanel: "the display at " + path + " has lost its panel; look at its four wires"
    case .revision(let revision):
      "the display at " + path + " speaks revision " + String(revision) + " of the link; update its program"
    }
  }

  static func say(_ absence: DisplayAbsence) -> String {
    switch absence {
    case .system(let error): sentence(of: error) + Permissions.advice(error)
    case .silent(let path): path + " does not answer"
    case .gone(let path): path + " is gone"
    case .stalled(let path): path + " takes nothing"
    }
  }

  private static func size(of greeting: Link.Greeting) -> String {
    String(greeting.columns) + "x" + String(greeting.rows)
  }

  private static func version(of greeting: Link.Greeting) -> String {
    let version = greeting.version
    return String(version.0) + "." + String(version.1) + "." + String(version.2)
  }
}
