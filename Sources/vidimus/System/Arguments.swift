import CLibC
import Codecs

/// An option of a command.
struct Option: Sendable {
  /// The long name, without its dashes.
  let name: String
  /// What its value is called in help texts; nil for one without a value.
  let value: String?
  let help: String

  init(_ name: String, _ value: String? = nil, _ help: String) {
    self.name = name
    self.value = value
    self.help = help
  }
}

/// The words of a command line behind the command's name, sorted by getopt_long(3).
struct Arguments {
  let operands: [String]
  private let values: [(name: String, value: String)]

  /// - Throws: ``Failure`` with status 64 for an option the command does not have, or without its value.
  init(_ words: [String], options: [Option]) throws(Failure) {
    let parsed = try GetOpt.parse(words, options: options + [.help])
    operands = parsed.operands
    values = parsed.values
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
    var words: [String] = []
    guard let values = unsafe vidimus_argv() else { return [] }
    for index in 1..<max(1, Int(vidimus_argc())) {
      guard let word = unsafe values[index], let text = unsafe String(validatingCString: word) else {
        throw .usage("word " + String(index) + " of the command line is not UTF-8")
      }
      words.append(text)
    }
    return words
  }
}

extension Option {
  static let help = Option("help", nil, "print what the command does and takes")
}

/// getopt_long(3) with Swift on both sides.
private enum GetOpt {
  static func parse(
    _ words: [String], options: [Option]
  ) throws(Failure) -> (values: [(name: String, value: String)], operands: [String]) {
    // getopt_long permutes pointers to the words, and they and the names must outlive its calls.
    let strings = ["vidimus"] + words + options.map { $0.name }
    let copies = unsafe strings.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    guard unsafe copies.allSatisfy({ unsafe $0 != nil }) else { throw .software("out of memory") }
    var vector = unsafe Array(copies[...words.count])
    unsafe vector.append(nil)
    var table: [option] = unsafe []
    for (index, entry) in options.enumerated() {
      let name = unsafe UnsafePointer(copies[words.count + 1 + index])
      let takesValue = entry.value == nil ? no_argument : required_argument
      unsafe table.append(option(name: name, has_arg: takesValue, flag: nil, val: Int32(firstCode + index)))
    }
    unsafe table.append(option())
    vidimus_set_opterr(0)
    var values: [(name: String, value: String)] = []
    while true {
      // The leading colon tells a missing value from an unknown option.
      let code = unsafe getopt_long(Int32(words.count + 1), &vector, ":h", table, nil)
      if code == -1 { break }
      if code == Int32(UInt8(ascii: "h")) {
        values.append((Option.help.name, ""))
        continue
      }
      guard code >= Int32(firstCode) else {
        // Of a single dash getopt_long looks at one letter after the other, and tells which.
        let letter = vidimus_optopt() > 0 && vidimus_optopt() < 128 ? Unicode.Scalar(UInt8(vidimus_optopt())) : nil
        let word = unsafe vector[Int(vidimus_optind()) - 1].map { unsafe String(cString: $0) } ?? ""
        let option = letter.map { "-" + String(Character($0)) } ?? visible(word)
        throw .usage(
          code == Int32(UInt8(ascii: ":")) ? visible(word) + " needs a value" : "there is no option " + option)
      }
      let name = options[Int(code) - firstCode].name
      values.append((name, unsafe vidimus_optarg().map { unsafe String(cString: $0) } ?? ""))
    }
    let rest = unsafe vector[Int(vidimus_optind())...].compactMap { unsafe $0.map { unsafe String(cString: $0) } }
    return (values, rest)
  }

  /// Codes of options begin above those of characters.
  private static let firstCode = 256
}
