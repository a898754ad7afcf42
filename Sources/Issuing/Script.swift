/// The alphabets in which names of the European Union are written.
package enum Script: Equatable {
  case latin, greek, cyrillic

  /// The scripts of a text's letters, in the order in which they first occur.
  package static func all(in text: String) -> [Script] {
    var found: [Script] = []
    for scalar in text.unicodeScalars {
      guard let script = Script(scalar), !found.contains(script) else { continue }
      found.append(script)
    }
    return found
  }

  private init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x373, 0x376...0x377, 0x37B...0x37D, 0x37F...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F, 0x1C80...0x1C8F: self = .cyrillic
    default: return nil
    }
  }
}
