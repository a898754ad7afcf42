import Foundation
import Testing

/// What an independent reader finds in the picture.
func zbarimg(_ path: String) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
}

@Suite struct QRTests {
  @Test func anIndependentReaderReadsThePicture() throws {
    let (school, folder) = (try School(), try TemporaryFolder())
    for text in [try school.code(), "https://credentials.example/anna?x=1", "Ελληνικά и кириллица"] {
      let path = folder.path(UUID().uuidString + ".png")
      #expect(try Program.run(["qr", "--png", path, "--text", text]).status == 0)
      #expect(try zbarimg(path) == text)
    }
  }

  @Test func nothingIsOverwritten() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("mine.png", "mine")
    #expect(try Program.run(["qr", "--png", path, "--text", "x"]).status == 73)
    #expect(try folder.read("mine.png") == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["mine.png"])
  }

  @Test func aSymbolAboveTheLimitIsRefused() throws {
    let text = String(repeating: "A", count: 2_000)
    #expect(try Program.run(["qr", "--text", text]).status == 65)
    #expect(try Program.run(["qr", "--max-version", "40", "--text", text]).status == 0)
    #expect(try Program.run(["qr", "--text", ""]).status == 65)
    #expect(try Program.run(["qr", "--level", "X", "--text", "x"]).status == 64)
  }

  @Test func aTerminalShowsTheCode() throws {
    let answer = try Program.run(["qr"], input: "HELLO\n")
    #expect(answer.status == 0 && answer.lines.count >= 14)
  }
}

@Suite struct CardTests {
  @Test func bothCardsAreAnsweredWithTest() throws {
    let cards = try Program.run(["card", "--test"]).output
    let answer = try Program.run(["verify", "--json", "--only-trust"], input: cards)
    #expect(answer.status == 4 && answer.lines.count == 2)
    for (line, status) in zip(answer.lines, ["good", "revoked"]) {
      let found = try verdict(line)
      #expect(found["verdict"] as? String == "test" && found["status"] as? String == status)
    }
    #expect(try Program.run(["card"]).status == 64)
  }

  @Test func aChangedCardIsNoCard() throws {
    let card = try #require(try Program.run(["card", "--test"]).lines.first)
    let answer = try Program.run(
      ["verify", "--json", "--only-trust"], input: try forged(card, "Test Card", "Real Name"))
    #expect(try verdict(answer.output)["verdict"] as? String == "not-as-signed")
  }

  @Test func cardsCanBePrinted() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run(["card", "--test", "--out", folder.path("cards"), "--png"]).status == 0)
    let texts = try Program.run(["card", "--test"]).lines
    #expect(try zbarimg(folder.path("cards/test-card.png")) == texts[0])
    #expect(try zbarimg(folder.path("cards/test-card-withdrawn.png")) == texts[1])
    #expect(try Program.run(["card", "--test", "--out", folder.path("cards")]).status == 73)
  }
}

@Suite struct InspectTests {
  @Test func everyLineSaysThatItIsUnverified() throws {
    let school = try School()
    let answer = try Program.run(["inspect"], input: try school.code() + "\nhttps://x.example\n")
    #expect(answer.status == 0)
    #expect(answer.lines.allSatisfy { $0.hasPrefix("unverified: ") })
    for text in ["alg", "kid", "protected header", "zlib", "familyName            Kowalska", "iss"] {
      #expect(answer.output.contains(text), "\(text)")
    }
  }

  @Test func theLayerThatFailsIsNamed() throws {
    let code = try School().code()
    let answer = try Program.run(["inspect", "--text", truncated(code)])
    #expect(answer.status == 3)
    #expect(answer.lines.contains { $0.hasPrefix("unverified: error") && $0.contains("zlib") })
  }

  @Test func controlCharactersAreNotPassedOn() throws {
    let answer = try Program.run(["inspect", "--text", "a\u{1B}[31mb"])
    #expect(!answer.output.contains("\u{1B}"))
  }
}
