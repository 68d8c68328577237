// SPDX-License-Identifier: Apache-2.0
//
// The system calls of the signer process that Swift cannot make by itself (variadic or macro-laden ones).
#ifndef COUNTERSIGN_SIGNING_PROCESS_H
#define COUNTERSIGN_SIGNING_PROCESS_H

#include <sys/types.h>

/// Makes the process useless to look into: no core file, not dumpable (its memory and /proc entries belong to root), no
/// new privileges. Returns 0, or the errno of the first step that failed.
int csg_harden(void);

/// Keeps the memory out of swap where the limits allow it. Returns 0, or errno.
int csg_lock_memory(void);

/// Starts `path` with a connected socket as descriptor 3 and nothing else but standard error inherited.
/// Returns 0 with the process id and our end of the socket, or errno.
int csg_spawn(const char *path, char *const arguments[], char *const environment[], pid_t *pid, int *socket);

#endif
