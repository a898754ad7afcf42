package import Codecs
package import Credentials

/// What all rows of a roll share.
package enum RollDefaults {
  /// What is wrong with the members of defaults, to be said once and not for every row.
  ///
  /// Rows may supply a missing member; a member that is present must be complete.
  package static func problems(of members: [JSONMember]) -> [DraftProblem] {
    do {
      _ = try Draft(.object(members))
      return []
    } catch {
      return error.problems.filter { $0.kind != .missing || isPartOfPresent($0.member, members) }
    }
  }

  private static func isPartOfPresent(_ name: String, _ members: [JSONMember]) -> Bool {
    let member = name.split(separator: ".").first.map { String($0) } ?? ""
    return members.contains { given in
      given.name.hasSameBytes(as: member) && given.value != .null && given.value.string?.isEmpty != true
    }
  }
}
