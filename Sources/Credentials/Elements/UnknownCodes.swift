extension Credential {
  /// The elements with a code that this version's table does not contain.
  var unknownCodes: [Element] {
    let found: [(Element, Bool)] = [
      (.level, Vocabulary.cycle.lacks(level?.cycle)),
      (.typeOfAssessment, Vocabulary.assessment.lacks(typeOfAssessment)),
      (.formOfParticipation, Vocabulary.participation.lacks(formOfParticipation)),
      (.qualityAssurance, Vocabulary.quality.lacks(qualityAssurance)),
      (.supervision, Vocabulary.supervision.lacks(supervision)),
      (.stackability, Vocabulary.stackability.lacks(stackability?.code)),
      (.activityType, Vocabulary.activity.lacks(activityType)),
      (.opportunityType, Vocabulary.opportunity.lacks(opportunityType)),
    ]
    return found.filter { $0.1 }.map { $0.0 }
  }
}

extension Vocabulary {
  fileprivate func lacks(_ code: UInt8?) -> Bool { code.map { !knows($0) } ?? false }

  fileprivate func lacks(_ terms: [Credential.Term]) -> Bool {
    terms.contains { term in
      guard case .code(let code) = term else { return false }
      return lacks(code)
    }
  }
}
