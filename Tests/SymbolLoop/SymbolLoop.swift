import CLibC
import Codecs
import Issuing

/// The counterpart of Scripts/bench.d/symbols.c: makes the symbol of each line of standard input at level M, and prints
/// the seconds of processor time that took and a checksum of all modules (FNV-1a).
@main struct SymbolLoop {
  static func main() {
    var (checksum, nanoseconds) = (0xCBF2_9CE4_8422_2325 as UInt64, 0 as Int64)
    while let line = readLine() {
      let start = processorTime()
      guard let symbol = try? QRSymbol(text: [UInt8](line.utf8), errorCorrection: .medium, maximumVersion: 40) else {
        exit(70)
      }
      nanoseconds += processorTime() - start
      for y in 0..<symbol.side {
        for x in 0..<symbol.side {
          checksum = (checksum ^ (symbol.isDark(x, y) ? 1 : 0)) &* 0x100_0000_01B3
        }
      }
    }
    print(Double(nanoseconds) / 1e9, checksum)
  }

  private static func processorTime() -> Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
