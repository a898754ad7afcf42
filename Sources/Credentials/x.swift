public struct CredentialsX {}
