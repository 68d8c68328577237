// SPDX-License-Identifier: Apache-2.0
//
// The trade of decoding and encoding sound and moving pictures with FFmpeg's libraries.
#define _GNU_SOURCE
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "CAVWorker.h"
#include "internal.h"

static const char *initialise(void) {
    // Every arena of malloc reserves 64 MB of the address space the child is limited to.
    mallopt(M_ARENA_MAX, 2);
    av_log_set_level(AV_LOG_QUIET);
    // A first look at what is registered, so that the tables stand in memory before the first fork.
    return avcodec_find_decoder(AV_CODEC_ID_H264) ? NULL : "libavcodec has no decoders";
}

static void introduce(csm_hello *hello) {
    static const enum AVCodecID codecs[] = {AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1,
                                            AV_CODEC_ID_AAC,  AV_CODEC_ID_MP3,  AV_CODEC_ID_OPUS};
    for (unsigned i = 0; i < sizeof codecs / sizeof *codecs; i++) {
        if (avcodec_find_decoder(codecs[i])) hello->decoders |= 1u << i;
        if (csa_encoder_for(codecs[i])) hello->encoders |= 1u << i;
    }
}

static void prepare(void) {}

static void perform(const csm_options *options, csm_answer *answer) {
    csa_job job;
    int descriptors[3], count = 3;
    (void)options;
    long received = csm_receive(CSM_JOB_SOCKET, &job, sizeof job, descriptors, &count, 0);
    if (received != sizeof job || job.magic != CSA_MAGIC || job.length != sizeof job) {
        csm_fail(answer, CSM_BAD_JOB, "the job is not a frame of this version");
        return;
    }
    job.demuxer[CSA_NAME_BYTES - 1] = job.muxer[CSA_NAME_BYTES - 1] = 0;
    bool more = job.operation == CSA_REPLACE_SOUND || job.operation == CSA_REPLACE_VIDEO;
    if (count != 2 + more) {
        csm_fail(answer, CSM_BAD_JOB, "the job came with the wrong number of descriptors");
        return;
    }
    csa_work work = {.job = &job, .answer = answer, .input = descriptors[0], .stream = descriptors[1],
                     .extra = more ? descriptors[2] : -1, .reported = -1};
    if (!csa_open(&work)) return;
    switch (job.operation) {
        case CSA_PROBE: csa_describe(&work); break;
        case CSA_SOUND: csa_sound(&work); break;
        case CSA_FRAMES: csa_pictures(&work); break;
        case CSA_REPLACE_SOUND:
        case CSA_REPLACE_VIDEO: csa_replace(&work); break;
        default: csm_fail(answer, CSM_BAD_JOB, "unknown operation");
    }
    // The process ends now; nothing is given back.
}

int csa_worker_main(int argument_count, char **arguments) {
    static const csm_trade recordings = {"countersign-av", initialise, introduce, prepare, perform};
    return csm_worker_run(argument_count, arguments, &recordings);
}
