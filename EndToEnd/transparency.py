#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Figures that anybody can compute again: a story through the real server, its report, and reports that were tampered with.

    EndToEnd/transparency.py --bin .build/release [--shots FOLDER]
"""
import base64
import csv
import datetime
import hashlib
import html
import io
import json
import re
import shutil
import sqlite3
import urllib.error
import urllib.request

import chromium
from browsing import Person, first_account, set_up_factor
from support import Server, Skip, Suite

shots = chromium.screenshot_folder()
DOMAIN = b"countersign.audit.v1"
FACTS = "The speech in the picture was never held; her office, the hall and two newsrooms say so."


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def ask(person, method, path, body=None, expect=200):
    reply, data = person.request(
        method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
    assert reply.status == expect, f"{method} {path}: {reply.status} {data[:400]}"
    return json.loads(data) if data else None


def invited(suite, login, role, queues=""):
    reply, page = suite.admin.submit(
        "/en/admin", {"note": login, "role": role, "queues": queues}, containing="/admin/invitations")
    link = re.search(r"/invitation/[A-Za-z0-9_-]+", page)
    assert link, f"{reply.status} {page[-800:]}"
    person = Person(suite.server)
    reply, page = person.submit(
        link.group(0), {"name": login.title(), "login": login, "password": "a long enough pass phrase"})
    assert reply.status == 200, page[-500:]
    set_up_factor(person)
    return person


def the_staff_is_there(suite):
    suite.server = Server(suite, "--requests-per-minute", "100000", "--checks-per-minute", "100000").start(wait=120)
    suite.started = now()
    suite.admin = first_account(suite.server)
    set_up_factor(suite.admin)
    suite.people = {
        role: invited(suite, role, role, "general" if role == "reviewer" else "")
        for role in ("reviewer", "senior", "appeals", "sharing", "transparency")}


def report(person, number, **more):
    bits = hashlib.sha256(f"picture {number}".encode()).hexdigest()
    return ask(person, "POST", "/api/reports", {
        "links": [f"https://example.org/{number}"], "fingerprint": bits, "reason": "candidate_likeness",
        "explanation": "This shows a speech that was never held.", "satire_possible": "no", "requested": "remove",
        "relation": "public", "good_faith": True, **more}, expect=201)["receipt"]


def reports_become_a_decision_and_a_signal(suite):
    stranger, people = Person(suite.server), suite.people
    reply, _ = stranger.request("POST", "/api/reports", json.dumps({
        "links": ["https://example.org/x"], "reason": "other", "explanation": "Twenty characters and more of it.",
        "satire_possible": "no", "requested": "remove", "relation": "public", "good_faith": True,
        "subject_account": "acc-uploader"}), {"Content-Type": "application/json"})
    assert reply.status in (401, 403), f"a stranger names an account: {reply.status}"
    suite.receipt = report(people["reviewer"], 0, subject_account="acc-uploader")
    for number in range(1, 6):
        report(stranger, number)
    cases = ask(people["reviewer"], "GET", "/api/cases")["cases"]
    assert len(cases) == 6, cases
    suite.case = min(cases, key=lambda case: case["id"])["id"]
    path = f"/api/cases/{suite.case}"

    def step(who, event, **fields):
        version = ask(people[who], "GET", path)["case"]["version"]
        return ask(people[who], "POST", f"{path}/{event}", dict(fields, version=version))

    step("reviewer", "triage", severity="S2")
    step("reviewer", "assign")
    evidence = [piece["id"] for piece in ask(people["reviewer"], "GET", path)["evidence"]]
    step("reviewer", "assess", **{f"E{n}": "established" for n in range(1, 6)},
         **{f"E{n}_evidence": evidence for n in range(1, 6)})
    shown = step(
        "reviewer", "propose", outcome="remove", measure=["M5"], clause="P1", facts=FACTS,
        exemptions_considered="Not marked as satire.", **{f"why_M{n}": "It is seen without it." for n in range(1, 5)})
    suite.decision = shown["decisions"][0]["id"]
    assert shown["actions"][0]["state"] == "applied", shown["actions"]
    # One person decided alone: a senior who had no part in it looks before anything is shared.
    share = ask(people["sharing"], "POST", f"/api/decisions/{suite.decision}/share", {}, expect=201)
    assert share["needs_second_review"] is True, share
    share_path = f"/api/shares/{share['id']}"
    ask(people["sharing"], "POST", f"{share_path}/approve", {"version": 1}, expect=422)
    ask(people["reviewer"], "POST", f"{share_path}/approve", {"version": 1}, expect=403)
    share = ask(people["senior"], "POST", f"{share_path}/approve", {"version": 1})
    assert share["state"] == "approved" and share["needs_second_review"] is False, share
    share = ask(people["sharing"], "POST", f"{share_path}/publish", {"version": share["version"]})
    assert share["state"] == "published", share


def publish(suite, to):
    person = suite.people["transparency"]
    reply, page = person.submit("/en/transparency", {"from": suite.started, "to": to}, containing="publish")
    assert reply.status == 200, f"{reply.status} {re.sub('<[^>]+>', ' ', page)[-600:]}"
    listed = ask(Person(suite.server), "GET", "/api/transparency")["reports"]
    return listed[0]["period"]


def fetched(suite, period, name="report"):
    """All files of a report, as a stranger gets them."""
    folder = suite.folder / f"{name}-{period}"
    folder.mkdir(exist_ok=True)

    def get(file):
        with urllib.request.urlopen(f"{suite.server.address}/transparency/{period}/{file}", timeout=30) as reply:
            (folder / file).write_bytes(reply.read())

    get("manifest.json")
    for file in json.loads((folder / "manifest.json").read_text())["files"]:
        get(file["name"])
    return folder


def figures(folder):
    """The CSV files by table, figure and part."""
    found = {}
    for number in range(1, 18):
        text = (folder / f"T{number}.csv").read_bytes().decode()
        for row in csv.DictReader(io.StringIO(text, newline="")):
            found[row["table"], row["figure"], row["of"]] = row
    return found


def count(found, table, figure, of=""):
    row = found[table, figure, of]
    assert row["status"] == "measured", row
    return int(row["count"])


def the_figures_move_as_the_formulas_say(suite):
    people = suite.people
    suite.first = publish(suite, now())
    before = figures(fetched(suite, suite.first))
    assert count(before, "T1", "reports") == 6 and before["T1", "reports", "public"]["count"] == "6"
    assert [count(before, "T2", name) for name in ("backlog_start", "opened", "decided", "backlog_end")] == [0, 6, 1, 5]
    assert count(before, "T3", "decisions", "remove") == 1 and count(before, "T3", "decisions", "M5") == 1
    assert before["T4", "decision", ""]["n"] == "1" and before["T4", "decided_in_time", ""]["status"] == "not measured"
    assert count(before, "T7", "filed") == 0 and before["T7", "reversal_rate", ""]["status"] == "not measured"
    assert (count(before, "T8", "strikes"), count(before, "T8", "strikes_voided")) == (1, 0)
    assert (count(before, "T14", "issued"), count(before, "T14", "withdrawn")) == (1, 0)
    assert before["T14", "case_to_share", ""]["n"] == "1"

    stranger = Person(suite.server)
    ask(stranger, "POST", "/api/appeals", {
        "code": suite.receipt, "ground": "factually_true", "text": "The speech was held on the fourth, here is a film."},
        expect=201)
    appeal = ask(people["appeals"], "GET", f"/api/cases/{suite.case}")["appeals"][0]
    path = f"/api/appeals/{appeal['id']}"
    for event, fields in (("admit", {}), ("take", {}), ("decide", {
            "appeal_outcome": "reversed", "reason": "The film was found and is genuine."})):
        version = ask(people["appeals"], "GET", f"/api/cases/{suite.case}")["appeals"][0]["version"]
        shown = ask(people["appeals"], "POST", f"{path}/{event}", dict(fields, version=version))
    assert shown["actions"][0]["state"] == "reversed", shown["actions"]

    suite.second = publish(suite, now())
    suite.report = fetched(suite, suite.second)
    after = figures(suite.report)
    # Whoever reported was right that the decision was wrong: the case is open again.
    assert [count(after, "T2", name) for name in ("opened", "reopened", "decided", "backlog_end")] == [6, 1, 1, 6]
    assert count(after, "T3", "decisions") == 1
    assert count(after, "T7", "filed", "factually_true") == 1 and count(after, "T7", "admitted") == 1
    assert count(after, "T7", "decided", "reversed") == 1
    for name in ("reversal_rate", "restored_in_time"):
        row = after["T7", name, ""]
        assert (row["numerator"], row["denominator"], row["share"]) == ("1", "1", "1.0000"), row
    assert (count(after, "T8", "strikes"), count(after, "T8", "strikes_voided")) == (1, 1)
    assert (count(after, "T14", "issued"), count(after, "T14", "withdrawn")) == (1, 1)
    assert after["T16", "kappa", ""]["status"] == "not measured" and after["T16", "kappa", ""]["reason"]
    # What was published does not change.
    assert figures(fetched(suite, suite.first, "again")) == before


def what_is_published_holds_for_others(suite):
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError as missing:
        raise Skip("cryptography is not installed") from missing
    with urllib.request.urlopen(suite.server.address + "/.well-known/countersign/checkpoint-key") as reply:
        suite.key = reply.read().decode().strip()
    found = suite.answer("transparency", "verify", suite.report, "--key", suite.key, expect=0)
    assert found["holds"] and found["rows"] > 50 and found["key_given"], found
    # The same with nothing of ours: rows are entries at their place, and the signed root covers them.
    leaves = (suite.report / "leaves.bin").read_bytes()
    leaves = [leaves[n:n + 32] for n in range(0, len(leaves), 32)]
    texts = (suite.report / "entries.jsonl").read_text().splitlines()
    for line in texts:
        row = json.loads(line)
        entry = json.dumps(row["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert hashlib.sha256(DOMAIN + entry).digest() == leaves[row["entry"]["seq"] - 1]
        if "payload" in row:
            payload = json.dumps(row["payload"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            assert hashlib.sha256(payload).hexdigest() == row["entry"]["payload_sha256"]

    def root(some):
        if len(some) == 1:
            return hashlib.sha256(b"\0" + some[0]).digest()
        half = 1 << (len(some) - 1).bit_length() - 1
        return hashlib.sha256(b"\1" + root(some[:half]) + root(some[half:])).digest()

    note = (suite.report / "checkpoint.note").read_text()
    text, signatures = note.rsplit("\n\n", 1)
    assert text.split("\n")[1:3] == [str(len(leaves)), base64.b64encode(root(leaves)).decode()]
    signature = base64.b64decode(signatures.split(" ")[2])[4:]
    public = base64.b64decode(suite.key.split("+", 2)[2])[1:]
    Ed25519PublicKey.from_public_bytes(public).verify(signature, (text + "\n").encode())
    everything = "".join(texts)
    for secret in ("acc-uploader", "example.org", FACTS[:20], '"relation"', suite.receipt, "acc_"):
        assert secret not in everything, secret


def one_changed_byte_is_found(suite):
    for name in sorted(path.name for path in suite.report.iterdir()):
        copy = suite.folder / "changed"
        shutil.copytree(suite.report, copy)
        content = bytearray((copy / name).read_bytes())
        content[len(content) // 2] ^= 1
        (copy / name).write_bytes(content)
        done = suite.command("transparency", "verify", copy, "--key", suite.key)
        assert done.returncode == 1, f"{name}: {done.returncode} {done.stdout[-300:]} {done.stderr[-300:]}"
        shutil.rmtree(copy)
    suite.command("transparency", "verify", suite.folder / "nowhere", expect=3)
    other = suite.key.replace(suite.key[-10:], "AAAAAAAAA=")
    suite.command("transparency", "verify", suite.report, "--key", other, expect=(1, 3))


def publishing_is_for_its_role_and_for_once(suite):
    person = suite.people["transparency"]
    reviewer = suite.people["reviewer"]
    assert "/transparency/publish" not in reviewer.get("/en/transparency")[1]
    token = re.search(r'name="token" value="([^"]+)"', reviewer.get("/en/account")[1]).group(1)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    reply, _ = reviewer.request("POST", "/en/transparency/publish", f"token={token}&from=2026-01-01&to=2026-02-01", form)
    assert reply.status == 403, reply.status
    first = suite.second.split("_")
    for fields, words in (({"from": "x", "to": "2026-01-01"}, "Enter a day"), ({"from": "2026-01-01", "to": "2999-01-01"}, "not over")):
        reply, page = person.submit("/en/transparency", fields, containing="publish")
        assert reply.status == 422 and words in page, (reply.status, words)
    day = lambda word: f"{word[:4]}-{word[4:6]}-{word[6:8]}T{word[9:11]}:{word[11:13]}:{word[13:15]}.{word[15:18]}Z"
    reply, page = person.submit("/en/transparency", {"from": day(first[0]), "to": day(first[1])}, containing="publish")
    assert reply.status == 422 and "published already" in page, reply.status
    path = f"/en/transparency/{suite.first}"
    reply, page = person.submit(path, {"text": "short"}, containing="/correct")
    assert reply.status == 422 and "20 characters" in page
    person.submit(path, {"text": "T3 counts a decision that was made twice by mistake."}, containing="/correct")
    page = Person(suite.server).get(path)[1]
    assert "made twice by mistake" in page and "/correct" not in page
    for bad in ("x", "2026-01-01_2026-02-01", "..%2f..", f"{suite.first}/registry.sqlite", f"{suite.first}/..%2fx"):
        reply, _ = Person(suite.server).get(f"/en/transparency/{bad}")
        assert reply.status == 404, (bad, reply.status)


def the_pages_say_what_the_files_say(suite):
    found = figures(suite.report)
    page = Person(suite.server).get(f"/en/transparency/{suite.second}")[1]
    words = " ".join(html.unescape(re.sub("<[^>]+>", " ", page)).split())
    for part in ("6 reports came in.", "6 opened, 1 decided, 6 waiting at the end.", "Signals issued: 1. Withdrawn: 1."):
        assert part in words, part
    assert len(re.findall("not measured", page)) >= sum(row["status"] == "not measured" for row in found.values())
    card = Person(suite.server).get(f"/en/transparency/{suite.second}/scorecard")[1]
    assert len(re.findall(r'id="commitment-\d"', card)) == 8 and "not measured" in card
    problems, wide = [], []
    paths = ["/transparency", f"/transparency/{suite.first}", f"/transparency/{suite.second}",
             f"/transparency/{suite.second}/scorecard"]
    for theme in ("light", "dark"):
        context = chromium.launched(suite).new_context(
            base_url=suite.server.address, color_scheme=theme, viewport={"width": 1280, "height": 800})
        page = context.new_page()
        for number, path in enumerate(paths):
            assert page.goto(f"/en{path}").status == 200
            chromium.shot(page, shots, f"{number}-{theme}")
            for details in page.locator("main details.more").all():
                details.evaluate("node => node.open = true")
            problems += chromium.violations(page, f"{path} {theme}")
            wide += chromium.too_wide(page, path)
        page.set_viewport_size({"width": 360, "height": 780})
        page.goto(f"/en{paths[2]}")
        chromium.shot(page, shots, f"phone-{theme}")
    context.add_cookies([{"name": name, "value": value, "url": suite.server.address}
                         for name, value in suite.people["transparency"].cookies.items()])
    for path in paths[:2]:
        page.goto(f"/en{path}")
        problems += chromium.violations(page, f"{path} staff")
        chromium.shot(page, shots, f"staff-{paths.index(path)}")
    for language in ("es", "fr", "de"):
        for path in paths[2:]:
            page.goto(f"/{language}{path}")
            assert not page.locator("main [lang=en]").count(), f"{language}{path} is not translated"
    page.goto(f"{suite.report.as_uri()}/index.html")
    problems += chromium.violations(page, "index.html")
    wide += chromium.too_wide(page, "index.html")
    chromium.shot(page, shots, "file")
    assert not problems, "\n".join(problems)
    assert not wide, "\n".join(wide)


def the_command_makes_the_same_bytes_from_the_log(suite):
    suite.server.stop()
    data = suite.server.data
    suite.command("audit", "verify", "--registry", data, expect=0)
    report = json.loads((suite.report / "report.json").read_text())
    out = suite.folder / "built"
    build = ["transparency", "build", "--from", report["from"], "--to", report["to"], "--out"]
    answer = suite.answer(*build, out, "--data", data, expect=0)
    for path in suite.report.iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name
    assert answer["manifest_sha256"] == hashlib.sha256((out / "manifest.json").read_bytes()).hexdigest()
    suite.command(*build, out, "--data", data, expect=2)
    suite.command("transparency", "verify", out, "--key", suite.key, "--data", data, expect=0)
    suite.command("transparency", "build", "--from", "x", "--to", "y", "--out", out, expect=2)
    # One row of the log is changed, and the chain made to fit: the report shows it.
    copy = suite.folder / "rewritten"
    shutil.copytree(data, copy, ignore=shutil.ignore_patterns("lock"))
    database = sqlite3.connect(copy / "registry.sqlite")
    for (name,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        database.execute(f"DROP TRIGGER {name}")
    (sequence,) = database.execute("SELECT sequence FROM audit WHERE verb = 'report.received' LIMIT 1").fetchone()
    payload = database.execute("SELECT payload FROM audit_payload WHERE sequence = ?", (sequence,)).fetchone()[0]
    database.execute("UPDATE audit_payload SET payload = ? WHERE sequence = ?",
                     (payload.replace(b'"public"', b'"observer"'), sequence))
    database.commit()
    database.close()
    suite.command("transparency", "verify", out, "--key", suite.key, "--data", copy, expect=1)


if __name__ == "__main__":
    suite = Suite(__doc__.splitlines()[0])
    try:
        suite.run(
            the_staff_is_there, reports_become_a_decision_and_a_signal, the_figures_move_as_the_formulas_say,
            what_is_published_holds_for_others, one_changed_byte_is_found, publishing_is_for_its_role_and_for_once,
            the_pages_say_what_the_files_say, the_command_makes_the_same_bytes_from_the_log)
    finally:
        if getattr(suite, "server", None):
            suite.server.stop()
    suite.finish()
