public struct DeskX {}
