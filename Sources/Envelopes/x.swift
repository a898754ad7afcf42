public struct EnvelopesX {}
