// SPDX-License-Identifier: Apache-2.0
//
// What a decoder taken over by a file would try, run under the same lock. Only reached where the parent was started
// with --escape-probe, which only the tests do. `quality` says which; an answer CSM_OK means: it worked, alas.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "internal.h"

static void *sleeper(void *unused) {
    for (;;) sleep(1000);
    return unused;
}

static long attempt(uint32_t number, uint8_t *output, csm_answer *answer) {
    char *const nothing[] = {NULL};
    pthread_t thread;
    volatile int *volatile nowhere = NULL;
    switch (number) {
        case 1: return open("/etc/passwd", O_RDONLY);
        case 2: return open("/tmp/countersign-escape", O_CREAT | O_WRONLY, 0600);
        case 3: {
            volatile char *block = malloc(1900ul << 20);
            if (!block) return -1;
            for (size_t i = 0; i < 1900ul << 20; i += 4096) block[i] = 1;
            return 0;
        }
        case 4: return socket(AF_INET, SOCK_STREAM, 0);
        case 5: return execve("/bin/true", nothing, nothing);
        case 6: return kill(getppid(), SIGKILL);
        case 7: return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        case 8: return syscall(425 /* io_uring_setup */, 8, NULL);
        case 9: return syscall(SYS_bpf, 0, NULL, 0);
        case 10: return unshare(CLONE_NEWUSER);
        case 11: *nowhere = 1; return 0;
        case 12: for (volatile unsigned spin = 0;; spin++) {}
        case 13: return fork();
        case 14: {
            struct iovec part = {.iov_base = answer, .iov_len = 8};
            return process_vm_readv(getppid(), &part, 1, &part, 1, 0);
        }
        case 15: {  // threads without end: the address space is
            long started = 0;
            while (started < 10000 && pthread_create(&thread, NULL, sleeper, NULL) == 0) started++;
            return started < 10000 ? -1 : 0;
        }
        case 16: return (long)mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        case 17: return setrlimit(RLIMIT_AS, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY});
        case 18: return ftruncate(5, 1 << 20);
        case 19: for (;;) sleep(1000);
        case 20: answer->bytes_written = 1, answer->width = 30000, answer->height = 30000, answer->channels = 3; return 0;
        case 21: answer->bytes_written = ~0ull, answer->width = answer->height = answer->channels = 1; return 0;
        case 22: return syscall(SYS_pidfd_open, getppid(), 0);
        case 23: memset(answer->message, 'A', sizeof answer->message); answer->message[0] = 0x1b; return -1;
        case 24: raise(SIGSTOP); return 0;
        case 25: return (long)syscall(SYS_memfd_create, "x", 0);
        default:  // nothing: what the test compares with
            answer->bytes_written = answer->width = answer->height = answer->channels = 1;
            output[0] = 77;
            return 0;
    }
}

void csm_escape(const csm_job *job, uint8_t *output, csm_answer *answer) {
    errno = 0;
    if (attempt(job->quality, output, answer) == -1) {
        if (answer->message[0]) {
            answer->status = CSM_UNREADABLE;
            return;
        }
        char text[64];
        snprintf(text, sizeof text, "refused: %s", strerror(errno));
        csm_fail(answer, CSM_UNREADABLE, text);
    }
}
