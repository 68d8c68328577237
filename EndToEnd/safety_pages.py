#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages about generators: the console decides, confirms and lifts; an account appeals; the policy is there for all.

    EndToEnd/safety_pages.py --bin .build/release [--shots FOLDER]
"""
import html
import json
import re

import chromium
import gateway as front
from browsing import Person, set_up_factor
from support import Suite

shots = chromium.screenshot_folder()


def invited(suite, login, role):
    """Somebody with a role and a second factor."""
    admin = front.house(suite)["person"]
    reply, page = admin.submit("/en/admin", {"note": login, "role": role}, containing="/admin/invitations")
    link = re.search(r"/invitation/[A-Za-z0-9_-]+", page)
    assert link, f"{reply.status} {page[-800:]}"
    person = Person(front.house(suite)["server"])
    reply, page = person.submit(
        link.group(0), {"name": login.title(), "login": login, "password": "a long enough pass phrase"})
    assert reply.status == 200, page[-500:]
    set_up_factor(person)
    return person


def section(page, containing):
    """The card of a page that contains a text."""
    for part in re.findall(r"<section class=\"card\">.*?</section>", page, re.S):
        if containing in html.unescape(part):
            return part
    raise AssertionError(f"no card with {containing!r}: {re.sub('<[^>]+>', ' ', page)[-1500:]}")


def the_staff_comes_with_a_second_factor(suite):
    admin = front.house(suite)["person"]
    reply, page = admin.get("/en/safety")
    assert reply.status == 403, "an administrator sees the requests of people"
    set_up_factor(admin)
    suite.engineer = invited(suite, "engineer", "safety_eng")
    suite.senior = invited(suite, "senior", "senior")
    suite.officer = invited(suite, "officer", "appeals")
    assert suite.engineer.get("/en/safety")[0].status == 200
    assert suite.engineer.get("/en/admin")[0].status == 403


def a_request_in_doubt_is_let_pass(suite):
    login = front.fresh_login(suite, "studio")
    suite.studio = front.client(suite, login=login)
    prompt = front.REVIEWED
    ticket = json.loads(suite.studio.images.with_raw_response.generate(model="painter", prompt=prompt).content)["id"]
    reply, page = suite.engineer.get("/en/safety")
    assert prompt in html.unescape(section(page, prompt))
    path = f"/safety/decisions/{ticket}/review"
    reply, page = suite.engineer.submit("/en/safety", {"reason": "", "decision": "approve"}, containing=path)
    assert reply.status == 422 and "Give a reason" in page
    reply, page = suite.engineer.submit(
        "/en/safety", {"reason": "a beach, and nothing else", "decision": "approve"}, containing=path)
    assert reply.status == 200 and ticket not in re.findall(r"/safety/decisions/([^/\"]+)/review", page)
    assert suite.studio.get(f"/tickets/{ticket}", cast_to=object)["status"] == "approved"
    answer = suite.studio.images.generate(model="painter", prompt=prompt, size="512x512")
    assert answer.data[0].b64_json, "the approved request was not made"


def a_ban_is_confirmed_appealed_and_lifted(suite):
    for prompt in front.BLOCKED:
        if front.refused(lambda: suite.studio.images.generate(model="painter", prompt=prompt)).code != "moderation_blocked":
            break
    assert front.refused(lambda: suite.studio.images.generate(model="painter", prompt=front.ALLOWED)).code == \
        "account_suspended"
    reply, page = suite.engineer.get("/en/safety")
    ban = re.search(r"/safety/bans/(ban_[0-9a-f-]+)", suite.senior.get("/en/safety")[1]).group(1)
    assert "points" in page and f"/safety/bans/{ban}" not in page, "an engineer may settle bans"
    reply, page = suite.senior.submit("/en/safety", {"step": "confirm"}, containing=ban)
    assert reply.status == 200 and "confirmed" in section(page, "points"), page[-500:]
    owner = front.house(suite)["people"]["studio"]
    reply, page = owner.submit("/en/account/generation", {"text": "too short"}, containing=ban)
    assert reply.status == 422
    reply, page = owner.submit(
        "/en/account/generation", {"text": "These were tests of your own rules, agreed with you beforehand."}, containing=ban)
    assert "You have appealed" in page
    # Whoever confirmed it has no say in the appeal, and neither has the engineer.
    assert f"/safety/appeals/{ban}" not in suite.senior.get("/en/safety")[1]
    reply, page = suite.officer.submit(
        "/en/safety", {"reason": "agreed beforehand, as the log shows", "decision": "grant"}, containing=f"appeals/{ban}")
    assert reply.status == 200
    assert suite.studio.images.generate(model="painter", prompt=front.ALLOWED + " again", size="256x256").data
    page = owner.get("/en/account/generation")[1]
    assert "Your appeal was granted" in page and "agreed beforehand" in page


def a_decision_is_explained(suite):
    page = suite.engineer.get("/en/safety?outcome=block")[1]
    path = re.search(r"/en/safety/decisions/gen_[0-9a-f-]+", page).group(0)
    suite.decision = path.removeprefix("/en")
    words = html.unescape(re.sub("<[^>]+>", " ", suite.engineer.get(path)[1]))
    for part in ("Why", "Words that counted", "entity/person", "R-", "standard-"):
        assert part in words, f"{part!r} is missing"
    assert suite.senior.get("/en/safety/decisions/gen_0190f3c2-7b1a-7c3d-8e4f-0123456789ab")[0].status == 404


def the_policy_is_there_for_all(suite):
    stranger = Person(front.house(suite)["server"])
    reply, page = stranger.get("/en/policy/generation")
    words = " ".join(html.unescape(re.sub("<[^>]+>", " ", page)).split())
    assert reply.status == 200
    for part in ("Clause P1", "always allowed", "R-LIKE-01"):
        assert part in words, f"{part!r} is missing"


def the_pages_pass_the_scan_and_fit_a_phone(suite):
    suite.command(
        "redteam", "run", "--record", front.house(suite)["server"].data, "--mutators", "leet,reversed", expect=0)
    suite.studio.images.with_raw_response.generate(model="painter", prompt=front.REVIEWED + " in the evening")
    server = front.house(suite)["server"]
    paths = ["/safety", suite.decision, "/policy/generation", "/account/generation"]
    found, wide = [], []
    for who, some in ((suite.engineer, paths), (front.house(suite)["people"]["studio"], paths[3:])):
        for theme in ("light", "dark"):
            context = chromium.launched(suite).new_context(
                base_url=server.address, color_scheme=theme, viewport={"width": 1280, "height": 800})
            context.add_cookies(
                [{"name": name, "value": value, "url": server.address} for name, value in who.cookies.items()])
            page = context.new_page()
            for path in some:
                assert page.goto(f"/en{path}").status == 200, path
                name = re.sub("[^a-z]+", "-", path.split("gen_")[0]).strip("-") + ("-owner" if some != paths else "")
                found += chromium.violations(page, f"{path} {theme}")
                chromium.shot(page, shots, f"{name}-{theme}")
                wide += chromium.too_wide(page, path)
            page.set_viewport_size({"width": 360, "height": 780})
            page.goto(f"/en{some[0]}")
            chromium.shot(page, shots, f"phone-{'owner' if some != paths else 'safety'}-{theme}")
    for language in ("es", "fr", "de"):
        for path in ("/safety", "/account/generation"):
            page.goto(f"/{language}{path}")
            assert not page.locator("main [lang=en]").count(), f"{language}{path} is not translated"
    assert not found, "\n".join(found)
    assert not wide, "\n".join(wide)


def main():
    suite = Suite(__doc__.splitlines()[0])
    try:
        suite.run(
            the_staff_comes_with_a_second_factor, a_request_in_doubt_is_let_pass,
            a_ban_is_confirmed_appealed_and_lifted, a_decision_is_explained, the_policy_is_there_for_all,
            the_pages_pass_the_scan_and_fit_a_phone, front.the_log_of_it_all_is_whole)
    finally:
        home = getattr(suite, "house", None)
        if home:
            for process in home.get("known", {}).values():
                process.stop()
            home["generator"].stop()
            home["server"].stop()
    suite.finish()


if __name__ == "__main__":
    main()
