#!/bin/bash
# shellcheck disable=SC2034 # the scripts that source this use these variables
#
# What the parts of Scripts/board share: folders, messages, and the names that Debian, GNU and Swift have for a board.
set -euo pipefail
shopt -s inherit_errexit
export LC_ALL=C TZ=UTC

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
parts=$home/Scripts/board.d
work=$home/.build-board
dist=$home/dist
apt=$work/apt

say() { printf 'board: %s\n' "$*" >&2; }
fail() {
  local status=$1
  shift
  say "$*"
  exit "$status"
}

# The toolchain says where it is, however swiftc came onto PATH.
find_toolchain() {
  local info
  info=$(swiftc -print-target-info)
  swift_library=$(sed -nE 's/.*"runtimeResourcePath": *"([^"]*)".*/\1/p' <<< "$info")
  swift_version=$(sed -nE 's/.*"compilerVersion": *"Swift version ([^ "]*).*/\1/p' <<< "$info")
  tools=$(cd "$swift_library/../../bin" && pwd -P)
}

debian_architecture() {
  case $1 in
    x86_64) echo amd64 ;;
    aarch64) echo arm64 ;;
    armel) echo armel ;;
  esac
}

gnu_triple() {
  case $1 in
    x86_64) echo x86_64-linux-gnu ;;
    aarch64) echo aarch64-linux-gnu ;;
    armel) echo arm-linux-gnueabi ;;
  esac
}

# Embedded Swift's standard library comes for triples without an operating system. (x86-64 has one for Linux too, but that
# build would differ from the others.) So `#if os(Linux)` is false, libc is the sysroot's, and the linker gets the GNU
# triple instead.
swift_triple() {
  case $1 in
    x86_64) echo x86_64-unknown-none-elf ;;
    aarch64) echo aarch64-none-none-elf ;;
    armel) echo armv6-none-none-eabi ;;
  esac
}

sysroot() { echo "$work/sysroot-$1"; }

# Where the sysroot has its archives: libcrypto.a, libc.a, libz.a, libqrencode.a.
archives() { echo "$(sysroot "$1")/usr/lib/$(gnu_triple "$1")"; }

# Where the sysroot has what belongs to the C compiler: crtbeginT.o, libgcc.a, libatomic.a.
gcc_folder() { echo "$(sysroot "$1")/usr/lib/gcc/$(gnu_triple "$1")/12"; }

# The options of every C compilation, one a line. Those that decide the binary interface are also in Scripts/toolsets.
c_options() {
  printf '%s\n' "--target=$(gnu_triple "$1")" "--sysroot=$(sysroot "$1")" \
    -Os -ffunction-sections -fdata-sections "-ffile-prefix-map=$home=."
  if [[ $1 == armel ]]; then
    printf '%s\n' -march=armv6 -D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64
  fi
}
