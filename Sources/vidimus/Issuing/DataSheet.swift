import Codecs
import Credentials
import Issuing
import Trust

/// A page for the data-protection officer: what goes into the codes of a roll, who sees it, and what is kept where.
enum DataSheet {
  private struct Field {
    let name: String
    var count = 0
  }

  /// The page, in Markdown.
  static func page(_ roll: RollFile, _ arguments: Arguments) throws(Failure) -> String {
    var fields = Draft.memberNames.map { Field(name: $0) }
    var (total, others): (Int, [String]) = (0, [])
    try roll.forEachRow { row, header throws(Failure) in
      total += 1
      if let fault = row.fault { throw .data("row " + String(row.number) + ": " + Words.say(fault)) }
      guard case .object(let members) = row.content else { return }
      for member in members {
        if let index = fields.firstIndex(where: { $0.name.hasSameBytes(as: member.name) }) {
          fields[index].count += 1
        } else if !others.contains(where: { $0.hasSameBytes(as: member.name) }) {
          others.append(member.name)
        }
      }
      if total == 1, let header { others = header.otherNames }
    }
    let issuer = try arguments["issuer"].map { path throws(Failure) in try IssueCommand.issuerFile(path) }
    let out = arguments["out"] ?? "OUT"
    let present = fields.filter { $0.count > 0 }
    var lines = [
      "# What the codes of this course say, who sees it, and what is kept", "",
      "Issuer: " + (issuer.map { visible($0.name) + ", " + visible($0.id) } ?? "not named (--issuer)") + ". Rows: "
        + String(total) + ".", "",
      "## In each code", "",
      "A code is signed and not encrypted: whoever scans it, or copies the picture, reads all of this.", "",
      "| field | element of Annex I, 2022/C 243/02 | rows |", "| --- | --- | ---: |",
    ]
    for field in present {
      lines.append("| " + field.name + " | " + place(field.name) + " | " + String(field.count) + " |")
    }
    lines += [
      "| id (cti) | 8 random bytes that name the credential, and no person | " + String(total) + " |",
      "| iss, iat | the issuer's name as a URL; the day of signing | " + String(total) + " |",
    ]
    if arguments.has("status") {
      lines.append("| status | the URI of the status list and a random place in it | " + String(total) + " |")
    }
    lines += ["", "Nothing else is in it: no photograph, no address, no number of the learner but certificateNumber."]
    if !others.isEmpty {
      lines.append(
        "Columns of the roll that do not go into the code: " + others.map { visible($0) }.joined(separator: ", ") + ".")
    }
    if present.contains(where: { $0.name == "dateOfBirth" }) {
      lines.append(
        "**dateOfBirth is in it.** Desks compare the name with an identity document; leave it out unless needed.")
    }
    lines += [
      "", "## What a desk sees, and keeps", "",
      "The display shows the verdict, the name, the title, the issuer and dates. The desk works without a network: no",
      "scan is reported to the issuer or anybody else. It keeps nothing of the learner.",
      arguments.has("status")
        ? "Status lists are fetched whole, by all desks alike, so that fetching one tells nothing of a learner."
        : "Without --status nothing can be withdrawn, and desks fetch nothing about these codes.",
      "", "## What is kept at the issuer's, and for how long", "",
      "| what | persons in it | keep |", "| --- | --- | --- |",
      "| the roll | yes | as your rules for examination records say |",
      "| " + visible(out) + "/manifest.csv | yes: a register of persons, with every column of the roll (mode 0600) | "
        + "as long as codes may have to be corrected or withdrawn |",
      "| " + visible(out) + "/*.txt and pictures, certificates | yes: the code says who it is of | until they are "
        + "handed over |",
      "| " + visible(out) + "/journal.csv | ids, and digests of rows | with the manifest |",
    ]
    if let status = arguments["status"] {
      lines.append(
        "| " + visible(status) + "/register.csv | ids and places, no names | as long as the codes are good |")
    }
    lines += [
      "| the private key | no | until the last code it signed has ended; then destroy it |", "",
      "Deleting any of these leaves codes good that learners hold. Only the status list ends a code before its time.",
    ]
    let (ends, lapses) = (count("codeExpires", fields), count("expiryDate", fields))
    lines.append(
      (ends == 0 ? "The codes have no end of their own." : String(ends) + " codes have an end (codeExpires).")
        + (lapses == 0 ? "" : " " + String(lapses) + " achievements lapse (expiryDate)."))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func count(_ name: String, _ fields: [Field]) -> Int { fields.first { $0.name == name }?.count ?? 0 }

  private static func place(_ member: String) -> String {
    let parts = ["givenName": "familyName", "dateOfBirth": "familyName", "cycle": "level"]
    let more = ["gradingScheme": "grade", "partOf": "stackability"]
    let name = parts[member] ?? more[member] ?? member
    guard let place = Element.allCases.first(where: { $0.name == name })?.annexI else { return "of MC1" }
    return place.title + " (" + (place.isMandatory ? "mandatory " : "optional ") + String(place.number) + ")"
  }
}
