import CLibC

/// Calls getopt_long(3). It knows the form of options, not their meaning.
package enum OptionParser {
  /// The options and operands of a command line, in order.
  package struct Words: Equatable, Sendable {
    /// The options, as indices into the given names, with their values; an option without a value has an empty one.
    package let values: [(option: Int, value: String)]
    /// The words that are no options.
    package let operands: [String]

    package static func == (one: Words, other: Words) -> Bool {
      one.operands == other.operands && one.values.count == other.values.count
        && zip(one.values, other.values).allSatisfy { $0.option == $1.option && $0.value == $1.value }
    }
  }

  /// What is wrong with a command line.
  package enum Fault: Error, Equatable {
    /// This option, as it was written, needs a value and has none.
    case valueMissing(word: String)
    /// There is no option with this name, after two dashes or one.
    case unknownWord(String)
    /// There is no option with this letter after a single dash; it may be one of several letters.
    case unknownLetter(Character)
    case outOfMemory
  }

  /// The codes of long options begin after those of characters.
  private static let firstCode = 256

  /// Sorts words into options and operands.
  ///
  /// - Parameters:
  ///   - options: long names, and whether each takes a value.
  ///   - help: the index of the option that `-h` stands for too.
  package static func parse(
    _ words: [String], options: [(name: String, takesValue: Bool)], help: Int
  ) throws(Fault) -> Words {
    // getopt_long permutes pointers to the words, and they and the names must outlive its calls.
    let strings = ["vidimus"] + words + options.map { $0.name }
    let copies = unsafe strings.map { unsafe strdup($0) }
    defer { unsafe copies.forEach { unsafe free($0) } }
    guard unsafe copies.allSatisfy({ unsafe $0 != nil }) else { throw .outOfMemory }
    var vector = unsafe Array(copies[...words.count])
    unsafe vector.append(nil)
    var table: [option] = unsafe []
    for (index, entry) in options.enumerated() {
      let name = unsafe UnsafePointer(copies[words.count + 1 + index])
      let argument = entry.takesValue ? required_argument : no_argument
      unsafe table.append(option(name: name, has_arg: argument, flag: nil, val: Int32(firstCode + index)))
    }
    unsafe table.append(option())
    // 0, not 1: glibc then forgets a command line that was parsed before.
    vidimus_set_optind(0)
    vidimus_set_opterr(0)
    var values: [(option: Int, value: String)] = []
    while true {
      // The leading colon tells a missing value from an unknown option.
      let code = unsafe getopt_long(Int32(words.count + 1), &vector, ":h", table, nil)
      if code == -1 { break }
      if code == Int32(UInt8(ascii: "h")) {
        values.append((help, ""))
        continue
      }
      guard code >= Int32(firstCode) else {
        let word = unsafe vector[Int(vidimus_optind()) - 1].map { unsafe String(cString: $0) } ?? ""
        if code == Int32(UInt8(ascii: ":")) { throw .valueMissing(word: word) }
        throw unknownLetter.map { .unknownLetter($0) } ?? .unknownWord(word)
      }
      values.append((Int(code) - firstCode, unsafe vidimus_optarg().map { unsafe String(cString: $0) } ?? ""))
    }
    let rest = unsafe vector[Int(vidimus_optind())...].compactMap { unsafe $0.map { unsafe String(cString: $0) } }
    return Words(values: values, operands: rest)
  }

  /// The letter after a single dash at which getopt_long stopped; nil for a long option.
  private static var unknownLetter: Character? {
    let code = vidimus_optopt()
    return code > 0 && code < 128 ? Character(Unicode.Scalar(UInt8(code))) : nil
  }
}
