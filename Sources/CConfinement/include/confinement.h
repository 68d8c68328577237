// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdint.h>

/// Limits what a process that asks the network once can do from now on: a minute of processor time, 1 GB of memory, files of
/// at most `file_bytes`, 64 descriptors, no new privileges, no core dump. 0, or errno.
int csc_confine(uint64_t file_bytes);
