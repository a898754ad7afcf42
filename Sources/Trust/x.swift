public struct TrustX {}
