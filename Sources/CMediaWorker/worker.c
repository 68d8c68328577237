// SPDX-License-Identifier: Apache-2.0
//
// The trade of decoding and encoding pictures with libvips.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CMediaWorker.h"
#include "internal.h"

/// Loads the one plug-in that is wanted. The others (PDF, ImageMagick, OpenSlide, JPEG XL) would never be used, but
/// would be in memory with their 20 libraries, and cost a third of the start.
static void load_heif(void) {
    Dl_info place;
    const char *slash = dladdr((void *)vips_init, &place) ? strrchr(place.dli_fname, '/') : NULL;
    void *(*open_module)(const char *, int) = (void *(*)(const char *, int))dlsym(RTLD_DEFAULT, "g_module_open");
    if (!slash || !open_module) return;  // compiled in, or this machine has no HEIF
    char path[4096];
    snprintf(path, sizeof path, "%.*s/vips-modules-%d.%d/vips-heif.so", (int)(slash - place.dli_fname),
             place.dli_fname, VIPS_MAJOR_VERSION, VIPS_MINOR_VERSION);
    open_module(path, 1 /* G_MODULE_BIND_LAZY */);
}

static const char *initialise(void) {
    // ORC writes code at run time, which cannot be allowed; and its pixels differ slightly from those without.
    setenv("VIPS_NOVECTOR", "1", 1);
    // Every arena of malloc reserves 64 MB of the address space the child is limited to.
    mallopt(M_ARENA_MAX, 2);
    setenv("VIPSHOME", "/nonexistent", 1);  // where libvips looks for plug-ins
    if (vips_init("countersign-media") != 0) return "libvips does not start";
    load_heif();
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    // The worker calls loaders by name, never by looking at content; this closes the others to libvips itself.
    vips_operation_block_set("VipsForeignLoad", TRUE);
    static const char *const loaders[] = {"VipsForeignLoadJpeg", "VipsForeignLoadPng",  "VipsForeignLoadWebp",
                                          "VipsForeignLoadTiff", "VipsForeignLoadNsgif", "VipsForeignLoadHeif"};
    for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++) vips_operation_block_set(loaders[i], FALSE);
    return NULL;
}

void csm_fail_vips(csm_answer *answer) {
    const char *text = vips_error_buffer();
    static const char *const memory[] = {"out of memory", "unable to allocate", "Memory allocation", "Insufficient memory"};
    static const char *const cut[] = {"remature end",  "truncated", "Truncated", "unexpected end", "end of file",
                                      "End of file",   "EOF",       "ead error", "end of stream",  "out of data",
                                      "not enough data", "xceeds box"};
    uint32_t status = CSM_UNREADABLE;
    for (size_t i = 0; i < sizeof cut / sizeof *cut; i++) {
        if (strstr(text, cut[i])) status = CSM_TRUNCATED;
    }
    for (size_t i = 0; i < sizeof memory / sizeof *memory; i++) {
        if (strstr(text, memory[i])) status = CSM_MEMORY;
    }
    csm_fail(answer, status, *text ? text : "the decoder gave no reason");
    vips_error_clear();
}

/// GLib ends the program where memory runs out; say so first.
static void on_fatal(const char *domain, GLogLevelFlags level, const char *message, void *unused) {
    (void)domain, (void)unused;
    if (!(level & (G_LOG_LEVEL_ERROR | G_LOG_FLAG_FATAL)) || !strstr(message, "allocate")) return;
    csm_answer answer = {.magic = CSM_MAGIC, .length = sizeof answer, .status = CSM_MEMORY};
    strcpy(answer.message, "out of memory");
    (void)!write(CSM_JOB_SOCKET, &answer, sizeof answer);
    _exit(0);
}

static void perform(const csm_options *options, csm_answer *answer) {
    csm_job job;
    int descriptors[3], count = 3;
    long received = csm_receive(CSM_JOB_SOCKET, &job, sizeof job, descriptors, &count, 0);
    if (received != sizeof job || job.magic != CSM_MAGIC || job.length != sizeof job) {
        csm_fail(answer, CSM_BAD_JOB, "the job is not a frame of this version");
        return;
    }
    bool output = job.operation != CSM_PROBE, original = job.operation == CSM_ENCODE && (job.flags & CSM_REPLACE);
    if (count != 1 + output + original) {
        csm_fail(answer, CSM_BAD_JOB, "the job came with the wrong number of descriptors");
        return;
    }
    void *first = csm_map(descriptors[0], job.input_bytes, false, answer);
    void *second = output ? csm_map(descriptors[1], job.output_bytes, true, answer) : NULL;
    void *third = original ? csm_map(descriptors[2], job.original_bytes, false, answer) : NULL;
    if (answer->status != CSM_OK) return;
    switch (job.operation) {
        case CSM_PROBE:
        case CSM_PIXELS: csm_decode(&job, first, second, answer); break;
        case CSM_ENCODE: csm_encode(&job, first, second, third, answer); break;
        case CSM_PREVIEW: csm_preview(&job, first, second, answer); break;
        case CSM_ESCAPE:
            if (options->escape_probe) {
                csm_escape(&job, second, answer);
                break;
            }  // fall through
        default: csm_fail(answer, CSM_BAD_JOB, "unknown operation");
    }
}

static void introduce(csm_hello *hello) {
    hello->encoders = csm_encoders();
    hello->decoders = csm_decoders();
}

static void prepare(void) { g_log_set_default_handler(on_fatal, NULL); }

int csm_worker_main(int argument_count, char **arguments) {
    static const csm_trade pictures = {"countersign-media", initialise, introduce, prepare, perform};
    return csm_worker_run(argument_count, arguments, &pictures);
}
