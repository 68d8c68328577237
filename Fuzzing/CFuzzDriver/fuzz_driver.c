// SPDX-License-Identifier: Apache-2.0
#include "fuzz_driver.h"

/// The whole of libFuzzer is linked, its own main with it, and that asks for this symbol. Our programs start from their
/// own main and never call it.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    (void)data;
    (void)size;
    return -1;
}
