import Foundation
import Testing

/// A registrar with a spreadsheet: what comes in, and what goes out.
@Suite struct RollTests {
  let school: School
  let folder: TemporaryFolder

  init() throws {
    school = try School()
    folder = try TemporaryFolder()
    // What is the same for the whole course.
    try folder.write("defaults.json", School.course(without: ["familyName", "givenName", "issuanceDate"]))
  }

  private func run(_ words: [String], at day: String? = "2026-05-20") throws -> Program.Answer {
    try Program.run(
      [
        "issue", "--key", school.key, "--issuer", school.file, "--only-trust", "--defaults",
        folder.path("defaults.json"),
      ]
        + (day.map { ["--at", $0] } ?? []) + words)
  }

  private func credentials(_ texts: String) throws -> [[String: Any]] {
    try Program.run(["verify", "--json", "--at", "2026-06-01"] + school.trust, input: texts).lines.map {
      try #require(try verdict($0)["credential"] as? [String: Any])
    }
  }

  // MARK: What spreadsheets do

  @Test func whatSpreadsheetsBreakIsMended() throws {
    let roll = try folder.write(
      "roll.csv",
      "\u{FEFF}# a comment; with semicolons\r\nSeat;givenName;familyName;issuanceDate;fieldOfEducation;level;"
        + "notionalWorkload.ects;learningOutcomes\r\n"
        + "1; Anna ;\"Kowalska\u{A0}\";14.05.2026;611;6;2,5;\"Explain data\nApply checks\"\r\n"
        + "2;Jürgen;Weiß;4.5.2026;61;EQF-7;3;Explain | Apply\r\n")
    let answer = try run([roll])
    #expect(answer.status == 0, "\(answer.errors)")
    let found = try credentials(answer.output)
    #expect(found[0]["familyName"] as? String == "Kowalska" && found[0]["givenName"] as? String == "Anna")
    #expect(found[0]["issuanceDate"] as? String == "2026-05-14" && found[1]["issuanceDate"] as? String == "2026-05-04")
    #expect(found[0]["fieldOfEducation"] as? String == "0611" && found[1]["fieldOfEducation"] as? String == "061")
    #expect(found[0]["level"] as? String == "EQF-6")
    #expect((found[0]["notionalWorkload"] as? [String: Any])?["ects"] as? Double == 2.5)
    #expect(found[0]["learningOutcomes"] as? [String] == ["Explain data", "Apply checks"])
    #expect(found[1]["learningOutcomes"] as? [String] == ["Explain", "Apply"])
  }

  @Test(arguments: [
    (Data("familyName;issuanceDate\nM\u{FC}ller;2026-05-14\n".unicodeScalars.map { UInt8($0.value) }), "WINDOWS-1252"),
    (
      Data([0x66, 0x61, 0x6D, 0x69, 0x6C, 0x79, 0x4E, 0x61, 0x6D, 0x65, 0x0A, 0x4B, 0xB3, 0x6F, 0x73, 0x0A]),
      "WINDOWS-1250"
    ),
    (
      Data([0x66, 0x61, 0x6D, 0x69, 0x6C, 0x79, 0x4E, 0x61, 0x6D, 0x65, 0x0A, 0xC8, 0xE2, 0xE0, 0xED, 0x0A]),
      "WINDOWS-1251"
    ),
    (
      Data([0x66, 0x61, 0x6D, 0x69, 0x6C, 0x79, 0x4E, 0x61, 0x6D, 0x65, 0x0A, 0xC3, 0xE9, 0xFE, 0xF1, 0x0A]),
      "WINDOWS-1253"
    ),
    (Data([0xFF, 0xFE, 0x66, 0x00, 0x0A, 0x00]), "UTF-16"),
  ])
  func aCodePageIsRecognisedAndTheFixNamed(_ roll: Data, _ page: String) throws {
    try roll.write(to: folder.url.appendingPathComponent("roll.csv"))
    let answer = try run([folder.path("roll.csv")])
    #expect(answer.status == 65 && answer.errors.contains(page) && answer.errors.contains("CSV UTF-8"))
  }

  @Test func everyBadRowIsReportedByRowAndColumn() throws {
    let roll = try folder.write(
      "roll.csv",
      "familyName,issuanceDate,level,title\nA,2026-05-14,6,x\nB,31.02.2026,6,x\n\nC,2026-05-14,9,x\n"
        + "D,46156,6,x\nE,03/04/2026,6,x\n,2026-05-14,6,x\n")
    let answer = try run([roll])
    #expect(answer.status == 65 && answer.output.isEmpty)
    for text in [
      "row 3, column B: issuanceDate cannot be \"31.02.2026\"", "there is no such day",
      "row 5, column C: level cannot be \"9\"",
      "row 6, column B", "a spreadsheet counts days like this, and means 2026-05-14", "row 7, column B",
      "could be the day or the month", "row 8, column A: familyName is missing: identification of the learner",
      "nothing was signed: 5 of 6",
    ] {
      #expect(answer.errors.contains(text), "\(text): \(answer.errors)")
    }
    let skipped = try run(["--skip", "--out", folder.path("codes"), roll])
    #expect(
      skipped.status == 65 && skipped.errors.contains("signed 1 code") && skipped.errors.contains("skipped 5 of 6"))
    #expect(try manifest().count == 1)
  }

  /// One row that cannot be read hides no other.
  @Test func aRowThatCannotBeReadIsOneBadRow() throws {
    let header = "familyName,issuanceDate,level\n"
    let table = try folder.write(
      "roll.csv", header + "A,2026-05-14,6\nB,Jr.,2026-05-14,6\nC,2026-05-14,9\nD,2026-05-14,6\n")
    let lines = ["A", "B", "C", "D"].map { School.course(["familyName": $0, "level": $0 == "C" ? "EQF-9" : "EQF-6"]) }
    let broken = lines.map { $0.contains("\"B\"") ? String($0.dropFirst(9)) : $0 }
    let json = try folder.write("roll.json", broken.joined(separator: "\n") + "\n")
    for (roll, first, sentence) in [(table, 2, "more cells than columns"), (json, 1, "the line is not JSON")] {
      let answer = try run([roll])
      #expect(answer.status == 65 && answer.output.isEmpty)
      #expect(answer.errors.contains("row \(first + 1): " + sentence), "\(answer.errors)")
      #expect(answer.errors.contains("row \(first + 2)") && answer.errors.contains("2 of 4"), "\(answer.errors)")
      let skipped = try run(["--skip", roll])
      #expect(skipped.status == 65)
      #expect(try credentials(skipped.output).map { $0["familyName"] as? String } == ["A", "D"])
      #expect(try run(["--describe", roll], at: nil).status == 65)
    }
  }

  /// Whoever asks the status alone hears that somebody went without.
  @Test func rowsThatWereSkippedShowInTheStatus() throws {
    let roll = try folder.write("roll.csv", "familyName;issuanceDate\nA;2026-05-14\n;2026-05-14\n")
    let filter = try run(["--skip", roll])
    #expect(filter.status == 65 && filter.lines.count == 1 && filter.errors.contains("skipped 1 of 2 rows"))
    let dry = try run(["--skip", "--dry-run", roll])
    #expect(dry.status == 65 && dry.errors.contains("1 of 2 credentials can be signed"))
    for sentence in ["signed 1 code", "nothing to do: all that can be signed was issued"] {
      let answer = try run(["--skip", "--out", folder.path("codes"), roll])
      #expect(answer.status == 65 && answer.errors.contains(sentence), "\(answer.errors)")
      #expect(answer.errors.contains("skipped 1 of 2 rows"))
    }
    let whole = try run(["--skip", "--rows", "2", roll])
    #expect(whole.status == 0 && !whole.errors.contains("skipped"))
  }

  @Test func theTemplateIsARollOnceItIsFilled() throws {
    let template = try run(["--template"]).output
    let header = try #require(
      template.split(separator: "\r\n").first { !$0.hasPrefix("#") && !$0.hasPrefix("\u{FEFF}#") })
    let names = header.split(separator: ";")
    let row = names.map { ["familyName": "Novák", "issuanceDate": "14.05.2026"][String($0)] ?? "" }
    let roll = try folder.write("roll.csv", template + row.joined(separator: ";") + "\r\n")
    let answer = try run([roll])
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try credentials(answer.output)[0]["familyName"] as? String == "Novák")
  }

  // MARK: Lint and meter

  @Test func whatIsSeldomMeantIsRemarkedUpon() throws {
    let roll = try folder.write(
      "roll.csv",
      "familyName,givenName,issuanceDate,dateOfBirth\nKow\u{430}lska,Anna,2026-05-14,\nNovák,Jan,2026-05-14,\n"
        + "Novák,Jan,2026-05-14,\nWolfeschlegelsteinhausen,Hubert,2026-05-14,\nYoung,Ann,2027-05-14,\n")
    let answer = try run(["--dry-run", roll])
    #expect(answer.status == 0)
    for text in [
      "row 2: familyName mixes Latin and Cyrillic letters", "row 4: the same learner and course as in row 3",
      "row 5: familyName has \"Wolfeschlegelsteinhausen\"", "row 6: issuanceDate 2027-05-14 is to come",
    ] {
      #expect(answer.errors.contains(text), "\(text): \(answer.errors)")
    }
    let twice = try folder.write(
      "twice.csv",
      "familyName;givenName;dateOfBirth;issuanceDate;certificateNumber\nKowalska;Anna;2000-01-01;2026-05-14;C1\n"
        + "kowalska; ANNA;2000-01-01;2026-05-14;C2\nKowalska;Anna;2000-01-02;2026-05-14;C3\n")
    let remarks = try run(["--dry-run", twice]).errors
    #expect(remarks.contains("row 3: the same learner and course as in row 2"), "\(remarks)")
    #expect(!remarks.contains("row 4: the same learner"))
    let impossible = try folder.write(
      "bad.csv",
      "familyName,issuanceDate,dateOfBirth,expiryDate,certificateNumber\nA,2026-05-14,2026-05-15,,\n"
        + "B,2026-05-14,,2026-05-13,\nC,2026-05-14,,,\"2,02605E+12\"\nD,2026-05-14,2000-01-01,2027-01-01,C-1\n")
    let errors = try run([impossible]).errors
    #expect(errors.contains("row 2, column C: dateOfBirth 2026-05-15 is not before"))
    #expect(errors.contains("row 3, column D: expiryDate 2026-05-13 is before"))
    #expect(errors.contains("row 4, column E: certificateNumber \"2,02605E+12\" was rounded"))
    #expect(errors.contains("3 of 4"))
  }

  /// What the meter says of a code is so, and its advice keeps its promise.
  @Test func theMeterIsRight() throws {
    let outcome = "Weigh the interests of users and society in a case of which nobody has thought before"
    var texts = [
      "An unreasonably comprehensive introduction to the ethics of data in research and industry, part one", outcome,
      String(outcome.reversed()),
    ]
    func roll() -> String {
      School.course(["title": texts[0], "learningOutcomes": Array(texts[1...]) + ["Explain 98"]])
    }
    let answer = try run(["--dry-run", folder.write("roll.json", roll())])
    let match = try #require(
      try
        /row 1: (\d+) characters; version (\d+) .* B; shorten (\S+)(?: number (\d))? by (\d+) characters? to drop to version (\d+)/
        .firstMatch(in: answer.output))
    // Signatures compress differently, by ten characters and more: the meter says what to expect.
    let lines = [String](repeating: roll(), count: 9).joined(separator: "\n")
    let sizes = try run([folder.write("nine.jsonl", lines)]).lines.map { $0.count }.sorted()
    let told = try #require(Int(match.1))
    #expect(sizes.count == 9 && abs(sizes[4] - told) <= 6, "\(sizes) \(told)")
    #expect(try #require(Int(match.6)) == (try #require(Int(match.2))) - 1)
    #expect(answer.errors.contains("nothing was written"))

    let which = match.3 == "title" ? 0 : try #require(match.4.flatMap { Int($0) })
    texts[which].removeLast(try #require(Int(match.5)))
    let shorter = try run(["--dry-run", folder.write("shorter.json", roll())]).output
    #expect(shorter.contains("; version \(match.6) "), "\(match.0)\n\(shorter)")
  }

  @Test func aCodeThatIsTooLargeIsRefusedBeforeAnythingIsSigned() throws {
    let long = (0..<12).map { number in
      "\(number) " + (0..<38).map { String(($0 * 7919 + number * 104_729) % 99_991) }.joined()
    }
    let roll = try folder.write("roll.json", School.course() + "\n" + School.course(["learningOutcomes": long]))
    let answer = try run(["--out", folder.path("codes"), roll])
    #expect(answer.status == 65 && answer.errors.contains("row 2: does not fit a QR code of version 30"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("codes")))
    #expect(try run(["--max-version", "40", "--out", folder.path("codes"), roll]).status == 0)
  }

  // MARK: What goes out

  private func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path(name)) }

  private func manifest(_ name: String = "codes") throws -> [[String]] {
    let text = try folder.read(name + "/manifest.csv")
    #expect(text.hasPrefix("\u{FEFF}"))
    return text.split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func roll(_ names: [String]) throws -> String {
    let rows = names.enumerated().map { "\($0.offset);\($0.element);14.05.2026\r\n" }
    return try folder.write("roll.csv", "Seat;familyName;issuanceDate\r\n" + rows.joined())
  }

  @Test func theManifestIsAMergeSource() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("codes"), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    let answer = try run(
      [
        "--out", folder.path("codes"), "--png", "--svg", "--pdf", "--eps", "--check", "--size", "40",
        roll(["=cmd|'/c calc'!A1", "Kowalska", "@x", "-1"]),
      ])
    #expect(answer.status == 0, "\(answer.errors)")
    let rows = try manifest()
    #expect(rows.map { $0[2] } == ["'=cmd|'/c calc'!A1", "Kowalska", "'@x", "-1"])
    #expect(rows.map { $0[0] } == ["2", "3", "4", "5"])
    for row in rows {
      let text = try folder.read("codes/" + row[4] + ".txt").trimmingCharacters(in: .newlines)
      #expect(row[5] == row[4] + ".png" && row[6].count == 64)
      let side = 17 + 4 * (try #require(Int(row[7]))) + 8
      #expect(row[8] == String(format: "%.2f", Double(4_000 / side) / 100))
      for ending in ["png", "svg", "pdf", "eps"] {
        #expect(FileManager.default.fileExists(atPath: folder.path("codes/" + row[4] + "." + ending)))
      }
      #expect(try Program.run(["verify"] + school.trust, input: text).status == 0)
    }
    // Also in a folder that others may look into.
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path("codes")) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("codes/" + file))
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
    }
    #expect(answer.errors.contains("desks say GENUINE to all"))
  }

  /// Whatever was given out before a run was killed is what the next one gives out.
  @Test func aKilledRunGoesOnWithTheSameIdsAndTexts() throws {
    let roll = try roll((0..<80).map { "Learner \($0)" })
    #expect(
      try Program.run(["revoke", "init", folder.path("status"), "--uri", "https://x.example/1", "--size", "1024"])
        .status == 0)
    let words = [
      "issue", "--key", school.key, "--issuer", school.file, "--only-trust", "--defaults", folder.path("defaults.json"),
      "--status", folder.path("status"), "--out", folder.path("codes"), "--png", "--jobs", "2", roll,
    ]
    var texts: [String: String] = [:]
    var ids: [String: String] = [:]
    for delay in [50, 120, 250, 400, 600, 900] {
      let process = Program.process(words)
      (process.standardError, process.standardOutput) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      usleep(useconds_t(delay * 1_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (id, text) in texts { #expect(try folder.read("codes/" + id + ".txt") == text) }
      // What a torn write of a power failure would leave.
      for line in (try? folder.read("codes/journal.csv"))?.split(separator: "\n").dropFirst() ?? [] {
        let cells = line.split(separator: ",")
        guard cells.count == 4 else { continue }
        #expect(ids[String(cells[0])] ?? String(cells[2]) == String(cells[2]))
        ids[String(cells[0])] = String(cells[2])
        let path = folder.path("codes/" + cells[2] + ".txt")
        if let text = try? String(contentsOfFile: path, encoding: .utf8), text.hasSuffix("\n") {
          texts[String(cells[2])] = text
        }
      }
    }
    let last = try Program.run(words)
    #expect(last.status == 0, "\(last.errors)")
    let rows = try manifest()
    #expect(rows.map { $0[0] } == (2...81).map { String($0) })
    for row in rows {
      #expect(ids[row[0]] ?? row[3 + 1] == row[4])
      if let text = texts[row[4]] { #expect(try folder.read("codes/" + row[4] + ".txt") == text) }
    }
    #expect(Set(rows.map { $0[9] }).count == 80)
    // And once all is done, nothing is done again.
    let before = try folder.read("codes/manifest.csv")
    let again = try Program.run(words)
    #expect(again.status == 0 && again.errors.contains("nothing to do"))
    #expect(try folder.read("codes/manifest.csv") == before)
  }

  @Test func oneRowIsCorrectedAndItsOldCodeReplaced() throws {
    #expect(
      try Program.run(["revoke", "init", folder.path("status"), "--uri", "https://x.example/1", "--size", "1024"])
        .status == 0)
    let status = ["--status", folder.path("status"), "--out", folder.path("codes"), "--png"]
    #expect(try run(status + [roll(["Kowalska", "Novak", "Weiß"])]).status == 0)
    let old = try manifest()
    let roll = try roll(["Kowalska", "Novák", "Weiß"])
    let refused = try run(status + [roll])
    #expect(refused.status == 65 && refused.errors.contains("row 3 has changed since it was issued"))
    // The pictures are those that the row had.
    let answer = try run(Array(status.dropLast()) + ["--rows", "3", "--replaces", roll])
    #expect(answer.status == 0 && answer.errors.contains("row 3: Novak becomes Novák"), "\(answer.errors)")
    let new = try manifest()
    #expect(new[0] == old[0] && new[2] == old[2])
    #expect(new[1][2] == "Novák" && new[1][4] != old[1][4] && new[1][10] == old[1][4])
    #expect(new[1][5] == new[1][4] + ".png" && exists("codes/" + new[1][5]))
    #expect(try folder.read("status/register.csv").contains(",\(old[1][4]),replaced,"))
    #expect(FileManager.default.fileExists(atPath: folder.path("codes/replaced/\(old[1][4]).png")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("codes/\(old[1][4]).png")))
    #expect(try run(status + ["--rows", "2", "--replaces", roll]).errors.contains("row 2 has not changed"))
    #expect(try run(["--out", folder.path("codes"), "--rows", "3", "--replaces", roll]).status == 64)
    #expect(try manifest() == new)
  }

  @Test func faultyDefaultsAreSaidOnceAndByTheirFile() throws {
    let roll = try roll(["Kowalska", "Novák", "Weiß"])
    for (change, sentences) in [
      (["titel": "Ethics"], ["there is no member titel"]),
      (["title": 5, "level": "EQF-9"], ["title must be a text", "level cannot be \"EQF-9\""]),
      (["awardingBody": ["identifier": "https://x.example"]], ["awardingBody.name is missing"]),
    ] as [([String: Any], [String])] {
      try folder.write(
        "defaults.json", School.course(change, without: ["familyName", "givenName", "issuanceDate"]))
      let answer = try run([roll])
      #expect(answer.status == 65 && answer.output.isEmpty && !answer.errors.contains("row "), "\(answer.errors)")
      for sentence in sentences {
        #expect(answer.errors.components(separatedBy: "defaults.json: " + sentence).count == 2, "\(answer.errors)")
      }
    }
    // What is missing there stands in the rows.
    try folder.write("defaults.json", School.course(["title": ""], without: ["familyName", "issuanceDate", "level"]))
    let titled = try folder.write(
      "titled.csv", "familyName;issuanceDate;title;level\nNovák;14.05.2026;Ethics;EQF-6\n")
    #expect(try run([titled]).status == 0)
  }

  @Test func rowsThatAreNotThereAreNotPassedOver() throws {
    let roll = try roll(["Kowalska", "Novák", "Weiß"])
    for rows in ["2,99", "2,50-60", "99"] {
      let answer = try run(["--rows", rows, roll])
      #expect(answer.status == 65 && answer.output.isEmpty)
      let missing = rows.split(separator: ",").last ?? ""
      #expect(answer.errors.contains("the roll has no row \(missing), which --rows names"), "\(answer.errors)")
    }
    #expect(try run(["--rows", "2,3-60", roll]).lines.count == 3)
  }

  @Test func picturesThatAreMissingAreMadeLater() throws {
    let roll = try roll(["Kowalska", "Novák"])
    #expect(try run(["--out", folder.path("codes"), "--png", roll]).status == 0)
    let (manifest, lines) = (try folder.read("codes/manifest.csv"), try manifest())
    let answer = try run(["--out", folder.path("codes"), "--png", "--svg", "--check", roll], at: "2026-05-21")
    #expect(answer.status == 0 && answer.errors.contains("made 2 pictures"), "\(answer.errors)")
    #expect(lines.allSatisfy { exists("codes/" + $0[4] + ".svg") })
    #expect(try folder.read("codes/manifest.csv") == manifest)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("codes"))
    #expect(names.count == 8, "\(names)")
    let again = try run(["--out", folder.path("codes"), "--svg", roll])
    #expect(again.status == 0 && again.errors.contains("nothing to do"))
    // Of another code none is made.
    try folder.write("codes/" + lines[0][4] + ".txt", folder.read("codes/" + lines[1][4] + ".txt"))
    let other = try run(["--out", folder.path("codes"), "--pdf", roll])
    #expect(other.status == 65 && other.errors.contains("row 2: " + lines[0][4] + ".txt is not its code"))
  }

  /// A row's number says nothing once the roll was sorted.
  @Test func anotherLearnersCodeIsNotReplaced() throws {
    func roll(_ names: [String]) throws -> String {
      try folder.write(
        "roll.csv", "givenName;familyName;issuanceDate\n" + names.map { $0 + ";2026-05-14\n" }.joined())
    }
    let issued = ["Anna;Kowalska", "Jan;Novák", "Eva;Weiß"]
    #expect(try run(["--out", folder.path("codes"), "--svg", roll(issued)]).status == 0)
    let before = try [folder.read("codes/manifest.csv"), folder.read("codes/journal.csv")]
    for (names, rows, sentence) in [
      (["Anna;Kowalska-Maj", "Eva;Weiß", "Jan;Novák"], "2,3", "row 3: Jan Novák becomes Eva Weiß, who has row 4"),
      (["Anna;Kowalska", "Petra;Dvořáková", "Eva;Weiß"], "3", "row 3: Jan Novák becomes Petra Dvořáková, and no part"),
    ] {
      let answer = try run(["--out", folder.path("codes"), "--rows", rows, "--replaces", roll(names)])
      #expect(answer.status == 65 && answer.errors.contains(sentence), "\(answer.errors)")
      #expect(answer.errors.contains("Nothing was changed"))
      #expect(try [folder.read("codes/manifest.csv"), folder.read("codes/journal.csv")] == before)
    }
    let married = ["Anna;Maj", "Jan;Novák", "Eva;Weiß"]
    let answer = try run(["--out", folder.path("codes"), "--png", "--rows", "2", "--replaces", roll(married)])
    #expect(answer.status == 0 && answer.errors.contains("row 2: Anna Kowalska becomes Anna Maj"), "\(answer.errors)")
    // What a mail merge finds there is of the kind of all others.
    let line = try manifest()[0]
    #expect(line[5] == line[4] + ".svg" && exists("codes/" + line[5]) && exists("codes/" + line[4] + ".png"))
  }

  /// Rows stream: what grows with a roll is what it takes to find a learner who is in it twice.
  @Test(arguments: Program.isOptimized && Program.isNative ? [10, 1_000, 20_000] : [10, 300])
  func rollsOfAnySizeTakeSteadyMemory(_ count: Int) throws {
    let roll = try roll((0..<count).map { "Learner \($0)" })
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["time", "-f", "%M", "-o", folder.path("peak")] + Program.words + [
        "issue", "--key", school.key, "--issuer", school.file, "--only-trust", "--defaults",
        folder.path("defaults.json"), "--at", "2026-05-20", "--out", folder.path("codes"), "--jobs", "2", roll,
      ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let rows = try manifest()
    #expect(rows.count == count && Set(rows.map { $0[4] }).count == count)
    #expect(rows.map { $0[0] } == (2..<count + 2).map { String($0) })
    // A spreadsheet would make another of it.
    #expect(!rows.contains { $0[4].wholeMatch(of: /[0-9]+(e[0-9]+)?/) != nil })
    guard Program.isNative else { return }
    let peak = try #require(Int(try folder.read("peak").split(separator: "\n").last ?? ""))
    #expect(peak < 40_000, "\(peak) KiB")
  }

  /// A manifest that grew from here and there would be missing what nobody looks for.
  @Test func aRowThatWasSkippedIsNotTakenForFinished() throws {
    func roll(_ second: String) throws -> String {
      let rows = (0..<40).map { "Learner \($0);\($0 == 1 ? second : "14.05.2026")\r\n" }
      return try folder.write("roll.csv", "familyName;issuanceDate\r\n" + rows.joined())
    }
    #expect(try run(["--skip", "--out", folder.path("codes"), roll("never")]).status == 65)
    let finished = try run(["--out", folder.path("codes"), roll("14.05.2026")])
    #expect(finished.status == 73 && finished.errors.contains("has no row 3"))
    // As it was before the last rows were done.
    let manifest = try folder.read("codes/manifest.csv")
    try folder.write(
      "codes/manifest.csv.part", manifest.split(separator: "\r\n").prefix(20).map { $0 + "\r\n" }.joined())
    try FileManager.default.removeItem(atPath: folder.path("codes/manifest.csv"))
    let begun = try run(["--out", folder.path("codes"), roll("14.05.2026")])
    #expect(begun.status == 65 && begun.errors.contains("row 3 was not issued with those around it"))
    #expect(try run(["--skip", "--out", folder.path("codes"), roll("never")]).status == 65)
    #expect(try folder.read("codes/manifest.csv") == manifest)
  }

  @Test func aCohortIsWithdrawnOnceItWasCounted() throws {
    #expect(
      try Program.run(["revoke", "init", folder.path("status"), "--uri", "https://x.example/1", "--size", "1024"])
        .status == 0)
    let rows = ["A;14.05.2026;Ethics", "B;15.05.2026;Ethics", "C;16.05.2026;Law", "D;02.06.2026;Ethics"]
    let roll = try folder.write("roll.csv", "familyName;issuanceDate;course\r\n" + rows.map { $0 + "\r\n" }.joined())
    #expect(
      try run(["--status", folder.path("status"), "--out", folder.path("codes"), roll], at: "2026-06-03").status == 0)
    let filter = [
      "revoke", folder.path("status"), "--manifest", folder.path("codes/manifest.csv"), "--where", "course=Ethics",
      "--where", "issuanceDate=2026-05-01..2026-05-31",
    ]
    let preview = try Program.run(filter)
    #expect(preview.status == 0 && preview.errors.contains("2 credentials would become revoked (now 2 good)"))
    #expect(try !folder.read("status/register.csv").contains("revoked"))
    let miscounted = try Program.run(filter + ["--confirm", "3"])
    #expect(
      miscounted.status == 65 && miscounted.errors.contains("--confirm says 3, and 2 credentials would become revoked"))
    #expect(try !folder.read("status/register.csv").contains("revoked"))
    let confirmed = try Program.run(filter + ["--confirm", "2"])
    #expect(confirmed.errors.contains("2 of 2 credentials changed") && !confirmed.errors.contains("nothing is changed"))
    #expect(try folder.read("status/register.csv").split(separator: "\n").filter { $0.contains("revoked") }.count == 2)
    #expect(try Program.run(filter + ["--where", "course=None"]).status == 65)
    let absent = try Program.run(filter + ["--where", "nonsense=1"])
    #expect(absent.status == 65 && absent.errors.contains("has no column nonsense; it has "))
  }

  /// Numbers are compared as numbers, however they are written.
  @Test func numbersHaveTheirDecimals() throws {
    #expect(
      try Program.run(["revoke", "init", folder.path("status"), "--uri", "https://x.example/1", "--size", "1024"])
        .status == 0)
    let grades = ["9", "9,5", "8.99", "10", "10,0", "10.01", "passed", "", "14.05.2026"]
    let rows = grades.map { "A\($0);\($0);2026-05-14\r\n" }
    let roll = try folder.write("roll.csv", "familyName;mark;issuanceDate\r\n" + rows.joined())
    let issued = try run(["--status", folder.path("status"), "--out", folder.path("codes"), roll], at: "2026-06-03")
    #expect(issued.status == 0, "\(issued.errors)")
    let revoke = ["revoke", folder.path("status"), "--manifest", folder.path("codes/manifest.csv"), "--where"]
    for (range, count) in [("9..10", 4), ("9,5..", 4), ("..9,0", 2), ("9.50..9,5", 1)] {
      let answer = try Program.run(revoke + ["mark=" + range])
      #expect(answer.errors.contains("\(count) credential"), "\(range): \(answer.errors)")
      #expect(answer.errors.contains("left out 2 rows whose mark cannot be compared"), "\(range): \(answer.errors)")
    }
    for (mark, count) in [("9.5", 1), ("9,50", 1), ("10", 2), ("passed", 1)] {
      let answer = try Program.run(revoke + ["mark=" + mark])
      #expect(answer.errors.contains("\(count) credential"), "\(mark): \(answer.errors)")
    }
    // Noughts in front make another number of it, such as a student's.
    #expect(try Program.run(revoke + ["mark=09"]).status == 65)
    #expect(try Program.run(revoke + ["mark=a..z"]).errors.contains("1 credential would become revoked (now 1 good)"))
  }
}
