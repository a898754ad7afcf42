import Codecs
import Platform

/// The words of a command line behind the command's name, sorted by getopt_long(3).
struct Arguments {
  let operands: [String]
  private let values: [(name: String, value: String)]

  /// - Throws: ``Failure`` with status 64 for an option the command does not have, or without its value.
  init(_ words: [String], options: [Option]) throws(Failure) {
    let options = options + [.help]
    do {
      let parsed = try OptionParser.parse(
        words, options: options.map { ($0.name, takesValue: $0.value != nil) }, help: options.count - 1)
      operands = parsed.operands
      values = parsed.values.map { (options[$0.option].name, $0.value) }
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ fault: OptionParser.Fault) -> Failure {
    switch fault {
    case .valueMissing(let word): .usage(visible(word) + " needs a value")
    case .unknownLetter(let letter): .usage("there is no option -" + String(letter))
    case .unknownWord(let word): .usage("there is no option " + visible(word))
    case .outOfMemory: .software("out of memory")
    }
  }

  private init(_ operands: [String], _ values: [(name: String, value: String)]) {
    (self.operands, self.values) = (operands, values)
  }

  /// The same with `defaults` for the options that are not given.
  func over(_ defaults: [(name: String, value: String)]) -> Arguments {
    Arguments(operands, defaults.filter { !has($0.name) } + values)
  }

  func has(_ name: String) -> Bool { values.contains { $0.name == name } }

  /// The value of an option; of one given twice, the last.
  subscript(_ name: String) -> String? { values.last { $0.name == name }?.value }

  /// Every value of an option that may be repeated.
  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map { $0.value } }

  /// The value of an option the command cannot do without.
  func required(_ name: String) throws(Failure) -> String {
    guard let value = self[name] else { throw .usage("--" + name + " is missing") }
    return value
  }

  /// The value of an option that counts something; nil where it is not given.
  func number(_ name: String, _ allowed: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Decimal.digits(text.utf8), allowed.contains(number) else {
      throw .usage(
        "--" + name + " takes a whole number from " + String(allowed.lowerBound) + " to "
          + String(allowed.upperBound))
    }
    return number
  }

  /// Refuses operands in a command that takes fewer.
  func checkOperands(atMost count: Int) throws(Failure) {
    guard operands.count <= count else {
      throw .usage("\"" + visible(operands[count]) + "\" is one word too many")
    }
  }

  /// The command line of this process, without the program's own name.
  static func ofProcess() throws(Failure) -> [String] {
    try orFail(Failure.usage) { () throws(SystemError) in try ThisProcess.words() }
  }
}
