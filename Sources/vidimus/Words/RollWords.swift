import Codecs
import Issuing

/// What is wrong with a roll.
extension Words {
  static func say(_ error: RollError) -> String {
    switch error {
    case .empty: "there is no credential in the roll"
    case .json(let error): "the roll is not JSON: " + say(error)
    case .table(let error): "the roll is no table: line " + String(error.line) + ": " + say(error.kind)
    case .columnTwice(let name): "the roll has the column \"" + visible(name) + "\" twice"
    case .noColumns:
      "the roll is neither JSON nor a table with columns of a credential, such as familyName, title and awardingBody"
    case .tooLarge(let limit):
      "the roll is JSON of more than " + String(limit) + " bytes in one piece; write an object a line"
    }
  }

  static func say(_ fault: RollRow.Fault) -> String {
    switch fault {
    case .cellBeyondColumns: "more cells than columns; a cell with a separator in it goes in quotation marks"
    case .json(let error): "the line is not JSON: " + say(error)
    }
  }

  static func say(_ fault: CSVError.Kind) -> String {
    switch fault {
    case .openQuotation: "a quotation mark opens a cell and none closes it"
    case .quotationInText: "a quotation mark stands inside a cell that does not begin with one"
    case .textBehindQuotation: "text stands behind the quotation mark that closes a cell"
    case .codePage(.utf16): "it is UTF-16, \"Unicode Text\"; save it as \"CSV UTF-8\""
    case .codePage(let page):
      "it is not UTF-8 but looks like " + page.rawValue + "; save it as \"CSV UTF-8\", or run iconv -f "
        + page.rawValue + " -t UTF-8"
    case .rowTooLong: "a row does not end; perhaps a quotation mark is missing"
    }
  }
}
