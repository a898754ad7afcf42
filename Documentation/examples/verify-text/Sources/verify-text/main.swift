// verify-text ISSUER-FILE TEXT: says whether a signed text is genuine, and what it says.
import Codecs
import Foundation
import Trust
import Verification

guard CommandLine.arguments.count == 3 else {
  print("usage: verify-text ISSUER-FILE TEXT")
  exit(64)
}
let (path, text) = (CommandLine.arguments[1], CommandLine.arguments[2])

// Whom this program trusts: one issuer file.
var trust = TrustStore()
let file = try Data(contentsOf: URL(fileURLWithPath: path))
trust.add(try TrustFile.read([UInt8](file), name: path, modified: Timestamp(seconds: 0)))

// The library asks no clock: the time is handed in.
let now = Timestamp(seconds: Int64(Date().timeIntervalSince1970))
let verdict = Verifier(trust: trust, kinds: .learning).verdict(on: [UInt8](text.utf8), at: .machine(now))

print(verdict.word.rawValue, verdict.reason.text)
// Only what the signature covers is told, and the issuer's name is the trust file's.
if let issuer = verdict.issuer, let credential = verdict.credential {
  print("signed by \(issuer.name): \(credential.title ?? "without a title")")
}
exit(verdict.word == .genuine ? 0 : 1)
