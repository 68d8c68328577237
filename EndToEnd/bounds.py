#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file of 64 KB never costs more than 64 MB or a second, whatever is in it: changed files of every format, and files
built to be expensive (bombs.py)."""
import json
import pathlib
import random
import subprocess
import sys

from bombs import BOMBS
from support import Skip, Suite, seeds

SIZE = 65_536
MEMORY = 64 << 10  # kB over what a file without a credential takes
SECONDS = 1.0  # of a processor
CHANGED = 12  # changed files made of each seed
FOLDERS = ["File", "Pictures", "Sound", "TIFF", "BaseMedia", "Markup", "PDF", "Archives", "Fonts"]

# The peak of a process counts what its parent had in memory when it began, so the parent must be a small one.
LAUNCHER = """
import json, os, signal, sys, time
for line in sys.stdin:
    command = json.loads(line)
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(os.open(command.pop(0), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
        signal.alarm(20)
        os.execv(command[0], command)
    _, status, used = os.wait4(child, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]), flush=True)
"""


class Scales:
    """Runs the command and weighs it."""

    def __init__(self, suite):
        self.suite = suite
        self.errors = suite.folder / "errors.txt"
        self.process = subprocess.Popen([sys.executable, "-S", "-E", "-c", LAUNCHER], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, env=suite.environment)
        self.path = suite.folder / "weighed"
        self.path.write_bytes(b"\x89PNG\r\n\x1a\n")
        self.floor = min(self.run(self.path)[2] for _ in range(3))
        self.worst = [0, 0]

    def run(self, path, *options):
        command = [str(self.errors), str(self.suite.bin / "countersign"), "verify", str(path), *map(str, options)]
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def weigh(self, name, content, *options):
        """Complains where the content costs too much or brings the command down."""
        assert len(content) <= SIZE, f"{name} has {len(content)} bytes"
        self.path.write_bytes(content)
        status, seconds, memory = self.run(self.path, *options)
        memory -= self.floor
        self.worst = [max(self.worst[0], seconds), max(self.worst[1], memory)]
        fault = None
        if status not in (0, 1, 3):
            fault = f"ended with {status}: {self.errors.read_text(errors='replace')[-200:]}"
        elif seconds > SECONDS:
            fault = f"took {seconds:.2f} s"
        elif memory > MEMORY:
            fault = f"took {memory >> 10} MB"
        if fault and self.suite.options.keep:
            kept = pathlib.Path(self.suite.folder, "faults")
            kept.mkdir(exist_ok=True)
            (kept / name.replace("/", "-")).write_bytes(content)
        return f"{name} {fault}" if fault else None


def scales(suite):
    if not hasattr(suite, "scales"):
        suite.scales = Scales(suite)
    return suite.scales


def changed(content, other, dice):
    """A few changes at random; now and then a part many times over, up to the size that is allowed."""
    data = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(data) + 1)
        end = min(len(data), start + dice.choice([1, 2, 4, 8, 16, 64, 400, 4000]))
        kind = dice.randrange(7)
        if kind == 0 and start < end:
            data[start] ^= 1 << dice.randrange(8)
        elif kind == 1:
            width = dice.choice([1, 2, 4, 8])
            value = dice.choice([0, 1, 127, 255, 1 << 15, (1 << 16) - 1, (1 << 31) - 1, (1 << 32) - 1, 1 << 62])
            number = (value % (1 << 8 * width)).to_bytes(width, dice.choice(["big", "little"]))
            data[start:start + width] = number
        elif kind == 2:
            del data[start:end]
        elif kind == 3:
            data[start:start] = data[start:end]
        elif kind == 4:
            data[start:end] = other[dice.randrange(len(other) + 1):][:end - start]
        elif kind == 5 and start < end:
            room = max(0, SIZE - len(data))
            data[start:start] = bytes(data[start:end]) * min(room // (end - start), dice.choice([8, 100, 5000]))
        else:
            del data[len(data) - dice.randrange(min(len(data), 200) + 1):]
    return bytes(data[:SIZE])


def changed_files_of_every_format_cost_little(suite):
    scale, dice = scales(suite), random.Random(20_261_125)
    originals = sorted(seeds(*FOLDERS).items())
    faults = []
    for name, content in originals:
        for number in range(CHANGED):
            other = dice.choice(originals)[1]
            faults.append(scale.weigh(f"{name}-{number}", changed(content, other, dice)))
    report(scale, len(faults), faults)


def bombs_do_not_go_off(suite):
    scale = scales(suite)
    faults = []
    for name, make in BOMBS.items():
        made = make()
        content, options = made if isinstance(made, tuple) else (made, [])
        if options:  # the bomb is a store beside a file
            store = suite.folder / "store.c2pa"
            store.write_bytes(options)
            options = ["--manifest", store]
        faults.append(scale.weigh(name, content, *options))
    report(scale, len(faults), faults)


def report(scale, count, faults):
    faults = [fault for fault in faults if fault]
    print(f"   {count} files: at most {scale.worst[0]:.2f} s and {scale.worst[1] >> 10} MB over {scale.floor >> 10} MB")
    assert not faults, f"{len(faults)} cost too much: " + "; ".join(faults[:8])


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(changed_files_of_every_format_cost_little, bombs_do_not_go_off)
    suite.finish()
