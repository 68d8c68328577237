// SPDX-License-Identifier: Apache-2.0
// Fetching one file from an address that came from outside. Everything here runs in a process of its own.
#ifndef COUNTERSIGN_FETCHER_H
#define COUNTERSIGN_FETCHER_H
#include <stddef.h>
#include <stdint.h>

/// Why nothing was fetched.
enum csf_outcome {
    CSF_OK = 0,
    CSF_BAD_ADDRESS = 1,     // not http or https, with a user name, another port, or no address at all
    CSF_NOT_PUBLIC = 2,      // leads to an address that is not public
    CSF_TOO_MANY_STEPS = 3,  // more redirects than allowed
    CSF_TOO_LARGE = 4,
    CSF_TOO_SLOW = 5,
    CSF_UNREACHABLE = 6,     // no such host, no connection, no valid certificate
    CSF_NOT_FOUND = 7,       // an answer, but not 200
};

struct csf_limits {
    uint64_t bytes;
    long connect_seconds;
    long total_seconds;
    int redirects;
};

struct csf_answer {
    int outcome;
    long status;
    uint64_t bytes;
    char media_type[128];
};

/// Whether an address in text form (IPv4 or IPv6) is one of the public internet: 1 yes, 0 no, -1 where it is no address.
/// IPv4 addresses inside IPv6 (mapped, NAT64) are unfolded; 6to4, Teredo, documentation, benchmarking, shared,
/// link-local, unique local, multicast and reserved ranges are not public (IANA special-purpose registries).
int csf_is_public(const char *text);

/// Fetches `url` into `output`. No cookies, no credentials, no proxy, no decompression; each step of a redirect is
/// judged anew, and so is every address at the moment of connecting, after names were resolved.
/// `allowed` holds further addresses, in the form that inet_ntop writes, that may be connected to on any port.
void csf_fetch(
    const char *url, int output, struct csf_limits limits, const char *const *allowed, size_t allowed_count,
    struct csf_answer *answer);

#endif
