import CLibC

/// A lamp of the kernel's LED class. A program must not stop because a lamp fails, so no call throws.
package struct LED: Sendable {
  /// The folder with the lamp's settings.
  package let folder: String

  /// - Parameter name: the name of an LED, or the path of its folder. Nil if there is no such lamp.
  package init?(_ name: String) {
    folder = name.utf8.contains(UInt8(ascii: "/")) ? name : "/sys/class/leds/" + name
    guard Disk().exists(folder + "/brightness") else { return nil }
  }

  /// Turns the lamp off.
  package func putOut() {
    set("trigger", "none")
    set("brightness", "0")
  }

  /// Lights the lamp as brightly as possible.
  package func light() {
    set("trigger", "none")
    let limit = (try? Disk().read(folder + "/max_brightness", limit: 64).bytes) ?? []
    let digits = limit.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    set("brightness", digits.isEmpty ? "1" : String(decoding: digits, as: UTF8.self))
  }

  /// Lets the kernel's timer blink the lamp, which goes on if this process hangs.
  ///
  /// - Parameter milliseconds: how long the lamp is lit, and how long it is dark.
  package func blink(milliseconds: Int) {
    set("trigger", "timer")
    set("delay_on", String(milliseconds))
    set("delay_off", String(milliseconds))
  }

  private func set(_ setting: String, _ value: String) {
    let path = folder + "/" + setting
    guard let descriptor = try? Descriptor.open(path, O_WRONLY | O_TRUNC | O_NONBLOCK) else { return }
    defer { close(descriptor) }
    try? Descriptor.write([UInt8]((value + "\n").utf8), to: descriptor, name: path)
  }
}
