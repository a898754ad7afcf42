import CLibC
import Codecs

/// Turns the events of a keyboard into the characters that its keys have on an American keyboard
/// (linux/input-event-codes.h). The machine's own layout does not matter.
///
/// Scanners type for an American keyboard unless they are set otherwise. Keys that write nothing are skipped, and so
/// are repeats of a held key. A scanner that is set to work with any layout holds Alt and types a character's number on
/// the keypad; such characters are put together.
public struct KeyDecoder {
  private var isShifted: [Bool] = [false, false]
  private var isControlled: [Bool] = [false, false]
  private var hasCapsLock = false
  /// The number typed on the keypad so far while Alt is held; nil while Alt is up.
  private var number: Int?
  /// The beginning of an event that is not complete yet.
  private var rest: [UInt8] = []

  /// A decoder for a keyboard on which no key is held.
  public init() {}

  /// The bytes of one event as the kernel writes it on this machine.
  public static var eventSize: Int { vidimus_event_size }

  /// The characters typed by the events in `bytes`.
  ///
  /// - Parameter bytes: read from an event device; they may end inside an event.
  public mutating func push(_ bytes: [UInt8]) -> [UInt8] {
    let events = rest + bytes
    var typed: [UInt8] = []
    var start = 0
    while events.count - start >= Self.eventSize {
      func word(_ offset: Int) -> UInt16 {
        let place = start + offset..<start + offset + 2
        return UInt16(truncatingIfNeeded: ByteOrder.littleEndian.number(events[place]))
      }
      // The value is 0 released, 1 pressed or 2 repeated, so its first byte is enough.
      take(word(vidimus_event_type), word(vidimus_event_code), events[start + vidimus_event_value], &typed)
      start += Self.eventSize
    }
    rest = Array(events[start...])
    return typed
  }

  private mutating func take(_ type: UInt16, _ code: UInt16, _ value: UInt8, _ typed: inout [UInt8]) {
    switch (type, code) {
    // SYN_DROPPED: the kernel ran out of room and lost events. No code contains NUL, so the rest cannot pass for one.
    case (0, 3):
      self = KeyDecoder()
      typed.append(0)
    case (1, Key.leftShift): isShifted[0] = value != 0
    case (1, Key.rightShift): isShifted[1] = value != 0
    case (1, Key.leftControl): isControlled[0] = value != 0
    case (1, Key.rightControl): isControlled[1] = value != 0
    case (1, Key.leftAlt), (1, Key.rightAlt): takeAlt(value, &typed)
    case (1, Key.capsLock): if value == 1 { hasCapsLock.toggle() }
    case (1, _): if value == 1 { press(code, &typed) }
    default: break
    }
  }

  private mutating func takeAlt(_ value: UInt8, _ typed: inout [UInt8]) {
    if value == 1 { number = 0 }
    guard value == 0 else { return }
    if let number, number > 0 { typed += [UInt8](String(Character(Unicode.Scalar(UInt8(number & 0xFF)))).utf8) }
    number = nil
  }

  private mutating func press(_ code: UInt16, _ typed: inout [UInt8]) {
    guard var character = Key.character(code, isShifted: isShifted.contains(true)) else { return }
    if let digits = number {
      let figure = Int(character) - 0x30
      if (0...9).contains(figure) { number = (digits * 10 + figure) % 1_000 }
      return
    }
    let isLetter = (0x61...0x7A).contains(character | 0x20)
    if hasCapsLock, isLetter { character ^= 0x20 }
    if isControlled.contains(true) {
      // Ctrl with a letter is a control character: Ctrl and M is a carriage return.
      guard (0x40...0x7F).contains(character) else { return }
      character &= 0x1F
    }
    typed.append(character)
  }
}

private enum Key {
  static let leftControl: UInt16 = 29
  static let leftShift: UInt16 = 42
  static let rightShift: UInt16 = 54
  static let leftAlt: UInt16 = 56
  static let capsLock: UInt16 = 58
  static let rightControl: UInt16 = 97
  static let rightAlt: UInt16 = 100

  /// The characters of the keys from code 1 on. A blank is a key that writes nothing, except 57, the space bar.
  private static let plain = Array(
    " 1234567890-= \tqwertyuiop[]\r asdfghjkl;'` \\zxcvbnm,./ *               789-456+1230.".utf8)
  private static let shifted = Array(
    " !@#$%^&*()_+ \tQWERTYUIOP{}\r ASDFGHJKL:\"~ |ZXCVBNM<>? *               789-456+1230.".utf8)

  static func character(_ code: UInt16, isShifted: Bool) -> UInt8? {
    switch code {
    case 57: return 0x20
    // 86 is beside the left shift key and missing on American keyboards; 96 and 98 are on the keypad.
    case 86: return UInt8(ascii: isShifted ? ">" : "<")
    case 96: return 0x0D
    case 98: return UInt8(ascii: "/")
    default: break
    }
    let row = isShifted ? shifted : plain
    guard code > 0, Int(code) <= row.count, row[Int(code) - 1] != 0x20 else { return nil }
    return row[Int(code) - 1]
  }
}
