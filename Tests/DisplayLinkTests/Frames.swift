@testable import DisplayLink

/// The bytes of a frame as they go over the wire.
func wire(_ type: UInt8, _ sequence: UInt8, _ payload: [UInt8] = []) -> [UInt8] {
  var frame = RequestWriter(type: type, sequence: sequence)
  for byte in payload { frame.write(byte) }
  frame.finish()
  return (0..<frame.count).map { frame[$0] }
}

func wire(_ type: Link.Request, _ sequence: UInt8, _ payload: [UInt8] = []) -> [UInt8] {
  wire(type.rawValue, sequence, payload)
}

/// A screen's frame.
func show(
  _ sequence: UInt8, _ text: String, lamp: Link.Lamp = .off, brightness: UInt8 = 200, life: UInt8? = nil,
  flags: UInt8 = 0
) -> [UInt8] {
  wire(.show, sequence, [lamp.rawValue, brightness, life ?? (lamp == .off ? 0 : 150), flags] + Array(text.utf8))
}

struct Frame: Equatable {
  let type, sequence: UInt8
  let payload: [UInt8]
}

/// The whole frames in `bytes`, and how many were damaged.
func read(_ bytes: [UInt8]) -> (frames: [Frame], damaged: Int) {
  var reader = FrameReader()
  var frames: [Frame] = []
  var damaged = 0
  for byte in bytes {
    switch reader.push(byte) {
    case .nothing: break
    case .damaged: damaged += 1
    case .frame:
      let payload = reader.payload
      frames.append(
        Frame(type: reader.type, sequence: reader.sequence, payload: payload.indices.map { payload[$0] }))
    }
  }
  return (frames, damaged)
}

/// The lines that a grid shows, without the blanks behind them.
func text(_ grid: CellGrid) -> [String] {
  (0..<grid.rows).map { row in
    var line = String.UnicodeScalarView()
    for column in 0..<grid.columns { line.append(Unicode.Scalar(grid[row, column]) ?? " ") }
    var text = String(line)
    while text.last == " " { text.removeLast() }
    return text
  }
}
