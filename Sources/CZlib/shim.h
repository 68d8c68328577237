// SPDX-License-Identifier: Apache-2.0
#ifndef COUNTERSIGN_ZLIB_H
#define COUNTERSIGN_ZLIB_H
#include <zlib.h>

/// `deflateInit2` is a macro, which Swift does not see: a stream in the gzip format (RFC 1952).
static inline int csz_gzip_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
#endif
