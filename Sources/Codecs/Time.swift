/// A day of the proleptic Gregorian calendar.
public struct Day: Sendable, Equatable, Comparable, Hashable {
  /// Days since 1970-01-01; negative before it.
  public let number: Int64

  /// 0001-01-01, the first day that a year of four digits can name.
  public static let first = Day(number: -719_162)
  /// 9999-12-31, the last day that a year of four digits can name.
  public static let last = Day(number: 2_932_896)

  /// The day so many days after 1970-01-01.
  public init(number: Int64) { self.number = number }

  /// The day that a date names; nil if the calendar has no such date in the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard (1...Day.length(ofMonth: month, year: year)).contains(day) else { return nil }
    // Years that begin in March put the leap day last; 400 of them are an era of 146 097 days.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2026-05-14` (RFC 3339 full-date); nil for anything else.
  public init?(iso text: String) {
    let digits = [UInt8](text.utf8)
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = Decimal.digits(digits[0..<4]), let month = Decimal.digits(digits[5..<7]),
      let day = Decimal.digits(digits[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date as year, month 1 ... 12 and day 1 ... 31.
  public var date: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// `2026-05-14`.
  public var iso: String {
    let (year, month, day) = date
    return Decimal.padded(year, 4) + "-" + Decimal.padded(month, 2) + "-" + Decimal.padded(day, 2)
  }

  /// Midnight UTC at the day's beginning.
  public var start: Timestamp { Timestamp(seconds: number * 86_400) }

  /// The day after; its ``start`` is the first instant that is no longer this day.
  public var next: Day { Day(number: number + 1) }

  /// Whether `left` is the earlier day.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// A point in time in whole seconds, without leap seconds.
public struct Timestamp: Sendable, Equatable, Comparable, Hashable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public let seconds: Int64

  /// 9999-12-31T23:59:59Z, the last second RFC 3339 can write.
  public static let last = Timestamp(seconds: 253_402_300_799)

  /// The point so many seconds after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Reads an RFC 3339 date-time such as `2026-05-14T09:30:00Z`, with any offset; nil for anything else.
  ///
  /// A fraction of a second is dropped.
  public init?(rfc3339 text: String) {
    let bytes = [UInt8](text.utf8)
    guard bytes.count >= 20, let day = Day(iso: String(text.prefix(10))) else { return nil }
    guard bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = Decimal.digits(bytes[11..<13]), hour < 24,
      let minute = Decimal.digits(bytes[14..<16]), minute < 60,
      // A leap second is counted as the second before it.
      let second = Decimal.digits(bytes[17..<19]), second <= 60
    else { return nil }
    var zone = bytes[19...]
    if zone.first == UInt8(ascii: ".") {
      let fraction = zone.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !fraction.isEmpty else { return nil }
      zone = zone[fraction.endIndex...]
    }
    guard let offset = Timestamp.offset(of: zone) else { return nil }
    seconds =
      day.start.seconds + Int64(hour * 3_600 + minute * 60 + min(second, 59)) - Int64(offset)
    // An offset can lead out of the years that have four digits.
    guard (Day.first.start.seconds...Timestamp.last.seconds).contains(seconds) else { return nil }
  }

  /// The day of the point in time, in UTC.
  public var day: Day {
    let quotient = seconds / 86_400
    return Day(number: seconds % 86_400 < 0 ? quotient - 1 : quotient)
  }

  /// `2026-05-14T09:30:00Z`.
  public var rfc3339: String {
    let ofDay = Int(seconds - day.start.seconds)
    return day.iso + "T" + Decimal.padded(ofDay / 3_600, 2) + ":" + Decimal.padded(ofDay / 60 % 60, 2)
      + ":" + Decimal.padded(ofDay % 60, 2) + "Z"
  }

  /// Whether `left` is the earlier point.
  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// Seconds east of UTC that `Z` or `+01:00` stands for.
  private static func offset(of zone: ArraySlice<UInt8>) -> Int? {
    let zone = Array(zone)
    if zone.count == 1, zone[0] | 0x20 == UInt8(ascii: "z") { return 0 }
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"),
      let hours = Decimal.digits(zone[1..<3]), hours < 24,
      let minutes = Decimal.digits(zone[4..<6]), minutes < 60
    else { return nil }
    switch zone[0] {
    case UInt8(ascii: "+"): return hours * 3_600 + minutes * 60
    case UInt8(ascii: "-"): return -(hours * 3_600 + minutes * 60)
    default: return nil
    }
  }
}

/// Reads and writes plain decimal digits.
public enum Decimal {
  /// The number that 1 to 18 ASCII digits write; nil for anything else.
  public static func digits(_ text: some Collection<UInt8>) -> Int? {
    guard !text.isEmpty, text.count <= 18 else { return nil }
    var value: Int64 = 0
    for character in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      value = value * 10 + Int64(character - UInt8(ascii: "0"))
    }
    // Int has 32 bits on the smallest board.
    return Int(exactly: value)
  }

  /// `value` with leading zeros until it has `width` digits.
  public static func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
