#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How long POST /api/match takes on a large bank: fills one, serves it, asks one hash at a time over one connection.

    python Benchmarks/match_bank.py --bin .build/release --items 1000000 --queries 2000

Half of the queries are 0 to 31 bits away from an item, half are new. Prints milliseconds as seen by the client.
"""
import argparse
import http.client
import json
import os
import pathlib
import random
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "EndToEnd"))


def processor_seconds(pid):
    """What a process has used of the processor, in seconds: tells apart a slow search and a busy machine."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=2_000)
    options = parser.parse_args()
    sys.argv = [sys.argv[0], "--bin", options.bin]
    from browsing import first_account
    from sharing import token
    from support import Server, Suite

    suite = Suite(__doc__)
    dice = random.Random(11)
    data = pathlib.Path(tempfile.mkdtemp(dir=suite.folder))
    listed = suite.folder / "hashes.txt"
    kept = []
    with listed.open("w") as file:
        for number in range(options.items):
            value = dice.getrandbits(256)
            if number % max(1, options.items // options.queries) == 0:
                kept.append(value)
            file.write(f"pdq {value:064x}\n")
    suite.command("bank", "create", "LARGE", "--registry", data, expect=0)
    began = time.monotonic()
    suite.command("bank", "import", "LARGE", listed, "--registry", data, expect=0, timeout=1200)
    print(f"import: {time.monotonic() - began:.1f} s")
    began = time.monotonic()
    server = Server(suite, "--requests-per-minute", "1000000", data=data)
    try:
        server.start(wait=300)
        print(f"start, with the index: {time.monotonic() - began:.1f} s")
        key = token(first_account(server), "match")
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        times, wrong, before = [], 0, processor_seconds(server.process.pid)
        for number in range(options.queries):
            is_known = number % 2 == 0
            value = dice.getrandbits(256)
            if is_known:
                value = kept[number % len(kept)]
                for bit in dice.sample(range(256), dice.randint(0, 31)):
                    value ^= 1 << bit
            body = json.dumps({"pdq": f"{value:064x}"})
            began = time.perf_counter()
            connection.request("POST", "/api/match", body, {
                "Authorization": f"Bearer {key}", "Content-Type": "application/json"})
            answer = json.loads(connection.getresponse().read())
            times.append((time.perf_counter() - began) * 1000)
            wrong += bool(answer["items"][0]["matches"]) != is_known
        spent = (processor_seconds(server.process.pid) - before) * 1000 / len(times)
        print(f"processor time a request: {spent:.2f} ms")
        times.sort()
        for share in (50, 90, 99, 99.9):
            print(f"p{share}: {times[min(len(times) - 1, int(len(times) * share / 100))]:.2f} ms")
        print(f"wrong answers: {wrong} of {len(times)}")
        resident = next(
            line for line in pathlib.Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
            if line.startswith("VmRSS"))
        print(resident)
    finally:
        server.stop()


if __name__ == "__main__":
    main()
