import Credentials
import Envelopes
import Scanning
import Trust

extension Reason {
  init(_ kind: NamedText.Kind) {
    switch kind {
    case .onlineLink: self = .onlineLink
    case .openID4VP: self = .openID4VP
    case .newerVersion: self = .newerVersion
    case .keyboardLayout: self = .keyboardLayout
    case .format: self = .format
    }
  }

  init(_ error: EnvelopeError) {
    switch error {
    case .base45: self = .unreadable(.base45)
    case .inflate, .firstByte: self = .unreadable(.inflate)
    case .tooLarge: self = .unreadable(.tooLarge)
    case .cbor: self = .unreadable(.cbor)
    case .cose: self = .unreadable(.cose)
    case .algorithm, .jws(.algorithm): self = .algorithm
    case .issuer: self = .unreadable(.cwt)
    case .member: self = .unreadable(.claims)
    case .jws(.critical): self = .critical
    case .jws(.tooLarge): self = .unreadable(.tooLarge)
    case .jws: self = .unreadable(.jws)
    case .json: self = .unreadable(.json)
    }
  }

  init(_ refusal: SignatureRefusal) {
    switch refusal {
    case .listMissing: self = .listMissing
    case .issuerNotListed: self = .issuerNotListed
    case .keyNotListed: self = .keyNotListed
    case .badSignature: self = .badSignature
    }
  }

  init(_ error: PayloadError) {
    switch error {
    case .cbor: self = .unreadable(.cbor)
    case .json: self = .unreadable(.json)
    case .claim: self = .unreadable(.cwt)
    case .element, .member, .noCredential: self = .unreadable(.claims)
    case .newerVersion: self = .newerVersion
    }
  }
}
