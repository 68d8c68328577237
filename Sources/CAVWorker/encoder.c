// SPDX-License-Identifier: Apache-2.0
//
// Encoders that write a stream in the codec it came in, so close to it that nobody sees or hears the difference.
#include <string.h>

#include "internal.h"

const AVCodec *csa_encoder_for(enum AVCodecID codec) {
    const char *name = NULL;
    switch (codec) {
        case AV_CODEC_ID_H264: name = "libx264"; break;
        case AV_CODEC_ID_HEVC: name = "libx265"; break;
        case AV_CODEC_ID_VP8: name = "libvpx"; break;
        case AV_CODEC_ID_VP9: name = "libvpx-vp9"; break;
        case AV_CODEC_ID_AV1: name = "libsvtav1"; break;
        case AV_CODEC_ID_THEORA: name = "libtheora"; break;
        case AV_CODEC_ID_PRORES: name = "prores_ks"; break;
        case AV_CODEC_ID_MP3: name = "libmp3lame"; break;
        case AV_CODEC_ID_OPUS: name = "libopus"; break;
        case AV_CODEC_ID_VORBIS: name = "libvorbis"; break;
        case AV_CODEC_ID_MPEG4:
        case AV_CODEC_ID_MPEG2VIDEO:
        case AV_CODEC_ID_MPEG1VIDEO:
        case AV_CODEC_ID_MJPEG:
        case AV_CODEC_ID_FFV1:
        case AV_CODEC_ID_RAWVIDEO:
        case AV_CODEC_ID_AAC:
        case AV_CODEC_ID_FLAC:
        case AV_CODEC_ID_ALAC:
        case AV_CODEC_ID_AC3:
        case AV_CODEC_ID_EAC3:
        case AV_CODEC_ID_MP2: return avcodec_find_encoder(codec);
        default: break;
    }
    if (name) return avcodec_find_encoder_by_name(name);
    return av_get_exact_bits_per_sample(codec) > 0 ? avcodec_find_encoder(codec) : NULL;  // plain samples
}

static enum AVSampleFormat sample_format(const AVCodec *codec, int bits) {
    if (!codec->sample_fmts) return AV_SAMPLE_FMT_FLT;
    // Of what the codec takes: 16 bits where the original had no more, else the finest.
    enum AVSampleFormat best = codec->sample_fmts[0];
    int best_score = -1;
    for (const enum AVSampleFormat *f = codec->sample_fmts; *f != AV_SAMPLE_FMT_NONE; f++) {
        enum AVSampleFormat packed = av_get_packed_sample_fmt(*f);
        bool sixteen = bits > 0 && bits <= 16;
        int score = packed == AV_SAMPLE_FMT_S16 ? (sixteen ? 3 : 1)
                    : packed == AV_SAMPLE_FMT_FLT || packed == AV_SAMPLE_FMT_S32 ? 2 : 0;
        if (score > best_score) best_score = score, best = *f;
    }
    return best;
}

bool csa_open_sound_encoder(csa_work *work, AVCodecContext *encoder, const AVStream *original) {
    const AVCodecParameters *p = original->codecpar;
    const csa_job *job = work->job;
    if (job->rate != (uint32_t)p->sample_rate || job->channels != (uint32_t)p->ch_layout.nb_channels) {
        return csm_fail(work->answer, CSM_SIZE_MISMATCH, "the samples have another rate or other channels"), false;
    }
    encoder->sample_rate = p->sample_rate;
    encoder->sample_fmt = sample_format(encoder->codec, p->bits_per_raw_sample);
    encoder->time_base = (AVRational){1, p->sample_rate};
    if (p->bits_per_raw_sample > 16 && av_get_packed_sample_fmt(encoder->sample_fmt) == AV_SAMPLE_FMT_S32) {
        encoder->bits_per_raw_sample = p->bits_per_raw_sample;
    }
    int channels = p->ch_layout.nb_channels;
    int code = p->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC ? (av_channel_layout_default(&encoder->ch_layout, channels), 0)
                                                             : av_channel_layout_copy(&encoder->ch_layout, &p->ch_layout);
    if (code < 0) return csa_fail(work, code, "the encoder"), false;
    // A lossy stream is written at its own rate, but not so low that coding twice is heard.
    int64_t least = (int64_t)channels * (p->codec_id == AV_CODEC_ID_OPUS ? 40000 : p->sample_rate >= 32000 ? 64000 : 32000);
    encoder->bit_rate = FFMIN(FFMAX(p->bit_rate, least), 256000 * (int64_t)FFMAX(channels, 1));
    if (p->codec_id == AV_CODEC_ID_MP3) encoder->bit_rate = FFMIN(encoder->bit_rate, p->sample_rate < 32000 ? 160000 : 320000);
    encoder->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
    code = avcodec_open2(encoder, encoder->codec, NULL);
    if (code < 0) return csa_fail(work, AVERROR_ENCODER_NOT_FOUND, encoder->codec->name), false;
    return true;
}

static enum AVPixelFormat pixel_format(const AVCodec *codec, enum AVPixelFormat wanted) {
    if (!codec->pix_fmts) return wanted;
    for (const enum AVPixelFormat *f = codec->pix_fmts; *f != AV_PIX_FMT_NONE; f++) {
        if (*f == wanted) return wanted;
    }
    int loss = 0;
    return avcodec_find_best_pix_fmt_of_list(codec->pix_fmts, wanted, 0, &loss);
}

bool csa_open_video_encoder(csa_work *work, AVCodecContext *encoder, AVStream *original, const AVCodecContext *decoder) {
    const AVCodecParameters *p = original->codecpar;
    uint32_t quality = work->job->quality;
    encoder->width = p->width;
    encoder->height = p->height;
    encoder->sample_aspect_ratio = p->sample_aspect_ratio;
    encoder->pix_fmt = pixel_format(encoder->codec, decoder->pix_fmt != AV_PIX_FMT_NONE ? decoder->pix_fmt : p->format);
    encoder->color_range = p->color_range;
    encoder->color_primaries = p->color_primaries;
    encoder->color_trc = p->color_trc;
    encoder->colorspace = p->color_space;
    encoder->chroma_sample_location = p->chroma_location;
    AVRational rate = av_guess_frame_rate(work->format, original, NULL);
    if (rate.num <= 0 || rate.den <= 0) rate = (AVRational){25, 1};
    encoder->framerate = rate;
    encoder->time_base = original->time_base;
    bool fixed = strcmp(work->format->iformat->name, "avi") == 0;  // AVI counts frames and has no times
    if (fixed || p->codec_id == AV_CODEC_ID_MPEG4 || p->codec_id == AV_CODEC_ID_MPEG2VIDEO ||
        p->codec_id == AV_CODEC_ID_MPEG1VIDEO || p->codec_id == AV_CODEC_ID_THEORA) {
        encoder->time_base = av_inv_q(rate);
    }
    encoder->gop_size = FFMAX(12, (int)(4 * av_q2d(rate)));
    encoder->thread_count = 2;
    encoder->codec_tag = 0;
    if (p->field_order > AV_FIELD_PROGRESSIVE) encoder->flags |= AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME;
    AVDictionary *options = NULL;
    char number[16];
    switch (p->codec_id) {
        case AV_CODEC_ID_H264:
            snprintf(number, sizeof number, "%u", quality ? quality : 15);
            av_dict_set(&options, "preset", "veryfast", 0);
            av_dict_set(&options, "crf", number, 0);
            break;
        case AV_CODEC_ID_HEVC:
            snprintf(number, sizeof number, "%u", quality ? quality : 15);
            av_dict_set(&options, "preset", "superfast", 0);
            av_dict_set(&options, "crf", number, 0);
            av_dict_set(&options, "x265-params", "log-level=none:pools=2", 0);
            break;
        case AV_CODEC_ID_VP8:
        case AV_CODEC_ID_VP9:
            snprintf(number, sizeof number, "%u", quality ? quality : 12);
            av_dict_set(&options, "crf", number, 0);
            av_dict_set(&options, "deadline", "realtime", 0);
            av_dict_set(&options, "cpu-used", "5", 0);
            encoder->bit_rate = p->codec_id == AV_CODEC_ID_VP8 ? FFMAX(p->bit_rate * 3, 20000000) : 0;
            break;
        case AV_CODEC_ID_AV1:
            snprintf(number, sizeof number, "%u", quality ? quality : 20);
            av_dict_set(&options, "crf", number, 0);
            av_dict_set(&options, "preset", "9", 0);
            break;
        case AV_CODEC_ID_FFV1:
        case AV_CODEC_ID_RAWVIDEO:
        case AV_CODEC_ID_PRORES: break;
        default:
            encoder->flags |= AV_CODEC_FLAG_QSCALE;
            encoder->global_quality = FF_QP2LAMBDA * (p->codec_id == AV_CODEC_ID_THEORA ? 10 : (int)(quality ? quality : 2));
            encoder->qmin = 1;
    }
    int code = avcodec_open2(encoder, encoder->codec, &options);
    av_dict_free(&options);
    if (code < 0) return csa_fail(work, code == AVERROR(ENOMEM) ? code : AVERROR_ENCODER_NOT_FOUND, encoder->codec->name), false;
    return true;
}
