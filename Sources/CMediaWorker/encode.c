// SPDX-License-Identifier: Apache-2.0
//
// Pixels to a file's bytes. Where they replace those of an original, what 8-bit opaque pixels cannot carry (16 bits a
// sample, transparency, metadata) is taken from there.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static const char *const savers[] = {
    [CSM_JPEG] = "jpegsave_buffer", [CSM_PNG] = "pngsave_buffer",   [CSM_WEBP] = "webpsave_buffer",
    [CSM_TIFF] = "tiffsave_buffer", [CSM_HEIC] = "heifsave_buffer", [CSM_AVIF] = "heifsave_buffer",
};

/// Whether a HEIF coder is compiled in: found out by trying, in the parent's throw-away child (see csm_encoders).
uint32_t csm_encoders(void) {
    uint32_t found = 0;
    for (uint32_t format = CSM_JPEG; format <= CSM_AVIF; format++) {
        if (savers[format] && vips_type_find("VipsOperation", savers[format])) found |= 1u << format;
    }
    return found;
}

static VipsImage *wrap(const void *samples, uint64_t count, uint32_t width, uint32_t height, uint32_t bands,
                       VipsBandFormat format, csm_answer *answer) {
    VipsImage *raw = vips_image_new_from_memory(samples, count, (int)width, (int)height, (int)bands, format);
    if (!raw) {
        csm_fail_vips(answer);
        return NULL;
    }
    bool deep = format == VIPS_FORMAT_USHORT;
    VipsInterpretation grey = deep ? VIPS_INTERPRETATION_GREY16 : VIPS_INTERPRETATION_B_W;
    VipsInterpretation colour = deep ? VIPS_INTERPRETATION_RGB16 : VIPS_INTERPRETATION_sRGB;
    VipsImage *image = NULL;
    if (vips_copy(raw, &image, "interpretation", bands < 3 ? grey : colour, NULL) != 0) csm_fail_vips(answer);
    g_object_unref(raw);
    return image;
}

/// Adds the change from `before` to `after` (8 bits) to a sample, undoing what transparency will take from it.
static int changed(int sample, int before, int after, int unit, int alpha, int opaque) {
    int64_t change = (int64_t)(after - before) * unit;
    if (alpha != opaque) {
        if (alpha == 0) return sample;
        int64_t half = alpha / 2;
        change = (change * opaque + (change < 0 ? -half : half)) / alpha;
    }
    int64_t value = sample + change, top = opaque;
    return (int)(value < 0 ? 0 : value > top ? top : value);
}

/// Adds the change to every sample of the upright original in `samples`.
static bool merge(uint8_t *samples, VipsImage *original, const uint8_t *before, const uint8_t *after, uint64_t pixels,
                  uint32_t channels) {
    const int bands = original->Bands;
    const bool deep = original->BandFmt == VIPS_FORMAT_USHORT;
    const bool alpha = bands == 2 || bands == 4;
    const int opaque = deep ? 65535 : 255, unit = deep ? 256 : 1;
    uint16_t *deep_samples = (uint16_t *)(void *)samples;
    for (uint64_t pixel = 0; pixel < pixels; pixel++) {
        uint64_t from = pixel * channels, to = pixel * (uint64_t)bands;
        int cover = !alpha ? opaque : deep ? deep_samples[to + channels] : samples[to + channels];
        for (uint32_t channel = 0; channel < channels; channel++) {
            int old = before[from + channel], new = after[from + channel];
            if (old == new) continue;
            if (deep) {
                deep_samples[to + channel] =
                    (uint16_t)changed(deep_samples[to + channel], old, new, unit, cover, opaque);
            } else {
                samples[to + channel] = (uint8_t)changed(samples[to + channel], old, new, unit, cover, opaque);
            }
        }
    }
    return true;
}

/// The original at its full depth, with its transparency, carrying the change. NULL: answer filled.
static VipsImage *merged(const csm_job *job, VipsImage *original, int orientation, const uint8_t *after,
                         csm_answer *answer) {
    const uint64_t pixels = (uint64_t)job->width * job->height;
    const uint64_t bytes = pixels * VIPS_IMAGE_SIZEOF_PEL(original);
    uint8_t *samples = malloc(bytes), *before = malloc(pixels * job->channels);
    VipsImage *upright = NULL;
    if (!samples || !before) {
        csm_fail(answer, CSM_MEMORY, "no memory for the original's samples");
        return NULL;
    }
    if (!csm_place(original, orientation, samples, bytes, answer)) return NULL;
    upright = wrap(samples, bytes, job->width, job->height, (uint32_t)original->Bands, original->BandFmt, answer);
    VipsImage *eight = upright ? csm_eight_bit(upright, true, 0, answer) : NULL;
    if (!eight || !csm_place(eight, 1, before, pixels * job->channels, answer)) return NULL;
    g_object_unref(eight);
    merge(samples, original, before, after, pixels, job->channels);
    free(before);
    // `samples` lives as long as the process: until the answer is out.
    return wrap(samples, bytes, job->width, job->height, (uint32_t)original->Bands, original->BandFmt, answer);
}

typedef struct {
    VipsImage *to;
    bool profile;
} metadata_copy;

static void *copy_field(VipsImage *from, const char *name, GValue *value, void *context) {
    metadata_copy *copy = context;
    (void)from;
    bool wanted = vips_isprefix("exif-", name) || strcmp(name, VIPS_META_XMP_NAME) == 0 ||
                  strcmp(name, VIPS_META_IPTC_NAME) == 0 || strcmp(name, "resolution-unit") == 0 ||
                  (copy->profile && strcmp(name, VIPS_META_ICC_NAME) == 0);
    if (wanted && strcmp(name, "exif-ifd0-Orientation") != 0) vips_image_set(copy->to, name, value);
    return NULL;
}

static void keep_metadata(VipsImage *original, VipsImage *to, bool profile) {
    metadata_copy copy = {.to = to, .profile = profile};
    vips_image_map(original, copy_field, &copy);
    vips_image_set_int(to, VIPS_META_ORIENTATION, 1);
    to->Xres = original->Xres;
    to->Yres = original->Yres;
}

static int save(const csm_job *job, VipsImage *image, bool strip, void **bytes, size_t *count) {
    const int quality = (int)job->quality;
    const gboolean lossless = (job->flags & CSM_LOSSLESS) != 0;
    switch (job->output_format) {
        case CSM_JPEG:
            return vips_jpegsave_buffer(image, bytes, count, "Q", quality, "optimize_coding", TRUE, "strip", strip, NULL);
        case CSM_PNG: return vips_pngsave_buffer(image, bytes, count, "compression", 6, "filter",
                                                 VIPS_FOREIGN_PNG_FILTER_ALL, "strip", strip, NULL);
        case CSM_WEBP: return vips_webpsave_buffer(image, bytes, count, "Q", quality, "lossless", lossless, "effort", 4,
                                                   "strip", strip, NULL);
        case CSM_TIFF: return vips_tiffsave_buffer(image, bytes, count, "compression", VIPS_FOREIGN_TIFF_COMPRESSION_DEFLATE,
                                                   "predictor", VIPS_FOREIGN_TIFF_PREDICTOR_HORIZONTAL, "strip", strip, NULL);
        case CSM_HEIC: return vips_heifsave_buffer(image, bytes, count, "Q", quality, "lossless", lossless, "compression",
                                                   VIPS_FOREIGN_HEIF_COMPRESSION_HEVC, "strip", strip, NULL);
        case CSM_AVIF: return vips_heifsave_buffer(image, bytes, count, "Q", quality, "lossless", lossless, "compression",
                                                   VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "effort", 2, "strip", strip, NULL);
        default: vips_error("countersign", "this format is not written"); return -1;
    }
}

static void finish(const csm_job *job, VipsImage *image, bool strip, uint8_t *output, csm_answer *answer) {
    void *bytes = NULL;
    size_t count = 0;
    if (save(job, image, strip, &bytes, &count) != 0) {
        if (strstr(vips_error_buffer(), "nsupported")) csm_fail(answer, CSM_UNSUPPORTED, vips_error_buffer());
        csm_fail_vips(answer);
        return;
    }
    if (count > job->output_bytes) {
        csm_fail(answer, CSM_OUTPUT_FULL, "the encoded file is larger than expected");
        return;
    }
    memcpy(output, bytes, count);
    answer->bytes_written = count;
    answer->width = (uint32_t)image->Xsize;
    answer->height = (uint32_t)image->Ysize;
    answer->channels = (uint32_t)image->Bands;
}

void csm_encode(const csm_job *job, const void *pixels, uint8_t *output, const void *original, csm_answer *answer) {
    uint64_t samples = (uint64_t)job->width * job->height;
    if (job->width == 0 || job->height == 0 || job->width > job->side_limit || job->height > job->side_limit ||
        samples > job->pixel_limit || (job->channels != 1 && job->channels != 3) ||
        samples * job->channels != job->input_bytes) {
        csm_fail(answer, CSM_BAD_JOB, "the pixels do not have the size the job says");
        return;
    }
    VipsImage *image = wrap(pixels, job->input_bytes, job->width, job->height, job->channels, VIPS_FORMAT_UCHAR, answer);
    if (!image) return;
    if (!original) {
        VipsImage *smaller = csm_eight_bit(image, true, job->max_side, answer);
        if (smaller) finish(job, smaller, true, output, answer);
        return;
    }
    VipsImage *source = csm_open(job, job->flags, original, job->original_bytes, 1, answer);
    if (!source) return;
    csm_answer facts = {0};
    csm_describe(job, source, &facts);
    bool plain = csm_is_plain(source);
    uint32_t colours = plain && source->Bands < 3 ? 1 : 3;
    if (facts.frames > 1) {
        csm_fail(answer, CSM_UNSUPPORTED, "pictures with several frames or pages cannot be rewritten");
        return;
    }
    if (facts.width != job->width || facts.height != job->height || (plain && colours != job->channels)) {
        csm_fail(answer, CSM_SIZE_MISMATCH, "the pixels do not have the original's size or number of colours");
        return;
    }
    uint32_t out = job->output_format;
    bool keeps_alpha = (facts.flags & CSM_HAS_ALPHA) && out != CSM_JPEG;
    bool keeps_depth = facts.depth == 16 && (out == CSM_PNG || out == CSM_TIFF);
    if (plain && (keeps_alpha || keeps_depth)) {
        VipsImage *rich = merged(job, source, (int)facts.orientation, pixels, answer);
        if (!rich) return;
        g_object_unref(image);
        image = rich;
        if (facts.depth == 16 && !keeps_depth) {
            image = NULL;
            if (vips_msb(rich, &image, NULL) != 0) {
                csm_fail_vips(answer);
                return;
            }
            VipsImage *named = NULL;
            vips_copy(image, &named, "interpretation",
                      image->Bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB, NULL);
            image = named;
        }
    }
    if (!plain) answer->flags |= CSM_OTHER_COLOURS;
    keep_metadata(source, image, plain);
    finish(job, image, (job->flags & CSM_BARE) != 0, output, answer);
}

void csm_preview(const csm_job *job, const void *input, uint8_t *output, csm_answer *answer) {
    csm_job small = *job;
    small.flags = (job->flags | CSM_SHRINK) & ~(uint32_t)CSM_NATIVE;
    small.output_bytes = (uint64_t)job->max_side * job->max_side * 3;
    uint8_t *samples = job->max_side > 0 && job->max_side <= job->side_limit ? malloc(small.output_bytes) : NULL;
    if (!samples) {
        csm_fail(answer, CSM_BAD_JOB, "a preview needs a size");
        return;
    }
    csm_decode(&small, input, samples, answer);
    if (answer->status != CSM_OK) return;
    VipsImage *image = wrap(samples, answer->bytes_written, answer->width, answer->height, answer->channels,
                            VIPS_FORMAT_UCHAR, answer);
    if (image) finish(job, image, true, output, answer);
}
