public struct VerificationX {}
