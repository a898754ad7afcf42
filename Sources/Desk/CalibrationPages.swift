import Codecs
package import Scanning

extension Pages {
  /// What a desk says of its scanner, once the calibration card was scanned.
  package func scanner(_ findings: [Calibration.Finding]) -> [Screen] {
    var faults: [[DisplayText]] = []
    for finding in findings {
      switch finding {
      case .identifier: break
      case .typed(let typings, _): faults.append(said(text(.lineKeyboard), codes(typings)))
      case .gs1: faults.append(said("GS1"))
      case .onlyCapitals: faults.append(said("a-z > A-Z"))
      case .onlySmall: faults.append(said("A-Z > a-z"))
      case .drops(let scalars): faults.append(said(text(.lineIncomplete), visibleCharacters(scalars)))
      case .loses(let count): faults.append(said(text(.lineIncomplete), "-" + String(count)))
      case .changes(let position): faults.append(said(text(.wordCannotRead), "# " + String(position)))
      }
    }
    guard !faults.isEmpty else { return screens(of: [said(text(.wordTest))] + advised(text(.adviceTest)), .neutral) }
    return screens(of: faults + advised(text(.adviceCall, [.contact(contact ?? text(.lineKeeper))])), .caution)
  }

  private func visibleCharacters(_ scalars: [Unicode.Scalar]) -> String {
    var shown = ""
    for scalar in scalars.prefix(8) { shown.unicodeScalars.append(scalar == " " ? "␣" : scalar) }
    return shown
  }
}
