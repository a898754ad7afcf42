import CLibC
import Desk

/// Lamps of the kernel's LED class: lit for accepted, blinking slowly for caution and fast for refused, so that even a
/// single lamp for all three tells them apart.
final class Lamps {
  private let leds: [(folder: String, signals: [Signal])]
  private var shown: Signal?

  /// - Parameter options: `SIGNAL=NAME`, the name of an LED or the path of its folder.
  init(_ options: [String]) throws(Failure) {
    var leds: [(folder: String, signals: [Signal])] = []
    for option in options {
      let parts = option.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard parts.count == 2, let signal = Self.signal(parts[0]) else {
        throw .usage("--led " + visible(option) + ": takes accepted=NAME, caution=NAME or refused=NAME")
      }
      let folder = parts[1].utf8.contains(UInt8(ascii: "/")) ? parts[1] : "/sys/class/leds/" + parts[1]
      guard Files.exists(folder + "/brightness") else {
        throw .noInput("--led " + visible(option) + ": there is no LED " + visible(parts[1]))
      }
      if let index = leds.firstIndex(where: { $0.folder.utf8.elementsEqual(folder.utf8) }) {
        leds[index].signals.append(signal)
      } else {
        leds.append((folder, [signal]))
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
    for led in leds where !led.signals.contains(signal) { put(out: led.folder) }
    for led in leds where led.signals.contains(signal) { light(led.folder, signal) }
  }

  private func put(out folder: String) {
    write("none", folder + "/trigger")
    write("0", folder + "/brightness")
  }

  private func light(_ folder: String, _ signal: Signal) {
    switch signal {
    case .neutral: break
    case .accepted:
      write("none", folder + "/trigger")
      let limit = (try? Files.read(folder + "/max_brightness", limit: 64).bytes) ?? []
      let digits = limit.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      write(digits.isEmpty ? "1" : String(decoding: digits, as: UTF8.self), folder + "/brightness")
    case .caution: blink(folder, milliseconds: "500")
    case .refused: blink(folder, milliseconds: "125")
    }
  }

  /// The kernel's timer blinks on by itself, whatever this process does.
  private func blink(_ folder: String, milliseconds: String) {
    write("timer", folder + "/trigger")
    write(milliseconds, folder + "/delay_on")
    write(milliseconds, folder + "/delay_off")
  }

  /// A lamp that cannot be lit is no reason to stop: the display has said it in words.
  private func write(_ text: String, _ path: String) {
    let descriptor = unsafe vidimus_open(path, O_WRONLY | O_TRUNC | O_NONBLOCK | O_CLOEXEC, 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    try? Output.write([UInt8]((text + "\n").utf8), to: descriptor, name: path)
  }
}
