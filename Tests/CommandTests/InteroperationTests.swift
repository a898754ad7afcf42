import Foundation
import Testing

/// Texts that other people's COSE libraries make, and what they make of ours.
@Suite struct InteroperationTests {
  @Test(arguments: ["cwt", "pycose"], ["ES256", "EdDSA"])
  func whatTheySignIsGenuine(_ library: String, _ algorithm: String) throws {
    let folder = try TemporaryFolder()
    let text = try Python.script("Tests/Interoperation/libraries.py", ["sign", library, algorithm, folder.url.path])
    let trust = ["--only-trust", "--trust", folder.path("issuer.json"), "--at", "2026-11-24"]
    let answer = try Program.run(["verify", "--json"] + trust, input: text)
    #expect(answer.status == 0, "\(answer.output)")
    let changed = try Program.run(["verify"] + trust, input: try forged(text, "Kowalska", "Kowalski"))
    #expect(changed.status == 1)
  }

  @Test(arguments: ["cwt", "pycose"], ["ES256", "EdDSA"])
  func whatWeSignTheyVerify(_ library: String, _ algorithm: String) throws {
    let school = try School(algorithm: algorithm)
    let script = "Tests/Interoperation/libraries.py"
    let code = try school.code()
    #expect(try Python.script(script, ["verify", library, school.file, code]) == "https://tudelft.nl")
    let changed = try forged(code, "Kowalska", "Kowalski")
    #expect(try !Python.succeeds(script, ["verify", library, school.file, changed]))
  }

  /// An implementation that has only the specification decides all vectors but those a verifier may decide otherwise.
  @Test func aSecondReaderAgreesOnEveryVector() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../Vectors/mc1")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
    let answer = try Python.script("Tests/Interoperation/mc1.py", ["vectors", folder.path])
    #expect(answer.hasPrefix("\(names.count) vectors, 0 differ, 5 optional ones passed over: text-"))
  }

  @Test func theVectorsAreMadeAsTheyStand() throws {
    let answer = try Python.script("Tests/Vectors/mc1/make.py", ["--check"])
    #expect(answer.hasSuffix(", 0 differ"))
  }
}
