import CLibC

/// Turns a keyboard's events into the characters its keys have on an American keyboard, whatever layout the machine is
/// set to (linux/input-event-codes.h).
///
/// Scanners type for that keyboard unless told otherwise. Keys that write nothing are passed over, and so are repeats of
/// a key that is held. Characters typed with Alt and the figures of the keypad, as scanners do that are set to be
/// independent of layouts, are put together.
public struct KeyDecoder {
  private var isShifted: [Bool] = [false, false]
  private var isControlled: [Bool] = [false, false]
  private var hasCapsLock = false
  /// What was typed on the keypad while Alt is held; nil while it is not.
  private var number: Int?
  /// Events may come in two halves.
  private var rest: [UInt8] = []

  public init() {}

  /// Bytes of one event, as the kernel of this board writes it.
  public static var eventSize: Int { vidimus_event_size }

  /// The characters of the events in `bytes`, which are read from an event device.
  public mutating func push(_ bytes: [UInt8]) -> [UInt8] {
    let events = rest + bytes
    var typed: [UInt8] = []
    var start = 0
    while events.count - start >= Self.eventSize {
      func word(_ offset: Int) -> UInt16 { UInt16(events[start + offset]) | UInt16(events[start + offset + 1]) << 8 }
      // Of a key's value, 0 released, 1 pressed, 2 repeated, the first byte says all.
      take(word(vidimus_event_type), word(vidimus_event_code), events[start + vidimus_event_value], &typed)
      start += Self.eventSize
    }
    rest = Array(events[start...])
    return typed
  }

  private mutating func take(_ type: UInt16, _ code: UInt16, _ value: UInt8, _ typed: inout [UInt8]) {
    switch (type, code) {
    // SYN_DROPPED: the kernel had no room for more. A character that no text has keeps what is left from being one.
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
      // Control characters: Ctrl and M is a carriage return.
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

  /// The keys from code 1 on; a blank for those that write nothing, but 57, which is the space bar.
  private static let plain = Array(
    " 1234567890-= \tqwertyuiop[]\r asdfghjkl;'` \\zxcvbnm,./ *               789-456+1230.".utf8)
  private static let shifted = Array(
    " !@#$%^&*()_+ \tQWERTYUIOP{}\r ASDFGHJKL:\"~ |ZXCVBNM<>? *               789-456+1230.".utf8)

  static func character(_ code: UInt16, isShifted: Bool) -> UInt8? {
    switch code {
    case 57: return 0x20
    // The key beside the left shift key, which American keyboards lack, and two of the keypad.
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
