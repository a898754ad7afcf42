/// The rhythms of lamps and beeper. They tell verdicts apart for a person who sees no colours or does not look:
///
///              lamp                            beeper
///     accepted steady                          one long tone
///     refused  four times in two seconds       three short ones
///     caution  once in two seconds             two
public enum Signals {
  /// Whether the lamp is lit, this many milliseconds after its screen was shown.
  public static func isLit(_ lamp: Link.Lamp, after elapsed: UInt32) -> Bool {
    switch lamp {
    case .off: false
    case .accepted: true
    case .refused: elapsed & 0x100 == 0
    case .caution: elapsed & 0x400 == 0
    }
  }

  /// Whether the beeper sounds, this many milliseconds after its screen was shown.
  public static func sounds(_ lamp: Link.Lamp, after elapsed: UInt32) -> Bool {
    switch lamp {
    case .off: false
    case .accepted: elapsed < 768
    case .refused: elapsed < 640 && elapsed & 0x80 == 0
    case .caution: elapsed < 768 && elapsed & 0x100 == 0
    }
  }
}
