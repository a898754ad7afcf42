import Codecs
import Credentials

/// Why a text is not a rule.
public enum RuleError: Error, Equatable {
  /// The text is neither `DEMAND=VALUE` nor, in a file, `NAME: DEMAND=VALUE` or `group NAME: ID...`.
  case syntax
  /// There is no demand with this name.
  case unknownDemand(String)
  /// The demand cannot have this value; `expected` says in words which values it can have.
  case value(String, expected: String)
  /// The name is empty, longer than 32, or has characters other than small letters, digits and hyphens.
  case name(String)
  /// Two rules, or two groups, have this name.
  case twice(String)
  /// No group of this name stands above the rule.
  case unknownGroup(String)
  /// The file is over ``RuleReader/maximumSize``.
  case tooLarge
}

/// Reads rules from a command line and from files.
public struct RuleReader {
  /// The most bytes a file of rules may have.
  public static let maximumSize = 65_536

  /// The rules read so far, in order; no two have one name.
  public private(set) var rules: [Rule] = []
  private var groups: [(name: String, issuers: [String])] = []

  /// A reader without rules.
  public init() {}

  /// Adds a rule such as `eqf=5`; the demand is its name.
  ///
  /// - Throws: ``RuleError``.
  public mutating func add(_ text: String) throws(RuleError) {
    try add(Self.trimmed(text), name: nil)
  }

  /// Adds the rules of a file: one a line, as `NAME: DEMAND=VALUE` or without a name. Groups of issuers stand before
  /// the rules that refer to them. `#` begins a comment.
  ///
  /// - Throws: ``RuleFileError``. Rules before the faulty line stay added.
  public mutating func add(file: [UInt8]) throws(RuleFileError) {
    guard file.count <= Self.maximumSize else { throw RuleFileError(error: .tooLarge, line: 1) }
    for (index, bytes) in file.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      do throws(RuleError) {
        guard let text = String(strictUTF8: Array(bytes)) else { throw .syntax }
        try add(line: Self.trimmed(text))
      } catch {
        throw RuleFileError(error: error, line: index + 1)
      }
    }
  }

  private mutating func add(line: String) throws(RuleError) {
    guard let first = line.utf8.first, first != UInt8(ascii: "#") else { return }
    // A colon before the first equals sign ends a name. Later colons may belong to issuers' ids.
    guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")),
      line.utf8.firstIndex(of: UInt8(ascii: "=")).map({ colon < $0 }) ?? true || line.hasPrefix("group ")
    else { return try add(line, name: nil) }
    let (name, rest) = (Self.trimmed(String(line[..<colon])), Self.trimmed(String(line[colon...].dropFirst())))
    if name.hasPrefix("group ") { return try addGroup(Self.trimmed(String(name.dropFirst(6))), rest) }
    try add(rest, name: name)
  }

  private mutating func addGroup(_ name: String, _ ids: String) throws(RuleError) {
    try Self.check(name)
    guard !groups.contains(where: { $0.name.hasSameBytes(as: name) }) else { throw .twice(name) }
    let issuers = Self.parts(ids, [0x20, 0x09, UInt8(ascii: ",")])
    guard !issuers.isEmpty else { throw .syntax }
    groups.append((name, issuers))
  }

  private mutating func add(_ text: String, name: String?) throws(RuleError) {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { throw .syntax }
    let key = Self.trimmed(String(text[..<equals]))
    let demand = try demand(key, Self.trimmed(String(text[equals...].dropFirst())))
    let name = name ?? key
    try Self.check(name)
    guard !rules.contains(where: { $0.name.hasSameBytes(as: name) }) else { throw .twice(name) }
    rules.append(Rule(name: name, demand: demand))
  }

  private func demand(_ key: String, _ value: String) throws(RuleError) -> Rule.Demand {
    switch key {
    case "eqf":
      guard let level = Decimal.digits(value.utf8), (1...8).contains(level) else {
        throw .value(value, expected: "a level from 1 to 8")
      }
      return .level(level)
    case "ects":
      guard let hundredths = Self.hundredths(value), (1...Limit.workload).contains(hundredths) else {
        throw .value(value, expected: "credits from 0.01 to 600")
      }
      return .credits(hundredths)
    case "skill":
      guard let skill = Credential.Skill(text: value) else {
        throw .value(value, expected: "the UUID of an ESCO skill, or a URI")
      }
      return .skill(skill)
    case "supervision":
      guard value == "supervised-with-id" else { throw .value(value, expected: "supervised-with-id") }
      return .supervision
    case "age":
      guard let age = Self.age(value) else { throw .value(value, expected: "a time such as 24m, 3y or 90d") }
      return .age(age)
    case "country":
      let countries = Self.parts(value, [UInt8(ascii: ",")])
      guard !countries.isEmpty, countries.allSatisfy({ Self.isCountry($0) }) else {
        throw .value(value, expected: "two-letter countries such as NL,BE")
      }
      return .countries(countries)
    case "issuer":
      let ids = Self.parts(value, [UInt8(ascii: ",")])
      guard !ids.isEmpty else { throw .value(value, expected: "ids of issuers") }
      return .issuers(ids)
    case "group":
      guard let group = groups.first(where: { $0.name.hasSameBytes(as: value) }) else { throw .unknownGroup(value) }
      return .issuers(group.issuers)
    default: throw .unknownDemand(key)
    }
  }

  // MARK: Parts

  private static func hundredths(_ text: String) -> Int? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Decimal.digits(parts[0]), whole <= 600 else { return nil }
    guard parts.count == 2 else { return whole * 100 }
    guard parts[1].count <= 2, let fraction = Decimal.digits(parts[1]) else { return nil }
    return whole * 100 + (parts[1].count == 1 ? fraction * 10 : fraction)
  }

  private static func age(_ text: String) -> Rule.Age? {
    guard let count = Decimal.digits(text.utf8.dropLast()), (1...36_500).contains(count) else { return nil }
    switch text.utf8.last {
    case UInt8(ascii: "d"): return .days(count)
    case UInt8(ascii: "m") where count <= 1_200: return .months(count)
    case UInt8(ascii: "y") where count <= 100: return .months(count * 12)
    default: return nil
    }
  }

  private static func isCountry(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private static func check(_ name: String) throws(RuleError) {
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "-")
    }
    guard isName, (1...32).contains(name.utf8.count) else { throw .name(name) }
  }

  private static func parts(_ text: String, _ separators: [UInt8]) -> [String] {
    text.utf8.split { separators.contains($0) }.compactMap { String($0).map { trimmed($0) } }.filter { !$0.isEmpty }
  }

  /// `text` without blanks, tabs and carriage returns at its ends.
  private static func trimmed(_ text: String) -> String {
    let blanks: [UInt8] = [0x20, 0x09, 0x0D]
    let bytes = Array(text.utf8)
    let body = bytes.drop { blanks.contains($0) }
    let end = body.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? body.startIndex
    return String(decoding: body[body.startIndex..<end], as: UTF8.self)
  }
}

/// What is wrong with a file of rules, and where.
public struct RuleFileError: Error, Equatable {
  /// What is wrong with the line.
  public let error: RuleError
  /// The line's number, from 1.
  public let line: Int
}
