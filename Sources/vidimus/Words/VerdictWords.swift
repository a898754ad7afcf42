import Codecs
import Credentials
import Desk
import Envelopes
import Scanning
import Trust
import Verification

/// One line on a verdict, and on what a scanner does to codes.
extension Words {
  /// One line on a verdict: the word, the reason, and who or what it is about once the signature holds.
  static func say(_ verdict: Verdict) -> String {
    var line = verdict.word.rawValue
    if verdict.reason.text != verdict.word.rawValue, verdict.reason != .ok {
      line += " (" + verdict.reason.text + ")"
    }
    if let detail = detail(verdict) { line += ": " + detail }
    for warning in verdict.warnings { line += "; " + warning.text }
    if verdict.reason != .keyboardLayout, verdict.typings != nil { line += ": " + keyboard(of: verdict) }
    return line
  }

  private static func detail(_ verdict: Verdict) -> String? {
    var parts: [String] = []
    if let fault = verdict.fault { parts.append(say(fault)) }
    if let credential = verdict.credential {
      let title = credential.title.map { "\"" + visible($0) + "\"" }
      let known = [credential.learner?.spokenName.map { visible($0) }, title].compactMap { $0 }
      if !known.isEmpty { parts.append(known.joined(separator: ", ")) }
    }
    if let issuer = verdict.issuer {
      parts.append("signed by " + visible(issuer.name) + (issuer.country.map { " (" + $0 + ")" } ?? ""))
    }
    if verdict.issuer == nil, verdict.fault == nil, let explanation = explain(verdict) { parts.append(explanation) }
    if let date = date(of: verdict.reason) { parts.append(date) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// What is to be done about a scanner that types on another keyboard than the machine is set to.
  private static func keyboard(of verdict: Verdict) -> String { say(verdict.typings ?? []) + "; set both to the same" }

  /// "your scanner types on a French keyboard".
  static func say(_ typings: [Typing]) -> String { "your scanner " + predicate(typings) }

  /// "types on a French keyboard".
  static func predicate(_ typings: [Typing]) -> String {
    var names: [String] = []
    for typing in typings {
      let name = typing.layout?.name ?? "American"
      if !names.contains(where: { $0.hasSameBytes(as: name) }) { names.append(name) }
    }
    let isShifted = typings.allSatisfy { $0.swapsCase }
    if isShifted, typings.count == 1, typings[0].layout == nil { return "types with Caps Lock on" }
    let article = names.first?.hasPrefix("I") ?? false ? "an " : "a "
    return "types on " + article + names.joined(separator: " or ") + " keyboard"
      + (isShifted ? " with Caps Lock on" : "")
  }

  private static func date(of reason: Reason) -> String? {
    switch reason {
    case .expired(let day), .lapsed(let day): "good until " + day.iso
    case .notYetValid(let day): "good from " + day.iso
    default: nil
    }
  }

  private static func explain(_ verdict: Verdict) -> String? {
    switch verdict.reason {
    case .badSignature: "the key is known, and the signature does not hold under it"
    case .issuerNotListed: "no issuer of that name is trusted here; add its issuer file with --trust"
    case .keyNotListed: "its issuer is trusted, this key is not; its issuer file may be out of date"
    case .listMissing: "no issuer is trusted here; add issuer files with --trust"
    case .onlineLink: "a link to the web, which cannot be checked offline"
    case .openID4VP: "the start of a live exchange with a wallet, which cannot be checked offline"
    case .newerVersion: (verdict.format ?? "the format") + " of a later version than this program reads"
    case .keyboardLayout: keyboard(of: verdict) + ", and what was meant cannot be told"
    case .format where verdict.format?.hasSameBytes(as: "GS1") == true:
      "encoded as GS1, in which characters are lost; ask whoever printed it for a plain QR code"
    case .format: (verdict.format ?? "a format") + ", which this version does not verify"
    case .algorithm: "signed with an algorithm this program does not take here"
    case .notForThisDesk: (verdict.format ?? "a format") + " is not for this desk; nothing of it was read"
    case .unreadable(.tooLarge): "longer than any code"
    case .unreadable(.notText): "not a text"
    case .unknownText: "no kind of credential this program knows"
    default: nil
    }
  }

  static func say(_ fault: Verdict.Fault) -> String {
    switch fault {
    case .envelope(let error): say(error)
    case .payload(let error): say(error)
    }
  }
}

extension Verdict {
  /// How the scanner may have typed; nil where nothing is wrong with that.
  fileprivate var typings: [Typing]? {
    for case .keyboardLayout(let typings) in warnings { return typings }
    return nil
  }
}
