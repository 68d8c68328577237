// SPDX-License-Identifier: Apache-2.0
//
// FFmpeg reads from a descriptor that can only be read, and writes by asking the client to. It opens nothing itself.
#define _GNU_SOURCE
#include <errno.h>
#include <unistd.h>

#include "internal.h"

#define BUFFER (256 << 10)

static int read_packet(void *opaque, uint8_t *to, int room) {
    csa_work *work = opaque;
    if (work->position >= work->job->input_bytes) return AVERROR_EOF;
    uint64_t left = work->job->input_bytes - work->position;
    size_t count = (uint64_t)room < left ? (size_t)room : (size_t)left;
    ssize_t got;
    do got = pread(work->input, to, count, (off_t)work->position);
    while (got < 0 && errno == EINTR);
    if (got < 0) return AVERROR(errno);
    if (got == 0) return AVERROR_EOF;
    work->position += (uint64_t)got;
    return (int)got;
}

static int64_t seek_input(void *opaque, int64_t offset, int whence) {
    csa_work *work = opaque;
    int64_t size = (int64_t)work->job->input_bytes;
    if (whence & AVSEEK_SIZE) return size;
    switch (whence & ~AVSEEK_FORCE) {
        case SEEK_SET: break;
        case SEEK_CUR: offset += (int64_t)work->position; break;
        case SEEK_END: offset += size; break;
        default: return AVERROR(EINVAL);
    }
    if (offset < 0 || offset > size) return AVERROR(EINVAL);
    work->position = (uint64_t)offset;
    return offset;
}

static void send_all(csa_work *work, const void *bytes, size_t count) {
    const uint8_t *from = bytes;
    while (count > 0) {
        ssize_t sent = write(work->stream, from, count);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) _exit(0);  // the client wants no more
        from += sent;
        count -= (size_t)sent;
    }
}

void csa_emit(csa_work *work, csa_record record, const void *payload, size_t count) {
    record.magic = CSA_MAGIC;
    record.bytes = count;
    if (record.duration == 0) record.duration = work->duration;
    if (record.kind != CSA_WRITE) work->reported = record.time;
    send_all(work, &record, sizeof record);
    if (count > 0) send_all(work, payload, count);
}

void csa_progress(csa_work *work, double time) {
    if (time < work->reported + 1 && time >= work->reported) return;
    csa_emit(work, (csa_record){.kind = CSA_PROGRESS, .time = time}, NULL, 0);
}

size_t csa_read(int descriptor, void *bytes, size_t count) {
    size_t done = 0;
    while (done < count) {
        ssize_t got = read(descriptor, (uint8_t *)bytes + done, count - done);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        done += (size_t)got;
    }
    return done;
}

static int write_packet(void *opaque, uint8_t *from, int count) {
    csa_work *work = opaque;
    if (count <= 0) return 0;
    if (work->out_position + (uint64_t)count > work->job->output_limit) return AVERROR(ENOSPC);
    csa_emit(work, (csa_record){.kind = CSA_WRITE, .offset = work->out_position, .time = work->reported}, from,
             (size_t)count);
    work->out_position += (uint64_t)count;
    if (work->out_position > work->out_size) work->out_size = work->out_position;
    return count;
}

static int64_t seek_output(void *opaque, int64_t offset, int whence) {
    csa_work *work = opaque;
    if (whence & AVSEEK_SIZE) return (int64_t)work->out_size;
    switch (whence & ~AVSEEK_FORCE) {
        case SEEK_SET: break;
        case SEEK_CUR: offset += (int64_t)work->out_position; break;
        case SEEK_END: offset += (int64_t)work->out_size; break;
        default: return AVERROR(EINVAL);
    }
    if (offset < 0 || (uint64_t)offset > work->out_size) return AVERROR(EINVAL);
    work->out_position = (uint64_t)offset;
    return offset;
}

AVIOContext *csa_open_input(csa_work *work) {
    uint8_t *buffer = av_malloc(BUFFER);
    return buffer ? avio_alloc_context(buffer, BUFFER, 0, work, read_packet, NULL, seek_input) : NULL;
}

AVIOContext *csa_open_output(csa_work *work) {
    uint8_t *buffer = av_malloc(BUFFER);
    return buffer ? avio_alloc_context(buffer, BUFFER, 1, work, NULL, write_packet, seek_output) : NULL;
}
