import CLibC
import Codecs
import Keys
import Scanning

/// Answers signatures on standard input, for suites that must run on the boards too.
///
/// A line is `ALGORITHM KEY MESSAGE SIGNATURE`: the JOSE name, a SubjectPublicKeyInfo, and bytes, all of them in
/// hexadecimal, `-` for none. The answer is `valid`, `invalid`, or `refused` for a key that is not taken.
@main struct SignatureOracle {
  static func main() {
    OpenSSL.start(readsConfiguration: false)
    var framer = LineFramer(ending: .lineFeed, limit: 1 << 20)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      let bytes = [UInt8](buffer[..<count])
      var position = 0
      while position < count {
        if case .bytes(let line) = framer.push(bytes, from: &position) { say(answer(line)) }
      }
    }
  }

  private static func answer(_ line: [UInt8]) -> String {
    let fields = line.split(separator: 0x20).map { String(strictUTF8: [UInt8]($0)) ?? "" }
    guard fields.count == 4, let algorithm = SignatureAlgorithm.allCases.first(where: { $0.name == fields[0] }),
      let der = bytes(fields[1]), let message = bytes(fields[2]), let signature = bytes(fields[3])
    else { return "malformed\n" }
    guard let loaded = try? KeyFile.readPublicKey(der: der), let key = try? PublicKey(loaded.material) else {
      return "refused\n"
    }
    return key.isValid(signature.span, over: message.span, algorithm: algorithm) ? "valid\n" : "invalid\n"
  }

  private static func bytes(_ field: String) -> [UInt8]? { field == "-" ? [] : Hexadecimal.decode(field) }

  private static func say(_ text: String) {
    let bytes = [UInt8](text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
