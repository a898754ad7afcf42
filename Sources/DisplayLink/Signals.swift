/// How lamps and beeper tell verdicts apart for somebody who sees no colours or does not look: by their rhythm.
///
///              lamp                            beeper
///     accepted steady                          one long tone
///     refused  four times in two seconds       three short ones
///     caution  once in two seconds             two
public enum Signals {
  /// Whether the lamp is lit, that many milliseconds after its screen came.
  public static func isLit(_ lamp: Link.Lamp, after elapsed: UInt32) -> Bool {
    switch lamp {
    case .off: false
    case .accepted: true
    case .refused: elapsed & 0x100 == 0
    case .caution: elapsed & 0x400 == 0
    }
  }

  /// Whether the beeper sounds, that many milliseconds after its screen came.
  public static func sounds(_ lamp: Link.Lamp, after elapsed: UInt32) -> Bool {
    switch lamp {
    case .off: false
    case .accepted: elapsed < 768
    case .refused: elapsed < 640 && elapsed & 0x80 == 0
    case .caution: elapsed < 768 && elapsed & 0x100 == 0
    }
  }
}
