import Codecs
import Credentials

/// A column of a roll that belongs to a credential, by the header's name: a member, or a member's member
/// with a dot between, as in `notionalWorkload.ects`.
///
/// A cell of a member that is a list holds its entries with `|` between them. A cell that begins with `{` or `[`
/// is JSON, which says what a table cannot.
struct TableColumn: Equatable {
  let member: String
  /// The member of the member; nil for a column without a dot.
  let part: String?

  /// Nil for a column that is none of a credential's: rolls have many more.
  init?(_ header: String) {
    let words = header.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
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
      guard let column, !cell.isEmpty else { continue }
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
    guard part == nil, Self.lists.contains(member), cell.contains("|") else { return .string(cell) }
    return .array(cell.split(separator: "|").map { .string(Self.trimmed($0)) })
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
