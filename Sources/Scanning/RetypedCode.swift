import Codecs
import Envelopes

/// Codes as they arrive from a scanner that types for an American keyboard while the machine is set to another:
/// `MC1Ö` on a German one, `?C&M` on a French, `MC+"` on a Czech, and `mc1:` under Caps Lock.
enum RetypedCode {
  /// Every reading that opens. Where none does, the layouts are named: dead keys have swallowed characters. Nil for a
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

  /// The carrier with what it opened to, which is not opened again; nil where it does not open.
  private static func opened(_ carrier: Carrier, _ typing: Typing) -> Carrier? {
    do throws(EnvelopeError) {
      let envelope = try carrier.envelope()
      return Carrier(format: carrier.format, code: carrier.code, typing: typing) { _ throws(EnvelopeError) in envelope }
    } catch {
      // An envelope without an issuer is an envelope all the same, and its fault is told.
      guard case .issuer = error else { return nil }
      return Carrier(format: carrier.format, code: carrier.code, typing: typing) { _ throws(EnvelopeError) in
        throw error
      }
    }
  }
}

/// How a code begins that was typed in one of the wrong ways.
private struct Beginning {
  let typing: Typing
  let row: CarrierRow
  /// What appears for the prefix, and for `Q` and the figure of an AIM identifier.
  private let prefix, identifier: [Unicode.Scalar]

  /// Most texts begin like none of them, so what they would begin with is worked out once.
  static let all: [Beginning] = Typing.all.flatMap { typing in
    CarrierRow.table.compactMap { row in
      guard let prefix = row.prefix.flatMap({ typing.typed($0) }), let identifier = typing.typed("Q012") else {
        return nil
      }
      return Beginning(typing: typing, row: row, prefix: prefix, identifier: identifier)
    }
  }

  /// Where the code begins: in front, or behind an AIM identifier, whose bracket may be anything.
  func start(in head: [Unicode.Scalar]) -> Int? {
    if begins(head[...]) { return 0 }
    guard head.count > 3, head[1] == identifier[0], identifier[1...].contains(head[2]), begins(head[3...]) else {
      return nil
    }
    return 3
  }

  /// A dead key at the end of the prefix has joined whatever followed.
  private func begins(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.count >= prefix.count, text.first == prefix[0] else { return false }
    return zip(text, prefix).allSatisfy { $0 == $1 || (0x300...0x36F).contains($1.value) }
  }
}
