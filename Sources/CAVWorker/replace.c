// SPDX-License-Identifier: Apache-2.0
//
// Writes a file anew with one stream replaced. Everything else, chapters, subtitles, other tracks, metadata, rotation,
// is copied as it is coded.
#include <string.h>

#include "internal.h"

typedef struct {
    csa_work *work;
    AVFormatContext *out;
    unsigned mapped;           // streams there were at the start; later ones are left out
    int *map;                  // input stream to output stream, -1: left out
    AVStream *original;        // the one that is replaced
    AVCodecContext *decoder, *encoder;
    AVPacket *packet, *encoded;
    AVFrame *frame;
    // sound
    SwrContext *converter;
    float *samples;
    int64_t taken;             // frames of samples
    bool drained;
    // video
    csa_overlays *overlays;
    struct SwsContext *scaler;
    AVFrame *converted;
    int64_t last_time;
} replacing;

static bool add_streams(replacing *r) {
    AVFormatContext *in = r->work->format;
    r->map = av_malloc_array(in->nb_streams, sizeof *r->map);
    if (!r->map) return csa_fail(r->work, AVERROR(ENOMEM), "writing"), false;
    r->mapped = in->nb_streams;
    for (unsigned i = 0; i < r->mapped; i++) {
        AVStream *from = in->streams[i];
        bool replaced = from == r->original;
        r->map[i] = -1;
        int fits = avformat_query_codec(r->out->oformat, from->codecpar->codec_id, FF_COMPLIANCE_EXPERIMENTAL);
        bool wanted = replaced || from->codecpar->codec_type == AVMEDIA_TYPE_VIDEO ||
                      from->codecpar->codec_type == AVMEDIA_TYPE_AUDIO || fits == 1;
        // A time code track is made anew from the metadata; data that the container does not know cannot be copied.
        if (!wanted || (fits == 0 && !replaced) || from->codecpar->codec_type == AVMEDIA_TYPE_DATA) {
            from->discard = AVDISCARD_ALL;
            continue;
        }
        AVStream *to = avformat_new_stream(r->out, NULL);
        if (!to) return csa_fail(r->work, AVERROR(ENOMEM), "writing"), false;
        r->map[i] = to->index;
        int code = replaced ? avcodec_parameters_from_context(to->codecpar, r->encoder)
                            : avcodec_parameters_copy(to->codecpar, from->codecpar);
        if (code < 0) return csa_fail(r->work, code, "writing"), false;
        // The container chooses its own tag unless it is one it knows.
        const struct AVCodecTag *const *tags = r->out->oformat->codec_tag;
        uint32_t tag = from->codecpar->codec_tag;
        bool known = tags && av_codec_get_id(tags, tag) == from->codecpar->codec_id;
        to->codecpar->codec_tag = known ? tag : 0;
        to->time_base = replaced ? r->encoder->time_base : from->time_base;
        to->avg_frame_rate = from->avg_frame_rate;
        to->r_frame_rate = from->r_frame_rate;
        to->sample_aspect_ratio = from->sample_aspect_ratio;
        to->disposition = from->disposition;
        to->id = from->id;
        av_dict_copy(&to->metadata, from->metadata, 0);
        static const enum AVPacketSideDataType kept[] = {
            AV_PKT_DATA_DISPLAYMATRIX, AV_PKT_DATA_STEREO3D, AV_PKT_DATA_SPHERICAL, AV_PKT_DATA_MASTERING_DISPLAY_METADATA,
            AV_PKT_DATA_CONTENT_LIGHT_LEVEL, AV_PKT_DATA_DOVI_CONF, AV_PKT_DATA_REPLAYGAIN};
        for (size_t k = 0; k < sizeof kept / sizeof *kept; k++) {
            size_t size = 0;
            const uint8_t *data = av_stream_get_side_data(from, kept[k], &size);
            uint8_t *copy = data ? av_stream_new_side_data(to, kept[k], size) : NULL;
            if (copy) memcpy(copy, data, size);
        }
    }
    return true;
}

static bool copy_chapters(replacing *r) {
    AVFormatContext *in = r->work->format, *out = r->out;
    if (in->nb_chapters == 0) return true;
    out->chapters = av_calloc(in->nb_chapters, sizeof *out->chapters);
    if (!out->chapters) return csa_fail(r->work, AVERROR(ENOMEM), "chapters"), false;
    for (unsigned i = 0; i < in->nb_chapters; i++) {
        AVChapter *chapter = av_mallocz(sizeof *chapter);
        if (!chapter) return csa_fail(r->work, AVERROR(ENOMEM), "chapters"), false;
        *chapter = *in->chapters[i];
        chapter->metadata = NULL;
        av_dict_copy(&chapter->metadata, in->chapters[i]->metadata, 0);
        out->chapters[out->nb_chapters++] = chapter;
    }
    return true;
}

static bool write_packet(replacing *r, AVPacket *packet, AVStream *from, AVRational base) {
    AVStream *to = r->out->streams[r->map[from->index]];
    packet->stream_index = to->index;
    packet->pos = -1;
    av_packet_rescale_ts(packet, base, to->time_base);
    int code = av_interleaved_write_frame(r->out, packet);
    if (code == AVERROR(EINVAL) && from != r->original) {
        r->work->answer->reserved++;  // a damaged packet of a copied stream
        return true;
    }
    if (code < 0) return csa_fail(r->work, code, "writing"), false;
    return true;
}

/// Hands a frame (NULL: the end) to the encoder and writes what comes of it.
static bool encode(replacing *r, AVFrame *frame) {
    int code = avcodec_send_frame(r->encoder, frame);
    if (code < 0 && code != AVERROR_EOF) return csa_fail(r->work, code, "encoding"), false;
    for (;;) {
        code = avcodec_receive_packet(r->encoder, r->encoded);
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return true;
        if (code < 0) return csa_fail(r->work, code, "encoding"), false;
        if (!write_packet(r, r->encoded, r->original, r->encoder->time_base)) return false;
    }
}

// Sound

/// Encodes the samples handed in up to a time, in seconds of the file.
static bool sound_until(replacing *r, double time) {
    const csa_job *job = r->work->job;
    int channels = (int)job->channels;
    int length = r->encoder->frame_size > 0 ? r->encoder->frame_size : 4096;
    while (!r->drained && job->start + (double)r->taken / job->rate <= time) {
        size_t frame_bytes = (size_t)channels * sizeof(float);
        size_t got = csa_read(r->work->extra, r->samples, (size_t)length * frame_bytes) / frame_bytes;
        if (got < (size_t)length) r->drained = true;
        if (got == 0) break;
        av_frame_unref(r->frame);
        r->frame->nb_samples = (int)got;
        r->frame->format = r->encoder->sample_fmt;
        r->frame->sample_rate = r->encoder->sample_rate;
        if (av_channel_layout_copy(&r->frame->ch_layout, &r->encoder->ch_layout) < 0 || av_frame_get_buffer(r->frame, 0) < 0) {
            return csa_fail(r->work, AVERROR(ENOMEM), "sound"), false;
        }
        const uint8_t *from = (const uint8_t *)r->samples;
        int code = swr_convert(r->converter, r->frame->extended_data, (int)got, &from, (int)got);
        if (code < 0) return csa_fail(r->work, code, "converting the sound"), false;
        r->frame->pts = (int64_t)(job->start * job->rate + 0.5) + r->taken;
        r->taken += (int64_t)got;
        if (!encode(r, r->frame)) return false;
        csa_progress(r->work, job->start + (double)r->taken / job->rate);
    }
    return true;
}

static bool open_sound(replacing *r) {
    if (!csa_open_sound_encoder(r->work, r->encoder, r->original)) return false;
    int code = swr_alloc_set_opts2(&r->converter, &r->encoder->ch_layout, r->encoder->sample_fmt, r->encoder->sample_rate,
                                   &r->encoder->ch_layout, AV_SAMPLE_FMT_FLT, r->encoder->sample_rate, 0, NULL);
    if (code >= 0) code = swr_init(r->converter);
    if (code < 0) return csa_fail(r->work, code, "converting the sound"), false;
    int length = FFMAX(4096, r->encoder->frame_size);
    r->samples = av_malloc_array((size_t)length * r->work->job->channels, sizeof(float));
    if (!r->samples) return csa_fail(r->work, AVERROR(ENOMEM), "sound"), false;
    // Where nothing in the file says how long the codec's own delay is, that much of the start makes room for it.
    enum AVCodecID codec = r->original->codecpar->codec_id;
    bool unsaid = strcmp(r->work->job->muxer, "adts") == 0 || codec == AV_CODEC_ID_AC3 || codec == AV_CODEC_ID_EAC3;
    if (unsaid && r->encoder->initial_padding > 0) {
        size_t frame_bytes = r->work->job->channels * sizeof(float);
        for (int left = r->encoder->initial_padding; left > 0;) {
            int count = FFMIN(left, length);
            if (csa_read(r->work->extra, r->samples, (size_t)count * frame_bytes) < (size_t)count * frame_bytes) break;
            r->taken += count;
            left -= count;
        }
    }
    return true;
}

// Video

static bool to_encoders_pixels(replacing *r) {
    AVFrame *frame = r->frame;
    if (frame->format == r->encoder->pix_fmt) return true;
    if (!r->converted) r->converted = av_frame_alloc();
    r->scaler = sws_getCachedContext(r->scaler, frame->width, frame->height, frame->format, frame->width, frame->height,
                                     r->encoder->pix_fmt, SWS_BICUBIC | SWS_ACCURATE_RND, NULL, NULL, NULL);
    if (!r->converted || !r->scaler) return csa_fail(r->work, AVERROR(ENOMEM), "pictures"), false;
    av_frame_unref(r->converted);
    r->converted->format = r->encoder->pix_fmt;
    r->converted->width = frame->width;
    r->converted->height = frame->height;
    int code = av_frame_get_buffer(r->converted, 0);
    if (code >= 0) code = sws_scale(r->scaler, (const uint8_t *const *)frame->data, frame->linesize, 0, frame->height,
                                    r->converted->data, r->converted->linesize);
    if (code >= 0) code = av_frame_copy_props(r->converted, frame);
    if (code < 0) return csa_fail(r->work, code, "pictures"), false;
    AVFrame *old = r->frame;
    r->frame = r->converted;
    r->converted = old;
    return true;
}

static bool replace_picture(replacing *r) {
    AVStream *stream = r->original;
    if (r->frame->width != r->encoder->width || r->frame->height != r->encoder->height) {
        return csm_fail(r->work->answer, CSM_UNSUPPORTED, "pictures that change their size"), false;
    }
    int64_t stamp = r->frame->best_effort_timestamp;
    double time = csa_seconds(stamp, stream->time_base);
    if (!to_encoders_pixels(r)) return false;
    if (av_frame_make_writable(r->frame) < 0) return csa_fail(r->work, AVERROR(ENOMEM), "pictures"), false;
    if (!csa_lay_over(r->work, r->overlays, r->frame, time)) return false;
    int64_t next = stamp == AV_NOPTS_VALUE ? r->last_time + 1 : av_rescale_q(stamp, stream->time_base, r->encoder->time_base);
    if (r->last_time != AV_NOPTS_VALUE && next <= r->last_time) {
        if (stamp != AV_NOPTS_VALUE && stream->time_base.den == r->encoder->time_base.den) {
            r->work->answer->reserved++;  // damaged times: two pictures at once
            return true;
        }
        next = r->last_time + 1;
    }
    r->last_time = r->frame->pts = next;
    r->frame->pict_type = AV_PICTURE_TYPE_NONE;
    r->frame->key_frame = 0;
    csa_progress(r->work, time);
    return encode(r, r->frame);
}

/// Decodes a packet (NULL: the end) of the video and encodes what comes of it with the changes laid over.
static bool video(replacing *r, const AVPacket *packet) {
    int code = avcodec_send_packet(r->decoder, packet);
    if (code < 0 && code != AVERROR_EOF) r->work->answer->reserved++;
    for (;;) {
        code = avcodec_receive_frame(r->decoder, r->frame);
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return true;
        if (code == AVERROR(ENOMEM)) return csa_fail(r->work, code, "decoding"), false;
        if (code < 0) return r->work->answer->reserved++, true;
        if (!replace_picture(r)) return false;
        av_frame_unref(r->frame);
    }
}

/// Decodes the first picture, so that the encoder can be set up for what there really is, and goes back to the start.
static bool open_video(replacing *r) {
    csa_work *work = r->work;
    r->decoder = csa_decoder(work, r->original);
    r->overlays = r->decoder ? csa_open_overlays(work) : NULL;
    if (!r->overlays) return false;
    r->last_time = AV_NOPTS_VALUE;
    if (r->decoder->pix_fmt == AV_PIX_FMT_NONE) r->decoder->pix_fmt = r->original->codecpar->format;
    return csa_open_video_encoder(work, r->encoder, r->original, r->decoder);
}

static bool start(replacing *r) {
    csa_work *work = r->work;
    bool sound = work->job->operation == CSA_REPLACE_SOUND;
    r->original = csa_stream_of(work, sound ? AVMEDIA_TYPE_AUDIO : AVMEDIA_TYPE_VIDEO);
    if (!r->original) return false;
    const AVCodec *codec = csa_encoder_for(r->original->codecpar->codec_id);
    if (!codec) return csa_fail(work, AVERROR_ENCODER_NOT_FOUND, avcodec_get_name(r->original->codecpar->codec_id)), false;
    int code = avformat_alloc_output_context2(&r->out, NULL, work->job->muxer, NULL);
    if (code < 0) return csa_fail(work, AVERROR_MUXER_NOT_FOUND, work->job->muxer), false;
    r->out->pb = csa_open_output(work);
    r->encoder = avcodec_alloc_context3(codec);
    r->packet = av_packet_alloc();
    r->encoded = av_packet_alloc();
    r->frame = av_frame_alloc();
    if (!r->out->pb || !r->encoder || !r->packet || !r->encoded || !r->frame) return csa_fail(work, AVERROR(ENOMEM), "writing"), false;
    r->out->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
    r->out->strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
    if (r->out->oformat->flags & AVFMT_GLOBALHEADER) r->encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (!(sound ? open_sound(r) : open_video(r))) return false;
    if (!add_streams(r) || !copy_chapters(r)) return false;
    av_dict_copy(&r->out->metadata, work->format->metadata, 0);
    AVDictionary *options = NULL;
    if (work->format->metadata) av_dict_set(&options, "movflags", "use_metadata_tags", 0);
    code = avformat_write_header(r->out, &options);
    av_dict_free(&options);
    if (code < 0) return csa_fail(work, code, "writing the head of the file"), false;
    return true;
}

void csa_replace(csa_work *work) {
    replacing r = {.work = work};
    if (!start(&r)) return;
    bool sound = work->job->operation == CSA_REPLACE_SOUND;
    int code;
    while ((code = av_read_frame(work->format, r.packet)) >= 0) {
        if ((unsigned)r.packet->stream_index >= r.mapped || r.map[r.packet->stream_index] < 0) {
            av_packet_unref(r.packet);
            continue;
        }
        AVStream *from = work->format->streams[r.packet->stream_index];
        double time = csa_seconds(r.packet->dts != AV_NOPTS_VALUE ? r.packet->dts : r.packet->pts, from->time_base);
        bool good = true;
        if (from == r.original) {
            good = sound ? sound_until(&r, time) : video(&r, r.packet);
        } else {
            good = (!sound || sound_until(&r, time)) && write_packet(&r, r.packet, from, from->time_base);
        }
        av_packet_unref(r.packet);
        if (!good) return;
        csa_progress(work, time);
    }
    if (code == AVERROR(ENOMEM)) return csa_fail(work, code, "reading");
    if (code != AVERROR_EOF) work->answer->reserved++;
    if (!(sound ? sound_until(&r, 1e18) : video(&r, NULL))) return;
    if (!encode(&r, NULL)) return;
    code = av_write_trailer(r.out);
    avio_flush(r.out->pb);
    if (code < 0 || r.out->pb->error < 0) return csa_fail(work, code < 0 ? code : r.out->pb->error, "writing the end of the file");
    work->answer->bytes_written = work->out_size;
}
