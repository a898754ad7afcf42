import Verification

/// Reads what a desk asks for beside a genuine code, from `--require` and `--rules`.
enum RuleOptions {
  /// The rules in order: those of the file, then those of the command line.
  static func rules(_ arguments: Arguments) throws(Failure) -> [Rule] {
    var reader = RuleReader()
    if let path = arguments["rules"] {
      let file = try Files.read(path, limit: RuleReader.maximumSize).bytes
      do {
        try reader.add(file: file)
      } catch {
        throw .noInput(visible(path) + ", line " + String(error.line) + ": " + Words.say(error.error))
      }
    }
    for text in arguments.all("require") {
      do {
        try reader.add(text)
      } catch {
        throw .usage("--require " + visible(text) + ": " + Words.say(error))
      }
    }
    for rule in reader.rules where rule.mayDiscriminate { Output.say(reminder(rule)) }
    return reader.rules
  }

  private static func reminder(_ rule: Rule) -> String {
    "the rule \"" + rule.name + "\" may put people at a disadvantage for where they come from or how old they are; "
      + "ask for it only where the job or a law does (TFEU Article 45, Directive 2000/78/EC)"
  }
}
