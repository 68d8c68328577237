// SPDX-License-Identifier: Apache-2.0
//
// The life of a decoding process, whatever it decodes: a parent that forks a locked child for each ticket. What the
// child then does with its job is a trade: pictures (CMediaWorker), recordings (CAVWorker).
//   parent.c   one thread, forks a child for each ticket, reports how it ended
//   child.c    limits, lock, one job, one answer
//   sandbox.c  the lock: landlock and seccomp
#ifndef COUNTERSIGN_WORKER_PROCESS_H
#define COUNTERSIGN_WORKER_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CMediaIPC.h"

/// The descriptor a child receives its job over and answers to.
#define CSM_JOB_SOCKET 3

typedef struct {
    bool unsafe_decoding;    // go on where nothing can be locked
    bool require_landlock;   // seccomp alone is not enough
    bool escape_probe;       // take CSM_ESCAPE jobs
} csm_options;

/// What a worker knows how to do.
typedef struct {
    /// Name of the executable, for messages.
    const char *name;
    /// Loads the libraries, before anything is forked. NULL, or why that failed.
    const char *(*initialise)(void);
    /// Fills in what can be read and written.
    void (*introduce)(csm_hello *hello);
    /// In the child, before it is locked.
    void (*prepare)(void);
    /// In the locked child: receives one job and does it.
    void (*perform)(const csm_options *options, csm_answer *answer);
} csm_trade;

/// Runs the worker on descriptor 3 until the client closes its end. Process exit code.
/// Must be called from the first and only thread.
int csm_worker_run(int argument_count, char **arguments, const csm_trade *trade);

/// Fills status and message, unless an earlier reason stands there.
void csm_fail(csm_answer *answer, uint32_t status, const char *message);
/// `count` bytes of a descriptor in memory. NULL: answer filled.
void *csm_map(int descriptor, uint64_t count, bool writable, csm_answer *answer);

int csm_landlock_abi(void);
/// Binds the calling thread (and those it starts) for ever. 0, or a text that says which step failed.
const char *csm_lock(const csm_options *options);

#endif
