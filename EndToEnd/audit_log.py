#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The audit log from outside: checkpoints and proofs checked by somebody else's code, and a log that was rewritten.

    EndToEnd/audit_log.py --bin .build/release
"""
import base64
import datetime
import hashlib
import json
import re
import shutil
import sqlite3
import urllib.error
import urllib.request

from browsing import api_token, first_account
from support import Server, Skip, Suite

try:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    Ed25519PublicKey = None

DOMAIN = b"countersign.audit.v1"


def fetch(server, path):
    with urllib.request.urlopen(server.address + path, timeout=20) as reply:
        return reply.read().decode()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_from(leaf, index, size, proof):
    """RFC 9162, section 2.1.3.2."""
    place, last, value = index, size - 1, leaf
    for step in proof:
        assert last > 0
        if place & 1 or place == last:
            value = node(step, value)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            value = node(value, step)
        place, last = place >> 1, last >> 1
    assert last == 0
    return value


def checked_note(note, key):
    """Size and root of a note that the key has signed (C2SP, signed-note and tlog-checkpoint)."""
    name, key_hash, data = key.strip().split("+", 2)
    data = base64.b64decode(data)
    assert data[0] == 1 and hashlib.sha256(name.encode() + b"\n" + data).digest()[:4].hex() == key_hash
    text, signatures = note.rsplit("\n\n", 1)
    line = next(line for line in signatures.splitlines() if line.startswith(f"— {name} "))
    signature = base64.b64decode(line.split(" ")[2])
    assert signature[:4].hex() == key_hash
    Ed25519PublicKey.from_public_bytes(data[1:]).verify(signature[4:], (text + "\n").encode())
    origin, size, root = text.split("\n")[:3]
    assert origin == name
    return int(size), base64.b64decode(root)


def started(suite):
    """A server that has something in its log, and a checkpoint of it: made at the second start."""
    server = Server(suite, "--requests-per-minute", "100000", "--checks-per-minute", "100000", data=suite.data)
    with server:
        suite.person = first_account(server)
        api_token(suite.person)
    return server


def a_checkpoint_and_its_proofs_hold_for_others(suite):
    if Ed25519PublicKey is None:
        raise Skip("cryptography is not installed")
    server = started(suite)
    with server:
        note, key = fetch(server, "/.well-known/countersign/checkpoint"), fetch(
            server, "/.well-known/countersign/checkpoint-key")
        size, root = checked_note(note, key)
        assert size > 2
        suite.key = key.strip()
        listed = sqlite3.connect(f"file:{suite.data}/registry.sqlite?mode=ro", uri=True)
        objects = [row[0] for row in listed.execute("SELECT DISTINCT object FROM audit LIMIT 5")]
        for name in objects:
            answer = json.loads(fetch(server, f"/api/audit/proof/{name}"))
            for proof in answer["proofs"]:
                entry = hashlib.sha256(DOMAIN + proof["entry"].encode()).digest()
                leaf = hashlib.sha256(b"\x00" + entry).digest()
                path = [bytes.fromhex(step) for step in proof["proof"]]
                assert root_from(leaf, proof["index"], size, path) == root, name
                assert json.loads(proof["entry"])["object"] == name
            file = suite.folder / "proof.json"
            file.write_text(json.dumps(answer))
            suite.command("audit", "check-proof", file, "--key", suite.key, expect=0)
            answer["proofs"][0]["entry"] = answer["proofs"][0]["entry"].replace('"verb":"', '"verb":"x')
            file.write_text(json.dumps(answer))
            suite.command("audit", "check-proof", file, "--key", suite.key, expect=1)
        for path, status in (("/api/audit/proof/rec_unknown", 404), ("/api/audit/continuation/999999", 400),
                             ("/api/audit/continuation/-1", 400), ("/api/audit/continuation/x", 400)):
            try:
                fetch(server, path)
                raise AssertionError(f"{path} was answered")
            except urllib.error.HTTPError as error:
                assert error.code == status, (path, error.code)
        suite.state = suite.folder / "seen.note"
        continuation = suite.folder / "continuation.json"
        continuation.write_text(fetch(server, "/api/audit/continuation/0"))
        follow = ["audit", "follow", continuation, "--key", suite.key, "--state", suite.state]
        suite.command(*follow, expect=0)
        suite.person.submit("/account", {"name": "another"}, containing="tokens")
    # The log has grown; the command signs where no server runs, and the server serves what it signed.
    newer = suite.command("audit", "checkpoint", "--registry", suite.data, expect=0).stdout
    assert checked_note(newer, suite.key)[0] > size
    with server:
        continuation.write_text(fetch(server, f"/api/audit/continuation/{size}"))
        found = suite.answer(*follow, expect=0)
        assert found["from"] == size and found["size"] > size, found
        assert suite.state.read_text() == newer


def a_rewritten_log_is_found_out(suite):
    if not getattr(suite, "state", None):
        raise Skip("there is no checkpoint")
    check = ["audit", "verify", "--checkpoint", suite.state, "--key", suite.key, "--registry"]
    assert suite.answer(*check, suite.data, expect=0)["continues_checkpoint"] is True
    # Somebody who may write the file changes an entry and makes the whole chain anew, so that it holds in itself.
    copy = suite.folder / "rewritten"
    shutil.copytree(suite.data, copy, ignore=shutil.ignore_patterns("lock"))
    database = sqlite3.connect(copy / "registry.sqlite")
    for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {name}")
    previous = bytes(32)
    rows = database.execute(
        "SELECT sequence, at, actor_role, actor_reference, verb, object, object_version, payload_digest FROM audit "
        "ORDER BY sequence").fetchall()
    for sequence, at, role, actor, verb, name, version, payload in rows:
        if sequence == 2:
            actor = "0" * 32
        moment = datetime.datetime.fromtimestamp(at / 1000, datetime.timezone.utc)
        entry = {"seq": sequence, "at": moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at % 1000:03d}Z", "actor_role": role,
                 "actor_ref": actor, "verb": verb, "object": name, "object_version": version,
                 "payload_sha256": payload.hex(), "prev": previous.hex()}
        text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        digest = hashlib.sha256(DOMAIN + text.encode()).digest()
        database.execute("UPDATE audit SET actor_reference = ?, previous = ?, hash = ? WHERE sequence = ?",
                         (actor, previous, digest, sequence))
        previous = digest
    database.commit()
    database.close()
    found = suite.answer(*check, copy, expect=1)
    assert found["intact"] is True and found["continues_checkpoint"] is False, found
    refused = suite.command("audit", "checkpoint", "--registry", copy, expect=1)
    assert re.search("does not continue", refused.stderr), refused.stderr


if __name__ == "__main__":
    suite = Suite(__doc__.splitlines()[0])
    suite.data = suite.folder / "data"
    suite.run(a_checkpoint_and_its_proofs_hold_for_others, a_rewritten_log_is_found_out)
    suite.finish()
