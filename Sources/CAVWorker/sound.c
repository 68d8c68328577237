// SPDX-License-Identifier: Apache-2.0
//
// A stream's samples, at its own rate and in its own layout, as interleaved 32-bit floats.
#include "internal.h"

#define CHUNK 16384  // frames gathered before they are sent
#define MOST_CHANNELS 32

typedef struct {
    SwrContext *resampler;
    AVChannelLayout layout;
    int rate;
    float *samples;
    int count, room;  // frames
    double time;      // of the first
    double expected;  // of the next to come
} gathering;

static void send_off(csa_work *work, gathering *g) {
    if (g->count == 0) return;
    csa_record record = {.kind = CSA_SAMPLES, .time = g->time, .a = (uint32_t)g->rate,
                         .b = (uint32_t)g->layout.nb_channels, .c = (uint32_t)g->count};
    if (g->layout.order == AV_CHANNEL_ORDER_NATIVE) record.offset = g->layout.u.mask;
    csa_emit(work, record, g->samples, (size_t)g->count * (size_t)g->layout.nb_channels * sizeof(float));
    g->count = 0;
}

/// Readies the conversion for what frames are like from now on. The first frame decides rate and layout of all.
static bool ready(csa_work *work, gathering *g, AVFrame *frame, enum AVSampleFormat *format, int *rate,
                  AVChannelLayout *layout) {
    if (frame->sample_rate <= 0 || frame->ch_layout.nb_channels <= 0 || frame->ch_layout.nb_channels > MOST_CHANNELS) {
        return csm_fail(work->answer, CSM_UNSUPPORTED, "rate or channels of the sound"), false;
    }
    bool same = g->resampler && *format == frame->format && *rate == frame->sample_rate &&
                av_channel_layout_compare(layout, &frame->ch_layout) == 0;
    if (same) return true;
    if (!g->resampler) {
        g->rate = frame->sample_rate;
        if (av_channel_layout_copy(&g->layout, &frame->ch_layout) < 0) return csa_fail(work, AVERROR(ENOMEM), "sound"), false;
        g->room = CHUNK + 65536;
        g->samples = av_malloc_array((size_t)g->room * (size_t)g->layout.nb_channels, sizeof(float));
        if (!g->samples) return csa_fail(work, AVERROR(ENOMEM), "sound"), false;
    }
    swr_free(&g->resampler);
    int code = swr_alloc_set_opts2(&g->resampler, &g->layout, AV_SAMPLE_FMT_FLT, g->rate, &frame->ch_layout,
                                   frame->format, frame->sample_rate, 0, NULL);
    if (code >= 0) code = swr_init(g->resampler);
    if (code < 0) return csa_fail(work, code, "converting the sound"), false;
    *format = frame->format;
    *rate = frame->sample_rate;
    av_channel_layout_uninit(layout);
    return av_channel_layout_copy(layout, &frame->ch_layout) >= 0;
}

/// Converts a frame (NULL: what is left inside) to the end of the gathering.
static bool convert(csa_work *work, gathering *g, const AVFrame *frame) {
    int most = swr_get_out_samples(g->resampler, frame ? frame->nb_samples : 0);
    if (most < 0 || most > g->room) return csm_fail(work->answer, CSM_UNSUPPORTED, "a frame of sound is too long"), false;
    if (g->count + most > g->room) {
        g->expected = g->time + (double)g->count / g->rate;
        send_off(work, g);
        g->time = g->expected;
    }
    uint8_t *to = (uint8_t *)(g->samples + (size_t)g->count * (size_t)g->layout.nb_channels);
    int got = swr_convert(g->resampler, &to, g->room - g->count, frame ? (const uint8_t **)frame->extended_data : NULL,
                          frame ? frame->nb_samples : 0);
    if (got < 0) return csa_fail(work, got, "converting the sound"), false;
    g->count += got;
    return true;
}

void csa_sound(csa_work *work) {
    const csa_job *job = work->job;
    AVStream *stream = csa_stream_of(work, AVMEDIA_TYPE_AUDIO);
    AVCodecContext *decoder = stream ? csa_decoder(work, stream) : NULL;
    if (!decoder) return;
    for (unsigned i = 0; i < work->format->nb_streams; i++) {
        if ((int)i != stream->index) work->format->streams[i]->discard = AVDISCARD_ALL;
    }
    if (job->start > 0) {
        int64_t target = (int64_t)((job->start - 0.2) / av_q2d(stream->time_base));
        if (av_seek_frame(work->format, stream->index, FFMAX(0, target), AVSEEK_FLAG_BACKWARD) >= 0) {
            avcodec_flush_buffers(decoder);
        }
    }
    AVPacket *packet = av_packet_alloc();
    AVFrame *frame = av_frame_alloc();
    if (!packet || !frame) return csa_fail(work, AVERROR(ENOMEM), "sound");
    gathering g = {0};
    enum AVSampleFormat format = AV_SAMPLE_FMT_NONE;
    int rate = 0, code;
    AVChannelLayout layout = {0};
    while ((code = csa_next_frame(work, stream, decoder, packet, frame)) > 0) {
        if (!ready(work, &g, frame, &format, &rate, &layout)) return;
        int64_t stamp = frame->best_effort_timestamp;
        double time = stamp == AV_NOPTS_VALUE ? g.expected : csa_seconds(stamp, stream->time_base);
        double length = (double)frame->nb_samples / rate;
        if (job->end > 0 && time >= job->end) break;
        if (time > work->job->duration_limit) return csm_fail(work->answer, CSM_LIMIT_PIXELS, "the recording is longer than allowed");
        if (job->start > 0 && time + length <= job->start) continue;
        // A gap in the recording starts a new chunk, so that times stay true.
        double gap = time - g.expected;
        if (g.count > 0 && (gap > 0.02 || gap < -0.02)) send_off(work, &g);
        if (g.count == 0) g.time = time;
        if (!convert(work, &g, frame)) return;
        g.expected = g.time + (double)g.count / g.rate;
        if (g.count >= CHUNK) send_off(work, &g);
    }
    if (code < 0) return;
    if (g.resampler && !convert(work, &g, NULL)) return;
    if (!g.resampler && work->answer->reserved > 0) return csa_fail(work, AVERROR_INVALIDDATA, "no sound can be decoded");
    send_off(work, &g);
}
