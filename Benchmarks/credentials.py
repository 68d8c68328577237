#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How much processor time it takes to read and to sign Content Credentials, beside c2pa-python in one run.

    python Benchmarks/credentials.py --bin .build/release --megabytes 0.2 4 100 1000

Needs c2pa-python, cryptography and Pillow. Files are made: noise as JPEG, and an MP4 whose media data is as large as asked for.
Both sides repeat the work in one process of their own, read the same file, sign with the same key without thumbnail, and our
copies are read back before they get their names. Prints medians of processor seconds (they hold on a busy machine), the
ratio (below 1: less than the peer), and peak resident memory beyond what an empty process has.
"""
import argparse
import io
import json
import os
import pathlib
import random
import re
import statistics
import struct
import subprocess
import sys
import time

from PIL import Image

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "EndToEnd"))
TYPES = {"jpg": "image/jpeg", "mp4": "video/mp4"}


def make_picture(path, size):
    """A JPEG of noise of about `size` bytes."""
    side = 64
    while True:
        image = Image.frombytes("RGB", (side, side), random.Random(side).randbytes(side * side * 3))
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=92)
        if buffer.tell() >= size:
            path.write_bytes(buffer.getvalue())
            return
        side = int(side * max(1.05, (size / buffer.tell()) ** 0.5))


def make_film(path, size):
    """The boxes of an MP4 without tracks: what a credential is bound to is the bytes, not what they show."""
    def box(kind, body=b""):
        return struct.pack(">I", 8 + len(body)) + kind + body
    movie = box(b"moov", box(b"mvhd", bytes(4) + struct.pack(">IIII", 0, 0, 1000, 1000) + bytes(80)))
    block = random.Random(5).randbytes(1 << 20)
    with path.open("wb") as file:
        file.write(box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + movie)
        file.write(struct.pack(">I4sQ", 1, b"mdat", 16 + size))
        for start in range(0, size, len(block)):
            file.write(block[:size - start])


def peak_memory():
    """The most memory this process has held, in kB; `getrusage` would begin with that of the process before it."""
    status = pathlib.Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status).group(1))


def peer(arguments):
    """Runs in a process of its own: repeats the peer's work and prints what it took."""
    import c2pa
    operation, source, target, chain, key, anchors, runs = arguments
    read = pathlib.Path(anchors).read_text
    context = c2pa.Context.from_dict({
        "version": 1, "builder": {"thumbnail": {"enabled": False}}, "trust": {"trust_anchors": read()},
        "verify": {"verify_after_sign": False, "ocsp_fetch": False, "remote_manifest_fetch": False}})
    from reference_check import CREATED
    kind = TYPES[source.rsplit(".", 1)[1]]
    definition = json.dumps({"claim_generator_info": [{"name": "peer", "version": "1"}],
                             "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [CREATED]}}]})
    seconds = []
    start = peak_memory()
    for _ in range(int(runs) + 1):
        began = time.process_time()
        if operation == "read":
            with open(source, "rb") as file:
                reader = c2pa.Reader(kind, file, context=context)
                state = json.loads(reader.json())["validation_state"]
                reader.close()
            assert state == "Trusted", state
        else:
            signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(
                b"es256", pathlib.Path(chain).read_bytes(), pathlib.Path(key).read_bytes(), None))
            with open(source, "rb") as file, open(target, "w+b") as out:
                c2pa.Builder(definition, context).sign(signer, kind, file, out)
        seconds.append(time.process_time() - began)
    peak = peak_memory() - start
    print(json.dumps({"cpu_seconds": seconds[1:], "memory_mb": peak / 1024}))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--megabytes", type=float, nargs="+", default=[0.2, 4, 100])
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    sys.argv = [sys.argv[0], "--bin", options.bin]
    from reference_check import workshop
    from support import Suite

    suite = Suite(__doc__)
    authority, _ = workshop(suite)
    chain, key = authority.files["es256"]
    empty = suite.folder / "empty.jpg"
    make_picture(empty, 2_000)
    idle = suite.answer("bench", "sign", empty, "--runs", 1, "--cert", chain, "--key", key, expect=0)["peak_rss_kb"]
    print(f"{'file':>12} {'':5} {'ours, s':>9} {'peer, s':>9} {'ratio':>6} {'ours, MB':>9} {'peer, MB':>9}")
    for megabytes in options.megabytes:
        size = int(megabytes * 1e6)
        extension = "jpg" if size <= 20_000_000 else "mp4"
        source = suite.folder / f"plain.{extension}"
        signed = suite.folder / f"signed.{extension}"
        target = suite.folder / f"out.{extension}"
        (make_picture if extension == "jpg" else make_film)(source, size)
        suite.command("sign", source, "-o", signed, "--cert", chain, "--key", key, "--force", expect=0)
        for operation, file in (("read", signed), ("sign", source)):
            more = ["--trust", authority.anchors] if operation == "read" else [
                "--out", target, "--cert", chain, "--key", key]
            ours = suite.answer("bench", operation, file, "--runs", options.runs, *more)
            answer = subprocess.run(
                [sys.executable, __file__, "--peer", operation, str(file), str(target), str(chain), str(key),
                 str(authority.anchors), str(options.runs)], capture_output=True, text=True, check=False)
            if answer.returncode != 0:
                raise SystemExit(f"the peer failed: {answer.stderr[-600:]}")
            theirs = json.loads(answer.stdout)
            mine = statistics.median(ours["cpu_seconds"])
            other = statistics.median(theirs["cpu_seconds"])
            print(f"{megabytes:>9} MB {operation:5} {mine:9.4f} {other:9.4f} {mine / other:6.2f} "
                  f"{(ours['peak_rss_kb'] - idle) / 1024:9.1f} {theirs['memory_mb']:9.1f}")
        for path in (source, signed, target):
            if path.exists():
                os.remove(path)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(sys.argv[2:])
    else:
        main()
