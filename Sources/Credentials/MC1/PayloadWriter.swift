public import Codecs

extension SignedClaims {
  /// The payload of an MC1 message in deterministic CBOR.
  ///
  /// Every content has exactly one encoding: a single value stands without a list, an issuance date equal to the day of
  /// signing is left out, and so is every absent element.
  public var payload: [UInt8] {
    var pairs: [CBORPair] = []
    func add(_ key: Int64, _ value: CBORValue?) {
      if let value { pairs.append(CBORPair(key: .integer(key), value: value)) }
    }
    add(1, .text(issuer))
    add(4, expires.map { .integer($0.seconds) })
    add(5, notBefore.map { .integer($0.seconds) })
    add(6, .integer(issuedAt.seconds))
    add(7, .bytes(id))
    add(Self.statusKey, status?.value)
    add(Self.credentialKey, credential.value(issuedOn: issuedAt.day))
    return CBORValue.map(pairs).deterministicEncoding
  }
}

extension StatusReference {
  fileprivate var value: CBORValue {
    let list: CBORValue = .map([
      CBORPair(key: .text("idx"), value: .unsigned(UInt64(index))),
      CBORPair(key: .text("uri"), value: .text(uri)),
    ])
    return .map([CBORPair(key: .text("status_list"), value: list)])
  }
}

extension MicroCredential {
  fileprivate func value(issuedOn: Day) -> CBORValue {
    .map(elements(issuedOn: issuedOn).map { CBORPair(key: .integer($0.rawValue), value: $1) })
  }

  /// The bytes that each element takes in a payload, key included, before compression.
  public func sizes(issuedOn: Day) -> [(element: Element, bytes: Int)] {
    elements(issuedOn: issuedOn).map { ($0, 1 + $1.deterministicEncoding.count) }
  }

  private func elements(issuedOn: Day) -> [(Element, CBORValue)] {
    var elements: [(Element, CBORValue)] = []
    func add(_ element: Element, _ value: CBORValue?) {
      if let value { elements.append((element, value)) }
    }
    add(.version, .unsigned(1))
    add(.learner, learner.value)
    add(.title, .text(title))
    add(.issuerCountry, .bareOrList(issuerCountry.map { .text($0) }))
    add(.awardingBody, awardingBody.value)
    add(.issuanceDate, issuanceDate == issuedOn ? nil : .integer(issuanceDate.number))
    add(.learningOutcomes, .array(learningOutcomes.map { $0.value }))
    add(.notionalWorkload, notionalWorkload.value)
    add(.level, level.map { .bareOrList([.integer(Int64($0.eqf))] + ($0.cycle.map { [.code($0)] } ?? [])) })
    add(.typeOfAssessment, .bareOrList(typeOfAssessment.map { $0.value }))
    add(.formOfParticipation, .bareOrList(formOfParticipation.map { $0.value }))
    add(.qualityAssurance, .bareOrList(qualityAssurance.map { $0.value }))
    add(.entryRequirements, entryRequirements.map { .text($0) })
    add(.supervision, supervision.map { .code($0) })
    add(.grade, grade.map { .bareOrList([.text($0.grade)] + ($0.scheme.map { [.text($0)] } ?? [])) })
    add(.stackability, stackability.map { .bareOrList([.code($0.code)] + ($0.partOf.map { [.text($0)] } ?? [])) })
    add(.additionalNote, additionalNote.map { .text($0) })
    add(.languageOfLearning, languageOfLearning.map { .text($0) })
    add(.language, .text(language))
    add(.fieldOfEducation, fieldOfEducation.map { .text($0) })
    add(.titles, titles.isEmpty ? nil : .map(titles.map { CBORPair(key: .text($0.language), value: .text($0.title)) }))
    add(.activityType, activityType.map { .code($0) })
    add(.opportunityType, opportunityType.map { .code($0) })
    add(.assurance, assurance.isEmpty ? nil : .bareOrList(assurance.map { $0.value }))
    add(.expiryDate, expiryDate.map { .integer($0.number) })
    add(.certificateNumber, certificateNumber.map { .text($0) })
    add(.document, document.map { .array([.text($0.uri), .bytes($0.digest)]) })
    return elements
  }
}

extension CBORValue {
  fileprivate static func code(_ code: UInt8) -> CBORValue { .unsigned(UInt64(code)) }

  /// A single value as it is, several values as a list.
  fileprivate static func bareOrList(_ values: [CBORValue]) -> CBORValue {
    values.count == 1 ? values[0] : .array(values)
  }

  /// A map of the values that are present, under the keys 1, 2, 3.
  fileprivate static func numbered(_ values: [CBORValue?]) -> CBORValue {
    var pairs: [CBORPair] = []
    for (index, value) in values.enumerated() {
      if let value { pairs.append(CBORPair(key: .unsigned(UInt64(index + 1)), value: value)) }
    }
    return .map(pairs)
  }
}

extension MicroCredential.Learner {
  fileprivate var value: CBORValue {
    .numbered([.text(familyName), givenName.map { .text($0) }, dateOfBirth.map { .integer($0.number) }])
  }
}

extension MicroCredential.AwardingBody {
  fileprivate var value: CBORValue {
    guard identifier != nil || homepage != nil else { return .text(name) }
    return .numbered([.text(name), identifier.map { .text($0) }, homepage.map { .text($0) }])
  }
}

extension MicroCredential.LearningOutcome {
  fileprivate var value: CBORValue {
    .bareOrList(
      [.text(text)]
        + skills.map { skill in
          switch skill {
          case .esco(let uuid): .bytes(uuid)
          case .uri(let uri): .text(uri)
          }
        })
  }
}

extension MicroCredential.Workload {
  fileprivate var value: CBORValue {
    .numbered([ectsHundredths.map { .integer(Int64($0)) }, hours.map { .integer(Int64($0)) }])
  }
}

extension MicroCredential.Term {
  fileprivate var value: CBORValue {
    switch self {
    case .code(let code): .unsigned(UInt64(code))
    case .text(let text): .text(text)
    }
  }
}

extension MicroCredential.Assurance {
  fileprivate var value: CBORValue {
    .numbered([.text(name), uri.map { .text($0) }, validUntil.map { .integer($0.number) }])
  }
}
