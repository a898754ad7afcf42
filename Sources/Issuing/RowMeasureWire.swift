package import Codecs
import Credentials

/// What measuring found, as JSON between processes.
extension RowMeasure {
  package var json: JSONValue {
    switch self {
    case .none: .null
    case .tooLarge(let bytes, let limit): .array([.integer(Int64(bytes)), .integer(Int64(limit))])
    case .meter(let meter): meter.json
    }
  }

  package init?(_ json: JSONValue) {
    switch json {
    case .null: self = .none
    case .array(let items):
      guard items.count == 2, let bytes = items[0].digits, let limit = items[1].digits else { return nil }
      self = .tooLarge(bytes: Int(bytes), limit: Int(limit))
    default:
      guard let meter = CodeMeter(json) else { return nil }
      self = .meter(meter)
    }
  }
}

extension CodeMeter {
  fileprivate var json: JSONValue {
    var members = [JSONMember("characters", .integer(Int64(characters)))]
    if let version { members.append(JSONMember("version", .integer(Int64(version)))) }
    members.append(
      JSONMember("dearest", .array(dearest.map { .array([.string($0.element.name), .integer(Int64($0.bytes))]) })))
    if let saving { members.append(JSONMember("saving", saving.json)) }
    return .object(members)
  }

  fileprivate init?(_ json: JSONValue) {
    guard let characters = json["characters"]?.digits, case .array(let costs)? = json["dearest"] else { return nil }
    var dearest: [Cost] = []
    for cost in costs {
      guard case .array(let parts) = cost, parts.count == 2, let element = Element(wire: parts[0]),
        let bytes = parts[1].digits
      else { return nil }
      dearest.append(Cost(element: element, bytes: Int(bytes)))
    }
    self.init(
      characters: Int(characters), version: json["version"]?.digits.map { Int($0) }, dearest: dearest,
      saving: json["saving"].flatMap { Saving($0) })
  }
}

extension CodeMeter.Saving {
  fileprivate var json: JSONValue {
    .array([
      .string(element.name), outcome.map { .integer(Int64($0)) } ?? .null, .integer(Int64(characters)),
      .integer(Int64(version)),
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard case .array(let parts) = json, parts.count == 4, let element = Element(wire: parts[0]),
      let characters = parts[2].digits, let version = parts[3].digits
    else { return nil }
    self.init(
      element: element, outcome: parts[1].digits.map { Int($0) }, characters: Int(characters), version: Int(version))
  }
}

extension Element {
  fileprivate init?(wire json: JSONValue) {
    guard let found = Self.allCases.first(where: { $0.name == json.string }) else { return nil }
    self = found
  }
}
