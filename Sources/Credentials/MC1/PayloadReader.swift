import Codecs
import Envelopes

extension SignedClaims {
  /// The key of the private claim that contains the micro-credential: 2022/C 243/02 in digits.
  static let credentialKey: Int64 = -202_224_302
  /// The key of the status claim (Token Status List, "Status Claim" in CWT).
  static let statusKey: Int64 = 65_535

  /// Reads an MC1 payload that fills all of `bytes`.
  ///
  /// - Throws: ``PayloadError`` for the first rule that the payload breaks.
  /// - Returns: its content, and how much of it this version does not know.
  public static func read(_ bytes: Span<UInt8>) throws(PayloadError) -> (claims: SignedClaims, unknown: Unknowns) {
    let payload: CBORValue
    do {
      payload = try CBORReader.read(bytes, rules: .deterministic)
    } catch {
      throw .cbor(error)
    }
    guard case .map(let pairs) = payload else { throw .claim(.payload, .type) }
    var unknown = Unknowns()
    // Check the version first: in a later version, what looks wrong here may be right.
    guard let credential = pairs.value(for: credentialKey) else { throw .noCredential }
    let elements = try ElementReader.open(credential)
    let claims = try ClaimReader(pairs, unknown: &unknown)
    let content = try elements.read(issuedOn: claims.issuedAt.day, unknown: &unknown)
    let signed = SignedClaims(
      issuer: claims.issuer, issuedAt: claims.issuedAt, id: claims.id, expires: claims.expires,
      notBefore: claims.notBefore, status: claims.status, credential: content)
    return (signed, unknown)
  }
}

/// The registered claims.
private struct ClaimReader {
  let issuer: String
  let issuedAt: Timestamp
  let id: [UInt8]
  let expires: Timestamp?
  let notBefore: Timestamp?
  let status: StatusReference?

  init(_ pairs: [CBORPair], unknown: inout Unknowns) throws(PayloadError) {
    func optional<Value>(
      _ claim: PayloadError.Claim, _ key: Int64, _ read: (CBORValue) throws(PayloadError.Fault) -> Value
    ) throws(PayloadError) -> Value? {
      guard let value = pairs.value(for: key) else { return nil }
      do {
        return try read(value)
      } catch {
        throw .claim(claim, error)
      }
    }
    func required<Value>(
      _ claim: PayloadError.Claim, _ key: Int64, _ read: (CBORValue) throws(PayloadError.Fault) -> Value
    ) throws(PayloadError) -> Value {
      guard let value = try optional(claim, key, read) else { throw .claim(claim, .missing) }
      return value
    }
    issuer = try required(.iss, 1) { value throws(PayloadError.Fault) in try value.text(limit: Limit.issuer) }
    expires = try optional(.exp, 4) { value throws(PayloadError.Fault) in try value.timestamp() }
    notBefore = try optional(.nbf, 5) { value throws(PayloadError.Fault) in try value.timestamp() }
    issuedAt = try required(.iat, 6) { value throws(PayloadError.Fault) in try value.timestamp() }
    id = try required(.cti, 7) { value throws(PayloadError.Fault) in try value.byteString(8...16) }
    var unknownInStatus = 0
    status = try optional(.status, SignedClaims.statusKey) { value throws(PayloadError.Fault) in
      try value.statusReference(unknown: &unknownInStatus)
    }
    let known: [Int64] = [1, 4, 5, 6, 7, SignedClaims.statusKey, SignedClaims.credentialKey]
    do {
      unknown.claims = try pairs.unknownCount(besides: known) + unknownInStatus
    } catch {
      throw .claim(.payload, error)
    }
  }
}

/// The elements of the micro-credential.
private struct ElementReader {
  private let pairs: [CBORPair]

  /// Checks that the elements have a version that this program can read.
  static func open(_ value: CBORValue) throws(PayloadError) -> ElementReader {
    guard case .map(let pairs) = value else { throw .element(.version, .type) }
    switch pairs.value(for: Element.version.rawValue) {
    case nil: throw .element(.version, .missing)
    case .unsigned(1): return ElementReader(pairs: pairs)
    case .unsigned(let version) where version > 1: throw .newerVersion(version)
    case .unsigned: throw .element(.version, .value)
    default: throw .element(.version, .type)
    }
  }

  private typealias Fault = PayloadError.Fault

  func read(issuedOn: Day, unknown: inout Unknowns) throws(PayloadError) -> MicroCredential {
    // How many keys inside elements this version does not know.
    var strangers = 0
    let learner = try required(.learner) { value throws(Fault) in try value.learner(unknown: &strangers) }
    let body = try required(.awardingBody) { value throws(Fault) in try value.awardingBody(unknown: &strangers) }
    let workload = try required(.notionalWorkload) { value throws(Fault) in
      try value.workload(unknown: &strangers)
    }
    let assurance = try optional(.assurance) { value throws(Fault) in try value.assurances(unknown: &strangers) }
    let titles = try optional(.titles) { value throws(Fault) in try value.titles() }
    let credential = MicroCredential(
      learner: learner,
      title: try required(.title) { value throws(Fault) in try value.text(limit: Limit.title) },
      issuerCountry: try required(.issuerCountry) { value throws(Fault) in try value.regions() },
      awardingBody: body,
      issuanceDate: try optional(.issuanceDate) { value throws(Fault) in try value.day() } ?? issuedOn,
      learningOutcomes: try required(.learningOutcomes) { value throws(Fault) in try value.outcomes() },
      notionalWorkload: workload,
      level: try optional(.level) { value throws(Fault) in try value.level() },
      typeOfAssessment: try required(.typeOfAssessment) { value throws(Fault) in try value.terms() },
      formOfParticipation: try required(.formOfParticipation) { value throws(Fault) in try value.terms() },
      qualityAssurance: try required(.qualityAssurance) { value throws(Fault) in try value.terms() },
      language: try required(.language) { value throws(Fault) in try value.language() },
      entryRequirements: try optional(.entryRequirements) { value throws(Fault) in
        try value.text(limit: Limit.entryRequirements)
      },
      supervision: try optional(.supervision) { value throws(Fault) in try value.code(from: 1) },
      grade: try optional(.grade) { value throws(Fault) in try value.grade() },
      stackability: try optional(.stackability) { value throws(Fault) in try value.stackability() },
      additionalNote: try optional(.additionalNote) { value throws(Fault) in
        try value.text(limit: Limit.additionalNote)
      },
      languageOfLearning: try optional(.languageOfLearning) { value throws(Fault) in try value.language() },
      fieldOfEducation: try optional(.fieldOfEducation) { value throws(Fault) in try value.field() },
      titles: titles ?? [],
      activityType: try optional(.activityType) { value throws(Fault) in try value.code(from: 1) },
      opportunityType: try optional(.opportunityType) { value throws(Fault) in try value.code(from: 1) },
      assurance: assurance ?? [],
      expiryDate: try optional(.expiryDate) { value throws(Fault) in try value.day() },
      certificateNumber: try optional(.certificateNumber) { value throws(Fault) in
        try value.text(limit: Limit.certificateNumber)
      },
      document: try optional(.document) { value throws(Fault) in try value.document() })
    do {
      unknown.elements = try pairs.unknownCount(besides: Element.allCases.map { $0.rawValue }) + strangers
    } catch {
      throw .element(.version, error)
    }
    return credential
  }

  private func optional<Value>(
    _ element: Element, _ read: (CBORValue) throws(Fault) -> Value
  ) throws(PayloadError) -> Value? {
    guard let value = pairs.value(for: element.rawValue) else { return nil }
    do {
      return try read(value)
    } catch {
      throw .element(element, error)
    }
  }

  private func required<Value>(
    _ element: Element, _ read: (CBORValue) throws(Fault) -> Value
  ) throws(PayloadError) -> Value {
    guard let value = try optional(element, read) else { throw .element(element, .missing) }
    return value
  }
}
