import Testing

@testable import Desk

@Suite struct StickNoticeTests {
  @Test func theFactsComeBackFromTheFile() {
    for kind in StickNotice.Kind.allCases {
      for notice in [
        StickNotice(kind, number: 7, list: "https://list.example"), StickNotice(kind, number: nil, list: nil),
        StickNotice(kind, number: 0, list: "\"\n\u{1B}[2J"),
      ] {
        #expect(StickNotice(file: notice.file) == notice)
        #expect(notice.file.filter { $0 < 0x20 } == [0x0A])
      }
    }
    let file = StickNotice(.older, number: 6, list: "https://list.example").file
    #expect(
      String(decoding: file, as: UTF8.self) == "{\"notice\":\"older\",\"number\":6,\"list\":\"https://list.example\"}\n"
    )
  }

  /// What another version or program wrote is never shown.
  @Test(arguments: [
    "LIST 2 OK\nTake the stick\n", "", "\n", "{}", "[]", "\"taken\"", "{\"notice\":\"Call 0900 1234\"}",
    "{\"notice\":1}", "{\"notice\":\"taken\"", "{\"notice\":\"taken\"} {\"notice\":\"taken\"}",
    "{\"notice\":\"taken\",\"list\":\"" + String(repeating: "x", count: 4_096) + "\"}",
  ])
  func anotherFileIsIgnored(_ text: String) {
    #expect(StickNotice(file: [UInt8](text.utf8)) == nil)
  }

  @Test func englishDisplaysSayWhatTheyEverSaid() {
    func words(_ kind: StickNotice.Kind, _ number: Int64? = 6) -> [String] {
      Pages(for: .sixteen).notice(StickNotice(kind, number: number, list: nil)).words
    }
    #expect(words(.taken) == ["LIST 6 OK", "Take the stick"])
    #expect(words(.older) == ["STICK IS OLDER", "kept 6"])
    #expect(words(.noList) == ["NO LIST ON STICK", "kept 6"] && words(.noList, nil) == ["NO LIST ON STICK"])
    #expect(words(.tooOld) == ["STICK TOO OLD", "kept 6"] && words(.tooOld, nil) == ["STICK TOO OLD", "no list yet"])
    #expect(words(.noRoot, nil) == ["DESK NOT SET UP", "no root here"])
    #expect(words(.noSigner, nil) == ["DESK NOT SET UP", "no signer here"])
    #expect(words(.unread) == ["STICK NOT READ", "put it in again"])
    #expect(words(.diskFull) == ["STICK NOT TAKEN", "desk disk full"])
    #expect(words(.notFromKeepers) == ["STICK NOT TAKEN", "not from keepers"])
    #expect(words(.damaged) == ["STICK NOT TAKEN", "its list is bad"])
    #expect(words(.refused) == ["STICK NOT TAKEN", "Call list keeper"])
  }

  @Test func everyLanguageSaysEachNoticeOnOneScreen() {
    for phrases in Phrases.languages.compactMap({ Phrases(language: $0) }) {
      for kind in StickNotice.Kind.allCases {
        for number in [nil, 6, 99] as [Int64?] {
          let screens = Pages(for: .sixteen, phrases: phrases).notice(StickNotice(kind, number: number, list: nil))
          #expect(screens.count == 1, "\(phrases.language) \(kind): \(screens.words)")
          #expect(!screens.words.contains { $0.contains("{") || $0.isEmpty }, "\(phrases.language) \(kind)")
        }
      }
    }
  }
}
