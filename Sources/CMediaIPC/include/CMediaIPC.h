// SPDX-License-Identifier: Apache-2.0
//
// What the client (MediaCodecs) and the worker (countersign-media) say to each other, and the few system calls Swift
// cannot make by itself. Both ends are built together and run on one machine, so a frame is a C struct; every frame
// starts with "CSM1" and its own length, and the receiver checks both before anything else.
//
//   client -> parent   csm_ticket + the child's end of a socket pair     (the parent reads nothing else)
//   client -> child    csm_job + descriptors, over that socket pair      (read after the child has locked itself)
//   child  -> client   csm_answer, once
//   parent -> client   csm_hello, once; csm_end for every child that ended
#ifndef COUNTERSIGN_MEDIA_IPC_H
#define COUNTERSIGN_MEDIA_IPC_H

#include <stddef.h>
#include <stdint.h>

#include "CAVJob.h"

#define CSM_MAGIC 0x314D5343u  // "CSM1", little-endian
#define CSM_MESSAGE_BYTES 512

/// Kinds of job.
enum {
    CSM_PROBE = 1,
    CSM_PIXELS = 2,
    CSM_ENCODE = 3,
    CSM_PREVIEW = 4,
    CSM_ESCAPE = 99,  // only when the parent was started with --escape-probe
};

/// Formats, as the client's own sniffing decided.
enum { CSM_JPEG = 1, CSM_PNG, CSM_WEBP, CSM_TIFF, CSM_GIF, CSM_HEIC, CSM_AVIF };

/// Bits of csm_job.flags.
enum {
    CSM_NATIVE = 1,     // leave colours as they are in the file
    CSM_SHRINK = 2,     // JPEG may be decoded smaller
    CSM_TOLERANT = 4,   // show what there is of a damaged file
    CSM_LOSSLESS = 8,   // lossless coding
    CSM_REPLACE = 16,   // descriptors: pixels, output, original
    CSM_BARE = 32,      // write no metadata: the client puts it in itself
};

/// Values of csm_answer.status.
enum {
    CSM_OK = 0,
    CSM_UNREADABLE = 1,
    CSM_TRUNCATED = 2,
    CSM_UNSUPPORTED = 3,
    CSM_LIMIT_PIXELS = 4,
    CSM_MEMORY = 5,
    CSM_NO_SANDBOX = 6,
    CSM_SIZE_MISMATCH = 7,
    CSM_BAD_JOB = 8,
    CSM_OUTPUT_FULL = 9,
};

/// Bits of csm_answer.flags. CSM_OTHER_COLOURS: what was written is sRGB, the original's profile does not fit it.
enum { CSM_HAS_ALPHA = 1, CSM_HAS_ICC = 2, CSM_HAS_EXIF = 4, CSM_HAS_XMP = 8, CSM_IS_CMYK = 16, CSM_OTHER_COLOURS = 32 };

typedef struct {
    uint32_t magic, length;
    uint32_t version;       // of these frames
    int32_t landlock_abi;   // 0: not there
    int32_t seccomp;        // 1: works
    int32_t refused;        // 1: the sandbox is not what was asked for, no job will be taken
    uint32_t encoders;      // bit (1 << format) for every format that can be written
    uint32_t decoders;      // the same for reading
    char message[CSM_MESSAGE_BYTES];
} csm_hello;

typedef struct {
    uint32_t magic, length;
    uint64_t id;
    uint64_t memory_bytes;
    uint32_t cpu_seconds;
    uint32_t wall_milliseconds;
} csm_ticket;

typedef struct {
    uint32_t magic, length;
    uint64_t id;
    int32_t signal;      // that ended the child, 0 where it exited
    int32_t exit_code;
    int32_t timed_out;   // 1: killed by the clock on the wall
    int32_t reserved;
    uint64_t cpu_microseconds;
    uint64_t max_rss_kilobytes;
} csm_end;

typedef struct {
    uint32_t magic, length;
    uint32_t operation;
    uint32_t format;           // of the file to decode (the original, when encoding)
    uint32_t output_format;
    uint32_t flags;
    uint32_t max_side;         // 0: full size
    uint32_t quality;
    uint32_t width, height, channels;  // of the pixels handed in for encoding
    uint32_t side_limit;
    uint64_t pixel_limit;
    uint64_t input_bytes;      // of descriptor 0: the file, or raw pixels
    uint64_t output_bytes;     // of descriptor 1
    uint64_t original_bytes;   // of descriptor 2
} csm_job;

typedef struct {
    uint32_t magic, length;
    uint32_t status;
    uint32_t flags;
    uint32_t width, height, channels;  // of the pixels written, or of the picture as shown
    uint32_t orientation, bands, depth, frames;
    uint32_t reserved;
    uint64_t bytes_written;
    char message[CSM_MESSAGE_BYTES];
} csm_answer;

/// A pair of connected AF_UNIX/SOCK_SEQPACKET sockets, closed on exec. 0, or -errno.
int csm_socketpair(int ends[2]);
/// Sends one packet with up to 4 descriptors. 0, or -errno.
int csm_send(int socket, const void *bytes, size_t count, const int *descriptors, int descriptor_count);
/// Receives one packet. Number of bytes (0: the other end closed), or -errno; surplus descriptors are closed,
/// `descriptor_count` is room on entry and the number received on return. `flags`: MSG_DONTWAIT or 0.
long csm_receive(int socket, void *bytes, size_t room, int *descriptors, int *descriptor_count, int flags);
/// An anonymous file of `size` bytes in memory that can be sealed. Descriptor, or -errno.
int csm_memfd(const char *name, uint64_t size);
/// Forbids for ever to change size and, where `content` is true, content. 0, or -errno.
int csm_seal(int memfd, int content);
/// Starts `path` with `socket` as descriptor 3 and nothing but standard error inherited. Process id, or -errno.
int csm_spawn(const char *path, char *const arguments[], char *const environment[], int socket);

#endif
