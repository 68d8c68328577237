#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Banks of known items from outside: the command, the check, the service, and python-threatexchange as a client."""
import csv
import io
import json
import random
import re
import urllib.error
import urllib.request

from browsing import first_account, set_up_factor
from support import Server, Suite, scene

LIMITS = ["--requests-per-minute", "100000", "--checks-per-minute", "100000"]
DECIDED = [
    "--case", "case 7", "--decided-at", "2028-10-03T14:00:00Z", "--decider", "The Norhaven Election Board",
    "--finding", "The speech in it was never given.", "--statement-url", "https://elections.example/s/7"]


def pictures(suite, seed):
    """A picture and a smaller, re-saved copy of it."""
    original, copy = suite.folder / f"fake-{seed}.png", suite.folder / f"copy-{seed}.jpg"
    if not original.exists():
        scene(seed, 900, 600).save(original)
        scene(seed, 900, 600).resize((640, 427)).save(copy, quality=60)
    return original, copy


def a_check_repeats_a_decision_about_a_copy(suite):
    original, copy = pictures(suite, 61)
    suite.command("bank", "create", "FAKES", expect=0)
    suite.command("bank", "create", "FAKES", expect=1)
    suite.command("bank", "add", "FAKES", original, *DECIDED, expect=0)
    exact = suite.answer("check", original, expect=0)
    near = suite.answer("check", copy, expect=0)
    for result, is_exact in [(exact, True), (near, False)]:
        assert result["statements"][0]["code"] == "known_deceptive", result["statements"]
        found = result["known_deceptive"][0]
        assert (found["bank"], found["case"], found["exact"]) == ("FAKES", "case 7", is_exact), found
        assert found["statement_url"] == "https://elections.example/s/7"
        assert found["distance"] <= 31
        lead = result["statements"][0]["lead"]
        for part in ["3 October 2028", "The Norhaven Election Board", "The speech in it was never given."]:
            assert part in lead, lead
    assert "looks like this one" in near["statements"][0]["text"], near["statements"][0]
    other = suite.folder / "other.png"
    scene(62, 900, 600).save(other)
    assert suite.answer("check", other, expect=1)["known_deceptive"] == []
    text = suite.command("check", copy, expect=0).stdout
    assert "One, of 3 October 2028" in text, text
    assert "case 7" in text and "https://elections.example/s/7" in text, text


def a_lead_is_matched_and_never_said_in_public(suite):
    original, copy = pictures(suite, 63)
    suite.command("bank", "create", "LEADS", expect=0)
    suite.command("bank", "add", "LEADS", original, expect=0)
    found = suite.answer("bank", "match", copy, expect=0)["matches"][0]
    assert (found["bank"], found["standing"]) == ("LEADS", "lead"), found
    assert suite.answer("check", copy, expect=1)["known_deceptive"] == []


def a_negative_bank_takes_back_a_match_and_says_so(suite):
    original, copy = pictures(suite, 64)
    suite.command("bank", "create", "WRONG", expect=0)
    suite.command("bank", "create", "SATIRE", "--purpose", "satire", expect=0)
    suite.command("bank", "add", "WRONG", original, *DECIDED, expect=0)
    suite.command("bank", "add", "SATIRE", copy, expect=0)
    result = suite.answer("check", copy, expect=1)
    assert result["known_deceptive"] == [], result["known_deceptive"]
    assert result["exemptions"][0]["bank"] == "SATIRE" and result["exemptions"][0]["suppressed"] == 1
    text = suite.command("check", copy, expect=1).stdout
    assert "SATIRE (satire)" in text and "left out because of it: 1 decision" in text, text
    # The very bytes that were decided about are closer to the decision than to the satire.
    assert suite.answer("check", original, expect=0)["known_deceptive"][0]["bank"] == "WRONG"


def banks_go_out_and_come_back(suite):
    dice = random.Random(5)
    hashes = [f"{dice.getrandbits(256):064x}" for _ in range(25_000)]
    listed = suite.folder / "hashes.txt"
    listed.write_text("".join(f"pdq {h}\n" for h in hashes))
    suite.command("bank", "create", "MANY", expect=0)
    assert suite.answer("bank", "import", "MANY", listed, expect=0)["added"] == 25_000
    exported = suite.command("bank", "export", "MANY", expect=0).stdout
    rows = list(csv.DictReader(io.StringIO(exported)))
    assert [row["indicator"] for row in rows] == hashes
    for form in ["csv", "json"]:
        again = suite.folder / f"again.{form}"
        again.write_text(suite.command("bank", "export", "FAKES", "--format", form, expect=0).stdout)
        name = f"AGAIN_{form.upper()}"
        suite.command("bank", "create", name, expect=0)
        suite.command("bank", "import", name, again, expect=0)
        _, copy = pictures(suite, 61)
        found = suite.answer("bank", "match", copy, "--bank", name, expect=0)["matches"]
        assert [(m["bank"], m["case"], m["finding"]) for m in found] == [
            (name, "case 7", "The speech in it was never given.")], found
    bad = suite.folder / "bad.csv"
    bad.write_text(f"signal_type,indicator\npdq,{hashes[0]}\npdq,zz\n")
    failed = suite.command("bank", "import", "MANY", bad, expect=3)
    assert "line 3" in failed.stderr and "1 items before it" in failed.stderr, failed.stderr


def threatexchange_matches_against_an_exported_bank(suite):
    from threatexchange.exchanges.impl.file_api import FileCollaborationConfig, LocalFileSignalExchangeAPI
    from threatexchange.signal_type.pdq.signal import PdqSignal
    listed = suite.folder / "exported.txt"
    listed.write_text(suite.command("bank", "export", "FAKES", "--format", "plain", expect=0).stdout)
    exchange = LocalFileSignalExchangeAPI.for_collab(
        FileCollaborationConfig(name="ours", enabled=True, api="local_file", filename=str(listed)))
    updates = {}
    for delta in exchange.fetch_iter([PdqSignal], None):
        updates.update(delta.updates)
    values = [value for kind, value in updates if kind == "pdq"]
    assert values, updates
    index = PdqSignal.get_index_cls().build([(value, value) for value in values])
    _, copy = pictures(suite, 61)
    theirs = PdqSignal.hash_from_file(copy)
    assert index.query(theirs), "python-threatexchange finds its own hash of the copy in our bank"
    assert suite.answer("bank", "match", "--pdq", theirs, expect=0)["matches"][0]["case"] == "case 7"


def a_bank_travels_as_stix_and_comes_in_as_leads(suite):
    from stix2validator import ValidationOptions, validate_string
    exported = suite.command(
        "bank", "export", "FAKES", "--format", "stix", "--issuer", "Norhaven Election Board", expect=0).stdout
    judged = validate_string(exported, ValidationOptions(version="2.1", strict=False))
    assert judged.is_valid, judged
    kinds = [o["type"] for o in json.loads(exported)["objects"]]
    assert kinds == ["identity", "marking-definition", "attack-pattern", "indicator", "relationship"], kinds
    bundle = suite.folder / "bundle.json"
    bundle.write_text(exported)
    suite.command("bank", "create", "PARTNER", expect=0)
    read = suite.answer("bank", "import", "PARTNER", bundle, "--format", "stix", expect=0)
    assert (read["added"], read["removed"], read["skipped"]) == (1, 0, 0), read
    _, copy = pictures(suite, 61)
    found = suite.answer("bank", "match", copy, "--bank", "PARTNER", expect=0)["matches"][0]
    assert found["standing"] == "lead" and found["origin_key"].startswith("indicator--"), found
    withdrawn = json.loads(exported)
    for thing in withdrawn["objects"]:
        if thing["type"] == "indicator":
            thing["revoked"] = True
    bundle.write_text(json.dumps(withdrawn))
    assert suite.answer("bank", "import", "PARTNER", bundle, "--format", "stix", expect=0)["removed"] == 1
    assert suite.answer("bank", "match", copy, "--bank", "PARTNER", expect=1)["matches"] == []
    bundle.write_text("{}")
    suite.command("bank", "import", "PARTNER", bundle, "--format", "stix", expect=3)


def misp_loads_an_exported_bank(suite):
    from pymisp import MISPEvent
    event = MISPEvent()
    event.from_json(suite.command("bank", "export", "FAKES", "--format", "misp", "--tlp", "clear", expect=0).stdout)
    kinds = sorted(attribute.type for attribute in event.attributes)
    assert kinds == ["link", "other", "sha256"], kinds
    assert [tag.name for tag in event.tags] == ["tlp:clear"]


def request(server, method, path, token=None, body=None, headers=None):
    sent = dict(headers or {})
    if token:
        sent["Authorization"] = f"Bearer {token}"
    if isinstance(body, (dict, list)):
        body, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
    asked = urllib.request.Request(server.address + path, data=body, headers=sent, method=method)
    try:
        with urllib.request.urlopen(asked, timeout=60) as reply:
            return reply.status, json.loads(reply.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


def form(field, path):
    line = b"-----------------------------7d1"
    return (
        b"--" + line + b'\r\nContent-Disposition: form-data; name="' + field.encode() + b'"; filename="f.jpg"\r\n'
        b"Content-Type: image/jpeg\r\n\r\n" + path.read_bytes() + b"\r\n--" + line + b"--\r\n",
        {"Content-Type": "multipart/form-data; boundary=" + line.decode()})


def give_roles(person, roles):
    """The administrator sets up a second factor, then gives themselves roles."""
    set_up_factor(person)
    _, page = person.get("/en/admin")
    path = re.search(r'href="(/en/admin/people/[^"/]+)"', page).group(1)
    reply, page = person.submit(path, {"role": roles}, containing="role-sharing")
    assert reply.status == 200, f"{reply.status} {page[:300]}"


def token(person, scope):
    _, page = person.submit("/account", {"name": scope, "scope": scope}, containing="tokens")
    return re.search(r"cs_[A-Za-z0-9_]+", page).group(0)


def the_service_matches_as_hasher_matcher_actioner_does(suite):
    original, copy = pictures(suite, 61)
    with Server(suite, *LIMITS) as server:
        person = first_account(server)
        reader, writer = token(person, "match"), token(person, "match bank")
        pdq = suite.answer("fingerprint", original)["image"]["pdq"]
        assert request(server, "GET", f"/m/lookup?signal={pdq}&signal_type=pdq")[0] == 401
        assert request(server, "POST", "/c/banks", reader, {"name": "EVENT"})[0] == 403
        # Banks are changed by those with the role sharing.
        assert request(server, "POST", "/c/banks", writer, {"name": "EVENT"})[0] == 403
        give_roles(person, ["admin", "sharing"])
        assert request(server, "POST", "/c/banks", writer, {"name": "lower case"})[0] == 422
        status, bank = request(server, "POST", "/c/banks", writer, {"name": "OTHER", "enabled": True, "radius": 8})
        assert status == 201 and bank["radius"] == 8, (status, bank)
        status, added = request(server, "POST", "/c/bank/OTHER/signal", writer, {"pdq": "0f" * 32})
        assert status == 200 and added["signals"] == {"pdq": "0f" * 32}, added
        assert request(server, "PUT", "/c/bank/OTHER", writer, {"enabled_ratio": 0})[1]["matching_enabled_ratio"] == 0
        assert request(server, "GET", f"/m/lookup?signal={'0f' * 32}&signal_type=pdq", reader)[1] == []
        assert request(server, "DELETE", f"/c/bank/OTHER/content/{added['id']}", writer)[1] == {"deleted": 1}
        assert request(server, "DELETE", "/c/bank/OTHER", writer)[0] == 200
        # Beside the running server, the command fills a bank.
        suite.command("bank", "create", "EVENT", "--registry", server.data, expect=0)
        added = suite.answer("bank", "add", "EVENT", original, "--registry", server.data, *DECIDED, expect=0)
        status, found = request(server, "GET", f"/m/lookup?signal={pdq}&signal_type=pdq", reader)
        assert (status, found) == (200, ["EVENT"]), (status, found)
        status, found = request(
            server, "GET", f"/m/raw_lookup?signal={pdq}&signal_type=pdq&include_distance=true", reader)
        assert found == {"matches": [{"content_id": added["item"], "distance": "0"}]}, found
        body, headers = form("photo", copy)
        status, hashes = request(server, "POST", "/h/hash", reader, body, headers)
        assert status == 200 and set(hashes) == {"pdq", "sha256"}, hashes
        status, found = request(server, "POST", "/m/lookup", reader, body, headers)
        assert found == {"pdq": ["EVENT"], "sha256": []}, found
        status, compared = request(server, "POST", "/m/compare", reader, {"pdq": [pdq, hashes["pdq"]]})
        assert compared["pdq"][0] is True and compared["pdq"][1]["distance"] <= 31, compared
        assert request(server, "GET", "/m/index/status", reader)[1]["pdq"]["size"] >= 1
        status, shown = request(server, "GET", "/c/banks", reader)
        assert [bank["name"] for bank in shown] == ["EVENT"] and shown[0]["matching_enabled_ratio"] == 1, shown
        assert request(server, "GET", f"/c/bank/EVENT/content/{added['item']}", reader)[1]["bank"]["name"] == "EVENT"

        # Our own interface: one, a batch, a file.
        wrong = f"{int(pdq, 16) ^ ((1 << 80) - 1):064x}"
        batch = [{"id": "a", "pdq": pdq}, {"id": "b", "pdq": wrong}]
        status, answer = request(server, "POST", "/api/match", reader, {"items": batch})
        assert status == 200, answer
        assert [(i["id"], [m["bank"] for m in i["matches"]]) for i in answer["items"]] == [
            ("a", ["EVENT"]), ("b", [])], answer
        body, headers = form("file", copy)
        answer = request(server, "POST", "/api/match", reader, body, headers)[1]
        assert answer["items"][0]["matches"][0]["statement_url"] == "https://elections.example/s/7", answer
        for bad in [{}, {"items": []}, {"pdq": "00"}, {"items": [{}]}, {"items": batch * 501}]:
            assert request(server, "POST", "/api/match", reader, bad)[0] == 422, bad
        assert request(server, "POST", "/api/match", None, {"pdq": pdq})[0] == 401

        # Removed in another process, it is gone at once.
        suite.command("bank", "remove", "EVENT", "--item", added["item"], "--registry", server.data, expect=0)
        assert request(server, "GET", f"/m/lookup?signal={pdq}&signal_type=pdq", reader)[1] == []


if __name__ == "__main__":
    suite = Suite(__doc__)
    suite.run(
        a_check_repeats_a_decision_about_a_copy, a_lead_is_matched_and_never_said_in_public,
        a_negative_bank_takes_back_a_match_and_says_so, banks_go_out_and_come_back,
        threatexchange_matches_against_an_exported_bank, a_bank_travels_as_stix_and_comes_in_as_leads,
        misp_loads_an_exported_bank, the_service_matches_as_hasher_matcher_actioner_does)
    suite.finish()
