// SPDX-License-Identifier: Apache-2.0
#include "CHammingScan.h"

#if defined(__linux__)
#include <features.h>
#endif
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#if defined(__x86_64__) && defined(__linux__)
#define DISPATCHED __attribute__((target_clones("default", "popcnt")))
#else
#define DISPATCHED
#endif

#define DISTANCE(a, b, x, y) (uint32_t)(__builtin_popcountll((a) ^ (x)) + __builtin_popcountll((b) ^ (y)))

DISPATCHED
size_t countersign_hamming_scan(
    const uint64_t *low, const uint64_t *high, size_t count, const uint64_t *query, uint32_t radius, uint32_t *out,
    size_t capacity) {
    const uint64_t q0 = query[0], q1 = query[1], q2 = query[2], q3 = query[3];
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t half = DISTANCE(low[2 * i], low[2 * i + 1], q0, q1);
        if (half > radius) continue;
        if (half + DISTANCE(high[2 * i], high[2 * i + 1], q2, q3) > radius) continue;
        if (found < capacity) out[found] = (uint32_t)i;
        found++;
    }
    return found;
}

enum { BLOCK = 2048 };

DISPATCHED
size_t countersign_hamming_scan_batch(
    const uint64_t *low, const uint64_t *high, size_t count, const uint64_t *queries, size_t query_count,
    uint32_t radius, uint64_t *out, size_t capacity) {
    size_t found = 0;
    for (size_t start = 0; start < count; start += BLOCK) {
        // A block of the first plane is 32 KB: it stays in the nearest cache while all queries pass over it.
        const size_t end = count - start < BLOCK ? count : start + BLOCK;
        for (size_t number = 0; number < query_count; number++) {
            const uint64_t *query = queries + 4 * number;
            const uint64_t q0 = query[0], q1 = query[1], q2 = query[2], q3 = query[3];
            for (size_t i = start; i < end; i++) {
                const uint32_t half = DISTANCE(low[2 * i], low[2 * i + 1], q0, q1);
                if (half > radius) continue;
                if (half + DISTANCE(high[2 * i], high[2 * i + 1], q2, q3) > radius) continue;
                if (found < capacity) out[found] = (uint64_t)number << 32 | (uint32_t)i;
                found++;
            }
        }
    }
    return found;
}

enum { CHUNK = 128, CANDIDATES = 1024 };

DISPATCHED
size_t countersign_hamming_probe(
    const uint32_t *offsets, const uint32_t *ids, uint32_t value, const uint32_t *masks, size_t mask_count,
    uint32_t most, const uint64_t *low, const uint64_t *high, const uint64_t *query, uint32_t radius, uint32_t *out,
    size_t capacity) {
    const uint64_t q0 = query[0], q1 = query[1], q2 = query[2], q3 = query[3];
    uint32_t starts[CHUNK], ends[CHUNK], candidates[CANDIDATES];
    size_t found = 0;
    for (size_t done = 0; done < mask_count; done += CHUNK) {
        // Three waves over a chunk of probes, so that each wave's cache misses overlap: offsets, ids, keys.
        const size_t chunk = mask_count - done < CHUNK ? mask_count - done : CHUNK;
        for (size_t i = 0; i < chunk; i++) __builtin_prefetch(&offsets[value ^ masks[done + i]]);
        for (size_t i = 0; i < chunk; i++) {
            const uint32_t probe = value ^ masks[done + i];
            starts[i] = offsets[probe];
            ends[i] = offsets[probe + 1];
            if (ends[i] - starts[i] > most) ends[i] = starts[i] + most;
            if (starts[i] < ends[i]) __builtin_prefetch(&ids[starts[i]]);
        }
        size_t held = 0, next = 0;
        uint32_t position = chunk > 0 ? starts[0] : 0;
        while (next < chunk || held > 0) {
            while (next < chunk && held < CANDIDATES) {
                if (position >= ends[next]) {
                    if (++next < chunk) position = starts[next];
                    continue;
                }
                const uint32_t id = ids[position++];
                __builtin_prefetch(&low[2 * (size_t)id]);
                candidates[held++] = id;
            }
            for (size_t i = 0; i < held; i++) {
                const size_t at = 2 * (size_t)candidates[i];
                const uint32_t half = DISTANCE(low[at], low[at + 1], q0, q1);
                if (half > radius) continue;
                if (half + DISTANCE(high[at], high[at + 1], q2, q3) > radius) continue;
                if (found < capacity) out[found] = candidates[i];
                found++;
            }
            held = 0;
        }
    }
    return found;
}

void countersign_return_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}
