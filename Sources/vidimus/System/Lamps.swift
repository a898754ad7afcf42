import Desk
import Platform

/// Lamps of the kernel's LED class: lit for accepted, blinking slowly for caution and fast for refused, so that even a
/// single lamp for all three tells them apart.
final class Lamps {
  private let leds: [(led: LED, signals: [Signal])]
  private var shown: Signal?

  /// - Parameter options: `SIGNAL=NAME`, the name of an LED or the path of its folder.
  init(_ options: [String]) throws(Failure) {
    var leds: [(led: LED, signals: [Signal])] = []
    for option in options {
      let parts = option.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard parts.count == 2, let signal = Self.signal(parts[0]) else {
        throw .usage("--led " + visible(option) + ": takes accepted=NAME, caution=NAME or refused=NAME")
      }
      guard let led = LED(parts[1]) else {
        throw .noInput("--led " + visible(option) + ": there is no LED " + visible(parts[1]))
      }
      if let index = leds.firstIndex(where: { $0.led.folder.utf8.elementsEqual(led.folder.utf8) }) {
        leds[index].signals.append(signal)
      } else {
        leds.append((led, [signal]))
      }
    }
    self.leds = leds
  }

  private static func signal(_ name: String) -> Signal? {
    switch name {
    case "accepted": .accepted
    case "caution": .caution
    case "refused": .refused
    default: nil
    }
  }

  /// Lights the lamp of `signal`, and no other.
  func show(_ signal: Signal) {
    guard signal != shown else { return }
    shown = signal
    // What another verdict lit goes out before this one's is lit.
    for entry in leds where !entry.signals.contains(signal) { entry.led.putOut() }
    for entry in leds where entry.signals.contains(signal) { light(entry.led, signal) }
  }

  private func light(_ led: LED, _ signal: Signal) {
    switch signal {
    case .neutral: break
    case .accepted: led.light()
    case .caution: led.blink(milliseconds: 500)
    case .refused: led.blink(milliseconds: 125)
    }
  }
}
