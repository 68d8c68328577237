// SPDX-License-Identifier: Apache-2.0
#ifndef COUNTERSIGN_FUZZ_DRIVER_H
#define COUNTERSIGN_FUZZ_DRIVER_H
#include <stddef.h>
#include <stdint.h>

/// libFuzzer's loop, for programs that have a main of their own (SwiftPM renames it, so the driver's cannot be used).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

#endif
