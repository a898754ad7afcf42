import Codecs
@main struct M {
  static func main() {
    let a: [UInt8] = [1, 2, 3, 65]
    var r = CBORReader(a.span)
    let s = r.take(2)
    print("\(r.offset)")
    _ = s
    print(String(utf8: a.span) ?? "no")
  }
}
