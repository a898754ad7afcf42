import Codecs
import Credentials
import Issuing

/// What is said of codes as pictures.
extension Words {
  /// - Parameter name: the text, as in "row 12".
  static func say(_ error: QRError, of name: String, _ style: SymbolStyle) -> String {
    switch error {
    case .empty: name + " is empty"
    case .notText: name + " has a NUL in it, which no QR text has"
    case .tooLarge: name + " " + tooLarge(maximumVersion: style.maximumVersion)
    case .outOfMemory: "libqrencode got no memory"
    }
  }

  static func tooLarge(maximumVersion: Int) -> String {
    "does not fit a QR code of version " + String(maximumVersion)
      + "; shorten its texts, or raise --max-version and try your scanners"
  }

  static func say(_ remark: SymbolRemark, of name: String) -> String {
    switch remark {
    case .largeVersion(let version, let comfortable):
      name + " makes a QR code of version " + String(version) + ", and cheap scanners like at most "
        + String(comfortable)
    case .smallModules(let size, let comfortable):
      name + " has modules of " + millimetres(size) + " mm at that size, and cheap scanners like at least "
        + millimetres(comfortable)
    }
  }

  static func say(_ meter: CodeMeter, _ style: SymbolStyle) -> String {
    var parts = [String(meter.characters) + " characters"]
    if let version = meter.version {
      parts.append(
        "version " + String(version) + " with modules of " + millimetres(style.moduleSize(version: version)) + " mm, "
          + millimetres(style.side(version: version)) + " mm wide")
    } else {
      parts.append("more than any QR code holds")
    }
    parts.append(
      "most of it " + meter.dearest.map { $0.element.name + " " + String($0.bytes) + " B" }.joined(separator: ", "))
    if let saving = meter.saving { parts.append(say(saving)) }
    return parts.joined(separator: "; ")
  }

  static func say(_ saving: CodeMeter.Saving) -> String {
    let text = saving.element.name + (saving.outcome.map { " number " + String($0) } ?? "")
    return "shorten " + text + " by " + String(saving.characters)
      + (saving.characters == 1 ? " character" : " characters") + " to drop to version " + String(saving.version)
  }

  /// Hundredths of a millimetre, as in 0.50.
  static func millimetres(_ hundredths: Int) -> String {
    String(hundredths / 100) + "." + Decimal.padded(hundredths % 100, 2)
  }
}
