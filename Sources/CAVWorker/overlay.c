// SPDX-License-Identifier: Apache-2.0
//
// Changes of luma, laid over pictures. They come in canvas size, a signed byte a sample in eighths of a grey level, and
// are enlarged once for each entry; within a shot the picture passes from one to the next, so that nothing flickers.
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

#define MOST_OVERLAYS 1000000

struct csa_overlays {
    csa_overlay *entries;
    uint32_t count;
    int width, height;    // of the picture
    int8_t *small;        // as it came
    int8_t *planes[2];    // enlarged: the entry at or before now, the one after
    int32_t held[2];      // their numbers, -1: none
    float *rows;          // of the enlargement
};

static bool read_at(int descriptor, void *to, size_t count, uint64_t offset) {
    size_t done = 0;
    while (done < count) {
        ssize_t got = pread(descriptor, (uint8_t *)to + done, count - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        done += (size_t)got;
    }
    return true;
}

csa_overlays *csa_open_overlays(csa_work *work) {
    const csa_job *job = work->job;
    csa_overlays *o = av_mallocz(sizeof *o);
    if (!o) return csa_fail(work, AVERROR(ENOMEM), "overlays"), NULL;
    if (job->overlays == 0 || job->overlays > MOST_OVERLAYS || job->overlay_width < 2 || job->overlay_height < 2 ||
        job->overlay_width > 4096 || job->overlay_height > 4096) {
        return csm_fail(work->answer, CSM_BAD_JOB, "overlays"), NULL;
    }
    o->count = job->overlays;
    o->held[0] = o->held[1] = -1;
    o->entries = av_malloc_array(o->count, sizeof *o->entries);
    o->small = av_malloc((size_t)job->overlay_width * job->overlay_height);
    if (!o->entries || !o->small) return csa_fail(work, AVERROR(ENOMEM), "overlays"), NULL;
    if (!read_at(work->extra, o->entries, o->count * sizeof *o->entries, job->overlay_table)) {
        return csm_fail(work->answer, CSM_BAD_JOB, "overlays"), NULL;
    }
    return o;
}

/// Cubic weights (Catmull-Rom) of the four samples around a place.
static void weights(double place, int *first, float w[4]) {
    double whole = floor(place), t = place - whole;
    *first = (int)whole - 1;
    w[0] = (float)(((-0.5 * t + 1) * t - 0.5) * t);
    w[1] = (float)((1.5 * t - 2.5) * t * t + 1);
    w[2] = (float)(((-1.5 * t + 2) * t + 0.5) * t);
    w[3] = (float)((0.5 * t - 0.5) * t * t);
}

static int clamp(int i, int count) { return i < 0 ? 0 : i >= count ? count - 1 : i; }

/// Enlarges entry `number` into plane `which`.
static bool load(csa_work *work, csa_overlays *o, int which, int32_t number) {
    if (o->held[which] == number) return true;
    if (o->held[1 - which] == number) {
        int8_t *plane = o->planes[0];
        o->planes[0] = o->planes[1];
        o->planes[1] = plane;
        o->held[1 - which] = o->held[which];
        o->held[which] = number;
        return true;
    }
    int sw = (int)work->job->overlay_width, sh = (int)work->job->overlay_height;
    if (!read_at(work->extra, o->small, (size_t)sw * (size_t)sh, o->entries[number].offset)) {
        return csm_fail(work->answer, CSM_BAD_JOB, "an overlay ends early"), false;
    }
    // Across first: every small row at full width. Then down.
    for (int x = 0; x < o->width; x++) {
        int first;
        float w[4];
        weights((x + 0.5) * sw / o->width - 0.5, &first, w);
        for (int y = 0; y < sh; y++) {
            const int8_t *row = o->small + (size_t)y * (size_t)sw;
            float sum = 0;
            for (int i = 0; i < 4; i++) sum += w[i] * row[clamp(first + i, sw)];
            o->rows[(size_t)y * (size_t)o->width + (size_t)x] = sum;
        }
    }
    for (int y = 0; y < o->height; y++) {
        int first;
        float w[4];
        weights((y + 0.5) * sh / o->height - 0.5, &first, w);
        const float *r[4];
        for (int i = 0; i < 4; i++) r[i] = o->rows + (size_t)clamp(first + i, sh) * (size_t)o->width;
        int8_t *to = o->planes[which] + (size_t)y * (size_t)o->width;
        for (int x = 0; x < o->width; x++) {
            float value = w[0] * r[0][x] + w[1] * r[1][x] + w[2] * r[2][x] + w[3] * r[3][x];
            value = value < -127 ? -127 : value > 127 ? 127 : value;
            to[x] = (int8_t)lrintf(value);
        }
    }
    o->held[which] = number;
    return true;
}

/// 8 bits a sample: from + round((a (64 - share) + b share) * gain / 2^18), gain in 1/512 of a level of the file.
static void add8(uint8_t *row, const int8_t *a, const int8_t *b, int width, int share, int gain) {
    for (int x = 0; x < width; x++) {
        int change = (a[x] * (64 - share) + b[x] * share) * gain;
        int value = row[x] + ((change + (1 << 17)) >> 18);
        row[x] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
    }
}

static void add16(uint16_t *row, const int8_t *a, const int8_t *b, int width, int share, int gain, int top, int shift) {
    for (int x = 0; x < width; x++) {
        int64_t change = (int64_t)(a[x] * (64 - share) + b[x] * share) * gain;
        int value = (row[x] >> shift) + (int)((change + (1 << 17)) >> 18);
        row[x] = (uint16_t)((value < 0 ? 0 : value > top ? top : value) << shift);
    }
}

bool csa_lay_over(csa_work *work, csa_overlays *o, AVFrame *frame, double time) {
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(frame->format);
    bool plain = format && !(format->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_PAL |
                                              AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BITSTREAM)) &&
                 format->comp[0].plane == 0 && format->comp[0].offset == 0 &&
                 format->comp[0].step == (format->comp[0].depth > 8 ? 2 : 1) && format->comp[0].depth <= 16;
    if (!plain) return csm_fail(work->answer, CSM_UNSUPPORTED, "pixels without a plane of luma"), false;
    if (!o->planes[0]) {
        o->width = frame->width;
        o->height = frame->height;
        size_t count = (size_t)o->width * (size_t)o->height;
        o->planes[0] = av_malloc(count);
        o->planes[1] = av_malloc(count);
        o->rows = av_malloc_array((size_t)o->width * work->job->overlay_height, sizeof(float));
        if (!o->planes[0] || !o->planes[1] || !o->rows) return csa_fail(work, AVERROR(ENOMEM), "overlays"), false;
    }
    if (frame->width != o->width || frame->height != o->height) {
        return csm_fail(work->answer, CSM_UNSUPPORTED, "pictures that change their size"), false;
    }
    // The entry at or before now, half a millisecond allowed; before the first one: the first.
    uint32_t low = 0, high = o->count;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (o->entries[middle].time <= time + 0.0005) low = middle;
        else high = middle;
    }
    int share = 0;
    uint32_t next = low;
    if (low + 1 < o->count && o->entries[low + 1].shot == o->entries[low].shot && time > o->entries[low].time) {
        double span = o->entries[low + 1].time - o->entries[low].time;
        next = low + 1;
        share = span > 0 ? (int)(64 * fmin(1, (time - o->entries[low].time) / span)) : 64;
    }
    if (!load(work, o, 0, (int32_t)low)) return false;
    if (next != low && !load(work, o, 1, (int32_t)next)) return false;
    const int8_t *from = o->planes[0], *to = next != low ? o->planes[1] : o->planes[0];
    bool full = frame->color_range == AVCOL_RANGE_JPEG || strncmp(format->name, "yuvj", 4) == 0 ||
                strncmp(format->name, "gray", 4) == 0;
    int depth = format->comp[0].depth;
    int gain = (int)((full ? 1.0 : 219.0 / 255) * 512 * (1 << (depth - 8)) + 0.5);
    for (int y = 0; y < frame->height; y++) {
        uint8_t *row = frame->data[0] + (ptrdiff_t)y * frame->linesize[0];
        const int8_t *a = from + (size_t)y * (size_t)o->width, *b = to + (size_t)y * (size_t)o->width;
        if (depth == 8) add8(row, a, b, o->width, share, gain);
        else add16((uint16_t *)row, a, b, o->width, share, gain, (1 << depth) - 1, format->comp[0].shift);
    }
    return true;
}
