#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`countersign check` against a registry of 10,000 records: the answer is right, and comes within two seconds.

    EndToEnd/check_speed.py --bin .build/release [--keep FOLDER]

The other records are made in the database from one that was really registered: each has a name, a mark and fingerprints
of its own, and shares manifest and preview. The time is that of the whole command, from start to end.
"""
import os
import random
import sqlite3
import time
import uuid

from PIL import Image

from support import Skip, Suite, messenger, scene, shared

RECORDS = 10_000
GOAL = 2.0


def crowd(database, count):
    """Adds `count` records that nothing will match."""
    dice = random.Random(5)
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        model = dict(connection.execute("SELECT * FROM record LIMIT 1").fetchone())
        prints = [dict(row) for row in connection.execute(
            "SELECT * FROM fingerprint WHERE record = ?", (model.pop("number"),))]
        columns = list(model)
        for place in range(count):
            row = dict(model, id=f"rec_{uuid.UUID(int=dice.getrandbits(128))}", mark_id=dice.getrandbits(62) + 1,
                       original_digest=dice.randbytes(32), protected_digest=dice.randbytes(32),
                       manifest_label=f"urn:c2pa:{place}")
            cursor = connection.execute(
                f"INSERT INTO record ({','.join(columns)}) VALUES ({','.join('?' * len(columns))})",
                [row[name] for name in columns])
            for kept in prints:
                connection.execute(
                    "INSERT INTO fingerprint (record, algorithm, view, value, quality) VALUES (?, ?, ?, ?, ?)",
                    (cursor.lastrowid, kept["algorithm"], kept["view"], dice.randbytes(32), kept["quality"]))


def a_check_against_ten_thousand_records_is_quick(suite):
    try:
        source = shared("images", "c2pa_nikon_building.jpg")
    except Skip:
        source = suite.folder / "large.jpg"
        scene(15, 4000, 3000).save(source, quality=92)
    out, registry = suite.folder / "out.jpg", suite.folder / "registry"
    suite.command("identity", "new", "--name", "Norhaven Election Board", expect=0)
    suite.command("protect", source, "-o", out, "--registry", registry, expect=0, timeout=60)
    crowd(registry / "registry.sqlite", RECORDS)
    with Image.open(out) as picture:
        picture = picture.convert("RGB")
        width, height = picture.size
        picture.save(suite.folder / "full.jpg", "JPEG", quality=80)
        picture.crop((width // 5, height // 6, width * 9 // 10, height * 9 // 10)).save(
            suite.folder / "cropped.jpg", "JPEG", quality=80)
    messenger(out, suite.folder / "received.jpg")
    scene(99, 4000, 3000).save(suite.folder / "unrelated.jpg", quality=90)
    slow = []
    for name, code in [("received", "recovered_unchanged"), ("full", "recovered_unchanged"),
                       ("cropped", "recovered_unchanged"), ("unrelated", "nothing_known")]:
        times = []
        for _ in range(3):
            began = time.monotonic()
            result = suite.answer("check", suite.folder / f"{name}.jpg", "--registry", registry)
            times.append(time.monotonic() - began)
            assert result["statements"][0]["code"] == code, (name, result["statements"])
        print(f"   {name}: {min(times):.2f} s at best, {max(times):.2f} s at worst, load {os.getloadavg()[0]:.1f}")
        if min(times) > GOAL:
            slow.append(f"{name} took {min(times):.2f} s")
    # A machine that is busy with other things says nothing about the command.
    if slow and os.getloadavg()[0] > os.cpu_count():
        raise Skip("; ".join(slow) + ", on a busy machine")
    assert not slow, "; ".join(slow)


suite = Suite(__doc__)
suite.run(a_check_against_ten_thousand_records_is_quick)
suite.finish()
