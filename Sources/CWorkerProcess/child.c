// SPDX-License-Identifier: Apache-2.0
//
// The life of a child: limits, lock, one job, one answer, end.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "internal.h"

#define JOB CSM_JOB_SOCKET

static void limit(int resource, rlim_t soft, rlim_t hard) {
    struct rlimit value = {.rlim_cur = soft, .rlim_max = hard};
    setrlimit((__rlimit_resource_t)resource, &value);
}

/// Leaves descriptor 3 (the job) and an unreadable, silent 0, 1, 2.
static void keep_only(int socket) {
    int null = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3 && null >= 0; i++) dup2(null, i);
    if (socket != JOB) dup2(socket, JOB);
    if (syscall(SYS_close_range, JOB + 1, ~0u, 0) != 0) {
        for (int i = JOB + 1; i < 1024; i++) close(i);
    }
}

/// Root gives up being root, where it can: a container may have no other user.
static void drop_root(void) {
    if (geteuid() != 0) return;
    const uid_t nobody = 65534;
    if (setgroups(0, NULL) == 0 && setresgid(nobody, nobody, nobody) == 0) {
        if (setresuid(nobody, nobody, nobody) != 0) return;  // seccomp holds root as well
    }
}

void csm_fail(csm_answer *answer, uint32_t status, const char *message) {
    if (answer->status != CSM_OK) return;  // the first reason is the true one
    answer->status = status;
    strncpy(answer->message, message, sizeof answer->message - 1);
}

void *csm_map(int descriptor, uint64_t count, bool writable, csm_answer *answer) {
    struct stat status;
    if (count == 0 || syscall(SYS_fstat, descriptor, &status) != 0 || (uint64_t)status.st_size < count) {
        csm_fail(answer, CSM_BAD_JOB, "a descriptor holds fewer bytes than the job says");
        return NULL;
    }
    int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    void *bytes = mmap(NULL, count, protection, writable ? MAP_SHARED : MAP_PRIVATE, descriptor, 0);
    if (bytes != MAP_FAILED) return bytes;
    csm_fail(answer, errno == ENOMEM ? CSM_MEMORY : CSM_BAD_JOB, "a descriptor cannot be mapped");
    return NULL;
}

void csm_child(int socket, const csm_ticket *ticket, const csm_options *options, const csm_trade *trade, int parent) {
    keep_only(socket);
    drop_root();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    // The Swift runtime's crash handler would want to start another program; here a signal just ends the process.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);

    limit(RLIMIT_AS, ticket->memory_bytes, ticket->memory_bytes);
    limit(RLIMIT_CPU, ticket->cpu_seconds, ticket->cpu_seconds + 1);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_NOFILE, 16, 16);
    limit(RLIMIT_CORE, 0, 0);

    trade->prepare();
    csm_answer answer = {.magic = CSM_MAGIC, .length = sizeof answer};
    const char *failure = csm_lock(options);
    if (failure) {
        csm_fail(&answer, CSM_NO_SANDBOX, failure);
    } else {
        trade->perform(options, &answer);
    }
    _exit(write(JOB, &answer, sizeof answer) == sizeof answer ? 0 : 124);
}
