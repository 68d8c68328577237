// SPDX-License-Identifier: Apache-2.0
#ifndef COUNTERSIGN_HAMMING_SCAN_H
#define COUNTERSIGN_HAMMING_SCAN_H

#include <stddef.h>
#include <stdint.h>

// The inner loops of the Hamming index, in C for what Swift cannot say portably: use POPCNT where the processor
// has it (chosen at load time), and prefetch. Keys lie in two planes: `low` holds words 0 and 1 of each key, `high`
// words 2 and 3; `query` is four words. All return how many ids are within the radius; the first `capacity` of them
// are written to `out`.

/// Tests the keys 0 ..< count one after another.
size_t countersign_hamming_scan(
    const uint64_t *low, const uint64_t *high, size_t count, const uint64_t *query, uint32_t radius, uint32_t *out,
    size_t capacity);

/// The same for several queries of four words each, in one walk over the keys. A hit is the query's number in the upper
/// half and the id in the lower.
size_t countersign_hamming_scan_batch(
    const uint64_t *low, const uint64_t *high, size_t count, const uint64_t *queries, size_t query_count,
    uint32_t radius, uint64_t *out, size_t capacity);

/// Tests the keys whose band value is `value` with one of `masks` flipped. `offsets` has one entry more than there are
/// band values; the ids of value v are ids[offsets[v]] ..< ids[offsets[v + 1]]. Of one value at most `most` are tested.
size_t countersign_hamming_probe(
    const uint32_t *offsets, const uint32_t *ids, uint32_t value, const uint32_t *masks, size_t mask_count,
    uint32_t most, const uint64_t *low, const uint64_t *high, const uint64_t *query, uint32_t radius, uint32_t *out,
    size_t capacity);

/// Gives memory that was freed back to the system: after tables were built anew, glibc would keep as much again.
void countersign_return_memory(void);

#endif
