// SPDX-License-Identifier: Apache-2.0
//
// What the worker's files share.
//   worker.c       libvips as a trade of CWorkerProcess
//   decode.c       a file's bytes to a pipeline of 8-bit pixels
//   encode.c       pixels to a file's bytes
//   escape_probe.c what a hostile decoder would try, for the tests
#ifndef COUNTERSIGN_MEDIA_INTERNAL_H
#define COUNTERSIGN_MEDIA_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>
#include <vips/vips.h>

#include "CWorkerProcess.h"

// worker.c
/// Fills status and message from libvips' error buffer.
void csm_fail_vips(csm_answer *answer);

// decode.c
uint32_t csm_decoders(void);
/// Opens a file with the one loader of its format; checks the limits. NULL: answer filled.
VipsImage *csm_open(const csm_job *job, uint32_t flags, const void *bytes, size_t count, int shrink,
                    csm_answer *answer);
/// 1 to 8.
int csm_orientation(const csm_job *job, VipsImage *image);
void csm_describe(const csm_job *job, VipsImage *image, csm_answer *answer);
/// Whether samples can be handed out as they are: grey or RGB with 8 or 16 bits, maybe with alpha.
bool csm_is_plain(VipsImage *image);
/// 8 bits, 1 or 3 bands, alpha over white, at most max_side (0: full size). Takes over `in`. NULL: answer filled.
VipsImage *csm_eight_bit(VipsImage *in, bool native, uint32_t max_side, csm_answer *answer);
/// Computes all pixels, row by row on this thread, and writes them upright. False: answer filled.
bool csm_place(VipsImage *image, int orientation, uint8_t *to, uint64_t room, csm_answer *answer);
void csm_decode(const csm_job *job, const void *input, uint8_t *output, csm_answer *answer);

// encode.c
uint32_t csm_encoders(void);
void csm_encode(const csm_job *job, const void *pixels, uint8_t *output, const void *original, csm_answer *answer);
void csm_preview(const csm_job *job, const void *input, uint8_t *output, csm_answer *answer);

// escape_probe.c
void csm_escape(const csm_job *job, uint8_t *output, csm_answer *answer);

#endif
