// SPDX-License-Identifier: Apache-2.0
#include "fuzz_driver.h"
