// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "confinement.h"

#include <errno.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int csc_confine(uint64_t file_bytes) {
    const struct { int what; rlim_t most; } limits[] = {
        {RLIMIT_CORE, 0}, {RLIMIT_CPU, 60}, {RLIMIT_FSIZE, (rlim_t)file_bytes}, {RLIMIT_NOFILE, 64},
        {RLIMIT_AS, (rlim_t)1 << 30},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct rlimit limit = {limits[i].most, limits[i].most};
        if (setrlimit(limits[i].what, &limit) != 0) return errno;
    }
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
    return 0;
}
