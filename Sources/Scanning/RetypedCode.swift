import Codecs
import Envelopes

/// Reads codes from a scanner that types for an American keyboard while the machine has another layout: they begin with
/// `MC1Ö` on a German keyboard, `?C&M` on a French, `MC+"` on a Czech, and `mc1:` under Caps Lock.
enum RetypedCode {
  /// Every reading that opens. If none does, dead keys have swallowed characters, and the layouts are named. Nil for a
  /// text that begins like no code in any layout.
  static func readings(of string: String) -> ScannedText? {
    let head = Array(string.unicodeScalars.prefix(7))
    let beginnings = Beginning.all.filter { $0.start(in: head) != nil }
    guard !beginnings.isEmpty else { return nil }
    let text = Array(string.unicodeScalars)
    var (named, possible): ([Typing], [Typing]) = ([], [])
    var format: Format?
    var readings: [Carrier] = []
    for beginning in beginnings {
      guard let start = beginning.start(in: head) else { continue }
      if beginning.typing.layout != nil {
        named.append(beginning.typing)
        format = format ?? beginning.row.format
      }
      guard let code = beginning.typing.undone(Array(text[start...])), let row = CarrierRow.row(of: code[...])
      else { continue }
      let carrier = row.carrier(code[...])
      (format, possible) = (carrier.format, possible + [beginning.typing])
      guard !readings.contains(where: { $0.code == carrier.code }) else { continue }
      if let reading = opened(carrier, beginning.typing) { readings.append(reading) }
    }
    if !readings.isEmpty { return .retyped(readings) }
    return format.map {
      .named(NamedText(format: $0.rawValue, kind: .keyboardLayout(possible.isEmpty ? named : possible)))
    }
  }

  /// The carrier together with its envelope, so that it is not opened twice; nil if it does not open.
  private static func opened(_ carrier: Carrier, _ typing: Typing) -> Carrier? {
    do throws(EnvelopeError) {
      let envelope = try carrier.envelope()
      return Carrier(format: carrier.format, code: carrier.code, typing: typing) { _ throws(EnvelopeError) in envelope }
    } catch {
      // An envelope without an issuer still counts as opened, so that its fault is reported.
      guard case .issuer = error else { return nil }
      return Carrier(format: carrier.format, code: carrier.code, typing: typing) { _ throws(EnvelopeError) in
        throw error
      }
    }
  }
}

/// The beginning of a code that was typed in one of the wrong ways.
private struct Beginning {
  let typing: Typing
  let row: CarrierRow
  /// The characters that appear for the prefix, and for `Q` and the digit of an AIM identifier.
  private let prefix, identifier: [Unicode.Scalar]

  /// All beginnings, made once. Most texts match none of them.
  static let all: [Beginning] = Typing.all.flatMap { typing in
    CarrierRow.table.compactMap { row in
      guard let prefix = row.prefix.flatMap({ typing.typed($0) }), let identifier = typing.typed("Q012") else {
        return nil
      }
      return Beginning(typing: typing, row: row, prefix: prefix, identifier: identifier)
    }
  }

  /// Where the code begins: at the start, or after an AIM identifier, whose bracket may be any character.
  func start(in head: [Unicode.Scalar]) -> Int? {
    if begins(head[...]) { return 0 }
    guard head.count > 3, head[1] == identifier[0], identifier[1...].contains(head[2]), begins(head[3...]) else {
      return nil
    }
    return 3
  }

  /// A dead key at the end of the prefix has joined the character after it.
  private func begins(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.count >= prefix.count, text.first == prefix[0] else { return false }
    return zip(text, prefix).allSatisfy { $0 == $1 || (0x300...0x36F).contains($1.value) }
  }
}
