import Codecs
import Trust
import Verification

@main struct M {
  static func main() {
    let verdict = Verifier(trust: TrustStore(), kinds: .all).verdict(
      on: Array("https://x".utf8), at: .given(Timestamp(seconds: 0)))
    print(verdict.reason.text)
  }
}
