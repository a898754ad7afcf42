import CLibC
import Codecs
import Foundation
import Scanning
import Testing

/// Keys as a keyboard's event device reports them.
@Suite struct KeyDecoderTests {
  /// The bytes of one `struct input_event` of this machine.
  private func event(_ type: UInt16, _ code: UInt16, _ value: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0xA5, count: vidimus_event_size - 8)
    bytes += [UInt8(type & 0xFF), UInt8(type >> 8), UInt8(code & 0xFF), UInt8(code >> 8)]
    return bytes + (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private func key(_ code: UInt16, _ value: Int32) -> [UInt8] {
    event(4, 4, 0x70004) + event(1, code, value) + event(0, 0, 0)
  }
  private func stroke(_ code: UInt16) -> [UInt8] { key(code, 1) + key(code, 0) }
  private func shifted(_ code: UInt16, by shift: UInt16 = 42) -> [UInt8] {
    key(shift, 1) + stroke(code) + key(shift, 0)
  }

  private func typed(_ events: [UInt8]) -> String {
    var decoder = KeyDecoder()
    return String(decoding: decoder.push(events), as: UTF8.self)
  }

  @Test func theHeadersLayoutIsThatOfTheKernel() {
    // Two longs and eight bytes on a 64-bit board; the type behind the longs.
    #expect(KeyDecoder.eventSize == 24 && vidimus_event_type == 16 && vidimus_event_value == 20)
  }

  @Test func keysAreThoseOfAnAmericanKeyboard() {
    #expect(typed(shifted(50) + shifted(46) + stroke(2) + shifted(39) + stroke(28)) == "MC1:\r")
    #expect(typed(shifted(5) + shifted(6) + shifted(9) + shifted(13, by: 54) + stroke(12)) == "$%*+-")
    #expect(typed(stroke(57) + stroke(52) + stroke(53) + stroke(11) + shifted(44)) == " ./0Z")
    #expect(typed(stroke(71) + stroke(82) + stroke(98) + stroke(78) + stroke(96)) == "70/+\r")
    #expect(typed(stroke(15) + stroke(41) + shifted(43) + stroke(86)) == "\t`|<")
  }

  @Test func everyCharacterOfBase45HasItsKey() {
    let rows: [(UInt16, String, String)] = [
      (2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"), (30, "asdfghjkl;'", "ASDFGHJKL:\""),
      (44, "zxcvbnm,./", "ZXCVBNM<>?"), (57, " ", " "),
    ]
    for (first, plain, capitals) in rows {
      for (index, pair) in zip(plain, capitals).enumerated() {
        #expect(typed(stroke(first + UInt16(index))) == String(pair.0))
        #expect(typed(shifted(first + UInt16(index))) == String(pair.1))
      }
    }
  }

  @Test func whatWritesNothingIsPassedOver() {
    #expect(typed(stroke(1) + stroke(14) + stroke(69) + stroke(103) + stroke(59) + stroke(30)) == "a")
    // Held keys repeat; a scanner means each once. Other kinds of events have the same numbers.
    #expect(typed(key(30, 1) + key(30, 2) + key(30, 2) + key(30, 0)) == "a")
    #expect(typed(event(2, 30, 1) + event(17, 30, 1) + event(1, 700, 1) + event(1, 0, 1)).isEmpty)
    #expect(typed(key(29, 1) + stroke(50) + key(29, 0)) == "\r" && typed(key(29, 1) + stroke(2) + key(29, 0)).isEmpty)
  }

  @Test func capsLockOfTheScannerItselfCounts() {
    #expect(typed(stroke(58) + stroke(50) + stroke(2) + shifted(46) + stroke(58) + stroke(46)) == "M1cc")
  }

  @Test func charactersTypedByTheirNumbersArePutTogether() {
    // Alt and 0 7 7 on the keypad is M.
    #expect(typed(key(56, 1) + stroke(82) + stroke(71) + stroke(71) + key(56, 0) + stroke(2)) == "M1")
    #expect(typed(key(100, 1) + stroke(79) + stroke(80) + stroke(75) + key(100, 0)) == "|")
    #expect(typed(key(56, 1) + key(56, 0)).isEmpty)
  }

  @Test func eventsMayComeInPieces() {
    let events = shifted(50) + shifted(46) + stroke(2)
    for size in [1, 5, 23, 24, 25] {
      var decoder = KeyDecoder()
      var bytes: [UInt8] = []
      for start in stride(from: 0, to: events.count, by: size) {
        bytes += decoder.push(Array(events[start..<min(events.count, start + size)]))
      }
      #expect(bytes == Array("MC1".utf8))
    }
  }

  @Test func lostEventsLeaveNoText() {
    #expect(typed(key(42, 1) + stroke(50) + event(0, 3, 0) + stroke(50)) == "M\0m")
  }
}

@Suite struct KeyboardLayoutTests {
  private static let alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

  private func shown(_ scalars: [Unicode.Scalar]) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  @Test func eachLayoutIsThatOfXKeyboardConfig() throws {
    // Asks libxkbcommon what every key shows, as a scanner presses it.
    let script = """
      import ctypes, sys
      x = ctypes.CDLL("libxkbcommon.so.0")
      for f in ("xkb_context_new", "xkb_keymap_new_from_names", "xkb_state_new"):
          getattr(x, f).restype = ctypes.c_void_p
      x.xkb_state_key_get_one_sym.restype = x.xkb_keysym_to_utf32.restype = ctypes.c_uint32
      class Names(ctypes.Structure):
          _fields_ = [(n, ctypes.c_char_p) for n in ("rules", "model", "layout", "variant", "options")]
      context = ctypes.c_void_p(x.xkb_context_new(0))
      keys = {}
      for start, plain, capitals in [(2, "1234567890-=", "!@#$%^&*()_+"), (16, "qwertyuiop[]", "QWERTYUIOP{}"),
              (30, "asdfghjkl;'", 'ASDFGHJKL:"'), (44, "zxcvbnm,./", "ZXCVBNM<>?"), (57, " ", " ")]:
          for i, (a, b) in enumerate(zip(plain, capitals)):
              keys[b] = (start + i, True)
              keys[a] = (start + i, False)
      dead = {"dead_grave": 0x300, "dead_tilde": 0x303, "dead_diaeresis": 0x308, "dead_caron": 0x30C}
      for name in sys.argv[2:]:
          layout, _, variant = name.partition("-")
          names = Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
          keymap = x.xkb_keymap_new_from_names(context, ctypes.byref(names), 0)
          state = ctypes.c_void_p(x.xkb_state_new(ctypes.c_void_p(keymap)))
          shown = []
          for c in sys.argv[1]:
              code, shift = keys[c]
              if shift: x.xkb_state_update_key(state, 50, 1)
              symbol = x.xkb_state_key_get_one_sym(state, code + 8)
              if shift: x.xkb_state_update_key(state, 50, 0)
              text = ctypes.create_string_buffer(64)
              x.xkb_keysym_get_name(symbol, text, 64)
              shown.append("%X" % (dead.get(text.value.decode()) or x.xkb_keysym_to_utf32(symbol)))
          print(" ".join(shown))
      """
    guard try answer(["-c", "import ctypes; ctypes.CDLL('libxkbcommon.so.0')"]).status == 0,
      FileManager.default.fileExists(atPath: "/usr/share/X11/xkb/symbols/de")
    else {
      print("skipped: libxkbcommon0 and xkb-data are not installed; see Scripts/setup test")
      return
    }
    let lines = try answer(["-c", script, Self.alphabet] + KeyboardLayout.all.map { $0.code }).output.split(
      separator: "\n")
    try #require(lines.count == KeyboardLayout.all.count)
    for (layout, line) in zip(KeyboardLayout.all, lines) {
      let typing = try #require(Typing.all.first { $0.layout?.code == layout.code && !$0.swapsCase })
      let ours = typing.typed(Self.alphabet).map { $0.map { String($0.value, radix: 16, uppercase: true) } }
      #expect(ours?.joined(separator: " ") == String(line), "\(layout.code)")
    }
  }

  private func answer(_ words: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func whatALayoutShowsIsUndone() throws {
    for typing in Typing.all where typing.layout?.code != "gr" {
      let shown = try #require(typing.typed(Self.alphabet))
      // A dead key that stands alone shows its sign once the next key cannot be joined to it.
      let signs: [Unicode.Scalar: Unicode.Scalar] = ["\u{300}": "`", "\u{303}": "~", "\u{30C}": "ˇ"]
      #expect(typing.undone(shown.map { signs[$0] ?? $0 }) == Array(Self.alphabet.utf8), "\(typing.code)")
    }
  }

  @Test func deadKeysThatJoinedALetterAreTakenApart() throws {
    func undone(_ code: String, _ text: String) -> String? {
      Typing.all.first { $0.code == code }?.undone(Array(text.unicodeScalars)).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    #expect(undone("de", "HC1ÖÀÈ`1") == "HC1:+A+E+1")
    // Joined, it would have been À: there was a space.
    #expect(undone("de", "`A") == "+ A")
    #expect(undone("cz", "HC+\"Ď") == "HC1:+D" && undone("nl", "Ñ~1") == "+N+1")
    #expect(undone("se", "HC1Öß") == nil && undone("de", "HC1Öß") == "HC1:-")
    #expect(undone("gr", "ΜΨΣ") == nil && undone("gr", "ΜΨ") == "MC")
    #expect(undone("caps-lock", "mc1:ab") == "MC1:AB" && undone("caps-lock", "mc1:aB") == nil)
    #expect(undone("de+caps-lock", "mc1öà") == "MC1:+A")
  }

  @Test func beginningsAreThoseThatPeopleSee() {
    func codes(_ text: String) -> [String] {
      Typing.all.filter { $0.begins(Array(text.unicodeScalars), "HC1:") }.map { $0.code }
    }
    #expect(codes("HC1ÖAB") == ["de", "se"] && codes("HC&MAB") == ["fr", "be"] && codes("HC1ç") == ["it"])
    #expect(codes("HC1Ñ") == ["es"] && codes("HC1é") == ["ch"] && codes("HC1É") == ["hu"])
    #expect(codes("HC+\"") == ["cz", "cz-qwerty", "sk", "sk-qwerty"] && codes("hc1:") == ["caps-lock"])
    #expect(codes("HC1:").isEmpty && codes("HC1").isEmpty && codes("").isEmpty)
  }
}

@Suite struct ScannerTextTests {
  private func parts(_ text: String) -> (String, String?, Bool) {
    let scanned = ScannerText(Array(text.utf8))
    return (String(decoding: scanned.text, as: UTF8.self), scanned.identifier, scanned.isGS1)
  }

  @Test func whatAScannerAddsIsPassedOver() {
    for digit in 0...2 { #expect(parts("]Q\(digit)MC1:A") == ("MC1:A", "]Q\(digit)", false)) }
    for digit in 3...6 { #expect(parts("]Q\(digit)MC1:A") == ("MC1:A", "]Q\(digit)", true)) }
    #expect(parts("\u{FEFF}]Q1MC1:A \t") == ("MC1:A", "]Q1", false))
    for text in ["\u{2}MC1:A\u{3}", "\u{2}]Q1MC1:A\u{3}", " MC1:A", "\tMC1:A\0", "MC1:A\u{4}", "\u{1D}MC1:A\u{7F}"] {
      #expect(parts(text).0 == "MC1:A")
    }
    // Nothing inside is the scanner's, and no key of an arrow.
    for text in ["MC1: A", "MC1:\u{2}A", "MC1:A\u{3}B", "a\tb", "\u{A0}A", "A\u{85}", "\u{1B}[A"] {
      #expect(parts(text).0 == text)
    }
    for empty in ["", " ", "\u{2}\u{3}", "\0"] { #expect(parts(empty).0.isEmpty) }
    #expect(parts("]Q2\\000026MC1:A") == ("MC1:A", "]Q2", false))
    #expect(parts("]Q2\\0000x6MC1:A").0 == "\\0000x6MC1:A" && parts("]d1A").0 == "A")
    for text in ["]Q7A", "]E0A", "]d3A", "]Q", "A]Q1"] { #expect(parts(text) == (text, nil, false)) }
  }
}

@Suite struct RepeatTests {
  @Test func aCodeInViewIsOneCode() {
    var repeats = Repeats()
    let (code, other) = (LineFramer.Line.bytes([1]), LineFramer.Line.bytes([2]))
    let first = repeats.isAgain(code, at: 0)
    #expect(!first)
    // Each sighting counts from there on.
    let rest: [(LineFramer.Line, Int64, Bool)] = [
      (code, 23_000, false), (other, 23_100, false), (code, 23_200, false), (.tooLong, 23_300, false),
      (.tooLong, 23_400, true),
    ]
    for (line, time, isAgain) in stride(from: 2_000, through: 20_000, by: 2_000).map({ (code, $0, true) }) + rest {
      let answer = repeats.isAgain(line, at: time)
      #expect(answer == isAgain, "\(time)")
    }
  }
}
