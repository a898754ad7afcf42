import Codecs

// What `Scripts/manual` makes manual pages and completion from.

extension Command {
  /// `vidimus help --json` prints ``table``. It is for the script and not for people, so no help names it.
  static let tableOption = "--json"

  /// Every command with its forms, options and exit statuses.
  static var table: JSONValue {
    .object([
      JSONMember("commands", .array(all.map { $0.json })),
      JSONMember("faults", .array(ExitStatus.faults.map { $0.json })),
    ])
  }

  private var json: JSONValue {
    .object([
      JSONMember("name", .string(name)), JSONMember("summary", .string(summary)),
      JSONMember("forms", .array(forms.map { $0.json })), JSONMember("groups", .array(groups.map { $0.json })),
      JSONMember("exits", .array(exits.map { $0.json })),
    ])
  }
}

extension Command.Form {
  fileprivate var json: JSONValue {
    .object([JSONMember("words", .string(words)), JSONMember("help", .string(help))])
  }
}

extension OptionGroup {
  fileprivate var json: JSONValue {
    .object([JSONMember("title", .string(title)), JSONMember("options", .array(options.map { $0.json }))])
  }
}

extension Option {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("name", .string(name)), JSONMember("value", value.map { .string($0) } ?? .null),
      JSONMember("help", .string(help)), JSONMember("repeats", .boolean(repeats)),
      JSONMember("words", .array(words().map { .string($0) })),
    ])
  }
}

extension ExitStatus {
  fileprivate var json: JSONValue {
    .object([JSONMember("status", .integer(Int64(code))), JSONMember("meaning", .string(meaning))])
  }
}
