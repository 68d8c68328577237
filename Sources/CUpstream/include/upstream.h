// SPDX-License-Identifier: Apache-2.0
// One request to a generator that the operator named. Everything here runs in a process of its own.
#ifndef COUNTERSIGN_UPSTREAM_H
#define COUNTERSIGN_UPSTREAM_H
#include <stddef.h>
#include <stdint.h>

/// Why there is no answer.
enum csu_outcome {
    CSU_OK = 0,           // an answer, whatever its status
    CSU_BAD_ADDRESS = 1,  // not http or https
    CSU_TOO_LARGE = 4,
    CSU_TOO_SLOW = 5,
    CSU_UNREACHABLE = 6,  // no such host, no connection, no valid certificate, or cut off
};

struct csu_limits {
    uint64_t bytes;
    long connect_seconds;
    long total_seconds;
};

struct csu_answer {
    int outcome;
    long status;
    uint64_t bytes;
    long retry_after;  // 0 where the generator did not say
    char media_type[128];
};

/// Sends `method` to `url` with the header lines and `length` bytes of `body` (a descriptor, read from where it stands), and
/// writes the answer's body to `output`. No redirects, no cookies, no proxy, no decompression; TLS certificates are checked.
void csu_send(
    const char *method, const char *url, const char *const *headers, size_t header_count, int body, uint64_t length,
    int output, struct csu_limits limits, struct csu_answer *answer);

#endif
