#!/usr/bin/env python3
"""Runs a UF2 image for the RP2040 in the Unicorn emulator, with models of what is wired to it.

usage: rp2040.py IMAGE.uf2 PANEL < COMMANDS

PANEL is ssd1306-32, ssd1306-64 (which ties GP2 to ground) or hd44780. Each command has one line of answer:

    send HEX   bytes over the serial line; the frames that came back, in hexadecimal
    run MS     lets that many milliseconds go by; the frames again
    dots       the rows of an SSD1306, # lit and . dark, and its contrast
    letters    the codes of an HD44780's lines and its eight definitions, in hexadecimal
    pins       what is put out at GP0 to GP29
    unplug     the panel answers no more
    plug       a new panel is there

The start is the boot ROM's: the first 256 bytes must have their checksum, and run in RAM. Interrupts come in where the
program sleeps, and a millisecond is over each time it does. It is no test of clocks, pads or timing.
"""
import struct
import sys

from unicorn import UC_ARCH_ARM, UC_HOOK_CODE, UC_MODE_MCLASS, UC_MODE_THUMB, Uc
from unicorn.arm_const import *

FLASH, RAM, STAGE, RETURN = 0x10000000, 0x20000000, 0x20041F00, 0x30000000
SAVED = (
    UC_ARM_REG_R0, UC_ARM_REG_R1, UC_ARM_REG_R2, UC_ARM_REG_R3, UC_ARM_REG_R12, UC_ARM_REG_LR, UC_ARM_REG_PC,
    UC_ARM_REG_SP, UC_ARM_REG_XPSR,
)


def flash_of(path):
    with open(path, "rb") as file:
        blocks = file.read()
    content = b""
    for start in range(0, len(blocks), 512):
        head = struct.unpack_from("<8I", blocks, start)
        assert head[:2] == (0x0A324655, 0x9E5D5157) and head[7] == 0xE48BFF56, "no UF2 block for an RP2040"
        assert head[3] == FLASH + len(content) and head[4] == 256, "blocks out of order"
        assert struct.unpack_from("<I", blocks, start + 508) == (0x0AB16F30,), "no end of a UF2 block"
        content += blocks[start + 32 : start + 288]
    assert head[6] * 256 == len(content), "blocks missing"
    return content


def crc32(data):
    value = 0xFFFFFFFF
    for byte in data:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value >> 31 else 0)) & 0xFFFFFFFF
    return value


class SSD1306:
    """Its memory, window and contrast, in horizontal addressing mode."""

    ARGUMENTS = {0x81: 1, 0xD5: 1, 0xA8: 1, 0xD3: 1, 0x8D: 1, 0x20: 1, 0xDA: 1, 0xD9: 1, 0xDB: 1, 0x21: 2, 0x22: 2}

    def __init__(self, rows):
        self.rows, self.memory = rows, bytearray(1024)
        self.columns, self.pages, self.place = (0, 127), (0, 7), [0, 0]
        self.contrast, self.is_on, self.lines = 0x7F, False, 64

    def take(self, transfer):
        if transfer[0] == 0x40:
            for byte in transfer[1:]:
                self.memory[self.place[1] * 128 + self.place[0]] = byte
                self.place[0] += 1
                if self.place[0] > self.columns[1]:
                    self.place[0] = self.columns[0]
                    self.place[1] = self.place[1] + 1 if self.place[1] < self.pages[1] else self.pages[0]
        elif transfer[0] == 0x00:
            index = 1
            while index < len(transfer):
                command, count = transfer[index], self.ARGUMENTS.get(transfer[index], 0)
                arguments = transfer[index + 1 : index + 1 + count]
                index += 1 + count
                if command == 0x21:
                    self.columns, self.place[0] = tuple(arguments), arguments[0]
                elif command == 0x22:
                    self.pages, self.place[1] = tuple(arguments), arguments[0]
                elif command in (0xAE, 0xAF):
                    self.is_on = command == 0xAF
                elif command == 0x81:
                    self.contrast = arguments[0]
                elif command == 0xA8:
                    self.lines = arguments[0] + 1

    def dots(self):
        assert self.is_on and self.lines == self.rows, "the panel is not set up"
        rows = []
        for y in range(self.rows):
            page = self.memory[(y >> 3) * 128 : (y >> 3) * 128 + 128]
            rows.append("".join("#" if byte >> (y & 7) & 1 else "." for byte in page))
        return "|".join(rows) + f" {self.contrast}"


class HD44780:
    """Behind a PCF8574: bit 0 register select, 2 enable, 3 backlight, 4 to 7 data."""

    def __init__(self):
        self.display, self.glyphs = bytearray(b"?" * 80), bytearray(64)
        self.enable, self.half, self.four_bits = 0, None, False
        self.address, self.in_glyphs, self.is_on = 0, False, False

    def take(self, transfer):
        for byte in transfer:
            if self.enable and not byte & 4:
                self.strobe(byte >> 4, byte & 1)
            self.enable = byte & 4

    def strobe(self, nibble, data):
        if not self.four_bits:
            self.execute(nibble << 4, data)
        elif self.half is None:
            self.half = nibble
        else:
            byte, self.half = self.half << 4 | nibble, None
            self.execute(byte, data)

    def execute(self, byte, data):
        if data:
            if self.in_glyphs:
                self.glyphs[self.address & 63] = byte & 0x1F
            else:
                self.display[self.address % 80] = byte
            self.address += 1
        elif byte & 0x80:
            self.address, self.in_glyphs = byte & 0x7F, False
        elif byte & 0x40:
            self.address, self.in_glyphs = byte & 0x3F, True
        elif byte & 0x20:
            self.four_bits, self.half = not byte & 0x10, None
        elif byte & 0x08:
            self.is_on = bool(byte & 4)
            assert byte & 3 == 0, "a cursor is shown"
        elif byte == 1:
            self.display[:] = b" " * 80

    def letters(self):
        assert self.is_on and self.four_bits, "the panel is not set up"
        return f"{self.display[:16].hex()} {self.display[64:80].hex()} {self.glyphs.hex()}"


class Board:
    def __init__(self, image, panel):
        content = flash_of(image)
        assert struct.unpack("<I", content[252:256])[0] == crc32(content[:252]), "the boot ROM would refuse this"
        self.panel_name = panel
        self.panel = self.new_panel()
        self.address = 0x27 if panel == "hd44780" else 0x3C
        self.registers, self.transfer = {}, bytearray()
        self.received, self.sent = bytearray(), bytearray()
        self.target, self.abort, self.pins = 0, 0, 0
        self.fed = 0
        self.cpu = Uc(UC_ARCH_ARM, UC_MODE_THUMB | UC_MODE_MCLASS)
        self.cpu.ctl_set_cpu_model(UC_CPU_ARM_CORTEX_M0)
        self.cpu.mem_map(FLASH, 2 << 20)
        self.cpu.mem_write(FLASH, content.ljust(4096, b"\xff"))
        self.cpu.mem_map(RAM, 0x42000)
        self.cpu.mem_write(STAGE, content[:256])
        self.cpu.mem_map(RETURN, 0x1000)
        for base, size in ((0x40000000, 0x100000), (0x18000000, 0x1000), (0xD0000000, 0x1000), (0xE000E000, 0x1000)):
            self.cpu.mmio_map(base, size, self.read, base, self.write, base)
        self.vectors = struct.unpack_from("<48I", content, 256)
        # Only code is looked through: a word of a table may look like the instruction.
        self.slept = False
        for offset in range(0x1C0, len(content) - 1, 2):
            if content[offset : offset + 2] == b"\x30\xbf":
                self.cpu.hook_add(UC_HOOK_CODE, self.sleep, begin=FLASH + offset, end=FLASH + offset)
        self.cpu.reg_write(UC_ARM_REG_SP, STAGE)
        self.cpu.reg_write(UC_ARM_REG_PC, STAGE | 1)

    def new_panel(self):
        return HD44780() if self.panel_name == "hd44780" else SSD1306(int(self.panel_name[-2:]))

    def sleep(self, cpu, address, size, _):
        self.slept = True
        cpu.emu_stop()

    # Registers

    def read(self, cpu, offset, size, base):
        address = base + offset
        if address == 0x40024004:
            return 0x80000000  # the crystal is stable
        if address == 0x4000C008:
            return 0xFFFFFFFF  # everything is out of reset
        if address == 0x40034018:
            return 0 if self.received else 0x10
        if address == 0x40034000:
            return self.received.pop(0)
        if address == 0x40044070:
            return 6  # the bus is free
        if address == 0x40044080:
            return self.abort
        if address == 0x40044054:
            self.abort = 0
            return 0
        if address == 0xD0000004:
            return 0 if self.panel_name == "ssd1306-64" else 1 << 2
        return self.registers.get(address, 0)

    def write(self, cpu, offset, size, value, base):
        address = base + offset
        self.registers[address] = value
        if address == 0x40034000:
            self.sent.append(value & 255)
        elif address == 0x40044004:
            self.target = value
        elif address == 0x40044010:
            self.bus(value)
        elif address == 0x40058004:
            self.fed += 1
        elif address == 0xD0000014:
            self.pins |= value
        elif address == 0xD0000018:
            self.pins &= ~value

    def bus(self, value):
        if self.panel is None or self.target != self.address:
            self.abort = 1
            self.transfer.clear()
            return
        self.transfer.append(value & 255)
        if value & 0x200:
            self.panel.take(bytes(self.transfer))
            self.transfer.clear()

    # Time

    def interrupt(self, number):
        saved = [self.cpu.reg_read(register) for register in SAVED]
        self.cpu.reg_write(UC_ARM_REG_LR, RETURN | 1)
        self.cpu.emu_start(self.vectors[number], RETURN, count=1_000_000)
        for register, value in zip(SAVED, saved):
            self.cpu.reg_write(register, value)

    def millisecond(self):
        self.slept = False
        self.cpu.emu_start(self.cpu.reg_read(UC_ARM_REG_PC) | 1, 0, count=20_000_000)
        assert self.slept, f"the program is stuck at {self.cpu.reg_read(UC_ARM_REG_PC):#x}"
        if self.received:
            self.interrupt(16 + 20)
        self.interrupt(15)
        self.cpu.reg_write(UC_ARM_REG_PC, self.cpu.reg_read(UC_ARM_REG_PC) + 2 | 1)

    def run(self, milliseconds):
        for _ in range(milliseconds):
            self.millisecond()
        frames = bytes(self.sent).split(b"\0")
        self.sent.clear()
        return " ".join(frame.hex() for frame in frames if frame)


def main():
    board = Board(sys.argv[1], sys.argv[2])
    board.run(200)
    assert board.registers.get(0x40010008) == 0x1FFFC and board.registers.get(0x40058000) == 1 << 30, "no watchdog"
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "send":
            board.received += bytes.fromhex(rest)
            answer = board.run(120)
        elif word == "run":
            fed, count = board.fed, int(rest)
            answer = board.run(count)
            assert board.fed - fed > count // 3, "the watchdog is not fed"
        elif word == "dots":
            answer = board.panel.dots()
        elif word == "letters":
            answer = board.panel.letters()
        elif word == "pins":
            answer = f"{board.pins & 0x3FFFFFFF:#x}"
        elif word == "unplug":
            board.panel, answer = None, "gone"
        elif word == "plug":
            board.panel, answer = board.new_panel(), "there"
        else:
            raise SystemExit("rp2040.py: no such command: " + line)
        print(answer, flush=True)


main()
