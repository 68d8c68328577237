#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes hashes for `countersign index bench`, checks its hits, and runs a peer.

  make_hashes.py --out DIR [--keys N] [--queries N] [--seed N]   write DIR/base.bin and DIR/queries.bin
  make_hashes.py --out DIR --compare FILE [--threshold 31]       compare hits with a plain scan
  make_hashes.py --out DIR --peer [--threshold 31]               time FAISS's exact multi-index hash

Four fifths of the keys lie in clusters of near duplicates, the rest alone. Half of the queries are a key with up to 31
bits flipped, the others have 32 to 62 flipped bits or are new. Needs numpy; --peer needs faiss-cpu.
"""
import argparse, json, os, time
import numpy as np

BITS = 256


def flipped(rng, rows, shares):
    result = rows.copy()
    for start in range(0, len(rows), 50000):
        part = slice(start, start + 50000)
        noise = rng.random((len(rows[part]), BITS), dtype=np.float32) < np.asarray(shares)[part, None]
        result[part] ^= np.packbits(noise, axis=1)
    return result


def with_exact_flips(rng, rows, counts):
    bits = np.unpackbits(rows, axis=1)
    for row, count in enumerate(counts):
        bits[row, rng.choice(BITS, int(count), replace=False)] ^= 1
    return np.packbits(bits, axis=1)


def make(options):
    rng = np.random.default_rng(options.seed)
    left = options.keys * 4 // 5
    sizes = []
    while left > 0:
        size = int(min(left, 200, 2 + rng.pareto(1.0) * 2))
        sizes.append(size)
        left -= size
    members = sum(sizes)
    centres = rng.integers(0, 256, (len(sizes), BITS // 8), dtype=np.uint8)
    clustered = flipped(rng, np.repeat(centres, sizes, axis=0), rng.uniform(0, 0.08, members))
    alone = rng.integers(0, 256, (options.keys - members, BITS // 8), dtype=np.uint8)
    base = rng.permutation(np.concatenate([clustered, alone]))
    half, quarter = options.queries // 2, options.queries // 4
    counts = np.concatenate([rng.integers(0, 32, half), rng.integers(32, 63, quarter)])
    near = with_exact_flips(rng, base[rng.integers(0, len(base), half + quarter)], counts)
    fresh = rng.integers(0, 256, (options.queries - half - quarter, BITS // 8), dtype=np.uint8)
    os.makedirs(options.out, exist_ok=True)
    base.tofile(f"{options.out}/base.bin")
    rng.permutation(np.concatenate([near, fresh])).tofile(f"{options.out}/queries.bin")


def read(options):
    return [np.fromfile(f"{options.out}/{name}.bin", np.uint8).reshape(-1, BITS // 8) for name in ("base", "queries")]


def compare(options):
    base, queries = (rows.view(np.uint64) for rows in read(options))
    numbers = np.fromfile(options.compare, "<u4")
    counts, ids = numbers[: len(queries)], numbers[len(queries) :]
    start, wrong = 0, 0
    for query, count in zip(queries, counts):
        near = np.flatnonzero(np.bitwise_count(base ^ query).sum(axis=1, dtype=np.uint16) <= options.threshold)
        wrong += not np.array_equal(near, ids[start : start + count])
        start += count
    print(json.dumps({"queries": len(queries), "hits": int(counts.sum()), "queries_with_other_hits": int(wrong)}))


def peer(options):
    import faiss

    faiss.omp_set_num_threads(1)
    base, queries = read(options)
    clock = time.process_time()
    index = faiss.IndexBinaryMultiHash(BITS, 11, BITS // 11)
    index.nflip = options.threshold // 11
    index.add(base)
    build = time.process_time() - clock
    spent = []
    for row in range(min(len(queries), 500)):
        clock = time.process_time()
        index.range_search(queries[row : row + 1], options.threshold + 1)
        spent.append(time.process_time() - clock)
    spent = np.array(spent)
    print(
        json.dumps(
            {
                "engine": f"FAISS {faiss.__version__} MultiHash 11 x 23",
                "cpu_build_s": round(build, 3),
                "cpu_single_qps": round(len(spent) / spent.sum(), 1),
                "cpu_p50_ms": round(float(np.percentile(spent, 50)) * 1000, 4),
                "cpu_p99_ms": round(float(np.percentile(spent, 99)) * 1000, 4),
            }
        )
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--keys", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threshold", type=int, default=31)
    parser.add_argument("--compare")
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    if options.compare:
        compare(options)
    elif options.peer:
        peer(options)
    else:
        make(options)


if __name__ == "__main__":
    main()
