// SPDX-License-Identifier: Apache-2.0
//
// The parent. It loads its libraries once, keeps to one thread, and forks a child for each ticket. It never receives a job,
// let alone a file: the ticket carries a socket, and only the child reads from that. So nothing a file does can reach
// the next file.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

#define CONTROL 3
#define MAX_CHILDREN 64

typedef struct {
    pid_t process;  // 0: free
    uint64_t id;
    int64_t deadline;
    bool timed_out;
} child_slot;

static child_slot children[MAX_CHILDREN];
static int running;

static int64_t now_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Entries of /proc/self/task; 1 where that cannot be read.
static int thread_count(void) {
    DIR *folder = opendir("/proc/self/task");
    if (!folder) return 1;
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) count += entry->d_name[0] != '.';
    closedir(folder);
    return count;
}

/// Locks a child that does nothing else, to know before the first job whether it works.
static bool lock_works(const csm_options *options) {
    pid_t process = fork();
    if (process == 0) _exit(csm_lock(options) == NULL ? 0 : 1);
    int status = 0;
    return process > 0 && waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool say_hello(const csm_options *options, const csm_trade *trade) {
    csm_hello hello = {.magic = CSM_MAGIC, .length = sizeof hello, .version = 1};
    trade->introduce(&hello);
    hello.landlock_abi = csm_landlock_abi();
    csm_options strict = {0};
    hello.seccomp = lock_works(&strict);
    if (options->require_landlock && hello.landlock_abi == 0) {
        hello.refused = 1;
        strcpy(hello.message, "this kernel has no landlock");
    }
    if (!hello.seccomp && !options->unsafe_decoding) {
        hello.refused = 1;
        strcpy(hello.message, "this kernel or container does not allow seccomp filters");
    }
    if (thread_count() != 1) {
        hello.refused = 1;
        strcpy(hello.message, "the worker has more than one thread after start and cannot fork safely");
    }
    return csm_send(CONTROL, &hello, sizeof hello, NULL, 0) == 0;
}

static void report(child_slot *slot, int status, const struct rusage *usage) {
    csm_end end = {.magic = CSM_MAGIC, .length = sizeof end, .id = slot->id, .timed_out = slot->timed_out};
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    end.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    end.cpu_microseconds = (uint64_t)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000 +
                           (uint64_t)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
    end.max_rss_kilobytes = (uint64_t)usage->ru_maxrss;
    slot->process = 0;
    running--;
    if (csm_send(CONTROL, &end, sizeof end, NULL, 0) != 0) _exit(0);  // the client is gone
}

static void reap(void) {
    for (;;) {
        int status;
        struct rusage usage;
        pid_t process = wait4(-1, &status, WNOHANG, &usage);
        if (process <= 0) return;
        for (int i = 0; i < MAX_CHILDREN; i++) {
            if (children[i].process == process) report(&children[i], status, &usage);
        }
    }
}

/// Kills who is late; milliseconds to the next deadline, -1: none.
static int enforce_deadlines(void) {
    int64_t now = now_milliseconds(), next = -1;
    for (int i = 0; i < MAX_CHILDREN; i++) {
        if (children[i].process == 0 || children[i].timed_out) continue;
        int64_t left = children[i].deadline - now;
        if (left <= 0) {
            children[i].timed_out = true;
            kill(children[i].process, SIGKILL);
        } else if (next < 0 || left < next) {
            next = left;
        }
    }
    return next > 3600000 ? 3600000 : (int)next;
}

/// False: the client closed its end, or does not speak our language.
static bool take_ticket(const csm_options *options, const csm_trade *trade) {
    csm_ticket ticket;
    int socket = -1, count = 1;
    long received = csm_receive(CONTROL, &ticket, sizeof ticket, &socket, &count, 0);
    if (received != sizeof ticket || ticket.magic != CSM_MAGIC || ticket.length != sizeof ticket || count != 1) {
        if (count == 1) close(socket);
        return false;
    }
    child_slot *slot = children;
    while (slot->process != 0) slot++;  // a free one exists: the caller asked
    *slot = (child_slot){.id = ticket.id, .deadline = now_milliseconds() + ticket.wall_milliseconds};
    int parent = getpid();
    pid_t process = fork();
    if (process == 0) csm_child(socket, &ticket, options, trade, parent);
    close(socket);
    running++;
    slot->process = process;
    if (process < 0) {
        struct rusage none = {0};
        report(slot, 125 << 8, &none);
    }
    return true;
}

static void serve(const csm_options *options, const csm_trade *trade) {
    sigset_t child_signal;
    sigemptyset(&child_signal);
    sigaddset(&child_signal, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_signal, NULL);
    int ended = signalfd(-1, &child_signal, SFD_CLOEXEC | SFD_NONBLOCK);
    if (ended < 0) return;
    for (;;) {
        int wait = enforce_deadlines();
        struct pollfd watched[2] = {{.fd = ended, .events = POLLIN}, {.fd = CONTROL, .events = POLLIN}};
        if (poll(watched, running < MAX_CHILDREN ? 2 : 1, wait) < 0 && errno != EINTR) break;
        if (watched[0].revents) {
            struct signalfd_siginfo drained[16];
            while (read(ended, drained, sizeof drained) > 0) {}
            reap();
        }
        if (running < MAX_CHILDREN && watched[1].revents && !take_ticket(options, trade)) break;
    }
    for (int i = 0; i < MAX_CHILDREN; i++) {
        if (children[i].process > 0) kill(children[i].process, SIGKILL);
    }
}

int csm_worker_run(int argument_count, char **arguments, const csm_trade *trade) {
    csm_options options = {0};
    for (int i = 1; i < argument_count; i++) {
        if (strcmp(arguments[i], "--unsafe-decoding") == 0) {
            options.unsafe_decoding = true;
        } else if (strcmp(arguments[i], "--require-landlock") == 0) {
            options.require_landlock = true;
        } else if (strcmp(arguments[i], "--escape-probe") == 0) {
            options.escape_probe = true;
        } else {
            fprintf(stderr, "%s: unknown option %s\n", trade->name, arguments[i]);
            return 2;
        }
    }
    int kind = 0;
    socklen_t size = sizeof kind;
    if (getsockopt(CONTROL, SOL_SOCKET, SO_TYPE, &kind, &size) != 0 || kind != SOCK_SEQPACKET) {
        fprintf(stderr, "%s decodes for countersign, which starts it; it takes no files.\n", trade->name);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    const char *failure = trade->initialise();
    if (failure) {
        fprintf(stderr, "%s: %s\n", trade->name, failure);
        return 1;
    }
    if (!say_hello(&options, trade)) return 0;
    serve(&options, trade);
    return 0;
}
