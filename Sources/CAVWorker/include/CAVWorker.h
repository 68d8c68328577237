// SPDX-License-Identifier: Apache-2.0
#ifndef COUNTERSIGN_AV_WORKER_H
#define COUNTERSIGN_AV_WORKER_H

/// Runs the worker on descriptor 3 until the client closes its end. Process exit code.
/// Must be called from the first and only thread.
int csa_worker_main(int argument_count, char **arguments);

#endif
