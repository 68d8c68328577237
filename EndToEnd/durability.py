#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 of the server during 200 protects: what was acknowledged is there, and whole, after each restart."""
import hashlib
import io
import json
import pathlib
import random
import sqlite3
import threading
import time

from browsing import Person, api_token, first_account, problem
from forms import multipart
from support import Server, Suite, scene

PROTECTS = 200
KILLS = 8


def small_pictures(count):
    pictures = []
    for seed in range(count):
        buffer = io.BytesIO()
        scene(100 + seed, 360, 240).save(buffer, "JPEG", quality=88)
        pictures.append(buffer.getvalue())
    return pictures


def acknowledged_records_survive_kill_9(suite):
    dice = random.Random(7)
    server = Server(suite, *suite.limits).start()
    token = api_token(first_account(server))
    pictures = small_pictures(20)
    acknowledged, answers, lock, stop = {}, [], threading.Lock(), threading.Event()
    sent = iter(range(PROTECTS))

    def client():
        while not stop.is_set():
            with lock:
                number = next(sent, None)
            if number is None:
                return
            body, content_type = multipart(f"photo-{number}.jpg", pictures[number % len(pictures)])
            for _ in range(60):
                try:
                    reply, data = Person(server).request("POST", "/api/v1/protect", body, {
                        "Content-Type": content_type, "Authorization": f"Bearer {token}",
                        "Idempotency-Key": f"protect-{number}"})
                except OSError:
                    time.sleep(0.3)
                    continue
                except Exception:  # an answer that was cut off: the outcome is unknown, ask again with the same key
                    time.sleep(0.3)
                    continue
                with lock:
                    answers.append(reply.status)
                if reply.status in (200, 201):
                    with lock:
                        acknowledged.setdefault(json.loads(data)["record"]["id"], number)
                    break
                if reply.status in (409, 429, 503):
                    time.sleep(0.5)
                    continue
                print(f"   protect {number}: {reply.status} {problem(data)}")
                break

    clients = [threading.Thread(target=client) for _ in range(3)]
    for thread in clients:
        thread.start()
    kills = 0
    while any(thread.is_alive() for thread in clients):
        time.sleep(dice.uniform(1.0, 4.0))
        if kills < KILLS and any(thread.is_alive() for thread in clients):
            server.kill()
            kills += 1
            server.start()
    for thread in clients:
        thread.join()
    server.kill()
    server.start()
    print(f"   {len(acknowledged)} of {PROTECTS} protects acknowledged through {kills} kills")
    assert kills >= 3, "the protects were over before the server was killed often enough"
    assert len(acknowledged) >= PROTECTS * 0.9, f"only {len(acknowledged)} protects were acknowledged: {answers}"
    try:
        person = Person(server)
        for record in acknowledged:
            reply, data = person.request("GET", f"/api/v1/records/{record}")
            assert reply.status == 200, f"{record} is lost: {reply.status}"
            shown = json.loads(data)
            reply, store = person.request("GET", shown["manifest"].replace(server.address, ""))
            assert reply.status == 200 and b"jumb" in store[:16], f"{record} has no manifest store: {reply.status}"
    finally:
        server.stop()
    whole(server.data)
    with sqlite3.connect(server.data / "registry.sqlite") as connection:
        count = connection.execute("SELECT count(*) FROM record").fetchone()[0]
    spare = PROTECTS - len(acknowledged)
    assert len(acknowledged) <= count <= len(acknowledged) + spare, f"{count} records of {len(acknowledged)} requests"


def whole(data):
    """The database is sound, every blob is what its name says, and the audit log verifies."""
    for database in pathlib.Path(data).rglob("*.sqlite*"):
        if database.suffix in (".sqlite", ".sqlite3"):
            with sqlite3.connect(database) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    checked = 0
    for path in pathlib.Path(data).rglob("blobs/**/*"):
        if path.is_file() and len(path.name) >= 60:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            assert path.name in digest or digest.endswith(path.name), f"{path} is not what its name says"
            checked += 1
    assert checked, "no blob was found"


suite = Suite(__doc__)
suite.limits = ["--requests-per-minute", "100000", "--checks-per-minute", "100000"]
suite.run(acknowledged_records_survive_kill_9)
suite.finish()
