// SPDX-License-Identifier: Apache-2.0
//
// The jobs of countersign-av. They are handed over like pictures' jobs (CMediaIPC.h); what they give is too much for
// one answer and comes as records over a stream socket, the second descriptor of every job:
//
//   client -> child    csa_job + input, stream [, samples or overlays]
//   child  -> client   csa_record + payload, over the stream, as many as it takes
//   client -> child    raw floats, interleaved, over `samples` until it is closed (CSA_REPLACE_SOUND)
//   child  -> client   csm_answer, once
#ifndef COUNTERSIGN_AV_JOB_H
#define COUNTERSIGN_AV_JOB_H

#include <stdint.h>

#define CSA_MAGIC 0x31415343u  // "CSA1", little-endian
#define CSA_NAME_BYTES 32
#define CSA_TEXT_BYTES 128

/// Kinds of job, apart from those of pictures.
enum {
    CSA_PROBE = 101,          // records: CSA_STREAM for every stream, CSA_FORMAT last
    CSA_SOUND = 102,          // records: CSA_SAMPLES
    CSA_FRAMES = 103,         // records: CSA_PICTURE
    CSA_REPLACE_SOUND = 104,  // records: CSA_WRITE
    CSA_REPLACE_VIDEO = 105,  // records: CSA_WRITE
};

/// Bits of csa_job.flags.
enum {
    CSA_GREY = 1,       // pictures as one channel
    CSA_KEYFRAMES = 2,  // decode key frames only
};

/// Kinds of record. CSA_PROGRESS carries nothing but its time.
enum { CSA_STREAM = 1, CSA_FORMAT, CSA_SAMPLES, CSA_PICTURE, CSA_WRITE, CSA_PROGRESS };

/// Kinds of stream.
enum { CSA_OTHER = 0, CSA_AUDIO = 1, CSA_VIDEO = 2, CSA_SUBTITLE = 3, CSA_ATTACHED = 4 };

typedef struct {
    uint32_t magic, length;
    uint32_t operation;
    uint32_t flags;
    char demuxer[CSA_NAME_BYTES];  // as the client's own sniffing decided
    char muxer[CSA_NAME_BYTES];
    int32_t stream;                // index in the file, -1: the first of its kind
    uint32_t every;                // pictures: every n-th
    uint32_t max_side;             // pictures: reduced to it, 0: full size
    uint32_t max_pictures;         // 0: all
    double start, end, interval;   // seconds; end <= 0: to the end; interval: at least so far apart
    double duration_limit;         // seconds
    uint32_t stream_limit;
    uint32_t side_limit;
    uint64_t pixel_limit;
    uint64_t input_bytes;          // of descriptor 0
    uint64_t overlay_table;        // where that stands
    uint64_t output_limit;         // bytes that may be written
    uint32_t rate, channels;       // of the samples handed in
    uint32_t overlays;             // entries of the table of overlays
    uint32_t overlay_width, overlay_height;
    uint32_t quality;              // 0: the codec's near-transparent setting
} csa_job;

typedef struct {
    uint32_t magic;
    uint32_t kind;
    uint64_t bytes;      // of payload that follow
    double time;         // seconds
    double duration;     // seconds, 0: not known
    uint64_t offset;     // CSA_WRITE: where; CSA_SAMPLES: channel mask
    uint32_t a, b, c;    // CSA_PICTURE: width, height, channels; CSA_SAMPLES: rate, channels, frames
    uint32_t d;          // CSA_PICTURE: 1 for key frames
} csa_record;

/// Payload of CSA_STREAM.
typedef struct {
    uint32_t index, kind;
    uint32_t rate, channels;
    uint64_t channel_mask;
    uint32_t width, height;
    int32_t rotation;              // degrees clockwise to show it upright
    uint32_t depth;                // bits a sample
    double frame_rate;
    double start, duration;        // seconds
    uint64_t bit_rate;
    uint64_t frames;               // 0: not known
    int32_t primaries, transfer, matrix, full_range;  // ITU-T H.273
    uint32_t is_default, can_encode;
    char codec[CSA_NAME_BYTES];
    char language[CSA_NAME_BYTES];
    char pixel_format[CSA_NAME_BYTES];
} csa_stream;

/// Payload of CSA_FORMAT.
typedef struct {
    double start, duration;
    uint64_t bit_rate;
    uint32_t streams, chapters;
    char name[CSA_TEXT_BYTES];
} csa_format;

/// One entry of the overlays: at `time` the change of luma is the plane that stands at `offset`, a signed byte a sample
/// in eighths of a grey level (0...255). Between two entries of one shot it passes from the one to the other.
typedef struct {
    double time;
    uint64_t offset;
    uint32_t shot;
    uint32_t reserved;
} csa_overlay;

#endif
