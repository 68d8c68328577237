#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Casework in a real browser: a report, a reviewer's proposal, a second review, an appeal, its reversal; roles, forgery.

    EndToEnd/casework.py --bin .build/release [--shots FOLDER]
"""
import json
import re
import urllib.error
import urllib.request

import chromium
from browsing import one_time_code
from support import Server, Suite, scene

shots = chromium.screenshot_folder()
PASSWORD = "a long enough pass phrase"
HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> \u202egnp.exe"


def tab(suite, script=True, width=1280):
    context = chromium.launched(suite).new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script, base_url=suite.server.address)
    return context.new_page()


def set_up_factor(page):
    page.goto("/en/account/second-factor")
    page.click("main button.primary")
    page.wait_for_selector("svg.qr")
    page.fill("#code", one_time_code(page.inner_text("main code")))
    page.click("main button.primary")
    page.wait_for_selector(".confirmation pre")


def token(page):
    return page.get_attribute("main form input[name=token]", "value") or page.get_attribute("input[name=token]", "value")


def the_staff_is_invited(suite):
    suite.server = Server(suite, "--requests-per-minute", "100000").start(wait=120)
    suite.people = {}
    admin = tab(suite)
    admin.goto(re.search(r"https?://\S+?(/\S*setup/\S+)", suite.server.log.read_text()).group(1))
    for field, text in (("organisation", "Norhaven Election Board"), ("name", "Ada"), ("login", "ada")):
        admin.fill(f"#{field}", text)
    admin.fill("#password", PASSWORD)
    admin.click("main button.primary")
    admin.wait_for_url("**/protect")
    set_up_factor(admin)
    suite.people["admin"] = admin
    for role, queues in (("reviewer", "general"), ("senior", ""), ("appeals", ""), ("stranger", "images")):
        admin.goto("/en/admin")
        admin.fill("#note", role)
        admin.check(f"#role-{'reviewer' if role == 'stranger' else role}")
        admin.fill("#queues", queues)
        admin.click("form[action$='/admin/invitations'] button")
        # The reviewer works without a script.
        page = tab(suite, script=role != "reviewer")
        page.goto(admin.inner_text(".confirmation code"))
        page.fill("#name", role)
        page.fill("#login", role)
        page.fill("#password", PASSWORD)
        page.click("main button.primary")
        page.wait_for_url("**/account")
        set_up_factor(page)
        suite.people[role] = page


def a_report_becomes_a_case(suite):
    picture = suite.folder / "fake.jpg"
    scene(11).save(picture, "JPEG", quality=88)
    page = tab(suite, script=False, width=360)
    page.goto("/en/report")
    page.set_input_files("input[type=file]", picture)
    page.fill("#links", "https://example.org/post/1")
    page.check("input[name=reason][value=candidate_likeness]")
    page.fill("#explanation", HOSTILE + " This shows her at a rally that never happened.")
    for name, value in (("satire_possible", "unsure"), ("requested", "label"), ("relation", "public")):
        page.check(f"input[name={name}][value={value}]")
    page.check("input[name=good_faith]")
    page.click("main button.primary")
    suite.receipt = re.search(r"CS(-[0-9A-Z]{4}){3}", page.inner_text("main")).group(0)


def the_reviewer_takes_it_and_proposes(suite):
    page = suite.people["reviewer"]
    page.goto("/en/review")
    chromium.shot(page, shots, "queue")
    page.click("text=Take the next case")
    suite.case = re.search(r"cas_[0-9a-f-]+", page.url).group(0)
    assert "Being looked into" in page.inner_text("main")
    body = page.content()
    assert "<script>document" not in body and not re.search(r"evd_[0-9a-f-]+/preview", body), "the picture was sent before anybody asked"
    chromium.shot(page, shots, "case")
    page.click("text=Show the picture")
    assert page.locator("svg.canvas image").count()
    chromium.shot(page, shots, "case-shown")
    page.goto(f"/en/review/{suite.case}")
    # Nothing is decided without reasons.
    page.click("#do-propose > summary")
    page.check("#outcome-label")
    page.click("#do-propose button.primary")
    assert page.title().startswith("Error:"), page.title()
    summary = page.inner_text("#errors")
    for words in ("Name the clause", "at least 50 characters", "which exemptions", "five elements"):
        assert words in summary, summary
    chromium.shot(page, shots, "case-refused")
    page.goto(f"/en/review/{suite.case}")
    page.click("#do-assess > summary")
    for element in ("E1", "E2", "E3", "E4", "E5"):
        page.check(f"#{element}-established")
        page.locator(f"#{element}_evidence input").first.check()
        page.fill(f"#{element}_note", HOSTILE)
    page.check("#exemption-satire")
    page.click("#do-assess button.primary")
    page.click("#do-propose > summary")
    page.check("#outcome-label")
    page.check("#measure-M1")
    page.fill("#clause", "P1")
    page.fill("#facts", "The rally in the picture did not happen; her office and two newsrooms say so. " + HOSTILE)
    page.fill("#exemptions_considered", "Satire: nothing in the context says so.")
    page.click("text=Preview the statement of reasons")
    assert "how to appeal" in page.inner_text("#statement")
    chromium.shot(page, shots, "statement")
    page.click("#do-propose button.primary")
    assert "Second review" in page.inner_text(".facts"), page.inner_text("main")[:500]
    assert "owned" not in page.title()


def the_second_person_confirms_and_it_takes_effect(suite):
    page = suite.people["senior"]
    page.goto(f"/en/review/{suite.case}")
    assert page.title() != "owned"
    page.click("#do-confirm > summary")
    page.click("#do-confirm button.primary")
    text = page.inner_text("main")
    assert "can be appealed" in text and "in effect" in text, text[:800]
    status = tab(suite)
    status.goto("/en/report/status")
    status.fill("#code", suite.receipt)
    status.click("main button.primary")
    assert "It was labelled" in status.inner_text("main")


def an_appeal_is_decided_by_somebody_else(suite):
    page = tab(suite, script=False)
    page.goto("/en/appeal")
    page.fill("#code", suite.receipt)
    page.check("input[name=ground][value=satire]")
    page.fill("#text", "It was drawn by a cartoonist and everybody knew. " + HOSTILE)
    page.click("main button.primary")
    assert "CS-" in page.inner_text("main"), page.inner_text("main")
    officer = suite.people["appeals"]
    officer.goto("/en/review")
    officer.click("#appeals ~ ul a")
    suite.appeal = re.search(r"apl_[0-9a-f-]+", officer.url).group(0)
    chromium.shot(officer, shots, "appeal")
    for event in ("admit", "take"):
        officer.click(f"#do-{event} > summary")
        officer.click(f"#do-{event} button.primary")
    officer.click("#do-decide > summary")
    officer.check("#appeal_outcome-reversed")
    officer.fill("#decide-reason", "The cartoonist signed it, and the account is known for cartoons.")
    officer.click("#do-decide button.primary")
    text = officer.inner_text("main")
    assert "Reversed" in text and "reversed" in text, text[:600]
    assert officer.title() != "owned"


def call(suite, page, method, path, body=None, headers=None):
    """As the browser of that person, or anything else that holds its cookies, would ask."""
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    request = urllib.request.Request(
        suite.server.address + path, method=method, data=None if body is None else json.dumps(body).encode(),
        headers={"cookie": cookies, "content-type": "application/json", "sec-fetch-site": "same-origin",
                 **(headers or {})})
    try:
        with urllib.request.urlopen(request) as reply:
            return reply.status, json.loads(reply.read())
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def every_role_is_held_to_its_verbs(suite):
    people = suite.people
    path = f"/api/cases/{suite.case}"
    for who, status in (("reviewer", 200), ("senior", 200), ("appeals", 200), ("stranger", 403), ("admin", 403)):
        assert call(suite, people[who], "GET", path)[0] == status, who
    case = call(suite, people["senior"], "GET", path)[1]
    piece = case["evidence"][0]["id"]
    for who, status in (("stranger", 403), ("admin", 403)):
        code, _ = call(suite, people[who], "GET", f"/review/{suite.case}/{piece}/file")
        assert code == status, (who, code)
    events = {
        "triage": {"reviewer", "senior"}, "assign": {"reviewer", "senior"}, "merge": {"reviewer", "senior"},
        "reject_scope": {"reviewer", "senior"}, "ask": {"reviewer", "senior"}, "answer": {"reviewer", "senior"},
        "assess": {"reviewer", "senior"}, "provisional": {"reviewer", "senior"}, "propose": {"reviewer", "senior"},
        "return": {"senior"}, "confirm": {"senior"}, "new_facts": {"senior"}, "apply": set(), "window_ends": set(),
        "timeout": set()}
    fields = {"severity": "S2", "into": suite.case, "outcome": "label"}
    tried = 0
    for event, allowed in events.items():
        for who, page in people.items():
            # An old version: who may is told of the conflict, who may not is refused; nothing changes either way.
            version = call(suite, people["senior"], "GET", path)[1]["case"]["version"]
            status, text = call(suite, page, "POST", f"{path}/{event}", dict(fields, version=version))
            refused = status == 403
            assert refused == (who not in allowed) or (not refused and status in (200, 409, 422)), (event, who, status)
            assert not (who not in allowed and status == 200), (event, who)
            tried += 1
    assert call(suite, people["senior"], "POST", f"{path}/nonsense", {"version": 1})[0] == 404
    print(f"   {tried} pairs of a role and an event")


def a_forged_request_changes_nothing(suite):
    path = f"/api/cases/{suite.case}/ask"
    page = suite.people["senior"]
    assert call(suite, page, "POST", path, {}, {"sec-fetch-site": "cross-site"})[0] == 403
    cookies = "; ".join(f"{c['name']}={c['value']}" for c in page.context.cookies())
    request = urllib.request.Request(
        f"{suite.server.address}/en/review/{suite.case}/ask", data=b"question=x&version=1", method="POST",
        headers={"cookie": cookies, "content-type": "application/x-www-form-urlencoded",
                 "sec-fetch-site": "same-origin"})
    try:
        urllib.request.urlopen(request)
        raise AssertionError("a form without the session's token was taken")
    except urllib.error.HTTPError as error:
        assert error.code in (403, 422), error.code


def every_page_passes_the_scan(suite):
    found = []
    for who, path in (("reviewer", "/en/review"), ("senior", f"/en/review/{suite.case}"),
                      ("senior", f"/en/review/{suite.case}?show=picture"),
                      ("appeals", f"/en/review/appeals/{suite.appeal}")):
        page = suite.people[who if who != "reviewer" else "senior"]
        page.goto(path)
        for details in page.locator("main details.more").all():
            details.evaluate("node => node.open = true")
        found += chromium.violations(page, path)
    assert not found, "\n".join(found)


def the_log_holds_every_refusal(suite):
    suite.server.stop()
    suite.command("audit", "verify", "--registry", str(suite.server.data), expect=0)


suite = Suite(__doc__)
try:
    suite.run(
        the_staff_is_invited, a_report_becomes_a_case, the_reviewer_takes_it_and_proposes,
        the_second_person_confirms_and_it_takes_effect, an_appeal_is_decided_by_somebody_else,
        every_role_is_held_to_its_verbs, a_forged_request_changes_nothing, every_page_passes_the_scan,
        the_log_holds_every_refusal)
finally:
    if getattr(suite, "browser", None):
        suite.browser.close()
        suite.playwright.stop()
        suite.server.stop()
suite.finish()
