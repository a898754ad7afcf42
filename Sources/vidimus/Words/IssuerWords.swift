import Codecs
import Envelopes
import Keys
import Trust

/// An issuer and its keys on lines, and how old a list is.
extension Words {
  /// An issuer on lines: the first for finding it, the others indented.
  static func describe(_ record: IssuerRecord) -> [String] {
    var lines = [
      visible(record.id) + "  " + visible(record.name) + (record.country.map { " (" + $0 + ")" } ?? "")
        + (record.left.map { ", left on " + $0.day.iso } ?? "")
    ]
    if let types = record.types { lines.append("  for " + types.map { visible($0.name) }.joined(separator: ", ")) }
    return lines + record.keys.flatMap { describe($0) }
  }

  /// A key on two lines.
  static func describe(_ key: IssuerRecord.Key) -> [String] {
    var line = "  key " + Hexadecimal.encode(key.material.kid) + "  " + name(of: key.material.kind)
    if let day = key.standing.validFrom?.day { line += ", from " + day.iso }
    if let day = key.standing.validUntil?.day { line += ", until " + day.iso }
    if let day = key.standing.compromised?.day { line += ", COMPROMISED on " + day.iso }
    return [line, "      thumbprint " + Hexadecimal.encode(key.material.coseThumbprint)]
  }

  private static func name(of kind: KeyKind) -> String {
    switch kind {
    case .p256: "P-256"
    case .p384: "P-384"
    case .ed25519: "Ed25519"
    case .rsa: "RSA"
    }
  }
}

/// How much of its life a list has behind it. Keepers of lists and desks are told at half of it, four fifths and nineteen
/// twentieths.
struct ListAge {
  /// Hundredths of its life.
  private let used: Int64

  init(_ issued: Timestamp, _ expires: Timestamp, _ now: Timestamp) {
    let life = max(1, expires.seconds - issued.seconds)
    used = min(100, max(0, (now.seconds - issued.seconds) * 100 / life))
  }

  var isHalf: Bool { used >= 50 }

  var sentence: String {
    let due = used >= 95 ? ": the next is wanted AT ONCE" : used >= 80 ? ": the next is wanted soon" : ""
    return String(used) + " % of its life are over" + (isHalf && due.isEmpty ? ": the next is wanted" : due)
  }
}
