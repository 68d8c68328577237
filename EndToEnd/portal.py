#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An organisation's own pages: its originals are taken back and put back, its keys renewed and withdrawn.

    EndToEnd/portal.py --bin .build/release [--shots FOLDER]
"""
import json
import re
import uuid

import chromium
from browsing import api_token, first_account
from support import Server, Suite, scene

shots = chromium.screenshot_folder()


def upload(suite, path, data, headers):
    """Sends a file to the API; status and answer."""
    boundary = uuid.uuid4().hex
    body = (f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n").encode() + data + f"\r\n--{boundary}--\r\n".encode()
    reply, answer = suite.person.request(
        "POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}", **headers})
    return reply.status, json.loads(answer)


def protect(suite, seed):
    """Protects a picture in the organisation's name; the address of its record, and the file."""
    path = suite.folder / f"{seed}.jpg"
    scene(seed).save(path, quality=90)
    data = path.read_bytes()
    token = {"Authorization": f"Bearer {suite.token}", "Idempotency-Key": f"key-{seed}-{uuid.uuid4().hex}"}
    status, answer = upload(suite, "/api/v1/protect", data, token)
    return status, answer, data


def state_of(suite, record):
    reply, data = suite.person.request("GET", f"/api/v1/records/{record}")
    assert reply.status == 200, data[:300]
    return json.loads(data)["state"]


def an_original_is_taken_back_and_put_back(suite):
    status, answer, _ = protect(suite, 11)
    assert status in (200, 201), answer
    record = answer["record"]["id"]
    reply, page = suite.person.get("/en/organisation/originals")
    assert record in page
    path = f"/en/organisation/originals/{record}"
    reply, page = suite.person.submit(f"{path}/take-back", {"reason": ""}, containing="version")
    assert reply.status == 422 and "Say why" in page
    reply, page = suite.person.submit(f"{path}/take-back", {"reason": "the date on it is wrong"}, containing="version")
    assert reply.status == 200 and state_of(suite, record) == "withdrawn", page[:300]
    reply, page = suite.person.get(f"/en/record/{record}")
    assert "withdrawn" in page
    suite.person.submit(f"{path}/put-back", {"reason": "it was right after all"}, containing="version")
    assert state_of(suite, record) == "active"


def a_lost_key_is_withdrawn_and_replaced(suite):
    page = suite.person.get("/en/organisation/keys")[1]
    serials = re.findall(r"/organisation/keys/([0-9a-f]+)/revoke", page)
    assert len(serials) == 1, serials
    suite.person.submit(f"/en/organisation/keys/{serials[0]}/revoke", {"reason": "keyCompromise"})
    status, answer, _ = protect(suite, 12)
    assert status >= 400, f"a file was signed with a withdrawn certificate: {answer}"
    assert "revoked" in json.dumps(answer) or "withdrawn" in json.dumps(answer), answer
    suite.person.submit("/en/organisation/keys/renew", {}, containing="keys/renew")
    status, answer, _ = protect(suite, 13)
    assert status in (200, 201), answer
    page = suite.person.get("/en/organisation/keys")[1]
    assert "In use" in page and "Earlier" in page and "Withdrawn on" in page


def the_pages_pass_the_scan_and_fit_a_phone(suite):
    record = re.search(r"/organisation/originals/(rec_[0-9a-f-]+)/take-back",
                       suite.person.get("/en/organisation/originals")[1])[1]
    serial = re.search(r"/organisation/keys/([0-9a-f]+)/revoke", suite.person.get("/en/organisation/keys")[1])[1]
    paths = ["/organisation", "/organisation/originals", f"/organisation/originals/{record}/take-back",
             "/organisation/keys", "/organisation/keys/renew", f"/organisation/keys/{serial}/revoke"]
    cookies = [{"name": name, "value": value, "url": suite.server.address}
               for name, value in suite.person.cookies.items()]
    found, wide = [], []
    for theme in ("light", "dark"):
        context = chromium.launched(suite).new_context(
            base_url=suite.server.address, color_scheme=theme, viewport={"width": 1280, "height": 800})
        context.add_cookies(cookies)
        page = context.new_page()
        for path in paths:
            assert page.goto(f"/en{path}").status == 200, path
            name = re.sub("[^a-z]+", "-", re.sub(f"{record}|{serial}", "", path)).strip("-")
            found += chromium.violations(page, f"{path} {theme}")
            chromium.shot(page, shots, f"{name}-{theme}")
            wide += chromium.too_wide(page, path)
        page.set_viewport_size({"width": 360, "height": 780})
        page.goto("/en/organisation/keys")
        chromium.shot(page, shots, f"phone-keys-{theme}")
    for language in ("es", "fr", "de"):
        for path in paths:
            page.goto(f"/{language}{path}")
            assert not page.locator("main [lang=en]").count(), f"{language}{path} is not translated"
    assert not found, "\n".join(found)
    assert not wide, "\n".join(wide)


def the_log_tells_of_all_of_it(suite):
    suite.server.stop()
    suite.command("audit", "verify", "--registry", suite.server.data, expect=0)


if __name__ == "__main__":
    suite = Suite(__doc__.splitlines()[0])
    with Server(suite, "--requests-per-minute", "100000", "--checks-per-minute", "100000") as suite.server:
        suite.person = first_account(suite.server)
        suite.token = api_token(suite.person)
        suite.run(an_original_is_taken_back_and_put_back, a_lost_key_is_withdrawn_and_replaced,
                  the_pages_pass_the_scan_and_fit_a_phone, the_log_tells_of_all_of_it)
    suite.finish()
