// SPDX-License-Identifier: Apache-2.0
//
// What a file says about itself.
#include <math.h>
#include <string.h>

#include "internal.h"

int csa_rotation(const AVStream *stream) {
    const int32_t *matrix = (const int32_t *)av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, NULL);
    if (!matrix) return 0;
    double angle = av_display_rotation_get(matrix);
    if (isnan(angle)) return 0;
    int quarter = (int)lround(-angle / 90) % 4;
    return (quarter + 4) % 4 * 90;
}

static void copy_text(char *to, size_t room, const char *from) {
    memset(to, 0, room);
    if (from) strncpy(to, from, room - 1);
}

static uint32_t kind_of(const AVStream *stream) {
    switch (stream->codecpar->codec_type) {
        case AVMEDIA_TYPE_AUDIO: return CSA_AUDIO;
        case AVMEDIA_TYPE_VIDEO: return stream->disposition & AV_DISPOSITION_ATTACHED_PIC ? CSA_ATTACHED : CSA_VIDEO;
        case AVMEDIA_TYPE_SUBTITLE: return CSA_SUBTITLE;
        default: return CSA_OTHER;
    }
}

static void describe_stream(csa_work *work, AVStream *stream) {
    const AVCodecParameters *p = stream->codecpar;
    csa_stream out = {.index = (uint32_t)stream->index, .kind = kind_of(stream)};
    out.start = csa_seconds(stream->start_time, stream->time_base);
    out.duration = csa_seconds(stream->duration, stream->time_base);
    out.bit_rate = p->bit_rate > 0 ? (uint64_t)p->bit_rate : 0;
    out.frames = stream->nb_frames > 0 ? (uint64_t)stream->nb_frames : 0;
    out.is_default = (stream->disposition & AV_DISPOSITION_DEFAULT) != 0;
    out.can_encode = csa_encoder_for(p->codec_id) != NULL;
    copy_text(out.codec, sizeof out.codec, avcodec_get_name(p->codec_id));
    const AVDictionaryEntry *language = av_dict_get(stream->metadata, "language", NULL, 0);
    copy_text(out.language, sizeof out.language, language ? language->value : NULL);
    if (out.kind == CSA_AUDIO) {
        out.rate = (uint32_t)FFMAX(0, p->sample_rate);
        out.channels = (uint32_t)FFMAX(0, p->ch_layout.nb_channels);
        if (p->ch_layout.order == AV_CHANNEL_ORDER_NATIVE) out.channel_mask = p->ch_layout.u.mask;
        out.depth = (uint32_t)FFMAX(p->bits_per_raw_sample, p->bits_per_coded_sample);
    } else if (out.kind == CSA_VIDEO || out.kind == CSA_ATTACHED) {
        out.width = (uint32_t)FFMAX(0, p->width);
        out.height = (uint32_t)FFMAX(0, p->height);
        out.rotation = csa_rotation(stream);
        AVRational rate = av_guess_frame_rate(work->format, stream, NULL);
        out.frame_rate = rate.den > 0 ? av_q2d(rate) : 0;
        const AVPixFmtDescriptor *pixels = av_pix_fmt_desc_get(p->format);
        out.depth = pixels ? (uint32_t)pixels->comp[0].depth : 0;
        copy_text(out.pixel_format, sizeof out.pixel_format, pixels ? pixels->name : NULL);
        out.primaries = p->color_primaries;
        out.transfer = p->color_trc;
        out.matrix = p->color_space;
        out.full_range = p->color_range == AVCOL_RANGE_JPEG;
    }
    csa_emit(work, (csa_record){.kind = CSA_STREAM}, &out, sizeof out);
}

void csa_describe(csa_work *work) {
    AVFormatContext *format = work->format;
    for (unsigned i = 0; i < format->nb_streams; i++) describe_stream(work, format->streams[i]);
    csa_format out = {.duration = work->duration, .streams = format->nb_streams, .chapters = format->nb_chapters};
    out.start = format->start_time == AV_NOPTS_VALUE ? 0 : (double)format->start_time / AV_TIME_BASE;
    out.bit_rate = format->bit_rate > 0 ? (uint64_t)format->bit_rate : 0;
    copy_text(out.name, sizeof out.name, format->iformat->name);
    csa_emit(work, (csa_record){.kind = CSA_FORMAT}, &out, sizeof out);
}
