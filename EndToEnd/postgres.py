#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""PostgreSQL: a move from SQLite, two servers on one database, kill -9 of the database while pictures are protected."""
import io
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import time

from browsing import Person, api_token, first_account, problem
from forms import multipart
from support import Server, Skip, Suite, scene

SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "script" / "postgres"
LIMITS = ("--requests-per-minute", "100000", "--checks-per-minute", "100000")


def cluster(word, folder):
    done = subprocess.run([str(SCRIPT), word, str(folder)], capture_output=True, text=True, timeout=120)
    if done.returncode == 3:
        raise Skip("PostgreSQL is not installed")
    assert done.returncode == 0, f"script/postgres {word}: {done.stderr}"
    return done.stdout.strip()


def picture(seed):
    buffer = io.BytesIO()
    scene(seed, 360, 240).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def protect(server, token, seed):
    body, kind = multipart(f"photo-{seed}.jpg", picture(seed))
    return Person(server).request("POST", "/api/v1/protect", body, {
        "Content-Type": kind, "Authorization": f"Bearer {token}", "Idempotency-Key": f"protect-{seed}"})


def a_registry_moves_from_sqlite(suite):
    server = Server(suite, *LIMITS).start()
    try:
        suite.token = api_token(first_account(server))
        reply, data = protect(server, suite.token, 900)
        assert reply.status in (200, 201), f"{reply.status} {problem(data)}"
        suite.first = json.loads(data)["record"]["id"]
    finally:
        server.stop()
    suite.data = server.data
    suite.address = cluster("start", suite.cluster)
    moved = suite.answer("registry", "move", "--from", suite.data, "--to", suite.address, expect=0)
    assert moved["rows"]["record"] == 1 and moved["audit_entries"] > 2, moved
    suite.command("audit", "verify", "--registry", suite.data, "--database", suite.address, expect=0)
    # A second move finds nothing to move.
    assert suite.command("registry", "move", "--from", suite.data, "--to", suite.address).returncode != 0


def no_command_makes_a_second_registry(suite):
    assert hasattr(suite, "address"), "nothing was moved"
    database = ("--database", suite.address)
    fresh = suite.folder / "fresh"
    suite.command("bank", "create", "FIRST", "--registry", fresh, *database, expect=0)
    roster = suite.folder / "rules.json"
    roster.write_text(suite.command("safety", "rules", "print", expect=0).stdout)
    commands = (
        ("bank", "create", "SECOND", "--registry", fresh), ("bank", "create", "SECOND", "--registry", suite.data),
        ("audit", "verify", "--registry", suite.data), ("gateway", "key", "owner", "--data", suite.data),
        ("safety", "rules", "import", roster, "--data", suite.data))
    for command in commands:
        refused = suite.command(*command)
        assert refused.returncode != 0 and "--database" in refused.stderr, f"{command}: {refused.stderr}"
    assert not (fresh / "registry.sqlite").exists() and not (suite.data / "registry.sqlite").exists()
    suite.command("bank", "create", "SECOND", "--registry", suite.data, *database, expect=0)
    suite.command("safety", "rules", "import", roster, "--data", suite.data, *database, expect=0)
    # And a folder with rows of its own is not taken for one of the database's.
    own = suite.folder / "own"
    suite.command("bank", "create", "OWN", "--registry", own, "--database", "sqlite", expect=0)
    assert "registry move" in suite.command("bank", "create", "X", "--registry", own, *database).stderr


def two_servers_share_a_database(suite):
    assert hasattr(suite, "address"), "nothing was moved"
    suite.servers = [Server(suite, *LIMITS, "--database", suite.address, data=suite.data).start() for _ in range(2)]
    one, two = suite.servers
    reply, data = protect(one, suite.token, 901)
    assert reply.status in (200, 201), f"{reply.status} {problem(data)}"
    record = json.loads(data)["record"]["id"]
    for name in (suite.first, record):
        reply, data = Person(two).request("GET", f"/api/v1/records/{name}")
        assert reply.status == 200, f"{name} is not on the second server: {reply.status}"
    body, kind = multipart("copy.jpg", picture(901))
    reply, data = Person(two).request("POST", "/api/v1/check", body, {"Content-Type": kind})
    assert reply.status in (200, 201) and record in data.decode(), f"the second server does not find it: {data[:400]}"


def nothing_acknowledged_is_lost_when_the_database_is_killed(suite):
    assert hasattr(suite, "servers"), "no servers run"
    acknowledged, lock = [], threading.Lock()

    def client(which):
        for number in range(15):
            for _ in range(40):
                try:
                    reply, data = protect(suite.servers[which], suite.token, 1000 + 100 * which + number)
                except Exception:
                    time.sleep(0.3)
                    continue
                if reply.status in (200, 201):
                    with lock:
                        acknowledged.append(json.loads(data)["record"]["id"])
                    break
                time.sleep(0.3)

    clients = [threading.Thread(target=client, args=(which,)) for which in (0, 1)]
    for thread in clients:
        thread.start()
    for _ in range(3):
        time.sleep(2)
        cluster("kill", suite.cluster)
        cluster("start", suite.cluster)
    for thread in clients:
        thread.join()
    print(f"   {len(acknowledged)} of 30 protects acknowledged through 3 kills of the database")
    assert len(acknowledged) >= 27
    for record in acknowledged:
        reply, _ = Person(suite.servers[0]).request("GET", f"/api/v1/records/{record}")
        assert reply.status == 200, f"{record} is lost: {reply.status}"
    suite.command("audit", "verify", "--registry", suite.data, "--database", suite.address, expect=0)


suite = Suite(__doc__)
suite.cluster = pathlib.Path(tempfile.mkdtemp(prefix="countersign-cluster-", dir="/var/tmp"))
os.chmod(suite.cluster, 0o755)
try:
    suite.run(
        a_registry_moves_from_sqlite, no_command_makes_a_second_registry, two_servers_share_a_database,
        nothing_acknowledged_is_lost_when_the_database_is_killed)
finally:
    for server in getattr(suite, "servers", []):
        server.stop()
    if hasattr(suite, "address"):
        subprocess.run([str(SCRIPT), "stop", str(suite.cluster)], capture_output=True)
    shutil.rmtree(suite.cluster, ignore_errors=True)
suite.finish()
