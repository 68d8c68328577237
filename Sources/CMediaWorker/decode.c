// SPDX-License-Identifier: Apache-2.0
//
// A file's bytes to 8-bit pixels. libvips is lazy: until csm_place has run, nothing but the header was read.
#include <string.h>
#include <sys/mman.h>

#include "internal.h"

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23  // Linux 5.14
#endif

static const char *const loaders[] = {
    [CSM_JPEG] = "jpegload_buffer", [CSM_PNG] = "pngload_buffer",   [CSM_WEBP] = "webpload_buffer",
    [CSM_TIFF] = "tiffload_buffer", [CSM_GIF] = "gifload_buffer",   [CSM_HEIC] = "heifload_buffer",
    [CSM_AVIF] = "heifload_buffer",
};

uint32_t csm_decoders(void) {
    uint32_t found = 0;
    for (uint32_t format = CSM_JPEG; format <= CSM_AVIF; format++) {
        if (vips_type_find("VipsOperation", loaders[format])) found |= 1u << format;
    }
    return found;
}

VipsImage *csm_open(const csm_job *job, uint32_t flags, const void *bytes, size_t count, int shrink,
                    csm_answer *answer) {
    VipsImage *image = NULL;
    void *data = (void *)bytes;
    VipsFailOn fail_on = flags & CSM_TOLERANT ? VIPS_FAIL_ON_NONE : VIPS_FAIL_ON_ERROR;
    VipsAccess access = VIPS_ACCESS_SEQUENTIAL;
    int code = -1;
    switch (job->format) {
        case CSM_JPEG:
            code = vips_jpegload_buffer(data, count, &image, "access", access, "fail_on", fail_on, "shrink", shrink, NULL);
            break;
        case CSM_PNG: code = vips_pngload_buffer(data, count, &image, "access", access, "fail_on", fail_on, NULL); break;
        case CSM_WEBP: code = vips_webpload_buffer(data, count, &image, "access", access, "fail_on", fail_on, NULL); break;
        case CSM_TIFF: code = vips_tiffload_buffer(data, count, &image, "access", access, "fail_on", fail_on, NULL); break;
        case CSM_GIF: code = vips_gifload_buffer(data, count, &image, "access", access, "fail_on", fail_on, NULL); break;
        case CSM_HEIC:
        case CSM_AVIF: code = vips_heifload_buffer(data, count, &image, "access", access, "fail_on", fail_on, NULL); break;
        default: csm_fail(answer, CSM_UNSUPPORTED, "unknown format"); return NULL;
    }
    if (code != 0) {
        csm_fail_vips(answer);
        return NULL;
    }
    uint64_t width = (uint64_t)image->Xsize, height = (uint64_t)image->Ysize;
    if (width == 0 || height == 0 || width > job->side_limit || height > job->side_limit ||
        width * height > job->pixel_limit) {
        csm_fail(answer, CSM_LIMIT_PIXELS, "the decoder found more pixels than allowed");
        g_object_unref(image);
        return NULL;
    }
    return image;
}

int csm_orientation(const csm_job *job, VipsImage *image) {
    // HEIF turns pictures by properties of its own, which libheif has applied; the EXIF field says nothing there.
    if (job->format == CSM_HEIC || job->format == CSM_AVIF) return 1;
    int value = vips_image_get_orientation(image);
    return value >= 1 && value <= 8 ? value : 1;
}

bool csm_is_plain(VipsImage *image) {
    if (image->BandFmt != VIPS_FORMAT_UCHAR && image->BandFmt != VIPS_FORMAT_USHORT) return false;
    if (image->Bands < 1 || image->Bands > 4) return false;
    switch (vips_image_guess_interpretation(image)) {
        case VIPS_INTERPRETATION_B_W:
        case VIPS_INTERPRETATION_GREY16: return image->Bands <= 2;
        case VIPS_INTERPRETATION_sRGB:
        case VIPS_INTERPRETATION_RGB:
        case VIPS_INTERPRETATION_RGB16: return image->Bands >= 3;
        case VIPS_INTERPRETATION_MULTIBAND: return true;
        default: return false;
    }
}

static bool is_cmyk(VipsImage *image) {
    return vips_image_guess_interpretation(image) == VIPS_INTERPRETATION_CMYK && image->Bands >= 4;
}

void csm_describe(const csm_job *job, VipsImage *image, csm_answer *answer) {
    answer->orientation = (uint32_t)csm_orientation(job, image);
    bool turned = answer->orientation > 4;
    answer->width = (uint32_t)(turned ? image->Ysize : image->Xsize);
    answer->height = (uint32_t)(turned ? image->Xsize : image->Ysize);
    answer->bands = (uint32_t)image->Bands;
    answer->depth = (uint32_t)(8 * vips_format_sizeof(image->BandFmt));
    int pages = vips_image_get_n_pages(image);
    answer->frames = pages > 0 ? (uint32_t)pages : 1;
    if (vips_image_hasalpha(image)) answer->flags |= CSM_HAS_ALPHA;
    if (vips_image_get_typeof(image, VIPS_META_ICC_NAME)) answer->flags |= CSM_HAS_ICC;
    if (vips_image_get_typeof(image, VIPS_META_EXIF_NAME)) answer->flags |= CSM_HAS_EXIF;
    if (vips_image_get_typeof(image, VIPS_META_XMP_NAME)) answer->flags |= CSM_HAS_XMP;
    if (is_cmyk(image)) answer->flags |= CSM_IS_CMYK;
}

/// Puts `next` in the place of `*image`, which it was made from. False where the operation failed.
static bool step(VipsImage **image, int code, VipsImage *next, csm_answer *answer) {
    if (code != 0) {
        csm_fail_vips(answer);
        return false;
    }
    g_object_unref(*image);
    *image = next;
    return true;
}

/// Through the embedded profile to sRGB; a profile that does not work is treated as none, as browsers do.
static bool through_profile(VipsImage **image, csm_answer *answer) {
    if (!vips_image_get_typeof(*image, VIPS_META_ICC_NAME)) return true;
    VipsImage *next = NULL;
    if (vips_icc_transform(*image, &next, "srgb", "embedded", TRUE, "depth", 8, NULL) != 0) {
        vips_error_clear();
        return true;
    }
    return step(image, 0, next, answer);
}

static bool convert(VipsImage **image, bool native, uint32_t max_side, csm_answer *answer) {
    VipsImage *next = NULL;
    bool done = false;  // already sRGB
    if (!csm_is_plain(*image)) {
        VipsInterpretation space = vips_image_guess_interpretation(*image);
        bool coloured = is_cmyk(*image) || space == VIPS_INTERPRETATION_LAB || space == VIPS_INTERPRETATION_LABS ||
                        space == VIPS_INTERPRETATION_LABQ || space == VIPS_INTERPRETATION_XYZ ||
                        space == VIPS_INTERPRETATION_scRGB;
        if (coloured) {
            if (is_cmyk(*image) && !through_profile(image, answer)) return false;
            int code = vips_colourspace(*image, &next, VIPS_INTERPRETATION_sRGB, NULL);
            if (!step(image, code, next, answer)) return false;
            done = true;
        } else if ((*image)->BandFmt == VIPS_FORMAT_UCHAR || (*image)->BandFmt == VIPS_FORMAT_USHORT) {
            int keep = (*image)->Bands >= 3 ? 3 : 1;  // more bands than colours and transparency: the first ones count
            if (!step(image, vips_extract_band(*image, &next, 0, "n", keep, NULL), next, answer)) return false;
        } else {
            csm_fail(answer, CSM_UNSUPPORTED, "samples that are neither 8 nor 16 bit integers");
            return false;
        }
    }
    if ((*image)->BandFmt == VIPS_FORMAT_USHORT && !step(image, vips_msb(*image, &next, NULL), next, answer)) return false;
    if ((*image)->BandFmt != VIPS_FORMAT_UCHAR && !step(image, vips_cast_uchar(*image, &next, NULL), next, answer)) {
        return false;
    }
    VipsInterpretation plain = (*image)->Bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
    if (!step(image, vips_copy(*image, &next, "interpretation", plain, NULL), next, answer)) return false;

    if ((*image)->Bands == 2 || (*image)->Bands >= 4) {
        VipsArrayDouble *white = vips_array_double_newv(1, 255.0);
        int code = vips_flatten(*image, &next, "background", white, "max_alpha", 255.0, NULL);
        vips_area_unref(VIPS_AREA(white));
        if (!step(image, code, next, answer)) return false;
    }
    int longest = (*image)->Xsize > (*image)->Ysize ? (*image)->Xsize : (*image)->Ysize;
    if (max_side > 0 && (uint32_t)longest > max_side) {
        double across = (double)max_side / longest;
        int code = vips_resize(*image, &next, across, NULL);
        if (!step(image, code, next, answer)) return false;
    }
    bool grey = (*image)->Bands == 1;
    if (!native && !done && !through_profile(image, answer)) return false;
    if (grey && (*image)->Bands == 3 && !step(image, vips_extract_band(*image, &next, 1, NULL), next, answer)) return false;
    if ((*image)->Bands != 1 && (*image)->Bands != 3) {
        csm_fail(answer, CSM_UNSUPPORTED, "an unusual number of samples a pixel");
        return false;
    }
    return true;
}

VipsImage *csm_eight_bit(VipsImage *in, bool native, uint32_t max_side, csm_answer *answer) {
    VipsImage *image = in;
    if (convert(&image, native, max_side, answer)) return image;
    g_object_unref(image);
    return NULL;
}

bool csm_place(VipsImage *image, int orientation, uint8_t *to, uint64_t room, csm_answer *answer) {
    const int strip = 64;
    const int64_t width = image->Xsize, height = image->Ysize, pel = (int64_t)VIPS_IMAGE_SIZEOF_PEL(image);
    if ((uint64_t)width * (uint64_t)height > room / (uint64_t)pel) {
        csm_fail(answer, CSM_OUTPUT_FULL, "the pixels do not fit where they should go");
        return false;
    }
    // Where stored pixel (x, y) goes: start + x * right + y * down, in pixels of the upright picture.
    const int64_t last_x = width - 1, last_y = height - 1;
    const int64_t turned = height;  // pixels a row of a picture that lies on its side
    int64_t start = 0, right = 1, down = width;
    switch (orientation) {
        case 2: start = last_x, right = -1; break;
        case 3: start = last_y * width + last_x, right = -1, down = -width; break;
        case 4: start = last_y * width, down = -width; break;
        case 5: right = turned, down = 1; break;
        case 6: start = last_y, right = turned, down = -1; break;
        case 7: start = last_x * turned + last_y, right = -turned, down = -1; break;
        case 8: start = last_x * turned, right = -turned, down = 1; break;
        default: break;
    }
    VipsRegion *region = vips_region_new(image);
    bool good = region != NULL;
    for (int top = 0; good && top < height; top += strip) {
        VipsRect rows = {.left = 0, .top = top, .width = (int)width,
                         .height = height - top < strip ? (int)(height - top) : strip};
        if (vips_region_prepare(region, &rows) != 0) {
            good = false;
            break;
        }
        for (int row = top; row < top + rows.height; row++) {
            const uint8_t *from = VIPS_REGION_ADDR(region, 0, row);
            uint8_t *place = to + (start + row * down) * pel;
            if (right == 1) {
                memcpy(place, from, (size_t)(width * pel));
                continue;
            }
            for (int64_t x = 0; x < width; x++, from += pel, place += right * pel) {
                for (int64_t byte = 0; byte < pel; byte++) place[byte] = from[byte];
            }
        }
    }
    if (!good) csm_fail_vips(answer);
    if (region) g_object_unref(region);
    return good;
}

/// How much smaller JPEG may be decoded: 1, 2, 4 or 8.
static int shrink_for(const csm_job *job, const csm_answer *size) {
    if (job->format != CSM_JPEG || !(job->flags & CSM_SHRINK) || job->max_side == 0) return 1;
    uint32_t longest = size->width > size->height ? size->width : size->height;
    uint32_t shortest = size->width + size->height - longest;
    uint32_t floor = job->operation == CSM_PREVIEW ? 1 : 512;
    int shrink = 1;
    while (shrink < 8 && longest / (uint32_t)(shrink * 2) >= job->max_side && shortest / (uint32_t)(shrink * 2) >= floor) {
        shrink *= 2;
    }
    return shrink;
}

void csm_decode(const csm_job *job, const void *input, uint8_t *output, csm_answer *answer) {
    VipsImage *image = csm_open(job, job->flags, input, job->input_bytes, 1, answer);
    if (!image) return;
    csm_describe(job, image, answer);
    if (job->operation == CSM_PROBE) return;
    int orientation = (int)answer->orientation, shrink = shrink_for(job, answer);
    if (shrink > 1) {
        g_object_unref(image);
        image = csm_open(job, job->flags, input, job->input_bytes, shrink, answer);
        if (!image) return;
    }
    image = csm_eight_bit(image, job->flags & CSM_NATIVE, job->max_side, answer);
    if (!image) return;
    bool turned = orientation > 4;
    answer->width = (uint32_t)(turned ? image->Ysize : image->Xsize);
    answer->height = (uint32_t)(turned ? image->Xsize : image->Ysize);
    answer->channels = (uint32_t)image->Bands;
    answer->bytes_written = (uint64_t)answer->width * answer->height * answer->channels;
    // Fetches the pages of the result at one go instead of one fault each. Where that is not known, nothing is lost.
    if (answer->bytes_written <= job->output_bytes) madvise(output, answer->bytes_written, MADV_POPULATE_WRITE);
    csm_place(image, orientation, output, job->output_bytes, answer);
}
