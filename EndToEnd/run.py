#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the end-to-end suites against built executables and prints one closing line.

    EndToEnd/run.py --bin .build/release [--units N] [--only journey,pages]

Each suite is a script beside this one that takes --bin, tests from the outside, and ends with the line
"N passed, N failed[, N skipped]". A suite that prints no such line, dies or exceeds its time has failed.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SUITES = [  # cheap ones first; seconds each may take on a slow machine
    ("command_line", 300),
    ("conformance", 300),
    ("reference_check", 600),
    ("openssl_check", 300),
    ("faults", 600),
    ("journey", 600),
    ("sound", 900),
    ("bad_input", 600),
    ("bounds", 600),
    ("service", 600),
    ("accounts", 600),
    ("portal", 300),
    ("sharing", 300),
    ("audit_log", 300),
    ("casework", 300),
    ("transparency", 300),
    ("gateway", 600),
    ("safety_pages", 300),
    ("rearranged", 300),
    ("check_speed", 300),
    ("durability", 600),
    ("postgres", 300),
    ("pages", 1200),
]
CLOSING = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$", re.M)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of the built executables")
    parser.add_argument("--units", type=int, default=0, help="unit tests that passed before, for the closing line")
    parser.add_argument("--only", help="names of suites, separated by commas")
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else None
    totals = [options.units, 0, 0]
    for name, limit in SUITES:
        if wanted and name not in wanted:
            continue
        script = HERE / f"{name}.py"
        print(f"== {name}", flush=True)
        began = time.monotonic()
        try:
            done = subprocess.run(
                [sys.executable, str(script), "--bin", str(pathlib.Path(options.bin).resolve())],
                stdout=subprocess.PIPE, text=True, timeout=limit)
            output, status = done.stdout, done.returncode
        except subprocess.TimeoutExpired as expired:
            output = expired.stdout.decode() if isinstance(expired.stdout, bytes) else expired.stdout or ""
            status = f"no end within {limit} s"
        print(output, end="")
        closing = CLOSING.findall(output)
        counted = [int(n or 0) for n in closing[-1]] if closing else [0, 0, 0]
        if not closing or (status != 0 and counted[1] == 0):
            print(f"{name} did not finish: {status}")
            counted[1] += 1
        totals = [a + b for a, b in zip(totals, counted)]
        print(f"-- {name}: {time.monotonic() - began:.0f} s", flush=True)
    skipped = f", {totals[2]} skipped" if totals[2] else ""
    print(f"{totals[0]} passed, {totals[1]} failed{skipped}")
    return 1 if totals[1] or not totals[0] else 0


if __name__ == "__main__":
    sys.exit(main())
