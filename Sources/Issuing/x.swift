public struct IssuingX {}
