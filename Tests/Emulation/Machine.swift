import Foundation

/// A board with its display, emulated by QEMU: its serial port is at the test's hand, and its panel and lamps can
/// be looked at.
public final class Machine {
  /// Why the boards cannot be emulated here; nil where they can.
  public static let hindrance: String? = {
    if !FileManager.default.fileExists(atPath: image("lm3s811evb")) {
      return "the firmware was not built: Scripts/firmware all"
    }
    if !FileManager.default.isExecutableFile(atPath: emulator) { return "qemu-system-arm is not installed" }
    return nil
  }()

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    .standardizedFileURL
  private static let emulator = "/usr/bin/qemu-system-arm"

  /// The path of an image that Scripts/firmware made.
  public static func image(_ name: String, _ suffix: String = "elf") -> String {
    root.appendingPathComponent("dist/firmware/\(name).\(suffix)").path
  }

  public let serial: Channel
  private let process = Process()
  private let control: Channel
  private let folder: URL

  /// Switches a board on.
  ///
  /// - Parameters:
  ///   - image: the name of an image.
  ///   - machine: QEMU's name of the board.
  public init(_ image: String = "lm3s811evb", machine: String = "lm3s811evb") throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("vidimus-machine-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let serialPath = folder.appendingPathComponent("serial").path,
      controlPath = folder.appendingPathComponent("qmp").path
    process.executableURL = URL(fileURLWithPath: Self.emulator)
    process.arguments = [
      "-M", machine, "-display", "none", "-monitor", "none", "-kernel", Self.image(image),
      // The board waits for the test, or its first words would be lost.
      "-chardev", "socket,id=wire,path=\(serialPath),server=on,wait=on", "-serial", "chardev:wire",
      "-qmp", "unix:\(controlPath),server=on,wait=off",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    serial = try Channel(connectingTo: serialPath)
    control = try Channel(connectingTo: controlPath)
    _ = control.line(within: 60)
    try command("qmp_capabilities")
  }

  deinit {
    // A test's thread may have SIGTERM blocked, and with it what it starts.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: What can be seen

  /// The panel's dots.
  public func picture() throws -> Picture {
    let path = folder.appendingPathComponent("screen.ppm").path
    try command("screendump", ["filename": path])
    let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    // P6, width, height and the greatest value, each behind white space; every dot is 4×4 pixels of three bytes.
    let (width, height) = (384, 64)
    let pixels = file.suffix(width * height * 3)
    guard file.starts(with: Array("P6".utf8)), pixels.count == width * height * 3 else {
      throw Fault("no P6 of 384×64")
    }
    return Picture(width: 96, height: 16) { x, y in
      pixels[pixels.startIndex + ((y * 4 + 1) * width + x * 4 + 1) * 3] > 128
    }
  }

  /// A word of the board's memory or registers.
  public func word(_ address: UInt32) throws -> UInt32 {
    let answer = try command("human-monitor-command", ["command-line": "xp /1wx 0x" + String(address, radix: 16)])
    guard let text = answer as? String,
      let word = text.split(separator: "x").last.flatMap({
        UInt32($0.trimmingCharacters(in: .whitespacesAndNewlines), radix: 16)
      })
    else { throw Fault("no word: \(String(describing: answer))") }
    return word
  }

  /// Bytes of the board's memory.
  public func memory(_ address: UInt32, count: Int) throws -> [UInt8] {
    let path = folder.appendingPathComponent("memory").path
    try command("pmemsave", ["val": address, "size": count, "filename": path])
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  @discardableResult
  private func command(_ name: String, _ arguments: [String: Any] = [:]) throws -> Any? {
    let request = try JSONSerialization.data(withJSONObject: ["execute": name, "arguments": arguments])
    control.send([UInt8](request) + [0x0A])
    while let line = control.line(within: 60) {
      let answer = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      if let result = answer?["return"] { return result }
      if let error = answer?["error"] { throw Fault("\(name): \(error)") }
    }
    throw Fault("\(name): no answer")
  }
}

/// Why a test could not be run to its end.
public struct Fault: Error, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
