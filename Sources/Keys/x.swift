public struct KeysX {}
