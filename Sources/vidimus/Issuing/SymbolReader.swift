import Issuing

/// Codes read from pictures by zbarimg, which knows nothing of this program.
enum SymbolReader {
  /// The text of the QR code in each picture, in their order; nil where none was found.
  static func read(_ paths: [String]) throws(Failure) -> [String?] {
    try texts(paths).map { $0.first }
  }

  /// The texts of every QR code in each picture.
  static func texts(_ paths: [String]) throws(Failure) -> [[String]] {
    let answer = try Tool.zbarimg.run(["--nodbus", "--quiet", "--xml", "-Sdisable", "-Sqrcode.enable"] + paths)
    // 4: in some picture there was nothing.
    guard answer.status == 0 || answer.status == 4 else {
      throw .software("zbarimg failed with status " + String(answer.status))
    }
    return SymbolReading.texts(in: answer.output, of: paths)
  }
}
