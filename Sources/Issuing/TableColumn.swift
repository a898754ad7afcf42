import Codecs
import Credentials

/// A column of a roll that belongs to a credential, by the header's name: a member, or a member's member
/// with a dot between, as in `notionalWorkload.ects`.
///
/// A cell of a member that is a list holds its entries with `|` or a line break between them. A cell that begins with
/// `{` or `[` is JSON, which says what a table cannot.
struct TableColumn: Equatable {
  let member: String
  /// The member of the member; nil for a column without a dot.
  let part: String?

  /// Nil for a column that is none of a credential's: rolls have many more.
  init?(_ header: String) {
    let words = Self.trimmed(header[...]).split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
    guard words.count <= 2, let member = words.first,
      Draft.memberNames.contains(where: { $0.hasSameBytes(as: member) })
    else { return nil }
    self.member = member
    part = words.count == 2 ? words[1] : nil
  }

  private static let lists = [
    "issuerCountry", "learningOutcomes", "typeOfAssessment", "formOfParticipation", "qualityAssurance",
  ]

  /// The object one row stands for; empty cells are left out.
  static func object(_ cells: [String], _ columns: [TableColumn?]) -> JSONValue {
    var members: [JSONMember] = []
    for (cell, column) in zip(cells, columns) {
      guard let column else { continue }
      let cell = trimmed(cell[...])
      guard !cell.isEmpty else { continue }
      let value = column.value(cell)
      guard let part = column.part else {
        members.append(JSONMember(column.member, value))
        continue
      }
      let added = JSONMember(part, value)
      if let index = members.firstIndex(where: { $0.name == column.member }),
        case .object(let earlier) = members[index].value
      {
        members[index] = JSONMember(column.member, .object(earlier + [added]))
      } else {
        members.append(JSONMember(column.member, .object([added])))
      }
    }
    return .object(members)
  }

  private func value(_ cell: String) -> JSONValue {
    if cell.hasPrefix("{") || cell.hasPrefix("["), let json = try? JSONReader.read([UInt8](cell.utf8)) {
      return json
    }
    guard part == nil else { return .string(cell) }
    guard Self.lists.contains(member), cell.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == 0x0A }) else {
      return .string(SpreadsheetCell.meant(cell, by: member))
    }
    let items = cell.split { $0 == "|" || $0 == "\n" || $0 == "\r\n" }.map { Self.trimmed($0) }
    return .array(items.filter { !$0.isEmpty }.map { .string($0) })
  }

  /// A text without the white space around it.
  private static func trimmed(_ text: Substring) -> String {
    var scalars = text.unicodeScalars
    let isSpace: (Unicode.Scalar?) -> Bool = {
      $0.map { $0.isBlank || [0x09, 0x0A, 0x0D].contains($0.value) } ?? false
    }
    while isSpace(scalars.first) { scalars.removeFirst() }
    while isSpace(scalars.last) { scalars.removeLast() }
    return String(scalars)
  }
}

/// What spreadsheets make of a credential's texts, and what was meant. Only what can be meant in one way is taken.
package enum SpreadsheetCell {
  static func meant(_ cell: String, by member: String) -> String {
    switch member {
    case "dateOfBirth", "issuanceDate", "expiryDate", "codeExpires", "validFrom": day(cell) ?? cell
    case "level": level(cell) ?? cell
    case "fieldOfEducation": field(cell) ?? cell
    default: cell
    }
  }

  /// `14.05.2026`, `4.5.2026`, `14. 5. 2026` and `14.5.2026.`, the day first as everywhere in Europe where a date has
  /// dots, but for a year that stands in front: `2026. 05. 14.`. Midnight may stand behind any of them and behind
  /// `2026-05-14`.
  package static func day(_ cell: String) -> String? {
    date(cell).flatMap { Day(year: $0.year, month: $0.month, day: $0.day)?.iso }
  }

  /// Whether a cell is a date of a day that is in no calendar, as in `31.02.2026`.
  package static func isNoDay(_ cell: String) -> Bool { date(cell) != nil && day(cell) == nil }

  private static func date(_ cell: String) -> (year: Int, month: Int, day: Int)? {
    let midnights = ["00:00", "00:00:00", "0:00", "0:00:00"]
    let cell = cell.hasSuffix("T00:00:00") ? String(cell.dropLast(9)) : cell
    var words = cell.unicodeScalars.split { $0.isBlank }.map { String($0) }
    if words.count > 1, let last = words.last, midnights.contains(where: { last.hasSameBytes(as: $0) }) {
      words.removeLast()
    }
    // Blanks stand behind dots only: 1 4.5.2026 is no date.
    guard words.dropLast().allSatisfy({ $0.utf8.last == UInt8(ascii: ".") }) else { return nil }
    let text = words.joined()
    let isISO = text.utf8.contains(UInt8(ascii: "-"))
    let separator = isISO ? UInt8(ascii: "-") : UInt8(ascii: ".")
    var parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
    if !isISO, parts.count == 4, parts[3].isEmpty { parts.removeLast() }
    guard parts.count == 3 else { return nil }
    if !isISO, parts[0].count != 4 { parts.reverse() }
    guard parts[0].count == 4, parts[1...].allSatisfy({ (isISO ? 2...2 : 1...2).contains($0.count) }),
      let year = Decimal.digits(parts[0]), let month = Decimal.digits(parts[1]), let day = Decimal.digits(parts[2])
    else { return nil }
    return (year, month, day)
  }

  /// Whether spreadsheets take hexadecimal digits for a number, of which they keep fifteen digits: `3009947309424443`,
  /// and `4946090478644e99`, which becomes 4.9E+111.
  package static func isTakenForNumber(_ digits: String) -> Bool {
    let parts = digits.utf8.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    return parts.count <= 2
      && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// A level by its number alone.
  private static func level(_ cell: String) -> String? {
    guard let number = Decimal.digits(cell.utf8), (1...8).contains(number) else { return nil }
    return "EQF-" + String(number)
  }

  /// A field of ISCED-F 2013 whose leading zero was lost. The classification has no field that would be taken for
  /// another: its broad fields are 00 to 10, and what lies in them begins with these two digits.
  private static func field(_ cell: String) -> String? {
    guard let number = Decimal.digits(cell.utf8) else { return nil }
    let isWhole =
      switch cell.utf8.count {
      case 1: false
      case 2: number <= 10
      case 3: number <= 99 || (101...104).contains(number)
      default: true
      }
    return isWhole ? nil : "0" + cell
  }
}
