import Codecs
import Credentials
import Trust
import Verification

extension Verdict {
  /// The verdict as one JSON object: the same names in the same order, whatever it is.
  var json: JSONValue {
    .object(
      [
        JSONMember("verdict", .string(word.rawValue)),
        JSONMember("reason", .string(reason.text)),
        JSONMember("format", format.map { .string($0) } ?? .null),
      ] + signed + [
        JSONMember("status", status.map { .string($0.rawValue) } ?? .null),
        JSONMember("list", list.map { $0.json } ?? .null),
        JSONMember("warnings", .array(warnings.map { .string($0.text) })),
        JSONMember("checkedAt", .string(checkedAt.rfc3339)),
      ])
  }

  /// issuer and credential, which are there exactly when the signature holds.
  private var signed: [JSONMember] {
    guard let issuer else { return [] }
    return [JSONMember("issuer", issuer.json), JSONMember("credential", credential?.json ?? .object([]))]
  }
}

extension Verdict.Issuer {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("id", id.map { .string($0) } ?? .null),
      JSONMember("name", .string(name)),
      JSONMember("country", country.map { .string($0) } ?? .null),
      JSONMember("source", .string(source.rawValue)),
    ])
  }
}

extension Verdict.HeldList {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("id", .string(id)),
      JSONMember("sequence", .integer(sequence)),
      JSONMember("issued", .string(issued.rfc3339)),
      JSONMember("state", .string(state.rawValue)),
      JSONMember("ageDays", .integer(ageInDays)),
    ])
  }
}
