/// The program's version (Semantic Versioning 2.0.0).
let programVersion = "0.1.0"
