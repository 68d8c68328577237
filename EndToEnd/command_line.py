#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The command line as a new user meets it: help, JSON, exit statuses, and that inputs are never touched."""
import contextlib
import functools
import hashlib
import http.server
import json
import pathlib
import socket
import threading
import time

from support import Suite, scene


def every_command_explains_itself(suite):
    top = suite.command("--help", expect=0).stdout
    for name in ["verify", "sign", "inspect", "identity", "trust", "protect", "check", "watermark", "fingerprint",
                 "compare", "index", "bench", "serve"]:
        assert f"  {name} " in top, f"{name} is not in --help"
        text = suite.command(name, "--help", expect=0).stdout
        assert "OVERVIEW:" in text and "USAGE:" in text, f"{name} --help says too little"


def wrong_usage_ends_with_two(suite):
    for arguments in [["verify"], ["nonsense"], ["sign", "--nope"], ["watermark", "embed", "--id", "xyz", "a", "b"]]:
        done = suite.command(*arguments, expect=2)
        assert done.stderr.strip(), f"{arguments} says nothing"
        assert not done.stdout.strip(), f"{arguments} writes its complaint to standard output"


def missing_files_are_named(suite):
    for command in ["verify", "check", "inspect", "fingerprint"]:
        done = suite.command(command, suite.folder / "absent.jpg", expect=3)
        assert "absent.jpg" in done.stderr + done.stdout, done.stderr


def sign_then_verify_and_inspect(suite):
    source, signed = suite.folder / "one.jpg", suite.folder / "one-signed.jpg"
    scene(1).save(source, quality=92)
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    made = suite.command("identity", "new", "--name", "Norhaven Election Board", expect=0)
    assert "BEGIN" not in made.stdout + made.stderr, "a key was printed"
    suite.command("sign", source, "-o", signed, expect=0)
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before, "the input was changed"
    report = suite.answer("verify", signed)
    assert report["validation_state"] in ("Trusted", "Valid"), report["validation_state"]
    active = report["manifests"][report["active_manifest"]]
    assert "Norhaven Election Board" in json.dumps(active["signature_info"]), active["signature_info"]
    assert "c2pa.actions.v2" in suite.command("inspect", signed, expect=0).stdout
    assert "c2pa.claim" in suite.command("inspect", "--boxes", signed, expect=0).stdout
    again = suite.command("sign", source, "-o", signed)
    assert again.returncode in (2, 3, 4) and "--force" in again.stderr, "an existing file was overwritten"


def no_credential_is_a_negative_answer(suite):
    plain = suite.folder / "plain.png"
    scene(2, 300, 200).save(plain)
    report = json.loads(suite.command("verify", plain, "--json", expect=1).stdout)
    assert report["error"]["code"] == "ManifestNotFound", report


def one_changed_byte_is_found(suite):
    source, signed, changed = (suite.folder / f"two{suffix}.png" for suffix in ("", "-signed", "-changed"))
    scene(3, 640, 400).save(source)
    suite.command("sign", source, "-o", signed, expect=0)
    data = bytearray(signed.read_bytes())
    data[-200] ^= 1
    changed.write_bytes(data)
    report = json.loads(suite.command("verify", changed, "--json", expect=1).stdout)
    assert report["validation_state"] == "Invalid", report["validation_state"]
    codes = {entry["code"] for entry in report["validation_results"]["activeManifest"]["failure"]}
    assert "assertion.dataHash.mismatch" in codes, codes


def several_files_give_a_line_each(suite):
    files = [suite.folder / "one-signed.jpg", suite.folder / "plain.png"]
    lines = suite.command("verify", *files, "--json").stdout.strip().split("\n")
    assert len(lines) == 2 and all(isinstance(json.loads(line), dict) for line in lines), lines


def a_folder_gives_a_line_for_each_file(suite):
    folder = suite.folder / "many" / "deep"
    folder.mkdir(parents=True)
    for name in ["one-signed.jpg", "plain.png"]:
        (folder / name).write_bytes((suite.folder / name).read_bytes())
    (folder / "notes.bin").write_bytes(bytes(range(256)) * 4)
    done = suite.command("verify", suite.folder / "many", expect=1)
    lines = [json.loads(line) for line in done.stdout.strip().split("\n")]
    assert len(lines) == 2 and lines[0]["file"].endswith("one-signed.jpg"), lines
    assert lines[0]["validation_state"] == "Trusted" and lines[1]["error"]["code"] == "ManifestNotFound", lines
    assert "2 files checked, 1 of other formats left out" in done.stderr, done.stderr


def every_finding_is_explained(suite):
    text = suite.command("verify", "--explain", suite.folder / "one-signed.jpg", expect=0).stdout
    assert "The content is the one that was signed, byte for byte." in text, text


def a_remote_manifest_is_fetched_only_when_asked(suite):
    source, signed = suite.folder / "one.jpg", suite.folder / "remote.jpg"
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=suite.folder)
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/remote.c2pa"
    suite.command("sign", source, "-o", signed, "--sidecar", "--no-embed", "--remote", url, expect=0)
    offline = json.loads(suite.command("verify", signed, "--json", expect=1).stdout)
    assert offline["error"]["code"] == "RemoteManifest", offline
    private = json.loads(suite.command("verify", signed, "--json", "--online", expect=1).stdout)
    assert private["error"]["code"] == "manifest.inaccessible", private
    done = suite.command("verify", signed, "--json", "--online", "--allow-private-addresses", expect=0)
    assert json.loads(done.stdout)["validation_state"] == "Trusted", done.stdout
    (suite.folder / "remote.c2pa").unlink()
    gone = suite.command("verify", signed, "--json", "--online", "--allow-private-addresses", expect=1)
    assert json.loads(gone.stdout)["error"]["code"] == "manifest.inaccessible", gone.stdout
    server.shutdown()


def a_silent_server_is_given_up(suite):
    """One that takes the connection and the request, and never answers."""
    server = socket.create_server(("127.0.0.1", 0))
    taken = []

    def accept():
        with contextlib.suppress(OSError):
            while True:
                taken.append(server.accept()[0])

    threading.Thread(target=accept, daemon=True).start()
    url = f"http://127.0.0.1:{server.getsockname()[1]}/"
    source, signed = suite.folder / "one.jpg", suite.folder / "never.jpg"
    for arguments, word in [
            (("sign", source, "-o", signed, "--tsa", url, "--tsa-timeout", "2"), "time-stamp authority"),
            (("check", source, "--registry", url, "--timeout", "2"), "did not answer within 2 seconds")]:
        start = time.monotonic()
        done = suite.command(*arguments, expect=4)
        assert time.monotonic() - start < 20, f"{arguments[0]} took {time.monotonic() - start} s"
        assert word in done.stderr, done.stderr
    assert not signed.exists() and not list(suite.folder.glob(".never*")), "something was left behind"
    assert len(taken) >= 2, "the server was not asked"
    suite.command("sign", source, "-o", signed, "--tsa", url, "--tsa-timeout", "0", expect=2)
    server.close()


def the_red_team_turns_red_when_a_rule_is_made_worse(suite):
    baseline = pathlib.Path(__file__).with_name("redteam-baseline.json")
    out = suite.folder / "redteam"
    done = suite.command("redteam", "run", "--seed", "1", "--baseline", baseline, "--out", out, expect=0)
    assert "allowed" in done.stdout, done.stdout
    assert json.loads((out / "digest.json").read_text())["overall"]["attempts"] > 500
    assert "<script" not in (out / "report.html").read_text()

    rules = json.loads(suite.command("safety", "rules", "print", expect=0).stdout)
    for rule in rules["rules"]:
        if rule["id"] == "R-VOTE-01":
            rule["all"].append("seal")
    worse = suite.folder / "worse.rules.json"
    worse.write_text(json.dumps(rules))
    done = suite.command("safety", "rules", "check", worse, expect=1)
    assert "R-VOTE-01 should apply" in done.stdout, done.stdout
    # Such rules are not used at all; a rule whose own texts were thinned out with it is, and the red team sees it.
    suite.command("redteam", "run", "--rules", worse, expect=3)
    suite_rows = suite.folder / "rows.jsonl"
    with suite_rows.open("w") as rows:
        for rule in rules["rules"]:
            for number, text in enumerate(rule["tests"]["hit"], 1):
                rows.write(json.dumps({"id": f"{rule['id']}/{number}", "text": text, "lang": "en",
                                       "label": rule["decision"], "category": rule["category"]}) + "\n")
            if rule["id"] == "R-VOTE-01":
                rule["tests"]["hit"] = ["Notice with the official seal: you can vote by text message"]
    worse.write_text(json.dumps(rules))
    roster = suite.folder / "roster.json"
    roster.write_text(json.dumps(rules["roster"]))
    done = suite.command("redteam", "run", "--rules", worse, "--suite", suite_rows, "--roster", roster,
                         "--baseline", baseline, expect=1)
    assert "worse: category election/voter_suppression" in done.stdout, done.stdout


def keys_are_not_readable_on_disk(suite):
    home = pathlib.Path(suite.environment["COUNTERSIGN_HOME"])
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"PRIVATE KEY" not in content, f"{path} holds a private key in the clear"


suite = Suite(__doc__)
suite.run(
    every_command_explains_itself, wrong_usage_ends_with_two, missing_files_are_named, sign_then_verify_and_inspect,
    no_credential_is_a_negative_answer, one_changed_byte_is_found, several_files_give_a_line_each,
    a_folder_gives_a_line_for_each_file, every_finding_is_explained,
    a_remote_manifest_is_fetched_only_when_asked, a_silent_server_is_given_up, the_red_team_turns_red_when_a_rule_is_made_worse,
    keys_are_not_readable_on_disk)
suite.finish()
