#pragma once
#include <zlib.h>

// inflateInit2 is a macro that Swift cannot see.
static inline int assay_inflate_init_gzip(z_stream *stream) {
  return inflateInit2(stream, 15 + 16);
}
