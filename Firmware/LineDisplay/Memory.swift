import _Volatile

/// A hardware register of 32 bits, every access of which happens. Nothing else here knows the underscored module.
struct Register {
  let address: UInt

  func load() -> UInt32 { unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: address).load() }
  func store(_ value: UInt32) { unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: address).store(value) }
}

/// The register at an address of the chip's manual.
func register(_ address: UInt) -> Register { Register(address: address) }

/// The same for one byte of memory.
private func byte(_ address: UInt) -> VolatileMappedRegister<UInt8> { unsafe .init(unsafeBitPattern: address) }

/// Puts variables where and as the program expects them. The linker script has left five addresses for it: where
/// their first values are in flash, where these belong from and to, and from where to where there are zeros.
func prepareMemory(tableAt address: UInt) {
  func word(_ index: UInt) -> UInt { UInt(register(address &+ index &* 4).load()) }
  var from = word(0)
  var to = word(1)
  while to < word(2) {
    register(to).store(register(from).load())
    (from, to) = (from &+ 4, to &+ 4)
  }
  to = word(3)
  while to < word(4) {
    register(to).store(0)
    to &+= 4
  }
}

// MARK: What the compiler calls

// The accesses are volatile, or the compiler would see "this loop clears memory" and call the function in itself.

@c(memset)
public func memset(_ place: UnsafeMutableRawPointer, _ value: Int32, _ count: Int) -> UnsafeMutableRawPointer {
  var at = UInt(bitPattern: place)
  let end = at &+ UInt(bitPattern: count)
  while at < end {
    byte(at).store(UInt8(truncatingIfNeeded: value))
    at &+= 1
  }
  return unsafe place
}

@c(memcpy)
public func memcpy(
  _ place: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int
) -> UnsafeMutableRawPointer {
  var (to, from) = (UInt(bitPattern: place), UInt(bitPattern: source))
  let end = to &+ UInt(bitPattern: count)
  while to < end {
    byte(to).store(byte(from).load())
    (to, from) = (to &+ 1, from &+ 1)
  }
  return unsafe place
}

@c(__aeabi_memclr)
public func clearMemory(_ place: UnsafeMutableRawPointer, _ count: Int) { _ = unsafe memset(place, 0, count) }

@c(__aeabi_memset)
public func setMemory(_ place: UnsafeMutableRawPointer, _ count: Int, _ value: Int32) {
  _ = unsafe memset(place, value, count)
}
