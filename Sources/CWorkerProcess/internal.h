// SPDX-License-Identifier: Apache-2.0
#ifndef COUNTERSIGN_WORKER_INTERNAL_H
#define COUNTERSIGN_WORKER_INTERNAL_H

#include "CWorkerProcess.h"

// child.c
/// Never returns.
void csm_child(int socket, const csm_ticket *ticket, const csm_options *options, const csm_trade *trade, int parent)
    __attribute__((noreturn));

#endif
