// SPDX-License-Identifier: Apache-2.0
//
// A file, opened within the limits, and the decoders of its streams.
#include <string.h>

#include "internal.h"

/// Demuxers that read one file by itself. Playlists, image sequences and everything that names other files are not here.
static const char demuxers[] = "mov,matroska,webm,avi,wav,w64,aiff,flac,mp3,ogg,amr,aac,caf,mpegts";

static const char decoders[] =
    "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mpeg2video,mpeg1video,mjpeg,theora,prores,h263,ffv1,rawvideo,dvvideo,"
    "aac,mp3float,mp3,mp2float,mp2,opus,vorbis,flac,alac,ac3,eac3,amrnb,amrwb,"
    "pcm_u8,pcm_s8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le,"
    "pcm_f64be,pcm_mulaw,pcm_alaw,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,gsm,gsm_ms,g722,adpcm_g722";

/// Damaged packets after which a file is given up.
#define MOST_ERRORS 10000

void csa_fail(csa_work *work, int code, const char *what) {
    char reason[AV_ERROR_MAX_STRING_SIZE] = "", text[CSM_MESSAGE_BYTES];
    if (code < 0) av_strerror(code, reason, sizeof reason);
    snprintf(text, sizeof text, "%s%s%s", what, *reason ? ": " : "", reason);
    uint32_t status = CSM_UNREADABLE;
    if (code == AVERROR(ENOMEM)) status = CSM_MEMORY;
    if (code == AVERROR_EOF) status = CSM_TRUNCATED;
    if (code == AVERROR(ENOSPC)) status = CSM_OUTPUT_FULL;
    if (code == AVERROR_DECODER_NOT_FOUND || code == AVERROR_ENCODER_NOT_FOUND || code == AVERROR_DEMUXER_NOT_FOUND ||
        code == AVERROR_MUXER_NOT_FOUND || code == AVERROR_PATCHWELCOME || code == AVERROR(ENOSYS)) {
        status = CSM_UNSUPPORTED;
    }
    csm_fail(work->answer, status, text);
}

/// A file that names another gets nothing.
static int refuse_opening(AVFormatContext *format, AVIOContext **io, const char *url, int flags, AVDictionary **options) {
    (void)format, (void)io, (void)url, (void)flags, (void)options;
    return AVERROR(EACCES);
}

double csa_seconds(int64_t time, AVRational base) { return time == AV_NOPTS_VALUE ? 0 : (double)time * av_q2d(base); }

bool csa_open(csa_work *work) {
    const csa_job *job = work->job;
    const AVInputFormat *demuxer = av_find_input_format(job->demuxer);
    if (!demuxer) return csa_fail(work, AVERROR_DEMUXER_NOT_FOUND, job->demuxer), false;
    AVFormatContext *format = avformat_alloc_context();
    if (!format) return csa_fail(work, AVERROR(ENOMEM), "opening"), false;
    format->pb = csa_open_input(work);
    if (!format->pb) return csa_fail(work, AVERROR(ENOMEM), "opening"), false;
    format->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_GENPTS;
    format->io_open = refuse_opening;
    format->max_streams = (int)job->stream_limit;
    format->format_whitelist = av_strdup(demuxers);
    format->codec_whitelist = av_strdup(decoders);
    format->protocol_whitelist = av_strdup("none");
    int code = avformat_open_input(&format, "", demuxer, NULL);
    if (code < 0) return csa_fail(work, code == AVERROR_EOF ? AVERROR_INVALIDDATA : code, "the container"), false;
    code = avformat_find_stream_info(format, NULL);
    if (code < 0) return csa_fail(work, code, "the streams"), false;
    work->format = format;
    if (format->nb_streams == 0) return csa_fail(work, AVERROR_INVALIDDATA, "there is no stream"), false;
    if (format->nb_streams > job->stream_limit) {
        return csm_fail(work->answer, CSM_LIMIT_PIXELS, "more streams than allowed"), false;
    }
    for (unsigned i = 0; i < format->nb_streams; i++) {
        const AVCodecParameters *parameters = format->streams[i]->codecpar;
        if (parameters->codec_type != AVMEDIA_TYPE_VIDEO) continue;
        uint64_t width = (uint64_t)FFMAX(0, parameters->width), height = (uint64_t)FFMAX(0, parameters->height);
        if (width > job->side_limit || height > job->side_limit || width * height > job->pixel_limit) {
            return csm_fail(work->answer, CSM_LIMIT_PIXELS, "the pictures are larger than allowed"), false;
        }
    }
    work->duration = format->duration > 0 ? (double)format->duration / AV_TIME_BASE : 0;
    if (work->duration > job->duration_limit) {
        return csm_fail(work->answer, CSM_LIMIT_PIXELS, "the recording is longer than allowed"), false;
    }
    return true;
}

AVStream *csa_stream_of(csa_work *work, enum AVMediaType kind) {
    int32_t wanted = work->job->stream;
    AVStream *found = NULL;
    for (unsigned i = 0; i < work->format->nb_streams; i++) {
        AVStream *stream = work->format->streams[i];
        bool cover = stream->disposition & AV_DISPOSITION_ATTACHED_PIC;
        bool fits = stream->codecpar->codec_type == kind && !cover && (wanted < 0 || wanted == (int32_t)i);
        if (fits && !found) found = stream;
    }
    if (!found) csm_fail(work->answer, CSM_UNSUPPORTED, kind == AVMEDIA_TYPE_AUDIO ? "no such sound" : "no such video");
    return found;
}

AVCodecContext *csa_decoder(csa_work *work, const AVStream *stream) {
    const AVCodec *codec = avcodec_find_decoder(stream->codecpar->codec_id);
    if (!codec) return csa_fail(work, AVERROR_DECODER_NOT_FOUND, avcodec_get_name(stream->codecpar->codec_id)), NULL;
    AVCodecContext *decoder = avcodec_alloc_context3(codec);
    if (!decoder) return csa_fail(work, AVERROR(ENOMEM), "the decoder"), NULL;
    int code = avcodec_parameters_to_context(decoder, stream->codecpar);
    if (code < 0) return csa_fail(work, code, "the decoder"), NULL;
    decoder->pkt_timebase = stream->time_base;
    decoder->max_pixels = (int64_t)work->job->pixel_limit;
    decoder->thread_count = 1;
    decoder->codec_whitelist = av_strdup(decoders);
    code = avcodec_open2(decoder, codec, NULL);
    if (code < 0) return csa_fail(work, code == AVERROR(EINVAL) ? AVERROR_DECODER_NOT_FOUND : code, codec->name), NULL;
    return decoder;
}

int csa_next_frame(csa_work *work, AVStream *stream, AVCodecContext *decoder, AVPacket *packet, AVFrame *frame) {
    for (;;) {
        int code = avcodec_receive_frame(decoder, frame);
        if (code == AVERROR_EOF) return 0;
        if (code >= 0) return 1;
        if (code == AVERROR(ENOMEM)) return csa_fail(work, code, "decoding"), -1;
        if (code != AVERROR(EAGAIN) && ++work->answer->reserved > MOST_ERRORS) {
            return csa_fail(work, code, "nothing of it can be decoded"), -1;
        }
        if (code != AVERROR(EAGAIN)) continue;
        do {
            av_packet_unref(packet);
            code = av_read_frame(work->format, packet);
        } while (code >= 0 && packet->stream_index != stream->index);
        if (code == AVERROR(ENOMEM)) return csa_fail(work, code, "reading"), -1;
        if (code < 0) {
            if (code != AVERROR_EOF) work->answer->reserved++;
            avcodec_send_packet(decoder, NULL);
            continue;
        }
        csa_progress(work, csa_seconds(packet->pts, stream->time_base));
        code = avcodec_send_packet(decoder, packet);
        if (code == AVERROR(ENOMEM)) return csa_fail(work, code, "decoding"), -1;
        if (code < 0 && code != AVERROR_EOF && ++work->answer->reserved > MOST_ERRORS) {
            return csa_fail(work, code, "nothing of it can be decoded"), -1;
        }
    }
}
