import Codecs

/// A desk's configuration: a file of the long options of `scan`, which `setup` writes.
enum DeskFile {
  static let path = "/etc/vidimus/scan.conf"
  static let option = Option("config", "FILE", "a file of these options, OPTION = VALUE a line; " + path)

  /// The options of the file and the command line: where both have one, only the command line's count.
  ///
  /// - Throws: ``Failure`` that names the line.
  static func arguments(_ arguments: Arguments, _ options: [Option]) throws(Failure) -> Arguments {
    let path = arguments["config"] ?? path
    guard arguments.has("config") || Files.exists(path) else { return arguments }
    var values: [(name: String, value: String)] = []
    for entry in try read(path) {
      func fault(_ what: String) -> Failure { .noInput(visible(path) + ", line " + String(entry.line) + ": " + what) }
      guard let option = options.first(where: { $0.name.hasSameBytes(as: entry.name) }),
        !entry.name.hasSameBytes(as: Self.option.name)
      else { throw fault("there is no option \"" + visible(entry.name) + "\"") }
      guard (option.value == nil) == (entry.value == nil) else {
        throw fault(option.value == nil ? option.name + " takes no value" : option.name + " needs a value")
      }
      // What answers in JSON has no display.
      if arguments.has("json"), option.name.hasSameBytes(as: "display") { continue }
      values.append((option.name, entry.value ?? ""))
    }
    return arguments.over(values)
  }

  static func read(_ path: String) throws(Failure) -> [OptionFile.Entry] {
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
