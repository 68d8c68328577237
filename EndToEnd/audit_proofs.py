#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checkpoints and proofs of the audit log, checked by a second implementation that reads the database by itself.

    EndToEnd/audit_proofs.py --bin .build/release
"""
import base64
import contextlib
import hashlib
import json
import shutil
import sqlite3
import subprocess
import urllib.request

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from support import Server, Suite


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def root_of(leaves):
    """RFC 6962, section 2.1, as its text defines it."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return sha(b"\0", leaves[0])
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha(b"\1", root_of(leaves[:half]), root_of(leaves[half:]))


def path_of(index, leaves):
    """RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    if index < half:
        return path_of(index, leaves[:half]) + [root_of(leaves[half:])]
    return path_of(index - half, leaves[half:]) + [root_of(leaves[:half])]


def read_note(text, key):
    """A signed note by C2SP's text: its lines, once the signature has been checked with `cryptography`."""
    name, hash_text, encoded = key.split("+", 2)
    public = base64.b64decode(encoded)
    body, _, signatures = text.rpartition("\n\n")
    body += "\n"
    assert sha(name.encode(), b"\n", public)[:4].hex() == hash_text
    dash, signer, signature = signatures.strip().split(" ")
    raw = base64.b64decode(signature)
    assert (dash, signer, raw[:4].hex()) == ("\u2014", name, hash_text), signatures
    Ed25519PublicKey.from_public_bytes(public[1:]).verify(raw[4:], body.encode())
    return body.split("\n")


def opened(folder):
    """Closed at the end: a connection that stays open loses its locks when the file is copied."""
    return contextlib.closing(sqlite3.connect(folder / "registry.sqlite", isolation_level=None))


def hashes(suite):
    with opened(suite.registry) as database:
        return [row[0] for row in database.execute("SELECT hash FROM audit ORDER BY sequence")]


def audit(suite, *arguments, status=0):
    done = subprocess.run(
        [suite.bin / "countersign", "audit", *map(str, arguments)], env=suite.environment, capture_output=True,
        text=True, timeout=120)
    assert done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
    return done.stdout


def add_entries(suite, count):
    for number in range(count):
        suite.made = getattr(suite, "made", 0) + 1
        subprocess.run(
            [suite.bin / "countersign", "account", "create-admin", f"person{suite.made}", "--registry", suite.registry],
            env=suite.environment, input="a long enough pass phrase\n", text=True, check=True, capture_output=True,
            timeout=60)


def the_checkpoint_is_the_tree_that_a_second_implementation_builds(suite):
    suite.server = Server(suite).start()
    suite.registry = suite.server.data
    add_entries(suite, 4)
    audit(suite, "checkpoint", "--registry", suite.registry, status=2)
    audit(suite, "checkpoint", "--name", "example.org/log", "--registry", suite.registry)
    suite.key = audit(suite, "key").strip()
    note = (suite.registry / "checkpoints" / "latest").read_text()
    lines = read_note(note, suite.key)
    leaves = hashes(suite)
    assert len(leaves) >= 4 and lines[0] == "example.org/log" and int(lines[1]) == len(leaves), lines
    assert base64.b64decode(lines[2]) == root_of(leaves)
    try:
        read_note(note.replace(f"\n{len(leaves)}\n", f"\n{len(leaves) - 1}\n"), suite.key)
        raise AssertionError("a changed checkpoint was taken")
    except InvalidSignature:
        pass


def the_server_publishes_it(suite):
    note = (suite.registry / "checkpoints" / "latest").read_bytes()
    with urllib.request.urlopen(suite.server.address + "/.well-known/countersign/checkpoint", timeout=10) as reply:
        assert reply.headers.get_content_type() == "text/plain" and reply.read() == note


def every_entry_is_proved_and_checked_offline(suite):
    leaves = hashes(suite)
    for index in range(len(leaves)):
        text = audit(suite, "prove", "--entry", index + 1, "--key", suite.key, "--registry", suite.registry)
        proof = json.loads(text)
        assert proof["path"] == [node.hex() for node in path_of(index, leaves)], index
        entry = {name: proof[name] for name in ("seq", "at", "actor_role", "actor_ref", "verb", "object",
                                                "object_version", "payload_sha256", "prev")}
        canonical = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert sha(b"countersign.audit.v1", canonical) == leaves[index]
        file = suite.folder / "proof.json"
        file.write_text(text)
        assert json.loads(audit(suite, "check-proof", file, "--key", suite.key, "--json"))["seq"] == index + 1
        file.write_text(text.replace(proof["verb"], "record.removed"))
        audit(suite, "check-proof", file, "--key", suite.key, status=1)


def a_log_that_was_cut_does_not_begin_with_its_checkpoint(suite):
    suite.server.stop()
    kept = suite.folder / "kept"
    kept.write_bytes((suite.registry / "checkpoints" / "latest").read_bytes())
    given = ("verify", "--checkpoint", kept, "--key", suite.key, "--registry")
    assert json.loads(audit(suite, *given, suite.registry, "--json"))["checkpoint_holds"] is True
    cut = suite.folder / "cut"
    shutil.copytree(suite.registry, cut)
    with opened(cut) as database:
        last = database.execute("SELECT MAX(sequence) FROM audit").fetchone()[0]
        database.execute("DROP TRIGGER audit_keep_delete")
        database.execute("DELETE FROM audit_payload WHERE sequence = ?", (last,))
        database.execute("DELETE FROM audit WHERE sequence = ?", (last,))
    answer = json.loads(audit(suite, *given, cut, "--json", status=1))
    assert answer["intact"] is True and answer["checkpoint_holds"] is False, answer


def a_log_that_was_rewritten_is_not_signed_again(suite):
    add_entries(suite, 2)
    audit(suite, "checkpoint", "--registry", suite.registry)
    assert "not due" in audit(suite, "checkpoint", "--if-due", "--registry", suite.registry).lower()
    before = (suite.registry / "checkpoints" / "latest").read_bytes()
    with opened(suite.registry) as database:
        database.execute("DROP TRIGGER audit_keep_update")
        database.execute("UPDATE audit SET hash = zeroblob(32) WHERE sequence = 2")
    audit(suite, "checkpoint", "--registry", suite.registry, status=1)
    assert (suite.registry / "checkpoints" / "latest").read_bytes() == before
    audit(suite, "prove", "--entry", 1, "--key", suite.key, "--registry", suite.registry, status=1)


suite = Suite(__doc__)
try:
    suite.run(
        the_checkpoint_is_the_tree_that_a_second_implementation_builds, the_server_publishes_it,
        every_entry_is_proved_and_checked_offline, a_log_that_was_cut_does_not_begin_with_its_checkpoint,
        a_log_that_was_rewritten_is_not_signed_again)
finally:
    if getattr(suite, "server", None):
        suite.server.stop()
suite.finish()
