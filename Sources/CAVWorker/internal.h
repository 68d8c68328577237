// SPDX-License-Identifier: Apache-2.0
//
// What the worker's files share.
//   worker.c     FFmpeg as a trade of CWorkerProcess
//   io.c         bytes in from a descriptor, bytes and records out over the stream
//   source.c     opens a file within the limits; its streams' decoders
//   describe.c   what a file says about itself
//   sound.c      a stream's samples
//   pictures.c   a stream's pictures
//   encoder.c    an encoder like the one that made a stream
//   overlay.c    changes of luma, laid over pictures
//   replace.c    writes the file anew with one stream replaced
#ifndef COUNTERSIGN_AV_INTERNAL_H
#define COUNTERSIGN_AV_INTERNAL_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

#include "CWorkerProcess.h"

/// One job and where it stands.
typedef struct {
    const csa_job *job;
    csm_answer *answer;
    int input, stream, extra;  // descriptors; extra: samples or overlays, -1: none
    uint64_t position;         // of reading
    uint64_t out_position, out_size;
    AVFormatContext *format;
    double duration;           // seconds, 0: not known
    double reported;           // time of the last record
} csa_work;

// io.c
AVIOContext *csa_open_input(csa_work *work);
AVIOContext *csa_open_output(csa_work *work);
/// Sends a record. Ends the process where the client is gone.
void csa_emit(csa_work *work, csa_record record, const void *payload, size_t count);
/// Tells the client how far the job is, now and then.
void csa_progress(csa_work *work, double time);
/// Exactly `count` bytes of a descriptor, fewer at its end.
size_t csa_read(int descriptor, void *bytes, size_t count);

// source.c
void csa_fail(csa_work *work, int code, const char *what);
/// Opens the file. False: answer filled.
bool csa_open(csa_work *work);
/// The stream the job names, or the first of a kind. NULL: answer filled.
AVStream *csa_stream_of(csa_work *work, enum AVMediaType kind);
/// A decoder for a stream. NULL: answer filled.
AVCodecContext *csa_decoder(csa_work *work, const AVStream *stream);
/// The next frame of the stream, skipping what is damaged. 1: a frame, 0: the end, below 0: answer filled.
int csa_next_frame(csa_work *work, AVStream *stream, AVCodecContext *decoder, AVPacket *packet, AVFrame *frame);
double csa_seconds(int64_t time, AVRational base);

// describe.c
void csa_describe(csa_work *work);
/// Degrees clockwise, 0, 90, 180 or 270.
int csa_rotation(const AVStream *stream);

// sound.c, pictures.c
void csa_sound(csa_work *work);
void csa_pictures(csa_work *work);

// encoder.c
/// Name of the encoder that writes a codec again; NULL: none.
const AVCodec *csa_encoder_for(enum AVCodecID codec);
/// False: answer filled.
bool csa_open_sound_encoder(csa_work *work, AVCodecContext *encoder, const AVStream *original);
bool csa_open_video_encoder(csa_work *work, AVCodecContext *encoder, AVStream *original, const AVCodecContext *decoder);

// overlay.c
typedef struct csa_overlays csa_overlays;
/// NULL: answer filled.
csa_overlays *csa_open_overlays(csa_work *work);
/// Changes the luma of a picture shown at `time`. False: answer filled.
bool csa_lay_over(csa_work *work, csa_overlays *overlays, AVFrame *frame, double time);

// replace.c
void csa_replace(csa_work *work);

#endif
