import Codecs
import Refreshing
import Trust

extension RefreshOutcome {
  /// What `refresh` exits with.
  var status: Int32 { change != nil ? 0 : isUsable ? 2 : 3 }

  /// The line of `refresh` on this list.
  var json: JSONValue {
    var members = [
      JSONMember("result", .string(result)),
      JSONMember("reason", error.map { .string(Words.name(of: $0)) } ?? .null),
      JSONMember("source", source.map { .string($0) } ?? .null),
    ]
    if let entities { members.append(JSONMember("entities", .string(entities))) }
    members += [
      JSONMember("list", held.map { .string($0.id) } ?? .null),
      JSONMember("sequence", held.map { .integer($0.sequence) } ?? .null),
    ]
    if case .new(let from?) = change { members.append(JSONMember("from", .integer(from))) }
    if let held { members += held.members }
    return .object(members)
  }

  private var result: String {
    switch change {
    case .new: "new"
    case .upToDate: "up-to-date"
    case nil: isUsable ? "kept" : "none"
    }
  }
}

extension RefreshOutcome.Held {
  fileprivate var members: [JSONMember] {
    [
      JSONMember("issued", .string(issued.rfc3339)), JSONMember("expires", .string(expires.rfc3339)),
      JSONMember("state", .string(state.rawValue)), JSONMember("ageDays", .integer(ageInDays)),
      JSONMember("bytes", .integer(Int64(size))),
    ]
  }
}
