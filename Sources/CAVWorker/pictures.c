// SPDX-License-Identifier: Apache-2.0
//
// A stream's pictures: upright, 8 bits, grey or RGB, at most as large as asked.
#include "internal.h"

typedef struct {
    struct SwsContext *scaler;
    int from_width, from_height, from_format;
    int width, height;  // before turning
    int channels, rotation;
    uint8_t *scaled, *upright;
} painter;

static bool ready(csa_work *work, painter *p, const AVFrame *frame) {
    if (p->scaler && p->from_width == frame->width && p->from_height == frame->height &&
        p->from_format == frame->format) {
        return true;
    }
    const csa_job *job = work->job;
    if (frame->width <= 0 || frame->height <= 0 || (uint64_t)frame->width * (uint64_t)frame->height > job->pixel_limit) {
        return csm_fail(work->answer, CSM_LIMIT_PIXELS, "the pictures are larger than allowed"), false;
    }
    if (!p->scaler) {
        // The first picture decides the size of all; non-square pixels are made square along the width.
        double width = frame->width, height = frame->height;
        AVRational aspect = frame->sample_aspect_ratio;
        double ratio = aspect.num > 0 && aspect.den > 0 ? av_q2d(aspect) : 1;
        if (ratio > 0.2 && ratio < 5) width *= ratio;
        double longest = FFMAX(width, height), room = job->max_side > 0 ? job->max_side : longest;
        double factor = FFMIN(1, FFMIN(room, job->side_limit) / longest);
        p->width = FFMAX(1, (int)(width * factor + 0.5));
        p->height = FFMAX(1, (int)(height * factor + 0.5));
        size_t bytes = (size_t)p->width * (size_t)p->height * (size_t)p->channels;
        p->scaled = av_malloc(bytes + 64);
        p->upright = av_malloc(bytes + 64);
        if (!p->scaled || !p->upright) return csa_fail(work, AVERROR(ENOMEM), "pictures"), false;
    }
    sws_freeContext(p->scaler);
    // Averaging, as the mark's reader and the fingerprints expect of a reduced picture.
    int method = p->width < frame->width ? SWS_AREA : SWS_BICUBIC;
    p->scaler = sws_getContext(frame->width, frame->height, frame->format, p->width, p->height,
                               p->channels == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_RGB24,
                               method | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, NULL, NULL, NULL);
    if (!p->scaler) return csm_fail(work->answer, CSM_UNSUPPORTED, "the kind of pixels"), false;
    int matrix = frame->colorspace;
    if (matrix == AVCOL_SPC_UNSPECIFIED) matrix = frame->height >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
    const int *coefficients = sws_getCoefficients(matrix);
    bool full = frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P ||
                frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P;
    sws_setColorspaceDetails(p->scaler, coefficients, full, sws_getCoefficients(SWS_CS_ITU601), 1, 0, 1 << 16, 1 << 16);
    p->from_width = frame->width;
    p->from_height = frame->height;
    p->from_format = frame->format;
    return true;
}

static void turn(const painter *p) {
    int w = p->width, h = p->height, c = p->channels;
    for (int y = 0; y < h; y++) {
        for (int x = 0; x < w; x++) {
            int tx, ty, tw;
            switch (p->rotation) {
                case 90: tx = h - 1 - y, ty = x, tw = h; break;
                case 180: tx = w - 1 - x, ty = h - 1 - y, tw = w; break;
                default: tx = y, ty = w - 1 - x, tw = h; break;
            }
            const uint8_t *from = p->scaled + ((size_t)y * (size_t)w + (size_t)x) * (size_t)c;
            uint8_t *to = p->upright + ((size_t)ty * (size_t)tw + (size_t)tx) * (size_t)c;
            for (int i = 0; i < c; i++) to[i] = from[i];
        }
    }
}

static bool send_picture(csa_work *work, painter *p, const AVFrame *frame, double time) {
    if (!ready(work, p, frame)) return false;
    uint8_t *to[4] = {p->scaled};
    int strides[4] = {p->width * p->channels};
    int code = sws_scale(p->scaler, (const uint8_t *const *)frame->data, frame->linesize, 0, frame->height, to, strides);
    if (code < 0) return csa_fail(work, code, "scaling"), false;
    bool sideways = p->rotation == 90 || p->rotation == 270;
    if (p->rotation != 0) turn(p);
    csa_record record = {.kind = CSA_PICTURE, .time = time, .d = frame->key_frame != 0, .c = (uint32_t)p->channels};
    record.a = (uint32_t)(sideways ? p->height : p->width);
    record.b = (uint32_t)(sideways ? p->width : p->height);
    csa_emit(work, record, p->rotation != 0 ? p->upright : p->scaled,
             (size_t)p->width * (size_t)p->height * (size_t)p->channels);
    return true;
}

void csa_pictures(csa_work *work) {
    const csa_job *job = work->job;
    AVStream *stream = csa_stream_of(work, AVMEDIA_TYPE_VIDEO);
    AVCodecContext *decoder = stream ? csa_decoder(work, stream) : NULL;
    if (!decoder) return;
    if (job->flags & CSA_KEYFRAMES) decoder->skip_frame = AVDISCARD_NONKEY;
    for (unsigned i = 0; i < work->format->nb_streams; i++) {
        if ((int)i != stream->index) work->format->streams[i]->discard = AVDISCARD_ALL;
    }
    if (job->start > 0) {
        int64_t target = (int64_t)(job->start / av_q2d(stream->time_base));
        if (av_seek_frame(work->format, stream->index, target, AVSEEK_FLAG_BACKWARD) >= 0) avcodec_flush_buffers(decoder);
    }
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = av_frame_alloc();
    if (!packet || !frame) return csa_fail(work, AVERROR(ENOMEM), "pictures");
    painter p = {.channels = job->flags & CSA_GREY ? 1 : 3, .rotation = csa_rotation(stream)};
    uint32_t every = FFMAX(1, job->every), number = 0, sent = 0;
    double next = -1e300, last = 0;
    AVRational guess = av_guess_frame_rate(work->format, stream, NULL);
    double step = guess.num > 0 && guess.den > 0 ? 1 / av_q2d(guess) : 0.04;
    int code;
    while ((code = csa_next_frame(work, stream, decoder, packet, frame)) > 0) {
        int64_t stamp = frame->best_effort_timestamp;
        double time = stamp == AV_NOPTS_VALUE ? last + step : csa_seconds(stamp, stream->time_base);
        last = time;
        if (job->end > 0 && time >= job->end) break;
        if (time > job->duration_limit) return csm_fail(work->answer, CSM_LIMIT_PIXELS, "the recording is longer than allowed");
        // Half a millisecond: times are rounded in containers.
        if (job->start > 0 && time < job->start - 0.0005) continue;
        if (number++ % every != 0 || time < next - 0.0005) continue;
        if (!send_picture(work, &p, frame, time)) return;
        next = sent == 0 ? time + job->interval : FFMAX(next + job->interval, time + job->interval * 0.5);
        if (++sent == job->max_pictures) break;
    }
    if (code < 0) return;
    if (sent == 0 && number == 0 && work->answer->reserved > 0) csa_fail(work, AVERROR_INVALIDDATA, "no picture can be decoded");
}
