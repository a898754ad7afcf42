package import Codecs

/// What the `list.json` of an issuer list says: its id, how long lists are good, and which was made last.
package struct ListSettings: Equatable, Sendable {
  package var list: String
  /// Days after which the next list is due, and after which one is good no more; of status lists, the same.
  package var nextUpdateDays = 7
  package var expiresDays = 45
  package var statusNextUpdateDays = 1
  package var statusExpiresDays = 7
  /// The last list that was made, in the epoch it is of.
  package var epoch: Int64 = 1
  package var sequence: Int64 = 0
  package var issued: Timestamp?
  package var expires: Timestamp?

  package init(list: String) { self.list = list }

  init?(_ json: JSONValue) {
    guard let list = json["list"]?.string else { return nil }
    self.init(list: list)
    func days(_ name: String, _ value: inout Int) -> Bool {
      guard let member = json[name] else { return true }
      guard let found = member.digits, (1...3_660).contains(found) else { return false }
      value = Int(found)
      return true
    }
    guard days("nextUpdateDays", &nextUpdateDays), days("expiresDays", &expiresDays),
      days("statusNextUpdateDays", &statusNextUpdateDays), days("statusExpiresDays", &statusExpiresDays),
      let epoch = json["epoch"]?.digits, let sequence = json["sequence"]?.digits
    else { return nil }
    (self.epoch, self.sequence) = (epoch, sequence)
    issued = json["issued"]?.string.flatMap { Timestamp(rfc3339: $0) }
    expires = json["expires"]?.string.flatMap { Timestamp(rfc3339: $0) }
  }

  var json: JSONValue {
    func time(_ name: String, _ time: Timestamp?) -> [JSONMember] {
      time.map { [JSONMember(name, .string($0.rfc3339))] } ?? []
    }
    return .object(
      [
        JSONMember("list", .string(list)), JSONMember("nextUpdateDays", .integer(Int64(nextUpdateDays))),
        JSONMember("expiresDays", .integer(Int64(expiresDays))),
        JSONMember("statusNextUpdateDays", .integer(Int64(statusNextUpdateDays))),
        JSONMember("statusExpiresDays", .integer(Int64(statusExpiresDays))), JSONMember("epoch", .integer(epoch)),
        JSONMember("sequence", .integer(sequence)),
      ] + time("issued", issued) + time("expires", expires))
  }
}

extension JSONValue {
  /// JSON as git shows its changes best: a member a line.
  package var lines: [UInt8] {
    guard case .object(let members) = self else { return bytes + [0x0A] }
    var lines = [UInt8]("{".utf8)
    for (index, member) in members.enumerated() {
      lines += (index > 0 ? ",\n  " : "\n  ").utf8
      lines += JSONValue.string(member.name).bytes
      lines += ": ".utf8
      lines += member.value.bytes
    }
    return lines + "\n}\n".utf8
  }
}
