import Foundation
import Testing

@Suite struct KeygenTests {
  @Test func theKeyIsItsOwnersAlone() throws {
    let school = try School()
    let manager = FileManager.default
    let folder = try manager.attributesOfItem(atPath: school.folder.path("issuer"))
    let key = try manager.attributesOfItem(atPath: school.key)
    #expect(folder[.posixPermissions] as? Int == 0o700)
    #expect(key[.posixPermissions] as? Int == 0o600)
    #expect(try String(contentsOfFile: school.key, encoding: .utf8).hasPrefix("-----BEGIN PRIVATE KEY-----"))
    #expect(
      try manager.contentsOfDirectory(atPath: school.folder.path("issuer")).sorted() == [
        "issuer-key.pem", "issuer.json",
      ])
  }

  @Test(arguments: ["issuer-key.pem", "issuer.json"])
  func nothingIsOverwritten(_ taken: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path("issuer"), withIntermediateDirectories: false)
    try folder.write("issuer/" + taken, "mine")
    let answer = try Program.run(["keygen", "--out", folder.path("issuer"), "--id", "https://x.example", "--name", "X"])
    #expect(answer.status == 73)
    #expect(answer.errors.contains("is there already"))
    #expect(try folder.read("issuer/" + taken) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("issuer")) == [taken])
  }

  @Test func aFolderThatCannotBeMadeIsReported() throws {
    let folder = try TemporaryFolder()
    let answer = try Program.run([
      "keygen", "--out", folder.path("missing/issuer"), "--id", "https://x.example", "--name", "X",
    ])
    #expect(answer.status == 73)
    #expect(!FileManager.default.fileExists(atPath: folder.path("missing")))
  }

  @Test func theIssuerFileSaysWhoItIs() throws {
    let school = try School(algorithm: "EdDSA")
    let file = try verdict(try String(contentsOfFile: school.file, encoding: .utf8))
    #expect(file["issuer"] as? String == "https://tudelft.nl")
    #expect(file["country"] as? String == "NL")
    #expect(file["types"] as? [String] == ["MicroCredential"])
    let keys = try #require(file["keys"] as? [[String: String]])
    #expect(keys.count == 1 && keys[0]["crv"] == "Ed25519" && keys[0]["d"] == nil)
  }

  @Test func whatCannotBeAnIssuerIsRefused() throws {
    let folder = try TemporaryFolder()
    func status(_ changes: [String]) throws -> Int32 {
      try Program.run(
        ["keygen", "--out", folder.path("issuer"), "--id", "https://x.example", "--name", "X"] + changes
      ).status
    }
    #expect(try status(["--id", "no URL"]) == 64)
    #expect(try status(["--id", "https://test.vidimus.example"]) == 64)
    #expect(try status(["--id", "https://" + String(repeating: "x", count: 113)]) == 64)
    #expect(try status(["--name", "a\u{202E}b"]) == 64)
    #expect(try status(["--country", "nl"]) == 64)
    #expect(try status(["--alg", "RS256"]) == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.path("issuer")))
    #expect(try status(["--id", "https://" + String(repeating: "x", count: 112), "--country", "NL"]) == 0)
  }
}

@Suite struct IssueTests {
  @Test func theExampleFitsVersion15() throws {
    let school = try School()
    let code = try school.code()
    #expect(code.utf8.count <= 600)
    let folder = try TemporaryFolder()
    let roll = try folder.write("roll.json", School.course())
    let answer = try Program.run([
      "issue", "--key", school.key, "--issuer", school.file, "--at", "2026-05-14", "--out", folder.path("codes"), roll,
    ])
    #expect(answer.status == 0)
    let table = try folder.read("codes/manifest.csv").dropFirst().split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let column = try #require(table[0].firstIndex(of: "qrVersion"))
    #expect(try #require(Int(table[1][column])) <= 15)
  }

  @Test(arguments: [
    ("familyName", "1"), ("title", "2"), ("issuerCountry", "3"), ("awardingBody", "4"), ("issuanceDate", "5"),
    ("learningOutcomes", "6"), ("notionalWorkload", "7"), ("typeOfAssessment", "9"), ("formOfParticipation", "10"),
    ("qualityAssurance", "11"),
  ])
  func aMissingMandatoryElementIsNamedWithItsPlace(_ name: String, _ number: String) throws {
    let school = try School()
    let answer = try issue(School.course(without: [name]), school)
    #expect(answer.status == 65)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.contains("\(name) is missing"))
    #expect(answer.errors.contains("mandatory element \(number) in Annex I of Council Recommendation 2022/C 243/02"))
  }

  @Test func whatIsNotMandatoryMayBeMissing() throws {
    let school = try School()
    for names in [["givenName"], ["level", "cycle"], ["cycle"]] {
      #expect(try issue(School.course(without: names), school).status == 0, "\(names)")
    }
  }

  @Test func lengthIsCountedInBytesAndMetered() throws {
    let school = try School()
    #expect(try issue(School.course(["title": String(repeating: "α", count: 100)]), school).status == 0)
    let answer = try issue(School.course(["title": String(repeating: "α", count: 107)]), school)
    #expect(answer.status == 65)
    #expect(answer.errors.contains("title is too long: [####################|#] 214 of 200 bytes, 14 too many"))
  }

  @Test func aCredentialThatIsTooLargeIsMeteredAndItsLargestElementsNamed() throws {
    let school = try School()
    // Letters of one kind deflate to nothing, so it is the message that is too large and not the code.
    let outcomes = (0..<12).map { String(repeating: "abcdefghijkl"[$0], count: 300) }
    let answer = try issue(
      School.course(["learningOutcomes": outcomes, "additionalNote": String(repeating: "n", count: 400)]), school)
    #expect(answer.status == 65 && answer.output.isEmpty)
    #expect(answer.errors.contains("of 4096 bytes"))
    #expect(answer.errors.contains("largest elements are learningOutcomes (3637 bytes), additionalNote (402 bytes)"))
    let fitting = School.course(["learningOutcomes": outcomes])
    #expect(try issue(fitting, school).status == 0)
  }

  @Test func aCodeThatFitsNoSymbolKeepsTheWholeRollFromBeingWritten() throws {
    let (school, folder) = (try School(), try TemporaryFolder())
    // What does not deflate: 2 400 random letters need more than version 30 holds.
    let letters = [Character]("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let noise = (0..<8).map { _ in String((0..<300).compactMap { _ in letters.randomElement() }) }
    let roll = try folder.write("roll.json", School.course() + "\n" + School.course(["learningOutcomes": noise]))
    let command = ["issue", "--key", school.key, "--issuer", school.file, "--out", folder.path("codes"), roll]
    let answer = try Program.run(command)
    #expect(answer.status == 65)
    #expect(answer.errors.contains("row 2: does not fit a QR code of version 30"))
    #expect(answer.errors.contains("largest elements are learningOutcomes"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("codes")))
    #expect(try Program.run(command + ["--max-version", "40"]).status == 0)
  }

  @Test func everyFaultIsSaidAtOnceAndNothingIsSigned() throws {
    let school = try School()
    let roll =
      School.course() + "\n" + School.course(["level": "EQF-9"], without: ["title"]) + "\n"
      + School.course(["titel": "x", "issuanceDate": "14.05.2026"])
    let answer = try issue(roll, school)
    #expect(answer.status == 65 && answer.output.isEmpty)
    for text in [
      "row 2: title is missing", "row 2: level cannot be \"EQF-9\"", "row 3: there is no member titel",
      "row 3: issuanceDate cannot be \"14.05.2026\"", "nothing was signed: 2 of 3",
    ] {
      #expect(answer.errors.contains(text), "\(text)")
    }
  }

  @Test func invisibleCharactersAreRefused() throws {
    let school = try School()
    for character in ["\u{202E}", "\u{200B}", "\u{1B}", "\u{E0041}"] {
      let answer = try issue(School.course(["familyName": "Kowal" + character + "ska"]), school)
      #expect(answer.status == 65 && answer.errors.contains("invisible or control character U+"))
    }
  }

  @Test func termsAreTakenByLabelAndByOfficialURI() throws {
    let school = try School()
    let byURI = School.course([
      "typeOfAssessment": "http://data.europa.eu/snb/assessment/6e6cb2cc78",
      "formOfParticipation": ["http://data.europa.eu/snb/learning-assessment/920fbb3cbe"],
      "level": "http://data.europa.eu/snb/eqf/6",
      "qualityAssurance": "http://data.europa.eu/snb/accreditation/bb4618238e",
    ])
    let code = try #require(try issue(byURI, school).lines.first)
    let found = try verdict(try Program.run(["verify", "--json"] + school.trust, input: code).output)
    let credential = try #require(found["credential"] as? [String: Any])
    #expect(credential["typeOfAssessment"] as? [String] == ["written-examination"])
    #expect(credential["formOfParticipation"] as? String == "online")
    #expect(credential["level"] as? String == "EQF-6")
    let misspelt = try issue(School.course(["formOfParticipation": "onlin"]), school)
    #expect(misspelt.status == 65 && misspelt.errors.contains("blended, online, presential"))
    #expect(try issue(School.course(["formOfParticipation": "By post"]), school).status == 0)
  }

  @Test func everyElementComesBackAsItWasWritten() throws {
    let school = try School()
    let written: [String: Any] = [
      "dateOfBirth": "1999-12-31", "entryRequirements": "None", "supervision": "supervised-with-id",
      "grade": "8.5", "gradingScheme": "1 to 10", "stackability": "stackable", "partOf": "Bachelor of Data Science",
      "additionalNote": "Part-time", "fieldOfEducation": "0613", "languageOfLearning": "nl",
      "expiryDate": "2031-05-13", "codeExpires": "2030-01-01", "validFrom": "2026-05-15",
      "certificateNumber": "C-1/2026",
      "titles": ["en-GB": "Data Ethics", "nl": "Inleiding data-ethiek", "el": "Δεοντολογία"],
      "activityType": "e-learning-coursework", "opportunityType": "short-learning-programme",
      "assurance": [["name": "NVAO", "uri": "https://www.nvao.net", "validUntil": "2028-12-31"]],
      "document": ["uri": "https://tudelft.nl/c/1", "sha256": String(repeating: "0a", count: 32)],
      "issuanceDate": "2026-05-01", "issuerCountry": ["NL", "BE"],
      "awardingBody": [
        "name": "Delft University of Technology", "identifier": "NL-123", "homepage": "https://tudelft.nl",
      ],
      "learningOutcomes": [
        "Plain", ["text": "Skilled", "esco": ["6f1c2a3b-0000-4000-8000-00000000abcd", "https://skills.example/1"]],
      ],
      "notionalWorkload": ["ects": 2.5, "hours": 60], "typeOfAssessment": ["quiz", "Peer talk"],
    ]
    let code = try #require(try issue(School.course(written), school).lines.first)
    let answer = try Program.run(["verify", "--json", "--at", "2026-11-24"] + school.trust, input: code)
    let credential = try #require(try verdict(answer.output)["credential"] as? [String: Any])
    for (name, value) in written {
      let (found, expected) = (credential[name] as? NSObject, value as? NSObject)
      #expect(found == expected, "\(name)")
    }
    #expect(answer.output.contains("\"ects\":2.5,"))
    #expect((credential["id"] as? String)?.count == 16)
  }

  @Test func rollsComeInFourShapes() throws {
    let school = try School()
    let one = School.course()
    // As a spreadsheet saves it: byte order mark, semicolons, CRLF.
    let table = """
      \u{FEFF}familyName;givenName;title;language;issuerCountry;awardingBody;issuanceDate;learningOutcomes;\
      notionalWorkload.ects;notionalWorkload.hours;level;cycle;typeOfAssessment;formOfParticipation;qualityAssurance;Seat\r
      Kowalska;Anna;"Data; ""Ethics\""";en;NL;Delft University of Technology;2026-05-14;Explain | Apply;2,5;60;EQF-6;\
      first;quiz|portfolio;online;institutional-quality-assurance;12\r

      """
    for (roll, count) in [(one, 1), ("[\(one),\(one)]", 2), (one + "\n\n" + one + "\n", 2), (table, 1)] {
      let answer = try issue(roll, school)
      #expect(answer.status == 0 && answer.lines.count == count, "\(answer.errors)")
    }
    let code = try issue(table, school).output
    let credential = try #require(
      try verdict(try Program.run(["verify", "--json"] + school.trust, input: code).output)["credential"]
        as? [String: Any])
    #expect(credential["title"] as? String == "Data; \"Ethics\"")
    #expect(credential["learningOutcomes"] as? [String] == ["Explain", "Apply"])
    #expect(credential["typeOfAssessment"] as? [String] == ["quiz", "portfolio"])
    #expect(try issue(table, school).errors.contains("not signed: \"Seat\""))
    // A separator without quotation marks, which would push the last words out of the table.
    let shifted = try issue(table.replacingOccurrences(of: ";12\r", with: ";12;13\r"), school)
    #expect(shifted.status == 65 && shifted.output.isEmpty)
    #expect(shifted.errors.contains("row 2: more cells than columns"))
    #expect(try issue(table.replacingOccurrences(of: ";12\r", with: ";12;;\r"), school).status == 0)
    for broken in ["", "[]", "{", "plain text", "familyName,familyName\na,b\n", "familyName\n\"a\n"] {
      #expect(try issue(broken, school).status == 65, "\(broken)")
    }
  }

  @Test func aFolderHoldsTextsImagesAndLastTheManifest() throws {
    let (school, folder) = (try School(), try TemporaryFolder())
    let roll = try folder.write("roll.json", "[\(School.course()),\(School.course(["familyName": "Novák"]))]")
    let command = [
      "issue", "--key", school.key, "--issuer", school.file, "--out", folder.path("codes"), "--png", "--svg", roll,
    ]
    #expect(try Program.run(command).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("codes"))
    // A text and two pictures each, the manifest and the journal.
    #expect(names.count == 8)
    #expect(!names.contains { $0.contains("Kowalska") || $0.contains("part") })
    let manifest = try folder.read("codes/manifest.csv").split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(
      manifest[0].joined(separator: ",")
        == "\u{FEFF}row,familyName,givenName,title,certificateNumber,credentialId,file,sha256,qrVersion,moduleMm,"
        + "statusIndex,replaces")
    #expect(manifest.count == 3)
    for row in manifest.dropFirst() {
      #expect(row[6] == row[5] + ".png" && row[9] == "0.50")
      let text = try folder.read("codes/" + row[5] + ".txt")
      #expect(try Program.run(["verify"] + school.trust, input: text).status == 0)
    }
    let again = try Program.run(command)
    #expect(again.status == 0 && again.errors.contains("nothing to do"))
    // A folder that something else made is left alone.
    try FileManager.default.removeItem(atPath: folder.path("codes/journal.csv"))
    #expect(try Program.run(command).status == 73)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("codes")).count == 7)
  }

  @Test func aKeyThatIsNotTheIssuersIsRefused() throws {
    let (one, two) = (try School(), try School())
    let answer = try Program.run(["issue", "--key", one.key, "--issuer", two.file], input: School.course())
    #expect(answer.status == 65 && answer.output.isEmpty)
    #expect(answer.errors.contains("belongs to no key in the issuer file"))
    #expect(try Program.run(["issue", "--key", one.file, "--issuer", one.file], input: School.course()).status == 66)
  }

  @Test func aCodeThatExpiresBeforeItBeginsIsRefused() throws {
    let school = try School()
    #expect(try issue(School.course(["codeExpires": "2026-05-13"]), school).status == 65)
    #expect(try issue(School.course(["codeExpires": "2026-05-14"]), school).status == 0)
    // Good from the day of signing at the earliest, whatever validFrom says.
    #expect(try issue(School.course(["validFrom": "2026-01-01", "codeExpires": "2026-05-13"]), school).status == 65)
  }

  @Test func theFirstAndTheLastDayOfACodeCanBeWritten() throws {
    let school = try School()
    for (member, good, bad) in [
      ("validFrom", "1970-01-01", "1969-12-31"), ("codeExpires", "9999-12-30", "9999-12-31"),
      ("expiryDate", "9999-12-31", "10000-01-01"), ("dateOfBirth", "0001-01-01", "0000-12-31"),
    ] {
      #expect(try issue(School.course([member: good]), school).status == 0, "\(member)")
      let answer = try issue(School.course([member: bad]), school)
      #expect(answer.status == 65 && answer.errors.contains("\(member) cannot be \"\(bad)\""), "\(answer.errors)")
    }
  }

  private func issue(_ roll: String, _ school: School) throws -> Program.Answer {
    try Program.run(["issue", "--key", school.key, "--issuer", school.file, "--at", "2026-05-14"], input: roll)
  }
}

extension String {
  fileprivate subscript(_ position: Int) -> String { String(self[index(startIndex, offsetBy: position)]) }
}
