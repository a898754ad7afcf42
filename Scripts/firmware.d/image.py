#!/usr/bin/env python3
"""Finishes the image of an RP2040: usage: image.py checksum IMAGE.elf | image.py uf2 IMAGE.bin IMAGE.uf2

checksum writes the checksum of the second stage into the ELF file, where the boot ROM looks for it: CRC-32/MPEG-2 over
252 bytes, in the four behind them (RP2040 data sheet §2.8.1.3.1). uf2 packs the flash's content for the drive that a
Pico shows with its button held: blocks of 512 bytes with 256 of content each (the UF2 specification).
"""
import struct
import sys

FLASH = 0x10000000
FAMILY = 0xE48BFF56  # RP2040


def crc(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value >> 31 else 0)) & 0xFFFFFFFF
    return value


def checksum(path):
    with open(path, "rb") as file:
        image = bytearray(file.read())
    (headers,) = struct.unpack_from("<I", image, 28)
    (count,) = struct.unpack_from("<H", image, 44)
    for index in range(count):
        kind, offset, _, address, size, _ = struct.unpack_from("<6I", image, headers + 32 * index)
        if kind == 1 and address == FLASH and size >= 256:
            image[offset + 252 : offset + 256] = struct.pack("<I", crc(image[offset : offset + 252]))
            with open(path, "wb") as file:
                file.write(image)
            return
    raise SystemExit("image.py: nothing is at the beginning of the flash")


def uf2(source, path):
    with open(source, "rb") as file:
        content = file.read()
    content += bytes(-len(content) % 256)
    count = len(content) // 256
    with open(path, "wb") as file:
        for index in range(count):
            # Flag 2000: the family's number stands where a file's size could.
            head = (0x0A324655, 0x9E5D5157, 0x2000, FLASH + 256 * index, 256, index, count, FAMILY)
            block = content[256 * index : 256 * index + 256].ljust(476, b"\0")
            file.write(struct.pack("<8I", *head) + block + struct.pack("<I", 0x0AB16F30))


assert crc(b"123456789") == 0x0376E6E7
if sys.argv[1:2] == ["checksum"] and len(sys.argv) == 3:
    checksum(sys.argv[2])
elif sys.argv[1:2] == ["uf2"] and len(sys.argv) == 4:
    uf2(sys.argv[2], sys.argv[3])
else:
    raise SystemExit(__doc__)
