import Codecs
import Credentials
import Verification

extension Pages {
  /// What the signature covers beside the learner's name, who made it and what the verdict rests on, as a
  /// hiring desk reads it; nothing of a code whose signature does not hold.
  func details(of verdict: Verdict) -> [[DisplayText]] {
    guard let issuer = verdict.issuer else { return [] }
    var blocks: [[DisplayText]] = []
    if let claims = verdict.claims {
      let credential = claims.credential
      blocks.append(lines([credential.title]))
      blocks.append(signer(issuer))
      if verdict.warnings.contains(.awardingBodyDiffers) {
        blocks.append(lines([English.theyWrite, credential.awardingBody.name]))
      }
      blocks.append(lines([English.issued, English.date(credential.issuanceDate)]))
      blocks += workload(credential)
      if let grade = credential.grade { blocks.append(lines([English.grade, grade.displayText])) }
      if let day = credential.expiryDate { blocks.append(lines([English.lapsesAfter, English.date(day)])) }
      if let expires = claims.expires { blocks.append(lines([English.codeGoodUntil, English.date(expires.lastDay)])) }
    } else {
      blocks.append(signer(issuer))
    }
    if verdict.word == .genuine {
      blocks += English.notes(verdict.warnings).map { lines([$0]) }
    }
    if issuer.source == .list, let list = verdict.list {
      blocks.append(lines(English.basis(list, columns: size.columns)))
    } else {
      blocks.append(lines(English.basis(issuer.source, asOf: issuer.asOf?.day)))
    }
    return blocks
  }

  /// The issuer's name and country, from the trust store and never from the credential.
  private func signer(_ issuer: Verdict.SignedBy) -> [DisplayText] {
    lines([English.signedBy, issuer.name + (issuer.country.map { " (" + $0 + ")" } ?? "")])
  }

  /// The workload and the level, which never stands on a screen without it: "EQF 6" alone reads as a
  /// bachelor's degree. Credits and hours that have no room on one line are two blocks, each with the level.
  private func workload(_ credential: MicroCredential) -> [[DisplayText]] {
    let ects = credential.notionalWorkload.ects.map { English.workload(ects: $0) }
    let hours = credential.notionalWorkload.hours.map { English.workload(hours: $0) }
    var parts = [ects, hours].compactMap { $0 }
    if let ects, let hours, ects.utf8.count + 2 + hours.utf8.count <= size.columns { parts = [ects + ", " + hours] }
    let level = credential.level.map { English.level($0, columns: size.columns) }
    return parts.map { lines([$0] + (level.map { [$0] } ?? [])) }
  }
}

extension Verdict {
  /// The learner's names in the order in which they are spoken; nil of a code that is not read out.
  var learnerName: String? {
    claims.map { claims in
      let learner = claims.credential.learner
      return (learner.givenName.map { $0 + " " } ?? "") + learner.familyName
    }
  }

  /// The claims of a credential that may be read out: its signature holds.
  fileprivate var claims: SignedClaims? {
    guard issuer != nil, case .microCredential(let claims) = content else { return nil }
    return claims
  }
}

extension MicroCredential.Grade {
  fileprivate var displayText: String { grade + (scheme.map { " (" + $0 + ")" } ?? "") }
}

extension Timestamp {
  /// The last day on which something that ends at this second was good.
  fileprivate var lastDay: Day { Timestamp(seconds: seconds - 1).day }
}
