// SPDX-License-Identifier: Apache-2.0
//
// The lock a child puts on itself before it sees the first byte of a file.
//
// seccomp decides by system call; what is not listed kills the whole process. landlock, where the kernel has it,
// takes away every path, TCP and signals to others as a second wall. Both bind the calling thread and what it starts
// later, so they are put on while there is one thread only.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "internal.h"

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the sandbox knows the system calls of x86-64 and arm64 only"
#endif

// landlock: own definitions, since the headers of the build machine may be older than the kernel it runs on.
#define LANDLOCK_CREATE 444
#define LANDLOCK_RESTRICT 446

typedef struct {
    uint64_t handled_access_fs, handled_access_net, scoped;
} landlock_ruleset;

int csm_landlock_abi(void) {
    long abi = syscall(LANDLOCK_CREATE, NULL, 0, 1 /* LANDLOCK_CREATE_RULESET_VERSION */);
    return abi > 0 ? (int)abi : 0;
}

/// Handles every right this kernel knows and grants none.
static bool landlock_nothing(int abi) {
    uint64_t rights = (1ull << 13) - 1;          // ABI 1
    if (abi >= 2) rights |= 1ull << 13;          // refer
    if (abi >= 3) rights |= 1ull << 14;          // truncate
    if (abi >= 5) rights |= 1ull << 15;          // ioctl on devices
    landlock_ruleset ruleset = {.handled_access_fs = rights, .handled_access_net = 3, .scoped = 3};
    size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;  // + TCP bind and connect, + abstract sockets and signals
    long descriptor = syscall(LANDLOCK_CREATE, &ruleset, size, 0);
    if (descriptor < 0) return false;
    long result = syscall(LANDLOCK_RESTRICT, (int)descriptor, 0);
    close((int)descriptor);
    return result == 0;
}

// seccomp

#define FILTER_ROOM 320
typedef struct {
    struct sock_filter code[FILTER_ROOM];
    unsigned short count;
} filter;

static void emit(filter *f, uint16_t code, uint8_t jump_true, uint8_t jump_false, uint32_t k) {
    if (f->count < FILTER_ROOM) {
        f->code[f->count] = (struct sock_filter){.code = code, .jt = jump_true, .jf = jump_false, .k = k};
    }
    f->count++;
}
static void load(filter *f, uint32_t offset) { emit(f, BPF_LD | BPF_W | BPF_ABS, 0, 0, offset); }
static void load_argument(filter *f, unsigned index) {
    load(f, (uint32_t)(offsetof(struct seccomp_data, args) + index * sizeof(uint64_t)));
}
static void give(filter *f, uint32_t verdict) { emit(f, BPF_RET | BPF_K, 0, 0, verdict); }
static void skip_unless(filter *f, long call, uint8_t instructions) {
    emit(f, BPF_JMP | BPF_JEQ | BPF_K, 0, instructions, (uint32_t)call);
}

#define KILL SECCOMP_RET_KILL_PROCESS
#define ALLOW SECCOMP_RET_ALLOW
#define REFUSE(code) (SECCOMP_RET_ERRNO | (code))

static void call_gives(filter *f, long call, uint32_t verdict) {
    skip_unless(f, call, 1);
    give(f, verdict);
}
/// `call` is allowed where its argument `index` is `value` (32 bits), else `otherwise`.
static void call_with(filter *f, long call, unsigned index, uint32_t value, uint32_t otherwise) {
    skip_unless(f, call, 4);
    load_argument(f, index);
    emit(f, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value);
    give(f, ALLOW);
    give(f, otherwise);
}
/// `call` is refused where argument `index` has one of `bits`.
static void call_without_bits(filter *f, long call, unsigned index, uint32_t bits) {
    skip_unless(f, call, 4);
    load_argument(f, index);
    emit(f, BPF_JMP | BPF_JSET | BPF_K, 0, 1, bits);
    give(f, REFUSE(EACCES));
    give(f, ALLOW);
}

// Found with strace over every format, decoding and encoding (docs/decoding-sandbox.md).
static const int allowed[] = {
    SYS_read, SYS_write, SYS_writev, SYS_close, SYS_fstat, SYS_lseek, SYS_pread64, SYS_munmap, SYS_mremap, SYS_madvise,
    SYS_brk, SYS_futex, SYS_set_robust_list, SYS_rseq, SYS_exit, SYS_exit_group, SYS_rt_sigaction, SYS_rt_sigprocmask,
    SYS_rt_sigreturn, SYS_sigaltstack, SYS_sched_yield, SYS_sched_getaffinity, SYS_sched_getparam,
    SYS_sched_getscheduler, SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
    SYS_getpid, SYS_gettid, SYS_getuid, SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getrandom, SYS_umask, SYS_ppoll,
    SYS_sysinfo, SYS_restart_syscall, SYS_getrusage, SYS_getcpu,
#ifdef SYS_poll
    SYS_poll, SYS_time,
#endif
};

// A decoder may ask; the answer is no. It goes on without.
static const int refused[] = {
    SYS_openat, SYS_faccessat, SYS_readlinkat, SYS_newfstatat, SYS_ioctl, SYS_getcwd, SYS_uname, SYS_fcntl, SYS_statx,
    SYS_openat2, SYS_sched_setaffinity, SYS_sched_setscheduler, SYS_statfs, SYS_fadvise64, SYS_dup,
    SYS_get_mempolicy, SYS_set_mempolicy, SYS_mbind, SYS_setpriority, SYS_getpriority,
    439 /* faccessat2 */,
#ifdef SYS_open
    SYS_open, SYS_access, SYS_readlink, SYS_stat, SYS_lstat,
#endif
};

static bool seccomp_lock(void) {
    static filter f;
    f.count = 0;
    load(&f, offsetof(struct seccomp_data, arch));
    emit(&f, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, THIS_ARCHITECTURE);
    give(&f, KILL);
    load(&f, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    emit(&f, BPF_JMP | BPF_JGE | BPF_K, 0, 1, 0x40000000);  // the x32 way in
    give(&f, KILL);
#endif
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) call_gives(&f, allowed[i], ALLOW);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) call_gives(&f, refused[i], REFUSE(EACCES));

    // Nothing becomes executable.
    call_without_bits(&f, SYS_mmap, 2, PROT_EXEC);
    call_without_bits(&f, SYS_mprotect, 2, PROT_EXEC);
    // Threads, but no processes. clone3 hides its flags in memory: "not there" makes glibc use clone.
    call_gives(&f, SYS_clone3, REFUSE(ENOSYS));
    const uint32_t thread = CLONE_VM | CLONE_THREAD | CLONE_SIGHAND;
    const uint32_t spaces = CLONE_NEWNS | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS |
                            CLONE_NEWCGROUP;
    skip_unless(&f, SYS_clone, 5);
    load_argument(&f, 0);
    emit(&f, BPF_ALU | BPF_AND | BPF_K, 0, 0, thread | spaces);
    emit(&f, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, thread);
    give(&f, ALLOW);
    give(&f, KILL);
    // The job comes over descriptor 3; abort() signals this process; a thread may name itself; limits can be read.
    call_with(&f, SYS_recvmsg, 0, 3, KILL);
    call_with(&f, SYS_tgkill, 0, (uint32_t)getpid(), KILL);
    call_with(&f, SYS_prctl, 0, PR_SET_NAME, REFUSE(EINVAL));
    skip_unless(&f, SYS_prlimit64, 8);
    load_argument(&f, 0);
    emit(&f, BPF_JMP | BPF_JEQ | BPF_K, 0, 5, 0);
    load_argument(&f, 2);
    emit(&f, BPF_JMP | BPF_JEQ | BPF_K, 0, 3, 0);
    load(&f, (uint32_t)(offsetof(struct seccomp_data, args) + 2 * sizeof(uint64_t) + 4));
    emit(&f, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
    give(&f, ALLOW);
    give(&f, KILL);

    give(&f, KILL);
    if (f.count > FILTER_ROOM) return false;
    struct sock_fprog program = {.len = f.count, .filter = f.code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

const char *csm_lock(const csm_options *options) {
    bool must = !options->unsafe_decoding;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 && must) return "no_new_privs was refused";
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 && must) return "the process stays dumpable";
    int abi = csm_landlock_abi();
    bool landlocked = abi > 0 && landlock_nothing(abi);
    if (!landlocked && must && options->require_landlock) return "landlock is not available";
    if (abi > 0 && !landlocked && must) return "landlock refused the rule set";
    if (!seccomp_lock() && must) return "seccomp is not available";
    return NULL;
}
