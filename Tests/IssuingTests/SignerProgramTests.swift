import Issuing
import Keys
import Testing

@Suite struct SignerProgramTests {
  private func sign(_ command: String, _ algorithm: SignatureAlgorithm = .edDSA) throws -> [UInt8] {
    try SignerProgram(command, for: algorithm).sign([UInt8]("message".utf8))
  }

  @Test func theMessageGoesInAndSixtyFourBytesComeOut() throws {
    #expect(try sign("head -c 7 >/dev/null; head -c 64 /dev/zero | tr '\\0' x") == [UInt8](repeating: 0x78, count: 64))
    #expect(try sign("head -c 7; printf %057d 0") == [UInt8]("message".utf8) + [UInt8](repeating: 0x30, count: 57))
  }

  @Test func anotherAnswerIsNoSignature() {
    #expect(throws: SignerProgram.Fault.noSignature(bytes: 7, .es256)) { try sign("cat", .es256) }
    #expect(throws: SignerProgram.Fault.noSignature(bytes: 0, .edDSA)) { try sign("true") }
  }

  @Test func aSignerThatFailsIsToldByItsStatus() {
    #expect(throws: SignerProgram.Fault.ended(status: 3)) { try sign("exit 3") }
    #expect(throws: SignerProgram.Fault.notStarted) { try sign("exit 126") }
  }
}
