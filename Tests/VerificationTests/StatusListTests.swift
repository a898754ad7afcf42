import Codecs
import Foundation
import Testing

@testable import Trust

/// The values of the Token Status List draft (§4.1, §4.2, §4.3) and of Bitstring Status List 1.0 (§3.2 and its example).
@Suite struct StatusListTests {
  /// Sixteen numbers of one bit.
  static let oneBit: [UInt8] = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]
  /// Twelve of two.
  static let twoBits: [UInt8] = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]

  private func claims(_ bits: Int, _ lst: String) -> JSONValue {
    .object([
      JSONMember("sub", .string("https://example.com/statuslists/1")), JSONMember("iat", .integer(1_686_920_170)),
      JSONMember("exp", .integer(2_291_720_170)), JSONMember("ttl", .integer(43_200)),
      JSONMember(
        "status_list", .object([JSONMember("bits", .integer(Int64(bits))), JSONMember("lst", .string(lst))])),
    ])
  }

  @Test func theDraftsListsReadAsTheyAreWritten() throws {
    let one = try TokenStatusList.read(claims(1, "eNrbuRgAAhcBXQ"))
    #expect(one.bytes == [0xB9, 0xA3])
    #expect((0..<16).map { one[$0]?.number } == Self.oneBit.map { Optional($0) } && one[16] == nil)
    let two = try TokenStatusList.read(claims(2, "eNo76fITAAPfAgc"))
    #expect(two.bytes == [0xC9, 0x44, 0xF9])
    #expect((0..<12).map { two[$0]?.number } == Self.twoBits.map { Optional($0) } && two[12] == nil)
    #expect(two[0] == .revoked && two[1] == .suspended && two[2] == .good && two[3] == .replaced)
  }

  @Test func theDraftsCBORReadsTheSame() throws {
    let status = try #require(Hexadecimal.decode("a2646269747301636c73744a78dadbb918000217015d"))
    let payload = [0xA3, 0x02, 0x63] + [UInt8]("a:b".utf8) + [0x06, 0x01, 0x19, 0xFF, 0xFD] + status
    #expect(try TokenStatusList.read(cwt: payload).bytes == [0xB9, 0xA3])
  }

  /// ttl counts seconds in a token and milliseconds in a credential; both begin when it was issued.
  @Test func agesAreCountedFromIssue() throws {
    let list = try TokenStatusList.read(claims(1, "eNrbuRgAAhcBXQ"))
    #expect(list.state(at: Timestamp(seconds: 1_686_920_170 + 43_200)) == .fresh)
    #expect(list.state(at: Timestamp(seconds: 1_686_920_170 + 43_201)) == .stale)
    #expect(list.state(at: Timestamp(seconds: 2_291_720_169)) == .stale)
    #expect(list.state(at: Timestamp(seconds: 2_291_720_170)) == .expired)
    let credential = try BitstringStatusList.read(self.credential(encoded(at: [])))
    let issued = try #require(Timestamp(rfc3339: "2026-11-01T00:00:00Z"))
    #expect(credential.state(at: Timestamp(seconds: issued.seconds + 300)) == .fresh)
    #expect(credential.state(at: Timestamp(seconds: issued.seconds + 301)) == .stale)
  }

  private func credential(_ list: String, purpose: String = "revocation") -> JSONValue {
    .object([
      JSONMember("id", .string("https://example.com/credentials/status/3")),
      JSONMember("validFrom", .string("2026-11-01T00:00:00Z")),
      JSONMember(
        "credentialSubject",
        .object([
          JSONMember("type", .string("BitstringStatusList")), JSONMember("statusPurpose", .string(purpose)),
          JSONMember("ttl", .integer(300_000)), JSONMember("encodedList", .string(list)),
        ])),
    ])
  }

  /// 131 072 bits with those at `indices` set, the first the highest of its byte, in gzip.
  private func encoded(at indices: [Int]) throws -> String {
    var bits = [UInt8](repeating: 0, count: 16_384)
    for index in indices { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bits).write(to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-c", folder.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let packed = [UInt8](data)
    return "u" + Base64URL.encode(packed.span)
  }

  @Test func theRecommendationsListReadsAsItIsWritten() throws {
    let example = "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA"
    let list = try BitstringStatusList.read(credential(example))
    #expect(list.count == 131_072 && list.bytes.allSatisfy { $0 == 0 } && list[131_072] == nil)
    let set = try BitstringStatusList.read(credential(encoded(at: [0, 9, 131_071])))
    #expect((0..<131_072).filter { set[UInt32($0)] == .revoked } == [0, 9, 131_071])
    #expect(try BitstringStatusList.read(credential(encoded(at: [5]), purpose: "suspension"))[5] == .suspended)
  }

  /// Fails when one standard is read by a rule of the other: order of bits, packing, unit of time, kind of index.
  @Test func theTwoStandardsAreNotMistakenForOneAnother() throws {
    // The same byte says something else in each.
    let token = try TokenStatusList.read(claims(1, "eNrbuRgAAhcBXQ"))
    #expect(token[1] == .good && token[3] == .revoked)
    let credential = try BitstringStatusList.read(self.credential(encoded(at: [0, 2, 3, 4, 7])))
    #expect(credential[0] == .revoked && credential[1] == .good && credential[7] == .revoked)
    // zlib where gzip belongs, and the other way round.
    #expect(throws: StatusListError.inflate(.corrupt)) {
      try BitstringStatusList.read(self.credential("ueNrbuRgAAhcBXQ"))
    }
    let gzip = String(try encoded(at: []).dropFirst())
    #expect(throws: StatusListError.inflate(.corrupt)) { try TokenStatusList.read(claims(1, gzip)) }
  }

  @Test func whatIsBrokenIsNamed() throws {
    func without(_ name: String, _ value: JSONValue? = nil) -> JSONValue {
      guard case .object(let members) = claims(1, "eNrbuRgAAhcBXQ") else { return .null }
      return .object(members.filter { $0.name != name } + (value.map { [JSONMember(name, $0)] } ?? []))
    }
    for name in ["sub", "iat", "status_list"] {
      #expect(throws: StatusListError.member(name)) { try TokenStatusList.read(without(name)) }
    }
    for name in ["exp", "ttl"] {
      #expect(throws: StatusListError.member(name)) { try TokenStatusList.read(without(name, .string("1"))) }
    }
    for bits in [0, 3, 5, 16] {
      #expect(throws: StatusListError.member("bits")) { try TokenStatusList.read(claims(bits, "eNrbuRgAAhcBXQ")) }
    }
    #expect(throws: StatusListError.member("lst")) { try TokenStatusList.read(claims(1, "eNrbuRgAAhcBXQ=")) }
    #expect(throws: StatusListError.inflate(.truncated)) { try TokenStatusList.read(claims(1, "eNrbuRgAAhcB")) }
    // A bomb is stopped at the limit.
    let bomb = try #require(Zlib.deflate([UInt8](repeating: 0, count: StatusList.maximumSize + 1)))
    #expect(throws: StatusListError.inflate(.tooLarge(limit: StatusList.maximumSize))) {
      try TokenStatusList.read(claims(1, Base64URL.encode(bomb.span)))
    }
    #expect(throws: StatusListError.member("statusPurpose")) {
      try BitstringStatusList.read(self.credential(encoded(at: []), purpose: "message"))
    }
  }

  @Test func valuesAreSetWhereTheyAreRead() throws {
    for bits in [1, 2, 4, 8] {
      var list = try #require(
        StatusList(
          uri: "a:b", bits: bits, bytes: [0, 0, 0, 0], issued: Timestamp(seconds: 0), nextUpdate: nil, expires: nil))
      for index in 0..<UInt32(list.count) where index % 3 == 0 { list.set(index, to: .revoked) }
      for index in 0..<UInt32(list.count) { #expect(list[index] == (index % 3 == 0 ? .revoked : .good)) }
    }
  }
}
