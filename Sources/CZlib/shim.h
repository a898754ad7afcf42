#pragma once
#include <zlib.h>

/* inflateInit2 and deflateInit2 are macros that pass the version and the structure's size. */
static inline int vidimus_inflate_init(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}
static inline int vidimus_deflate_init(z_stream *stream, int level, int window_bits) {
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
}
