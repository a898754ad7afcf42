import Codecs

/// A desk's configuration: a file of the long options of `scan`, which `setup` writes.
enum DeskFile {
  static let path = "/etc/vidimus/scan.conf"
  static let option = Option(
    "config", "FILE", "read options from FILE, a line OPTION = VALUE each; " + path + " unless given")

  /// The options of the file and the command line: where both have one, only the command line's count.
  ///
  /// - Throws: ``Failure`` that names the line.
  static func arguments(_ arguments: Arguments, _ options: [Option]) throws(Failure) -> Arguments {
    var values: [(name: String, value: String)] = []
    for entry in try entries(arguments, options) {
      // What answers in JSON has no display.
      if arguments.has("json"), entry.name.hasSameBytes(as: "display") { continue }
      values.append((entry.name, entry.value ?? ""))
    }
    return arguments.over(values)
  }

  /// The fault with the file and the line of the value that it is about, where that is one of the file's.
  ///
  /// - Parameter fault: of an option's value, it begins with the option.
  static func located(_ fault: Failure, _ arguments: Arguments, _ options: [Option]) -> Failure {
    guard let all = try? entries(arguments, options) else { return fault }
    let own = all.filter { !arguments.has($0.name) && fault.sentence.hasPrefix("--" + $0.name + " ") }
    // Of an option that may be repeated, the one whose value follows.
    let named = own.first { fault.sentence.hasPrefix("--" + $0.name + " " + visible($0.value ?? "") + ":") }
    guard let entry = named ?? own.last else { return fault }
    return .noInput(place(entry, in: arguments["config"] ?? path) + fault.sentence)
  }

  private static func entries(
    _ arguments: Arguments, _ options: [Option]
  ) throws(Failure) -> [OptionFile.Entry] {
    let path = arguments["config"] ?? path
    guard arguments.has("config") || Files.exists(path) else { return [] }
    return try read(path, options)
  }

  /// The entries of a file, which are options a desk has, with a value where it takes one.
  static func read(_ path: String, _ options: [Option]) throws(Failure) -> [OptionFile.Entry] {
    let entries = try read(path)
    for entry in entries {
      func fault(_ what: String) -> Failure { .noInput(place(entry, in: path) + what) }
      guard let option = options.first(where: { $0.name.hasSameBytes(as: entry.name) }),
        !entry.name.hasSameBytes(as: Self.option.name)
      else { throw fault("there is no option \"" + visible(entry.name) + "\"") }
      guard (option.value == nil) == (entry.value == nil) else {
        throw fault(option.value == nil ? option.name + " takes no value" : option.name + " needs a value")
      }
    }
    return entries
  }

  private static func place(_ entry: OptionFile.Entry, in path: String) -> String {
    visible(path) + ", line " + String(entry.line) + ": "
  }

  private static func read(_ path: String) throws(Failure) -> [OptionFile.Entry] {
    let file = try bytes(path)
    do {
      return try OptionFile.read(file)
    } catch {
      switch error {
      case .tooLarge: throw .noInput(visible(path) + " is too large for a file of options")
      case .syntax(let line):
        throw .noInput(visible(path) + ", line " + String(line) + ": is not OPTION = VALUE")
      }
    }
  }

  static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    // Nothing at all, for a desk that is to have no file.
    path == "/dev/null" ? [] : try Files.read(path, limit: OptionFile.maximumSize + 1).bytes
  }
}
